import { useSyncExternalStore } from 'react';

/** A value outside React that components follow. `set` with a new value tells them. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** @returns what ends it */
  watch(listener: (value: T) => void): () => void;
}

export function makeStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of [...listeners]) listener(next);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.watch, store.get);

/** Where something is kept that has to outlast the page or the process: tokens, a cursor. */
export interface Kept<T> {
  load(): T | null | undefined | Promise<T | null | undefined>;
  /** @param value nothing: forget it */
  save(value: T | undefined): void | Promise<void>;
}

/** What `localStorage`, `sessionStorage` and React Native's AsyncStorage have in common. */
export interface KeyValueStorage {
  getItem(key: string): string | null | Promise<string | null>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

/** Keeps it for as long as this object lives. */
export function inMemory<T>(value?: T): Kept<T> {
  let kept = value;
  return {
    load: () => kept,
    save: next => {
      kept = next;
    },
  };
}

/** Keeps it as JSON under a key: `keptIn(localStorage, 'bellwether.session')`. */
export const keptIn = <T>(storage: KeyValueStorage, key: string): Kept<T> => ({
  async load() {
    const text = await storage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  },
  async save(value) {
    await (value === undefined ? storage.removeItem(key) : storage.setItem(key, JSON.stringify(value)));
  },
});

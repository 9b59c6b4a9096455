/** What the package reads of an answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Null or absent where `fetch` cannot stream, as React Native's own. */
  readonly body?: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }> } } | null;
  text(): Promise<string>;
}

interface Aborting {
  readonly signal: unknown;
  abort(): void;
}

interface TextDecoding {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

/**
 * All that the package takes from where it runs: what browsers, Node and React Native share. It is compiled without the types of a DOM and of Node, so that
 * nothing else slips in.
 */
export interface Surroundings {
  fetch(url: string, init: object): Promise<HttpAnswer>;
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  AbortController: new () => Aborting;
  TextDecoder: new () => TextDecoding;
  WebSocket?: unknown;
  crypto?: { randomUUID?(): string };
  /** Locks shared by the tabs of a browser. */
  navigator?: { locks?: { request<T>(name: string, work: () => Promise<T>): Promise<T> } };
}

export const surroundings = globalThis as unknown as Surroundings;

/** Runs `work` after so many milliseconds. @returns what prevents it */
export function later(ms: number, work: () => void): () => void {
  const timer = surroundings.setTimeout(work, ms);
  return () => surroundings.clearTimeout(timer);
}

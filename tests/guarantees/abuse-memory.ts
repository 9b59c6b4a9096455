import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Arguments of a server whose memory can be looked at. */
export const LOOKED_AT = ['--inspect=127.0.0.1:0', 'dist/main.js'];

/** What a server holds, in bytes. */
export interface Memory {
  /** Objects, after everything that nobody needs has been let go. */
  heap: number;
  /** Buffers and the like beside them. */
  external: number;
  /** What the system counts: it comes back late, or never. */
  resident: number;
}

/** Looks at the memory of a server that was started with `LOOKED_AT`, by the inspector of V8. */
export class MemoryOf {
  #asked = 0;

  private constructor(private readonly socket: WebSocket) {}

  static async open(output: readonly string[]): Promise<MemoryOf> {
    const address = output.map(line => /Debugger listening on (ws:\S+)/.exec(line)?.[1]).find(Boolean);
    if (!address) throw new Error('The server was not started with LOOKED_AT.');
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return new MemoryOf(socket);
  }

  async now(): Promise<Memory> {
    // what a first collection finalises, a second one frees
    for (let i = 0; i < 3; i++) await this.#ask('HeapProfiler.collectGarbage');
    const { result } = await this.#ask('Runtime.evaluate', { expression: 'JSON.stringify(process.memoryUsage())', returnByValue: true });
    const { heapUsed, external, rss } = JSON.parse((result as { value: string }).value);
    return { heap: heapUsed, external, resident: rss };
  }

  close(): void {
    this.socket.close();
  }

  async #ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#asked;
    const answered = new Promise<Record<string, unknown>>(resolve => {
      const hear = (data: unknown) => {
        const told = JSON.parse(String(data)) as { id?: number; result?: Record<string, unknown> };
        if (told.id !== id) return;
        this.socket.off('message', hear);
        resolve(told.result ?? {});
      };
      this.socket.on('message', hear);
    });
    this.socket.send(JSON.stringify({ id, method, params }));
    return answered;
  }
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** One address in front of several servers, as a load balancer is: each connection goes to the next of those whose `/readyz` says so. */
export class Balancer {
  #targets = new Map<string, boolean>();
  #sockets = new Set<Socket>();
  #server = createServer(near => this.#connect(near));
  #next = 0;
  #watching = true;
  #watch: Promise<void>;
  url = '';

  private constructor() {
    this.#watch = this.#look();
  }

  static async open(): Promise<Balancer> {
    const balancer = new Balancer();
    balancer.#server.listen(0, '127.0.0.1');
    await once(balancer.#server, 'listening');
    balancer.url = `http://127.0.0.1:${(balancer.#server.address() as AddressInfo).port}`;
    return balancer;
  }

  /** Resolves when clients are sent there. */
  async add(url: string): Promise<void> {
    this.#targets.set(url, await isReady(url));
    while (!this.#targets.get(url)) await wait(10);
  }

  remove(url: string): void {
    this.#targets.delete(url);
  }

  async close(): Promise<void> {
    this.#watching = false;
    await this.#watch;
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #connect(near: Socket): void {
    const ready = [...this.#targets].filter(([, is]) => is).map(([url]) => url);
    const target = ready[this.#next++ % ready.length];
    if (!target) return void near.destroy();
    const far = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => this.#sockets.delete(one));
      one.pipe(other);
    }
  }

  /** Every 50 ms, as often as DRAIN_DELAY of the test needs. */
  async #look(): Promise<void> {
    while (this.#watching) {
      for (const url of this.#targets.keys()) {
        const ready = await isReady(url);
        if (this.#targets.has(url)) this.#targets.set(url, ready);
      }
      await wait(50);
    }
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    response => response.ok,
    () => false,
  );

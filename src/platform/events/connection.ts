import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

const SHORTEST = 50;
const LONGEST = 2_000;

/** How a connection is known to PostgreSQL, and settings of its session. */
export interface ConnectionOptions {
  role: 'bellwether_app' | 'bellwether_worker';
  name: string;
  options?: Record<string, string | number>;
}

/** What a process does on each new connection, before anything else; throws to have another try. */
export type Greeting = (client: pg.Client) => Promise<void>;

/**
 * One connection of its own to PostgreSQL, for what a pool cannot do: hear notifications, hold a lock for as long as the process lives.
 * When it breaks it is made anew, at first after 50 ms, at last every 2 s, for ever.
 */
export class Connection {
  #client: pg.Client | undefined;
  #ended = new AbortController();

  /**
   * @param url of the server itself, not of a pooler
   * @param heard called for each notification, and with nothing when the connection is lost
   */
  constructor(
    private readonly url: string,
    private readonly log: Logger,
    private readonly greet: Greeting,
    private readonly heard: (message: string) => void,
    private readonly as: ConnectionOptions = { role: 'bellwether_app', name: 'bellwether events' },
  ) {}

  /** The rows of one statement. Waits for a connection. @throws what PostgreSQL throws, or that the connection broke */
  async query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    const client = this.#client ?? (await this.#connected());
    return (await client.query<T>(text, values)).rows;
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.#client?.end().catch(() => {});
  }

  #connecting: Promise<pg.Client> | undefined;
  #connected(): Promise<pg.Client> {
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #connect(): Promise<pg.Client> {
    for (let pause = SHORTEST; ; pause = Math.min(pause * 2, LONGEST)) {
      this.#ended.signal.throwIfAborted();
      const client = this.#make();
      try {
        await client.connect();
        await this.greet(client);
        this.#ended.signal.throwIfAborted();
        this.#client = client;
        return client;
      } catch (error) {
        client.end().catch(() => {});
        this.#ended.signal.throwIfAborted();
        this.log.warn({ err: error }, `no connection to PostgreSQL for "${this.as.name}"`);
        await wait(pause, undefined, { signal: this.#ended.signal });
      }
    }
  }

  #make(): pg.Client {
    const url = new URL(this.url);
    // Options of the address would replace ours, and with them the role.
    url.searchParams.delete('options');
    const client = new pg.Client({
      connectionString: url.href,
      options: Object.entries({ role: this.as.role, ...this.as.options })
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      application_name: this.as.name,
      keepAlive: true,
      pipeline: true,
      connectionTimeoutMillis: 5_000,
    });
    const lost = () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      if (!this.#ended.signal.aborted) this.heard('');
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.heard(payload ?? ''));
    return client;
  }
}

import pg from 'pg';
import { type Database, PASSWORD } from './database.ts';
import type { Questions } from './questions.ts';
import { quantile, spread, table, type Verdict } from './report.ts';
import { BENCH_USER } from './seed.ts';
import { type Server, signIn, startVariant } from './server.ts';

const RATE = 400;
/** Milliseconds from commit to socket, and from the end of a saturated load until nothing is left to tell. */
const MOST = { median: 5, backlog: 2_000 };
const PATIENCE = 60_000;

const DOCUMENT = 'subscription { ticketUpdated { ... on TicketChanged { changes { after } } } }';
const LABEL = /"after":"d(\d+)"/;
const clock = () => Number(process.hrtime.bigint()) / 1e6;

/** One client that notes when it hears of each change. */
class Listener {
  readonly heard = new Map<number, number>();
  #changed = () => {};
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const [, number] = LABEL.exec(String(data)) ?? [];
      if (number) this.heard.set(Number(number), clock());
      else if (String(data).includes('"ping"')) socket.send('{"type":"pong"}');
      this.#changed();
    });
  }

  static async open(url: string, authorization: string): Promise<Listener> {
    const socket = new WebSocket(url.replace('http', 'ws').concat('/graphql'), 'graphql-transport-ws');
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('E: the socket was refused.'));
    });
    const acknowledged = new Promise(resolve => socket.addEventListener('message', resolve, { once: true }));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await acknowledged;
    socket.send(JSON.stringify({ id: 'E', type: 'subscribe', payload: { query: DOCUMENT } }));
    return new Listener(socket);
  }

  /** Waits until all have been heard. @throws after a minute */
  async all(numbers: readonly number[]): Promise<void> {
    const until = performance.now() + PATIENCE;
    let at = 0;
    for (;;) {
      while (at < numbers.length && this.heard.has(numbers[at] as number)) at++;
      if (at === numbers.length) return;
      const left = until - performance.now();
      if (left < 0) throw new Error(`E: ${numbers.length - this.heard.size} of ${numbers.length} changes were not told within a minute.`);
      await new Promise<void>(resolve => {
        this.#changed = resolve;
        setTimeout(resolve, Math.min(left, 100)).unref();
      });
    }
  }

  close(): void {
    this.socket.close();
  }
}

interface Told {
  committed: [number: number, at: number][];
  ended: number;
}

async function delays(server: Server, listener: Listener, order: object): Promise<{ delays: number[]; rate: number; backlog: number }> {
  const { committed, ended } = (await server.asked({ kind: 'told', ...order })) as Told;
  await listener.all(committed.map(([number]) => number));
  const heard = committed.map(([number]) => listener.heard.get(number) as number);
  const first = Math.min(...committed.map(([, at]) => at));
  return {
    delays: committed.map(([, at], i) => Math.max(0, (heard[i] as number) - at)),
    rate: committed.length / ((ended - first) / 1000),
    backlog: Math.max(0, heard.reduce((last, at) => Math.max(last, at), 0) - ended),
  };
}

/** E: milliseconds from a commit to the socket of a subscriber, at a steady rate, while a snapshot is held, and saturated. */
export async function measureDelay(
  database: Database,
  { user, tickets }: Questions,
  { seconds, hold }: { seconds: number; hold: number },
  say: (text: string) => void,
): Promise<Verdict[]> {
  const environment = { BENCH_USER_ID: user, PORT: '0' };
  const server = await startVariant('commits.ts', { ...database, plainUrl: database.ownerUrl }, environment);
  const holder = new pg.Client({ connectionString: database.plainUrl });
  await holder.connect();
  const { authorization = '' } = await signIn(server.url, BENCH_USER, PASSWORD);
  const listener = await Listener.open(server.url, authorization);
  const order = { concurrency: 16, tickets };
  try {
    const rows: string[][] = [];
    const row = (what: string, { delays: all, rate, backlog }: Awaited<ReturnType<typeof delays>>) =>
      rows.push([what, rate.toFixed(0), quantile(all, 0.5).toFixed(2), quantile(all, 0.99).toFixed(2), backlog.toFixed(0)]);
    await delays(server, listener, { ...order, rate: 50, seconds: 2 }); // until it listens, and compilers have seen it
    const steady = await delays(server, listener, { ...order, rate: RATE, seconds: seconds * 3 });
    row(`${RATE} a second`, steady);
    await holder.query('begin isolation level repeatable read');
    await holder.query('select count(*) from event_log');
    const held = await delays(server, listener, { ...order, rate: RATE, seconds: hold });
    await holder.query('rollback');
    row(`${RATE} a second, a snapshot held for ${hold} s`, held);
    const saturated = await delays(server, listener, { ...order, seconds: seconds * 3 });
    row('as many as there can be', saturated);
    say('\nE  from commit to the socket of a subscriber, in one process');
    say(table(['changes', 'a second', 'ms, median', 'ms, p99', 'ms until all is told'], rows));
    const verdict = (what: string, is: number, most: number): Verdict => ({ what, is: spread([is]), most, noise: 0 });
    return [
      verdict(`E ms from commit to socket, ${RATE} a second`, quantile(steady.delays, 0.5), MOST.median),
      verdict(`E ms from commit to socket, a snapshot held`, quantile(held.delays, 0.5), MOST.median),
      verdict('E ms until all is told after a saturated load', saturated.backlog, MOST.backlog),
    ];
  } finally {
    listener.close();
    await holder.end();
    await server.stop();
  }
}

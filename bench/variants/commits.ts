import 'reflect-metadata';
import { product } from '../product.ts';

// The product, which changes tickets by its own transactions, without HTTP: with an event and without.
interface Tx {
  em: object;
}
interface Ticket {
  id: string;
  category: string | null;
}
interface Base {
  services: {
    viewers: { system(): object; byId(id: string): Promise<object> };
    transact(viewer: object, verb: (tx: Tx) => Promise<unknown>): Promise<unknown>;
  };
}
const { areas } = await product<{ areas: object[] }>('app.js');
const { readConfig } = await product<{ readConfig(environment: object): object }>('platform/config.js');
interface Serving {
  openBase(config: object, areas: object[]): Promise<Base>;
  serve(base: Base, areas: object[]): Promise<{ url: string; close(): Promise<void> }>;
}
const { openBase, serve } = await product<Serving>('platform/server/start.js');
const { locked } = await product<{ locked(tx: Tx, entity: unknown, prefix: string, id: string): Promise<Ticket> }>(
  'platform/database/locked.js',
);
const { emit } = await product<{ emit(tx: Tx, event: unknown, subject: Ticket, payload: unknown): void }>('platform/events/define.js');
const { Ticket } = await product<{ Ticket: unknown }>('crm/service/ticket.entity.js');
const { ticketChanged } = await product<{ ticketChanged: unknown }>('crm/service/ticket.events.js');

const base = await openBase(readConfig({ ...process.env, LOG_LEVEL: 'error' }), areas);
const running = await serve(base, areas);
const { viewers, transact } = base.services;
const viewer = await viewers.byId(process.env.BENCH_USER_ID as string);
let n = 0;

const change = (id: string, emits: boolean, after = `c${n++ % 50}`) =>
  transact(viewer, async tx => {
    const ticket = await locked(tx, Ticket, 'ticket', id);
    const before = ticket.category;
    ticket.category = after;
    if (emits) emit(tx, ticketChanged, ticket, { changes: [{ field: 'category', before, after }] });
  });

interface Order {
  emits: boolean;
  seconds: number;
  concurrency: number;
  tickets: string[];
}
let next = 0;
async function saturate({ emits, seconds, concurrency, tickets }: Order): Promise<{ commits: number; seconds: number }> {
  const began = performance.now();
  let commits = 0;
  const one = async () => {
    while (performance.now() - began < seconds * 1000) {
      await change(tickets[next++ % tickets.length] as string, emits);
      commits++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return { commits, seconds: (performance.now() - began) / 1000 };
}

/** Milliseconds of a clock that all processes of the machine share. */
const clock = () => Number(process.hrtime.bigint()) / 1e6;

interface Paced {
  /** Changes a second; as many as there can be without. */
  rate?: number;
  seconds: number;
  concurrency: number;
  tickets: string[];
}
/** Changes with an event, each with a number of its own, and when each was committed. */
async function told({ rate, seconds, concurrency, tickets }: Paced): Promise<{ committed: [number: number, at: number][]; ended: number }> {
  const committed: [number, number][] = [];
  const one = async () => {
    const number = n++;
    await change(tickets[number % tickets.length] as string, true, `d${number}`);
    committed.push([number, clock()]);
  };
  const began = clock();
  if (rate) {
    const under = new Set<Promise<void>>();
    for (let made = 0; clock() - began < seconds * 1000; await new Promise(resolve => setTimeout(resolve, 1))) {
      for (; made < ((clock() - began) / 1000) * rate; made++) {
        const going = one().finally(() => under.delete(going));
        under.add(going);
      }
    }
    await Promise.all(under);
  } else {
    const again = async () => {
      while (clock() - began < seconds * 1000) await one();
    };
    await Promise.all(Array.from({ length: concurrency }, again));
  }
  return { committed, ended: clock() };
}

process.on('message', order => {
  const { kind } = order as { kind?: string };
  (kind === 'told' ? told(order as Paced) : saturate(order as Order)).then(
    done => process.send?.(done),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => void running.close().then(() => process.exit()));
process.send?.({ url: running.url.replace(/\/$/, '') });

import 'reflect-metadata';
import { product } from '../product.ts';

// The product's own transactions, without HTTP: the same change of a ticket, with an event and without.
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
  close(): Promise<void>;
}
const { areas } = await product<{ areas: object[] }>('app.js');
const { readConfig } = await product<{ readConfig(environment: object): object }>('platform/config.js');
const { openBase } = await product<{ openBase(config: object, areas: object[]): Promise<Base> }>('platform/server/start.js');
const { locked } = await product<{ locked(tx: Tx, entity: unknown, prefix: string, id: string): Promise<Ticket> }>(
  'platform/database/locked.js',
);
const { emit } = await product<{ emit(tx: Tx, event: unknown, subject: Ticket, payload: unknown): void }>('platform/events/define.js');
const { Ticket } = await product<{ Ticket: unknown }>('crm/service/ticket.entity.js');
const { ticketChanged } = await product<{ ticketChanged: unknown }>('crm/service/ticket.events.js');

const base = await openBase(readConfig({ ...process.env, LOG_LEVEL: 'error' }), areas);
const { viewers, transact } = base.services;
const viewer = await viewers.byId(process.env.BENCH_USER_ID as string);
let n = 0;

const change = (id: string, emits: boolean) =>
  transact(viewer, async tx => {
    const ticket = await locked(tx, Ticket, 'ticket', id);
    const [before, after] = [ticket.category, `c${n++ % 50}`];
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

process.on('message', order => {
  saturate(order as Order).then(
    done => process.send?.(done),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => void base.close().then(() => process.exit()));
process.send?.({ url: '' });

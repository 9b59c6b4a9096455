import type { Database } from './database.ts';
import { type Fan, subscriptionsOf, tokensOf } from './fans.ts';
import { ask, post } from './load.ts';
import { processorTime } from './processor.ts';
import type { Questions } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import { type Server, startVariant } from './server.ts';

/** Updates under way at once. */
const WINDOW = 4;
/** KiB of heap that a subscription may take. */
const HEAP = 15;

const UPDATE = 'mutation F($input: TicketUpdateInput!) { ticketUpdate(input: $input) { changeId errors { code message } } }';

interface Side {
  server: Server;
  subscribers: Server;
  /** Makes one event. */
  send(): Promise<unknown>;
  milliseconds: number;
  events: number;
}
export interface Product {
  server: Server;
  headers: Record<string, string>;
}

/** Clients in a process of their own, connected; `subscribe` makes them listen. */
async function connected(database: Database, url: string, count: number, tokens: string[]): Promise<Server> {
  const subscribers = await startVariant('subscribers.ts', database);
  await subscribers.asked({ kind: 'open', url, count, tokens });
  return subscribers;
}

/** Sends until everybody heard one: a subscription that is just being opened hears only what comes later. */
async function settle({ subscribers, send }: Pick<Side, 'subscribers' | 'send'>, { id, subscribers: count }: Fan): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    await subscribers.asked({ kind: 'reset' });
    await send();
    const heard = subscribers.asked({ kind: 'hear', events: count });
    const late = new Promise<undefined>(resolve => setTimeout(resolve, 5_000, undefined).unref());
    const told = (await Promise.race([heard, late])) as { sample: string } | undefined;
    if (told) return told.sample;
  }
  throw new Error(`${id}: not all of the subscribers are told.`);
}

/** Events to all subscribers, a second, until the last has been heard. */
async function round(side: Side, fan: Fan, postmaster: number): Promise<number> {
  await side.subscribers.asked({ kind: 'reset' });
  const before = processorTime(side.server.pid, postmaster);
  const began = performance.now();
  const heard = side.subscribers.asked({ kind: 'hear', events: fan.subscribers * fan.events });
  let left = fan.events;
  const sender = async () => {
    while (left-- > 0) await side.send();
  };
  await Promise.all([heard, ...Array.from({ length: WINDOW }, sender)]);
  const seconds = (performance.now() - began) / 1000;
  side.milliseconds += processorTime(side.server.pid, postmaster).server - before.server;
  side.events += fan.events;
  return fan.events / seconds;
}

function updater({ server, headers }: Product, ticketId: string): () => Promise<void> {
  let n = Date.now();
  return async () => {
    const input = { ticketId, category: `c${n++}` };
    const request = () => post(server.url, '/graphql', { query: UPDATE, operationName: 'F', variables: { input } }, headers);
    const told = (await ask({ url: server.url, request }, 0)) as { data: { ticketUpdate: { errors: unknown[] } } };
    const { errors } = told.data.ticketUpdate;
    if (errors.length) throw new Error(`F: ${JSON.stringify(errors)}`);
  };
}

/** F1–F3: a ticket is changed through `/graphql` and told to all who listen ÷ one finished frame written to as many sockets. */
export async function measureFanout(
  fan: Fan,
  database: Database,
  { tickets }: Questions,
  product: Product,
  { rounds, postmaster }: Measuring,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const { server, headers } = product;
  const ticket = tickets.at(-1) as string;
  const ticketId = `ticket_${ticket.replaceAll('-', '')}`;
  const frames = await startVariant('frames.ts', database);
  const stopping = [frames];
  try {
    const tokens = await tokensOf(server.url, database.plainUrl, ticket, fan, headers.authorization as string);
    const subscribers = await connected(database, server.url, fan.subscribers, tokens);
    stopping.push(subscribers);
    const empty = await server.heap();
    await subscribers.asked({ kind: 'subscribe', documents: subscriptionsOf(ticketId, fan), tokens: tokens.length });
    const ours: Side = { server, subscribers, send: updater(product, ticketId), milliseconds: 0, events: 0 };
    const sample = await settle(ours, fan);
    if (!sample.includes('"TicketChanged"') || sample.includes('"errors"')) throw new Error(`${fan.id}: not what was asked for: ${sample}`);
    const heap = ((await server.heap()) - empty) / 1024 / fan.subscribers;

    const write = () => ask({ url: frames.url, request: () => post(frames.url, '/send', {}) }, 0);
    await ask({ url: frames.url, request: () => payload(frames.url, sample) }, 0);
    const others = await connected(database, frames.url, fan.subscribers, ['']);
    const plain: Side = { server: frames, subscribers: others, send: write, milliseconds: 0, events: 0 };
    stopping.push(others);
    await settle(plain, fan);

    const [ratios, same] = [[] as number[], [] as number[]];
    for (const side of [ours, plain]) await round(side, fan, postmaster);
    for (const side of [ours, plain]) Object.assign(side, { milliseconds: 0, events: 0 });
    for (let i = 0; i < rounds; i++) {
      const [a, b, c, d] = [
        await round(plain, fan, postmaster),
        await round(ours, fan, postmaster),
        await round(ours, fan, postmaster),
        await round(plain, fan, postmaster),
      ];
      ratios.push((b + c) / (a + d));
      same.push(d / a);
    }
    const time = (side: Side) => (Number.isFinite(side.milliseconds) ? (side.milliseconds / side.events).toFixed(1) : '–');
    say(`\n${fan.id}  a ticket changed through /graphql and told to ${fan.what} ÷ one finished frame to all`);
    say(
      table(
        ['', 'events a second ÷ frame', 'ms server an event', 'KiB heap a subscription'],
        [
          ['frame', '1.00', time(plain), ''],
          ['frame, again', shown(spread(same)), '', ''],
          ['B', shown(spread(ratios)), time(ours), heap.toFixed(1)],
        ],
      ),
    );
    const noise = noiseOf(same);
    return [
      { what: `${fan.id} ÷ one frame to all`, is: spread(ratios), least: fan.least, noise },
      { what: `${fan.id} KiB heap a subscription`, is: spread([heap]), most: HEAP, noise: 0 },
    ];
  } finally {
    for (const each of stopping.toReversed()) await each.stop();
  }
}

/** The text that the frames carry: the same bytes as ours. */
function payload(url: string, text: string): Buffer {
  return Buffer.from(
    `POST /payload HTTP/1.1\r\nhost: ${new URL(url).host}\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

import type { Database } from './database.ts';
import { ask, post } from './load.ts';
import { processorTime } from './processor.ts';
import type { Questions } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import { type Server, startVariant } from './server.ts';

const SUBSCRIBERS = 1_000;
const EVENTS = 40;
/** Updates under way at once. */
const WINDOW = 4;
const LEAST = 0.5;

const DOCUMENT = `subscription F1($id: ID!) {
  ticketUpdated(where: { id: { eq: $id } }) {
    __typename
    ... on Event { cursor changeId at }
    ... on TicketChanged {
      ticket { id number subject status priority category version updatedAt assignee { id name } customer { id name } }
      changes { field before after }
    }
  }
}`;
const UPDATE = 'mutation F1($input: TicketUpdateInput!) { ticketUpdate(input: $input) { changeId errors { code message } } }';

interface Side {
  name: string;
  server: Server;
  subscribers: Server;
  /** Makes one event. */
  send(): Promise<unknown>;
  rates: number[];
  milliseconds: number;
  events: number;
}

async function subscribed(server: Server, database: Database, authorization: string, subscribe?: object): Promise<Server> {
  const subscribers = await startVariant('subscribers.ts', database);
  await subscribers.asked({ kind: 'open', url: server.url, count: SUBSCRIBERS, authorization, ...(subscribe && { subscribe }) });
  return subscribers;
}

/** Sends until everybody heard one: a subscription that is just being opened hears only what comes later. */
async function settle({ subscribers, send }: Side): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    await subscribers.asked({ kind: 'reset' });
    await send();
    const heard = subscribers.asked({ kind: 'hear', events: SUBSCRIBERS });
    const late = new Promise<undefined>(resolve => setTimeout(resolve, 3_000, undefined).unref());
    const told = (await Promise.race([heard, late])) as { sample: string } | undefined;
    if (told) return told.sample;
  }
  throw new Error('F1: not all of the subscribers are told.');
}

/** Events to all subscribers, a second, until the last has been heard. */
async function round(side: Side, postmaster: number): Promise<number> {
  await side.subscribers.asked({ kind: 'reset' });
  const before = processorTime(side.server.pid, postmaster);
  const began = performance.now();
  const heard = side.subscribers.asked({ kind: 'hear', events: SUBSCRIBERS * EVENTS });
  let left = EVENTS;
  const sender = async () => {
    while (left-- > 0) await side.send();
  };
  await Promise.all([heard, ...Array.from({ length: WINDOW }, sender)]);
  const seconds = (performance.now() - began) / 1000;
  side.milliseconds += processorTime(side.server.pid, postmaster).server - before.server;
  side.events += EVENTS;
  return EVENTS / seconds;
}

/** F1: a ticket is changed through `/graphql` and told to a thousand subscribers ÷ one finished frame written to a thousand sockets. */
export async function measureFanout(
  database: Database,
  { tickets }: Questions,
  { server, headers }: { server: Server; headers: Record<string, string> },
  { rounds, postmaster }: Measuring,
  say: (text: string) => void,
): Promise<Verdict> {
  const ticketId = `ticket_${tickets.at(-1)?.replaceAll('-', '')}`;
  const subscribe = {
    id: '7c2b4f0e-6a0f-4a4e-9d3f-0d6f4e1c9b11',
    type: 'subscribe',
    payload: { query: DOCUMENT, operationName: 'F1', variables: { id: ticketId } },
  };
  const frames = await startVariant('frames.ts', database);
  const stopping = [frames];
  try {
    const subscribers = await subscribed(server, database, headers.authorization as string, subscribe);
    stopping.push(subscribers);
    let n = Date.now();
    const update = async () => {
      const input = { ticketId, category: `c${n++}` };
      const told = await ask(
        {
          url: server.url,
          request: () => post(server.url, '/graphql', { query: UPDATE, operationName: 'F1', variables: { input } }, headers),
        },
        0,
      );
      const { errors } = (told as { data: { ticketUpdate: { errors: unknown[] } } }).data.ticketUpdate;
      if (errors.length) throw new Error(`F1: ${JSON.stringify(errors)}`);
    };
    const ours: Side = { name: 'B', server, subscribers, send: update, rates: [], milliseconds: 0, events: 0 };
    const sample = await settle(ours);
    if (!sample.includes('"TicketChanged"') || sample.includes('"errors"')) throw new Error(`F1: not what was asked for: ${sample}`);

    const write = () => ask({ url: frames.url, request: () => post(frames.url, '/send', {}) }, 0);
    await ask({ url: frames.url, request: () => payload(frames.url, sample) }, 0);
    const plain: Side = {
      name: 'frame',
      server: frames,
      subscribers: await subscribed(frames, database, ''),
      send: write,
      rates: [],
      milliseconds: 0,
      events: 0,
    };
    stopping.push(plain.subscribers);
    await settle(plain);

    const [ratios, same] = [[] as number[], [] as number[]];
    for (const side of [ours, plain]) await round(side, postmaster);
    for (const side of [ours, plain]) Object.assign(side, { milliseconds: 0, events: 0 });
    for (let i = 0; i < rounds; i++) {
      const [a, b, c, d] = [
        await round(plain, postmaster),
        await round(ours, postmaster),
        await round(ours, postmaster),
        await round(plain, postmaster),
      ];
      ratios.push((b + c) / (a + d));
      same.push(d / a);
    }
    const time = (side: Side) => (Number.isFinite(side.milliseconds) ? (side.milliseconds / side.events).toFixed(1) : '–');
    say(`\nF1  a ticket changed through /graphql and told to ${SUBSCRIBERS} subscribers with one document ÷ one finished frame to all`);
    say(
      table(
        ['', 'events a second ÷ frame', 'ms server an event'],
        [
          ['frame', '1.00', time(plain)],
          ['frame, again', shown(spread(same)), ''],
          ['B', shown(spread(ratios)), time(ours)],
        ],
      ),
    );
    return { what: 'F1 ÷ one frame to all', is: spread(ratios), least: LEAST, noise: noiseOf(same) };
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

import { setTimeout as wait } from 'node:timers/promises';
import { openSocket, type RawSocket } from '../live/raw.js';
import type { Asker, Ear } from './sight-ask.js';
import type { Model } from './sight-model.js';
import { api, idOf, tableOf, valuesOf } from './sight-shape.js';
import { type Row, TABLES } from './sight-tables.js';

/** An event as the log has it. */
export interface Logged {
  position: string;
  name: string;
  kind: string;
  subject_id: string;
  owner_before: string | null;
  owner_after: string | null;
  team_before: string | null;
  team_after: string | null;
  deleted: boolean;
}

/** The subscriptions of the schema, with the records that they are about. */
export const follows = [...api.models.follows].map(([field, { kind, subject, events }]) => {
  const type = api.models.byClass.get(subject());
  if (!type) throw new Error(`"${field}" is about no type.`);
  return { field, kind, type, table: tableOf(type), events: Object.entries(events).map(([name, { name: event }]) => ({ name, event })) };
});
export type Following = (typeof follows)[number];

/** Asks for everything that an event can say, but for what is hidden. */
export function documentOf({ field, type, events }: Following, hidden: ReadonlySet<string>): string {
  const told = events.map(({ name }) => {
    const event = api.models.get(name);
    if (!event) throw new Error(`There is no type "${name}".`);
    const own = valuesOf(event).map(({ selection }) => selection);
    const links = [...event.links.values()].flatMap(link => {
      if (link.kind !== 'one' || hidden.has(`${name}.${link.name}`)) return [];
      const shown = valuesOf(link.model).filter(value => !hidden.has(`${link.model.name}.${value.name}`));
      const alias = link.of === 'subject' ? 'subject: ' : '';
      return `${alias}${link.name} { id ${shown.map(({ selection }) => selection).join(' ')} }`;
    });
    return `... on ${name} { ${[...own, ...links].join(' ')} }`;
  });
  return `subscription ($after: Cursor) { told: ${field}(after: $after) { __typename ... on Event { cursor actor { name } } ${told.join(' ')} ... on ${type.name}Left { gone: id because: reason } } }`;
}

/** What somebody is told of an event: its type and the record's id, that the record left, or nothing. */
export function toldOf(model: Model, who: number, { type, table, events, kind }: Following, event: Logged): string | undefined {
  const known = events.find(each => each.event === event.name);
  if (!known || event.kind !== kind) return undefined;
  if (!model.within(who, kind, [event.owner_before, event.owner_after], [event.team_before, event.team_after])) return undefined;
  const id = idOf(type, event.subject_id);
  const row = model.row(table, event.subject_id) as Row | undefined;
  if (row && model.reads(who, table, row)) return `${event.position} ${known.name} ${id}`;
  return `${event.position} ${type.name}Left ${id} ${event.deleted ? 'DELETED' : 'NOT_VISIBLE'}`;
}

interface Told {
  __typename: string;
  cursor: string;
  subject?: { id: string };
  gone?: string;
  because?: string;
}
const lineOf = ({ __typename, cursor, subject, gone, because }: Told): string =>
  `${cursor.split('.')[0]} ${__typename} ${subject?.id ?? `${gone} ${because}`}`;

/** Milliseconds after which what should come is taken for missing. */
const PATIENCE = 30_000;

/** One person on one socket, with every subscription that there is. */
export class Listener {
  #read = 0;
  /** How often the server has said that all subscriptions are live. */
  #pings = 0;
  readonly #lines = new Map<string, string[]>();
  readonly #errors = new Map<string, string>();
  /** The cursor of the newest ping, that every subscription has passed. */
  cursor: string | undefined;
  closed: number | undefined;

  private constructor(
    private readonly raw: RawSocket,
    private readonly ear: Ear,
  ) {
    raw.closed.then(code => {
      this.closed = code;
    });
    // whoever says nothing between two pings is taken for gone
    raw.socket.on('message', data => {
      if (String(data).startsWith('{"type":"ping"')) raw.send({ type: 'pong' });
    });
  }

  /** Subscribes to everything; resolves once each is live or refused. @param after where to go on */
  static async open(wsUrl: string, { ear, who, token }: Asker, model: Model, after?: string): Promise<Listener> {
    const raw = await openSocket(wsUrl, token);
    const listener = new Listener(raw, ear);
    for (const follow of follows) {
      const pings = listener.#pings;
      raw.subscribe(follow.field, documentOf(follow, model.hidden(who)), after ? { after } : {});
      await listener.until(`"${follow.field}"`, () => listener.#pings > pings || listener.refusal(follow.field) !== undefined);
    }
    return listener;
  }

  /** Reads what has come: every byte is looked at by the ear. */
  look(): void {
    for (; this.#read < this.raw.messages.length; this.#read++) {
      const message = this.raw.messages[this.#read];
      if (!message) continue;
      const { type, id = '', payload } = message;
      this.ear.listen(JSON.stringify(message), `subscription "${id}"`);
      if (type === 'ping') this.pinged((payload as { cursor?: string } | undefined)?.cursor);
      else if (type === 'error')
        this.#errors.set(id, (payload as { message: string; extensions?: { code?: string } }[])[0]?.extensions?.code ?? 'unknown');
      else if (type === 'next') this.told(id, payload as { data?: { told: Told }; errors?: unknown });
    }
  }
  private pinged(cursor: string | undefined): void {
    if (!cursor) return;
    this.cursor = cursor;
    this.#pings++;
  }
  private told(id: string, { data, errors }: { data?: { told: Told }; errors?: unknown }): void {
    const line = data?.told ? (data.told.__typename === 'CaughtUp' ? [] : [lineOf(data.told)]) : [`failed: ${JSON.stringify(errors)}`];
    this.#lines.set(id, [...(this.#lines.get(id) ?? []), ...line]);
  }

  private async until(what: string, holds: () => boolean): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (this.look(); !holds(); this.look()) {
      if (Date.now() > end) throw new Error(`Person ${this.ear.who} waited in vain for ${what}; the cursor is ${this.cursor}.`);
      if (this.closed !== undefined) throw new Error(`The socket of person ${this.ear.who} was closed with ${this.closed}.`);
      await wait(5);
    }
  }
  /** Resolves when everything up to this position has come: one more subscription is told where all of them are. */
  async past(position: string, hidden: ReadonlySet<string>): Promise<void> {
    const follow = follows.find(({ field }) => !this.#errors.has(field));
    if (!follow) return;
    const id = `past ${position}`;
    this.raw.subscribe(id, documentOf(follow, hidden));
    await this.until(`position ${position}`, () => BigInt(this.cursor?.split('.')[0] ?? 0) >= BigInt(position));
    this.raw.send({ id, type: 'complete' });
  }
  /** The code with which the server closes the socket. */
  async ended(): Promise<number | undefined> {
    const end = Date.now() + PATIENCE;
    while (this.closed === undefined && Date.now() < end) await wait(5);
    this.look();
    return this.closed;
  }

  refusal(field: string): string | undefined {
    return this.#errors.get(field);
  }
  /** What has been heard of a subscription and was not taken. */
  take(field: string): string[] {
    const lines = this.#lines.get(field) ?? [];
    this.#lines.set(field, []);
    return lines;
  }
  close(): void {
    this.raw.socket.close();
  }
}

/** Whose the rows of these tables are follows the record. */
export const tablesBelow = (table: string): [table: string, column: string][] =>
  Object.entries(TABLES).flatMap(([name, { below }]) =>
    (below ?? []).flatMap(([column, parent]): [string, string][] => (parent === table ? [[name, column]] : [])),
  );

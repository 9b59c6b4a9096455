import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { CastName } from '../support/cast.js';
import type { Answer } from '../support/client.js';
import type { Dice } from '../support/dice.js';

/** What a subscriber may ask for: a root field, and values of one column that never changes. */
export interface Filter {
  root: 'newLead' | 'ticketUpdated';
  only: string[] | null;
}

/** From behind one cursor up to another, with a filter. */
export interface Epoch {
  filter: Filter;
  after: number;
  upTo: number;
}

/** What came, or that the cursor has moved on. */
interface Told {
  cursor: string;
  event?: { __typename: string; lead?: { id: string } };
}

const DOCUMENTS = {
  newLead: `subscription ($after: Cursor, $where: LeadWhere) { newLead(after: $after, where: $where) {
    __typename ... on Event { cursor } ... on LeadCreated { lead { id } } ... on CaughtUp { cursor } } }`,
  ticketUpdated: `subscription ($after: Cursor, $where: TicketWhere) { ticketUpdated(after: $after, where: $where) {
    __typename ... on Event { cursor } ... on TicketCreated { ticket { id subject } } ... on CaughtUp { cursor } } }`,
};
/** Codes that say "come again". */
const AWAY = ['UNAVAILABLE'];

const positionOf = (cursor: string) => Number(cursor.split('.')[0]);

/** Somebody who is told what happens over links that drop all the time, and goes on from the last cursor that was dealt with. */
export class Subscriber {
  /** Positions in the order in which they were told. */
  readonly heard: number[] = [];
  readonly epochs: Epoch[] = [];
  /** When something was told live, by lead. */
  readonly seenAt = new Map<string, number>();
  connections = 0;
  /** What should not have been told. */
  wrong: unknown;
  #cursor: string | undefined;
  #live = false;
  #finishing: number | undefined;
  #dropping: (() => void) | undefined;

  constructor(
    readonly person: CastName,
    private readonly url: string,
    private readonly token: string,
    private readonly transport: 'socket' | 'stream',
    private filter: Filter,
    private readonly dice: Dice,
    private readonly longest: number,
  ) {}

  get position(): number {
    return this.#cursor ? positionOf(this.#cursor) : -1;
  }

  /** @param cursor where it begins, of a list that was read before */
  async run(cursor: string, another: (root: Filter['root'], dice: Dice) => Filter): Promise<void> {
    const { dice } = this;
    this.#cursor = cursor;
    while (!this.#done) {
      const after = this.position;
      await this.#connect(dice.next(this.longest));
      this.epochs.push({ filter: this.filter, after, upTo: this.position });
      if (this.wrong) return;
      if (this.#finishing !== undefined) await wait(20);
      else {
        if (dice.next(4) === 0) this.filter = another(this.filter.root, dice);
        await wait(dice.next(5) === 0 ? dice.next(this.longest) : dice.next(50));
      }
    }
  }

  /** From now on it stays, until its cursor has passed this position. */
  finish(position: number): void {
    this.#finishing = position;
    this.#dropping?.();
  }

  get #done(): boolean {
    return this.#finishing !== undefined && this.position >= this.#finishing;
  }

  /** One connection, for so long at most. What comes after it was given up does not count. */
  async #connect(milliseconds: number): Promise<void> {
    this.connections++;
    this.#live = false;
    const ended = Promise.withResolvers<void>();
    this.#dropping = ended.resolve;
    const timer = this.#finishing === undefined ? setTimeout(ended.resolve, milliseconds) : undefined;
    let open = true;
    const told = ({ cursor, event }: Told) => {
      if (!open) return;
      this.#cursor = cursor;
      if (event?.__typename === 'CaughtUp') this.#live = true;
      else if (event) {
        this.heard.push(positionOf(cursor));
        if (this.#live && event.lead) this.seenAt.set(event.lead.id, Date.now());
      }
      if (this.#done) ended.resolve();
    };
    const failed = (errors: Answer['errors']) => {
      if (open && errors?.some(({ extensions }) => !AWAY.includes(String(extensions?.code)))) this.wrong ??= errors;
      ended.resolve();
    };
    const drop = this.transport === 'socket' ? this.#bySocket(told, failed, ended.resolve) : this.#byStream(told, failed, ended.resolve);
    await ended.promise;
    open = false;
    clearTimeout(timer);
    this.#dropping = undefined;
    drop();
  }

  get #request() {
    const { root, only } = this.filter;
    const where = only && { [root === 'newLead' ? 'territory' : 'queue']: { in: only } };
    return { query: DOCUMENTS[root], variables: { after: this.#cursor, where } };
  }

  #told(data: unknown, told: (what: Told) => void): void {
    const event = (data as Record<string, { __typename: string; cursor: string }>)[this.filter.root];
    if (event) told({ cursor: event.cursor, event });
  }

  #bySocket(told: (what: Told) => void, failed: (errors: Answer['errors']) => void, ended: () => void): () => void {
    let socket: WebSocket | undefined;
    const client: SocketClient = createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${this.token}` },
      on: {
        opened: opened => {
          socket = opened as WebSocket;
        },
        ping: (_received, payload) => {
          const { cursor } = (payload ?? {}) as { cursor?: string };
          if (cursor) told({ cursor });
        },
      },
    });
    client.subscribe(this.#request, {
      next: ({ data, errors }) => (errors ? failed(errors as Answer['errors']) : this.#told(data, told)),
      error: error => (Array.isArray(error) ? failed(error as Answer['errors']) : ended()),
      complete: ended,
    });
    return () => {
      socket?.terminate();
      Promise.resolve(client.dispose()).catch(() => {});
    };
  }

  #byStream(told: (what: Told) => void, failed: (errors: Answer['errors']) => void, ended: () => void): () => void {
    const aborting = new AbortController();
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${this.token}` };
    const read = async () => {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify(this.#request),
        signal: aborting.signal,
      });
      let rest = '';
      for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() as string;
        for (const block of blocks) this.#block(block, told, failed);
      }
    };
    read().then(ended, ended);
    return () => aborting.abort();
  }

  #block(block: string, told: (what: Told) => void, failed: (errors: Answer['errors']) => void): void {
    const of = (field: string) => new RegExp(`^${field}: ?(.*)$`, 'm').exec(block)?.[1];
    const [data, id] = [of('data'), of('id')];
    if (!data) return void (id && told({ cursor: id }));
    const answer = JSON.parse(data) as Answer;
    if (answer.errors) failed(answer.errors);
    else this.#told(answer.data, told);
  }
}

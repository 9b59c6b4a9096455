import { setTimeout as wait } from 'node:timers/promises';
import type { AccessChange } from '../access/viewers.js';
import type { Routed } from '../events/relay.js';
import type { Services } from '../server/services.js';
import { followOn } from './following.js';
import { readingOf, Stop } from './reading.js';

/** Milliseconds between two looks at webhooks that nothing concerns, so that none falls out of the log; and until one that could not be followed is tried again. */
const IDLE = 60_000;
const AGAIN = 1_000;

interface Followed {
  ownerId: string;
  /** Names of the events that it can tell of; null if that has to be found out. */
  names: ReadonlySet<string> | null;
  /** Something of these names may have come. */
  due: boolean;
}

interface Row {
  id: string;
  ownerId: string;
  document: string;
  variables: Record<string, unknown> | null;
}

const ACTIVE = `select coalesce(json_agg(json_build_object('id', id, 'ownerId', owner_id, 'document', document, 'variables', variables)), '[]')
  from visible.webhooks where status = 'ACTIVE'`;

/** Takes webhooks along the event log, in every process that runs jobs. How far each is stands in the database. */
export class WebhookFollower {
  #webhooks = new Map<string, Followed>();
  /** Some were made or changed since they were read. */
  #stale = true;
  #ended = new AbortController();
  #sleeping: AbortController | undefined;
  #awake = false;
  #loop: Promise<void>;
  #unhear: (() => void)[];

  constructor(private readonly services: Services) {
    this.#unhear = [services.tail.onEvents(events => this.#heard(events)), services.viewers.onChange(change => this.#changed(change))];
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    for (const end of this.#unhear) end();
    this.#ended.abort();
    this.#sleeping?.abort();
    await this.#loop;
  }

  #heard(events: readonly Routed[]): void {
    if (events.some(({ kind }) => kind === 'webhook')) this.#stale = true;
    for (const each of this.#webhooks.values())
      each.due ||= each.names === null || events.some(({ name }) => (each.names as ReadonlySet<string>).has(name));
    this.#wake();
  }

  /** Whose owner may not go on is disabled at once, not with the next event. */
  #changed({ users }: AccessChange): void {
    if ([...this.#webhooks.values()].some(({ ownerId }) => users.has(ownerId))) this.#stale = true;
    this.#wake();
  }

  #wake(): void {
    if (!this.#stale && ![...this.#webhooks.values()].some(({ due }) => due)) return;
    this.#awake = true;
    this.#sleeping?.abort();
  }

  async #run(): Promise<void> {
    const { log } = this.services;
    while (!this.#ended.signal.aborted) {
      this.#awake = false;
      let pause = IDLE;
      try {
        if (this.#stale) await this.#load();
        for (const [id, each] of this.#webhooks) if (each.due && !(await this.#follow(id, each))) pause = AGAIN;
      } catch (error) {
        pause = AGAIN;
        this.#stale = true;
        if (!this.#ended.signal.aborted) log.warn({ err: error }, 'webhooks could not be read');
      }
      const rested = await this.#sleep(pause);
      if (rested && pause === IDLE) for (const each of this.#webhooks.values()) each.due = true;
    }
  }

  async #load(): Promise<void> {
    this.#stale = false;
    const { reader, viewers } = this.services;
    const [text] = await reader.read(viewers.system(), ACTIVE, []);
    const rows = JSON.parse(text ?? '[]') as Row[];
    this.#webhooks = new Map(rows.map(({ id, ownerId }) => [id, { ownerId, names: null, due: true }]));
    for (const row of rows) {
      const reading = await readingOf(row, this.services);
      const each = this.#webhooks.get(row.id);
      if (each && !(reading instanceof Stop)) each.names = reading.followed.names;
    }
  }

  /** @returns whether it went well */
  async #follow(id: string, each: Followed): Promise<boolean> {
    each.due = false;
    try {
      if (await followOn(this.services, id)) {
        each.due = true;
        this.#awake = true;
      }
      return true;
    } catch (error) {
      each.due = true;
      if (!this.#ended.signal.aborted) this.services.log.warn({ err: error, webhook: id }, 'a webhook could not be followed');
      return false;
    }
  }

  /** @returns whether nothing happened meanwhile */
  async #sleep(milliseconds: number): Promise<boolean> {
    if (this.#awake || this.#ended.signal.aborted) return false;
    this.#sleeping = new AbortController();
    const rested = await wait(milliseconds, true, { signal: this.#sleeping.signal, ref: false }).catch(() => false);
    this.#sleeping = undefined;
    return rested;
  }
}

import { until } from '../live/leads.js';
import type { Client } from '../support/client.js';
import type { Dice } from '../support/dice.js';
import type { Server } from '../support/server.js';
import { Asker } from './sight-ask.js';
import { type Changing, modelOf } from './sight-changes.js';
import { follows, Listener, type Logged, toldOf } from './sight-follow.js';
import type { Model } from './sight-model.js';
import { isOf } from './sight-questions.js';
import { idOf, kinds, lists, recordTypes, tableOf } from './sight-shape.js';
import type { World } from './sight-world.js';

const guarded = recordTypes.filter(type => type.guard && !type.guard.open);

/** Everybody of a world, each listening to everything on a socket, while the world changes. */
export class Crowd {
  readonly wrong: string[] = [];
  /** Sockets that were closed because rights had changed, and events that were compared. */
  readonly count = { closed: 0, gained: 0, lost: 0, told: 0, left: 0 };
  readonly #listeners: Listener[] = [];
  /** Where each has subscribed anew. */
  readonly #since: string[] = [];
  #position = '0';

  private constructor(
    private readonly server: Server,
    readonly changing: Changing,
    private readonly askers: Asker[],
    private model: Model,
  ) {}

  static async gather(server: Server, world: World, dice: Dice, administrator: Client): Promise<Crowd> {
    const changing = { world, dice, database: server.database, administrator };
    const model = await modelOf(changing);
    const askers = await Promise.all(world.people.map((_, who) => Asker.signIn(server, who, model)));
    const crowd = new Crowd(server, changing, askers, model);
    crowd.#position = await crowd.end();
    await Promise.all(askers.map((_, who) => crowd.join(who)));
    return crowd;
  }

  /** The end of the log, once everything that was committed is in it. */
  private async end(): Promise<string> {
    const { sql } = this.server.database;
    await until(async () => (await sql('select from outbox limit 1')).length === 0);
    const [found] = await sql<{ position: string }>('select position from log_end');
    return found?.position ?? '0';
  }
  private async join(who: number): Promise<void> {
    const asker = this.askers[who] as Asker;
    const listener = await Listener.open(this.server.wsUrl, asker, this.model);
    this.#listeners[who] = listener;
    this.#since[who] = listener.cursor ?? '';
    for (const { field, kind } of follows) {
      const expected = this.model.reaches(who, kind) ? undefined : 'FORBIDDEN';
      if (listener.refusal(field) !== expected)
        this.wrong.push(`Person ${who}: "${field}" was answered ${listener.refusal(field)}, not ${expected}`);
    }
  }

  /** Everything up to here has been told, and is what the model says. @param what was done */
  async settle(what: string): Promise<void> {
    const before = this.model;
    const position = await this.end();
    this.model = await modelOf(this.changing);
    const events = await this.server.database.sql<Logged>('select * from event_log where position > $1 order by position', [
      this.#position,
    ]);
    for (const { ear } of this.askers) ear.turn(this.model);
    await Promise.all(
      this.askers.map((_, who) =>
        before.rights(who, kinds) === this.model.rights(who, kinds)
          ? this.goesOn(who, what, position, events)
          : this.turned(who, what, before, events),
      ),
    );
    this.#position = position;
  }

  /** The records that somebody sees by the rights of one moment, of those that there are at another. */
  private sightOf(rights: Model, who: number, { world }: Model): string {
    const seen = guarded.flatMap(type =>
      (world.rows[tableOf(type)] ?? []).filter(row => rights.reads(who, tableOf(type), row)).map(({ id }) => id),
    );
    return JSON.stringify([seen, [...rights.hidden(who)].sort()]);
  }

  private expected(who: number, follow: (typeof follows)[number], events: Logged[]): string[] {
    if (!this.model.reaches(who, follow.kind)) return [];
    return events.flatMap(event => toldOf(this.model, who, follow, event) ?? []);
  }

  private async goesOn(who: number, what: string, position: string, events: Logged[]): Promise<void> {
    const listener = this.#listeners[who] as Listener;
    await listener.past(position, this.model.hidden(who));
    for (const follow of follows) {
      const expected = this.expected(who, follow, events);
      this.count.told += expected.length;
      this.count.left += expected.filter(line => line.includes('Left ')).length;
      const heard = listener.take(follow.field);
      if (JSON.stringify(heard) !== JSON.stringify(expected))
        this.wrong.push(`After ${what}, person ${who} heard ${JSON.stringify(heard)} of ${follow.field}, not ${JSON.stringify(expected)}`);
    }
  }

  /** Whoever has other rights is sent away, has not heard what is not theirs, and has to read anew. */
  private async turned(who: number, what: string, before: Model, events: Logged[]): Promise<void> {
    const listener = this.#listeners[who] as Listener;
    const asker = this.askers[who] as Asker;
    const code = await listener.ended();
    this.count.closed++;
    if (code !== 4410) this.wrong.push(`After ${what}, person ${who} was closed with ${code}`);
    for (const follow of follows) {
      const expected = this.expected(who, follow, events);
      for (const line of listener.take(follow.field))
        if (!expected.includes(line)) this.wrong.push(`After ${what}, person ${who} still heard ${line} of ${follow.field}`);
    }
    for (const type of guarded) {
      const table = tableOf(type);
      for (const row of this.model.world.rows[table] ?? []) {
        const [did, does] = [before.reads(who, table, row), this.model.reads(who, table, row)];
        if (does && !did) this.count.gained++;
        if (did && !does) this.count.lost++;
      }
    }
    await this.resume(who, what, before, listener.cursor);
    await this.readAnew(who, what, asker);
    await this.join(who);
  }

  /** An old cursor is refused where its bearer sees other records. */
  private async resume(who: number, what: string, before: Model, cursor: string | undefined): Promise<void> {
    if (!cursor || this.sightOf(before, who, this.model) === this.sightOf(this.model, who, this.model)) return;
    const again = await Listener.open(this.server.wsUrl, this.askers[who] as Asker, this.model, cursor);
    const changed = [...new Set(follows.map(({ kind }) => kind))].filter(kind => {
      const seen = (model: Model) =>
        guarded
          .filter(type => type.guard?.kind === kind)
          .flatMap(type => (this.model.world.rows[tableOf(type)] ?? []).map(row => model.reads(who, tableOf(type), row)));
      return seen(before).join() !== seen(this.model).join();
    });
    for (const { field, kind } of follows.filter(each => changed.includes(each.kind))) {
      const expected = this.model.reaches(who, kind) ? 'ACCESS_CHANGED' : 'FORBIDDEN';
      if (again.refusal(field) !== expected)
        this.wrong.push(`After ${what}, person ${who} resumed "${field}": ${again.refusal(field)}, not ${expected}`);
    }
    again.close();
  }

  private async readAnew(who: number, what: string, asker: Asker): Promise<void> {
    for (const list of lists.filter(({ model }) => model.kind && this.model.reaches(who, model.kind))) {
      const { page } = await asker.data<{ page: { nodes: { id: string }[] } }>(`{ page: ${list.name}(first: 200) { nodes { id } } }`);
      const expected = this.model
        .seen(who, tableOf(list.model))
        .filter(isOf(list))
        .map(({ id }) => idOf(list.model, id));
      const told = page.nodes.map(({ id }) => id);
      if (JSON.stringify(told.sort()) !== JSON.stringify(expected.sort()))
        this.wrong.push(`After ${what}, person ${who} read ${told} of ${list.name}, not ${expected}`);
    }
  }

  /** What was missed is told as the model says, by the rights and the records of now. */
  async replay(): Promise<void> {
    await Promise.all(
      this.askers.map(async (asker, who) => {
        const since = this.#since[who];
        if (!since) return;
        const again = await Listener.open(this.server.wsUrl, asker, this.model, since);
        await again.past(this.#position, this.model.hidden(who));
        const events = await this.server.database.sql<Logged>('select * from event_log where position > $1 order by position', [
          since.split('.')[0],
        ]);
        for (const follow of follows) {
          const [heard, expected] = [again.take(follow.field), this.expected(who, follow, events)];
          if (JSON.stringify(heard) !== JSON.stringify(expected))
            this.wrong.push(`Person ${who} replayed ${JSON.stringify(heard)} of ${follow.field}, not ${JSON.stringify(expected)}`);
        }
        again.close();
      }),
    );
  }

  leave(): void {
    for (const listener of this.#listeners) listener.close();
  }
}

import type { Scope } from '../../src/platform/access/viewer.js';
import { DELEGABLE, type Row, TABLES } from './sight-tables.js';
import { type Mark, personId, type Rule, teamId, type World } from './sight-world.js';

type Action = 'read' | 'write';
const WIDTH: Record<Scope, number> = { NONE: 0, OWN: 1, TEAM: 2, ALL: 3 };

/** Who sees what: nothing in it is clever. */
export class Model {
  readonly #found = new Map<string, Map<string, Row>>();

  constructor(readonly world: World) {}

  /** What each role of a person says of a kind: the rule for it, or else the one for all. */
  rules(who: number, kind: string): Rule[] {
    const roles = this.world.people[who]?.roles.map(role => this.world.roles[role]) ?? [];
    return roles.flatMap(role => role?.[kind] ?? role?.['*'] ?? []);
  }

  /** How far the person's own roles reach. */
  scope(who: number, kind: string, action: Action = 'read'): Scope {
    return this.rules(who, kind).reduce<Scope>((widest, rule) => (WIDTH[rule[action]] > WIDTH[widest] ? rule[action] : widest), 'NONE');
  }

  /** Hidden by every role that shows the kind. */
  private hiddenOf(who: number, kind: string): string[] {
    const rules = this.rules(who, kind);
    const showing = rules.filter(rule => rule.read !== 'NONE');
    return rules.flatMap(rule => rule.hidden).filter(field => showing.every(rule => rule.hidden.includes(field)));
  }

  private ownHidden(who: number): Set<string> {
    const kinds = new Set(this.world.roles.flatMap(role => Object.keys(role)));
    return new Set([...kinds].flatMap(kind => this.hiddenOf(who, kind)));
  }

  /** Those who are away and have left rows of this kind to the person. */
  private absent(who: number, kind: string, action: Action = 'read'): number[] {
    if (!DELEGABLE.includes(kind)) return [];
    const away = this.world.absences.filter(
      ({ substitute, delegates, lasts, cancelled }) => substitute === who && delegates && lasts && !cancelled,
    );
    const mine = this.ownHidden(who);
    return away
      .map(({ user }) => user)
      .filter(user => this.scope(user, kind) !== 'NONE' && this.scope(user, kind, action) !== 'NONE')
      .filter(user => this.scope(who, kind) === 'NONE' || this.hiddenOf(user, kind).every(field => mine.has(field)));
  }

  hidden(who: number): Set<string> {
    const all = this.ownHidden(who);
    for (const kind of DELEGABLE.filter(each => this.scope(who, each) === 'NONE'))
      for (const user of this.absent(who, kind)) for (const field of this.hiddenOf(user, kind)) all.add(field);
    return all;
  }

  /** Whether the person may ask for the kind at all. */
  reaches(who: number, kind: string, action: Action = 'read'): boolean {
    return this.scope(who, kind, action) !== 'NONE' || this.absent(who, kind, action).length > 0;
  }

  /** Whether these owners and teams are within reach: those of a row, or of a record before and after an event. */
  within(who: number, kind: string, owners: unknown[], teams: unknown[], action: Action = 'read'): boolean {
    const scope = this.scope(who, kind, action);
    if (scope === 'ALL') return true;
    if (scope !== 'NONE' && owners.includes(personId(who))) return true;
    const team = this.world.people[who]?.team ?? null;
    if (scope === 'TEAM' && team !== null && this.below(team).some(each => teams.includes(teamId(each)))) return true;
    return this.absent(who, kind, action).some(user => owners.includes(personId(user)));
  }

  /** All that decides what the person sees and changes, as text. */
  rights(who: number, kinds: readonly string[]): string {
    const { team = null } = this.world.people[who] ?? {};
    const reach = (kind: string, action: Action) => {
      const scope = this.scope(who, kind, action);
      return [scope, scope === 'ALL' ? [] : this.absent(who, kind, action).sort()];
    };
    const teams = team === null ? [] : this.below(team).sort();
    return JSON.stringify([kinds.map(kind => [reach(kind, 'read'), reach(kind, 'write')]), teams, [...this.hidden(who)].sort()]);
  }

  private below(top: number): number[] {
    return [top, ...this.world.parents.flatMap((parent, team) => (parent === top ? this.below(team) : []))];
  }

  reads(who: number, table: string, row: Row): boolean {
    return TABLES[table]?.open === true || this.may(who, 'read', table, row);
  }

  /** Whether the person's rights of the kind reach the row. */
  may(who: number, action: Action, table: string, row: Row): boolean {
    const { kind, owner, team } = TABLES[table] as (typeof TABLES)[string];
    const of = (columns: string | readonly string[] = []) => [columns].flat().map(column => row[column]);
    return this.within(who, kind, of(owner), of(team), action);
  }

  row(table: string, id: string): Row | undefined {
    let known = this.#found.get(table);
    if (!known) {
      known = new Map((this.world.rows[table] ?? []).map(row => [String(row.id ?? row.line_id), row]));
      this.#found.set(table, known);
    }
    return known.get(id);
  }

  /** The rows of a table that the person reads. */
  seen(who: number, table: string): Row[] {
    return (this.world.rows[table] ?? []).filter(row => this.reads(who, table, row));
  }

  /** Whether the person may read what stands in one column of one row. */
  knows(who: number, { table, id, column }: Mark, fieldsOf: (table: string, column: string) => string[]): boolean {
    const row = this.row(table, id);
    if (!row || !this.reads(who, table, row)) return false;
    const hidden = this.hidden(who);
    return !fieldsOf(table, column).some(field => hidden.has(field));
  }
}

import { uuids } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import type { LastCrossing, LineState, Threshold } from './budget.rules.js';
import { Exact } from './money.rules.js';

/** A line as postings see it, whoever makes them. */
export interface WatchedLine extends LineState {
  version: number;
  ownerId: string | null;
  teamId: string | null;
  department: string;
  currency: string;
  /** Whether the actor may see its figures. */
  visible: boolean;
}

interface Row {
  id: string;
  version: number;
  owner_id: string | null;
  team_id: string | null;
  department: string;
  currency: string;
  annual: string;
  months: { period: string; no: number; budgeted: string; requested: string; committed: string; spent: string }[];
  thresholds: Threshold[];
  crossings: LastCrossing[];
  visible: boolean;
}

const STATES =
  'select s.*, v.id is not null as visible from budget_line_states(?::uuid[]) s left join visible.budget_lines v on v.id = s.id order by s.id';

const lineOf = ({ annual, months, owner_id, team_id, ...row }: Row): WatchedLine => ({
  ...row,
  ownerId: owner_id,
  teamId: team_id,
  annual: new Exact(annual),
  months: months.map(({ period, no, ...amounts }) => ({
    ...{ period, no, budgeted: new Exact(amounts.budgeted), spent: new Exact(amounts.spent) },
    ...{ requested: new Exact(amounts.requested), committed: new Exact(amounts.committed) },
  })),
});

/** How lines stand at this moment. */
export async function statesOf(tx: Tx, ids: readonly string[]): Promise<WatchedLine[]> {
  if (!ids.length) return [];
  const rows: Row[] = await tx.em.execute(STATES, [uuids(ids)]);
  return rows.map(lineOf);
}

/** Locks the budgets over all places first, in the order in which single postings lock theirs, so that lists and postings that arrive together queue. */
export async function holdBudgets(tx: Tx, places: readonly { departmentId: string; accountId: string; date: string }[]): Promise<void> {
  const list = (key: 'departmentId' | 'accountId' | 'date') => uuids(places.map(place => place[key]));
  await tx.em.execute('select budget_lines_hold(?::uuid[], ?::uuid[], ?::date[])', [list('departmentId'), list('accountId'), list('date')]);
}

/** Where an amount is booked. Ids are uuids. */
export interface Place {
  departmentId: string;
  accountId: string;
  yearId: string;
}
export interface Covering {
  lines: WatchedLine[];
  /** Ids of the lines that cover each place. */
  over: Set<string>[];
}

/**
 * The lines in force, with thresholds, that cover each place: of its department and account, and of those above.
 *
 * @param hold locks their year rows, in order of the ids: what is read afterwards stays so until the end of the transaction
 */
export async function linesOver(tx: Tx, places: readonly Place[], hold: boolean): Promise<Covering> {
  const list = (key: keyof Place) => uuids(places.map(place => place[key]));
  const rows = await tx.em.execute<{ place: number; line: string }[]>(
    'select place, line from budget_lines_covering(?::uuid[], ?::uuid[], ?::uuid[], ?)',
    [list('departmentId'), list('accountId'), list('yearId'), hold],
  );
  const over = places.map((_, i) => new Set(rows.filter(({ place }) => place === i + 1).map(({ line }) => line)));
  return { lines: await statesOf(tx, [...new Set(rows.map(({ line }) => line))]), over };
}

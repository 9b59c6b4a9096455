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
  months: { period: string; no: number; budgeted: string; spent: string }[];
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
  months: months.map(month => ({ ...month, budgeted: new Exact(month.budgeted), spent: new Exact(month.spent) })),
});

export const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** How lines stand at this moment. */
export async function statesOf(tx: Tx, ids: readonly string[]): Promise<WatchedLine[]> {
  if (!ids.length) return [];
  const rows: Row[] = await tx.em.execute(STATES, [uuids(ids)]);
  return rows.map(lineOf);
}

/**
 * The lines in force, with thresholds, that cover an account of a department in a year: its own and those of the departments above.
 *
 * @param hold locks their year rows, in order of the ids: what is read afterwards stays so until the end of the transaction
 */
export async function linesOver(tx: Tx, departmentId: string, accountId: string, yearId: string, hold: boolean): Promise<WatchedLine[]> {
  const [row] = await tx.em.execute<{ ids: string[] }[]>('select budget_lines_over(?, ?, ?, ?)::text[] ids', [
    departmentId,
    accountId,
    yearId,
    hold,
  ]);
  return statesOf(tx, row?.ids ?? []);
}

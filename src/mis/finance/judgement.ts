import { uuids } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import { judge, nothing, type Verdict } from './budget.rules.js';
import { recordCrossings } from './crossing.js';
import { statesOf } from './lines.js';

/**
 * After a change of budgets: totals are started, ended or taken anew, crossings whose threshold is gone or is left well below end, and thresholds that
 * spending is beyond as of today are told. Of months long past nothing is told: nobody could act on it.
 *
 * The caller holds the structure.
 *
 * @emits budget.crossed
 */
export async function judgeNow(tx: Tx, yearId: string, lineIds: readonly string[]): Promise<void> {
  if (!lineIds.length) return;
  await tx.em.execute('select budget_totals_rebuild(?::uuid[], ?, ?)', [uuids(lineIds), tx.actor.userId, tx.now]);
  const watched = await tx.em.execute<{ id: string }[]>(
    'select line_id id from visible.budget_year_totals where line_id = any(?::uuid[])',
    [uuids(lineIds)],
  );
  const lines = await statesOf(
    tx,
    watched.map(row => row.id),
  );
  const today = await currentPeriod(tx, yearId);
  const verdicts = new Map<string, Verdict>();
  for (const no of lines[0]?.months.map(month => month.no) ?? []) {
    for (const verdict of lines.flatMap(line => judge(line, nothing(no)))) {
      const key = `${verdict.line} ${verdict.stage} ${verdict.basis} ${verdict.period} ${verdict.percent}`;
      const told = verdict.basis === 'ANNUAL' || no === today;
      if (!verdicts.has(key)) verdicts.set(key, told ? verdict : { ...verdict, raises: null });
    }
  }
  await recordCrossings(tx, lines, [...verdicts.values()]);
}

/** The period of the year that today is in: the last that has begun; 0 if none has. */
async function currentPeriod(tx: Tx, yearId: string): Promise<number> {
  const [row] = await tx.em.execute<{ no: number | null }[]>(
    'select max(no) no from visible.fiscal_periods where year_id = ? and starts_on <= ?::date',
    [yearId, tx.now.toISOString().slice(0, 10)],
  );
  return row?.no ?? 0;
}

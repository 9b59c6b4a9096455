import { v7 } from 'uuid';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { utilisation, type Verdict } from './budget.rules.js';
import { budgetCrossed } from './finance.events.js';
import type { WatchedLine } from './lines.js';

interface Cause {
  /** The posting; absent where the budget was changed. */
  postingId?: string;
  /** A STOP was lifted: what it raises is a warning. */
  exception?: boolean;
}

/**
 * Records the crossings that begin and end, and tells of those that begin. The caller holds the lines' year rows, or the structure.
 *
 * @emits budget.crossed
 */
export async function recordCrossings(
  tx: Tx,
  lines: readonly WatchedLine[],
  verdicts: readonly Verdict[],
  cause: Cause = {},
): Promise<void> {
  const ended = verdicts.filter(v => v.clears).map(({ line, stage, basis, period, percent }) => ({ line, stage, basis, period, percent }));
  const raised = verdicts.filter(v => v.raises !== null).map(v => crossingOf(v, cause));
  if (!ended.length && !raised.length) return;
  await tx.em.execute('select budget_crossings_write(?::jsonb, ?::jsonb, ?, ?)', [
    JSON.stringify(raised),
    JSON.stringify(ended),
    tx.actor.userId,
    tx.now,
  ]);
  const byId = new Map(lines.map(line => [line.id, line]));
  for (const { id, line: lineId, period: _, posting, ...crossing } of raised) {
    const line = byId.get(lineId) as WatchedLine;
    // Written by a function that sees all lines: the author of a posting need not see those of the departments above.
    emit(tx, budgetCrossed, line, { ...crossing, crossingId: id, postingId: posting, currency: line.currency }, {});
  }
}

const crossingOf = (v: Verdict, { postingId, exception = false }: Cause) => {
  const lifted = exception && v.action === 'STOP';
  return {
    id: v7(),
    ...{
      line: v.line,
      stage: v.stage,
      basis: v.basis,
      period: v.period,
      periodNo: v.periodNo,
      percent: v.percent,
      episode: v.raises as number,
    },
    ...{ action: lifted ? ('WARN' as const) : v.action, exception: lifted, posting: postingId ?? null },
    ...{ spent: v.after.toFixed(), limit: v.limit.toFixed(), utilisation: utilisation(v.after, v.limit)?.toFixed() ?? null },
  };
};

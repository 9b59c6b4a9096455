import { permits } from '../../platform/access/viewer.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { BudgetAction } from './budget.entity.js';
import { decide, judge, utilisation, type Verdict } from './budget.rules.js';
import { takenOff } from './commitment.js';
import { type Draft, draftOf } from './draft.js';
import { linesOver, type WatchedLine } from './lines.js';
import type { Exact } from './money.rules.js';
import type { BudgetCheckInput } from './posting.input.js';

/** What the budgets say to what is booked together. */
export interface Weighed {
  lines: WatchedLine[];
  /** Ids of the lines that cover each draft. */
  over: Set<string>[];
  verdicts: Verdict[];
  decision: BudgetAction;
  /** A STOP that the actor may lift. */
  exception: boolean;
}

/**
 * Weighs drafts that are booked together against every line that covers any of them. The posting and the question beforehand both come here.
 *
 * @param hold locks the lines, for whoever books afterwards
 */
export async function weigh(tx: Tx, drafts: readonly Draft[], hold: boolean): Promise<Weighed> {
  const { lines, over } = await linesOver(tx, drafts, hold);
  const verdicts = lines.flatMap(line => {
    const own = drafts.filter((_, i) => over[i]?.has(line.id));
    const additions = own.map(({ periodNo, stage, baseAmount }) => ({ no: periodNo, stage, amount: baseAmount }));
    return judge(line, { additions, through: Math.max(...own.map(draft => draft.through)) });
  });
  const strictest = decide(verdicts);
  const exception = strictest === 'STOP' && permits(tx.actor, 'budgetException.write');
  return { lines, over, verdicts, decision: exception ? 'WARN' : strictest, exception };
}

/** The same in terms of the API. Of lines that the actor may not see it tells what they decide, and no figures. */
export function told({ lines, verdicts, decision, exception }: Omit<Weighed, 'over'>) {
  const seen = new Map(lines.map(line => [line.id, line]));
  const rules = verdicts.map(({ line: id, stage, basis, periodNo, percent, action, exceeded, raises, limit, before, after }) => {
    const line = seen.get(id) as WatchedLine;
    const figure = (value: Exact | null) => (line.visible && value ? value.toFixed() : null);
    return {
      ...{ stage, basis, periodNo, percent, action, exceeded, raises: raises !== null && decision !== 'STOP', currency: line.currency },
      lineId: line.visible ? idOf('budgetline', id) : null,
      department: line.visible ? line.department : null,
      ...{ limit: figure(limit), before: figure(before), after: figure(after), utilisation: figure(utilisation(after, limit)) },
      available: figure(limit.minus(before)),
    };
  });
  return { decision, exception, rules };
}
export type BudgetCheck = ReturnType<typeof told>;

/** The STOP that a check fails on, in words. */
export function spokenOf({ rules }: BudgetCheck): string {
  const rule = rules.find(r => r.exceeded && r.action === 'STOP');
  const sum = rule && (rule.stage === 'ACTUAL' ? rule.basis : `${rule.stage} ${rule.basis}`);
  return rule?.after != null
    ? `${rule.after} ${rule.currency} would be more than ${rule.percent} % of ${rule.limit} ${rule.currency} (${sum})`
    : `more than ${rule?.percent} % of a budget above it would be spent (${sum})`;
}

/** What a posting would do, without doing it. @throws as the posting would, except that a STOP is an answer */
export async function checkBudget(tx: Tx, input: BudgetCheckInput): Promise<BudgetCheck> {
  const draft = await draftOf(tx, input);
  const taken = await takenOff(tx, draft, input, false);
  return told(await weigh(tx, taken ? [draft, taken.draft] : [draft], false));
}

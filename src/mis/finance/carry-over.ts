import { invalidInput, notFound, platformErrors, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { Budget, BudgetLine } from './budget.entity.js';
import type { BudgetCarryOverInput } from './budget.input.js';
import { FiscalYear } from './calendar.entity.js';
import { judgeNow } from './judgement.js';
import { addLine, give, type LinePlan, periodsOf } from './line.js';
import { Exact } from './money.rules.js';
import { changeStructure } from './structure.js';

// As `BudgetLine.available` tells it; what was not earned is not carried over.
const REST = `select l.id, (l.annual - coalesce(y.spent, budget_line_posted(l.id, null, 'ACTUAL')) - coalesce(y.committed, budget_line_posted(l.id, null, 'ORDER'))
    - coalesce(y.requested, budget_line_posted(l.id, null, 'REQUEST')))::text rest
  from visible.budget_lines l left join visible.budget_year_totals y on y.line_id = l.id left join visible.ledger_accounts a on a.id = l.account_id
  where l.budget_id = ? and (a.id is null or a.kind = 'EXPENSE') order by l.id`;

const placeOf = ({ department, account }: BudgetLine) => `${department.id} ${account?.id ?? ''}`;

async function budgetOf(tx: Tx, id: string): Promise<Budget> {
  const budget = await tx.em.findOne(Budget, { id }, { populate: ['year'] });
  if (!budget) throw notFound('budget', idOf('budget', id));
  return budget;
}

function wrongPair(from: Budget, to: Budget): WrongField[] {
  const wrong: WrongField[] = [];
  if (from.status !== 'APPROVED')
    wrong.push({ path: ['fromId'], message: `it is ${from.status}: only of a budget in force something is left.` });
  if (from.currency !== to.currency) wrong.push({ path: ['toId'], message: `it is in ${to.currency}, and the other in ${from.currency}.` });
  if (to.year.from <= from.year.from)
    wrong.push({ path: ['toId'], message: `its year, ${to.year.name}, does not come after ${from.year.name}.` });
  return wrong;
}

/**
 * Gives lines of a later year what is left of those for the same department and account, in its first period. A line that there is none for is made, with the
 * thresholds of the one that gives. What was given before is not given again.
 *
 * @throws NOT_FOUND for the budgets, FORBIDDEN for a line that the actor may not change; INVALID_INPUT for budgets that do not go together; CONFLICT if the later
 *   one is superseded
 * @emits budget.lineChanged; budget.crossed if the later one is in force
 */
export async function carryOver(tx: Tx, { fromId, toId, percent }: BudgetCarryOverInput): Promise<Budget> {
  await changeStructure(tx);
  const [from, to] = [await budgetOf(tx, fromId), await budgetOf(tx, toId)];
  const wrong = wrongPair(from, to);
  if (wrong.length) throw invalidInput(wrong);
  if (to.status === 'SUPERSEDED') throw platformErrors.CONFLICT('The later budget is superseded by a revision. Carry over to that.');
  const year = await tx.em.findOneOrFail(FiscalYear, { id: to.year.id }, { populate: ['periods'] });
  const all = { populate: ['months', 'thresholds', 'department', 'account'] } as const;
  const giving = new Map((await tx.em.find(BudgetLine, { budget: from }, all)).map(line => [line.id, line]));
  const getting = new Map((await tx.em.find(BudgetLine, { budget: to }, all)).map(line => [placeOf(line), line]));
  const changed: string[] = [];
  for (const { id, rest } of await tx.em.execute<{ id: string; rest: string }[]>(REST, [from.id])) {
    const line = giving.get(id);
    const share = new Exact(rest)
      .times(percent)
      .dividedBy(100)
      .toDecimalPlaces(decimalsOf(from.currency) ?? 2, Exact.ROUND_DOWN);
    if (!line || share.lte(0)) continue;
    const known = getting.get(placeOf(line));
    if (known?.carriedFrom) continue;
    if (known) {
      await locked(tx, BudgetLine, 'budgetline', known.id);
      give(tx, known, [share], 1);
    }
    const getter = known ?? addCarried(tx, to, year, line, share);
    Object.assign(getter, { carriedFrom: line, carried: share.toFixed() });
    changed.push(getter.id);
  }
  await tx.em.flush();
  if (to.status === 'APPROVED' && changed.length) await judgeNow(tx, to.year.id, changed);
  return to;
}

function addCarried(
  tx: Tx,
  to: Budget,
  year: FiscalYear,
  { department, account = null, thresholds }: BudgetLine,
  share: Exact,
): BudgetLine {
  const months = periodsOf(year).map((period, i) => ({ period, budgeted: i ? '0' : share.toFixed() }));
  return addLine(tx, to, { department, account, annual: share.toFixed(), months, thresholds: thresholds.getItems() } as LinePlan);
}

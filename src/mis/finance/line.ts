import { v7 } from 'uuid';
import { invalidInput, notFound, platformErrors, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked, touch } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { LedgerAccount } from './account.entity.js';
import { Budget, BudgetLine, BudgetMonth, BudgetThreshold } from './budget.entity.js';
import type { BudgetLineInput, BudgetLineUpdateInput } from './budget.input.js';
import type { Threshold } from './budget.rules.js';
import type { FiscalPeriod, FiscalYear } from './calendar.entity.js';
import { Department } from './department.entity.js';
import { budgetLineChanged } from './finance.events.js';
import { judgeNow } from './judgement.js';
import { splitOf, wrongSplit, wrongThresholds } from './line.rules.js';
import { Exact, total } from './money.rules.js';
import { changeStructure } from './structure.js';

/** A line that is right and can be added. */
export interface LinePlan {
  department: Department;
  account: LedgerAccount | null;
  annual: string;
  months: { period: FiscalPeriod; budgeted: string }[];
  thresholds: readonly Threshold[];
}

const thresholdOf = ({ stage, basis, percent, action }: Threshold): Threshold => ({ stage, basis, percent, action });
/** The periods of a year, the first one first. */
export const periodsOf = (year: FiscalYear): FiscalPeriod[] => year.periods.getItems().sort((a, b) => a.no - b.no);
/** The shares of a line, by period. */
export const monthsOf = (line: BudgetLine): BudgetMonth[] => line.months.getItems().sort((a, b) => a.no - b.no);

/** Looks up what a line names. @param year with its periods @throws NOT_FOUND */
export async function checkLine(tx: Tx, year: FiscalYear, data: BudgetLineInput): Promise<{ plan: LinePlan; wrong: WrongField[] }> {
  const { departmentId, accountId, annual, thresholds } = data;
  const department = await tx.em.findOne(Department, { id: departmentId });
  if (!department) throw notFound('department', idOf('department', departmentId));
  const account = accountId ? await tx.em.findOne(LedgerAccount, { id: accountId }) : null;
  if (accountId && !account) throw notFound('account', idOf('account', accountId));
  const periods = periodsOf(year);
  const wrong = [...wrongSplit(data, periods.length, year.currency), ...wrongThresholds(thresholds ?? [], account?.kind)];
  const shares = wrong.length ? [] : splitOf(data, periods.length, year.currency);
  const months = periods.map((period, i) => ({ period, budgeted: shares[i]?.toFixed() ?? '0' }));
  return { plan: { department, account, annual, months, thresholds: thresholds ?? [] }, wrong };
}

/** Adds a line to a budget, with owner and team of its department. */
export function addLine(tx: Tx, budget: Budget, { department, account, annual, months, thresholds }: LinePlan): BudgetLine {
  const whose = { ownerId: department.ownerId, teamId: department.teamId };
  const { currency } = budget;
  const line = tx.em.create(BudgetLine, { id: v7(), budget, department, account, annual, currency, ...whose });
  for (const { period, budgeted } of months) tx.em.create(BudgetMonth, { line, period, no: period.no, budgeted, currency, ...whose });
  for (const threshold of thresholds) tx.em.create(BudgetThreshold, { line, ...thresholdOf(threshold), ...whose });
  return line;
}

/** Adds shares to the periods of a line, from the first on, or takes them off. @emits budget.lineChanged */
export function give(tx: Tx, line: BudgetLine, shares: readonly Exact[], sign: 1 | -1): void {
  const add = (amount: string, more: Exact) => new Exact(amount).plus(more.times(sign)).toFixed();
  monthsOf(line).forEach((month, i) => {
    month.budgeted = add(month.budgeted, shares[i] ?? new Exact(0));
  });
  line.annual = add(line.annual, total(shares));
  // as in any change of a line: whoever read it before must read it again
  touch(tx, line);
  emit(tx, budgetLineChanged, line, {});
}

/**
 * Changes a line's amount, months or thresholds. If its budget is in force, what is spent already is judged anew.
 *
 * @throws NOT_FOUND, INVALID_INPUT; CONFLICT for another version, or if the budget is superseded
 * @emits budget.lineChanged, budget.crossed
 */
export async function updateBudgetLine(
  tx: Tx,
  { lineId, expectedVersion, thresholds, ...split }: BudgetLineUpdateInput,
): Promise<BudgetLine> {
  await changeStructure(tx);
  const line = await locked(tx, BudgetLine, 'budgetline', lineId, expectedVersion);
  await tx.em.populate(line, ['budget', 'account', 'months', 'thresholds']);
  const budget = line.budget as Budget;
  if (budget.status === 'SUPERSEDED') throw platformErrors.CONFLICT('The budget is superseded by a later revision. Change the line there.');
  const wrong = [...changeSplit(line, split), ...(thresholds ? wrongThresholds(thresholds, line.account?.kind) : [])];
  if (wrong.length) throw invalidInput(wrong);
  if (thresholds) changeThresholds(tx, line, thresholds);
  // Months and thresholds are part of the line: whoever read it before must read it again.
  touch(tx, line);
  emit(tx, budgetLineChanged, line, {});
  await tx.em.flush();
  await judgeNow(tx, budget.year.id, [line.id]);
  return line;
}

function changeSplit(
  line: BudgetLine,
  { annual, months, weights }: Pick<BudgetLineUpdateInput, 'annual' | 'months' | 'weights'>,
): WrongField[] {
  if (annual == null && !months && !weights) return [];
  const list = monthsOf(line);
  // Without another word a new amount is split as the old one was; one of zero says nothing.
  const present = new Exact(line.annual).isZero() ? null : list.map(month => month.budgeted);
  const split = { annual: annual ?? line.annual, months, weights: weights ?? (months ? null : present) };
  const wrong = wrongSplit(split, list.length, line.currency);
  if (wrong.length) return wrong;
  line.annual = split.annual;
  splitOf(split, list.length, line.currency).forEach((share, i) => {
    (list[i] as BudgetMonth).budgeted = share.toFixed();
  });
  return [];
}

function changeThresholds(tx: Tx, line: BudgetLine, wanted: readonly Threshold[]): void {
  const whose = { ownerId: line.ownerId, teamId: line.teamId };
  const present = line.thresholds.getItems();
  const same = (a: Threshold, b: Threshold) => a.stage === b.stage && a.basis === b.basis && a.percent === b.percent;
  for (const old of present) {
    const next = wanted.find(threshold => same(threshold, old));
    if (next) old.action = next.action;
    else tx.em.remove(old);
  }
  for (const next of wanted) {
    if (!present.some(old => same(old, next))) tx.em.create(BudgetThreshold, { line, ...whose, ...thresholdOf(next) });
  }
}

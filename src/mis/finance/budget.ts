import { LockMode } from '@mikro-orm/core';
import { invalidInput, notFound, platformErrors, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { Budget, BudgetLine } from './budget.entity.js';
import type { BudgetApproveInput, BudgetCreateInput, BudgetLineCreateInput, BudgetSubmitInput } from './budget.input.js';
import { FiscalYear } from './calendar.entity.js';
import { judgeNow } from './judgement.js';
import { addLine, checkLine, type LinePlan } from './line.js';
import { changeStructure, holdStructure } from './structure.js';

/**
 * Draws up a budget as a draft; nothing is checked against it yet.
 *
 * @throws NOT_FOUND for year, departments, accounts; INVALID_INPUT with every wrong line
 */
export async function createBudget(tx: Tx, { name, yearId, lines }: BudgetCreateInput): Promise<Budget> {
  // A department may be on its way to another team: its lines go there with it, or are made there.
  await holdStructure(tx);
  const year = await tx.em.findOne(FiscalYear, { id: yearId }, { populate: ['periods'] });
  if (!year) throw notFound('fiscalyear', idOf('fiscalyear', yearId));
  const last = await tx.em.findOne(Budget, { year, name }, { orderBy: { revision: 'desc' } });
  const budget = tx.em.create(Budget, { name, year, revision: (last?.revision ?? 0) + 1, status: 'DRAFT', currency: year.currency });
  const plans: LinePlan[] = [];
  const wrong: WrongField[] = [];
  for (const [i, line] of (lines ?? []).entries()) {
    const { plan, wrong: inLine } = await checkLine(tx, year, line);
    plans.push(plan);
    wrong.push(...inLine.map(({ path, message }) => ({ path: ['lines', String(i), ...path], message })));
  }
  if (wrong.length) throw invalidInput(wrong);
  for (const plan of plans) addLine(tx, budget, plan);
  return budget;
}

/**
 * Adds a line. If the budget is in force, the line is checked against from now on.
 *
 * @throws NOT_FOUND, INVALID_INPUT; CONFLICT if the budget has a line for this department and account, or is superseded
 * @emits budget.crossed if what is spent already is beyond a threshold
 */
export async function createBudgetLine(tx: Tx, { budgetId, ...data }: BudgetLineCreateInput): Promise<BudgetLine> {
  await changeStructure(tx);
  const budget = await locked(tx, Budget, 'budget', budgetId);
  if (budget.status === 'SUPERSEDED') throw platformErrors.CONFLICT('The budget is superseded by a later revision. Add the line there.');
  const year = await tx.em.findOneOrFail(FiscalYear, { id: budget.year.id }, { populate: ['periods'] });
  const { plan, wrong } = await checkLine(tx, year, data);
  if (wrong.length) throw invalidInput(wrong);
  const line = addLine(tx, budget, plan);
  await tx.em.flush();
  await judgeNow(tx, year.id, [line.id]);
  return line;
}

/** Hands a draft in. @throws NOT_FOUND; CONFLICT if it is none any more */
export async function submitBudget(tx: Tx, { budgetId, expectedVersion }: BudgetSubmitInput): Promise<Budget> {
  const budget = await locked(tx, Budget, 'budget', budgetId, expectedVersion);
  if (budget.status !== 'DRAFT') throw platformErrors.CONFLICT(`The budget is ${budget.status}: only a draft is handed in.`);
  budget.status = 'SUBMITTED';
  return budget;
}

/**
 * Puts a budget in force. What is spent already counts: it may be beyond a threshold at once.
 *
 * @throws NOT_FOUND; CONFLICT if it is in force or superseded
 * @emits budget.crossed
 */
export async function approveBudget(tx: Tx, { budgetId, expectedVersion }: BudgetApproveInput): Promise<Budget> {
  await changeStructure(tx);
  const budget = await locked(tx, Budget, 'budget', budgetId, expectedVersion);
  if (budget.status !== 'DRAFT' && budget.status !== 'SUBMITTED')
    throw platformErrors.CONFLICT(`The budget is ${budget.status}: only a draft comes into force.`);
  const { year, name } = budget;
  const former = await tx.em.findOne(Budget, { year, name, status: 'APPROVED' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (former) {
    former.status = 'SUPERSEDED';
    await tx.em.flush();
  }
  budget.status = 'APPROVED';
  await tx.em.flush();
  const lines = await tx.em.execute<{ id: string }[]>('select id from budget_lines where budget_id in (?, ?)', [
    budget.id,
    former?.id ?? budget.id,
  ]);
  await judgeNow(
    tx,
    year.id,
    lines.map(line => line.id),
  );
  return budget;
}

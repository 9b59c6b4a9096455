import { permits } from '../../platform/access/viewer.js';
import { ApiError, invalidInput, notFound, platformErrors } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { type EventDefinition, emit } from '../../platform/events/define.js';
import { type Budget, BudgetLine } from './budget.entity.js';
import { spokenOf, told } from './check.js';
import { financeErrors } from './finance.errors.js';
import { transferApproved, transferRejected, transferRequested, transferWithdrawn } from './finance.events.js';
import { judgeNow } from './judgement.js';
import { give, monthsOf } from './line.js';
import { statesOf } from './lines.js';
import { Exact } from './money.rules.js';
import { changeStructure, holdStructure } from './structure.js';
import { BudgetTransfer, BudgetTransferMonth, type TransferStatus } from './transfer.entity.js';
import type {
  BudgetTransferApproveInput,
  BudgetTransferRejectInput,
  BudgetTransferRequestInput,
  BudgetTransferWithdrawInput,
} from './transfer.input.js';
import { sharesOf, stopsOf, tooLarge, wrongShares } from './transfer.rules.js';

const budgeted = (line: BudgetLine): Exact[] => monthsOf(line).map(month => new Exact(month.budgeted));

/**
 * Asks that a line gives an amount to another. Nothing moves until somebody else approves it.
 *
 * @throws NOT_FOUND for the lines; INVALID_INPUT for amounts and lines that do not go together; BUDGET_TOO_SMALL if a period does not have so much
 * @emits budgetTransfer.requested
 */
export async function requestTransfer(tx: Tx, { fromId, toId, reason, ...shares }: BudgetTransferRequestInput): Promise<BudgetTransfer> {
  await holdStructure(tx);
  const [from, to] = [await lineOf(tx, fromId), await lineOf(tx, toId)];
  const wrong = [...wrongPair(from, to), ...wrongShares(shares, from.months.length, from.currency)];
  if (wrong.length) throw invalidInput(wrong);
  const months = sharesOf(shares, budgeted(from), from.currency);
  checkRoom(from, months);
  const { ownerId, teamId, currency } = from;
  const sides = { ownerId, teamId, toOwnerId: to.ownerId, toTeamId: to.teamId };
  const transfer = tx.em.create(BudgetTransfer, {
    ...{ ...sides, from, to, amount: shares.amount, currency, reason, status: 'REQUESTED', requestedById: tx.actor.userId },
  });
  monthsOf(from).forEach(({ period, no }, i) => {
    tx.em.create(BudgetTransferMonth, { ...sides, transfer, period, no, amount: (months[i] as Exact).toFixed(), currency });
  });
  tell(tx, transferRequested, transfer, {});
  return transfer;
}

/**
 * Moves the amount, month by month. What is spent already is judged anew on both lines.
 *
 * Takes the structure alone, so no posting is weighed against the one line before and the other after.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if it is decided already, or a budget is not in force any more; OWN_REQUEST; BUDGET_TOO_SMALL;
 *   TRANSFER_STOPPED if the giving line would be beyond a STOP
 * @emits budgetTransfer.approved, budget.lineChanged, budget.crossed
 */
export async function approveTransfer(
  tx: Tx,
  { transferId, reason, expectedVersion }: BudgetTransferApproveInput,
): Promise<BudgetTransfer> {
  await changeStructure(tx);
  const transfer = await openTransfer(tx, transferId, expectedVersion);
  if (transfer.requestedById === tx.actor.userId && !permits(tx.actor, 'budgetSelfApproval.write')) throw financeErrors.OWN_REQUEST();
  const [from, to] = await bothLines(tx, transfer);
  const shares = await sharesIn(tx, transfer);
  checkRoom(from, shares);
  await checkStops(tx, from, shares);
  give(tx, from, shares, -1);
  give(tx, to, shares, 1);
  decide(tx, transfer, 'APPROVED', reason);
  tell(tx, transferApproved, transfer, { status: 'REQUESTED' });
  await tx.em.flush();
  await judgeNow(tx, (from.budget as Budget).year.id, [from.id, to.id]);
  return transfer;
}

/**
 * Refuses a transfer, for whoever may change the line that gives.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if it is decided already
 * @emits budgetTransfer.rejected
 */
export async function rejectTransfer(tx: Tx, { transferId, reason, expectedVersion }: BudgetTransferRejectInput): Promise<BudgetTransfer> {
  await holdStructure(tx);
  const transfer = await openTransfer(tx, transferId, expectedVersion);
  await locked(tx, BudgetLine, 'budgetline', transfer.from.id);
  decide(tx, transfer, 'REJECTED', reason);
  tell(tx, transferRejected, transfer, { status: 'REQUESTED' });
  return transfer;
}

/**
 * Takes a request back, for whoever made it.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if it is decided already
 * @emits budgetTransfer.withdrawn
 */
export async function withdrawTransfer(tx: Tx, { transferId, expectedVersion }: BudgetTransferWithdrawInput): Promise<BudgetTransfer> {
  await holdStructure(tx);
  const transfer = await openTransfer(tx, transferId, expectedVersion);
  if (transfer.requestedById !== tx.actor.userId) throw platformErrors.FORBIDDEN('withdrawing what somebody else has asked for');
  decide(tx, transfer, 'WITHDRAWN', null);
  tell(tx, transferWithdrawn, transfer, { status: 'REQUESTED' });
  return transfer;
}

async function lineOf(tx: Tx, id: string): Promise<BudgetLine> {
  const line = await tx.em.findOne(BudgetLine, { id }, { populate: ['budget', 'account', 'months'] });
  if (!line) throw notFound('budgetline', idOf('budgetline', id));
  return line;
}

function wrongPair(from: BudgetLine, to: BudgetLine) {
  const wrong: { path: string[]; message: string }[] = [];
  for (const [field, { budget }] of Object.entries({ fromId: from, toId: to }))
    if (budget.status !== 'APPROVED')
      wrong.push({ path: [field], message: `its budget is ${budget.status}: only lines in force give and get.` });
  if (from.id === to.id) wrong.push({ path: ['toId'], message: 'it is the line that gives.' });
  if (from.budget.year.id !== to.budget.year.id) wrong.push({ path: ['toId'], message: 'it is of another fiscal year.' });
  const [gives, gets] = [from, to].map(({ account }) => account?.kind ?? 'EXPENSE');
  if (gives !== gets) wrong.push({ path: ['toId'], message: `it is for ${gets}, the line that gives for ${gives}.` });
  return wrong;
}

async function openTransfer(tx: Tx, id: string, expectedVersion?: number): Promise<BudgetTransfer> {
  const transfer = await locked(tx, BudgetTransfer, 'transfer', id, expectedVersion);
  if (transfer.status !== 'REQUESTED') throw platformErrors.CONFLICT(`The transfer is ${transfer.status} already.`);
  return transfer;
}

/** The lines of a transfer, locked in order of their ids. */
async function bothLines(tx: Tx, { from, to }: BudgetTransfer): Promise<[BudgetLine, BudgetLine]> {
  const lines = new Map<string, BudgetLine>();
  for (const id of [from.id, to.id].sort()) lines.set(id, await locked(tx, BudgetLine, 'budgetline', id));
  await tx.em.populate([...lines.values()], ['budget', 'months']);
  for (const { budget } of lines.values())
    if (budget.status !== 'APPROVED')
      throw platformErrors.CONFLICT('A line of the transfer is not in force any more. Reject it, and ask for one between lines that are.');
  return [lines.get(from.id) as BudgetLine, lines.get(to.id) as BudgetLine];
}

async function sharesIn(tx: Tx, transfer: BudgetTransfer): Promise<Exact[]> {
  const months = await tx.em.find(BudgetTransferMonth, { transfer }, { orderBy: { no: 'asc' } });
  return months.map(month => new Exact(month.amount));
}

function checkRoom(from: BudgetLine, shares: readonly Exact[]): void {
  const left = budgeted(from);
  const i = tooLarge(shares, left);
  if (i >= 0)
    throw financeErrors.BUDGET_TOO_SMALL(i + 1, `${left[i]?.toFixed()} ${from.currency}`, `${shares[i]?.toFixed()} ${from.currency}`);
}

async function checkStops(tx: Tx, from: BudgetLine, shares: readonly Exact[]): Promise<void> {
  const lines = await statesOf(tx, [from.id]);
  const verdicts = lines.flatMap(line => stopsOf(line, shares));
  if (!verdicts.length) return;
  const check = told({ lines, verdicts, decision: 'STOP', exception: false });
  const { code, message } = financeErrors.TRANSFER_STOPPED(lines[0]?.department ?? '', spokenOf(check));
  throw new ApiError(code, message, { check });
}

function decide({ actor, now }: Tx, transfer: BudgetTransfer, status: TransferStatus, reason: string | null | undefined): void {
  Object.assign(transfer, { status, decidedById: actor.userId, decidedAt: now, decisionReason: reason ?? null });
}

/** An event has one owner and team before, and one after: of a transfer they are those of the side that gets, and of the one that gives, so that both hear. */
function tell(tx: Tx, event: EventDefinition, transfer: BudgetTransfer, before: { status?: TransferStatus }): void {
  emit(tx, event, transfer, {}, { ...before, owner_id: transfer.toOwnerId ?? null, team_id: transfer.toTeamId ?? null });
}

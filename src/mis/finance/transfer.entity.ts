import { defineEntity, p } from '@mikro-orm/core';
import { Team, User } from '../../platform/access/user.entity.js';
import { currency, instant, money, oneOf, owned, record } from '../../platform/api/columns.js';
import { BudgetLine } from './budget.entity.js';
import { FiscalPeriod } from './calendar.entity.js';

export const TransferStatus = { REQUESTED: 'REQUESTED', APPROVED: 'APPROVED', REJECTED: 'REJECTED', WITHDRAWN: 'WITHDRAWN' } as const;
export type TransferStatus = keyof typeof TransferStatus;

/** Owner and team of the department that gives, and of the one that gets. */
const bothSides = () => ({
  ...owned(),
  toOwnerId: () => p.manyToOne(User).mapToPk().fieldName('to_owner_id').nullable(),
  toTeamId: () => p.manyToOne(Team).mapToPk().fieldName('to_team_id').nullable(),
});

export const BudgetTransferSchema = defineEntity({
  name: 'BudgetTransfer',
  tableName: 'budget_transfers',
  properties: {
    ...record(),
    ...bothSides(),
    from: () => p.manyToOne(BudgetLine).fieldName('from_line_id'),
    to: () => p.manyToOne(BudgetLine).fieldName('to_line_id'),
    amount: money(),
    currency: currency(),
    reason: p.text(),
    status: oneOf(TransferStatus),
    requestedById: () => p.manyToOne(User).mapToPk().fieldName('requested_by'),
    decidedById: () => p.manyToOne(User).mapToPk().fieldName('decided_by').nullable(),
    decidedAt: instant().nullable(),
    decisionReason: p.text().nullable(),
    months: () => p.oneToMany(BudgetTransferMonth).mappedBy('transfer'),
  },
});
/** An amount that one budget line is to give to another: asked for by somebody, approved by somebody else. */
export class BudgetTransfer extends BudgetTransferSchema.class {}
BudgetTransferSchema.setClass(BudgetTransfer);

export const BudgetTransferMonthSchema = defineEntity({
  name: 'BudgetTransferMonth',
  tableName: 'budget_transfer_months',
  properties: {
    ...record(),
    ...bothSides(),
    transfer: () => p.manyToOne(BudgetTransfer),
    period: () => p.manyToOne(FiscalPeriod),
    no: p.integer(),
    amount: money(),
    currency: currency(),
  },
});
/** What goes from the period of the one line to the same period of the other. The months add up to the transfer's amount. */
export class BudgetTransferMonth extends BudgetTransferMonthSchema.class {}
BudgetTransferMonthSchema.setClass(BudgetTransferMonth);

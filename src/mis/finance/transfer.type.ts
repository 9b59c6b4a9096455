import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime, type Money } from '../../platform/api/scalars.js';
import { EventType } from '../../platform/events/event.type.js';
import { Amount, type Connection, Follow, From, Many, many, One, relate } from '../../platform/reading/declare.js';
import { BudgetLineType } from './budget-line.type.js';
import { FiscalPeriodType } from './calendar.type.js';
import { transferApproved, transferRejected, transferRequested, transferWithdrawn } from './finance.events.js';
import { BudgetTransfer, BudgetTransferMonth, TransferStatus } from './transfer.entity.js';

registerEnumType(TransferStatus, {
  name: 'BudgetTransferStatus',
  description: 'How far a transfer is.',
  valuesConfig: {
    REQUESTED: { description: 'Asked for; nothing has moved.' },
    APPROVED: { description: 'The amount has gone from the one line to the other.' },
    REJECTED: { description: 'Refused; nothing has moved.' },
    WITHDRAWN: { description: 'Taken back by whoever asked for it; nothing has moved.' },
  },
});

@From(() => BudgetTransfer, {
  prefix: 'transfer',
  kind: 'budgetTransfer',
  filters: ['id', 'status', 'from', 'to', 'requestedBy', 'createdAt'],
  orders: ['createdAt'],
})
@ObjectType('BudgetTransfer', {
  description:
    'An amount that one budget line gives to another of the same year: asked for by somebody, approved by somebody else. Both departments see it.',
})
export class BudgetTransferType {
  @Field(() => ID, { description: 'Id, "transfer_…".' }) id!: string;
  @Amount({ amount: 'amount', currency: 'currency', description: 'How much: the sum of its months.' }) amount!: Money;
  @Field({ description: 'What for.' }) reason!: string;
  @Field(() => TransferStatus, { description: 'How far it is.' }) status!: TransferStatus;
  @Field(() => DateTime, { description: 'When it was asked for.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was approved, rejected or withdrawn; null until then.' })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided so; null if nothing was said.' }) decisionReason!: string | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => BudgetLineType, { nullable: true, description: 'The line that gives; null if you may not see it.' })
  from!: One<BudgetLineType> | null;
  @One(() => BudgetLineType, { nullable: true, description: 'The line that gets; null if you may not see it.' })
  to!: One<BudgetLineType> | null;
  @One(() => UserType, { of: 'requestedById', description: 'Who asked for it.' }) requestedBy!: One<UserType>;
  @One(() => UserType, { of: 'decidedById', nullable: true, description: 'Who approved, rejected or withdrew it; null until then.' })
  decidedBy!: One<UserType> | null;
  @Many(() => BudgetTransferMonthType, { by: 'transfer', order: ['no'], description: 'How much of each period.' })
  months!: Connection<BudgetTransferMonthType>;
}

@From(() => BudgetTransferMonth, { prefix: 'transfermonth', kind: 'budgetTransfer', filters: ['no'], orders: ['no'] })
@ObjectType('BudgetTransferMonth', { description: 'What a transfer moves from a period of the one line to the same period of the other.' })
export class BudgetTransferMonthType {
  @Field(() => ID, { description: 'Id, "transfermonth_…".' }) id!: string;
  @Field(() => Int, { description: 'Place of the period in the year, from 1.' }) no!: number;
  @Amount({ amount: 'amount', currency: 'currency', description: 'How much.' }) amount!: Money;
  @One(() => FiscalPeriodType, { description: 'The period.' }) period!: One<FiscalPeriodType>;
}

relate(
  BudgetLineType,
  'transfersOut',
  many(() => BudgetTransferType, { by: 'from', order: ['-createdAt'], description: 'What it gives or was asked to give, newest first.' }),
);
relate(
  BudgetLineType,
  'transfersIn',
  many(() => BudgetTransferType, { by: 'to', order: ['-createdAt'], description: 'What it gets or is to get, newest first.' }),
);

const transfer = { of: 'subject', description: 'The transfer as it is at delivery.' } as const;

@ObjectType('BudgetTransferRequested', { implements: EventType, description: 'Somebody asks for a transfer: it waits for an approval.' })
export class BudgetTransferRequestedType extends EventType {
  @One(() => BudgetTransferType, transfer) transfer!: One<BudgetTransferType>;
}
@ObjectType('BudgetTransferApproved', { implements: EventType, description: 'The amount has gone from the one line to the other.' })
export class BudgetTransferApprovedType extends EventType {
  @One(() => BudgetTransferType, transfer) transfer!: One<BudgetTransferType>;
}
@ObjectType('BudgetTransferRejected', { implements: EventType, description: 'The transfer was refused.' })
export class BudgetTransferRejectedType extends EventType {
  @One(() => BudgetTransferType, transfer) transfer!: One<BudgetTransferType>;
}
@ObjectType('BudgetTransferWithdrawn', { implements: EventType, description: 'Whoever asked for the transfer does not any more.' })
export class BudgetTransferWithdrawnType extends EventType {
  @One(() => BudgetTransferType, transfer) transfer!: One<BudgetTransferType>;
}

/** Fields of `Subscription`. */
export class TransferFollows {
  @Follow({
    kind: 'budgetTransfer',
    subject: () => BudgetTransferType,
    events: {
      BudgetTransferRequested: transferRequested,
      BudgetTransferApproved: transferApproved,
      BudgetTransferRejected: transferRejected,
      BudgetTransferWithdrawn: transferWithdrawn,
    },
    description:
      'Transfers between budget lines, told to both departments. `where: { status: { eq: REQUESTED } }` is what waits for an approval, and what is decided leaves it.',
  })
  budgetTransferChanged!: unknown;
}

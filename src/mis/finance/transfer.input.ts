import { ArrayMaxSize, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar } from '../../platform/api/scalars.js';

@InputType('BudgetTransferRequestInput', { description: 'An amount that one budget line is to give to another of the same year.' })
export class BudgetTransferRequestInput {
  @Id('budgetline', { description: 'The line that gives. Its budget is in force.' }) fromId!: string;
  @Id('budgetline', { description: 'The line that gets, of the same budget or another one in force in the year.' }) toId!: string;
  @Field(() => DecimalScalar, { description: 'How much, in the currency of the fiscal year; above zero.' }) amount!: string;
  @Field(() => [DecimalScalar], {
    nullable: true,
    description: 'How much of each period, in order; they add up to `amount` exactly. Give this, `weights`, or neither.',
  })
  @ArrayMaxSize(13)
  months?: string[] | null;
  @Field(() => [DecimalScalar], {
    nullable: true,
    description:
      'Weights of the periods, in order: `amount` is split by them, the remainder in the last. Without them it is taken as the months of the line that gives stand.',
  })
  @ArrayMaxSize(13)
  weights?: string[] | null;
  @Field({ description: 'What for; 1 to 1,000 characters.' }) @Length(1, 1000) reason!: string;
}

@InputType('BudgetTransferApproveInput', { description: 'The amount goes from the one line to the other.' })
export class BudgetTransferApproveInput {
  @Id('transfer', { description: 'The transfer that is asked for.' }) transferId!: string;

  @Field(() => String, { nullable: true, description: 'A word to it, at most 1,000 characters.' }) @MaxLength(1000) reason?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('BudgetTransferRejectInput', { description: 'The amount stays where it is.' })
export class BudgetTransferRejectInput {
  @Id('transfer', { description: 'The transfer that is asked for.' }) transferId!: string;

  @Field({ description: 'Why; 1 to 1,000 characters.' }) @Length(1, 1000) reason!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('BudgetTransferWithdrawInput', { description: 'Whoever asked for it does not any more.' })
export class BudgetTransferWithdrawInput {
  @Id('transfer', { description: 'The transfer that is asked for.' }) transferId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

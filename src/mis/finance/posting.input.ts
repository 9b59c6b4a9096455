import { Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar, LocalDate, MoneyInput } from '../../platform/api/scalars.js';
import { PostingStage } from './posting.entity.js';

/** What a posting is told apart by beside department and account. */
export const PROJECT = { nullable: true, description: 'The project that it is for; it has to be open on the day.' };
export const PRODUCT = { nullable: true, description: 'The product that it is for.' };
export const REGION = { nullable: true, description: 'The region that it is for, as customers and orders have it; 1 to 100 characters.' };

/** What decides whether a posting passes: shared by the posting and the question beforehand. */
@InputType('BudgetCheckInput', { description: 'A posting that somebody thinks of.' })
export class BudgetCheckInput {
  @Field(() => LocalDate, {
    description:
      'The day that it counts for: it decides the fiscal period, which has to be open, unless you may write the kind "latePosting".',
  })
  date!: string;
  @Id('department', { description: 'Who spends or earns. Budgets of the departments above are checked too.' }) departmentId!: string;
  @Id('account', { description: 'On what. Budgets on the accounts above are checked too.' }) accountId!: string;
  @Field(() => MoneyInput, {
    description:
      'Positive: more of what the account’s kind says (cost on EXPENSE, revenue on INCOME); negative takes back. Not zero, no more decimals than the currency has.',
  })
  amount!: MoneyInput;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The amount in the currency of the fiscal year, if `amount` is in another; without it that is made by the rate of the day (`exchangeRates`).',
  })
  baseAmount?: string | null;
  @Field(() => PostingStage, {
    defaultValue: 'ACTUAL',
    description:
      'How far the spending is: a request or an order sets the amount aside until it is invoiced or released. Then it is above zero.',
  })
  stage!: PostingStage;
  @Id('posting', {
    nullable: true,
    description:
      'The request or order that it is booked against, of an earlier stage: what is open of that is taken off, up to the amount. An amount counts once.',
  })
  commitmentId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Takes off all that is open of the request or order, whatever the amount: nothing more will come.',
  })
  closesCommitment?: boolean | null;
}

@InputType('PostingCreateInput', { description: 'An amount to book.' })
export class PostingCreateInput extends BudgetCheckInput {
  @Field({ description: 'Your document number, unique within `source`. Booking it again changes nothing and answers the first posting.' })
  @Length(1, 100)
  reference!: string;
  @Id('project', PROJECT) projectId?: string | null;
  @Id('product', PRODUCT) productId?: string | null;
  @Field(() => String, REGION)
  @Length(1, 100)
  region?: string | null;
  @Field(() => String, { nullable: true, description: 'The system or book that `reference` is unique in; "manual" if absent.' })
  @Length(1, 100)
  source?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for, at most 1,000 characters.' })
  @MaxLength(1000)
  description?: string | null;
}

@InputType('PostingReverseInput', { description: 'A posting to take back, whole.' })
export class PostingReverseInput {
  @Id('posting', { description: 'The posting. It is taken back once at most, and reversals not at all.' }) postingId!: string;
  @Field({ description: 'Document number of the reversal, unique within the source of the posting.' }) @Length(1, 100) reference!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day that the reversal counts for; by default that of the posting. Give one if that period is closed. Of a request or order it is always its own.',
  })
  date?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters.' }) @MaxLength(1000) description?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('PostingReleaseInput', { description: 'A request or order of which no more, or less, will come.' })
export class PostingReleaseInput {
  @Id('posting', { description: 'The request or order.' }) postingId!: string;
  @Field({ description: 'Document number of the release, unique within the source of the request or order.' })
  @Length(1, 100)
  reference!: string;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'How much, in the currency of the fiscal year, above zero and no more than is open; all of that without it.',
  })
  amount?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters.' }) @MaxLength(1000) description?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

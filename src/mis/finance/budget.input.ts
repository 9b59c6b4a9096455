import { ArrayMaxSize, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar } from '../../platform/api/scalars.js';
import { BudgetAction, BudgetBasis, BudgetStage } from './budget.entity.js';

@InputType('BudgetThresholdInput', { description: 'A share of a line’s budget, and what is done when a sum goes beyond it.' })
class BudgetThresholdInput {
  @Field(() => BudgetStage, { defaultValue: 'ACTUAL', description: 'What counts: what is requested, committed or spent, or all of it.' })
  stage!: BudgetStage;
  @Field(() => BudgetBasis, { description: 'What is compared.' }) basis!: BudgetBasis;
  @Field(() => Int, { description: 'Percent of the budget of the basis: 5 to 1000. Of each stage and basis a percentage stands once.' })
  @Min(5)
  @Max(1000)
  percent!: number;
  @Field(() => BudgetAction, { description: 'What is done.' }) action!: BudgetAction;
}

@InputType('BudgetLineInput', { description: 'A line of a budget.' })
export class BudgetLineInput {
  @Id('department', { description: 'Whose budget it is; it covers the departments below too.' }) departmentId!: string;
  @Id('account', { nullable: true, description: 'What for; it covers the accounts below too. Without it: all expense accounts.' })
  accountId?: string | null;
  @Field(() => DecimalScalar, { description: 'Amount of the year in the currency of the fiscal year; not below zero.' }) annual!: string;
  @Field(() => [DecimalScalar], {
    nullable: true,
    description: 'Amounts of the periods, in order, one for each; they add up to `annual` exactly. Give this, `weights`, or neither.',
  })
  @ArrayMaxSize(13)
  months?: string[] | null;
  @Field(() => [DecimalScalar], {
    nullable: true,
    description:
      'Weights of the periods, in order: `annual` is split by them, each share cut to the currency’s decimals, the remainder in the last. Without them, evenly.',
  })
  @ArrayMaxSize(13)
  weights?: string[] | null;
  @Field(() => [BudgetThresholdInput], {
    nullable: true,
    description: 'What is watched, on EXPENSE and ASSET accounts. Without it nothing: no posting is stopped, no alert raised.',
  })
  @ArrayMaxSize(20)
  thresholds?: BudgetThresholdInput[] | null;
}

@InputType('BudgetCreateInput', { description: 'A budget, as a draft. If the year has one of this name, it is the next revision.' })
export class BudgetCreateInput {
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Id('fiscalyear', { description: 'The year it is for.' }) yearId!: string;
  @Field(() => [BudgetLineInput], { nullable: true, description: 'Its lines, at most 500; more come by `budgetLineCreate` or an import.' })
  @ArrayMaxSize(500)
  lines?: BudgetLineInput[] | null;
}

@InputType('BudgetSubmitInput', { description: 'A draft is handed in for approval.' })
export class BudgetSubmitInput {
  @Id('budget', { description: 'The draft.' }) budgetId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('BudgetApproveInput', { description: 'A budget comes into force.' })
export class BudgetApproveInput {
  @Id('budget', { description: 'A draft, or one that is submitted. The revision in force until now is superseded.' }) budgetId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('BudgetCarryOverInput', { description: 'What is left of a budget goes to one of a later year.' })
export class BudgetCarryOverInput {
  @Id('budget', { description: 'The budget in force of which something is left.' }) fromId!: string;
  @Id('budget', { description: 'One of a later year, in the same currency, a draft or in force.' }) toId!: string;
  @Field(() => Int, { defaultValue: 100, description: 'How much of what is left, in percent, 1 to 100.' })
  @Min(1)
  @Max(100)
  percent!: number;
}

@InputType('BudgetLineCreateInput', { description: 'Another line of a budget that is not superseded.' })
export class BudgetLineCreateInput extends BudgetLineInput {
  @Id('budget', { description: 'The budget.' }) budgetId!: string;
}

@InputType('BudgetLineUpdateInput', { description: 'Another amount, other months or other thresholds: absent leaves.' })
export class BudgetLineUpdateInput {
  @Id('budgetline', { description: 'The line.' }) lineId!: string;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Amount of the year. Without `months` and `weights` it is split as the present months are.',
  })
  annual?: string | null;
  @Field(() => [DecimalScalar], {
    nullable: true,
    description: 'Amounts of the periods, in order; they add up to the annual amount exactly.',
  })
  @ArrayMaxSize(13)
  months?: string[] | null;
  @Field(() => [DecimalScalar], { nullable: true, description: 'Weights of the periods, in order.' })
  @ArrayMaxSize(13)
  weights?: string[] | null;
  @Field(() => [BudgetThresholdInput], { nullable: true, description: 'All thresholds from now on; an empty list takes them away.' })
  @ArrayMaxSize(20)
  thresholds?: BudgetThresholdInput[] | null;
  @ExpectedVersion() expectedVersion?: number;
}

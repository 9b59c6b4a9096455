import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, DecimalScalar, type Money } from '../../platform/api/scalars.js';
import { Amount, From, many, One, relate } from '../../platform/reading/declare.js';
import { BudgetAction, BudgetBasis, BudgetStage } from './budget.entity.js';
import { BudgetLineType } from './budget-line.type.js';
import { FiscalPeriodType } from './calendar.type.js';
import { BudgetCrossing } from './crossing.entity.js';
import { PostingType } from './posting.type.js';

@From(() => BudgetCrossing, {
  prefix: 'crossing',
  kind: 'budget',
  filters: ['id', 'line', 'stage', 'posting', 'raisedAt', 'clearedAt'],
  orders: ['raisedAt'],
})
@ObjectType('BudgetCrossing', {
  description:
    'That what a threshold counts went beyond it: raised once for each line, stage, basis, period, threshold and episode, with the figures of that moment.',
})
export class BudgetCrossingType {
  @Field(() => ID, { description: 'Id, "crossing_…".' }) id!: string;
  @Field(() => BudgetStage, { description: 'What counted.' }) stage!: BudgetStage;
  @Field(() => BudgetBasis, { description: 'What was compared.' }) basis!: BudgetBasis;
  @Field(() => Int, { description: 'The threshold, in percent of the limit.' }) percent!: number;
  @Field(() => Int, { description: 'How many times this threshold was crossed in this period, this time included.' }) episode!: number;
  @Field(() => BudgetAction, { description: 'What was done: WARN also where a STOP was lifted.' }) action!: BudgetAction;
  @Field({ description: 'A STOP that was lifted for somebody who may exceed budgets.' }) exception!: boolean;
  @Amount({
    amount: 'spent',
    currency: 'currency',
    description: 'What counted of the basis right after: spent, or by `stage` committed, requested, or all of it.',
  })
  spent!: Money;
  @Amount({ amount: 'limit', currency: 'currency', description: 'Budget of the basis at that moment.' }) limit!: Money;
  @Field(() => DecimalScalar, { nullable: true, description: 'spent ÷ limit, in percent; null if the limit was zero.' }) utilisation!:
    | string
    | null;
  @Field(() => DateTime, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When spending was more than two points below the threshold again, or the threshold was taken away; null while it is open.',
  })
  clearedAt!: Date | null;
  @One(() => BudgetLineType, { description: 'The line.' }) line!: One<BudgetLineType>;
  @One(() => FiscalPeriodType, { nullable: true, description: 'The period; null where the basis is the year.' })
  period!: One<FiscalPeriodType> | null;
  @One(() => PostingType, {
    nullable: true,
    description: 'What raised it; null if the budget was changed, or if you may not see the posting.',
  })
  posting!: One<PostingType> | null;
}

relate(
  BudgetLineType,
  'crossings',
  many(() => BudgetCrossingType, { by: 'line', order: ['-raisedAt'], description: 'The thresholds that were crossed, newest first.' }),
);

relate(
  PostingType,
  'crossings',
  many(() => BudgetCrossingType, {
    by: 'posting',
    order: ['-raisedAt'],
    description: 'The thresholds that it crossed, as far as you see their lines.',
  }),
);

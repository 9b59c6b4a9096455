import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../platform/api/scalars.js';
import { EventType } from '../../platform/events/event.type.js';
import { Follow, One } from '../../platform/reading/declare.js';
import { BudgetAction, BudgetBasis, BudgetStage } from './budget.entity.js';
import { BudgetLineType } from './budget-line.type.js';
import { BudgetCrossingType } from './crossing.type.js';
import { budgetCrossed, budgetLineMoved } from './finance.events.js';
import { PostingType } from './posting.type.js';

@ObjectType('BudgetCrossed', {
  implements: EventType,
  description: 'What a threshold counts has gone beyond it. The figures are those of that moment.',
})
export class BudgetCrossedType extends EventType {
  @Field(() => BudgetStage, { description: 'What counted.' }) stage!: BudgetStage;
  @Field(() => BudgetBasis, { description: 'What was compared.' }) basis!: BudgetBasis;
  @Field(() => Int, { nullable: true, description: 'Place of the period in the year, from 1; null where the basis is the year.' })
  periodNo!: number | null;
  @Field(() => Int, { description: 'The threshold, in percent of the limit.' }) percent!: number;
  @Field(() => BudgetAction, { description: 'What was done: WARN also where a STOP was lifted.' }) action!: BudgetAction;
  @Field({ description: 'A STOP that was lifted for somebody who may exceed budgets.' }) exception!: boolean;
  @Field(() => Int, { description: 'How many times this threshold was crossed in this period, this time included.' }) episode!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'spent ÷ limit, in percent; null if the limit was zero.' })
  utilisation!: string | null;
  @Field(() => DecimalScalar, {
    description: 'What counted of the basis right after, in `currency`: spent, or by `stage` committed, requested, or all of it.',
  })
  spent!: string;
  @Field(() => DecimalScalar, { description: 'Budget of the basis at that moment, in `currency`.' }) limit!: string;
  @Field({ description: 'ISO 4217.' }) currency!: string;
  @One(() => BudgetLineType, { of: 'subject', description: 'The line, as it is now.' }) line!: One<BudgetLineType>;
  @One(() => BudgetCrossingType, { of: 'crossingId', nullable: true, description: 'The crossing, as it is now.' })
  crossing!: One<BudgetCrossingType> | null;
  @One(() => PostingType, {
    of: 'postingId',
    nullable: true,
    description: 'What raised it; null if the budget was changed, or if you may not see the posting.',
  })
  posting!: One<PostingType> | null;
}

@ObjectType('BudgetLineMoved', {
  implements: EventType,
  description:
    'The line has come with its department to another manager or team, and you see it. Who does not any more gets `BudgetLineLeft`.',
})
export class BudgetLineMovedType extends EventType {
  @One(() => BudgetLineType, { of: 'subject', description: 'The line, as it is now.' }) line!: One<BudgetLineType>;
}

/** Fields of `Subscription`. */
export class FinanceFollows {
  @Follow({
    kind: 'budget',
    subject: () => BudgetLineType,
    events: { BudgetCrossed: budgetCrossed, BudgetLineMoved: budgetLineMoved },
    description:
      'Thresholds of budget lines that you may see, told the moment a posting crosses them, once for each crossing. A line that leaves the filter or your sight comes as `BudgetLineLeft`.',
  })
  budgetOverrun!: unknown;
}

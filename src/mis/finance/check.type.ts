import { Field, ID, Int, ObjectType } from 'type-graphql';
import { errorTypeFor, UserErrorType } from '../../platform/api/payload.js';
import { DecimalScalar } from '../../platform/api/scalars.js';
import { BudgetAction, BudgetBasis, BudgetStage } from './budget.entity.js';
import { financeErrors } from './finance.errors.js';

@ObjectType('BudgetRuleResult', {
  description: 'What one threshold says to a posting. Of lines that you may not see it tells the rule and what it decides, and no figures.',
})
class BudgetRuleResultType {
  @Field(() => ID, { nullable: true, description: 'Id of the budget line; null if you may not see it.' }) lineId!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the line’s department; null if you may not see the line.' })
  department!: string | null;
  @Field(() => BudgetStage, { description: 'What counts.' }) stage!: BudgetStage;
  @Field(() => BudgetBasis, { description: 'What is compared.' }) basis!: BudgetBasis;
  @Field(() => Int, { nullable: true, description: 'Place of the period in the year, from 1; null where the basis is the year.' })
  periodNo!: number | null;
  @Field(() => Int, { description: 'The threshold, in percent of the limit.' }) percent!: number;
  @Field(() => BudgetAction, { description: 'What is done beyond it.' }) action!: BudgetAction;
  @Field({ description: 'It would be beyond the threshold: after × 100 > limit × percent. Equal is not beyond.' }) exceeded!: boolean;
  @Field({ description: 'An alert would be raised: the posting passes, the threshold is crossed, and no alert of it is open.' })
  raises!: boolean;
  @Field(() => DecimalScalar, { nullable: true, description: 'Budget of the basis, in `currency`.' }) limit!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What counts of the basis now, in `currency`.' }) before!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What counts of the basis with the posting, in `currency`.' }) after!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'limit − before, in `currency`.' }) available!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'after ÷ limit, in percent; null if the limit is zero.' })
  utilisation!: string | null;
  @Field({ description: 'ISO 4217: the currency of the fiscal year.' }) currency!: string;
}

@ObjectType('BudgetCheck', {
  description: 'What the budgets in force say to a posting: its own department’s and those of the departments above.',
})
export class BudgetCheckType {
  @Field(() => BudgetAction, { description: 'The strictest action of the thresholds exceeded; IGNORE if none is.' })
  decision!: BudgetAction;
  @Field({ description: 'A threshold says STOP, and you may exceed budgets: it is booked and recorded.' }) exception!: boolean;
  @Field(() => [BudgetRuleResultType], { description: 'Every threshold whose sum the posting changes; empty if none does.' })
  rules!: BudgetRuleResultType[];
}

@ObjectType('BudgetExceededError', {
  implements: UserErrorType,
  description: 'A budget stops the posting, or the transfer; nothing was done.',
})
export class BudgetExceededErrorType extends UserErrorType {
  @Field(() => BudgetCheckType, { description: 'What the budgets say to it.' }) check!: BudgetCheckType;
}
errorTypeFor(financeErrors.BUDGET_EXCEEDED.code, 'BudgetExceededError');
errorTypeFor(financeErrors.TRANSFER_STOPPED.code, 'BudgetExceededError');

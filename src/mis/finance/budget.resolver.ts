import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import {
  BudgetApproveInput,
  BudgetCarryOverInput,
  BudgetCreateInput,
  BudgetLineCreateInput,
  BudgetLineUpdateInput,
  BudgetSubmitInput,
} from './budget.input.js';
import { approveBudget, createBudget, createBudgetLine, submitBudget } from './budget.js';
import { BudgetType } from './budget.type.js';
import { BudgetLineType } from './budget-line.type.js';
import { carryOver } from './carry-over.js';
import { updateBudgetLine } from './line.js';

const BudgetPayload = payloadOf('Budget', { budget: () => BudgetType });
const BudgetLinePayload = payloadOf('BudgetLine', { line: () => BudgetLineType });
const input = { description: 'What is to be done.' };

@Resolver()
export class BudgetResolver {
  @Requires('budget.write')
  @Mutation(() => BudgetPayload, { nullable: true, description: 'Draws up a budget as a draft.' })
  budgetCreate(@Arg('input', input) data: BudgetCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ budget: await createBudget(tx, data) }));
  }

  @Requires('budget.write')
  @Mutation(() => BudgetPayload, { nullable: true, description: 'Hands a draft in for approval.' })
  budgetSubmit(@Arg('input', input) data: BudgetSubmitInput, @Ctx() { change }: Context) {
    return change(async tx => ({ budget: await submitBudget(tx, data) }));
  }

  @Requires('budget.write')
  @Mutation(() => BudgetPayload, { nullable: true, description: 'Puts a budget in force: postings are checked against it from now on.' })
  budgetApprove(@Arg('input', input) data: BudgetApproveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ budget: await approveBudget(tx, data) }));
  }

  @Requires('budget.write')
  @Mutation(() => BudgetPayload, {
    nullable: true,
    description:
      'Gives the lines of a later year what is left of those for the same department and account, once: what was given is not given again.',
  })
  budgetCarryOver(@Arg('input', input) data: BudgetCarryOverInput, @Ctx() { change }: Context) {
    return change(async tx => ({ budget: await carryOver(tx, data) }));
  }

  @Requires('budget.write')
  @Mutation(() => BudgetLinePayload, { nullable: true, description: 'Adds a line to a budget.' })
  budgetLineCreate(@Arg('input', input) data: BudgetLineCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ line: await createBudgetLine(tx, data) }));
  }

  @Requires('budget.write')
  @Mutation(() => BudgetLinePayload, {
    nullable: true,
    description: 'Changes amount, months or thresholds of a line. In force, what is spent already is judged anew and may raise alerts.',
  })
  budgetLineUpdate(@Arg('input', input) data: BudgetLineUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ line: await updateBudgetLine(tx, data) }));
  }
}

import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import {
  BudgetTransferApproveInput,
  BudgetTransferRejectInput,
  BudgetTransferRequestInput,
  BudgetTransferWithdrawInput,
} from './transfer.input.js';
import { approveTransfer, rejectTransfer, requestTransfer, withdrawTransfer } from './transfer.js';
import { BudgetTransferType } from './transfer.type.js';

const TransferPayload = payloadOf('BudgetTransfer', { transfer: () => BudgetTransferType });
const input = { description: 'What is to be done.' };

@Resolver()
export class TransferResolver {
  @Requires('budgetTransfer.write')
  @DryRun()
  @Mutation(() => TransferPayload, {
    nullable: true,
    description: 'Asks that a budget line gives an amount to another. It waits for an approval.',
  })
  budgetTransferRequest(@Arg('input', input) data: BudgetTransferRequestInput, @Ctx() { change }: Context) {
    return change(async tx => ({ transfer: await requestTransfer(tx, data) }));
  }

  @Requires('budget.write')
  @DryRun()
  @Mutation(() => TransferPayload, {
    nullable: true,
    description:
      'Moves the amount. Takes the right to change both lines, and somebody else than who asked for it. What is spent is judged anew on both; the line that gives keeps within its STOPs.',
  })
  budgetTransferApprove(@Arg('input', input) data: BudgetTransferApproveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ transfer: await approveTransfer(tx, data) }));
  }

  @Requires('budget.write')
  @DryRun()
  @Mutation(() => TransferPayload, { nullable: true, description: 'Refuses a transfer. Takes the right to change the line that gives.' })
  budgetTransferReject(@Arg('input', input) data: BudgetTransferRejectInput, @Ctx() { change }: Context) {
    return change(async tx => ({ transfer: await rejectTransfer(tx, data) }));
  }

  @Requires('budgetTransfer.write')
  @DryRun()
  @Mutation(() => TransferPayload, { nullable: true, description: 'Takes a request back: your own, and only while it waits.' })
  budgetTransferWithdraw(@Arg('input', input) data: BudgetTransferWithdrawInput, @Ctx() { change }: Context) {
    return change(async tx => ({ transfer: await withdrawTransfer(tx, data) }));
  }
}

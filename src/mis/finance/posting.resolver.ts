import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { JournalEntryAllocateInput } from './allocation.input.js';
import { allocate } from './allocation.js';
import { checkBudget } from './check.js';
import { BudgetCheckType } from './check.type.js';
import { JournalEntryPostInput, JournalEntryReverseInput } from './journal.input.js';
import { postJournal, reverseJournal } from './journal.js';
import { JournalEntryType } from './journal.type.js';
import { BudgetCheckInput, PostingCreateInput, PostingReleaseInput, PostingReverseInput } from './posting.input.js';
import { createPosting, createPostings, releaseCommitment, reversePosting } from './posting.js';
import { PostingType } from './posting.type.js';

const JournalEntryPayload = payloadOf('JournalEntry', { entry: () => JournalEntryType });
const PostingPayload = payloadOf('Posting', { posting: () => PostingType });

const PostingBulkPayload = bulkPayloadOf('Posting', { posting: () => PostingType });
const PostingCreateBulkInput = bulkInputOf('PostingCreate', PostingCreateInput);
const input = { description: 'What is to be booked.' };

@Resolver()
export class PostingResolver {
  @Requires('posting.write')
  @Query(() => BudgetCheckType, {
    description: 'What a posting would do: the same decision and figures as the posting itself at this moment, and nothing is written.',
  })
  async budgetCheck(@Arg('input', { description: 'The posting that you think of.' }) data: BudgetCheckInput, @Ctx() { ask }: Context) {
    return ask(tx => checkBudget(tx, data));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => PostingPayload, {
    nullable: true,
    description:
      'Books an amount, or sets it aside as requested or ordered, unless a budget stops it: `errors` then holds a BudgetExceededError. The same `reference` again changes nothing.',
  })
  postingCreate(@Arg('input', { description: 'The amount to book.' }) data: PostingCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ posting: await createPosting(tx, data) }));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => PostingPayload, {
    nullable: true,
    description:
      'Takes a posting back, whole, by one of the opposite sign. Budgets get the amount back, and what it took off a request or order is open again.',
  })
  postingReverse(@Arg('input', { description: 'The posting to take back.' }) data: PostingReverseInput, @Ctx() { change }: Context) {
    return change(async tx => ({ posting: await reversePosting(tx, data) }));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => PostingPayload, {
    nullable: true,
    description:
      'Gives up what is open of a request or order, or a part of it. Budgets get that back. Answers the posting that takes it off.',
  })
  postingRelease(@Arg('input', { description: 'The request or order.' }) data: PostingReleaseInput, @Ctx() { change }: Context) {
    return change(async tx => ({ posting: await releaseCommitment(tx, data) }));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => PostingBulkPayload, {
    nullable: true,
    description: 'Books many amounts, in order: what one takes of a budget, the next has not.',
  })
  postingCreateBulk(@Arg('input', () => PostingCreateBulkInput, input) data: BulkInput<PostingCreateInput>, @Ctx() { change }: Context) {
    return change(tx => createPostings(tx, data));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => JournalEntryPayload, {
    nullable: true,
    description:
      'Books lines of which debit and credit are equal: double entry. Each is a posting, checked against budgets; all or none. The same `reference` again changes nothing.',
  })
  journalEntryPost(@Arg('input', { description: 'The lines to book.' }) data: JournalEntryPostInput, @Ctx() { change }: Context) {
    return change(async tx => ({ entry: await postJournal(tx, data) }));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => JournalEntryPayload, {
    nullable: true,
    description: 'Takes a journal entry back, whole, by one with the sides exchanged. Takes sight of all of its postings.',
  })
  journalEntryReverse(
    @Arg('input', { description: 'The entry to take back.' }) data: JournalEntryReverseInput,
    @Ctx() { change }: Context,
  ) {
    return change(async tx => ({ entry: await reverseJournal(tx, data) }));
  }

  @Requires('posting.write')
  @DryRun()
  @Mutation(() => JournalEntryPayload, {
    nullable: true,
    description:
      'Shares what one department paid out among those of a key, on the same account and day: an entry that takes it off the one and gives it to the others.',
  })
  journalEntryAllocate(
    @Arg('input', { description: 'What is shared out, and how.' }) data: JournalEntryAllocateInput,
    @Ctx() { change }: Context,
  ) {
    return change(async tx => ({ entry: await allocate(tx, data) }));
  }
}

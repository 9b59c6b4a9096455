import type { QueryResult } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { type BulkAnswer, type BulkInput, bulk } from '../../platform/api/bulk.js';
import { ApiError, invalidInput, platformErrors } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { type Draft, draftOf, spokenOf, told, type Weighed, weigh } from './check.js';
import { recordCrossings } from './crossing.js';
import { financeErrors } from './finance.errors.js';
import { postingCreated } from './finance.events.js';
import { uuids } from './lines.js';
import { Exact } from './money.rules.js';
import { Posting } from './posting.entity.js';
import type { PostingCreateInput, PostingReverseInput } from './posting.input.js';
import { holdStructure } from './structure.js';

/** A draft under its document number. */
interface Entry extends Draft {
  source: string;
  reference: string;
  description: string | null;
  reversesId: string | null;
}

/**
 * Books an amount and raises one alert for each threshold that it crosses. Source: M5, R3.
 *
 * Locks the year row of every watched line that covers it, so that of postings that arrive together exactly one crosses and none gets past a STOP.
 * The same `reference` booked twice counts once, so a client may retry after a dropped link.
 *
 * @throws NOT_FOUND, INVALID_INPUT; CONFLICT if the reference is booked with other content; BUDGET_EXCEEDED if a line stops it: nothing is booked then
 * @emits posting.created, budget.crossed
 */
export async function createPosting(tx: Tx, input: PostingCreateInput): Promise<{ id: string }> {
  const { source, reference, description } = input;
  const draft = await draftOf(tx, input);
  return book(tx, { ...draft, source: source ?? 'manual', reference, description: description ?? null, reversesId: null });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Books many amounts, in order: what one takes of a budget, the next has not. All budgets over them are locked first, in the order in which single postings
 * lock theirs, so that lists and postings that arrive together queue.
 *
 * @throws what `createPosting` throws, unless the input says REJECT_ROWS
 * @emits posting.created, budget.crossed
 */
export async function createPostings(tx: Tx, input: BulkInput<PostingCreateInput>): Promise<BulkAnswer> {
  await holdStructure(tx);
  // Of a row that is refused before anything is done, ids may be anything.
  const rows = input.rows.filter(({ departmentId, accountId }) => UUID.test(departmentId) && UUID.test(accountId));
  const list = (key: 'departmentId' | 'accountId' | 'date') => uuids(rows.map(row => row[key]));
  await tx.em.execute('select budget_lines_hold(?::uuid[], ?::uuid[], ?::date[])', [list('departmentId'), list('accountId'), list('date')]);
  return bulk(tx, input, async row => ({ posting: await createPosting(tx, row) }));
}

/**
 * Takes a posting back by one of the opposite sign: what it added to the budgets is taken off them, and a threshold that is left well below is armed again.
 *
 * @throws NOT_FOUND; INVALID_INPUT for a reversal, or a closed period; CONFLICT if it is taken back already
 * @emits posting.created
 */
export async function reversePosting(
  tx: Tx,
  { postingId, reference, date, description, expectedVersion }: PostingReverseInput,
): Promise<{ id: string }> {
  await holdStructure(tx);
  const original = await locked(tx, Posting, 'posting', postingId, expectedVersion);
  if (original.reverses) throw invalidInput([{ path: ['postingId'], message: 'it is a reversal itself: book the amount again instead.' }]);
  const reversal = await tx.em.findOne(Posting, { reverses: original });
  if (reversal && reversal.reference !== reference)
    throw platformErrors.CONFLICT(`The posting is taken back already, by "${reversal.reference}".`);
  const negative = (amount: string) => new Exact(amount).negated().toFixed();
  const draft = await draftOf(tx, {
    ...{ date: date ?? original.date, departmentId: original.department.id, accountId: original.account.id },
    amount: { amount: negative(original.amount), currency: original.currency },
    baseAmount: negative(original.baseAmount),
  });
  return book(tx, { ...draft, source: original.source, reference, description: description ?? null, reversesId: original.id });
}

async function book(tx: Tx, entry: Entry): Promise<{ id: string }> {
  const id = v7();
  // First the document, then the budgets: of two that carry the same reference the second waits here and finds the first.
  if (!(await insert(tx, id, entry))) return repeated(tx, entry);
  const weighed = await weigh(tx, entry, true);
  if (weighed.decision === 'STOP') throw exceeded(entry, weighed);
  const { lines, verdicts, exception } = weighed;
  if (exception) await tx.em.execute('update postings set exception = true where id = ?', [id]);
  if (lines.length) {
    await tx.em.execute('select budget_totals_add(?::uuid[], ?, ?)', [
      uuids(lines.map(line => line.id)),
      entry.periodId,
      entry.baseAmount.toFixed(),
    ]);
  }
  await recordCrossings(tx, lines, verdicts, { postingId: id, exception });
  emit(tx, postingCreated, { id, version: 1, ownerId: entry.ownerId, teamId: entry.teamId }, {}, null);
  return { id };
}

const COLUMNS = [
  ...[
    'id',
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
    'owner_id',
    'team_id',
    'date',
    'period_id',
    'department_id',
    'account_id',
  ],
  ...['amount', 'currency', 'base_amount', 'base_currency', 'source', 'reference', 'description', 'reverses_id'],
];
const INSERT = `insert into postings (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')}) on conflict (source, reference) do nothing`;

/** @returns false if the reference is booked already */
async function insert({ em, now, actor: { userId } }: Tx, id: string, e: Entry): Promise<boolean> {
  const who = [id, now, userId, now, userId, e.ownerId, e.teamId, e.date, e.periodId, e.departmentId, e.accountId];
  const what = [e.amount.toFixed(), e.currency, e.baseAmount.toFixed(), e.baseCurrency, e.source, e.reference, e.description, e.reversesId];
  const { affectedRows } = await em.execute<QueryResult>(INSERT, [...who, ...what], 'run');
  return affectedRows === 1;
}

/** The posting that is booked under this reference. @throws CONFLICT if it has other content, or the actor may not see it */
async function repeated(tx: Tx, { source, reference, ...entry }: Entry): Promise<{ id: string }> {
  const first = await tx.em.findOne(Posting, { source, reference });
  const same =
    first &&
    first.date === entry.date &&
    first.department.id === entry.departmentId &&
    first.account.id === entry.accountId &&
    first.currency === entry.currency &&
    entry.amount.eq(first.amount) &&
    entry.baseAmount.eq(first.baseAmount) &&
    first.description === entry.description &&
    (first.reverses?.id ?? null) === entry.reversesId;
  if (!same)
    throw platformErrors.CONFLICT(
      `The reference "${reference}" of "${source}" is booked already, with other content. Use another reference.`,
    );
  return { id: first.id };
}

function exceeded({ department }: Entry, weighed: Weighed): ApiError {
  const check = told(weighed);
  const { code, message } = financeErrors.BUDGET_EXCEEDED(department, spokenOf(check));
  return new ApiError(code, message, { check });
}

import { LockMode, type QueryResult } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { type BulkAnswer, type BulkInput, bulk } from '../../platform/api/bulk.js';
import { ApiError, invalidInput, platformErrors } from '../../platform/api/errors.js';
import { uuids } from '../../platform/database/arrays.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { spokenOf, told, type Weighed, weigh } from './check.js';
import { type TakenOff, takenOff } from './commitment.js';
import { recordCrossings } from './crossing.js';
import { type Dimensions, dimensionsAs, dimensionsOf, sameDimensions } from './dimensions.js';
import { type Draft, draftOf, draftOn } from './draft.js';
import { financeErrors } from './finance.errors.js';
import { postingCreated } from './finance.events.js';
import { holdBudgets } from './lines.js';
import { Exact, wrongAmount } from './money.rules.js';
import { Posting } from './posting.entity.js';
import type { PostingCreateInput, PostingReleaseInput, PostingReverseInput } from './posting.input.js';
import { holdStructure } from './structure.js';

/** A draft under its document number. */
interface Entry extends Draft, Dimensions {
  source: string;
  reference: string;
  description: string | null;
  reversesId: string | null;
  /** The request or order that it is booked against, or takes off. */
  commitmentId: string | null;
  /** The posting that it was booked with. */
  causeId: string | null;
  /** Of a request or order that is new. */
  open: Exact | null;
  /** The journal entry that it is a line of. */
  journalId: string | null;
}

/** Where the rows stand that take off commitments: their references are ids of the postings that they are booked with. */
const COMMITMENTS = 'commitment';
const single = { reversesId: null, commitmentId: null, causeId: null, open: null, journalId: null };
/**
 * Books an amount and raises one alert for each threshold that it crosses. Source: M5, R3.
 *
 * Locks the year row of every watched line that covers it, so that of postings that arrive together exactly one crosses and none gets past a STOP.
 * Booked against a request or order, it takes off what is open of that in the same step: an amount counts once.
 * The same `reference` booked twice counts once, so a client may retry after a dropped link.
 *
 * @throws NOT_FOUND, FORBIDDEN, INVALID_INPUT; CONFLICT if the reference is booked with other content; BUDGET_EXCEEDED if a line stops it: nothing is booked then
 * @emits posting.created, budget.crossed
 */
export async function createPosting(tx: Tx, input: PostingCreateInput): Promise<{ id: string }> {
  const { source, reference, description, commitmentId } = input;
  if (source === COMMITMENTS)
    throw invalidInput([{ path: ['source'], message: `"${COMMITMENTS}" is kept for what settles requests and orders: use another.` }]);
  const draft = await draftOf(tx, input);
  const dimensions = await dimensionsOf(tx, input, draft.date);
  const entry = { ...draft, ...single, ...dimensions, source: source ?? 'manual', reference, description: description ?? null };
  const open = draft.stage === 'ACTUAL' ? null : draft.baseAmount;
  // Locked before the document refers to it: two that refer to it first could not lock it after.
  const settles = await takenOff(tx, draft, input, true);
  return book(tx, { ...entry, commitmentId: commitmentId ?? null, open }, settles);
}

/** A line of a journal entry, whose amounts are made. */
export interface JournalLine extends Dimensions {
  date: string;
  departmentId: string;
  accountId: string;
  source: string;
  reference: string;
  description: string | null;
  amount: Exact;
  currency: string;
  baseAmount: Exact;
  exchangeRate: Exact | null;
  reversesId: string | null;
  journalId: string;
}

/** Books a line of a journal entry as any other posting. @throws what `createPosting` throws */
export async function bookLine(tx: Tx, { amount, baseAmount, exchangeRate, currency, ...line }: JournalLine): Promise<{ id: string }> {
  const asked = { ...line, stage: 'ACTUAL' as const, amount: { amount: amount.toFixed(), currency }, baseAmount: baseAmount.toFixed() };
  const draft = await draftOf(tx, asked);
  // what is taken back was in order when it was booked
  const dimensions = line.reversesId ? line : await dimensionsOf(tx, line, line.date);
  const { source, reference, description, reversesId, journalId } = line;
  const { projectId, productId, region } = dimensions;
  return book(
    tx,
    { ...draft, ...single, exchangeRate, projectId, productId, region, source, reference, description, reversesId, journalId },
    null,
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Books many amounts, in order: what one takes of a budget, the next has not. All requests and orders that they settle, and then all budgets over any of them,
 * are locked first, in the order in which single postings lock theirs, so that lists and postings that arrive together queue.
 *
 * @throws what `createPosting` throws, unless the input says REJECT_ROWS
 * @emits posting.created, budget.crossed
 */
export async function createPostings(tx: Tx, input: BulkInput<PostingCreateInput>): Promise<BulkAnswer> {
  await holdStructure(tx);
  // Of a row that is refused before anything is done, ids may be anything.
  const ids = input.rows.flatMap(({ commitmentId }) => (commitmentId && UUID.test(commitmentId) ? [commitmentId] : []));
  const settled = ids.length
    ? await tx.em.find(Posting, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE })
    : [];
  const rows = [
    ...input.rows.filter(({ departmentId, accountId }) => UUID.test(departmentId) && UUID.test(accountId)),
    ...settled.map(({ department, account, date }) => ({ departmentId: department.id, accountId: account.id, date })),
  ];
  await holdBudgets(tx, rows);
  return bulk(tx, input, async row => ({ posting: await createPosting(tx, row) }));
}

/**
 * Takes a posting back by one of the opposite sign: what it added to the budgets is taken off them, and a threshold that is left well below is armed again.
 * What it took off a request or order is open again.
 *
 * @throws NOT_FOUND; INVALID_INPUT for a reversal, for what was booked with another posting, or a closed period; CONFLICT if it is taken back already, or
 *   something of it is settled; BUDGET_EXCEEDED if what is open again is more than a budget allows
 * @emits posting.created
 */
export async function reversePosting(
  tx: Tx,
  { postingId, reference, date, description, expectedVersion }: PostingReverseInput,
): Promise<{ id: string }> {
  await holdStructure(tx);
  // What is older is locked first, as lists of postings do.
  const givenBack = await settledBy(tx, postingId);
  const original = await locked(tx, Posting, 'posting', postingId, expectedVersion);
  checkReversible(original);
  const reversal = await tx.em.findOne(Posting, { reverses: original });
  if (reversal && reversal.reference !== reference)
    throw platformErrors.CONFLICT(`The posting is taken back already, by "${reversal.reference}".`);
  if (!reversal && original.open != null && !new Exact(original.open).eq(original.baseAmount))
    throw platformErrors.CONFLICT('Something of it is settled already: release what is open, or take back first what settled it.');
  const [amount, baseAmount] = [negated(original.amount), negated(original.baseAmount)];
  const { currency } = original;
  const committed = original.open == null ? null : { commitment: original, draft: await draftOn(tx, original, baseAmount) };
  const draft = committed
    ? { ...committed.draft, amount, currency }
    : await draftOf(tx, {
        ...{ date: date ?? original.date, stage: original.stage, departmentId: original.department.id, accountId: original.account.id },
        ...{ amount: { amount: amount.toFixed(), currency }, baseAmount: baseAmount.toFixed() },
      });
  const document = { source: original.source, reference, description: description ?? null, reversesId: original.id };
  const entry = { ...draft, ...single, ...dimensionsAs(original), ...document };
  return book(tx, committed ? { ...entry, commitmentId: original.id } : entry, givenBack, committed);
}

const negated = (amount: string): Exact => new Exact(amount).negated();

function checkReversible({ reverses, stage, open, journal }: Posting): void {
  const wrong = (message: string) => invalidInput([{ path: ['postingId'], message }]);
  if (reverses) throw wrong('it is a reversal itself: book the amount again instead.');
  if (journal) throw wrong('it is a line of a journal entry: reverse that.');
  if (stage !== 'ACTUAL' && open == null) throw wrong('it takes off a request or order: reverse the posting that it was booked with.');
}

/** What a posting took off a request or order, which is locked, to be open again with the reversal. */
async function settledBy(tx: Tx, postingId: string): Promise<TakenOff | null> {
  const row = await tx.em.findOne(Posting, { cause: postingId });
  if (!row?.commitment) return null;
  const commitment = await locked(tx, Posting, 'posting', row.commitment.id);
  return { commitment, draft: await draftOn(tx, commitment, negated(row.baseAmount)) };
}

/**
 * Takes off what is open of a request or order, of which no more, or less, will come.
 *
 * @throws NOT_FOUND, FORBIDDEN; INVALID_INPUT for what is no request or order, and for more than is open; CONFLICT if nothing is open, or the reference is
 *   booked with other content
 * @emits posting.created
 */
export async function releaseCommitment(
  tx: Tx,
  { postingId, reference, amount, description, expectedVersion }: PostingReleaseInput,
): Promise<{ id: string }> {
  await holdStructure(tx);
  const commitment = await locked(tx, Posting, 'posting', postingId, expectedVersion);
  if (commitment.open == null) throw invalidInput([{ path: ['postingId'], message: 'it is neither a request nor an order.' }]);
  const { source, stage } = commitment;
  const first = await tx.em.findOne(Posting, { source, reference });
  const same = first?.commitment?.id === commitment.id && first.stage === stage && !first.reverses;
  if (same && (amount == null || negated(amount).eq(first.baseAmount))) return { id: first.id };
  const open = new Exact(commitment.open);
  if (open.isZero()) throw platformErrors.CONFLICT('Nothing of it is open any more.');
  const wrong = amount == null ? undefined : wrongRelease(new Exact(amount), open, commitment.baseCurrency);
  if (wrong) throw invalidInput([{ path: ['amount'], message: `${wrong}.` }]);
  const draft = await draftOn(tx, commitment, new Exact(amount ?? open).negated());
  const document = { source, reference, description: description ?? null, commitmentId: commitment.id };
  const entry = { ...draft, ...single, ...dimensionsAs(commitment), ...document };
  return book(tx, entry, null, { commitment, draft });
}

function wrongRelease(amount: Exact, open: Exact, currency: string): string | undefined {
  if (amount.lte(0)) return 'it is above zero';
  return amount.gt(open) ? `${open.toFixed()} ${currency} are open` : wrongAmount(amount.toFixed(), currency);
}

/**
 * @param settles what is to be taken off a request or order, or given back to it, in a row of its own
 * @param own the request or order that the document itself takes off
 */
async function book(tx: Tx, entry: Entry, settles: TakenOff | null, own: TakenOff | null = null): Promise<{ id: string }> {
  const id = v7();
  // First the document, then the budgets: of two that carry the same reference the second waits here and finds the first.
  if (!(await insert(tx, id, entry))) return repeated(tx, entry);
  const drafts = [entry, ...(settles ? [settles.draft] : [])];
  const weighed = await weigh(tx, drafts, true);
  if (weighed.decision === 'STOP') throw exceeded(entry, weighed);
  const { lines, over, verdicts, exception } = weighed;
  if (exception) await tx.em.execute('update postings set exception = true where id = ?', [id]);
  if (own) change(own);
  if (settles) await settle(tx, id, settles);
  for (const [i, { periodId, stage, baseAmount }] of drafts.entries())
    if (over[i]?.size)
      await tx.em.execute('select budget_totals_book(?::uuid[], ?, ?, ?)', [uuids([...over[i]]), periodId, stage, baseAmount.toFixed()]);
  await recordCrossings(tx, lines, verdicts, { postingId: id, exception });
  emit(tx, postingCreated, { id, version: 1, ownerId: entry.ownerId, teamId: entry.teamId }, {}, null);
  return { id };
}

function change({ commitment, draft }: TakenOff): void {
  commitment.open = new Exact(commitment.open ?? 0).plus(draft.baseAmount).toFixed();
}

/** Writes the row that takes off a commitment, or gives back to it. */
async function settle(tx: Tx, causeId: string, { commitment, draft }: TakenOff): Promise<void> {
  const id = v7();
  const document = { source: COMMITMENTS, reference: causeId, description: null, commitmentId: commitment.id, causeId };
  const entry = { ...draft, ...single, ...dimensionsAs(commitment), ...document };
  await insert(tx, id, entry);
  change({ commitment, draft });
  emit(tx, postingCreated, { id, version: 1, ownerId: draft.ownerId, teamId: draft.teamId }, {}, null);
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
  ...['amount', 'currency', 'base_amount', 'base_currency', 'exchange_rate', 'stage', 'source', 'reference', 'description', 'reverses_id'],
  ...['commitment_id', 'cause_id', 'open_amount', 'project_id', 'product_id', 'region', 'journal_id'],
];
const INSERT = `insert into postings (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')}) on conflict (source, reference) do nothing`;

/** @returns false if the reference is booked already */
async function insert({ em, now, actor: { userId } }: Tx, id: string, e: Entry): Promise<boolean> {
  const who = [id, now, userId, now, userId, e.ownerId, e.teamId, e.date, e.periodId, e.departmentId, e.accountId];
  const what = [
    e.amount.toFixed(),
    e.currency,
    e.baseAmount.toFixed(),
    e.baseCurrency,
    e.exchangeRate?.toFixed() ?? null,
    e.stage,
    e.source,
    e.reference,
    e.description,
    e.reversesId,
  ];
  const settles = [e.commitmentId, e.causeId, e.open?.toFixed() ?? null];
  const dimensions = [e.projectId, e.productId, e.region, e.journalId];
  const { affectedRows } = await em.execute<QueryResult>(INSERT, [...who, ...what, ...settles, ...dimensions], 'run');
  return affectedRows === 1;
}

/** Somebody has used a reference for something else. */
export const bookedAlready = (source: string, reference: string): ApiError =>
  platformErrors.CONFLICT(`The reference "${reference}" of "${source}" is booked already, with other content. Use another reference.`);

/** The posting that is booked under this reference. @throws CONFLICT if it has other content, or the actor may not see it */
async function repeated(tx: Tx, { source, reference, ...entry }: Entry): Promise<{ id: string }> {
  const first = await tx.em.findOne(Posting, { source, reference });
  const same =
    first &&
    first.date === entry.date &&
    first.stage === entry.stage &&
    (first.commitment?.id ?? null) === entry.commitmentId &&
    first.department.id === entry.departmentId &&
    first.account.id === entry.accountId &&
    first.currency === entry.currency &&
    entry.amount.eq(first.amount) &&
    // by the rate of its day, whatever that is by now
    (entry.exchangeRate ? first.exchangeRate != null : entry.baseAmount.eq(first.baseAmount)) &&
    first.description === entry.description &&
    sameDimensions(first, entry) &&
    (first.journal?.id ?? null) === entry.journalId &&
    (first.reverses?.id ?? null) === entry.reversesId;
  if (!same) throw bookedAlready(source, reference);
  return { id: first.id };
}

function exceeded({ department }: Entry, weighed: Weighed): ApiError {
  const check = told(weighed);
  const { code, message } = financeErrors.BUDGET_EXCEEDED(department, spokenOf(check));
  return new ApiError(code, message, { check });
}

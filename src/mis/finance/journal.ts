import { v7 } from 'uuid';
import { forbidden, invalidInput, notFound, platformErrors, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { LedgerAccount } from './account.entity.js';
import { type Dimensions, dimensionsAs, sameDimensions } from './dimensions.js';
import { rateInto, translated } from './draft.js';
import type { JournalEntryPostInput, JournalEntryReverseInput, JournalLineInput } from './journal.input.js';
import { balanced, signed } from './journal.rules.js';
import { holdBudgets } from './lines.js';
import { Exact, total, wrongAmount } from './money.rules.js';
import { JournalEntry, Posting } from './posting.entity.js';
import { bookedAlready, bookLine } from './posting.js';
import { holdStructure } from './structure.js';

/** A line as it is booked. */
export interface JournalLine extends Dimensions {
  departmentId: string;
  accountId: string;
  description: string | null;
  /** In the currency of the entry; below zero for a credit. */
  debit: Exact;
  amount: Exact;
  baseAmount: Exact;
  reversesId: string | null;
}

interface Entry {
  date: string;
  source: string;
  reference: string;
  description: string | null;
  currency: string;
  exchangeRate: Exact | null;
  reversesId: string | null;
  /** The posting that it shares out. */
  allocatesId: string | null;
  lines: JournalLine[];
}

function debitOf({ debit, credit }: JournalLineInput, currency: string, path: string[], wrong: WrongField[]): Exact {
  const [field, given] = debit == null ? ['credit', credit] : ['debit', debit];
  const add = (message: string) => wrong.push({ path: [...path, field as string], message: `${message}.` });
  if ((debit == null) === (credit == null)) add('a line has a debit or a credit, and not both');
  const amount = new Exact(given ?? 0);
  if (given != null && amount.lte(0)) add('it is above zero: what is taken back stands on the other side');
  else if (given != null) {
    const message = wrongAmount(given, currency);
    if (message) add(message);
  }
  return debit == null ? amount.negated() : amount;
}

/** What stands on the debit side. */
const sideOf = (lines: readonly JournalLine[]): Exact => total(lines.map(({ debit }) => (debit.gt(0) ? debit : new Exact(0))));

async function kindsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, LedgerAccount['kind']>> {
  const accounts = await tx.em.find(LedgerAccount, { id: { $in: [...new Set(ids)] } });
  const kinds = new Map(accounts.map(({ id, kind }) => [id, kind]));
  for (const id of ids) if (!kinds.has(id)) throw notFound('account', idOf('account', id));
  return kinds;
}

const INSERT = `insert into journal_entries (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, date, source, reference, description, currency,
    amount, reverses_id, allocates_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, reference) do nothing returning id`;

/** Books an entry, line by line; the same reference again is the first entry. @throws what a posting throws */
export async function bookEntry(tx: Tx, entry: Entry): Promise<{ id: string }> {
  const { now, actor } = tx;
  const id = v7();
  const who = [id, now, actor.userId, now, actor.userId, actor.userId, actor.teamId];
  const what = [
    entry.date,
    entry.source,
    entry.reference,
    entry.description,
    entry.currency,
    sideOf(entry.lines).toFixed(),
    entry.reversesId,
    entry.allocatesId,
  ];
  // Of two that carry the same reference the second waits here and finds the first.
  const [made] = await tx.em.execute<{ id: string }[]>(INSERT, [...who, ...what]);
  if (!made) return repeated(tx, entry);
  await holdBudgets(
    tx,
    entry.lines.map(line => ({ ...line, date: entry.date })),
  );
  for (const [i, { debit: _, ...line }] of entry.lines.entries()) {
    const document = { source: entry.source, reference: `${entry.reference}#${i + 1}`, journalId: id };
    await bookLine(tx, {
      ...{ ...line, ...document, description: line.description ?? entry.description, date: entry.date },
      ...{ currency: entry.currency, exchangeRate: entry.exchangeRate },
    });
  }
  return { id };
}

/** The entry that is booked under this reference. @throws CONFLICT if it has other content, or the actor may not see it */
async function repeated(tx: Tx, entry: Entry): Promise<{ id: string }> {
  const { source, reference } = entry;
  const first = await tx.em.findOne(JournalEntry, { source, reference });
  const postings = first ? await tx.em.find(Posting, { journal: first }) : [];
  const has = (line: JournalLine, i: number) => {
    const posting = postings.find(each => each.reference === `${reference}#${i + 1}`);
    return (
      posting?.department.id === line.departmentId &&
      posting.account.id === line.accountId &&
      line.amount.eq(posting.amount) &&
      sameDimensions(posting, line)
    );
  };
  const same =
    first &&
    first.date === entry.date &&
    first.currency === entry.currency &&
    first.description === entry.description &&
    (first.reverses?.id ?? null) === entry.reversesId &&
    (first.allocates?.id ?? null) === entry.allocatesId &&
    postings.length === entry.lines.length &&
    entry.lines.every(has);
  if (!same) throw bookedAlready(source, reference);
  return { id: first.id };
}

/**
 * Books lines of which debit and credit are equal: each is a posting, checked against budgets as any other; all or none. Source: M1.
 *
 * @throws NOT_FOUND, FORBIDDEN; INVALID_INPUT naming every wrong line, or by how much the sides differ; CONFLICT if the reference is booked with other content;
 *   BUDGET_EXCEEDED if a budget stops a line
 * @emits posting.created, budget.crossed
 */
export async function postJournal(tx: Tx, input: JournalEntryPostInput): Promise<{ id: string }> {
  const { date, reference, currency } = input;
  await holdStructure(tx);
  const wrong: WrongField[] = [];
  const debits = input.lines.map((line, i) => debitOf(line, currency, ['lines', String(i)], wrong));
  const off = total(debits);
  if (!wrong.length && !off.isZero()) {
    const [more, less] = off.gt(0) ? ['debit', 'credit'] : ['credit', 'debit'];
    wrong.push({ path: ['lines'], message: `the ${more} side is ${off.abs().toFixed()} ${currency} more than the ${less} side.` });
  }
  if (wrong.length) throw invalidInput(wrong);
  const kinds = await kindsOf(
    tx,
    input.lines.map(line => line.accountId),
  );
  const { base, rate } = await rateInto(tx, currency, date);
  const bases = rate ? balanced(debits, amount => translated(amount, rate, base)) : debits;
  const lines = input.lines.map((line, i): JournalLine => {
    const kind = kinds.get(line.accountId) as LedgerAccount['kind'];
    return {
      ...{ departmentId: line.departmentId, accountId: line.accountId, description: line.description ?? null, reversesId: null },
      ...{ projectId: line.projectId ?? null, productId: line.productId ?? null, region: line.region ?? null },
      ...{ debit: debits[i] as Exact, amount: signed(kind, debits[i] as Exact), baseAmount: signed(kind, bases[i] as Exact) },
    };
  });
  const document = { date, source: input.source ?? 'journal', reference, description: input.description ?? null };
  return bookEntry(tx, { ...document, currency, exchangeRate: rate, reversesId: null, allocatesId: null, lines });
}

/**
 * Takes an entry back by one with the sides exchanged, at the rate that it was booked at.
 *
 * @throws NOT_FOUND; FORBIDDEN if the actor does not see all of its postings; INVALID_INPUT for a reversal or a closed period; CONFLICT if it is taken back already
 * @emits posting.created
 */
export async function reverseJournal(
  tx: Tx,
  { journalId, reference, date, description, expectedVersion }: JournalEntryReverseInput,
): Promise<{ id: string }> {
  await holdStructure(tx);
  const original = await locked(tx, JournalEntry, 'journal', journalId, expectedVersion);
  if (original.reverses) throw invalidInput([{ path: ['journalId'], message: 'it is a reversal itself: book the entry again instead.' }]);
  const reversal = await tx.em.findOne(JournalEntry, { reverses: original });
  if (reversal && reversal.reference !== reference)
    throw platformErrors.CONFLICT(`The entry is taken back already, by "${reversal.reference}".`);
  const postings = await tx.em.find(Posting, { journal: original }, { populate: ['account'], orderBy: { id: 'asc' } });
  const lines = postings.map((posting): JournalLine => {
    const amount = new Exact(posting.amount).negated();
    return {
      ...{ departmentId: posting.department.id, accountId: posting.account.id, description: null, reversesId: posting.id },
      ...dimensionsAs(posting),
      ...{ debit: signed(posting.account.kind, amount), amount, baseAmount: new Exact(posting.baseAmount).negated() },
    };
  });
  // a line that the actor does not see is missing
  if (!sideOf(lines).eq(original.amount)) throw forbidden('taking back an entry of departments that you do not see');
  const document = { date: date ?? original.date, source: original.source, reference, description: description ?? null };
  return bookEntry(tx, { ...document, currency: original.currency, exchangeRate: null, reversesId: original.id, allocatesId: null, lines });
}

import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, notFound, platformErrors, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import { locked, touch } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { AllocationKey, AllocationShare } from './allocation.entity.js';
import type {
  AllocationKeyCreateInput,
  AllocationKeyUpdateInput,
  AllocationShareInput,
  JournalEntryAllocateInput,
} from './allocation.input.js';
import { Department } from './department.entity.js';
import { dimensionsAs } from './dimensions.js';
import { bookEntry, type JournalLine } from './journal.js';
import { signed } from './journal.rules.js';
import { distribute, Exact } from './money.rules.js';
import { JournalEntry, Posting } from './posting.entity.js';
import { holdStructure } from './structure.js';

/** @throws INVALID_INPUT naming every share that is wrong */
async function checkShares(tx: Tx, shares: readonly AllocationShareInput[]): Promise<void> {
  const ids = shares.map(({ departmentId }) => departmentId);
  const known = new Set((await tx.em.find(Department, { id: { $in: ids } })).map(({ id }) => id));
  const wrong: WrongField[] = shares.flatMap(({ departmentId, weight }, i) => {
    const add = (field: string, message: string) => ({ path: ['shares', String(i), field], message: `${message}.` });
    return [
      ...(known.has(departmentId) ? [] : [add('departmentId', 'there is no such department')]),
      ...(ids.indexOf(departmentId) < i ? [add('departmentId', 'it has a share already')] : []),
      ...(new Exact(weight).gt(0) && new Exact(weight).decimalPlaces() <= 4
        ? []
        : [add('weight', 'it is above zero, with at most 4 decimals')]),
    ];
  });
  if (wrong.length) throw invalidInput(wrong);
}

const addShares = (tx: Tx, key: AllocationKey, shares: readonly AllocationShareInput[]): void => {
  for (const { departmentId, weight } of shares)
    tx.em.create(AllocationShare, { key, department: tx.em.getReference(Department, departmentId), weight });
};

/** @throws INVALID_INPUT naming every share that is wrong; CONFLICT if the code is taken */
export async function createKey(tx: Tx, { shares, ...input }: AllocationKeyCreateInput): Promise<AllocationKey> {
  await checkShares(tx, shares);
  const key = tx.em.create(AllocationKey, { ...input });
  addShares(tx, key, shares);
  return key;
}

/** @throws NOT_FOUND, CONFLICT; INVALID_INPUT naming every share that is wrong */
export async function updateKey(tx: Tx, { keyId, expectedVersion, shares, ...input }: AllocationKeyUpdateInput): Promise<AllocationKey> {
  const key = await locked(tx, AllocationKey, 'allocationkey', keyId, expectedVersion);
  if (shares === null) throw invalidInput([{ path: ['shares'], message: 'they can be changed, but not cleared.' }]);
  applyChanges(key, input, { required: ['name'] });
  if (!shares) return key;
  await checkShares(tx, shares);
  await tx.em.nativeDelete(AllocationShare, { key });
  addShares(tx, key, shares);
  // whoever read the shares before must read them again
  touch(tx, key);
  return key;
}

/** What a posting can not be shared out for. */
async function checkPosting(tx: Tx, posting: Posting, reference: string): Promise<void> {
  const wrong = (message: string) => invalidInput([{ path: ['postingId'], message: `${message}.` }]);
  if (posting.stage !== 'ACTUAL') throw wrong('it is a request or an order: share out what is booked');
  if (posting.reverses) throw wrong('it takes another back');
  if (await tx.em.findOne(Posting, { reverses: posting })) throw wrong('it was taken back');
  const entries = await tx.em.find(JournalEntry, { allocates: posting });
  const reversed = await tx.em.find(JournalEntry, { reverses: { $in: entries.map(({ id }) => id) } });
  const standing = entries.find(({ id }) => !reversed.some(each => each.reverses?.id === id));
  if (standing && standing.reference !== reference)
    throw platformErrors.CONFLICT(`The posting is shared out already, by "${standing.reference}". Take that back first.`);
}

/**
 * Shares a posting out: an entry takes its amount off the department that paid and gives each department of the key its part, on the same account and day, to the
 * smallest unit: what rounding leaves goes to the last. Source: M5.
 *
 * @throws NOT_FOUND, FORBIDDEN; INVALID_INPUT for what can not be shared out, or a part that would be nothing; CONFLICT if it is shared out already, or the
 *   reference is booked with other content; BUDGET_EXCEEDED if a budget stops a part
 * @emits posting.created, budget.crossed
 */
export async function allocate(tx: Tx, input: JournalEntryAllocateInput): Promise<{ id: string }> {
  const { postingId, keyId, reference, description, expectedVersion } = input;
  await holdStructure(tx);
  const posting = await locked(tx, Posting, 'posting', postingId, expectedVersion);
  await tx.em.populate(posting, ['account', 'department']);
  await checkPosting(tx, posting, reference);
  const key = await tx.em.findOne(AllocationKey, { id: keyId }, { populate: ['shares'] });
  if (!key) throw notFound('allocationkey', idOf('allocationkey', keyId));
  const shares = key.shares.getItems().sort((a, b) => a.id.localeCompare(b.id));
  const weights = shares.map(({ weight }) => new Exact(weight));
  const [amount, base] = [new Exact(posting.amount), new Exact(posting.baseAmount)];
  const parts = distribute(amount, weights, decimalsOf(posting.currency) ?? 2);
  const bases = distribute(base, weights, decimalsOf(posting.baseCurrency) ?? 2);
  if ([...parts, ...bases].some(part => part.isZero()))
    throw invalidInput([{ path: ['keyId'], message: 'of this amount the part of a department would be nothing.' }]);
  const { kind, id: accountId } = posting.account;
  const line = (departmentId: string, part: Exact, ofBase: Exact): JournalLine => ({
    ...{ departmentId, accountId, description: null, reversesId: null, ...dimensionsAs(posting) },
    ...{ debit: signed(kind, part), amount: part, baseAmount: ofBase },
  });
  const lines = [
    line(posting.department.id, amount.negated(), base.negated()),
    ...shares.map((share, i) => line(share.department.id, parts[i] as Exact, bases[i] as Exact)),
  ];
  return bookEntry(tx, {
    ...{ date: posting.date, source: 'allocation', reference, description: description ?? null, currency: posting.currency },
    ...{ exchangeRate: null, reversesId: null, allocatesId: posting.id, lines },
  });
}

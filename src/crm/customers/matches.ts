import { ApiError, invalidInput } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Point } from './contact-points.js';
import type { NewCustomer } from './creation.js';
import { Customer } from './customer.entity.js';
import { customerErrors } from './customer.errors.js';
import { type Near, nearTo } from './duplicates.js';
import type { CustomerDraftInput } from './match.input.js';
import type { CustomerMatchType } from './match.type.js';
import { profileOf } from './profile.rules.js';
import { teller } from './telling.js';

const MOST = 10;
/** Lower than for pairs of what is written down: a name alone, equal to the letter, is worth a question to somebody who is about to write it again. */
const WORTH_ASKING = 0.25;
/** What hides a field of a draft: who does not see it finds nobody by it either. */
const HIDES: Record<keyof CustomerDraftInput, string> = {
  name: 'Customer.name',
  legalName: 'Customer.legalName',
  emails: 'Customer.email',
  phones: 'Customer.phone',
  taxId: 'Customer.taxId',
  birthday: 'Contact.birthday',
  addresses: 'Customer.addresses',
};

async function told(tx: Tx, near: readonly Near[]): Promise<CustomerMatchType[]> {
  const ids = near.map(({ customerId }) => customerId);
  const tell = await teller(tx, { entity: Customer, teams: 'matching.teams', title: 'Customer.name' }, ids);
  return near.map(({ customerId, ...match }) => {
    const { seen, ...about } = tell(customerId, match);
    return { customerId: seen ? idOf('customer', customerId) : null, ...about };
  });
}

/**
 * Who of the customers, across all teams, may be the same as a draft: the surest first. Nothing is written.
 *
 * @throws INVALID_INPUT for an empty draft
 */
export async function matchesFor(tx: Tx, draft: CustomerDraftInput): Promise<CustomerMatchType[]> {
  if (!Object.values(draft).some(value => (Array.isArray(value) ? value.length : value)))
    throw invalidInput([{ path: [], message: 'Give at least one field.' }]);
  const known = Object.entries(draft).filter(([field]) => !tx.actor.hidden.has(HIDES[field as keyof CustomerDraftInput]));
  const { name, legalName, emails, phones, taxId, birthday, addresses } = Object.fromEntries(known) as CustomerDraftInput;
  const profile = profileOf({
    names: [name, legalName],
    emails: emails ?? [],
    phones: phones ?? [],
    taxId: taxId ?? null,
    birthday: birthday ?? null,
    addresses: addresses ?? [],
  });
  const near = await nearTo(tx, profile, null, WORTH_ASKING);
  return told(tx, near.sort((a, b) => b.score - a.score || (a.customerId < b.customerId ? -1 : 1)).slice(0, MOST));
}

/** A new customer as it is compared. */
function draftOf({ name, legalName, taxId, kind, addresses, contacts }: NewCustomer, points: readonly Point[]): CustomerDraftInput {
  const of = (wanted: Point['kind'], shortcuts: (string | null | undefined)[]) => [
    ...points.filter(point => point.kind === wanted).map(({ normalised }) => normalised),
    ...shortcuts.filter(value => value != null),
  ];
  const people = contacts ?? [];
  return {
    name,
    legalName,
    taxId,
    addresses,
    emails: of(
      'EMAIL',
      people.map(({ email }) => email),
    ),
    phones: of(
      'PHONE',
      people.map(({ phone }) => phone),
    ),
    birthday: kind === 'PERSON' && people.length === 1 ? people[0]?.birthday : null,
  };
}

/** @throws DUPLICATE with who it may be, if there is anybody */
export async function refuseDuplicates(tx: Tx, customer: NewCustomer, points: readonly Point[]): Promise<void> {
  const candidates = await matchesFor(tx, draftOf(customer, points));
  if (!candidates.length) return;
  const { code, message } = customerErrors.DUPLICATE(customer.name, candidates.length);
  throw new ApiError(code, message, { candidates });
}

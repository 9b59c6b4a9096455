import { invalidInput } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { Address } from './address.entity.js';
import { assignTo } from './assignment.js';
import { tidyTags } from './contact-point.rules.js';
import { addContactPoints, pointsOf } from './contact-points.js';
import { addContact } from './contacts.js';
import { Customer } from './customer.entity.js';
import { customerCreated } from './customer.events.js';
import type { AddressInput, CustomerCreateInput } from './customer.input.js';
import { lookAgain } from './duplicates.js';
import { refuseDuplicates } from './matches.js';
import { givePreferences } from './preferences.js';
import { addToTimeline } from './timeline.js';

/** What `createCustomer` takes: the input of the mutation, where everything but the name may be absent. */
export type NewCustomer = Pick<CustomerCreateInput, 'name'> & Partial<CustomerCreateInput>;

/** Adds addresses to a customer of this transaction. */
export function addAddresses(tx: Tx, customer: Customer, addresses: readonly AddressInput[]): void {
  for (const address of addresses) tx.em.create(Address, { ...address, customer, ownerId: customer.ownerId, teamId: customer.teamId });
}

/**
 * Writes down a customer with addresses and people. It belongs to the actor, unless an owner or a team is given. Source: C1.
 *
 * @throws INVALID_INPUT naming every wrong e-mail address and telephone number; CONFLICT if the external id is taken; DUPLICATE if that is to be refused
 * @emits customer.created
 */
export async function createCustomer(tx: Tx, input: NewCustomer): Promise<Customer> {
  const { onDuplicate, ...given } = input;
  const { email, phone, contactPoints, addresses, contacts, parentId, ownerId, teamId, tags, interests, topics, customFields, ...data } =
    given;
  if (!data.externalSource !== !data.externalId)
    throw invalidInput([{ path: ['externalId'], message: 'Give both, externalSource and externalId, or neither.' }]);
  const country = addresses?.[0]?.country;
  const points = pointsOf({ email, phone, contactPoints }, country);
  if (onDuplicate === 'REFUSE') await refuseDuplicates(tx, given, points);
  const customer = tx.em.create(Customer, {
    kind: 'COMPANY',
    ...data,
    parent: parentId ?? null,
    tags: tidyTags(tags ?? []),
    ownerId: tx.actor.userId,
    teamId: tx.actor.teamId,
  });
  givePreferences(tx, customer, { ...data, interests, topics });
  await setCustomFields(tx, 'customer', customer, customFields);
  addContactPoints(tx, customer, points);
  addAddresses(tx, customer, addresses ?? []);
  (contacts ?? []).forEach((contact, i) => {
    addContact(tx, customer, contact, country, ['contacts', String(i)]);
  });
  await addToTimeline(tx, customer, { kind: 'SYSTEM', summary: 'Customer created' });
  emit(tx, customerCreated, customer, { name: customer.name, source: customer.externalSource ?? null });
  if (ownerId !== undefined || teamId !== undefined) await assignTo(tx, customer, { ownerId, teamId });
  if (onDuplicate === 'REFUSE') {
    // The next one finds it already, also in the same bulk form.
    await tx.em.flush();
    await lookAgain(tx, customer.id);
  }
  return customer;
}

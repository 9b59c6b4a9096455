import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked, touch } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { Address } from './address.entity.js';
import { Contact } from './contact.entity.js';
import type { ContactCreateInput, ContactInput, ContactUpdateInput } from './contact.input.js';
import { fullName } from './contact-point.rules.js';
import { addContactPoints, changeContactPoints, pointsOf } from './contact-points.js';
import { Customer } from './customer.entity.js';
import { customerChanged } from './customer.events.js';
import { changePreferences, givePreferences } from './preferences.js';

/** The name of a contact, or made of its parts. `path` names the place in the input. */
function nameOf({ name, firstName, lastName }: ContactInput, path: string[]): string {
  const whole = name?.trim() || fullName(firstName, lastName);
  if (!whole) throw invalidInput([{ path: [...path, 'name'], message: 'Give a name, or a first or last name.' }]);
  return whole;
}

/**
 * Adds a person to a customer that this transaction has made or locked, or without a customer.
 *
 * @param country for telephone numbers without a country code
 * @throws INVALID_INPUT
 */
export function addContact(tx: Tx, customer: Customer | null, input: ContactInput, country?: string | null, path: string[] = []): Contact {
  const { name: _name, email, phone, contactPoints, interests, topics, ...data } = input;
  const points = pointsOf({ email, phone, contactPoints }, country, path);
  const owner = customer ? { ownerId: customer.ownerId, teamId: customer.teamId } : { ownerId: tx.actor.userId, teamId: tx.actor.teamId };
  const contact = tx.em.create(Contact, { ...data, name: nameOf(input, path), customer, ...owner });
  givePreferences(tx, contact, { ...data, interests, topics }, path);
  addContactPoints(tx, contact, points);
  return contact;
}

/** Where a customer is, for telephone numbers without a country code. */
export async function countryOf(tx: Tx, customer: { id: string } | null | undefined): Promise<string | null> {
  const address = customer && (await tx.em.findOne(Address, { customer: customer.id }, { orderBy: { id: 'asc' } }));
  return address?.country ?? null;
}

/**
 * Writes down a person. Source: C1.
 *
 * @throws NOT_FOUND, FORBIDDEN of the customer; INVALID_INPUT; CONFLICT if the external id is taken
 * @emits customer.changed
 */
export async function createContact(tx: Tx, { customerId, customFields, ...input }: ContactCreateInput): Promise<Contact> {
  const customer = customerId ? await locked(tx, Customer, 'customer', customerId) : null;
  const contact = addContact(tx, customer, input, await countryOf(tx, customer));
  await setCustomFields(tx, 'contact', contact, customFields);
  if (customer) emit(tx, customerChanged, customer, { fields: ['contacts'] });
  return contact;
}

/**
 * Changes what is known of a person: absent leaves, null clears. First and last name make a new whole name unless one is given.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits customer.changed
 */
export async function updateContact(tx: Tx, input: ContactUpdateInput): Promise<Contact> {
  const contact = await locked(tx, Contact, 'contact', input.contactId, input.expectedVersion);
  const { email, phone, contactPoints } = input;
  const points = await changeContactPoints(tx, contact, { email, phone, contactPoints }, await countryOf(tx, contact.customer));
  const fields = applyChanges(contact, input, { optional: ['firstName', 'lastName', 'title', 'birthday', 'language'] });
  const renamed = fields.includes('firstName') || fields.includes('lastName');
  const liked = await changePreferences(tx, contact, input);
  if (input.name !== undefined || renamed)
    contact.name = nameOf({ name: input.name, firstName: contact.firstName, lastName: contact.lastName }, []);
  if (input.archived != null && input.archived !== (contact.archivedAt !== null)) contact.archivedAt = input.archived ? tx.now : null;
  await setCustomFields(tx, 'contact', contact, input.customFields);
  // Points are rows of their own: the version tells readers that the contact is another one now.
  if (points.length || liked.includes('interests')) touch(tx, contact);
  if (contact.customer) {
    const customer = await tx.em.findOne(Customer, contact.customer.id);
    if (customer) emit(tx, customerChanged, customer, { fields: ['contacts'] });
  }
  return contact;
}

/** A person of this customer whom the actor sees. @throws NOT_FOUND; INVALID_INPUT if they belong to another customer */
export async function contactOf(tx: Tx, customerId: string, contactId: string): Promise<Contact> {
  const contact = await tx.em.findOne(Contact, contactId);
  if (!contact) throw notFound('contact', idOf('contact', contactId));
  if (contact.customer?.id !== customerId)
    throw invalidInput([{ path: ['contactId'], message: `"${contact.name}" is not a contact of this customer.` }]);
  return contact;
}

import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked, touch } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { setCustomFields } from '../../platform/fields/values.js';
import { Address } from './address.entity.js';
import { tidyTags } from './contact-point.rules.js';
import { changeContactPoints } from './contact-points.js';
import { countryOf } from './contacts.js';
import { addAddresses } from './creation.js';
import { Customer } from './customer.entity.js';
import { customerChanged } from './customer.events.js';
import type { CustomerTagInput, CustomerUpdateInput } from './customer.input.js';
import { changePreferences } from './preferences.js';

const REQUIRED = ['kind', 'name', 'tier', 'status'] as const;
const OPTIONAL = ['legalName', 'taxId', 'industry', 'size', 'website', 'region', 'language'] as const;

function changeParent(tx: Tx, customer: Customer, parentId: string | null | undefined): string[] {
  if (parentId === undefined || parentId === (customer.parent?.id ?? null)) return [];
  if (parentId === customer.id) throw invalidInput([{ path: ['parentId'], message: 'A customer does not belong to itself.' }]);
  customer.parent = parentId ? tx.em.getReference(Customer, parentId) : null;
  return ['parent'];
}

async function changeAddresses(tx: Tx, customer: Customer, addresses: CustomerUpdateInput['addresses']): Promise<string[]> {
  if (addresses === undefined) return [];
  for (const old of await tx.em.find(Address, { customer })) tx.em.remove(old);
  addAddresses(tx, customer, addresses ?? []);
  return ['addresses'];
}

/** The event of a change, and a new version also where only rows below the customer changed. */
function changed(tx: Tx, customer: Customer, fields: string[]): Customer {
  if (!fields.length) return customer;
  touch(tx, customer);
  emit(tx, customerChanged, customer, { fields });
  return customer;
}

/**
 * Changes what is known of a customer: absent leaves, null clears. Source: C1.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 * @emits customer.changed if something is different now
 */
export async function updateCustomer(tx: Tx, { customerId, expectedVersion, ...input }: CustomerUpdateInput): Promise<Customer> {
  const customer = await locked(tx, Customer, 'customer', customerId, expectedVersion);
  const fields = applyChanges(customer, input, { required: REQUIRED, optional: OPTIONAL });
  fields.push(
    ...applyChanges(customer, { tags: input.tags === undefined ? undefined : tidyTags(input.tags ?? []) }, { required: ['tags'] }),
  );
  fields.push(...(await changePreferences(tx, customer, input)));
  fields.push(...changeParent(tx, customer, input.parentId));
  fields.push(...(await setCustomFields(tx, 'customer', customer, input.customFields)).map(({ field }) => field));
  fields.push(...(await changeAddresses(tx, customer, input.addresses)));
  const { email, phone, contactPoints } = input;
  const country = input.addresses?.[0]?.country ?? (await countryOf(tx, customer));
  fields.push(...(await changeContactPoints(tx, customer, { email, phone, contactPoints }, country)));
  return changed(tx, customer, fields);
}

/** Adds and takes away tags. @throws NOT_FOUND, FORBIDDEN, CONFLICT @emits customer.changed */
export async function tagCustomer(tx: Tx, { customerId, expectedVersion, add, remove }: CustomerTagInput): Promise<Customer> {
  const customer = await locked(tx, Customer, 'customer', customerId, expectedVersion);
  const gone = new Set(tidyTags(remove ?? []));
  const tags = tidyTags([...customer.tags, ...(add ?? [])]).filter(tag => !gone.has(tag));
  return changed(tx, customer, applyChanges(customer, { tags }, { required: ['tags'] }));
}

/**
 * Takes a customer out of use, or back into it. Nothing is deleted. Doing it twice changes nothing.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @emits customer.changed
 */
export async function archiveCustomer(
  tx: Tx,
  { customerId, expectedVersion }: { customerId: string; expectedVersion?: number | null },
  archived: boolean,
): Promise<Customer> {
  const customer = await locked(tx, Customer, 'customer', customerId, expectedVersion);
  if ((customer.archivedAt != null) === archived) return customer;
  if (customer.mergedInto)
    throw invalidInput([{ path: ['customerId'], message: 'It is part of another customer. Undo the merge to use it again.' }]);
  customer.archivedAt = archived ? tx.now : null;
  return changed(tx, customer, ['archivedAt']);
}

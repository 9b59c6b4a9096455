import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { customerChanged } from '../customers/customer.events.js';
import { ErasureRecord } from './erasure-record.entity.js';
import { checkPerson } from './person.js';
import type { PersonEraseInput } from './privacy.input.js';

/**
 * Erases a person, for good: what is known of them in every table, in the trail, the log and what waits to be sent. What the law wants kept stays without them.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if the record has moved on, or a mail to them is on its way; INVALID_INPUT if it is no person
 * @emits customer.changed
 */
export async function erasePerson(tx: Tx, { contactId, customerId, reason, expectedVersion }: PersonEraseInput): Promise<ErasureRecord> {
  await checkPerson(tx, { contactId, customerId });
  const row = customerId
    ? await locked(tx, Customer, 'customer', customerId, expectedVersion)
    : await locked(tx, Contact, 'contact', contactId as string, expectedVersion);
  const [answer] = await tx.em.execute<{ done: { tables: { table: string; rows: number }[]; rows: number; hash: string } }[]>(
    'select vault.erase_person(?::uuid, ?::uuid, ?) done',
    [customerId ?? null, contactId ?? null, tx.now],
  );
  const { tables, rows, hash } = (answer as NonNullable<typeof answer>).done;
  const record = tx.em.create(ErasureRecord, { by: tx.actor.userId, reason, at: tx.now, tables, rows, idsHash: hash });
  // Read again: what was in memory is the person.
  await tx.em.refresh(row);
  const customer = row instanceof Customer ? row : row.customer && (await tx.em.findOne(Customer, row.customer.id, { refresh: true }));
  if (customer) emit(tx, customerChanged, customer, { fields: [row instanceof Customer ? 'name' : 'contacts'] });
  return record;
}

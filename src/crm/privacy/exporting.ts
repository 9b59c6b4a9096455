import type { Tx } from '../../platform/database/tx.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { checkPerson, type Person } from './person.js';
import { PersonExport } from './person-export.entity.js';
import { writeExport } from './privacy.jobs.js';

/**
 * Has a file made of everything that is stored of a person. It belongs to the actor.
 *
 * @throws NOT_FOUND; INVALID_INPUT if it is no person
 */
export async function exportPerson(tx: Tx, person: Person): Promise<PersonExport> {
  await checkPerson(tx, person);
  const made = tx.em.create(PersonExport, {
    ownerId: tx.actor.userId,
    teamId: tx.actor.teamId,
    customer: person.customerId ? tx.em.getReference(Customer, person.customerId) : null,
    contact: person.contactId ? tx.em.getReference(Contact, person.contactId) : null,
    status: 'WAITING',
  });
  await tx.em.flush();
  await enqueue(tx, writeExport, { exportId: made.id }, { key: made.id });
  return made;
}

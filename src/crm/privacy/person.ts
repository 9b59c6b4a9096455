import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';

export interface Person {
  contactId?: string | null;
  customerId?: string | null;
}

/**
 * Refuses what is no person: a company, or a contact that is part of a customer who is one.
 *
 * @throws NOT_FOUND, INVALID_INPUT
 */
export async function checkPerson(tx: Tx, { contactId, customerId }: Person): Promise<void> {
  if (!contactId === !customerId) throw invalidInput([{ path: ['contactId'], message: 'Give either a contact or a customer.' }]);
  if (customerId) {
    const customer = await tx.em.findOne(Customer, customerId);
    if (!customer) throw notFound('customer', idOf('customer', customerId));
    if (customer.kind !== 'PERSON')
      throw invalidInput([{ path: ['customerId'], message: 'This customer is a company: give the contact who is the person.' }]);
  } else if (contactId) {
    const contact = await tx.em.findOne(Contact, contactId, { populate: ['customer'] });
    if (!contact) throw notFound('contact', idOf('contact', contactId));
    if (contact.customer?.kind === 'PERSON')
      throw invalidInput([
        {
          path: ['contactId'],
          message: `This contact is a customer of their own: give "${idOf('customer', contact.customer.id)}" as customerId.`,
        },
      ]);
  }
}

import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Consent } from './consent.entity.js';
import type { ConsentRecordInput } from './consent.input.js';
import { isLater, wrongConsent } from './consent.rules.js';
import { Contact } from './contact.entity.js';
import { Customer } from './customer.entity.js';
import { customerChanged } from './customer.events.js';

/**
 * Writes down what somebody allowed, refused or took back. The latest of a channel and purpose is in force; one that is brought in late only joins the
 * history. Source: C2.
 *
 * @throws NOT_FOUND, FORBIDDEN of the customer or contact; INVALID_INPUT
 * @emits customer.changed (`consents`)
 */
export async function recordConsent(tx: Tx, input: ConsentRecordInput): Promise<Consent> {
  const { customerId, contactId, channel, purpose, state, basis, proof } = input;
  if (!customerId === !contactId) throw invalidInput([{ path: ['customerId'], message: 'Give either a customer or a contact.' }]);
  const row = customerId ? await locked(tx, Customer, 'customer', customerId) : await locked(tx, Contact, 'contact', contactId as string);
  const holder = row instanceof Customer ? { customer: row } : { contact: row };
  const before = await tx.em.findOne(Consent, { ...holder, channel, purpose, inForce: true });
  const at = input.at ?? tx.now;
  const wrong = wrongConsent({ state, basis, at, proof }, before?.state, tx.now);
  if (wrong.length) throw invalidInput(wrong);
  const inForce = isLater(at, before?.at);
  if (before && inForce) {
    before.inForce = false;
    // Out of force before the other comes in: one is in force at a time.
    await tx.em.flush();
  }
  const consent = tx.em.create(Consent, {
    ...holder,
    ownerId: row.ownerId,
    teamId: row.teamId,
    channel,
    purpose,
    state,
    basis,
    at,
    proof: proof?.trim() || null,
    inForce,
    recordedAt: tx.now,
    recordedBy: tx.actor.userId,
  });
  const customer = row instanceof Customer ? row : row.customer && (await tx.em.findOne(Customer, row.customer.id));
  if (customer) emit(tx, customerChanged, customer, { fields: ['consents'] });
  return consent;
}

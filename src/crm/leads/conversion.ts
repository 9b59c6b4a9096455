import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Contact, ContactPoint } from '../customers/contact.entity.js';
import { addContact } from '../customers/contacts.js';
import { createCustomer } from '../customers/creation.js';
import { Customer } from '../customers/customer.entity.js';
import { addToTimeline } from '../customers/timeline.js';
import { createOpportunity } from '../opportunities/creation.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import { recordFormConsents } from './form-consent.js';
import { Lead } from './lead.entity.js';
import { leadConverted } from './lead.events.js';
import type { LeadConvertInput } from './lead.input.js';
import { checkStep, closed } from './qualification.js';
import { endWaiting } from './waiting.js';

interface Converted {
  lead: Lead;
  customer: Customer;
  contact: Contact;
  opportunity: Opportunity | null;
}

/** A number that is none would be refused: it stays in the lead. */
const reachOf = ({ email, phoneNormalised }: Lead) => ({ email: email ?? null, phone: phoneNormalised ?? null });

/** The customer belongs to whoever has the lead, also if somebody else converts it. */
const customerFrom = (tx: Tx, lead: Lead): Promise<Customer> =>
  createCustomer(tx, {
    kind: lead.company ? 'COMPANY' : 'PERSON',
    name: lead.company ?? lead.name,
    region: lead.territory,
    language: lead.language,
    ...(lead.company ? {} : reachOf(lead)),
    ...(lead.ownerId && lead.ownerId !== tx.actor.userId ? { ownerId: lead.ownerId, teamId: lead.teamId } : {}),
  });

/** The contact of the customer with the lead's e-mail address, or a new one. */
async function contactFor(tx: Tx, customer: Customer, lead: Lead): Promise<Contact> {
  const known = lead.email
    ? await tx.em.findOne(ContactPoint, { contact: { customer: customer.id }, kind: 'EMAIL', normalised: lead.email.toLowerCase() })
    : null;
  if (known?.contact) return tx.em.findOneOrFail(Contact, { id: known.contact.id });
  return addContact(tx, customer, { name: lead.name, language: lead.language, ...reachOf(lead) });
}

/**
 * Makes customer, contact and, if wanted, an opportunity of a lead: all of it or nothing. Source: C7.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if the lead is closed already
 * @emits lead.converted, customer.created, opportunity.created
 */
export async function convertLead(
  tx: Tx,
  { leadId, customerId, opportunity: wanted, expectedVersion }: LeadConvertInput,
): Promise<Converted> {
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  checkStep(lead, 'CONVERTED');
  const customer = customerId ? await locked(tx, Customer, 'customer', customerId) : await customerFrom(tx, lead);
  const contact = await contactFor(tx, customer, lead);
  await tx.em.flush();
  await recordFormConsents(tx, lead.id, contact.id);
  await addToTimeline(tx, customer, {
    kind: 'SYSTEM',
    summary: `Lead ${lead.number} converted: ${lead.name}`,
    ref: { kind: 'lead', id: lead.id },
  });
  const opportunity = wanted
    ? await createOpportunity(tx, {
        ...wanted,
        customerId: customer.id,
        contactId: contact.id,
        productId: lead.productInterest?.id ?? null,
        ownerId: lead.ownerId ?? null,
      })
    : null;
  Object.assign(lead, { status: 'CONVERTED', customer, contact, opportunity, convertedAt: tx.now });
  if (!lead.ownerId) await endWaiting(tx, lead);
  await closed(tx, lead);
  emit(tx, leadConverted, lead, { customerId: customer.id, contactId: contact.id, opportunityId: opportunity?.id ?? null });
  return { lead, customer, contact, opportunity };
}

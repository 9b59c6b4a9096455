import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulk, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { ContactCreateInput, ContactUpdateInput } from './contact.input.js';
import { ContactType } from './contact.type.js';
import { createContact, updateContact } from './contacts.js';

const ContactPayload = payloadOf('Contact', { contact: () => ContactType });
const ContactBulkPayload = bulkPayloadOf('Contact', { contact: () => ContactType });
const ContactCreateBulkInput = bulkInputOf('ContactCreate', ContactCreateInput);
const input = { description: 'What is to be done.' };

@Resolver()
export class ContactResolver {
  @Requires('customer.write')
  @Mutation(() => ContactPayload, { nullable: true, description: 'Writes down a person, of a customer or on their own.' })
  contactCreate(@Arg('input', input) data: ContactCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ contact: await createContact(tx, data) }));
  }

  @Requires('customer.write')
  @Mutation(() => ContactPayload, { nullable: true, description: 'Changes what is known of a person: absent leaves, null clears.' })
  contactUpdate(@Arg('input', input) data: ContactUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ contact: await updateContact(tx, data) }));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => ContactBulkPayload, {
    nullable: true,
    description: 'Writes down many people.',
  })
  contactCreateBulk(@Arg('input', () => ContactCreateBulkInput, input) data: BulkInput<ContactCreateInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ contact: await createContact(tx, row) })));
  }
}

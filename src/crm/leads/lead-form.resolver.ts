import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { LeadFormArchiveInput, LeadFormCreateInput, LeadFormUpdateInput } from './lead-form.input.js';
import { LeadFormType } from './lead-form.type.js';
import { archiveLeadForm, createLeadForm, updateLeadForm } from './lead-forms.js';

const LeadFormPayload = payloadOf('LeadForm', { leadForm: () => LeadFormType });
const input = { description: 'What is to be done.' };

@Resolver()
export class LeadFormResolver {
  @Requires('source.write')
  @Mutation(() => LeadFormPayload, { nullable: true, description: 'Makes a form that strangers fill in to become leads.' })
  leadFormCreate(@Arg('input', input) data: LeadFormCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ leadForm: await createLeadForm(tx, data) }));
  }

  @Requires('source.write')
  @Mutation(() => LeadFormPayload, { nullable: true, description: 'Changes a form, for what is filled in from now on.' })
  leadFormUpdate(@Arg('input', input) data: LeadFormUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ leadForm: await updateLeadForm(tx, data) }));
  }

  @Requires('source.write')
  @Mutation(() => LeadFormPayload, { nullable: true, description: 'Takes a form out of use for good.' })
  leadFormArchive(@Arg('input', input) data: LeadFormArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ leadForm: await archiveLeadForm(tx, data) }));
  }
}

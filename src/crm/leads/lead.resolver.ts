import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulk, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { uuidOf } from '../../platform/api/ids.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { OpportunityType } from '../opportunities/opportunity.type.js';
import { acceptLead, assignLead } from './assignment.js';
import { createLead, updateLead } from './capture.js';
import { convertLead } from './conversion.js';
import {
  LeadAcceptInput,
  LeadAssignInput,
  LeadConvertInput,
  LeadCreateInput,
  LeadDisqualifyInput,
  LeadQualifyInput,
  LeadRecycleInput,
  LeadUpdateInput,
  LeadWorkInput,
} from './lead.input.js';
import { LeadType } from './lead.type.js';
import { LeadMatchType } from './match.type.js';
import { matchesOfLead } from './matches.js';
import { disqualifyLead, qualifyLead, recycleLead, workLead } from './qualification.js';

const LeadPayload = payloadOf('Lead', { lead: () => LeadType });
const LeadConvertPayload = payloadOf('LeadConvert', {
  lead: () => LeadType,
  customer: () => CustomerType,
  contact: () => ContactType,
  opportunity: () => OpportunityType,
});
const LeadBulkPayload = bulkPayloadOf('Lead', { lead: () => LeadType });
const LeadCreateBulkInput = bulkInputOf('LeadCreate', LeadCreateInput);
const LeadAssignBulkInput = bulkInputOf('LeadAssign', LeadAssignInput);
const input = { description: 'What is to be done.' };

@Resolver()
export class LeadResolver {
  @Requires('lead.read')
  @Query(() => [LeadMatchType], {
    description: 'Other leads and customers that may be the same as a lead, across all teams, the surest first; at most 40.',
  })
  async leadMatches(@Arg('leadId', () => ID, { description: 'The lead.' }) leadId: string, @Ctx() { ask }: Context) {
    return ask(tx => matchesOfLead(tx, uuidOf('lead', leadId)));
  }

  @Requires('lead.write')
  @DryRun()
  @Mutation(() => LeadPayload, {
    nullable: true,
    description:
      'Captures a lead and gives it to somebody: to the person named, or as the pool named or the rules have it. It waits if nobody can take it.',
  })
  leadCreate(@Arg('input', input) data: LeadCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await createLead(tx, data) }));
  }

  @Requires('lead.write')
  @Mutation(() => LeadPayload, { nullable: true, description: 'Corrects what is known about a lead. Who has it stays.' })
  leadUpdate(@Arg('input', input) data: LeadUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await updateLead(tx, data) }));
  }

  @Requires('lead.write')
  @DryRun()
  @Mutation(() => LeadPayload, {
    nullable: true,
    description: 'Gives a lead to a person or to a pool. `lead` is null if it is out of your sight then.',
  })
  leadAssign(@Arg('input', input) data: LeadAssignInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await assignLead(tx, data) }));
  }

  @Requires('lead.write')
  @Mutation(() => LeadPayload, {
    nullable: true,
    description: 'You take on a lead that you have; `assignments { acceptedAt }` says since when.',
  })
  leadAccept(@Arg('input', input) data: LeadAcceptInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await acceptLead(tx, data) }));
  }

  @Requires('lead.write')
  @Mutation(() => LeadPayload, {
    nullable: true,
    description: 'The first contact was made: WORKING, and `firstResponseAt` is set if it was not.',
  })
  leadWork(@Arg('input', input) data: LeadWorkInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await workLead(tx, data) }));
  }

  @Requires('lead.write')
  @Mutation(() => LeadPayload, { nullable: true, description: 'The lead is worth an offer.' })
  leadQualify(@Arg('input', input) data: LeadQualifyInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await qualifyLead(tx, data) }));
  }

  @Requires('lead.write')
  @Mutation(() => LeadPayload, { nullable: true, description: 'The lead is not worth an offer, and why.' })
  leadDisqualify(@Arg('input', input) data: LeadDisqualifyInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await disqualifyLead(tx, data) }));
  }

  @Requires('lead.write')
  @Mutation(() => LeadPayload, { nullable: true, description: 'Takes a disqualified lead up again.' })
  leadRecycle(@Arg('input', input) data: LeadRecycleInput, @Ctx() { change }: Context) {
    return change(async tx => ({ lead: await recycleLead(tx, data) }));
  }

  @Requires('lead.write')
  @DryRun()
  @Mutation(() => LeadConvertPayload, {
    nullable: true,
    description: 'Makes customer, contact and opportunity of a lead: all of them, or nothing.',
  })
  leadConvert(@Arg('input', input) data: LeadConvertInput, @Ctx() { change }: Context) {
    return change(tx => convertLead(tx, data));
  }

  @Requires('lead.write')
  @DryRun()
  @Mutation(() => LeadBulkPayload, {
    nullable: true,
    description: 'Captures many leads. They are given out in order, so that a pool takes turns as if each came alone.',
  })
  leadCreateBulk(@Arg('input', () => LeadCreateBulkInput, input) data: BulkInput<LeadCreateInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ lead: await createLead(tx, row) })));
  }

  @Requires('lead.write')
  @DryRun()
  @Mutation(() => LeadBulkPayload, {
    nullable: true,
    description: 'Gives many leads to people or pools.',
  })
  leadAssignBulk(@Arg('input', () => LeadAssignBulkInput, input) data: BulkInput<LeadAssignInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ lead: await assignLead(tx, row) })));
  }
}

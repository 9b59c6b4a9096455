import { notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Customer } from '../customers/customer.entity.js';
import type { MatchField } from '../customers/likeness.js';
import { teller } from '../customers/telling.js';
import { Lead } from './lead.entity.js';
import type { LeadMatchType } from './match.type.js';
import { type Like, likesOf } from './meeting.js';

/** What hides a reason: who does not see the field does not learn by comparison what stands in it. */
const HIDES: Partial<Record<MatchField, string>> = {
  NAME: 'Lead.name',
  ADDRESS: 'Lead.company',
  EMAIL: 'Lead.email',
  PHONE: 'Lead.phone',
};

/**
 * Other leads and customers that may be the same as a lead, across all teams, the surest first.
 *
 * @throws NOT_FOUND
 */
export async function matchesOfLead(tx: Tx, leadId: string): Promise<LeadMatchType[]> {
  const lead = await tx.em.findOne(Lead, leadId);
  if (!lead) throw notFound('lead', idOf('lead', leadId));
  const likes = await likesOf(tx, lead);
  const idsOf = (kind: Like['kind']) => likes.filter(like => like.kind === kind).map(({ id }) => id);
  const tell = {
    lead: await teller(tx, { entity: Lead, teams: 'matching.teams_of_leads', title: 'Lead.name' }, idsOf('lead')),
    customer: await teller(tx, { entity: Customer, teams: 'matching.teams', title: 'Customer.name' }, idsOf('customer')),
  };
  return likes.map(({ kind, id, score, reasons }) => {
    const shown = reasons.filter(({ field }) => !tx.actor.hidden.has(HIDES[field] ?? ''));
    const { seen, ...about } = tell[kind](id, { score, reasons: shown });
    const idIf = (wanted: Like['kind']) => (seen && kind === wanted ? idOf(kind, id) : null);
    return { leadId: idIf('lead'), customerId: idIf('customer'), ...about };
  });
}

import type { EntityName } from '@mikro-orm/core';
import { notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { uuids } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import { Customer } from '../customers/customer.entity.js';
import type { LikenessField } from '../customers/likeness.js';
import { Lead } from './lead.entity.js';
import type { LeadMatchType } from './match.type.js';
import { type Like, likesOf } from './meeting.js';

/** What hides a reason: who does not see the field does not learn by comparison what stands in it. */
const HIDES: Partial<Record<LikenessField, string>> = {
  NAME: 'Lead.name',
  ADDRESS: 'Lead.company',
  EMAIL: 'Lead.email',
  PHONE: 'Lead.phone',
};

interface Side {
  names: Map<string, string>;
  teams: Map<string, string | null>;
}

async function sideOf(tx: Tx, entity: EntityName<Lead | Customer>, teams: string, ids: string[]): Promise<Side> {
  const rows = await tx.em.find(entity, { id: { $in: ids } }, { disableIdentityMap: true });
  const found = await tx.em.execute<{ id: string; team: string | null }[]>(`select * from ${teams}(?::uuid[])`, [uuids(ids)]);
  return { names: new Map(rows.map(({ id, name }) => [id, name])), teams: new Map(found.map(({ id, team }) => [id, team])) };
}

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
  const sides = {
    lead: await sideOf(tx, Lead, 'matching.teams_of_leads', idsOf('lead')),
    customer: await sideOf(tx, Customer, 'matching.teams', idsOf('customer')),
  };
  const { hidden } = tx.actor;
  return likes.map(({ kind, id, score, reasons }) => {
    const { names, teams } = sides[kind];
    const seen = names.has(id);
    return {
      leadId: seen && kind === 'lead' ? idOf('lead', id) : null,
      customerId: seen && kind === 'customer' ? idOf('customer', id) : null,
      name: hidden.has(kind === 'lead' ? 'Lead.name' : 'Customer.name') ? null : (names.get(id) ?? null),
      team: teams.get(id) ?? null,
      score,
      reasons: reasons
        .filter(({ field }) => !hidden.has(HIDES[field] ?? ''))
        .sort((a, b) => b.weight - a.weight)
        .map(reason => (seen ? reason : { field: reason.field, similarity: null, weight: null })),
    };
  });
}

import { LockMode } from '@mikro-orm/core';
import { once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Product } from '../catalog/product.entity.js';
import { factsOf } from './facts.rules.js';
import { factsBy } from './history.query.js';
import { Lead, LeadScore } from './lead.entity.js';
import { leadScored } from './lead.events.js';
import { ScoreModel } from './score.entity.js';
import { type Facts, type Model, scoreOf } from './scoring.rules.js';

interface InUse extends Model {
  id: string;
}
/** By what leads are scored in a transaction. */
interface Standard {
  model: InUse | null;
  /** Of the organisation, IANA. */
  zone: string;
}

/** The model that this process has read last. What a model has learned never changes. */
let read: InUse | undefined;

export const standardOf = once(async (tx: Tx): Promise<Standard> => {
  const [row] = await tx.em.execute<{ id: string | null; zone: string }[]>(
    `select (select id from score_models where state = 'IN_USE') id, time_zone zone from organisation`,
  );
  const { id, zone } = row as { id: string | null; zone: string };
  if (id && read?.id !== id) {
    const { base, features } = await tx.em.findOneOrFail(ScoreModel, id);
    read = { id, base, features };
  }
  return { model: id && read ? read : null, zone };
});

/** A score for a lead that is about to be written, of the same owner. */
function scored(tx: Tx, lead: Lead, facts: Facts, { id, ...model }: InUse): LeadScore {
  const { probability, reasons } = scoreOf(model, facts);
  const { ownerId, teamId } = lead;
  const made = tx.em.create(LeadScore, {
    lead,
    model: tx.em.getReference(ScoreModel, id),
    probability,
    reasons,
    at: tx.now,
    ownerId,
    teamId,
  });
  lead.score = probability;
  lead.leadScoreId = made.id;
  return made;
}

/**
 * Keeps what is known of a lead that comes in, and scores it by that if a model is in use.
 *
 * @param earlierLeads with the same address
 * @returns the score, which has the owner that the lead gets
 */
export async function scoreNew(tx: Tx, lead: Lead, earlierLeads: number): Promise<LeadScore | null> {
  const { model, zone } = await standardOf(tx);
  const product = lead.productInterest ? await tx.em.findOne(Product, lead.productInterest.id, { populate: ['category'] }) : null;
  const { company, email, phone, source, utmSource, utmMedium, utmCampaign, utmTerm, utmContent, language, territory, note } = lead;
  const text = (value: string | null | undefined) => value ?? null;
  lead.facts = factsOf(
    {
      createdAt: tx.now,
      company: text(company),
      email: text(email),
      phone: text(phone),
      source: text(source?.code),
      channel: text(source?.channel),
      utmSource: text(utmSource),
      utmMedium: text(utmMedium),
      utmCampaign: text(utmCampaign),
      utmTerm: text(utmTerm),
      utmContent: text(utmContent),
      product: text(product?.sku),
      productCategory: text(product?.category?.name),
      language: text(language),
      territory: text(territory),
      note: text(note),
      possibleDuplicate: lead.possibleDuplicate ?? false,
      earlierLeads,
    },
    zone,
  );
  return model ? scored(tx, lead, lead.facts, model) : null;
}

/** Leads that one transaction scores again. */
const AT_ONCE = 100;
const WITHOUT = `
  select id from leads l
  where status in ('NEW', 'ASSIGNED', 'WORKING', 'QUALIFIED', 'RECYCLED') and id > ?
    and not exists (select from lead_scores s where s.lead_id = l.id and s.model_id = ?)
  order by id limit ${AT_ONCE}`;

/**
 * Scores open leads by the model in use, as many as go into one transaction.
 *
 * @param after the last lead of the transaction before
 * @returns the last lead that was scored; null if there are no more
 * @emits lead.scored
 */
export async function scoreOpen(tx: Tx, after: string): Promise<string | null> {
  const { model, zone } = await standardOf(tx);
  if (!model) return null;
  const ids = (await tx.em.execute<{ id: string }[]>(WITHOUT, [after, model.id])).map(({ id }) => id);
  if (!ids.length) return null;
  const facts = await factsBy(tx, ids, zone);
  const leads = await tx.em.find(Lead, { id: { $in: ids } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  for (const lead of leads) {
    const known = facts.get(lead.id) as Facts;
    scored(tx, lead, known, model);
    emit(tx, leadScored, lead, {});
  }
  return ids.at(-1) as string;
}

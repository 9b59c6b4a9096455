import { notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { AssignmentCheckInput } from './assignment-check.type.js';
import { sight } from './candidates.js';
import { sourceOf } from './capture.js';
import { factsOf } from './condition.js';
import { decideByRules, decideWithoutPool, judgements, rulesInForce } from './decision.js';
import { Lead } from './lead.entity.js';

async function leadLike(tx: Tx, { leadId, territory, language, source, productInterestId }: AssignmentCheckInput): Promise<Lead> {
  if (leadId) {
    const lead = await tx.em.findOne(Lead, leadId);
    if (!lead) throw notFound('lead', idOf('lead', leadId));
    return lead;
  }
  const productInterest = productInterestId ? { id: productInterestId } : null;
  return { territory, language, source: await sourceOf(tx, source), productInterest } as Lead;
}

/**
 * Who would get a lead now, by the rules. Nothing is held and nothing is written.
 *
 * @throws NOT_FOUND of the lead; INVALID_INPUT if there is no such source
 */
export async function checkAssignment(tx: Tx, input: AssignmentCheckInput) {
  const lead = await leadLike(tx, input);
  const facts = { ...(await factsOf(tx, lead)), ...(input.score != null && !input.leadId && { score: input.score }) };
  const { members } = sight(tx);
  const decision = (await decideByRules(tx, lead, { facts, members })) ?? decideWithoutPool(tx);
  const { rule, pool, assigneeId, fallbackAt, reason, candidates } = decision;
  return {
    rules: judgements(await rulesInForce(tx), facts).map(each => ({
      id: idOf('assignmentrule', each.rule.id),
      order: each.rule.order,
      name: each.rule.name,
      matches: each.holds,
      because: each.because,
    })),
    ruleId: rule && idOf('assignmentrule', rule.id),
    poolId: pool && idOf('pool', pool.id),
    assigneeId: assigneeId && idOf('user', assigneeId),
    reason,
    fallbackAt: assigneeId ? null : fallbackAt,
    candidates: candidates.map(each => ({ ...each, lastAssignedAt: each.lastAssignedAt && new Date(each.lastAssignedAt) })),
  };
}

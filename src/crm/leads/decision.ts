import { SYSTEM_USER, User } from '../../platform/access/user.entity.js';
import { invalidInput } from '../../platform/api/errors.js';
import { businessDue } from '../../platform/calendar/working-time.rules.js';
import { once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Candidate } from './assignment.entity.js';
import { choose, type Demand, obstacle, reasonFor, verdictOn } from './assignment.rules.js';
import { type CandidateNow, held, hoursOf, type Look, type Members, personNow } from './candidates.js';
import { factsOf } from './condition.js';
import { judge, type LeadFacts } from './condition.rules.js';
import { lengthOf } from './duration.rules.js';
import type { Lead } from './lead.entity.js';
import { AssignmentPool } from './pool.entity.js';
import { AssignmentRule } from './rule.entity.js';

/** Who gets a lead, and why. */
export interface Decision {
  assigneeId: string | null;
  teamId: string | null;
  pool: AssignmentPool | null;
  rule: AssignmentRule | null;
  /** A sentence, kept for ever. */
  reason: string;
  candidates: Candidate[];
  /** Nobody could take it: when the rule gives it to its fallback. */
  fallbackAt: Date | null;
  /** The rule's own people could not take it for as long as the rule waits. */
  fellBack: boolean;
}

/** How a decision is come to. */
export interface Deciding {
  /** Holds the pools by default. */
  members?: Members;
  /** Who has it and is to lose it. */
  excluded?: string | null;
  /** Since when it waits; from now on by default. */
  since?: Date;
  /** What rules look at; by default that of the lead. */
  facts?: LeadFacts;
}

const alone = { pool: null, rule: null, candidates: [], fallbackAt: null, fellBack: false };
/** A pool that no rule speaks of goes round, whatever the hour. */
const ROUND: Look & Pick<Demand, 'capacityAware'> = { method: 'ROUND_ROBIN', outsideHours: 'NEXT_SHIFT', capacityAware: true };

function pick(name: string, team: string | null, members: readonly CandidateNow[], demand: Demand) {
  const chosen = choose(members, demand);
  return {
    chosen,
    assigneeId: chosen?.userId ?? null,
    teamId: chosen ? chosen.teamId : team,
    reason: reasonFor(name, members, chosen, demand),
    candidates: members.map(member => ({
      userId: member.userId,
      name: member.name,
      eligible: obstacle(member, demand) === undefined,
      reason: verdictOn(member, chosen, demand),
      load: member.load,
      lastAssignedAt: member.lastAssignedAt,
    })),
  };
}

const demandOf = ({ language, territory }: Pick<Lead, 'language' | 'territory'>, excluded: string | null | undefined) => ({
  language: language ?? null,
  territory: territory ?? null,
  excluded: excluded ?? null,
});

async function inPool(tx: Tx, pool: AssignmentPool, how: typeof ROUND, lead: Lead, { members = held(tx), excluded }: Deciding) {
  const there = pool.active ? await members(pool, how) : [];
  return pick(pool.name, pool.team?.id ?? null, there, { ...how, ...demandOf(lead, excluded) });
}

async function forPerson(tx: Tx, userId: string, how: Pick<Look, 'outsideHours'>, lead: Lead, { excluded }: Deciding) {
  const demand: Demand = { method: 'FIXED', capacityAware: false, ...demandOf(lead, excluded) };
  return pick('', null, await personNow(tx, userId, how), demand);
}

/** Round robin. Holds the pool from here to the end of the transaction, so of leads that come together each sees the turn before. */
export async function decideByPool(tx: Tx, pool: AssignmentPool, lead: Lead, deciding: Deciding = {}): Promise<Decision> {
  const { chosen: _, ...decided } = await inPool(tx, pool, ROUND, lead, deciding);
  return { ...alone, ...decided, pool };
}

async function decideByRule(tx: Tx, rule: AssignmentRule, because: string, lead: Lead, deciding: Deciding): Promise<Decision> {
  const pool = rule.pool ? await tx.em.findOneOrFail(AssignmentPool, rule.pool.id) : null;
  const named = `Rule ${rule.order} "${rule.name}" (${because})`;
  const first = pool ? await inPool(tx, pool, rule, lead, deciding) : await forPerson(tx, rule.assignee?.id ?? '', rule, lead, deciding);
  const { chosen, ...decided } = first;
  const decision: Decision = { ...alone, ...decided, rule, pool, reason: `${named}: ${decided.reason}` };
  if (chosen || !(rule.fallbackPool || rule.fallbackAssignee)) return decision;
  const fallbackAt = await fallbackTime(tx, rule, deciding.since ?? tx.now);
  if (!fallbackAt || fallbackAt > tx.now) return { ...decision, fallbackAt };
  const other = rule.fallbackPool ? await tx.em.findOneOrFail(AssignmentPool, rule.fallbackPool.id) : null;
  const second = other
    ? await inPool(tx, other, ROUND, lead, deciding)
    : await forPerson(tx, rule.fallbackAssignee?.id ?? '', ROUND, lead, deciding);
  return {
    ...decision,
    assigneeId: second.assigneeId,
    teamId: second.chosen ? second.teamId : decision.teamId,
    pool: other ?? pool,
    reason: `${named}: nobody can take it, so the fallback decides. ${second.reason}`,
    candidates: [...decision.candidates, ...second.candidates],
    fallbackAt,
    fellBack: true,
  };
}

async function fallbackTime(tx: Tx, { fallbackAfter }: AssignmentRule, since: Date): Promise<Date | null> {
  const hours = fallbackAfter ? await hoursOf(tx, null) : undefined;
  return fallbackAfter && hours ? businessDue(hours, since, lengthOf(fallbackAfter)) : since;
}

export const rulesInForce = once((tx: Tx) =>
  tx.em.find(AssignmentRule, { archivedAt: null }, { orderBy: { order: 'ASC' }, disableIdentityMap: true }),
);
const poolsInForce = once((tx: Tx) => tx.em.find(AssignmentPool, { active: true }, { disableIdentityMap: true }));

/** A rule, and whether it takes a lead. */
export interface Judgement {
  rule: AssignmentRule;
  holds: boolean;
  because: string;
}

export const judgements = (rules: readonly AssignmentRule[], facts: LeadFacts): Judgement[] =>
  rules.map(rule => ({ rule, ...judge(rule.condition, facts) }));

/** The first rule that takes the lead; else the active pool of its territory, else the one for all others. Null if there is none of these. */
export async function decideByRules(tx: Tx, lead: Lead, deciding: Deciding = {}): Promise<Decision | null> {
  const rules = await rulesInForce(tx);
  const taken = rules.length ? judgements(rules, deciding.facts ?? (await factsOf(tx, lead))).find(({ holds }) => holds) : undefined;
  if (taken) return decideByRule(tx, taken.rule, taken.because, lead, deciding);
  const pools = await poolsInForce(tx);
  const pool = pools.find(each => each.territory && each.territory === lead.territory) ?? pools.find(each => !each.territory);
  return pool ? decideByPool(tx, pool, lead, deciding) : null;
}

/** @throws INVALID_INPUT if there is no such active person */
export async function decideByHand(tx: Tx, assigneeId: string, why?: string | null): Promise<Decision> {
  const user = await tx.em.findOne(User, { id: assigneeId, active: true });
  if (!user) throw invalidInput([{ path: ['assigneeId'], message: 'There is no active person with this id.' }]);
  return { ...alone, assigneeId, teamId: user.team?.id ?? null, reason: why ?? `Given to ${user.name} by ${tx.actor.name}.` };
}

/** No rule and no pool takes the lead: it stays with the person who brought it, and without a person it waits for one. */
export function decideWithoutPool(tx: Tx): Decision {
  const person = tx.actor.userId !== SYSTEM_USER;
  return {
    ...alone,
    assigneeId: person ? tx.actor.userId : null,
    teamId: tx.actor.teamId,
    reason: person ? `No active pool takes this lead: it stays with ${tx.actor.name}.` : 'No active pool takes this lead: it waits.',
  };
}

/** @throws INVALID_INPUT if there is no such active pool */
export async function activePool(tx: Tx, poolId: string, path = 'poolId'): Promise<AssignmentPool> {
  const pool = await tx.em.findOne(AssignmentPool, { id: poolId, active: true });
  if (!pool) throw invalidInput([{ path: [path], message: 'There is no active pool with this id.' }]);
  return pool;
}

import { makeFor, moveRecord, moveRows } from '../../platform/access/release.js';
import { SYSTEM_USER, User } from '../../platform/access/user.entity.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { isEligible, type Member, nextInTurn, reasonFor, verdictOn } from './assignment.rules.js';
import { Lead, LeadScore } from './lead.entity.js';
import { leadAssigned } from './lead.events.js';
import type { LeadAssignInput } from './lead.input.js';
import { Assignment, AssignmentPool, type Candidate } from './pool.entity.js';

/** Who gets a lead, and why. */
export interface Decision {
  assigneeId: string | null;
  teamId: string | null;
  pool: AssignmentPool | null;
  /** A sentence, kept for ever. */
  reason: string;
  candidates: Candidate[];
}

interface PoolMemberNow extends Member {
  teamId: string | null;
  lastAssignedAt: string | null;
}

const LOCK = `select user_id "userId", name, team_id "teamId", available, to_json(absent_until at time zone 'UTC') #>> '{}' || 'Z' "absentUntil", last_turn "lastTurn", to_json(last_assigned_at) #>> '{}' "lastAssignedAt" from lead_pool_turns(?, ?)`;

/** Round robin. Holds the pool's lock from here to the end of the transaction, so of leads that come together each sees the turn before. */
export async function decideByPool(tx: Tx, pool: AssignmentPool): Promise<Decision> {
  const rows = await tx.em.execute<(Omit<PoolMemberNow, 'lastTurn'> & { lastTurn: string | null })[]>(LOCK, [pool.id, tx.now]);
  const members: PoolMemberNow[] = rows.map(row => ({ ...row, lastTurn: row.lastTurn === null ? null : Number(row.lastTurn) }));
  const chosen = nextInTurn(members);
  return {
    assigneeId: chosen?.userId ?? null,
    teamId: chosen?.teamId ?? pool.team?.id ?? null,
    pool,
    reason: reasonFor(pool.name, members, chosen),
    candidates: members.map(member => ({
      userId: member.userId,
      name: member.name,
      eligible: isEligible(member),
      reason: verdictOn(member, chosen),
      lastAssignedAt: member.lastAssignedAt,
    })),
  };
}

/** @throws INVALID_INPUT if there is no such active person */
export async function decideByHand(tx: Tx, assigneeId: string, why?: string | null): Promise<Decision> {
  const user = await tx.em.findOne(User, { id: assigneeId, active: true });
  if (!user) throw invalidInput([{ path: ['assigneeId'], message: 'There is no active person with this id.' }]);
  return {
    assigneeId,
    teamId: user.team?.id ?? null,
    pool: null,
    reason: why ?? `Given to ${user.name} by ${tx.actor.name}.`,
    candidates: [],
  };
}

/** No pool takes the lead: it stays with the person who brought it, and without a person it waits for one. */
export function decideWithoutPool(tx: Tx): Decision {
  const person = tx.actor.userId !== SYSTEM_USER;
  return {
    assigneeId: person ? tx.actor.userId : null,
    teamId: tx.actor.teamId,
    pool: null,
    reason: person ? `No active pool takes this lead: it stays with ${tx.actor.name}.` : 'No active pool takes this lead: it waits.',
    candidates: [],
  };
}

/** Keeps a decision about a lead that has been handed over. */
async function keep(tx: Tx, lead: Lead, { assigneeId, teamId, pool, reason, candidates }: Decision): Promise<void> {
  if (assigneeId && (lead.status === 'NEW' || lead.status === 'RECYCLED')) lead.status = 'ASSIGNED';
  const assignment = tx.em.create(Assignment, { lead, pool, assignee: assigneeId, reason, candidates, at: tx.now });
  await makeFor(tx, { kind: 'lead' }, assignment, { ownerId: assigneeId, teamId });
}

/** Gives a new lead, not yet flushed, and its score to whom they belong from the start. */
export async function giveNew(tx: Tx, lead: Lead, decision: Decision, score: LeadScore | null): Promise<void> {
  const owner = { ownerId: decision.assigneeId, teamId: decision.teamId };
  await makeFor<Lead | LeadScore>(tx, { kind: 'lead' }, score ? [lead, score] : lead, owner);
  await keep(tx, lead, decision);
}

/** Hands a lead over with its scores and all earlier decisions about it. It may leave the actor's sight by that. */
async function handOver(tx: Tx, lead: Lead, decision: Decision): Promise<void> {
  const owner = { ownerId: decision.assigneeId, teamId: decision.teamId };
  await moveRows(tx, Assignment, { lead: lead.id }, owner);
  await moveRows(tx, LeadScore, { lead: lead.id }, owner);
  await moveRecord(tx, lead, owner);
  await keep(tx, lead, decision);
}

async function poolOf(tx: Tx, poolId: string): Promise<AssignmentPool> {
  const pool = await tx.em.findOne(AssignmentPool, { id: poolId, active: true });
  if (!pool) throw invalidInput([{ path: ['poolId'], message: 'There is no active pool with this id.' }]);
  return pool;
}

/** The pool that takes a lead: the one named, else the territory's, else the one for all others. Null if there is none. */
export async function poolFor(
  tx: Tx,
  poolId: string | null | undefined,
  territory: string | null | undefined,
): Promise<AssignmentPool | null> {
  if (poolId) return poolOf(tx, poolId);
  const pools = await tx.em.find(AssignmentPool, { active: true, territory: territory ? { $in: [territory, null] } : null });
  return pools.find(pool => pool.territory !== null) ?? pools[0] ?? null;
}

/**
 * Gives a lead to a person, or to whoever of a pool has waited longest. Source: C4.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT unless either a person or a pool is named, or if the lead is closed
 * @emits lead.assigned
 */
export async function assignLead(tx: Tx, { leadId, assigneeId, poolId, reason, expectedVersion }: LeadAssignInput): Promise<Lead> {
  if (!assigneeId === !poolId) throw invalidInput([{ path: ['assigneeId'], message: 'Give either "assigneeId" or "poolId".' }]);
  const lead = await locked(tx, Lead, 'lead', leadId, expectedVersion);
  if (lead.status === 'CONVERTED' || lead.status === 'DISQUALIFIED')
    throw invalidInput([{ path: ['leadId'], message: `The lead is ${lead.status}: nobody has to work on it.` }]);
  const decision = assigneeId ? await decideByHand(tx, assigneeId, reason) : await decideByPool(tx, await poolOf(tx, poolId as string));
  await handOver(tx, lead, decision);
  emit(tx, leadAssigned, lead, { why: decision.reason });
  return lead;
}

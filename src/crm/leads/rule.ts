import { User } from '../../platform/access/user.entity.js';
import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { conditionFrom } from './condition.js';
import { lengthOf } from './duration.rules.js';
import { lockedInUse } from './in-use.js';
import { order, placed } from './order.js';
import { AssignmentPool } from './pool.entity.js';
import { capacityFreed } from './release.jobs.js';
import { AssignmentRule } from './rule.entity.js';
import type {
  AssignmentRuleArchiveInput,
  AssignmentRuleCreateInput,
  AssignmentRuleReorderInput,
  AssignmentRuleUpdateInput,
} from './rule.input.js';

/** @throws INVALID_INPUT naming every field that does not go with the others */
async function check(tx: Tx, rule: AssignmentRule): Promise<void> {
  const { method, pool, assignee, fallbackPool, fallbackAssignee, fallbackAfter } = rule;
  const wrong: WrongField[] = [];
  const say = (field: string, message: string) => wrong.push({ path: [field], message });
  if (method === 'FIXED' && (!assignee || pool))
    say('assigneeId', 'FIXED gives every lead to one person: give "assigneeId" and no "poolId".');
  if (method !== 'FIXED' && (!pool || assignee)) say('poolId', `${method} chooses from a pool: give "poolId" and no "assigneeId".`);
  if (fallbackPool && fallbackAssignee) say('fallbackPoolId', 'A fallback is a pool or a person, not both.');
  if (fallbackAfter && !fallbackPool && !fallbackAssignee)
    say('fallbackAfter', 'There is no fallback: give "fallbackPoolId" or "fallbackAssigneeId".');
  if (fallbackAfter && Number.isNaN(lengthOf(fallbackAfter)))
    say('fallbackAfter', 'It is a length of working time: give hours and minutes, such as "PT4H".');
  for (const [field, id] of [
    ['poolId', pool?.id],
    ['fallbackPoolId', fallbackPool?.id],
  ] as const)
    if (id && !(await tx.em.findOne(AssignmentPool, { id, active: true }))) say(field, 'There is no active pool with this id.');
  for (const [field, id] of [
    ['assigneeId', assignee?.id],
    ['fallbackAssigneeId', fallbackAssignee?.id],
  ] as const)
    if (id && !(await tx.em.findOne(User, { id, active: true }))) say(field, 'There is no active person with this id.');
  if (wrong.length) throw invalidInput(wrong);
}

const REFERS = { poolId: 'pool', assigneeId: 'assignee', fallbackPoolId: 'fallbackPool', fallbackAssigneeId: 'fallbackAssignee' } as const;

/** Puts what an input names into the relations of the rule: absent leaves, null clears. */
function refer(tx: Tx, rule: AssignmentRule, input: Partial<Record<keyof typeof REFERS, string | null>>): void {
  for (const [field, relation] of Object.entries(REFERS) as [keyof typeof REFERS, string][])
    if (input[field] !== undefined) tx.em.assign(rule, { [relation]: input[field] } as never);
}

/**
 * A rule after all others.
 *
 * @throws INVALID_INPUT naming every wrong field; CONFLICT if the name is taken
 */
export async function createRule(tx: Tx, input: AssignmentRuleCreateInput): Promise<AssignmentRule> {
  const rule = new AssignmentRule();
  const { name, method, capacityAware, outsideHours, fallbackAfter } = input;
  tx.em.assign(rule, {
    name,
    method,
    capacityAware: capacityAware ?? true,
    outsideHours: outsideHours ?? 'NEXT_SHIFT',
    fallbackAfter: fallbackAfter ?? null,
    condition: await conditionFrom(tx, input.condition),
    order: await placed(tx, AssignmentRule),
  } as never);
  refer(tx, rule, input);
  await check(tx, rule);
  tx.em.persist(rule);
  await capacityFreed(tx);
  return rule;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT as `createRule`, and if it is archived */
export async function updateRule(
  tx: Tx,
  { assignmentRuleId, expectedVersion, condition, ...input }: AssignmentRuleUpdateInput,
): Promise<AssignmentRule> {
  const rule = await inForce(tx, assignmentRuleId, expectedVersion);
  applyChanges(rule, input, { required: ['name', 'method', 'capacityAware', 'outsideHours'], optional: ['fallbackAfter'] });
  if (condition !== undefined) rule.condition = await conditionFrom(tx, condition);
  refer(tx, rule, input);
  await check(tx, rule);
  await capacityFreed(tx);
  return rule;
}

/** It takes no lead any more; what it decided keeps naming it. @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is archived already */
export async function archiveRule(tx: Tx, { assignmentRuleId, expectedVersion }: AssignmentRuleArchiveInput): Promise<AssignmentRule> {
  const rule = await inForce(tx, assignmentRuleId, expectedVersion);
  Object.assign(rule, { archivedAt: tx.now, order: null });
  await capacityFreed(tx);
  return rule;
}

/** @throws INVALID_INPUT unless every rule in force is named once */
export async function reorderRules(tx: Tx, { assignmentRuleIds }: AssignmentRuleReorderInput): Promise<void> {
  await order(tx, AssignmentRule, assignmentRuleIds, 'assignmentRuleIds');
  await capacityFreed(tx);
}

const inForce = (tx: Tx, id: string, expectedVersion: number | null | undefined): Promise<AssignmentRule> =>
  lockedInUse(tx, AssignmentRule, { prefix: 'assignmentrule', noun: 'rule', field: 'assignmentRuleId' }, id, expectedVersion);

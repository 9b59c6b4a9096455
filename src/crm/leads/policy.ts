import { User } from '../../platform/access/user.entity.js';
import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import { BusinessCalendar } from '../../platform/calendar/calendar.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { conditionFrom } from './condition.js';
import { lengthOf } from './duration.rules.js';
import { FollowUpPolicy, type FollowUpStep } from './follow-up.entity.js';
import type {
  FollowUpPolicyArchiveInput,
  FollowUpPolicyCreateInput,
  FollowUpPolicyReorderInput,
  FollowUpPolicyUpdateInput,
  FollowUpStepInput,
} from './follow-up.input.js';
import { lockedInUse } from './in-use.js';
import { order, placed } from './order.js';

/** @throws INVALID_INPUT naming every step that is no length of working time, or comes before the one before it */
function stepsFrom(steps: readonly FollowUpStepInput[]): FollowUpStep[] {
  const wrong: WrongField[] = [];
  for (const [i, { afterBusinessTime }] of steps.entries()) {
    const path = ['steps', String(i), 'afterBusinessTime'];
    const length = lengthOf(afterBusinessTime);
    if (Number.isNaN(length)) wrong.push({ path, message: 'It is a length of working time: give hours and minutes, such as "PT2H".' });
    else if (i && length < lengthOf(steps[i - 1]?.afterBusinessTime ?? ''))
      wrong.push({ path, message: 'Steps come in the order of time: it is before the step above it.' });
  }
  if (wrong.length) throw invalidInput(wrong);
  return steps.map(({ afterBusinessTime, action }) => ({ afterBusinessTime, action }));
}

/** Puts what an input names into the relations of the policy: absent leaves, null clears. @throws INVALID_INPUT for what does not exist */
async function refer(
  tx: Tx,
  policy: FollowUpPolicy,
  { calendarId, escalateToId }: Pick<FollowUpPolicyCreateInput, 'calendarId' | 'escalateToId'>,
): Promise<void> {
  if (calendarId && !(await tx.em.findOne(BusinessCalendar, calendarId)))
    throw invalidInput([{ path: ['calendarId'], message: 'There is no calendar with this id.' }]);
  if (escalateToId && !(await tx.em.findOne(User, { id: escalateToId, active: true })))
    throw invalidInput([{ path: ['escalateToId'], message: 'There is no active person with this id.' }]);
  if (calendarId !== undefined) tx.em.assign(policy, { calendar: calendarId } as never);
  if (escalateToId !== undefined) tx.em.assign(policy, { escalateTo: escalateToId } as never);
}

/**
 * A policy after all others.
 *
 * @throws INVALID_INPUT; CONFLICT if the name is taken
 */
export async function createPolicy(tx: Tx, input: FollowUpPolicyCreateInput): Promise<FollowUpPolicy> {
  const policy = new FollowUpPolicy();
  tx.em.assign(policy, {
    name: input.name,
    entity: 'LEAD',
    steps: stepsFrom(input.steps),
    condition: await conditionFrom(tx, input.condition),
    restarts: input.restarts ?? false,
    order: await placed(tx, FollowUpPolicy),
  } as never);
  await refer(tx, policy, input);
  tx.em.persist(policy);
  return policy;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT as `createPolicy`, and if it is archived */
export async function updatePolicy(tx: Tx, input: FollowUpPolicyUpdateInput): Promise<FollowUpPolicy> {
  const policy = await inForce(tx, input);
  const { name, restarts, steps, condition } = input;
  applyChanges(policy, { name, restarts }, { required: ['name', 'restarts'] });
  if (steps) policy.steps = stepsFrom(steps);
  if (condition !== undefined) policy.condition = await conditionFrom(tx, condition);
  await refer(tx, policy, input);
  return policy;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is archived already */
export async function archivePolicy(tx: Tx, input: FollowUpPolicyArchiveInput): Promise<FollowUpPolicy> {
  return Object.assign(await inForce(tx, input), { archivedAt: tx.now, order: null });
}

/** @throws INVALID_INPUT unless every policy in force is named once */
export const reorderPolicies = (tx: Tx, { followUpPolicyIds }: FollowUpPolicyReorderInput): Promise<void> =>
  order(tx, FollowUpPolicy, followUpPolicyIds, 'followUpPolicyIds');

const inForce = (tx: Tx, { followUpPolicyId, expectedVersion }: FollowUpPolicyArchiveInput): Promise<FollowUpPolicy> =>
  lockedInUse(tx, FollowUpPolicy, { prefix: 'policy', noun: 'policy', field: 'followUpPolicyId' }, followUpPolicyId, expectedVersion);

import { moveRecord } from '../../platform/access/release.js';
import { Team, User } from '../../platform/access/user.entity.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Customer } from './customer.entity.js';
import { customerAssigned } from './customer.events.js';
import type { CustomerAssignInput } from './customer.input.js';
import { moveWithCustomer } from './following.js';
import { addToTimeline } from './timeline.js';

type Destination = Pick<CustomerAssignInput, 'ownerId' | 'teamId'>;

/** Owner and team as rows; a team that is not named is that of the owner. */
async function destination(tx: Tx, customer: Customer, { ownerId, teamId }: Destination) {
  const owner = ownerId ? await tx.em.findOne(User, { id: ownerId, active: true }) : null;
  if (ownerId && !owner) throw invalidInput([{ path: ['ownerId'], message: 'There is no active person with this id.' }]);
  const teamOf = teamId === undefined && owner ? (owner.team?.id ?? null) : teamId;
  const team = teamOf === undefined ? customer.teamId : teamOf;
  if (team && !(await tx.em.findOne(Team, team))) throw invalidInput([{ path: ['teamId'], message: 'There is no team with this id.' }]);
  return { owner, ownerId: (ownerId === undefined ? customer.ownerId : ownerId) ?? null, teamId: team ?? null };
}

/** Gives a customer that this transaction has made or locked, and all that belongs to it, to an owner and a team: absent leaves, null clears. */
export async function assignTo(tx: Tx, customer: Customer, to: Destination): Promise<void> {
  const { owner, ownerId, teamId } = await destination(tx, customer, to);
  if (ownerId === customer.ownerId && teamId === customer.teamId) return;
  await addToTimeline(tx, customer, { kind: 'SYSTEM', summary: owner ? `Given to ${owner.name}` : 'Given to another team' });
  await moveRecord(tx, customer, { ownerId, teamId });
  emit(tx, customerAssigned, customer, { owner: ownerId, team: teamId });
  await moveWithCustomer(tx, customer);
}

/**
 * Gives a customer to somebody else. Contacts, addresses, timeline, activities and orders go along; opportunities stay with their rep. Source: C1, C15.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if the person or team does not exist
 * @emits customer.assigned
 */
export async function assignCustomer(tx: Tx, { customerId, expectedVersion, ...to }: CustomerAssignInput): Promise<Customer> {
  const customer = await locked(tx, Customer, 'customer', customerId, expectedVersion);
  await assignTo(tx, customer, to);
  return customer;
}

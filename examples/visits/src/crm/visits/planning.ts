import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Customer } from '../customers/customer.entity.js';
import { whyNot } from './planning.rules.js';
import { Visit } from './visit.entity.js';
import { visitFinished, visitPlanned } from './visit.events.js';
import type { VisitFinishInput, VisitPlanInput } from './visit.input.js';

/**
 * Plans a visit of the actor to a customer that the actor sees.
 *
 * @throws NOT_FOUND, INVALID_INPUT for a time that is over, or more than a year ahead
 * @emits visit.planned
 */
export async function planVisit(tx: Tx, { customerId, plannedFor, purpose }: VisitPlanInput): Promise<Visit> {
  const customer = await tx.em.findOne(Customer, customerId);
  if (!customer) throw notFound('customer', idOf('customer', customerId));
  const wrong = whyNot(plannedFor, tx.now);
  if (wrong) throw invalidInput([{ path: ['plannedFor'], message: wrong }]);
  const { userId: ownerId, teamId } = tx.actor;
  const visit = tx.em.create(Visit, { customer, plannedFor, purpose, status: 'PLANNED', ownerId, teamId });
  emit(tx, visitPlanned, visit, {});
  return visit;
}

/**
 * A visit took place.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is finished already
 * @emits visit.finished
 */
export async function finishVisit(tx: Tx, { visitId, outcome, expectedVersion }: VisitFinishInput): Promise<Visit> {
  const visit = await locked(tx, Visit, 'visit', visitId, expectedVersion);
  if (visit.status === 'DONE') throw invalidInput([{ path: ['visitId'], message: 'This visit is finished already.' }]);
  Object.assign(visit, { status: 'DONE', outcome });
  emit(tx, visitFinished, visit, {});
  return visit;
}

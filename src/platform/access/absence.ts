import { forbidden, invalidInput, notFound, platformErrors, type WrongField } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { Absence } from './absence.entity.js';
import { beyondTeam } from './delegation.rules.js';
import { rulesOfPerson } from './granting.js';
import { rightsOf } from './rights.rules.js';
import { User } from './user.entity.js';

export interface NewAbsence {
  /** The actor by default. */
  userId?: string | null;
  from: Date;
  to: Date;
  substituteId?: string | null;
  delegates?: boolean | null;
}

/** What is absent stays; null takes the substitute away. */
export interface AbsenceChange {
  absenceId: string;
  expectedVersion?: number | null;
  from?: Date | null;
  to?: Date | null;
  substituteId?: string | null;
  delegates?: boolean | null;
}

const wrong = (field: string, message: string): WrongField => ({ path: [field], message });

/**
 * Enters an absence: one's own, or of somebody in one's teams.
 *
 * @param delegable kinds of records that are passed on
 * @throws NOT_FOUND if there is no such active person, FORBIDDEN if it is none of the actor's, or passes on more than the actor reaches
 * @throws INVALID_INPUT, CONFLICT if the person is absent then already
 */
export async function createAbsence(tx: Tx, input: NewAbsence, delegable: ReadonlySet<string>): Promise<Absence> {
  const userId = input.userId ?? tx.actor.userId;
  const user = await tx.em.findOne(User, { id: userId, active: true });
  if (!user) throw notFound('user', idOf('user', userId));
  if (input.to <= tx.now) throw invalidInput([wrong('to', 'This is over already: an absence ends in the future.')]);
  const absence = tx.em.create(Absence, {
    user,
    team: user.team ?? null,
    from: input.from,
    to: input.to,
    substitute: input.substituteId ?? null,
    delegates: input.delegates ?? false,
  } as never) as Absence;
  await checkAbsence(tx, absence, delegable);
  await tx.em.flush();
  return absence;
}

/**
 * Moves an absence, or gives it another substitute. Rights that were passed on change within a second.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT as `locked` and `createAbsence` do; INVALID_INPUT also if it is over or cancelled
 */
export async function changeAbsence(tx: Tx, input: AbsenceChange, delegable: ReadonlySet<string>): Promise<Absence> {
  const absence = await locked(tx, Absence, 'absence', input.absenceId, input.expectedVersion);
  mustBeOpen(tx, absence);
  if (input.from) absence.from = input.from;
  if (input.to) absence.to = input.to;
  if (input.substituteId !== undefined) tx.em.assign(absence, { substitute: input.substituteId } as never);
  if (input.delegates != null) absence.delegates = input.delegates;
  if (input.substituteId === null && input.delegates == null) absence.delegates = false;
  await checkAbsence(tx, absence, delegable);
  await tx.em.flush();
  return absence;
}

/** Takes an absence back, or ends one that lasts. Once more changes nothing. @throws as `changeAbsence` */
export async function cancelAbsence(tx: Tx, input: { absenceId: string; expectedVersion?: number | null }): Promise<Absence> {
  const absence = await locked(tx, Absence, 'absence', input.absenceId, input.expectedVersion);
  if (absence.cancelledAt) return absence;
  mustBeOpen(tx, absence);
  absence.cancelledAt = tx.now;
  await tx.em.flush();
  return absence;
}

function mustBeOpen(tx: Tx, absence: Absence): void {
  if (absence.cancelledAt) throw invalidInput([wrong('absenceId', 'This absence was cancelled. Enter a new one.')]);
  if (absence.to <= tx.now) throw invalidInput([wrong('absenceId', 'This absence is over. Enter a new one.')]);
}

async function checkAbsence(tx: Tx, absence: Absence, delegable: ReadonlySet<string>): Promise<void> {
  const { user, substitute, from, to, delegates } = absence;
  const fields: WrongField[] = [];
  if (to <= from) fields.push(wrong('to', 'An absence ends after it begins.'));
  if (substitute?.id === user.id) fields.push(wrong('substituteId', 'Nobody stands in for themselves.'));
  else if (substitute && !(await tx.em.findOne(User, { id: substitute.id, active: true, machine: false })))
    fields.push(wrong('substituteId', 'There is no active person with this id.'));
  if (delegates && !substitute) fields.push(wrong('delegates', 'Only to a substitute: give "substituteId", too.'));
  if (fields.length) throw invalidInput(fields);
  await mustBeFree(tx, absence);
  if (delegates && user.id !== tx.actor.userId) await mustReach(tx, user, delegable);
}

/** The database refuses overlaps of any origin; this says with what. */
async function mustBeFree(tx: Tx, { id, user, from, to }: Absence): Promise<void> {
  const other = await tx.em.findOne(
    Absence,
    { id: { $ne: id }, user: user.id, cancelledAt: null, from: { $lt: to }, to: { $gt: from } },
    { disableIdentityMap: true },
  );
  if (other)
    throw platformErrors.CONFLICT(
      `The person is absent from ${other.from.toISOString()} to ${other.to.toISOString()} already ("${idOf('absence', other.id)}"). Change or cancel that absence.`,
    );
}

/** Who enters the absence of others passes on their rights, and does not thereby give anybody what is out of their own reach. */
async function mustReach(tx: Tx, user: User, delegable: ReadonlySet<string>): Promise<void> {
  const rules = await rulesOfPerson(tx, user.id);
  const beyond = beyondTeam(tx.actor.scopes, rightsOf(rules, delegable).scopes, delegable);
  if (beyond.length) throw forbidden(`passing on what is out of your own reach (${beyond.join(', ')}); ${user.name} can do it`);
}

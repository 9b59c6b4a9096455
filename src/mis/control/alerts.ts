import { LockMode } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { moveRecord } from '../../platform/access/release.js';
import { superiorOf } from '../../platform/access/superior.query.js';
import { User } from '../../platform/access/user.entity.js';
import { invalidInput, platformErrors } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Alert, type AlertKind, type AlertSeverity, type AlertUnit, type Driver } from './alert.entity.js';
import { alertAcknowledged, alertChanged, alertClosed, alertEscalated, alertRaised, alertReopened } from './alert.events.js';
import type { AlertAcknowledgeInput, AlertCloseInput, AlertEscalateInput, AlertReopenInput, AlertSnoozeInput } from './alert.input.js';
import { severer } from './alert.rules.js';

/** What somebody has to hear of. Ids are uuids, figures decimals. */
export interface Finding {
  /** Names what it is about: of one key one alert is open. */
  key: string;
  kind: AlertKind;
  severity: AlertSeverity;
  /** In a sentence, without the figures. */
  title: string;
  subjectId?: string;
  ownerId: string | null;
  teamId: string | null;
  value?: string | null;
  limit?: string | null;
  unit?: AlertUnit | null;
  currency?: string | null;
  /** What moved the figure most, the largest first. */
  drivers?: readonly Driver[];
  /** A document that shows the rows behind the figure. */
  drillDown?: string | null;
}

const COLUMNS = [
  ...['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'owner_id', 'team_id', 'key', 'kind', 'severity', 'state', 'title'],
  ...['subject_id', 'value', 'limit_value', 'unit', 'currency', 'drivers', 'drill_down', 'opened_at', 'escalates_at'],
];
const INSERT = `insert into alerts (${COLUMNS.join(', ')}, episode)
  select ${COLUMNS.map(() => '?').join(', ')}, (select coalesce(max(a.episode), 0) + 1 from alerts a where a.key = ?)
  on conflict do nothing returning episode`;

/**
 * Raises an alert, once: where one of its key is open already, that gets the figures of now, and is told anew if it is more severe. For jobs of the system.
 *
 * @param escalation milliseconds that it may wait for somebody to take care of it
 * @emits alert.raised, or alert.reopened for an episode after the first; alert.changed
 */
export async function raise(tx: Tx, finding: Finding, escalation: number): Promise<void> {
  const { now, actor } = tx;
  const { key, kind, severity, title, ownerId, teamId } = finding;
  const id = v7();
  const figures = [finding.value ?? null, finding.limit ?? null, finding.unit ?? null, finding.currency ?? null];
  const behind = [JSON.stringify(finding.drivers ?? []), finding.drillDown ?? null];
  const values = [
    ...[id, now, actor.userId, now, actor.userId, ownerId, teamId, key, kind, severity, 'OPEN', title, finding.subjectId ?? null],
    ...[...figures, ...behind, now, new Date(now.getTime() + escalation)],
  ];
  const [made] = await tx.em.execute<{ episode: number }[]>(INSERT, [...values, key]);
  if (made) return emit(tx, made.episode > 1 ? alertReopened : alertRaised, { id, version: 1, ownerId, teamId }, {}, null);
  await renew(tx, finding);
}

/**
 * Gives the open alert of a key the figures of now; where somebody has closed it, it stays closed. For jobs of the system.
 *
 * @emits alert.changed
 */
export async function renew(tx: Tx, finding: Finding): Promise<void> {
  const { key, severity, title } = finding;
  const alert = await openOne(tx, key);
  if (!alert) return;
  const { value = null, limit = null } = finding;
  const told = [alert.value, alert.limit, alert.severity].join();
  Object.assign(alert, { title, value, limit, severity: severer(alert.severity, severity), drivers: [...(finding.drivers ?? [])] });
  Object.assign(alert, { subjectId: finding.subjectId ?? null, drillDown: finding.drillDown ?? null });
  if (told !== [alert.value, alert.limit, alert.severity].join()) emit(tx, alertChanged, alert, {});
}

const openOne = (tx: Tx, key: string): Promise<Alert | null> =>
  tx.em.findOne(Alert, { key, state: { $ne: 'CLOSED' } }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/**
 * What an alert says is not so any more: closes the one of this key that is open, if there is one. For jobs of the system.
 *
 * @emits alert.closed
 */
export async function settle(tx: Tx, key: string, reason: string): Promise<void> {
  const alert = await openOne(tx, key);
  if (alert) close(tx, alert, reason);
}

/**
 * Closes the alerts of a kind whose subjects are archived. For jobs of the system.
 *
 * @param table of the subjects, a constant
 * @emits alert.closed
 */
export async function settleOver(tx: Tx, kind: AlertKind, table: string, reason: string): Promise<void> {
  const sql = `select a.key from alerts a join ${table} s on s.id = a.subject_id
    where a.kind = ? and a.state <> 'CLOSED' and s.archived_at is not null order by a.key limit 500`;
  for (const { key } of await tx.em.execute<{ key: string }[]>(sql, [kind])) await settle(tx, key, reason);
}

function close(tx: Tx, alert: Alert, closedReason: string): void {
  Object.assign(alert, {
    state: 'CLOSED',
    closedAt: tx.now,
    closedById: tx.actor.userId,
    closedReason,
    escalatesAt: null,
    snoozedUntil: null,
  });
  emit(tx, alertClosed, alert, {});
}

/** @throws NOT_FOUND, FORBIDDEN; CONFLICT if it is closed, or was changed meanwhile */
async function standing(tx: Tx, id: string, expectedVersion?: number): Promise<Alert> {
  const alert = await locked(tx, Alert, 'alert', id, expectedVersion);
  if (alert.state === 'CLOSED')
    throw platformErrors.CONFLICT('The alert is closed. If it is true none the less, reopen it (`alertReopen`): that is its next episode.');
  return alert;
}

/**
 * The actor takes care of an alert: it becomes theirs, and nobody above hears of it. Again it changes nothing.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @emits alert.acknowledged
 */
export async function acknowledgeAlert(tx: Tx, { alertId, expectedVersion }: AlertAcknowledgeInput): Promise<Alert> {
  const alert = await standing(tx, alertId, expectedVersion);
  if (alert.state === 'ACKNOWLEDGED' && alert.acknowledgedById === tx.actor.userId) return alert;
  Object.assign(alert, {
    state: 'ACKNOWLEDGED',
    acknowledgedById: tx.actor.userId,
    acknowledgedAt: tx.now,
    escalatesAt: null,
    snoozedUntil: null,
  });
  if (alert.ownerId !== tx.actor.userId) await moveRecord(tx, alert, { ownerId: tx.actor.userId, teamId: alert.teamId ?? null });
  emit(tx, alertAcknowledged, alert, {});
  return alert;
}

/** Days that an alert may be put off. */
const LONGEST = 30;

/**
 * Puts an alert off: until then it goes to nobody above.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT for a time that is past, or too far off
 * @emits alert.changed
 */
export async function snoozeAlert(tx: Tx, { alertId, until, expectedVersion }: AlertSnoozeInput): Promise<Alert> {
  const alert = await standing(tx, alertId, expectedVersion);
  const [from, to] = [tx.now.getTime(), tx.now.getTime() + LONGEST * 86_400_000];
  if (until.getTime() <= from || until.getTime() > to)
    throw invalidInput([{ path: ['until'], message: `it lies after now, and within ${LONGEST} days.` }]);
  Object.assign(alert, { snoozedUntil: until });
  if (alert.state === 'OPEN') alert.escalatesAt = until;
  emit(tx, alertChanged, alert, {});
  return alert;
}

/**
 * Gives an alert to somebody else: by default to whoever is nearest above its owner and may change alerts.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if there is no such active person, or nobody above
 * @emits alert.escalated
 */
export async function escalateAlert(tx: Tx, { alertId, toId, expectedVersion }: AlertEscalateInput): Promise<Alert> {
  const alert = await standing(tx, alertId, expectedVersion);
  const to = toId ?? (await superiorOf(tx, 'alert', alert.teamId ?? null, alert.ownerId ?? null));
  const user = to ? await tx.em.findOne(User, { id: to, active: true, machine: false }) : null;
  if (!user)
    throw invalidInput([
      { path: ['toId'], message: toId ? 'there is no active person with this id.' : 'nobody is above: say who gets it.' },
    ]);
  await pass(tx, alert, user.id);
  return alert;
}

async function pass(tx: Tx, alert: Alert, ownerId: string): Promise<void> {
  Object.assign(alert, { state: 'ESCALATED', escalatedAt: tx.now, escalatesAt: null, snoozedUntil: null });
  await moveRecord(tx, alert, { ownerId, teamId: alert.teamId ?? null });
  emit(tx, alertEscalated, alert, {});
}

/**
 * Closes an alert for good: what it says later is its next episode.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if it is closed already
 * @emits alert.closed
 */
export async function closeAlert(tx: Tx, { alertId, reason, expectedVersion }: AlertCloseInput): Promise<Alert> {
  const alert = await standing(tx, alertId, expectedVersion);
  close(tx, alert, reason);
  return alert;
}

/**
 * Begins the next episode of an alert that was closed: the same figures, the owner is who reopens it.
 *
 * @throws NOT_FOUND, FORBIDDEN; CONFLICT if one of its key is open
 * @emits alert.reopened
 */
export async function reopenAlert(tx: Tx, { alertId, title, expectedVersion }: AlertReopenInput): Promise<Alert> {
  const { key, episode, ...last } = await locked(tx, Alert, 'alert', alertId, expectedVersion);
  const [open] = await tx.em.execute<{ id: string }[]>(
    "select 1 from visible.alerts where key = ? and (state <> 'CLOSED' or episode > ?)",
    [key, episode],
  );
  if (open) throw platformErrors.CONFLICT('The alert is open, or has a later episode. Look for it by its `key`.');
  const alert = tx.em.create(Alert, {
    ...{ key, kind: last.kind, severity: last.severity, title: title ?? last.title, subjectId: last.subjectId ?? null },
    ...{ value: last.value, limit: last.limit, unit: last.unit, currency: last.currency, drivers: last.drivers, drillDown: last.drillDown },
    ...{ ownerId: tx.actor.userId, teamId: last.teamId ?? null, state: 'OPEN', episode: episode + 1, openedAt: tx.now },
  });
  await tx.em.flush();
  emit(tx, alertReopened, alert, {});
  return alert;
}

/** Alerts that are looked for at once. */
const PAGE = 100;

/**
 * Passes alerts on that nobody has taken care of in time; who is above nobody stays with.
 *
 * @returns how many fell due, at most a page of them
 * @emits alert.escalated
 */
export async function escalateDue(tx: Tx): Promise<number> {
  const due = await tx.em.find(
    Alert,
    { state: 'OPEN', escalatesAt: { $lte: tx.now } },
    { orderBy: { escalatesAt: 'asc', id: 'asc' }, limit: PAGE, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  for (const alert of due) {
    const to = await superiorOf(tx, 'alert', alert.teamId ?? null, alert.ownerId ?? null);
    if (to) await pass(tx, alert, to);
    else alert.escalatesAt = null;
  }
  return due.length;
}

import { LockMode } from '@mikro-orm/core';
import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Driver } from './alert.entity.js';
import { raise, renew, settle, settleOver } from './alerts.js';
import { AnomalyDetector } from './detector.entity.js';
import type { AnomalyDetectorArchiveInput, AnomalyDetectorCreateInput, AnomalyDetectorUpdateInput } from './detector.input.js';
import { checkJudging, FALSE_ALARMS, type Point } from './judging.js';
import { watchedBy } from './measuring.js';

/** Milliseconds between two looks: a stretch that is over is judged within an hour, and again while late records come in. */
const EVERY = 3_600_000;

const keyOf = (id: string): string => `anomaly:${id}`;

/**
 * Judges a measure from now on: each stretch of time once it is over, with the rights of the owner.
 *
 * @throws INVALID_INPUT for a measure or dimension that there is not, or a rate out of bounds
 */
export async function createDetector(tx: Tx, input: AnomalyDetectorCreateInput): Promise<AnomalyDetector> {
  const { watched, measure } = watchedBy(input);
  const { name, grain, leastChange = null } = input;
  const falseAlarms = input.falseAlarms ?? FALSE_ALARMS;
  checkJudging({ falseAlarms, leastChange });
  return tx.em.create(AnomalyDetector, {
    ...{ ...watched, name, grain, falseAlarms, leastChange, unit: measure.unit, definitionVersion: measure.definitionVersion ?? 1 },
    ...{ ownerId: tx.actor.userId, teamId: tx.actor.teamId, dueAt: tx.now },
  });
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT for a rate out of bounds */
export async function updateDetector(
  tx: Tx,
  { detectorId, expectedVersion, ...input }: AnomalyDetectorUpdateInput,
): Promise<AnomalyDetector> {
  const detector = await inUse(tx, detectorId, expectedVersion);
  applyChanges(detector, input, { required: ['name', 'falseAlarms'], optional: ['leastChange'] });
  checkJudging(detector);
  detector.dueAt = tx.now;
  return detector;
}

async function inUse(tx: Tx, id: string, expectedVersion?: number): Promise<AnomalyDetector> {
  const detector = await locked(tx, AnomalyDetector, 'detector', id, expectedVersion);
  if (detector.archivedAt) throw invalidInput([{ path: ['detectorId'], message: 'it is archived.' }]);
  return detector;
}

/** Judges no more; its alert is closed moments later. @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is archived already */
export async function archiveDetector(tx: Tx, { detectorId, expectedVersion }: AnomalyDetectorArchiveInput): Promise<AnomalyDetector> {
  const detector = await inUse(tx, detectorId, expectedVersion);
  Object.assign(detector, { archivedAt: tx.now, dueAt: null });
  return detector;
}

/** A stretch that was judged, with what moved it if it is unusual. */
export interface Verdict extends Point {
  drivers: readonly Driver[];
  drillDown: string;
}

/** What was found, or why nothing was. */
export type Outcome = { verdicts: readonly Verdict[]; currency: string | null } | { problem: string };

// Figures are no changes of the detector, as with indicators.
const FIGURE = `update anomaly_detectors set judged_period = ?, value = ?, expected = ?, lower_bound = ?, upper_bound = ?, anomalous = ?, currency = ?, problem = ?, computed_at = ?, due_at = ?
  where id = ?`;

/**
 * Notes what stretches of time are held to be, one after the other, and raises or closes the alert of the detector with each. For jobs of the system.
 *
 * @param escalation milliseconds that an alert may wait
 * @emits alert.raised and the like
 */
export async function noteVerdicts(tx: Tx, id: string, outcome: Outcome, escalation: number): Promise<void> {
  const detector = await tx.em.findOne(AnomalyDetector, { id, archivedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!detector) return;
  const { verdicts, currency } = 'verdicts' in outcome ? outcome : { verdicts: [], currency: null };
  const last = verdicts.at(-1);
  const figures = [last?.period ?? detector.judgedPeriod ?? null, last?.value ?? null, last?.expected ?? null, last?.lower ?? null];
  const told = [last?.upper ?? null, last?.anomalous ?? false, currency];
  const problem = 'problem' in outcome ? outcome.problem : null;
  await tx.em.execute(FIGURE, [...figures, ...told, problem, tx.now, new Date(tx.now.getTime() + EVERY), id]);
  for (const verdict of verdicts) {
    if (verdict.anomalous) {
      const finding = findingOf(detector, verdict, currency);
      // an alert that somebody has closed is not raised again by each look at the same stretch
      if (verdict.period === detector.judgedPeriod && detector.anomalous) await renew(tx, finding);
      else await raise(tx, finding, escalation);
    } else if (verdict.expected !== null) await settle(tx, keyOf(id), `${verdict.period} is as its past would have it.`);
  }
}

function findingOf(detector: AnomalyDetector, verdict: Verdict, currency: string | null) {
  const { id, name, ownerId = null, teamId = null, unit } = detector;
  const high = Number(verdict.value) > Number(verdict.expected);
  const limit = high ? verdict.upper : verdict.lower;
  const [off, usual] = [Number(verdict.value) - Number(verdict.expected), Number(limit) - Number(verdict.expected)];
  return {
    ...{ key: keyOf(id), kind: 'ANOMALY' as const, subjectId: id, ownerId, teamId },
    severity: Math.abs(off) > 2 * Math.abs(usual) ? ('CRITICAL' as const) : ('WARNING' as const),
    title: `${name}: unusually ${high ? 'high' : 'low'} in ${verdict.period}`,
    ...{ value: verdict.value, limit, unit, currency, drivers: verdict.drivers, drillDown: verdict.drillDown },
  };
}

/** Closes the alerts of detectors that judge no more. @emits alert.closed */
export const settleArchivedDetectors = (tx: Tx): Promise<void> =>
  settleOver(tx, 'ANOMALY', 'anomaly_detectors', 'The detector judges no more.');

const DUE = `select d.id, d.owner_id, d.analysis, d.measure, d.filter, d.grain, d.false_alarms, d.least_change, d.judged_period from anomaly_detectors d
  where d.due_at <= ? order by d.due_at, d.id limit ?`;

/** A detector whose stretches are to be judged. */
export interface Due extends Pick<AnomalyDetector, 'id' | 'analysis' | 'measure' | 'filter' | 'grain'> {
  owner_id: string | null;
  false_alarms: string;
  least_change: string | null;
  judged_period: string | null;
}
export const dueDetectors = (tx: Tx, most: number): Promise<Due[]> => tx.em.execute<Due[]>(DUE, [tx.now, most]);

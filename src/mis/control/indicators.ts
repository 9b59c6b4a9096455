import { LockMode } from '@mikro-orm/core';
import { Decimal } from 'decimal.js';
import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import type { Driver } from './alert.entity.js';
import { type Finding, raise, renew, settle, settleOver } from './alerts.js';
import { type Direction, Indicator } from './indicator.entity.js';
import { indicatorChanged } from './indicator.events.js';
import type { IndicatorArchiveInput, IndicatorCreateInput, IndicatorUpdateInput } from './indicator.input.js';
import { statusOf } from './indicator.rules.js';
import { type Found, watchedBy } from './measuring.js';

/** Milliseconds between two looks at an indicator. */
const EVERY = 60_000;

const keyOf = (id: string): string => `indicator:${id}`;

function wrongLimits({ goodWhen, warnAt, criticalAt }: Pick<Indicator, 'goodWhen' | 'warnAt' | 'criticalAt'>): WrongField[] {
  const [warn, critical] = [new Decimal(warnAt), new Decimal(criticalAt)];
  if (goodWhen === 'UP' ? critical.lte(warn) : critical.gte(warn)) return [];
  const further = goodWhen === 'UP' ? 'below' : 'above';
  return [{ path: ['criticalAt'], message: `where ${goodWhen} is good it is at "warnAt", ${warnAt}, or ${further} it.` }];
}

/**
 * Watches a measure from now on: it is looked at each minute, with the rights of its owner.
 *
 * @throws INVALID_INPUT for a measure or dimension that there is not, and for limits on the wrong side of each other
 * @emits indicator.changed
 */
export async function createIndicator(tx: Tx, input: IndicatorCreateInput): Promise<Indicator> {
  const { watched, measure } = watchedBy(input);
  const { name, target = null, warnAt, criticalAt } = input;
  const goodWhen = input.goodWhen ?? measure.goodWhen;
  const wrong = wrongLimits({ goodWhen, warnAt, criticalAt });
  if (wrong.length) throw invalidInput(wrong);
  const made = tx.em.create(Indicator, {
    ...{
      ...watched,
      period: input.period,
      name,
      goodWhen,
      target,
      warnAt,
      criticalAt,
      unit: measure.unit,
      definitionVersion: measure.definitionVersion ?? 1,
    },
    ...{ ownerId: tx.actor.userId, teamId: tx.actor.teamId, dueAt: tx.now },
  });
  emit(tx, indicatorChanged, made, { before: null });
  return made;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT for limits on the wrong side of each other @emits indicator.changed */
export async function updateIndicator(tx: Tx, { indicatorId, expectedVersion, ...input }: IndicatorUpdateInput): Promise<Indicator> {
  const indicator = await inUse(tx, indicatorId, expectedVersion);
  applyChanges(indicator, input, { required: ['name', 'warnAt', 'criticalAt'], optional: ['target'] });
  const wrong = wrongLimits(indicator);
  if (wrong.length) throw invalidInput(wrong);
  indicator.dueAt = tx.now;
  emit(tx, indicatorChanged, indicator, { before: indicator.status });
  return indicator;
}

async function inUse(tx: Tx, id: string, expectedVersion?: number): Promise<Indicator> {
  const indicator = await locked(tx, Indicator, 'indicator', id, expectedVersion);
  if (indicator.archivedAt) throw invalidInput([{ path: ['indicatorId'], message: 'it is archived.' }]);
  return indicator;
}

/**
 * Watches it no more; its alert is closed moments later.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is archived already
 * @emits indicator.changed
 */
export async function archiveIndicator(tx: Tx, { indicatorId, expectedVersion }: IndicatorArchiveInput): Promise<Indicator> {
  const indicator = await inUse(tx, indicatorId, expectedVersion);
  Object.assign(indicator, { archivedAt: tx.now, dueAt: null });
  emit(tx, indicatorChanged, indicator, { before: indicator.status });
  return indicator;
}

/** What was found, or why nothing was. */
export type Outcome = { found: Found; drivers: readonly Driver[]; drillDown: string } | { problem: string };

// Figures are no changes of the indicator: whoever edits it is not in their way, and its trail does not tell of each minute.
const FIGURE = `update indicators set value = ?, currency = ?, partial = ?, position = ?, period_from = ?, period_to = ?, computed_at = ?, due_at = ? where id = ?`;

/**
 * Notes a figure, and raises or closes the alert of the indicator. For jobs of the system.
 *
 * @param escalation milliseconds that an alert may wait
 * @emits indicator.changed if it means something else than before; alert.raised and the like
 */
export async function noteFigure(tx: Tx, id: string, outcome: Outcome, escalation: number): Promise<void> {
  const indicator = await tx.em.findOne(Indicator, { id, archivedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!indicator) return;
  const { status: before, unit } = indicator;
  const found = 'found' in outcome ? outcome.found : undefined;
  const currency = unit === 'MONEY' ? (found?.currency ?? null) : null;
  const figure = [found?.value ?? null, currency, found?.partial ?? false, found?.position ?? null, found?.from ?? null, found?.to ?? null];
  await tx.em.execute(FIGURE, [...figure, tx.now, new Date(tx.now.getTime() + EVERY), id]);
  const status = statusOf(found?.value ?? null, indicator);
  const problem = 'problem' in outcome ? outcome.problem : null;
  if (status !== before || problem !== (indicator.problem ?? null)) Object.assign(indicator, { status, problem });
  if (status !== before) emit(tx, indicatorChanged, indicator, { before });
  if ('found' in outcome && (status === 'RED' || status === 'AMBER')) {
    const finding = findingOf(indicator, currency, outcome);
    // an alert that somebody has closed is raised again only by what is worse than it was then
    const worse = before !== 'RED' && (status === 'RED' || before !== 'AMBER');
    if (worse) await raise(tx, finding, escalation);
    else await renew(tx, finding);
  } else if (status === 'GREEN') await settle(tx, keyOf(id), 'It is back within its limits.');
}

function findingOf(
  indicator: Indicator,
  currency: string | null,
  { found, drivers, drillDown }: Extract<Outcome, { found: Found }>,
): Finding {
  const { id, name, status, ownerId = null, teamId = null, warnAt, criticalAt, unit, goodWhen } = indicator;
  const red = status === 'RED';
  return {
    ...{ key: keyOf(id), kind: 'INDICATOR', severity: red ? 'CRITICAL' : 'WARNING', subjectId: id, ownerId, teamId },
    title: `${name}: ${goodWhen === 'UP' ? 'below' : 'above'} ${red ? 'the critical limit' : 'the limit'}`,
    ...{ value: found.value, limit: red ? criticalAt : warnAt, unit, currency, drivers, drillDown },
  };
}

/** Closes the alerts of indicators that are watched no more. @emits alert.closed */
export const settleArchived = (tx: Tx): Promise<void> => settleOver(tx, 'INDICATOR', 'indicators', 'The indicator is watched no more.');

const DUE = `select i.id, i.owner_id, i.analysis, i.measure, i.filter, i.period, i.good_when, i.warn_at, i.critical_at from indicators i where i.due_at <= ? order by i.due_at, i.id limit ?`;

/** An indicator that is to be looked at. */
export interface Due extends Pick<Indicator, 'id' | 'analysis' | 'measure' | 'filter' | 'period'> {
  owner_id: string | null;
  good_when: Direction;
  warn_at: string;
  critical_at: string;
}
export const dueIndicators = (tx: Tx, most: number): Promise<Due[]> => tx.em.execute<Due[]>(DUE, [tx.now, most]);

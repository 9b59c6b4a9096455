import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { currency, instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { UNITS, type Unit } from '../metrics/define.js';

export const AlertKind = {
  INDICATOR: 'INDICATOR',
  BUDGET: 'BUDGET',
  STOCK: 'STOCK',
  SLA: 'SLA',
  ANOMALY: 'ANOMALY',
  FORECAST: 'FORECAST',
  RISK: 'RISK',
  JOB: 'JOB',
} as const;
export type AlertKind = keyof typeof AlertKind;
export const AlertSeverity = { INFO: 'INFO', WARNING: 'WARNING', CRITICAL: 'CRITICAL' } as const;
export type AlertSeverity = keyof typeof AlertSeverity;
export const AlertState = { OPEN: 'OPEN', ACKNOWLEDGED: 'ACKNOWLEDGED', ESCALATED: 'ESCALATED', CLOSED: 'CLOSED' } as const;
export type AlertState = keyof typeof AlertState;
/** As measures have it. */
export const AlertUnit = UNITS;
export type AlertUnit = Unit;

/** What moved the figure of an alert most. */
export interface Driver {
  /** What it is split by: "account". */
  dimension: string;
  /** As analyses have it. */
  key: string | null;
  label: string;
  /** In the unit of the alert. */
  value: string;
}

export const AlertSchema = defineEntity({
  name: 'Alert',
  tableName: 'alerts',
  properties: {
    ...record(),
    ...owned(),
    key: p.text(),
    kind: oneOf(AlertKind),
    severity: oneOf(AlertSeverity),
    state: oneOf(AlertState),
    /** How many times it was raised, this time included. */
    episode: p.integer(),
    title: p.text(),
    subjectId: p.uuid().nullable(),
    value: p.decimal().columnType('numeric').nullable(),
    limit: p.decimal().columnType('numeric').fieldName('limit_value').nullable(),
    unit: oneOf(AlertUnit).nullable(),
    currency: currency().nullable(),
    drivers: p.json<Driver[]>(),
    drillDown: p.text().nullable(),
    openedAt: instant(),
    acknowledgedById: () => p.manyToOne(User).mapToPk().fieldName('acknowledged_by').nullable(),
    acknowledgedAt: instant().nullable(),
    snoozedUntil: instant().nullable(),
    escalatesAt: instant().nullable(),
    escalatedAt: instant().nullable(),
    closedById: () => p.manyToOne(User).mapToPk().fieldName('closed_by').nullable(),
    closedAt: instant().nullable(),
    closedReason: p.text().nullable(),
  },
});
/** Something that asks for somebody's attention: raised once by its key, until it is closed. */
export class Alert extends AlertSchema.class {}
AlertSchema.setClass(Alert);

import { defineEntity, p } from '@mikro-orm/core';
import { currency, instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { AlertUnit } from './alert.entity.js';
import type { IndicatorFilter } from './indicator.entity.js';

export const AnomalyGrain = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' } as const;
export type AnomalyGrain = keyof typeof AnomalyGrain;

const figure = () => p.decimal().columnType('numeric');

export const AnomalyDetectorSchema = defineEntity({
  name: 'AnomalyDetector',
  tableName: 'anomaly_detectors',
  properties: {
    ...record(),
    ...owned(),
    name: p.text(),
    analysis: p.text(),
    measure: p.text(),
    filter: p.json<IndicatorFilter>(),
    grain: oneOf(AnomalyGrain),
    falseAlarms: figure(),
    leastChange: figure().nullable(),
    archivedAt: instant().nullable(),
    unit: oneOf(AlertUnit),
    definitionVersion: p.integer(),
    judgedPeriod: p.text().nullable(),
    value: figure().nullable(),
    expected: figure().nullable(),
    lower: figure().fieldName('lower_bound').nullable(),
    upper: figure().fieldName('upper_bound').nullable(),
    anomalous: p.boolean().default(false),
    currency: currency().nullable(),
    problem: p.text().nullable(),
    computedAt: instant().nullable(),
    dueAt: instant().nullable(),
  },
});
/** A measure whose days, weeks or months are judged by those before: what is unusual raises an alert. */
export class AnomalyDetector extends AnomalyDetectorSchema.class {}
AnomalyDetectorSchema.setClass(AnomalyDetector);

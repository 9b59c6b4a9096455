import { defineEntity, p } from '@mikro-orm/core';
import { currency, instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { GOOD_WHEN } from '../metrics/define.js';
import { AlertUnit } from './alert.entity.js';

export const IndicatorPeriod = {
  TODAY: 'TODAY',
  THIS_WEEK: 'THIS_WEEK',
  THIS_MONTH: 'THIS_MONTH',
  THIS_QUARTER: 'THIS_QUARTER',
  THIS_YEAR: 'THIS_YEAR',
  LAST_MONTH: 'LAST_MONTH',
  LAST_QUARTER: 'LAST_QUARTER',
  LAST_30_DAYS: 'LAST_30_DAYS',
} as const;
export type IndicatorPeriod = keyof typeof IndicatorPeriod;
export const IndicatorStatus = { GREEN: 'GREEN', AMBER: 'AMBER', RED: 'RED', NO_DATA: 'NO_DATA' } as const;
export type IndicatorStatus = keyof typeof IndicatorStatus;
export const Direction = GOOD_WHEN;
export type Direction = keyof typeof Direction;

/** Keys by dimension; null among them is what has none. */
export type IndicatorFilter = Readonly<Record<string, readonly (string | null)[]>>;

const figure = () => p.decimal().columnType('numeric');

export const IndicatorSchema = defineEntity({
  name: 'Indicator',
  tableName: 'indicators',
  properties: {
    ...record(),
    ...owned(),
    name: p.text(),
    analysis: p.text(),
    measure: p.text(),
    filter: p.json<IndicatorFilter>(),
    period: oneOf(IndicatorPeriod),
    goodWhen: oneOf(Direction),
    target: figure().nullable(),
    warnAt: figure(),
    criticalAt: figure(),
    archivedAt: instant().nullable(),
    status: oneOf(IndicatorStatus).default('NO_DATA'),
    value: figure().nullable(),
    unit: oneOf(AlertUnit),
    currency: currency().nullable(),
    definitionVersion: p.integer(),
    partial: p.boolean().default(false),
    position: p.bigint('string').nullable(),
    periodFrom: p.date().nullable(),
    periodTo: p.date().nullable(),
    problem: p.text().nullable(),
    computedAt: instant().nullable(),
    dueAt: instant().nullable(),
  },
});
/** A measure that somebody watches: with a target, and limits beyond which an alert is raised. */
export class Indicator extends IndicatorSchema.class {}
IndicatorSchema.setClass(Indicator);

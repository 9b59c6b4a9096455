import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, record } from '../../platform/api/columns.js';
import { GOOD_WHEN, UNITS } from '../metrics/define.js';

export const CalculatedMeasureSchema = defineEntity({
  name: 'CalculatedMeasure',
  tableName: 'calculated_measures',
  properties: {
    ...record(),
    code: p.text(),
    name: p.text(),
    description: p.text().nullable(),
    formula: p.text(),
    unit: oneOf(UNITS),
    goodWhen: oneOf(GOOD_WHEN),
    definitionVersion: p.integer().default(1),
    archivedAt: instant().nullable(),
  },
});
/** A measure that somebody has made of others by a formula. */
export class CalculatedMeasure extends CalculatedMeasureSchema.class {}
CalculatedMeasureSchema.setClass(CalculatedMeasure);

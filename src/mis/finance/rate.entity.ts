import { defineEntity, p } from '@mikro-orm/core';
import { currency, record } from '../../platform/api/columns.js';

export const ExchangeRateSchema = defineEntity({
  name: 'ExchangeRate',
  tableName: 'exchange_rates',
  properties: {
    ...record(),
    currency: currency(),
    base: currency(),
    from: p.date().fieldName('valid_from'),
    /** Units of `base` for one of `currency`. */
    rate: p.decimal().columnType('numeric(19,6)'),
    source: p.text().nullable(),
  },
});
/** What a currency is worth in another from a day on, until the next rate of both. */
export class ExchangeRate extends ExchangeRateSchema.class {}
ExchangeRateSchema.setClass(ExchangeRate);

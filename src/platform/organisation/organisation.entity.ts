import { defineEntity, p } from '@mikro-orm/core';
import { currency, record } from '../api/columns.js';

export const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    ...record(),
    onlyOne: p.boolean().default(true).unique(),
    name: p.text(),
    /** IANA. */
    timeZone: p.text(),
    currency: currency(),
    /** 1 = January. */
    fiscalYearStartMonth: p.integer().default(1),
  },
});
/** The organisation's own calendar and currency: one row. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);

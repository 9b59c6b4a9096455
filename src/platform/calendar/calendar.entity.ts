import { defineEntity, p } from '@mikro-orm/core';
import { record } from '../api/columns.js';
import type { WorkingHours } from './working-time.rules.js';

export const BusinessCalendarSchema = defineEntity({
  name: 'BusinessCalendar',
  tableName: 'business_calendars',
  properties: {
    ...record(),
    name: p.text(),
    /** IANA. */
    timeZone: p.text(),
    week: p.json<WorkingHours['week']>(),
    holidays: p.json<WorkingHours['holidays']>(),
    /** The one that holds where none is named. */
    isDefault: p.boolean().default(false),
  },
});
/** When people work: the hours of each weekday in a time zone, and the days that have other hours or none. */
export class BusinessCalendar extends BusinessCalendarSchema.class {}
BusinessCalendarSchema.setClass(BusinessCalendar);

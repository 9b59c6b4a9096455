import { defineAccess } from '../access/access.js';
import type { Area } from '../area.js';
import { BusinessCalendar, BusinessCalendarSchema } from './calendar.entity.js';
import { CalendarResolver } from './calendar.resolver.js';
import { BusinessCalendarType, CalendarReads } from './calendar.type.js';

export const calendarArea: Area = {
  name: 'calendar',
  entities: [BusinessCalendarSchema],
  types: [BusinessCalendarType],
  resolvers: [CalendarResolver],
  reads: [CalendarReads],
  // Due times are shown to everybody, so what they are reckoned by is as well.
  access: [defineAccess({ entity: () => BusinessCalendar, kind: 'calendar', open: true, changes: ['insert', 'update'] })],
};

import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { id, instant, oneOf, owned } from '../../platform/api/columns.js';
import { Customer } from './customer.entity.js';

export const TimelineKind = {
  CALL: 'CALL',
  EMAIL: 'EMAIL',
  CHAT: 'CHAT',
  MEETING: 'MEETING',
  NOTE: 'NOTE',
  TASK: 'TASK',
  ORDER: 'ORDER',
  TICKET: 'TICKET',
  STAGE: 'STAGE',
  CAMPAIGN: 'CAMPAIGN',
  PAYMENT: 'PAYMENT',
  SYSTEM: 'SYSTEM',
} as const;
export type TimelineKind = keyof typeof TimelineKind;

export const Direction = { INBOUND: 'INBOUND', OUTBOUND: 'OUTBOUND' } as const;
export type Direction = keyof typeof Direction;

export const TimelineEntrySchema = defineEntity({
  name: 'TimelineEntry',
  tableName: 'timeline_entries',
  properties: {
    id: id(),
    ...owned(),
    customer: () => p.manyToOne(Customer),
    at: instant(),
    kind: oneOf(TimelineKind),
    direction: oneOf(Direction).nullable(),
    summary: p.text(),
    /** Prefix of the ids of what it is about. */
    refKind: p.text().nullable(),
    refId: p.uuid().nullable(),
    author: () => p.manyToOne(User).nullable(),
  },
});
/** One thing that happened with a customer. Written by `addToTimeline` only. */
export class TimelineEntry extends TimelineEntrySchema.class {}
TimelineEntrySchema.setClass(TimelineEntry);

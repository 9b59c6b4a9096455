import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../access/user.entity.js';
import { instant } from '../api/record.js';

export const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event_log',
  properties: {
    /** 1, 2, 3 … in the order of commits, given by the relay. */
    position: p.bigint('bigint').primary(),
    changeId: p.uuid(),
    name: p.text(),
    /** Kind of record whose visibility decides who hears of it. */
    kind: p.text(),
    subjectId: p.uuid(),
    /** Of the subject after the change; null where subjects have none. */
    version: p.integer().nullable(),
    /** Only where the change moved the record: whose it was. */
    ownerBefore: p.uuid().nullable(),
    ownerAfter: p.uuid().nullable(),
    teamBefore: p.uuid().nullable(),
    teamAfter: p.uuid().nullable(),
    actor: () => p.manyToOne(User),
    at: instant(),
    payload: p.json<Record<string, unknown>>(),
    /** The changed columns of the subject as they were, by column name; null if the change made it. */
    before: p.json<Record<string, unknown>>().nullable(),
    /** The change deleted the subject. */
    deleted: p.boolean(),
    loggedAt: instant(),
  },
});
/** Something that happened to a record, at its place in the log. Written by `relay_move` only. */
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);

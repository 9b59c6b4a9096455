import { defineEntity, p } from '@mikro-orm/core';
import { instant, record } from '../api/record.js';
import { Team, User } from './user.entity.js';

export const AbsenceSchema = defineEntity({
  name: 'Absence',
  tableName: 'absences',
  properties: {
    ...record(),
    user: () => p.manyToOne(User),
    /** The person's, kept by the database: whose manager may change it. */
    team: () => p.manyToOne(Team).nullable(),
    from: instant().fieldName('starts_at'),
    /** The first moment that the person is back. */
    to: instant().fieldName('ends_at'),
    substitute: () => p.manyToOne(User).nullable(),
    /** Whether the substitute sees and changes what the person owns, as long as it lasts. */
    delegates: p.boolean().default(false),
    cancelledAt: instant().nullable(),
  },
});
/** A time in which a person does not work. Absences of one person do not overlap. */
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence);

import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { DateTime } from '../api/scalars.js';
import { type Connection, From, Many, many, One, relate } from '../reading/declare.js';
import { Absence } from './absence.entity.js';
import { UserType } from './user.type.js';

@From(() => Absence, {
  prefix: 'absence',
  filters: ['id', 'user', 'substitute', 'from', 'to', 'delegates', 'cancelledAt'],
  orders: ['from', 'to'],
})
@ObjectType('Absence', { description: 'A time in which a person does not work. Absences of one person do not overlap.' })
export class AbsenceType {
  @Field(() => ID, { description: 'Id, "absence_…".' }) id!: string;
  @One(() => UserType, { description: 'Who is away.' }) user!: One<UserType>;
  @Field(() => DateTime, { description: 'When it begins, UTC.' }) from!: Date;
  @Field(() => DateTime, { description: 'When the person is back, UTC: the first moment that does not belong to it.' }) to!: Date;
  @One(() => UserType, { nullable: true, description: 'Who stands in.' }) substitute!: One<UserType> | null;
  @Field({
    description:
      'Whether the substitute sees, and may change, what the person owns from `from` to `to`: in the kinds of records where the person may, and no longer. Deleting is not passed on, nor is what the person got from others.',
  })
  delegates!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it was taken back or ended early, UTC; null if it holds.' })
  cancelledAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

relate(
  UserType,
  'absences',
  many(() => AbsenceType, { by: 'user', order: ['-from'], description: 'When the person is away, the last first; cancelled ones too.' }),
);

const LASTS = (a: string) => `${a}.cancelled_at is null and ${a}.starts_at <= now() and ${a}.ends_at > now()`;

export class AbsenceReads {
  @One(() => AbsenceType, { nullable: true, description: 'An absence.' }) absence!: One<AbsenceType> | null;
  @Many(() => AbsenceType, { order: ['from'], description: 'All absences, cancelled ones too, by their begin.' })
  absences!: Connection<AbsenceType>;
  @Many(() => AbsenceType, { order: ['to'], only: LASTS, description: 'Who is away at this moment, who is back first at the top.' })
  absencesNow!: Connection<AbsenceType>;
}

@InputType({ description: 'A new absence.' })
export class AbsenceCreateInput {
  @Id('user', { nullable: true, description: 'Who is away; you if it is absent. Others takes a right on absences of their team.' })
  userId?: string | null;
  @Field(() => DateTime, { description: 'When it begins; may be past.' }) from!: Date;
  @Field(() => DateTime, { description: 'When the person is back: after `from`, and in the future.' }) to!: Date;
  @Id('user', { nullable: true, description: 'Who stands in.' }) substituteId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the substitute sees and may change what the person owns as long as it lasts; false by default.',
  })
  delegates?: boolean | null;
}

@InputType({ description: 'What to change of an absence; what is absent stays.' })
export class AbsenceChangeInput {
  @Id('absence', { description: 'The absence; it lasts or is to come.' }) absenceId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When it begins.' }) from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When the person is back, after `from`.' }) to?: Date | null;
  @Id('user', { nullable: true, description: 'Who stands in; null for nobody, which ends what was passed on.' })
  substituteId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the substitute sees and may change what the person owns.' })
  delegates?: boolean | null;
}

@InputType({ description: 'Which absence is taken back.' })
export class AbsenceCancelInput {
  @Id('absence', { description: 'The absence; one that lasts ends now.' }) absenceId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { forbidden, platformErrors } from '../api/errors.js';
import { uuidOf } from '../api/ids.js';
import { DateTime } from '../api/scalars.js';
import { boundTo } from '../reading/bound.js';
import type { Models } from '../reading/model.js';
import type { Context } from '../server/context.js';
import { explainPerson, explainRecord } from './explanation.query.js';
import { AccessPersonType, RightAction } from './role.type.js';
import { RightScope } from './user.entity.js';
import { HeldRoleType } from './user.type.js';
import { permits, type Viewer } from './viewer.js';

@ObjectType('AccessReason', { description: 'One reason why a person may do something. Any one is enough.' })
class AccessReasonType {
  @Field(() => RightAction, { description: 'What it allows.' }) action!: RightAction;
  @Field(() => RightScope, { description: 'How far it reaches.' }) scope!: RightScope;
  @Field(() => HeldRoleType, { nullable: true, description: 'The role that grants it; null if it is not by a role.' })
  role!: HeldRoleType | null;
  @Field(() => String, { nullable: true, description: 'The rule of the role: a kind of record, or "*" for those without one.' })
  rule!: string | null;
  @Field(() => AccessPersonType, { nullable: true, description: 'The absent person for whom the person stands in; null otherwise.' })
  onBehalfOf!: AccessPersonType | null;
  @Field({ description: 'The same as a sentence in English.' }) text!: string;
}

@ObjectType('AccessTeam', { description: 'A team whose records a right at the scope TEAM reaches.' })
class AccessTeamType {
  @Field(() => ID, { description: 'Id, "team_…".' }) id!: string;
  @Field({ description: 'Its name.' }) name!: string;
  @Field({ description: 'Whether the person is in it; otherwise it stands below that team.' }) own!: boolean;
}

@ObjectType('KindAccess', { description: 'What a person sees and does of one kind of record.' })
class KindAccessType {
  @Field({ description: 'Kind of record, as in roles: "lead".' }) kind!: string;
  @Field(() => RightScope, { description: 'Which are seen.' }) read!: RightScope;
  @Field(() => RightScope, { description: 'Which are made and changed.' }) write!: RightScope;
  @Field(() => RightScope, { description: 'Which are deleted.' }) delete!: RightScope;
  @Field(() => [String], { description: 'Fields that are refused, as "Contact.birthday".' }) hiddenFields!: string[];
  @Field(() => [AccessReasonType], { description: 'Where it comes from.' }) because!: AccessReasonType[];
}

@ObjectType('WithheldAccess', {
  description:
    'A kind that an absent person reaches and does not pass on: the substitute would see fields of it that the absent person does not.',
})
class WithheldAccessType {
  @Field({ description: 'Kind of record.' }) kind!: string;
  @Field(() => [String], { description: 'The fields.' }) fields!: string[];
}

@ObjectType('StandIn', { description: 'Somebody absent, who has left what they own to the person.' })
class StandInType {
  @Field(() => AccessPersonType, { description: 'Who is absent.' }) person!: AccessPersonType;
  @Field(() => ID, { description: 'The absence, "absence_…".' }) absenceId!: string;
  @Field(() => DateTime, { description: 'When it ends, and the rights with it.' }) until!: Date;
  @Field(() => [WithheldAccessType], { description: 'What is not passed on.' }) withheld!: WithheldAccessType[];
}

@ObjectType('Access', { description: 'What a person sees and does at this moment, and why.' })
class AccessType {
  @Field(() => AccessPersonType, { description: 'Whose rights they are.' }) person!: AccessPersonType;
  @Field(() => [HeldRoleType], { description: 'Roles, by code.' }) roles!: HeldRoleType[];
  @Field(() => [AccessTeamType], { description: 'The team and all teams below it, by name.' }) teams!: AccessTeamType[];
  @Field(() => [KindAccessType], { description: 'Every kind of record, by name.' }) kinds!: KindAccessType[];
  @Field(() => [StandInType], { description: 'For whom the person stands in at this moment.' }) standsInFor!: StandInType[];
}

@ObjectType('RecordAccess', { description: 'What a person may do to one record at this moment, and why.' })
class RecordAccessType {
  @Field(() => ID, { description: 'The record.' }) id!: string;
  @Field({ description: 'Its kind, as in roles.' }) kind!: string;
  @Field(() => AccessPersonType, { description: 'Whose rights they are.' }) person!: AccessPersonType;
  @Field({ description: 'Whether the person sees it. Answered by the database, under the identity of the person.' }) canRead!: boolean;
  @Field({ description: 'Whether the person may change it.' }) canWrite!: boolean;
  @Field({ description: 'Whether the person may delete it; false for what is never deleted but archived.' }) canDelete!: boolean;
  @Field(() => [String], { description: 'Fields of this kind that are refused all the same.' }) hiddenFields!: string[];
  @Field(() => [AccessReasonType], { description: 'Every reason that holds; empty if nothing is allowed.' }) because!: AccessReasonType[];
}

/** Everybody may ask about themselves; about others, whoever may change roles. */
function askedFor(viewer: Viewer | null, userId: string | null | undefined): { asker: Viewer; userId: string } {
  if (!viewer) throw platformErrors.UNAUTHENTICATED();
  const uuid = userId ? uuidOf('user', userId) : viewer.userId;
  if (uuid !== viewer.userId && !permits(viewer, 'role.write'))
    throw forbidden('asking what others may do, which takes the permission "role.write"');
  return { asker: viewer, userId: uuid };
}

const USER = 'Id of the person; you if it is absent. Others takes the permission "role.write".';

@Resolver()
export class ExplanationResolver {
  @Query(() => AccessType, { description: 'What a person sees and does, and why.' })
  access(
    @Arg('userId', () => ID, { nullable: true, description: USER }) userId: string | null | undefined,
    @Ctx() { viewer, services }: Context,
  ) {
    const asked = askedFor(viewer, userId);
    return explainPerson(services, asked.asker, asked.userId);
  }

  @Query(() => RecordAccessType, { description: 'Whether a person sees, may change and may delete one record that you see, and why.' })
  accessTo(
    @Arg('id', () => ID, { description: 'Id of the record, of any type.' }) id: string,
    @Arg('userId', () => ID, { nullable: true, description: USER }) userId: string | null | undefined,
    @Ctx() { viewer, services }: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const asked = askedFor(viewer, userId);
    return explainRecord(services, boundTo(schema)?.models as Models, asked.asker, asked.userId, id);
  }
}

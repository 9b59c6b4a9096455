import { ArrayUnique, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { payloadOf } from '../api/payload.js';
import { EmailAddress, TimeZone } from '../api/scalars.js';
import type { Context } from '../server/context.js';
import { PASSWORD_LENGTH } from './passwords.js';
import { createUser, updateUser } from './people.js';
import { Requires } from './requires.js';
import { setCostLimit, setRule } from './roles.js';
import { createTeam, updateTeam } from './teams.js';
import { RightScope } from './user.entity.js';
import { RoleType, TeamType, UserType } from './user.type.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const language = { message: 'A language is a BCP 47 tag such as "en" or "pt-BR"' };

@InputType({ description: 'A new person.' })
class UserCreateInput {
  @Field(() => EmailAddress, { description: 'What the person signs in with; unique whatever the case.' }) email!: string;
  @Field({ description: 'Full name.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Field(() => String, { nullable: true, description: 'BCP 47, "en" by default.' }) @Matches(LANGUAGE, language) language?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'IANA name, "UTC" by default.' }) timeZone?: string | null;
  @Id('team', { nullable: true, description: 'The team that the person belongs to.' }) teamId?: string | null;
  @Field(() => [String], { description: 'Codes of roles, such as "SALES".' }) @ArrayUnique() roles!: string[];
  @Field(() => String, {
    nullable: true,
    description: `At least ${PASSWORD_LENGTH} characters. Without one the person cannot sign in yet.`,
  })
  @MinLength(PASSWORD_LENGTH)
  @MaxLength(200)
  password?: string | null;
}

@InputType({ description: 'What to change of a person; what is absent stays.' })
class UserUpdateInput {
  @Id('user', { description: 'The person.' }) userId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => EmailAddress, { nullable: true, description: 'What the person signs in with.' }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Full name.' }) @MinLength(1) @MaxLength(200) name?: string | null;
  @Field(() => String, { nullable: true, description: 'BCP 47.' }) @Matches(LANGUAGE, language) language?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'IANA name.' }) timeZone?: string | null;
  @Id('team', { nullable: true, description: 'The team that the person belongs to; null for none.' }) teamId?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of all roles that the person has from now on.' })
  @ArrayUnique()
  roles?: string[];
  @Field(() => Boolean, { nullable: true, description: 'False ends all sessions and sockets of the person within a second.' }) active?:
    | boolean
    | null;
  @Field(() => String, {
    nullable: true,
    description: `A new password, at least ${PASSWORD_LENGTH} characters; ends all sessions of the person.`,
  })
  @MinLength(PASSWORD_LENGTH)
  @MaxLength(200)
  password?: string | null;
}

@InputType({ description: 'A new team.' })
class TeamCreateInput {
  @Field({ description: 'Unique, whatever the case.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Id('team', { nullable: true, description: 'The team above; absent at the top.' }) parentId?: string | null;
}

@InputType({ description: 'What to change of a team; what is absent stays.' })
class TeamUpdateInput {
  @Id('team', { description: 'The team.' }) teamId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'Unique, whatever the case.' }) @MinLength(1) @MaxLength(200) name?: string | null;
  @Id('team', { nullable: true, description: 'The team above; null moves it to the top.' }) parentId?: string | null;
}

@InputType({ description: 'How far a role reaches for one kind of record.' })
class RoleRuleSetInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @Field({ description: 'Kind of record ("lead"), or "*" for every kind without a rule of its own.' }) kind!: string;
  @Field(() => RightScope, { description: 'Which records are seen.' }) readScope!: RightScope;
  @Field(() => RightScope, { description: 'Which records are made and changed.' }) writeScope!: RightScope;
  @Field(() => RightScope, { description: 'Which rows are deleted, where rows can be.' }) deleteScope!: RightScope;
  @Field(() => [String], { nullable: true, description: 'Fields of this kind that the role does not show, as "Contact.birthday".' })
  @Matches(/^[A-Z]\w*\.[a-z]\w*$/, { each: true, message: 'A field is named as "Contact.birthday"' })
  hiddenFields?: string[] | null;
}

@InputType({ description: 'What one document of people in a role may cost.' })
class RoleCostLimitSetInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Points, 1 to 1,000,000,000: a field counts once for every row of the lists around it. Null is the default of the server.',
  })
  @Min(1)
  @Max(1_000_000_000)
  costLimit?: number | null;
}

const UserPayload = payloadOf('User', { user: () => UserType });
const TeamPayload = payloadOf('Team', { team: () => TeamType });
const RolePayload = payloadOf('Role', { role: () => RoleType });

/** Rights that a change altered hold in this process before its answer goes out; in the others within half a second. */
const changed = async <T extends object>(context: Context, made: Promise<T>): Promise<T> => {
  const answer = await made;
  await context.services.viewers.look();
  return answer;
};

const fieldsOf = (schema: GraphQLSchema) => (name: string) => {
  const [type = '', field = ''] = name.split('.');
  const found = schema.getType(type);
  return isObjectType(found) && field in found.getFields();
};

@Resolver()
export class UserResolver {
  @Requires('user.write')
  @Mutation(() => UserPayload, { nullable: true, description: 'Adds a person. Takes the permission "user.write".' })
  userCreate(@Arg('input', () => UserCreateInput, { description: 'The person.' }) input: UserCreateInput, @Ctx() context: Context) {
    return context.change(async tx => ({ user: await createUser(tx, input) }));
  }

  @Requires('user.write')
  @Mutation(() => UserPayload, {
    nullable: true,
    description: 'Changes a person, the person\'s roles and team. Takes the permission "user.write".',
  })
  userUpdate(@Arg('input', () => UserUpdateInput, { description: 'What to change.' }) input: UserUpdateInput, @Ctx() context: Context) {
    return changed(
      context,
      context.change(async tx => ({ user: await updateUser(tx, input) })),
    );
  }

  @Requires('team.write')
  @Mutation(() => TeamPayload, { nullable: true, description: 'Adds a team. Takes the permission "team.write".' })
  teamCreate(@Arg('input', () => TeamCreateInput, { description: 'The team.' }) input: TeamCreateInput, @Ctx() context: Context) {
    return context.change(async tx => ({ team: await createTeam(tx, input) }));
  }

  @Requires('team.write')
  @Mutation(() => TeamPayload, {
    nullable: true,
    description: 'Renames a team or moves it in the tree. Takes the permission "team.write".',
  })
  teamUpdate(@Arg('input', () => TeamUpdateInput, { description: 'What to change.' }) input: TeamUpdateInput, @Ctx() context: Context) {
    return changed(
      context,
      context.change(async tx => ({ team: await updateTeam(tx, input) })),
    );
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, {
    nullable: true,
    description: 'Sets how far a role reaches for a kind of record. Takes the permission "role.write".',
  })
  roleRuleSet(
    @Arg('input', () => RoleRuleSetInput, { description: 'The rule.' }) input: RoleRuleSetInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    const vocabulary = { kinds: context.services.viewers.kinds, hasField: fieldsOf(schema) };
    return changed(
      context,
      context.change(async tx => ({ role: await setRule(tx, input, vocabulary) })),
    );
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, {
    nullable: true,
    description: 'Sets what one document of people in a role may cost. Takes the permission "role.write".',
  })
  roleCostLimitSet(
    @Arg('input', () => RoleCostLimitSetInput, { description: 'Role and limit.' }) { role, costLimit }: RoleCostLimitSetInput,
    @Ctx() context: Context,
  ) {
    return changed(
      context,
      context.change(async tx => ({ role: await setCostLimit(tx, role, costLimit ?? null) })),
    );
  }
}

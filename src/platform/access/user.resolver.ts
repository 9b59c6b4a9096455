import { ArrayUnique, Matches, MaxLength, MinLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { payloadOf } from '../api/payload.js';
import { EmailAddress, TimeZone } from '../api/scalars.js';
import type { Context } from '../server/context.js';
import { NewPassword } from './passwords.js';
import { createUser, updateUser } from './people.js';
import { Requires } from './requires.js';
import { createTeam, updateTeam } from './teams.js';
import { TeamType, UserType } from './user.type.js';
import { rightsChanged } from './viewers.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const language = { message: 'A language is a BCP 47 tag such as "en" or "pt-BR"' };
/** The language of a new person. */
export const Language = (): PropertyDecorator => (prototype, property) => {
  Field(() => String, { nullable: true, description: 'BCP 47, "en" by default.' })(prototype, property);
  Matches(LANGUAGE, language)(prototype, String(property));
};

@InputType({ description: 'A new person.' })
class UserCreateInput {
  @Field(() => EmailAddress, { description: 'What the person signs in with; unique whatever the case.' }) email!: string;
  @Field({ description: 'Full name.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Language() language?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'IANA name, "UTC" by default.' }) timeZone?: string | null;
  @Id('team', { nullable: true, description: 'The team that the person belongs to.' }) teamId?: string | null;
  @Field(() => [String], { description: 'Codes of roles, such as "SALES".' }) @ArrayUnique() roles!: string[];
  @NewPassword({
    nullable: true,
    description: 'Without one the person cannot sign in yet; to let people choose their own, use "userInvite".',
  })
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
  @NewPassword({ nullable: true, description: 'A new password; ends all sessions of the person.' })
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

const UserPayload = payloadOf('User', { user: () => UserType });
const TeamPayload = payloadOf('Team', { team: () => TeamType });

const changed = <T extends object>(context: Context, made: Promise<T>): Promise<T> => rightsChanged(context.services.viewers, made);

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
}

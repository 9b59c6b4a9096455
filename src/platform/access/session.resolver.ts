import { Length, MaxLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { forbidden, platformErrors } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import { Keyless } from '../api/mutation.js';
import { payloadOf } from '../api/payload.js';
import { DateTime, EmailAddress, TimeZone } from '../api/scalars.js';
import type { Context } from '../server/context.js';
import { readProfile } from './profile.query.js';
import { type Desk, refreshTokens, signIn, signOut, type Tokens } from './sign-in.js';
import { HeldRoleType, UserType } from './user.type.js';
import { vaultOf } from './vault.js';

@InputType({ description: 'Who signs in.' })
class SignInInput {
  @Field(() => EmailAddress, { description: 'E-mail address, in whatever case.' }) email!: string;
  @Field({ description: 'The password.' }) @MaxLength(200) password!: string;
}

@InputType({ description: 'A session that goes on.' })
class TokenRefreshInput {
  @Field({ description: 'The newest refresh token of the session. It is good once.' }) @MaxLength(200) refreshToken!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'A text of yours that no other exchange has, such as a UUID: if the answer is lost, send the same once more. Without it a second use ends the session.',
  })
  @Length(1, 200)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which sessions end.' })
class SignOutInput {
  @Field(() => Boolean, { defaultValue: false, description: 'All sessions of yours, on every device; otherwise only this one.' })
  everywhere!: boolean;
}

/** A payload that carries tokens beside the person. */
export function tokenPayload(name: string) {
  const payload = payloadOf(name, { user: () => UserType });
  const token = (field: string, type: () => unknown, description: string) =>
    Field(type as never, { nullable: true, description: `${description} Null on an error.` })(payload.prototype, field);
  token('accessToken', () => String, 'Send it as "Authorization: Bearer …" with every request.');
  token('accessTokenExpiresAt', () => DateTime, 'When the access token ends: refresh before.');
  token('refreshToken', () => String, 'Good for one `tokenRefresh`. Keep it safe.');
  token('refreshTokenExpiresAt', () => DateTime, 'When the session ends if it is not refreshed.');
  return payload;
}
const SignInPayload = tokenPayload('SignIn');
const TokenRefreshPayload = tokenPayload('TokenRefresh');
const SignOutPayload = payloadOf('SignOut', {});

@ObjectType('Me', { description: 'Who is signed in, and what this person may do.' })
class MeType {
  @Field({ description: 'Id, "user_…".' }) id!: string;
  @Field({ description: 'Full name.' }) name!: string;
  @Field({ description: 'What you sign in with.' }) email!: string;
  @Field({ description: 'Language as a BCP 47 tag.' }) language!: string;
  @Field(() => TimeZone, { description: 'Where you work: an IANA name.' }) timeZone!: string;
  @Field(() => [HeldRoleType], { description: 'Your roles, by code.' }) roles!: HeldRoleType[];
  @Field(() => [String], { description: 'Ids of your team and of all teams below it: "team_…".' }) teamIds!: string[];
  @Field(() => [String], {
    description:
      'What you may do to at least some records: an action (read, write, delete) on a kind, as "lead.write". For what to offer and what to grey out.',
  })
  permissions!: string[];
  @Field(() => [String], { description: 'Fields that your roles hide, as "Contact.birthday": selecting one is refused.' })
  hiddenFields!: string[];
}

export const desk = ({ services }: Context): Desk => ({ query: vaultOf(services.orm), viewers: services.viewers, config: services.config });

/** The rest of the document is answered to whoever has just signed in. */
export function answered(context: Context, { viewer, ...tokens }: Tokens) {
  context.viewer = viewer;
  return { ...tokens, user: viewer.userId };
}

@Resolver()
export class SessionResolver {
  @Keyless()
  @Mutation(() => SignInPayload, { nullable: true, description: 'Begins a session on this device.' })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) { email, password }: SignInInput,
    @Ctx() context: Context,
  ) {
    return answered(context, await signIn(desk(context), email, password, context.address));
  }

  @Keyless()
  @Mutation(() => TokenRefreshPayload, {
    nullable: true,
    description: 'New tokens for an old refresh token. One that is used twice ends its session: somebody holds a copy.',
  })
  async tokenRefresh(
    @Arg('input', () => TokenRefreshInput, { description: 'The session.' }) { refreshToken, idempotencyKey }: TokenRefreshInput,
    @Ctx() context: Context,
  ) {
    return answered(context, await refreshTokens(desk(context), refreshToken, idempotencyKey));
  }

  @Keyless()
  @Mutation(() => SignOutPayload, {
    nullable: true,
    description: 'Ends this session, or all of yours; their tokens are refused from then on.',
  })
  async signOut(
    @Arg('input', () => SignOutInput, { description: 'Which sessions.' }) { everywhere }: SignOutInput,
    @Ctx() context: Context,
  ) {
    if (!context.viewer) throw platformErrors.UNAUTHENTICATED();
    if (context.viewer.apiKeyId) throw forbidden('signing out with an API key, which is revoked instead ("apiKeyRevoke")');
    await signOut(desk(context), context.viewer, everywhere);
    return {};
  }

  @Query(() => MeType, { description: 'Who is signed in.' })
  async me(@Ctx() { viewer, services }: Context): Promise<MeType> {
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    return {
      id: idOf('user', viewer.userId),
      ...(await readProfile(vaultOf(services.orm), viewer.userId)),
      teamIds: viewer.teamIds.map(team => idOf('team', team)),
      permissions: Object.entries(viewer.scopes)
        .flatMap(([action, kinds]) => Object.keys(kinds).map(kind => `${kind}.${action}`))
        .sort(),
      hiddenFields: [...viewer.hidden],
    };
  }
}

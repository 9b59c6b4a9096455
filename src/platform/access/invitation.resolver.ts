import { ArrayMinSize, ArrayUnique, MaxLength, MinLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { Keyless } from '../api/mutation.js';
import { payloadOf } from '../api/payload.js';
import { EmailAddress, TimeZone } from '../api/scalars.js';
import type { Tx } from '../database/tx.js';
import type { Context } from '../server/context.js';
import { acceptInvitation, inviteUser, resendInvitation, resetPassword, withdrawInvitation } from './invitation.js';
import { NewPassword } from './passwords.js';
import { Requires } from './requires.js';
import { requestReset } from './reset-request.js';
import { answered, desk, tokenPayload } from './session.resolver.js';
import { startSession } from './sign-in.js';
import type { User } from './user.entity.js';
import { Language } from './user.resolver.js';
import { UserType } from './user.type.js';
import { vaultOf } from './vault.js';

@InputType({ description: 'Whom to invite.' })
class UserInviteInput {
  @Field(() => EmailAddress, {
    description: 'Where the invitation goes, and what the person signs in with then; unique whatever the case.',
  })
  email!: string;
  @Field({ description: 'Full name; the person can correct it.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Language() language?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'IANA name, "UTC" by default.' }) timeZone?: string | null;
  @Id('team', { nullable: true, description: 'The team that the person belongs to.' }) teamId?: string | null;
  @Field(() => [String], { description: 'Codes of roles, such as "SALES".' }) @ArrayUnique() @ArrayMinSize(1) roles!: string[];
}

@InputType({ description: 'An invitation that is to be sent again.' })
class InvitationResendInput {
  @Id('user', { description: 'Who was invited.' }) userId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType({ description: 'An invitation that is to end.' })
class InvitationWithdrawInput {
  @Id('user', { description: 'Who was invited.' }) userId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType({ description: 'The link of an invitation, and what goes with it.' })
class InvitationAcceptInput {
  @Field({ description: 'What stands after "#invitation=" in the link.' }) @MaxLength(200) token!: string;
  @NewPassword({ description: 'The password that you want.' }) password!: string;
  @Field(() => String, { nullable: true, description: 'Your full name, if it was written wrongly.' })
  @MinLength(1)
  @MaxLength(200)
  name?: string | null;
}

@InputType({ description: 'Who has forgotten a password.' })
class PasswordResetRequestInput {
  @Field(() => EmailAddress, { description: 'The address that the person signs in with.' }) email!: string;
}

@InputType({ description: 'The link of a mail, and the new password.' })
class PasswordResetInput {
  @Field({ description: 'What stands after "#reset=" in the link.' }) @MaxLength(200) token!: string;
  @NewPassword({ description: 'The password that you want.' }) password!: string;
}

const InvitationPayload = payloadOf('Invitation', { user: () => UserType });
const InvitationAcceptPayload = tokenPayload('InvitationAccept');
const PasswordResetRequestPayload = payloadOf('PasswordResetRequest', {});
const PasswordResetPayload = tokenPayload('PasswordReset');

const input = { description: 'What is to be done.' };

/** The server itself does what a link allows; whoever had it is signed in then, and the rest of the document is answered to that person. */
async function byLink(context: Context, verb: (tx: Tx) => Promise<User>) {
  const { transact, viewers } = context.services;
  const { result, changeId } = await transact(viewers.system(), verb);
  // sessions that ended are refused from now on, rights are those of today
  await viewers.look();
  return { ...answered(context, await startSession(desk(context), result.id, context.address)), changeId };
}

@Resolver()
export class InvitationResolver {
  @Requires('user.write')
  @Mutation(() => InvitationPayload, {
    nullable: true,
    description: 'Makes an account and mails its person a link, by which it opens. Takes the permission "user.write".',
  })
  userInvite(@Arg('input', () => UserInviteInput, input) data: UserInviteInput, @Ctx() { change }: Context) {
    return change(async tx => ({ user: await inviteUser(tx, data) }));
  }

  @Requires('user.write')
  @Mutation(() => InvitationPayload, {
    nullable: true,
    description: 'Sends an invitation again; the link before ends. Takes the permission "user.write".',
  })
  invitationResend(@Arg('input', () => InvitationResendInput, input) data: InvitationResendInput, @Ctx() { change }: Context) {
    return change(async tx => ({ user: await resendInvitation(tx, data) }));
  }

  @Requires('user.write')
  @Mutation(() => InvitationPayload, {
    nullable: true,
    description: 'Ends an invitation; the account stays closed. Takes the permission "user.write".',
  })
  invitationWithdraw(@Arg('input', () => InvitationWithdrawInput, input) data: InvitationWithdrawInput, @Ctx() { change }: Context) {
    return change(async tx => ({ user: await withdrawInvitation(tx, data) }));
  }

  @Keyless()
  @Mutation(() => InvitationAcceptPayload, {
    nullable: true,
    description: 'Opens the account that you were invited to, and begins a session on this device. The link is good once.',
  })
  invitationAccept(@Arg('input', () => InvitationAcceptInput, input) data: InvitationAcceptInput, @Ctx() context: Context) {
    return byLink(context, tx => acceptInvitation(tx, data));
  }

  @Keyless()
  @Mutation(() => PasswordResetRequestPayload, {
    nullable: true,
    description: 'Mails a link for a new password to whoever works here under this address. The answer is the same if nobody does.',
  })
  async passwordResetRequest(
    @Arg('input', () => PasswordResetRequestInput, input) { email }: PasswordResetRequestInput,
    @Ctx() { services, address }: Context,
  ) {
    const { orm, transact, viewers } = services;
    await requestReset({ query: vaultOf(orm), transact, system: viewers.system() }, email, address);
    return {};
  }

  @Keyless()
  @Mutation(() => PasswordResetPayload, {
    nullable: true,
    description:
      'Sets a new password by the link of a mail. All sessions of the person end, and one begins on this device. The link is good once.',
  })
  passwordReset(@Arg('input', () => PasswordResetInput, input) data: PasswordResetInput, @Ctx() context: Context) {
    return byLink(context, tx => resetPassword(tx, data));
  }
}

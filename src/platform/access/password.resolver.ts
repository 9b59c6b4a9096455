import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { ApiError, forbidden, invalidInput, platformErrors } from '../api/errors.js';
import { payloadOf } from '../api/payload.js';
import type { Context } from '../server/context.js';
import { accessErrors } from './access.errors.js';
import { NewPassword } from './passwords.js';
import { setPassword } from './people.js';
import { readProfile } from './profile.query.js';
import { checkPassword } from './sign-in.js';
import { vaultOf } from './vault.js';

@InputType({ description: 'Your old password and the new one.' })
class PasswordChangeInput {
  @Field({ description: 'The password that you have.' }) @MaxLength(200) oldPassword!: string;
  @NewPassword({ description: 'The one that you want.' }) newPassword!: string;
}

const PasswordChangePayload = payloadOf('PasswordChange', {});

@Resolver()
export class PasswordResolver {
  @Mutation(() => PasswordChangePayload, {
    nullable: true,
    description: 'Changes your own password. This session goes on; your others end, and so do links that were sent to you.',
  })
  async passwordChange(
    @Arg('input', () => PasswordChangeInput, { description: 'The passwords.' }) { oldPassword, newPassword }: PasswordChangeInput,
    @Ctx() context: Context,
  ) {
    const { viewer, services } = context;
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    if (viewer.apiKeyId) throw forbidden('a machine to have a password');
    if (oldPassword === newPassword) throw invalidInput([{ path: ['newPassword'], message: 'It is the one that you have.' }]);
    const query = vaultOf(services.orm);
    const { email } = await readProfile(query, viewer.userId);
    await checkPassword({ query, config: services.config }, email, oldPassword, context.address).catch(error => {
      const wrong = error instanceof ApiError && error.code === accessErrors.SIGN_IN_REFUSED.code;
      throw wrong ? invalidInput([{ path: ['oldPassword'], message: 'It is not the one that you have.' }]) : error;
    });
    const made = await context.change(async tx => {
      await setPassword(tx, viewer.userId, newPassword, viewer.sessionId);
      return {};
    });
    await services.viewers.look();
    return made;
  }
}

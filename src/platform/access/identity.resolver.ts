import { Arg, Ctx, InputType, Mutation, Resolver } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { payloadOf } from '../api/payload.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import type { Context } from '../server/context.js';
import { Requires } from './requires.js';
import { User } from './user.entity.js';
import { UserType } from './user.type.js';

@InputType({ description: 'A person who is to be found anew.' })
class UserUnlinkInput {
  @Id('user', { description: 'The person.' }) userId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

const UserUnlinkPayload = payloadOf('UserUnlink', { user: () => UserType });

/** @throws NOT_FOUND, FORBIDDEN as `locked` does */
async function unlink(tx: Tx, { userId, expectedVersion }: UserUnlinkInput): Promise<User> {
  const user = await locked(tx, User, 'user', userId, expectedVersion);
  await tx.em.execute('select vault.forget_identities(?)', [user.id]);
  return user;
}

@Resolver()
export class IdentityResolver {
  @Requires('user.write')
  @Mutation(() => UserUnlinkPayload, {
    nullable: true,
    description:
      'Forgets who the person is at your own sign-in service: whoever comes from there next with her verified address is taken for her. Takes the permission "user.write".',
  })
  userUnlink(@Arg('input', () => UserUnlinkInput, { description: 'The person.' }) data: UserUnlinkInput, @Ctx() { change }: Context) {
    return change(async tx => ({ user: await unlink(tx, data) }));
  }
}

import { ArrayMinSize, ArrayUnique, MaxLength, MinLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { payloadOf } from '../api/payload.js';
import { DateTime, Duration } from '../api/scalars.js';
import type { Context } from '../server/context.js';
import { ApiKeyType } from './api-key.type.js';
import { createApiKey, renewApiKey, revokeApiKey } from './api-keys.js';
import { Requires } from './requires.js';

@InputType({ description: 'A machine, and its first key.' })
class ApiKeyCreateInput {
  @Field({ description: 'What the machine is called in the audit trail and beside what it makes, such as "Web shop".' })
  @MinLength(1)
  @MaxLength(200)
  name!: string;
  @Field(() => [String], { description: 'Codes of roles, such as "SERVICE". Together they may do nothing that you may not.' })
  @ArrayUnique()
  @ArrayMinSize(1)
  roles!: string[];
  @Id('team', { nullable: true, description: 'The team that it belongs to; yours if absent.' }) teamId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the key ends; absent: when it is revoked.' }) expiresAt?: Date | null;
}

@InputType({ description: 'A key that is to be followed by another.' })
class ApiKeyRenewInput {
  @Id('key', { description: 'The old key.' }) apiKeyId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => Duration, { defaultValue: 'P1D', description: 'How long the old key is good for still, so that programs can change over.' })
  overlap!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the new key ends; absent: when it is revoked.' }) expiresAt?: Date | null;
}

@InputType({ description: 'A key that is to end.' })
class ApiKeyRevokeInput {
  @Id('key', { description: 'The key.' }) apiKeyId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

const ApiKeyPayload = payloadOf('ApiKey', { apiKey: () => ApiKeyType });
const ApiKeySecretPayload = payloadOf('ApiKeySecret', { apiKey: () => ApiKeyType });
Field(() => String, {
  nullable: true,
  description: 'The key, "bw_…": shown now and never again. Send it as "Authorization: Bearer …". Null on an error.',
})(ApiKeySecretPayload.prototype, 'secret');

const input = { description: 'What is to be done.' };

@Resolver()
export class ApiKeyResolver {
  @Requires('apiKey.write')
  @Mutation(() => ApiKeySecretPayload, {
    nullable: true,
    description: 'Makes a machine that works here under its own name, and a key for it. Takes the permission "apiKey.write".',
  })
  apiKeyCreate(@Arg('input', () => ApiKeyCreateInput, input) data: ApiKeyCreateInput, @Ctx() { change, services }: Context) {
    return change(tx => createApiKey(tx, data, services.viewers.kinds));
  }

  @Requires('apiKey.write')
  @Mutation(() => ApiKeySecretPayload, {
    nullable: true,
    description: 'Makes the next key of the same machine; the old one ends after `overlap`. Takes the permission "apiKey.write".',
  })
  async apiKeyRenew(@Arg('input', () => ApiKeyRenewInput, input) data: ApiKeyRenewInput, @Ctx() { change, services }: Context) {
    const made = await change(tx => renewApiKey(tx, data, services.viewers.kinds));
    await services.viewers.look();
    return made;
  }

  @Requires('apiKey.write')
  @Mutation(() => ApiKeyPayload, {
    nullable: true,
    description: 'Ends a key; its sockets are closed within a second. Takes the permission "apiKey.write".',
  })
  async apiKeyRevoke(@Arg('input', () => ApiKeyRevokeInput, input) data: ApiKeyRevokeInput, @Ctx() { change, services }: Context) {
    const made = await change(async tx => ({ apiKey: await revokeApiKey(tx, data) }));
    await services.viewers.look();
    return made;
  }
}

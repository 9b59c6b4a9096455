import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../api/scalars.js';
import { type Connection, From, Many, One } from '../reading/declare.js';
import { ApiKey } from './api-key.entity.js';
import { UserType } from './user.type.js';

@From(() => ApiKey, {
  prefix: 'key',
  kind: 'apiKey',
  filters: ['id', 'prefix', 'account', 'revokedAt', 'expiresAt'],
  orders: ['createdAt'],
})
@ObjectType('ApiKey', {
  description: 'What a machine signs in with, as "Authorization: Bearer bw_…". The key itself is told once, when it is made.',
})
export class ApiKeyType {
  @Field(() => ID, { description: 'Id, "key_…".' }) id!: string;
  @Field({ description: 'How the key begins, to recognise it: "bw_" and 12 hexadecimal digits. No secret.' }) prefix!: string;
  @Field(() => DateTime, { description: 'When it was made, UTC.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ends, UTC; null if it does not by itself.' }) expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked, UTC; null if it was not.' }) revokedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last used, UTC, to the minute; null if never.' })
  lastUsedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change but that of `lastUsedAt`.' }) version!: number;
  @One(() => UserType, {
    description:
      'The machine that it signs in: its name stands in the audit trail and beside what it makes, its roles and team say what the key may do.',
  })
  account!: One<UserType>;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who made it.' }) owner!: One<UserType> | null;
}

export class ApiKeyReads {
  @One(() => ApiKeyType, { nullable: true, description: 'An API key.' }) apiKey!: One<ApiKeyType> | null;
  @Many(() => ApiKeyType, { order: ['-createdAt'], description: 'API keys, newest first, those that have ended too.' })
  apiKeys!: Connection<ApiKeyType>;
}

import { defineEntity, p } from '@mikro-orm/core';
import { instant, owned, record } from '../api/columns.js';
import { User } from './user.entity.js';

export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    ...record(),
    ...owned(),
    /** The machine that it signs in. */
    account: () => p.manyToOne(User),
    /** The part of it that is no secret: `bw_` and 12 hexadecimal digits. */
    prefix: p.text(),
    /** Null: it does not end by itself. */
    expiresAt: instant().nullable(),
    revokedAt: instant().nullable(),
    /** Written by the database, at most once a minute. */
    lastUsedAt: instant().nullable(),
  },
});
/** What a machine signs in with. Only a hash of it is kept, in `vault.api_key_hashes`, out of the application's reach. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);

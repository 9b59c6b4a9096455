import { type EntitySchema, FlushMode, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { PreparingClient } from './prepared.js';

/**
 * The unit of work that verbs write with. It runs as the application role.
 *
 * Nothing is flushed before a query (`FlushMode.COMMIT`): a verb that wants to find what it has just made calls `flush`. There is no global context: an
 * `EntityManager` comes from `Tx`, or from `fork()`.
 *
 * @param poolSize connections at most
 */
export function openOrm(app: pg.ClientConfig, entities: readonly EntitySchema[], poolSize: number): MikroORM {
  return new MikroORM({
    entities: [...entities],
    clientUrl: app.connectionString,
    driverOptions: { options: app.options, Client: PreparingClient, pipeline: true },
    pool: { min: 0, max: poolSize },
    namingStrategy: UnderscoreNamingStrategy,
    flushMode: FlushMode.COMMIT,
    allowGlobalContext: false,
    ensureDatabase: false,
    forceUtcTimezone: true,
    colors: false,
    // Errors are thrown, and told by whoever catches them.
    logger: () => {},
  });
}

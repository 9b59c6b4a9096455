import type { MikroORM } from '@mikro-orm/postgresql';

/** Runs one statement outside of any change, with `?` for values. The functions in the schema `vault` are what sign-in is made of. */
export type Query = <T extends object>(sql: string, values?: unknown[]) => Promise<T[]>;

export const vaultOf =
  (orm: MikroORM): Query =>
  <T extends object>(sql: string, values: unknown[] = []) =>
    orm.em.getConnection().execute<T[]>(sql, values, 'all');

/** The answer of a function that returns `json`, however the driver hands it over. */
export const parsed = <T>(value: unknown): T => (typeof value === 'string' ? JSON.parse(value) : value) as T;

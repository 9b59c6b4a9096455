import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Config, readConfig } from '../../../src/platform/config.js';
import { openDatabase } from '../../../src/platform/database/connect.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { oldPostgres } from './old-postgres.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeDatabase('template0');
});
afterAll(() => database.drop());

const configOf = (url: string, more: Record<string, string> = {}): Config => readConfig({ DATABASE_URL: url, ...more });
const refusal = (url: string, more: Record<string, string> = {}): Promise<string> =>
  openDatabase(configOf(url, more)).then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const named = (url: string, change: (address: URL) => void): string => {
  const address = new URL(url);
  change(address);
  return address.href;
};

describe('a server of one’s own', () => {
  test('older than 18 is refused in one line', async () => {
    const old = await oldPostgres();
    expect(await refusal(old.url)).toBe('StartError: DATABASE_URL leads to PostgreSQL 15.4. Bellwether needs 18 or later.');
    old.close();
  });

  test('that is not there, does not know the login or the database, is told in one line without the password', async () => {
    const [closed, login, missing] = await Promise.all([
      refusal('postgres://me:secret@127.0.0.1:1/db'),
      refusal(named(database.url, url => (url.password = 'wrong-secret'))),
      refusal(named(database.url, url => (url.pathname = '/nowhere'))),
    ]);
    expect(closed).toMatch(/^StartError: Cannot connect to "127.0.0.1:1\/db": .*ECONNREFUSED/);
    expect(login).toContain('password authentication failed');
    expect(missing).toContain('"nowhere" does not exist');
    expect(closed + login + missing).not.toMatch(/secret|\n/);
  });

  test.each([
    ['an encoding other than UTF-8', "encoding 'LATIN1' locale 'C'", 'has the encoding LATIN1, not UTF8'],
    ['a ctype that knows no letters', "encoding 'UTF8' locale_provider libc locale 'C'", 'knows only English letters'],
    [
      'a library ctype that knows no letters, as trigrams ask it',
      "encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'",
      'knows only English letters',
    ],
  ])('with %s is refused, with the statement that makes a good one', async (_case, options, expected) => {
    await database.sql(`create database unfit template template0 ${options} owner bellwether`);
    try {
      const told = await refusal(named(database.url, url => (url.pathname = '/unfit')));
      expect(told).toContain(expected);
      const remedy = /create database .*/.exec(told)?.[0] ?? '';
      await database.sql('drop database unfit');
      await database.sql(`${remedy} owner bellwether`);
      expect(await refusal(named(database.url, url => (url.pathname = '/unfit')))).toBe('accepted');
    } finally {
      await database.sql('drop database if exists unfit');
    }
  });
});

describe('the pool', () => {
  const ask = async (app: pg.ClientConfig) => {
    const client = new pg.Client(app);
    await client.connect();
    const { rows } = await client.query(
      "select current_user as name, current_setting('timezone') as zone, current_setting('statement_timeout') as timeout, current_setting('client_connection_check_interval') as check",
    );
    await client.end();
    return rows[0];
  };

  test('works as the application role, in UTC, with a limit on every statement', async () => {
    const { app } = await openDatabase(configOf(database.url, { STATEMENT_TIMEOUT: 'PT7S' }));
    expect(await ask(app)).toEqual({ name: 'bellwether_app', zone: 'UTC', timeout: '7s', check: '2s' });
  });

  test('takes a login of its own if that is guarded by row security and works in UTC', async () => {
    const login = named(database.url, url => {
      url.username = 'pool_login';
      url.password = 'x';
    });
    const attempt = () => refusal(database.url, { DATABASE_APP_URL: login });
    await database.sql("create role pool_login login superuser password 'x'");
    await database.sql("alter role pool_login set timezone = 'Asia/Tokyo'");
    try {
      expect(await attempt()).toContain('alter role "pool_login" nosuperuser nobypassrls');
      await database.sql('alter role pool_login nosuperuser');
      expect(await attempt()).toContain('grant bellwether_app to "pool_login"');
      await database.sql('grant bellwether_app to pool_login with inherit true');
      expect(await attempt()).toContain(`alter role "pool_login" set timezone = 'UTC'`);
      await database.sql("alter role pool_login set timezone = 'UTC'");
      expect(await attempt()).toBe('accepted');
    } finally {
      await database.sql('drop role pool_login');
    }
  });

  test('has its roles made by an administrator where the owner may not', async () => {
    await database.sql("create role weak login password 'x'");
    await database.sql('create database weakly template template0 owner weak');
    const url = named(database.url, address => {
      address.username = 'weak';
      address.password = 'x';
      address.pathname = '/weakly';
    });
    try {
      expect(await refusal(url)).toContain(
        'grant bellwether_app, bellwether_reader, bellwether_worker to "weak" with inherit true, set true',
      );
      await database.sql('grant bellwether_app, bellwether_reader, bellwether_worker to weak with inherit true, set true');
      expect(await refusal(url)).toBe('accepted');
    } finally {
      await database.sql('drop database weakly');
      await database.sql('drop role weak');
    }
  });
});

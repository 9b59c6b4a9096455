import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readConfig, type Setting, settings } from '../../../src/platform/config.js';

const wrong = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('an empty environment is enough, and an empty variable is as good as none', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    eventRetention: 7 * 86_400_000,
    showSql: false,
  });
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
});

test('durations are milliseconds or ISO 8601', () => {
  expect(readConfig({ PING_INTERVAL: '250', ACCESS_TOKEN_LIFETIME: 'PT1M30S' })).toMatchObject({
    pingInterval: 250,
    accessTokenLifetime: 90_000,
  });
});

test('every wrong value is named at once, with what it should be', () => {
  const message = wrong({
    PORT: '70000',
    POOL_SIZE: '0',
    LOG_LEVEL: 'loud',
    EVENT_RETENTION: '7 days',
    SHOW_SQL: 'yes',
    DATABASE_URL: 'mysql://x',
    HOST: 'x',
  });
  for (const each of [
    'PORT is "70000"',
    '0 to 65535',
    'POOL_SIZE',
    'LOG_LEVEL',
    'debug',
    'EVENT_RETENTION',
    'P7D',
    'SHOW_SQL',
    'DATABASE_URL',
    'postgres://',
  ]) {
    expect(message).toContain(each);
  }
  expect(message).not.toContain('HOST is');
  expect(message).not.toContain('\n');
});

test('a password is not repeated in the message', () => {
  expect(wrong({ DATABASE_URL: 'mysql://me:secret@host/db' })).not.toContain('secret');
});

test('an address may not bring start-up options: they would replace the role', () => {
  expect(wrong({ DATABASE_URL: 'postgres://me@host/db?options=-c%20role%3Downer' })).toContain('without "options"');
  expect(wrong({ DATABASE_APP_URL: 'postgres://me@host/db' })).toContain('needs DATABASE_URL');
});

test('a mail server needs a sender beside it, and its password is not repeated', () => {
  expect(wrong({ SMTP_URL: 'smtp://mail.example' })).toContain('SMTP_URL needs MAIL_FROM');
  expect(wrong({ SMTP_URL: 'imap://me:secret@mail.example', MAIL_FROM: 'Nordwind' })).toMatch(/^(?!.*secret).*SMTP_URL is .*MAIL_FROM is/s);
});

test('every setting has a description, a default that is right, and a variable of its own', () => {
  const all = Object.values<Setting<unknown>>(settings);
  for (const { variable, description, fallback, read } of all) {
    expect(description).toMatch(/\.$/);
    if (fallback !== undefined) expect(() => read(fallback)).not.toThrow();
    expect(variable).toMatch(/^[A-Z_]+$/);
  }
  expect(new Set(all.map(each => each.variable)).size).toBe(all.length);
});

test('docs/configuration.md lists every setting as it is', () => {
  const shown = (fallback: string | undefined) => (fallback ? `\`${fallback}\`` : '');
  const rows = Object.values<Setting<unknown>>(settings).map(
    ({ variable, fallback, description }) => `| \`${variable}\` | ${shown(fallback)} | ${description} |`,
  );
  expect(readFileSync('docs/configuration.md', 'utf8')).toContain(['| variable | default | |', '|---|---|---|', ...rows, ''].join('\n'));
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cast, emailOf, PASSWORD } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

const CHANGE = operation('passwords', 'PasswordChange');

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const tokenOf = (name: keyof typeof cast, password = PASSWORD) => server.anonymous.signIn(emailOf(name), password);
const change = async (token: string, oldPassword: string, newPassword: string) => {
  const { data, errors } = await server.query(CHANGE, { input: { oldPassword, newPassword } }, { token });
  return (
    (data?.passwordChange as { errors: { code: string; path: string[] | null; message: string }[] } | null)?.errors ??
    errors?.map(error => ({ code: error.extensions?.code, path: null, message: error.message }))
  );
};
const codeOf = async (token: string) => (await server.query('{ me { name } }', {}, { token })).errors?.[0]?.extensions?.code;

test('a person changes her own password: this session goes on, her others end', async () => {
  const [here, elsewhere, somebody] = [await tokenOf('sales'), await tokenOf('sales'), await tokenOf('service')];
  expect(await change(here, PASSWORD, 'a much better password')).toEqual([]);
  expect([await codeOf(here), await codeOf(elsewhere), await codeOf(somebody)]).toEqual([undefined, 'UNAUTHENTICATED', undefined]);
  await expect(tokenOf('sales')).rejects.toThrow('The e-mail address or the password is wrong');
  expect(await codeOf(await tokenOf('sales', 'a much better password'))).toBeUndefined();
});

test('the old one is asked for, and guessing has to wait as at the sign-in', async () => {
  const token = await tokenOf('operations');
  expect(await change(token, 'not the password', 'a much better password')).toMatchObject([
    { code: 'INVALID_INPUT', path: ['oldPassword'] },
  ]);
  // as after many failures: each doubles the wait
  await server.sql('update vault.failures set count = 10');
  await change(token, 'not the password', 'a much better password');
  expect(await change(token, PASSWORD, 'a much better password')).toMatchObject([
    { code: 'LIMIT_EXCEEDED', message: expect.stringMatching(/\d+ s/) },
  ]);
  expect(await codeOf(token)).toBeUndefined();
});

test('a new one is long enough, and new', async () => {
  const token = await tokenOf('finance');
  for (const [password, message] of [
    ['eleven char', 'from 12 to 200 characters'],
    ['x'.repeat(201), 'from 12 to 200 characters'],
    [PASSWORD, 'the one that you have'],
  ] as const)
    expect(await change(token, PASSWORD, password)).toMatchObject([
      { code: 'INVALID_INPUT', path: ['newPassword'], message: expect.stringContaining(message) },
    ]);
  expect(await codeOf(await tokenOf('finance'))).toBeUndefined();
  expect(await change(token, PASSWORD, 'パスワードは十二文字以上だよ')).toEqual([]);
  expect(await codeOf(await tokenOf('finance', 'パスワードは十二文字以上だよ'))).toBeUndefined();
});

test('nobody who is not signed in changes one', async () => {
  const answer = await server.query(CHANGE, { input: { oldPassword: PASSWORD, newPassword: 'a much better password' } });
  expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  expect(await codeOf(await tokenOf('manager'))).toBeUndefined();
});

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Client } from '../support/client.js';
import { Installation } from './installation.js';

jest.setTimeout(120_000);

let here: Installation;
beforeAll(() => {
  here = new Installation();
});
afterAll(() => here.remove());

const admin = async (...args: string[]) => {
  const { ended, output } = here.launch({}, ['dist/commands/admin.js', ...args]);
  return { code: await ended, said: output.join('\n') };
};

test('the first administrator is made beside a running server, and signs in with the password that is shown once', async () => {
  const server = await here.start();
  const { code, said } = await admin('ada@example.com', 'Ada Novak');
  expect(code).toBe(0);
  const password = /Password, shown only here: (\S+)/.exec(said)?.[1] ?? '';
  const token = await new Client(server.url).signIn('ada@example.com', password);
  expect(await new Client(server.url, token).data('{ me { name roles { code } } }')).toMatchObject({
    me: { name: 'Ada Novak', roles: [{ code: 'ADMINISTRATOR' }] },
  });
});

test('a second one is made by the first', async () => {
  const { code, said } = await admin('bea@example.com');
  expect(code).toBe(1);
  expect(said).toBe('There is an administrator already ("ada@example.com"), who can add people by "userCreate".');
});

test('without an address it says how it is called', async () => {
  expect(await admin()).toMatchObject({ code: 1, said: expect.stringContaining('npm run admin -- ada@example.com') });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cast, emailOf, PASSWORD } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { type Server, startServer } from '../../support/server.js';

const SIGN_IN = `mutation ($email: EmailAddress!, $password: String!) { signIn(input: { email: $email, password: $password }) {
  accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt user { id name } errors { code message } } }`;
const REFRESH = `mutation ($token: String!, $key: String) { tokenRefresh(input: { refreshToken: $token, idempotencyKey: $key }) {
  accessToken refreshToken user { name } errors { code message } } }`;
const SIGN_OUT = 'mutation ($everywhere: Boolean!) { signOut(input: { everywhere: $everywhere }) { errors { code } } }';
const ME = '{ me { id name email roles { code name } permissions hiddenFields teamIds } }';

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Asks until the answer is so, and says how long that took in milliseconds. */
async function until(ask: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await ask())) if (performance.now() - began > 5_000) throw new Error('It never came to that.');
  return performance.now() - began;
}

describe('sessions', () => {
  let server: Server;
  let other: Server;
  beforeAll(async () => {
    server = await startServer();
    other = await startServer({ database: server.database });
  });
  afterAll(async () => {
    await other.stop();
    await server.stop();
  });

  const signIn = async (name: keyof typeof cast): Promise<Tokens> => {
    const { data } = await server.query(SIGN_IN, { email: emailOf(name), password: PASSWORD });
    return at(data, 'signIn') as Tokens;
  };
  const refresh = async (token: string, key?: string) =>
    (await server.query(REFRESH, { token, key })).data?.tokenRefresh as Tokens & { errors: { code: string; message: string }[] };
  const codeOf = async (token: string, at: Server = server) => (await at.query(ME, {}, { token })).errors?.[0]?.extensions?.code;

  test('a person signs in, in whatever case, and is told who that is and until when', async () => {
    const { data } = await server.query(SIGN_IN, { email: emailOf('manager').toUpperCase(), password: PASSWORD });
    expect(at(data, 'signIn')).toMatchObject({ user: { name: cast.manager.name }, errors: [] });
    const ends = (field: string) => (Date.parse(at(data, `signIn.${field}`) as string) - Date.now()) / 60_000;
    expect(ends('accessTokenExpiresAt')).toBeCloseTo(15, 0);
    expect(ends('refreshTokenExpiresAt')).toBeCloseTo(30 * 24 * 60, -1);
  });

  test('who is wrong and what is wrong is not told', async () => {
    for (const [email, password] of [
      [emailOf('operations'), 'not the password'],
      ['nobody@test.example', PASSWORD],
    ]) {
      const { data } = await server.query(SIGN_IN, { email, password });
      expect(at(data, 'signIn.accessToken')).toBeNull();
      expect(at(data, 'signIn.errors')).toMatchObject([{ code: 'SIGN_IN_REFUSED' }]);
    }
  });

  test('without the field "errors" a refusal comes at the top level', async () => {
    const answer = await server.query(
      'mutation ($email: EmailAddress!) { signIn(input: { email: $email, password: "x" }) { accessToken } }',
      {
        email: 'nobody@test.example',
      },
    );
    expect(answer.data?.signIn).toBeNull();
    expect(answer.errors?.[0]?.extensions?.code).toBe('SIGN_IN_REFUSED');
  });

  test('repeated failures of an account have to wait, also with the right password', async () => {
    for (let i = 0; i < 6; i++) await server.query(SIGN_IN, { email: emailOf('salesAsia'), password: 'wrong' });
    const { data } = await server.query(SIGN_IN, { email: emailOf('salesAsia'), password: PASSWORD });
    expect(at(data, 'signIn.errors')).toMatchObject([{ code: 'LIMIT_EXCEEDED', message: expect.stringMatching(/Try again in \d+ s/) }]);
  });

  test('"me" tells rights and what is hidden', async () => {
    const { me } = await (await server.as('sales')).data<{ me: Record<string, unknown> }>(ME);
    expect(me).toMatchObject({
      name: cast.sales.name,
      email: emailOf('sales'),
      roles: [{ code: 'SALES', name: 'Sales' }],
      hiddenFields: ['User.email'],
    });
    expect(me.permissions).toEqual(expect.arrayContaining(['lead.read', 'lead.write']));
    expect(me.permissions).not.toContain('budget.read');
    expect(me.teamIds).toHaveLength(1);
  });

  test('without a token, and with a wrong one, nothing is answered', async () => {
    expect((await server.query(ME)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect(await codeOf('nonsense')).toBe('UNAUTHENTICATED');
    const { accessToken } = await signIn('manager');
    const [header, body, signature] = accessToken.split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body!, 'base64url').toString()), sub: cast.administrator.id }),
    ).toString('base64url');
    expect(await codeOf(`${header}.${forged}.${signature}`)).toBe('UNAUTHENTICATED');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await codeOf(`${none}.${body}.`)).toBe('UNAUTHENTICATED');
  });

  test('a refresh token is good once; its second use ends the session everywhere', async () => {
    const first = await signIn('finance');
    const second = await refresh(first.refreshToken);
    expect(second).toMatchObject({ user: { name: cast.finance.name }, errors: [] });
    expect(await codeOf(second.accessToken)).toBeUndefined();
    expect(await codeOf(second.accessToken, other)).toBeUndefined();
    expect((await refresh(first.refreshToken)).errors).toMatchObject([
      { code: 'SESSION_ENDED', message: expect.stringContaining('second time') },
    ]);
    expect((await refresh(second.refreshToken)).errors).toMatchObject([{ code: 'SESSION_ENDED' }]);
    for (const process of [server, other])
      expect(await until(async () => (await codeOf(second.accessToken, process)) === 'UNAUTHENTICATED')).toBeLessThan(1_000);
  });

  test('a refresh whose answer was lost can be asked for again under its key, until what was given for it is used', async () => {
    const { refreshToken } = await signIn('finance');
    const lost = await refresh(refreshToken, 'once');
    const again = await refresh(refreshToken, 'once');
    expect(again).toMatchObject({ user: { name: cast.finance.name }, errors: [] });
    expect(await refresh(lost.refreshToken)).toMatchObject({
      errors: [{ code: 'SESSION_ENDED', message: expect.stringContaining('not known') }],
    });
    const next = await refresh(again.refreshToken, 'twice');
    expect(next.errors).toEqual([]);
    expect(await refresh(refreshToken, 'once')).toMatchObject({
      errors: [{ code: 'SESSION_ENDED', message: expect.stringContaining('second time') }],
    });
    await until(async () => (await codeOf(next.accessToken)) === 'UNAUTHENTICATED');
  });

  test('nobody else has the key: a refresh token that is used again without it, or with another, ends the session', async () => {
    for (const key of [undefined, 'guessed']) {
      const { refreshToken } = await signIn('operations');
      const { accessToken } = await refresh(refreshToken, 'mine');
      expect(await refresh(refreshToken, key)).toMatchObject({ accessToken: null, errors: [{ code: 'SESSION_ENDED' }] });
      await until(async () => (await codeOf(accessToken)) === 'UNAUTHENTICATED');
    }
  });

  test('of two refreshes at once one wins, and the session is over', async () => {
    const { refreshToken } = await signIn('finance');
    const answers = await Promise.all([1, 2].map(() => server.query(REFRESH, { token: refreshToken })));
    const refused = answers.filter(({ data }) => at(data, 'tokenRefresh.errors.0.code') === 'SESSION_ENDED');
    expect(refused).toHaveLength(1);
    const [won] = answers.filter(answer => answer !== refused[0]);
    // the session may be over before the rest of the winner's document is answered
    const late = won?.errors?.map(({ extensions }) => extensions?.code);
    if (late) expect(late).toEqual(['UNAUTHENTICATED']);
    else expect((await refresh(at(won?.data, 'tokenRefresh.refreshToken') as string)).errors).toMatchObject([{ code: 'SESSION_ENDED' }]);
  });

  test('signing out ends this session, and everywhere all of one person', async () => {
    const [one, two, three] = [await signIn('marketing'), await signIn('marketing'), await signIn('marketing')];
    const bystander = await signIn('service');
    await server.query(SIGN_OUT, { everywhere: false }, { token: one.accessToken });
    expect(await codeOf(one.accessToken)).toBe('UNAUTHENTICATED');
    expect(await codeOf(two.accessToken)).toBeUndefined();
    await server.query(SIGN_OUT, { everywhere: true }, { token: two.accessToken });
    expect(await codeOf(three.accessToken)).toBe('UNAUTHENTICATED');
    expect((await refresh(three.refreshToken)).errors).toMatchObject([{ code: 'SESSION_ENDED' }]);
    expect(await codeOf(bystander.accessToken)).toBeUndefined();
  });

  test('other roles hold within a second in every process, without a new token', async () => {
    const { accessToken } = await signIn('serviceSouth');
    const allowed = async (process: Server) =>
      (await process.query('{ me { permissions } }', {}, { token: accessToken })).data?.me as { permissions: string[] };
    expect((await allowed(other)).permissions).not.toContain('budget.read');
    const administrator = await server.as('administrator');
    const { data } = await administrator.query(
      `mutation ($id: ID!) { userUpdate(input: { userId: $id, roles: ["SERVICE", "FINANCE"] }) { user { roles { code } } errors { code message } } }`,
      { id: `user_${cast.serviceSouth.id.replaceAll('-', '')}` },
    );
    expect(at(data, 'userUpdate')).toEqual({ user: { roles: [{ code: 'FINANCE' }, { code: 'SERVICE' }] }, errors: [] });
    expect((await allowed(server)).permissions).toContain('budget.read');
    expect(await until(async () => (await allowed(other)).permissions.includes('budget.read'))).toBeLessThan(1_000);
  });

  test('who is deactivated is out within a second, and cannot come back', async () => {
    const { accessToken, refreshToken } = await signIn('operations');
    expect(await codeOf(accessToken, other)).toBeUndefined();
    await (await server.as('administrator')).data(
      `mutation ($id: ID!) { userUpdate(input: { userId: $id, active: false }) { user { active } } }`,
      {
        id: `user_${cast.operations.id.replaceAll('-', '')}`,
      },
    );
    expect(await codeOf(accessToken)).toBe('UNAUTHENTICATED');
    expect(await until(async () => (await codeOf(accessToken, other)) === 'UNAUTHENTICATED')).toBeLessThan(1_000);
    expect((await refresh(refreshToken)).errors).toMatchObject([{ code: 'SESSION_ENDED', message: expect.stringContaining('closed') }]);
    const { data } = await server.query(SIGN_IN, { email: emailOf('operations'), password: PASSWORD });
    expect(at(data, 'signIn.errors')).toMatchObject([{ code: 'SIGN_IN_REFUSED' }]);
  });

  test('the password, its hash and tokens are in no log line', () => {
    expect(server.output.join('\n')).not.toMatch(/argon2|correct horse|Bearer|refreshToken/);
  });
});

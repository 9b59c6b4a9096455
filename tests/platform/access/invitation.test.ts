import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressObject } from 'mailparser';
import { cast, emailOf, PASSWORD } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { PostOffice } from '../mail/post-office.js';

const PUBLIC_URL = 'https://desk.nordwind.example/bw';
const ENV = { PUBLIC_URL, INVITATION_LIFETIME: 'P2D', MAIL_FROM: 'Nordwind <desk@nordwind.example>' };
const document = (name: string) => operation('passwords', name);
const UPDATE = 'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { code message } } }';
const NEW_PASSWORD = 'four words are enough';

let office: PostOffice;
let server: Server;
beforeAll(async () => {
  office = await new PostOffice().open();
  server = await startServer({ env: { ...ENV, SMTP_URL: office.url } });
});
afterAll(async () => {
  await server.stop();
  await office.close();
});

type Errors = { code: string; message: string; path?: string[] }[];
const as = async (name: keyof typeof cast) => server.as(name);
const invite = async (email: string, more: Record<string, unknown> = {}) => {
  const data = await (await as('administrator')).data(document('UserInvite'), {
    input: { email, name: 'Nora Neu', roles: ['SALES'], timeZone: 'Europe/Vienna', ...more },
  });
  return at(data, 'userInvite') as { user: { id: string; active: boolean; invitedAt: string } | null; errors: Errors };
};
/** The token in the next mail's link. */
async function tokenFromMail(kind: 'invitation' | 'reset'): Promise<string> {
  const mail = await office.mail();
  const [, token] = new RegExp(`${PUBLIC_URL}/password\\.html#${kind}=([\\w-]{43})`).exec(mail.text ?? '') ?? [];
  if (!token) throw new Error(`There is no link in: ${mail.text}`);
  expect(mail.html).toContain(`${PUBLIC_URL}/password.html#${kind}=${token}`);
  return token;
}
const accept = async (token: string, password = NEW_PASSWORD, name?: string) =>
  (await server.query(document('InvitationAccept'), { input: { token, password, ...(name && { name }) } })).data?.invitationAccept as {
    accessToken: string | null;
    user: { name: string } | null;
    errors: Errors;
  };
const request = async (email: string) =>
  (await server.query(document('PasswordResetRequest'), { input: { email } })).data?.passwordResetRequest as { errors: Errors };
const reset = async (token: string, password = NEW_PASSWORD) =>
  (await server.query(document('PasswordReset'), { input: { token, password } })).data?.passwordReset as {
    accessToken: string | null;
    user: { name: string } | null;
    errors: Errors;
  };
const signsIn = (email: string, password: string) => server.anonymous.signIn(email, password).then(Boolean, () => false);
const codeOf = async (token: string) => (await server.query('{ me { name } }', {}, { token })).errors?.[0]?.extensions?.code;

test('who is invited gets a mail, follows its link, and is in', async () => {
  const { user, errors } = await invite('nora@nordwind.example');
  expect([errors, user?.active]).toEqual([[], false]);
  const mail = await office.mail();
  expect((mail.to as AddressObject).value).toEqual([{ name: 'Nora Neu', address: 'nora@nordwind.example' }]);
  expect(mail.subject).toBe('Ada Admin invites you to Bellwether');
  expect(mail.text).toMatch(/Hello Nora Neu,[\s\S]*good once, until \d+ \w+ \d{4}, \d\d:\d\d \(.*\)/);
  const [, token] = /#invitation=([\w-]{43})/.exec(mail.text ?? '') as RegExpExecArray;

  const pending = await (await as('administrator')).data(document('PendingInvitations'));
  expect(JSON.stringify(pending)).toContain('Nora Neu');
  expect(await accept(token ?? '', 'too short')).toMatchObject({
    errors: [{ code: 'INVALID_INPUT', message: expect.stringContaining('12') }],
  });
  const accepted = await accept(token ?? '', NEW_PASSWORD, 'Nora Neumann');
  expect(accepted).toMatchObject({ user: { name: 'Nora Neumann' }, errors: [] });
  expect(await codeOf(accepted.accessToken ?? '')).toBeUndefined();
  expect(await signsIn('Nora@nordwind.example', NEW_PASSWORD)).toBe(true);
  expect(JSON.stringify(await (await as('administrator')).data(document('PendingInvitations')))).not.toContain('Nora');

  const again = await accept(token ?? '');
  expect([again.accessToken, again.errors.map(error => error.code)]).toEqual([null, ['LINK_ENDED']]);
  expect(await signsIn('nora@nordwind.example', NEW_PASSWORD)).toBe(true);
});

test('of two who follow one link at once, one sets the password', async () => {
  await invite('twice@nordwind.example');
  const token = await tokenFromMail('invitation');
  const passwords = ['the first password', 'the second password'];
  const answers = await Promise.all(passwords.map(password => accept(token, password)));
  expect(answers.flatMap(answer => answer.errors.map(error => error.code))).toEqual(['LINK_ENDED']);
  const won = answers.findIndex(answer => answer.accessToken);
  expect(await Promise.all(passwords.map(password => signsIn('twice@nordwind.example', password)))).toEqual(
    passwords.map((_, i) => i === won),
  );
});

test('a link that was replaced or withdrawn is none, and the account stays closed', async () => {
  const { user } = await invite('late@nordwind.example');
  const first = await tokenFromMail('invitation');
  const administrator = await as('administrator');
  expect(at(await administrator.data(document('InvitationResend'), { input: { userId: user?.id } }), 'invitationResend.errors')).toEqual(
    [],
  );
  const second = await tokenFromMail('invitation');
  expect((await accept(first)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
  expect(at(await administrator.data(document('InvitationWithdraw'), { input: { userId: user?.id } }), 'invitationWithdraw')).toMatchObject(
    {
      user: { active: false, invitedAt: null },
      errors: [],
    },
  );
  expect((await accept(second)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
  expect(await signsIn('late@nordwind.example', NEW_PASSWORD)).toBe(false);
  const twice = await administrator.data(document('InvitationResend'), { input: { userId: user?.id } });
  expect(at(twice, 'invitationResend.errors')).toMatchObject([{ code: 'CONFLICT' }]);
});

test('a link is too old after its lifetime, and one for something else opens nothing', async () => {
  await invite('old@nordwind.example');
  const token = await tokenFromMail('invitation');
  expect((await reset(token)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
  const left = await server.sql<{ days: number }>(
    `select extract(epoch from l.expires_at - now())::float / 86400 days from vault.links l join users u on u.id = l.user_id where u.email = 'old@nordwind.example'`,
  );
  expect(left[0]?.days).toBeCloseTo(2, 1);
  await server.sql(`update vault.links set expires_at = now() - interval '1 second'`);
  expect((await accept(token)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
});

test('inviting takes the permission, an address that is free, and roles that there are', async () => {
  const refused = await (await as('manager')).query(document('UserInvite'), {
    input: { email: 'x@nordwind.example', name: 'X', roles: ['SALES'] },
  });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await invite(emailOf('sales'))).errors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await invite('x@nordwind.example', { roles: ['NO_SUCH'] })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  expect(await server.sql(`select 1 from users where email = 'x@nordwind.example'`)).toEqual([]);
  // the next mail is that of the next test: none went out for these
  expect(office.waiting).toBe(0);
});

test('a forgotten password is set by mail; all sessions end, sockets too', async () => {
  const old = await server.anonymous.signIn(emailOf('finance'), PASSWORD);
  const listening = await (await as('finance')).listen('subscription { budgetOverrun { __typename } }');
  expect(await request(emailOf('finance').toUpperCase())).toEqual({ errors: [] });
  const token = await tokenFromMail('reset');
  const done = await reset(token);
  expect(done).toMatchObject({ user: { name: cast.finance.name }, errors: [] });
  expect(await codeOf(old)).toBe('UNAUTHENTICATED');
  expect(await codeOf(done.accessToken ?? '')).toBeUndefined();
  expect((await listening.ended).code).toBe(4411);
  expect([await signsIn(emailOf('finance'), PASSWORD), await signsIn(emailOf('finance'), NEW_PASSWORD)]).toEqual([false, true]);
  expect((await reset(token)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
});

test('a reset link ends with the newer one, the address, the account, and any new password', async () => {
  const id = `user_${cast.marketing.id.replaceAll('-', '')}`;
  const administrator = await as('administrator');
  const fresh = async () => {
    // what was asked before costs no wait here
    await server.sql('delete from vault.failures');
    expect(await request(emailOf('marketing'))).toEqual({ errors: [] });
    return tokenFromMail('reset');
  };
  const endedBy = async (change: object) => {
    const token = await fresh();
    expect(at(await administrator.data(UPDATE, { input: { userId: id, ...change } }), 'userUpdate.errors')).toEqual([]);
    return (await reset(token)).errors.map(error => error.code);
  };
  const before = await fresh();
  const after = await fresh();
  expect((await reset(before)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
  expect(await endedBy({ password: 'set by an administrator' })).toEqual(['LINK_ENDED']);
  expect((await reset(after)).errors).toMatchObject([{ code: 'LINK_ENDED' }]);
  expect(await endedBy({ email: 'moved@test.example' })).toEqual(['LINK_ENDED']);
  await administrator.data(UPDATE, { input: { userId: id, email: emailOf('marketing') } });
  expect(await endedBy({ active: false })).toEqual(['LINK_ENDED']);
  expect(await signsIn(emailOf('marketing'), NEW_PASSWORD)).toBe(false);
});

test('who asks learns nothing of who works here: the same answer, the same work, and no mail', async () => {
  await server.sql('delete from vault.failures');
  // every job that is queued, also when it has run and is gone; apart from those that the clock queues
  await server.sql(`
    create table queued (task text);
    create function note_queued() returns trigger language plpgsql security definer as $$
    begin
      insert into public.queued select identifier from graphile_worker._private_tasks where id = new.task_id;
      return null;
    end $$;
    create trigger note_queued after insert on graphile_worker._private_jobs for each row execute function note_queued();
  `);
  const jobs = async () =>
    (await server.sql<{ task: string }>('select task from queued where task not in (select name from job_schedules)')).map(
      ({ task }) => task,
    );
  const asked = async (email: string) => {
    const before = await jobs();
    const answer = await request(email);
    return [answer, (await jobs()).slice(before.length)];
  };
  const unknown = await asked('nobody@nordwind.example');
  const closed = await asked('marketing@test.example');
  const machine = await asked('system@bellwether.invalid');
  expect(unknown).toEqual([{ errors: [] }, ['access.password-reset']]);
  expect([closed, machine]).toEqual([unknown, unknown]);
  // the first mail that comes is for the one who does work here
  expect((await asked(emailOf('service')))[0]).toEqual(unknown[0]);
  const mail = await office.mail();
  expect((mail.to as AddressObject).value[0]?.address).toBe(emailOf('service'));
});

test('asking again and again has to wait, whether or not anybody is there', async () => {
  for (const email of [emailOf('analyst'), 'nobody2@nordwind.example']) {
    await server.sql('delete from vault.failures');
    expect([await request(email), await request(email)]).toEqual([{ errors: [] }, { errors: [] }]);
    // as after many: from the third on each doubles the wait, from one second
    await server.sql('update vault.failures set count = 9');
    expect(await request(email)).toEqual({ errors: [] });
    expect((await request(email)).errors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', message: expect.stringMatching(/Try again in \d\d+ s/) },
    ]);
  }
  await server.sql('delete from vault.failures');
});

test('tokens of links are kept nowhere but as hashes once their mails are gone, and stand in no log line', async () => {
  await server.sql('delete from vault.failures');
  await request(emailOf('operations'));
  // those that were asked for before come first
  let mail = await office.mail();
  while ((mail.to as AddressObject).value[0]?.address !== emailOf('operations')) mail = await office.mail();
  const [, token] = /#reset=([\w-]{43})/.exec(mail.text ?? '') as RegExpExecArray;
  const links = await server.sql<{ hash: Buffer }>('select hash from vault.links');
  expect(links.map(link => link.hash.toString('base64url'))).not.toContain(token);
  expect(server.output.join('\n')).not.toContain(token);
  expect((await reset(token ?? '')).errors).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CastName, cast, teams } from '../../support/cast.js';
import { at, type Variables } from '../../support/client.js';
import { uuid } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf } from '../finance/given.js';

let server: Server;
let given: Finance;
let year: string;
let account: string;
beforeAll(async () => {
  server = await startServer();
  given = financeOf(await server.as('finance'));
  year = await given.year(new Date().getUTCFullYear());
  account = await given.account();
});
afterAll(() => server?.stop());

interface Alert {
  id: string;
  version: number;
  key: string;
  kind: string;
  severity: string;
  state: string;
  episode: number;
  title: string;
  value: string | null;
  limit: string | null;
  currency: string | null;
  drivers: { dimension: string; key: string; value: string }[];
  drillDown: string | null;
  escalatesAt: string | null;
  snoozedUntil: string | null;
  owner: { name: string } | null;
}
interface Outcome {
  alert: Alert | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
interface Told {
  alertChanged: {
    __typename: string;
    alert?: { id: string; severity?: string; value?: string; episode?: number };
    id?: string;
    reason?: string;
  };
}
const run = async (by: CastName, name: string, input: Variables): Promise<Outcome> =>
  Object.values(await (await server.as(by)).data(operation('control', name), { input }))[0] as Outcome;
const alertsOf = async (by: CastName, where: Variables = {}) =>
  at(await (await server.as(by)).data(operation('control', 'Alerts'), { where }), 'alerts.nodes') as Alert[];
const listen = async (by: CastName, where: Variables = {}) =>
  (await server.as(by)).listen<Told>(operation('control', 'AlertChanged'), { where });
const team = (id: string) => `team_${id.replaceAll('-', '')}`;
const today = new Date().toISOString().slice(0, 10);

/** A line of 1,200 a year that warns at 80 % of it, overspent by a posting. */
async function overspent(amount = '1000', teamId?: string) {
  const department = await given.department({ teamId });
  const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '1200', thresholds: [annual(80), annual(100)] }]);
  const post = given.post(account);
  const posted = await post({ department, amount, date: today });
  return { department, line, post: (more: string) => post({ department, amount: more, date: today }), posting: posted.id ?? '' };
}

test('a budget that is crossed raises one alert, with figure, limit, drivers, and a query whose total is the figure', async () => {
  const heard = await listen('finance', { kind: { eq: 'BUDGET' } });
  const { post } = await overspent();
  const [raised] = await heard.take(1);
  expect(raised?.alertChanged).toMatchObject({ __typename: 'AlertRaised', alert: { severity: 'WARNING' } });
  await post('10');
  await post('100');
  const [alert] = await alertsOf('finance', { id: { eq: raised?.alertChanged.alert?.id } });
  expect(alert).toMatchObject({ kind: 'BUDGET', state: 'OPEN', episode: 1, limit: '960', currency: 'EUR', value: '1000' });
  expect(alert?.title).toContain('more than 80 %');
  expect(alert?.drivers.map(({ dimension }) => dimension)).toEqual(['account', 'department']);
  const found = await (await server.as('finance')).data(alert?.drillDown ?? '');
  // two postings came after the alert: the query shows what is so now
  expect(at(found, 'spendAgainstBudget.totals.actual.value')).toBe('1110.00');
  expect(at(found, 'spendAgainstBudget.postings.totalCount')).toBe(3);
});

test('falling back closes it, and the next crossing is its next episode', async () => {
  const heard = await listen('finance', { kind: { eq: 'BUDGET' } });
  const { posting, post } = await overspent();
  const [raised] = await heard.take(1);
  const id = raised?.alertChanged.alert?.id;
  await given.reverse(posting);
  const [closed] = await heard.take(1);
  expect(closed?.alertChanged).toMatchObject({ __typename: 'AlertClosed', alert: { id } });
  await post('1100');
  const [again] = await heard.take(1);
  expect(again?.alertChanged).toMatchObject({ __typename: 'AlertReopened', alert: { episode: 2 } });
});

test('it is taken care of, put off, passed on and closed with a reason; each is told, and nothing twice', async () => {
  const heard = await listen('finance', { kind: { eq: 'BUDGET' } });
  await overspent();
  const alertId = (await heard.take(1))[0]?.alertChanged.alert?.id;
  const until = new Date(Date.now() + 3_600_000);
  const snoozed = await run('finance', 'AlertSnooze', { alertId, until });
  expect([snoozed.errors, new Date(snoozed.alert?.snoozedUntil ?? 0)]).toEqual([[], until]);
  expect((await run('finance', 'AlertSnooze', { alertId, until: '2020-01-01T00:00:00Z' })).errors).toMatchObject([{ path: ['until'] }]);
  const taken = await run('finance', 'AlertAcknowledge', { alertId });
  expect(taken.alert).toMatchObject({ state: 'ACKNOWLEDGED', owner: { name: cast.finance.name } });
  await run('finance', 'AlertAcknowledge', { alertId });
  const passed = await run('finance', 'AlertEscalate', { alertId, toId: `user_${cast.manager.id.replaceAll('-', '')}` });
  expect(passed.alert).toMatchObject({ state: 'ESCALATED', owner: { name: cast.manager.name } });
  const stale = await run('manager', 'AlertClose', { alertId, reason: 'Done', expectedVersion: 1 });
  expect(stale.errors).toMatchObject([{ code: 'CONFLICT' }]);
  const closed = await run('manager', 'AlertClose', { alertId, reason: 'The fair was dearer; approved' });
  expect(closed.alert).toMatchObject({ state: 'CLOSED', closedReason: 'The fair was dearer; approved' });
  expect((await run('manager', 'AlertAcknowledge', { alertId })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  const reopened = await run('manager', 'AlertReopen', { alertId });
  expect(reopened.alert).toMatchObject({ state: 'OPEN', episode: 2 });
  expect((await run('manager', 'AlertReopen', { alertId })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  const told = (await heard.take(5)).map(({ alertChanged }) => alertChanged.__typename);
  expect(told).toEqual(['AlertChanged', 'AlertAcknowledged', 'AlertEscalated', 'AlertClosed', 'AlertReopened']);
});

test('what nobody takes care of goes to whoever is above, once, also after the process was killed', async () => {
  const { database } = server;
  const first = await startServer({ database });
  const client = await first.as('finance');
  const { line } = await overspent('1000', team(teams.north));
  const open = async () => (await alertsOf('finance', { state: { eq: 'OPEN' } })).find(({ key }) => key.includes(uuid(line)));
  while (!(await open()));
  const alert = (await open()) as Alert;
  expect(Date.parse(alert.escalatesAt ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  await first.kill9();
  const heard = await listen('finance', { id: { eq: alert.id } });
  await server.sql("update alerts set escalates_at = now() - interval '1 minute' where key = $1 and state = 'OPEN'", [alert.key]);
  // that it was raised may be told only now: the process that was killed may not have got to it
  const next = async () => (await heard.take(1))[0]?.alertChanged.__typename;
  let told = await next();
  if (told === 'AlertRaised') told = await next();
  expect(told).toBe('AlertEscalated');
  const [after] = await alertsOf('finance', { id: { eq: alert.id } });
  expect(after).toMatchObject({ state: 'ESCALATED', escalatesAt: null, owner: { name: expect.any(String) } });
  await client.close();
});

test('a job that gives up raises one, and trying all of them again closes it', async () => {
  const heard = await listen('administrator', { kind: { eq: 'JOB' } });
  const dead = (name: string) =>
    server.sql(
      `with d as (insert into dead_jobs (id, created_at, created_by, updated_at, updated_by, name, payload, error, attempts, max_attempts, queued_at, status)
         values (uuidv7(), now(), $2, now(), $2, $1, '{}', 'No', 1, 1, now(), 'FAILED') returning id)
       insert into outbox (change_id, name, kind, subject_id, version, actor_id, at, payload) select uuidv7(), 'job.failed', 'job', id, 1, $2, now(), '{}' from d`,
      [name, '00000000-0000-7000-8000-000000000000'],
    );
  await Promise.all(Array.from({ length: 5 }, () => dead('mail.lost')));
  const [raised] = await heard.take(1);
  expect(raised?.alertChanged.__typename).toBe('AlertRaised');
  while ((await alertsOf('administrator', { kind: { eq: 'JOB' } }))[0]?.value !== '5');
  const all = await alertsOf('administrator', { kind: { eq: 'JOB' } });
  expect(all).toMatchObject([{ severity: 'CRITICAL', limit: '0', title: 'The job "mail.lost" gave up' }]);
  const found = await (await server.as('administrator')).data(all[0]?.drillDown ?? '');
  expect((at(found, 'deadJobs.nodes') as object[]).length).toBe(5);
  const administrator = await server.as('administrator');
  for (const { id } of at(found, 'deadJobs.nodes') as { id: string }[])
    await administrator.data('mutation ($input: JobSettleInput!) { jobDiscard(input: $input) { errors { code message } } }', {
      input: { jobId: id },
    });
  while ((await alertsOf('administrator', { kind: { eq: 'JOB' } }))[0]?.state !== 'CLOSED');
});

test('who may not see an alert neither hears of it nor touches it', async () => {
  const { line } = await overspent('1000', team(teams.north));
  const mine = async (by: CastName) => (await alertsOf(by)).filter(({ key }) => key.includes(uuid(line)));
  while (!(await mine('finance')).length);
  const [alert] = await mine('finance');
  expect(await mine('salesSouth')).toEqual([]);
  expect((await run('salesSouth', 'AlertClose', { alertId: alert?.id, reason: 'No' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const analyst = await run('analyst', 'AlertClose', { alertId: alert?.id, reason: 'No' }).catch((error: Error) => error.message);
  expect(JSON.stringify(analyst)).toContain('FORBIDDEN');
  expect((await mine('finance'))[0]?.state).toBe('OPEN');
});

test('a hundred that find the same at once raise one alert', async () => {
  const { line, post } = await overspent('100');
  await Promise.all(Array.from({ length: 40 }, () => post('30')));
  const of = async () => (await alertsOf('finance')).filter(({ key }) => key.includes(uuid(line)));
  while ((await of()).length < 2);
  expect((await of()).map(({ episode, limit, severity }) => [episode, limit, severity]).sort()).toEqual([
    [1, '1200', 'CRITICAL'],
    [1, '960', 'WARNING'],
  ]);
});

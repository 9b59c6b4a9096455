import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { at, type Variables } from '../../support/client.js';
import { uuid } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Finance, financeOf } from '../finance/given.js';

let server: Server;
let given: Finance;
let department: string;
let account: string;
beforeAll(async () => {
  server = await startServer();
  given = financeOf(await server.as('finance'));
  await given.year(new Date().getUTCFullYear());
  [department, account] = [await given.department(), await given.account()];
});
afterAll(() => server?.stop());

const today = new Date().toISOString().slice(0, 10);
interface Indicator {
  id: string;
  version: number;
  status: string;
  value: string | null;
  unit: string;
  currency: string | null;
  partial: boolean;
  position: string | null;
  periodFrom: string | null;
  problem: string | null;
  computedAt: string | null;
}
interface Outcome {
  indicator: Indicator | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
const run = async (by: CastName, name: string, input: Variables): Promise<Outcome> =>
  Object.values(await (await server.as(by)).data(operation('control', name), { input }))[0] as Outcome;
const spend = { name: 'Spend', analysis: 'spendAgainstBudget', measure: 'actual', period: 'THIS_YEAR' };
const watch = async (by: CastName, input: Variables) => (await run(by, 'IndicatorCreate', { ...spend, ...input })).indicator?.id ?? '';
const one = async (by: CastName, id: string) =>
  (
    at(
      await (await server.as(by)).data(operation('control', 'Indicators'), { where: { id: { eq: id } } }),
      'indicators.nodes',
    ) as Indicator[]
  )[0];
const alertsOf = async (by: CastName) =>
  at(await (await server.as(by)).data(operation('control', 'Alerts'), { where: { kind: { eq: 'INDICATOR' } } }), 'alerts.nodes') as {
    id: string;
    key: string;
    state: string;
    severity: string;
    episode: number;
    value: string;
    limit: string;
    drivers: { dimension: string; label: string; value: string }[];
    drillDown: string;
  }[];
const post = (amount: string) => given.post(account)({ department, amount, date: today });
/** Looked at again now, instead of in a minute. */
const again = (id: string) => server.sql('update indicators set due_at = now() where id::text = $1', [uuid(id)]);
async function until(by: CastName, id: string, fits: (found: Indicator) => boolean): Promise<Indicator> {
  for (;;) {
    const found = await one(by, id);
    if (found && fits(found)) return found;
  }
}

test('the figure is that of the analysis and of the alert to the last digit, with drivers and the records behind it', async () => {
  await post('700.10');
  await post('300.15');
  const id = await watch('finance', { warnAt: '900', criticalAt: '2000.00' });
  const heard = await (await server.as('finance')).listen<Variables>(operation('control', 'IndicatorChanged'), {
    where: { id: { eq: id } },
  });
  const found = await until('finance', id, ({ status }) => status !== 'NO_DATA');
  const asked = await (await server.as('finance')).data(
    `{ spendAgainstBudget(period: "${today.slice(0, 4)}") { totals { actual { value } } currency partial } }`,
  );
  expect(found).toMatchObject({
    status: 'AMBER',
    unit: 'MONEY',
    currency: 'EUR',
    partial: false,
    periodFrom: `${today.slice(0, 4)}-01-01`,
  });
  expect(found.value).toBe(at(asked, 'spendAgainstBudget.totals.actual.value'));
  const [alert] = await alertsOf('finance');
  expect(alert).toMatchObject({ severity: 'WARNING', state: 'OPEN', value: found.value, limit: '900' });
  expect(alert?.drivers).toContainEqual({
    dimension: 'department',
    key: expect.any(String),
    label: expect.any(String),
    value: found.value,
  });
  const behind = await (await server.as('finance')).data(alert?.drillDown ?? '');
  expect(at(behind, 'spendAgainstBudget.totals.actual.value')).toBe(found.value);
  expect(at(behind, 'spendAgainstBudget.postings.totalCount')).toBe(2);

  const reversal = await post('1500');
  await again(id);
  const red = await until('finance', id, ({ status }) => status === 'RED');
  expect(red.value).toBe('2500.25');
  expect(await alertsOf('finance')).toMatchObject([{ id: alert?.id, severity: 'CRITICAL', value: '2500.25', limit: '2000', episode: 1 }]);
  await given.reverse(reversal.id ?? '');
  await post('-600');
  await again(id);
  await until('finance', id, ({ status }) => status === 'GREEN');
  expect(await alertsOf('finance')).toMatchObject([{ id: alert?.id, state: 'CLOSED' }]);
  const told = (await heard.take(2)).map(event => at(event, 'indicatorChanged.before'));
  expect(told).toContain('AMBER');
});

test('limits on the wrong side, measures and dimensions that there are not, are refused with what there is', async () => {
  const refused = async (input: Variables) =>
    (await run('finance', 'IndicatorCreate', { ...spend, warnAt: '1', criticalAt: '2', ...input })).errors;
  expect(await refused({ warnAt: '3' })).toMatchObject([{ path: ['criticalAt'], message: expect.stringContaining('DOWN') }]);
  expect(await refused({ measure: 'glory' })).toMatchObject([{ path: ['measure'], message: expect.stringContaining('metrics') }]);
  expect(await refused({ filter: [{ dimension: 'colour) { x }', keys: ['red'] }] })).toMatchObject([
    { path: ['filter', '0', 'dimension'], message: expect.stringContaining('department') },
  ]);
});

test('it is made of what its owner may see, and says so; who may not ask has no figure and learns why', async () => {
  const mine = await watch('sales', {
    analysis: 'salesAnalysis',
    measure: 'revenue',
    warnAt: '2',
    criticalAt: '1',
    filter: [{ dimension: 'region', keys: ['"] } x'] }],
  });
  expect(await until('sales', mine, ({ computedAt }) => computedAt !== null)).toMatchObject({
    partial: true,
    problem: null,
  });
  const theirs = await watch('sales', { warnAt: '1', criticalAt: '2' });
  const found = await until('sales', theirs, ({ problem }) => problem !== null);
  expect(found).toMatchObject({ status: 'NO_DATA', value: null, problem: expect.stringContaining('do not allow') });
  expect(await one('salesSouth', mine)).toBeUndefined();
});

test('what is watched no more closes its alert, and is refused a change', async () => {
  const id = await watch('finance', { name: 'Soon over', warnAt: '-2', criticalAt: '-1' });
  const { version } = await until('finance', id, ({ status }) => status === 'RED');
  expect((await run('finance', 'IndicatorArchive', { indicatorId: id, expectedVersion: version - 1 })).errors).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  expect((await run('finance', 'IndicatorArchive', { indicatorId: id })).errors).toEqual([]);
  const alert = async () => (await alertsOf('finance')).find(({ key }) => key === `indicator:${uuid(id)}`);
  while ((await alert())?.state !== 'CLOSED');
  expect((await run('finance', 'IndicatorUpdate', { indicatorId: id, warnAt: '5' })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
});

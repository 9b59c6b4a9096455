import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { at, type Variables } from '../../support/client.js';
import { bringIn } from '../../support/import.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
const DAYS = 140;
/** So many days ago, as the organisation counts them. */
const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
/** Two days ago ten times the usual was sold, most of it in one region. */
const SPIKE = 2;

beforeAll(async () => {
  server = await startServer();
  const manager = await server.as('manager');
  await server.sql("update organisation set currency = 'EUR', time_zone = 'UTC'");
  await bringIn(manager, 'PRODUCTS', 'sku,name,price,currency\nP0,Product,1,EUR');
  await bringIn(manager, 'CUSTOMERS', 'externalId,name\nC0,Customer', { source: 'x' });
  const orders = Array.from({ length: DAYS }, (_, i) => i + 1).flatMap(days =>
    ['North', 'South'].map((region, n) => {
      const quantity = days === SPIKE && n === 0 ? 200 : 10 + ((days * 7 + n * 3) % 5);
      return [`A${days}-${n}`, 'C0', `${dayAgo(days)}T10:00:00Z`, region, 'P0', quantity, '10', 'EUR', 'INVOICED'].join(',');
    }),
  );
  const head = 'externalId,customer,orderedAt,region,product,quantity,price,currency,status';
  expect(await bringIn(manager, 'ORDERS', [head, ...orders].join('\n'), { source: 'x' })).toMatchObject({ failed: 0 });
}, 120_000);
afterAll(() => server?.stop());

interface Point {
  period: string;
  value: string | null;
  expected: string | null;
  lower: string | null;
  upper: string | null;
  anomalous: boolean;
}
const revenue = { analysis: 'salesAnalysis', measure: 'revenue', grain: 'DAY' };
const past = async (actor: CastName, input: Variables = {}) =>
  (
    await (
      await server.as(actor)
    ).data<{ anomalies: { points: Point[]; found: number; partial: boolean; position: string; currency: string } }>(
      operation('control', 'Anomalies'),
      { input: { ...revenue, ...input } },
    )
  ).anomalies;
const run = async (actor: CastName, name: string, input: Variables) =>
  Object.values(await (await server.as(actor)).data(operation('control', name), { input }))[0] as {
    detector: { id: string; version: number } | null;
    errors: { code: string; path: string[] | null }[];
  };
const one = async (actor: CastName, name: string) =>
  (
    at(
      await (await server.as(actor)).data(operation('control', 'AnomalyDetectors'), { where: { name: { eq: name } } }),
      'anomalyDetectors.nodes',
    ) as (Record<string, unknown> & { id: string })[] | undefined
  )?.[0];
async function until(name: string, fits: (found: Record<string, unknown>) => boolean) {
  for (;;) {
    const found = await one('finance', name);
    if (found && fits(found)) return found;
  }
}
const listen = async () =>
  (await server.as('finance')).listen<Variables>(operation('control', 'AlertChanged'), { where: { kind: { eq: 'ANOMALY' } } });

test('the past of a measure is that of the analysis, and what is unusual in it is found', async () => {
  const { points, found, currency, partial } = await past('finance', { last: 30 });
  expect(points.map(({ period }) => period)).toEqual(Array.from({ length: 30 }, (_, i) => dayAgo(30 - i)));
  expect([found, currency, partial]).toEqual([1, 'EUR', false]);
  expect(points.filter(({ anomalous }) => anomalous).map(({ period }) => period)).toEqual([dayAgo(SPIKE)]);
  const told = await (await server.as('finance')).data(
    `{ salesAnalysis(by: [DAY], period: "${dayAgo(30)}", through: "${dayAgo(1)}") { rows { day { key } revenue { value } } } }`,
  );
  const rows = at(told, 'salesAnalysis.rows') as { day: { key: string }; revenue: { value: string } }[];
  expect(points.map(({ period, value }) => [period, value])).toEqual(rows.map(({ day, revenue: { value } }) => [day.key, value]));
});

test('what differs by less than is worth an alert is none; a filter looks at its own records', async () => {
  expect((await past('finance', { leastChange: '5000' })).found).toBe(0);
  expect((await past('finance', { filter: [{ dimension: 'region', keys: ['South'] }] })).found).toBe(0);
  expect((await past('finance', { filter: [{ dimension: 'region', keys: ['North'] }] })).found).toBe(1);
  expect((await past('managerAsia')).points).toEqual([]);
});

test('what can not be is refused', async () => {
  const told = async (input: Variables) =>
    (await (await server.as('finance')).query(operation('control', 'Anomalies'), { input: { ...revenue, ...input } })).errors?.[0]
      ?.extensions?.code;
  expect(await told({ measure: 'profit' })).toBe('INVALID_INPUT');
  expect(await told({ filter: [{ dimension: 'planet', keys: ['Mars'] }] })).toBe('INVALID_INPUT');
  expect(await told({ last: 0 })).toBe('INVALID_INPUT');
  expect(await told({ falseAlarms: '0' })).toBe('INVALID_INPUT');
  const made = await run('finance', 'AnomalyDetectorCreate', { ...revenue, name: 'Wrong', falseAlarms: '51', leastChange: '-1' });
  expect(made.errors.map(({ path }) => path)).toEqual([['falseAlarms'], ['leastChange']]);
});

test('days that end are judged one after the other: the unusual one raises an alert, the next closes it', async () => {
  const heard = await listen();
  await run('finance', 'AnomalyDetectorCreate', { ...revenue, name: 'Days' });
  const first = await until('Days', ({ judgedPeriod }) => judgedPeriod !== null);
  expect(first).toMatchObject({ judgedPeriod: dayAgo(1), anomalous: false, currency: 'EUR', problem: null });
  // as if the server had not run for three days
  await server.sql('update anomaly_detectors set judged_period = $1, due_at = now() where name = $2', [dayAgo(SPIKE + 2), 'Days']);
  const [raised, closed] = await heard.take(2);
  expect(raised?.alertChanged).toMatchObject({ __typename: 'AlertRaised' });
  expect(closed?.alertChanged).toMatchObject({ __typename: 'AlertClosed' });
});

test('its alert tells figure, bound, drivers and the records; closed by hand it is not raised again by the same day', async () => {
  await server.sql("delete from order_lines where order_id in (select id from orders where external_id like 'A1-%')");
  await run('finance', 'AnomalyDetectorCreate', { ...revenue, name: 'Nothing sold' });
  const found = await until('Nothing sold', ({ anomalous }) => anomalous === true);
  expect(found).toMatchObject({ judgedPeriod: dayAgo(1), value: '0' });
  const alerts = async () =>
    at(
      await (await server.as('finance')).data(operation('control', 'Alerts'), {
        where: { kind: { eq: 'ANOMALY' }, state: { ne: 'CLOSED' } },
      }),
      'alerts.nodes',
    ) as (Variables & { id: string; title: string; drivers: Variables[]; drillDown: string })[];
  const [alert] = (await alerts()).filter(({ title }) => title.startsWith('Nothing sold'));
  expect(alert).toMatchObject({ title: `Nothing sold: unusually low in ${dayAgo(1)}`, value: '0', currency: 'EUR', episode: 1 });
  expect(Number(alert?.limit)).toBe(Number(found.lower));
  expect(alert?.drivers.filter(({ dimension }) => dimension === 'region').map(({ key }) => key)).toEqual(
    expect.arrayContaining(['North', 'South']),
  );
  const behind = await (await server.as('finance')).data(alert?.drillDown ?? '');
  expect(at(behind, 'salesAnalysis.totals.revenue.value')).toBeNull();
  await (await server.as('finance')).data(operation('control', 'AlertClose'), { input: { alertId: alert?.id, reason: 'A holiday.' } });
  const before = found.computedAt;
  await server.sql('update anomaly_detectors set due_at = now() where name = $1', ['Nothing sold']);
  await until('Nothing sold', ({ computedAt }) => computedAt !== before);
  expect((await alerts()).filter(({ title }) => title.startsWith('Nothing sold'))).toEqual([]);
});

test('archived it judges no more; who may not ask any more is told why', async () => {
  const { detector } = await run('analyst', 'AnomalyDetectorCreate', { ...revenue, name: 'Mine' });
  expect((await run('sales', 'AnomalyDetectorArchive', { detectorId: detector?.id })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  await until('Mine', ({ judgedPeriod, problem }) => judgedPeriod !== null || problem !== null);
  expect(
    (await run('analyst', 'AnomalyDetectorUpdate', { detectorId: detector?.id, falseAlarms: '10', expectedVersion: 1 })).errors,
  ).toEqual([]);
  expect(
    (await run('analyst', 'AnomalyDetectorUpdate', { detectorId: detector?.id, name: 'Late', expectedVersion: 1 })).errors,
  ).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await run('analyst', 'AnomalyDetectorArchive', { detectorId: detector?.id })).errors).toEqual([]);
  expect((await run('analyst', 'AnomalyDetectorArchive', { detectorId: detector?.id })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
});

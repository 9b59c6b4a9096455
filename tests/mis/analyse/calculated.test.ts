import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { CastName } from '../../support/cast.js';
import { bringIn } from '../../support/import.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
let other: Server;
beforeAll(async () => {
  server = await startServer();
  other = await startServer({ database: server.database });
  const manager = await server.as('manager');
  await server.sql("update organisation set currency = 'EUR', time_zone = 'Europe/Berlin'");
  await bringIn(manager, 'PRODUCTS', 'sku,name,price,currency\nP0,Product,1,EUR');
  await bringIn(manager, 'CUSTOMERS', 'externalId,name\nC0,Customer', { source: 'x' });
  const orders = Array.from({ length: 40 }, (_, i) =>
    [
      `A${i}`,
      'C0',
      `2024-${String(1 + (i % 8)).padStart(2, '0')}-10`,
      ['North', 'South'][i % 2],
      'P0',
      1 + (i % 3),
      '10.10',
      'EUR',
      'INVOICED',
    ].join(','),
  );
  const head = 'externalId,customer,orderedAt,region,product,quantity,price,currency,status';
  expect(await bringIn(manager, 'ORDERS', [head, ...orders].join('\n'), { source: 'x' })).toMatchObject({ failed: 0 });
}, 120_000);
afterAll(async () => {
  await other?.stop();
  await server?.stop();
});

interface Made {
  calculatedMeasure: { id: string; definitionVersion: number; version: number; unit: string } | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
async function run(
  actor: CastName,
  name: 'CalculatedMeasureCreate' | 'CalculatedMeasureUpdate' | 'CalculatedMeasureArchive',
  input: object,
) {
  const field = `${name[0]?.toLowerCase()}${name.slice(1)}`;
  const told = await (await server.as(actor)).data<Record<string, Made>>(operation('analysis', name), { input });
  return told[field] as Made;
}
const create = (code: string, formula: string, unit: string, actor: CastName = 'analyst') =>
  run(actor, 'CalculatedMeasureCreate', { code, name: code, formula, unit, goodWhen: 'UP' });

type Figure = Record<string, string | null>;
interface Answer {
  rows: Record<string, Figure>[];
  totals: Record<string, Figure>;
}
const ask = async (selection: string, { by = '[MONTH]', args = '', at = server, actor = 'finance' as CastName } = {}): Promise<Answer> =>
  (
    await (
      await at.as(actor)
    ).data<{ analyse: Answer }>(`{ analyse(period: "2024", by: ${by}${args}) { rows { ${selection} } totals { ${selection} } } }`)
  ).analyse;
const refusal = async (document: string, actor: CastName = 'finance') =>
  ((await (await server.as(actor)).query(document)).errors ?? []).map(({ message, extensions }) => `${extensions?.code}: ${message}`);
const two = (value: Decimal) => value.toFixed(2);

test('is computed of the figures of each group and of the total, in every process at once', async () => {
  expect((await create('piecePrice', 'revenue / quantity', 'MONEY')).errors).toEqual([]);
  for (const at of [server, other]) {
    const { rows, totals } = await ask('revenue { value } quantity { value } price: calculated(code: "piecePrice") { value running }', {
      at,
    });
    expect(rows).toHaveLength(8);
    let [revenue, quantity] = [new Decimal(0), new Decimal(0)];
    for (const row of rows) {
      revenue = revenue.plus(row.revenue?.value ?? 0);
      quantity = quantity.plus(row.quantity?.value ?? 0);
      expect(row.price?.value).toBe(two(new Decimal(row.revenue?.value ?? 0).div(row.quantity?.value ?? 1)));
      expect(row.price?.running).toBe(two(revenue.div(quantity)));
    }
    expect(totals.price?.value).toBe(two(revenue.div(quantity)));
  }
});

test('goes across analyses; a sum that is not there counts as 0, and nothing is divided by it', async () => {
  await create('ticketsOfOrder', 'ticketsOpened / orders', 'COUNT');
  await create('surplus', 'revenue - spent', 'MONEY');
  const { rows, totals } = await ask(
    'revenue { value } surplus: calculated(code: "surplus") { value source { analysis metric unit currency definitionVersion } } each: calculated(code: "ticketsOfOrder") { value }',
    { by: '[YEAR]' },
  );
  expect(rows[0]?.surplus?.value).toBe(rows[0]?.revenue?.value);
  expect(totals.each?.value).toBe('0.00');
  expect(rows[0]?.surplus?.source).toEqual({
    analysis: 'analyse',
    metric: 'surplus',
    unit: 'MONEY',
    currency: 'EUR',
    definitionVersion: 1,
  });
  const empty = await (await server.as('finance')).data<{ analyse: Answer }>(
    '{ analyse(period: "2020") { totals { each: calculated(code: "ticketsOfOrder") { value } } } }',
  );
  expect(empty.analyse.totals.each?.value).toBeNull();
});

test('groups are ordered by it, and others have their own', async () => {
  const { rows } = await ask('others region { key } revenue { value } quantity { value } calculated(code: "piecePrice") { value }', {
    by: '[REGION]',
    args: ', orderBy: [{ calculated: "piecePrice" }], limit: 1, others: true',
  });
  expect(rows.map(({ others }) => others)).toEqual([false, true]);
  for (const { revenue, quantity, calculated } of rows)
    expect(calculated?.value).toBe(two(new Decimal(revenue?.value ?? 0).div(quantity?.value ?? 1)));
});

test('a new formula is another number, for everybody and at once', async () => {
  const made = await create('changing', 'revenue', 'MONEY');
  const id = made.calculatedMeasure?.id;
  const value = async (at: Server) => (await ask('calculated(code: "changing") { value }', { at, by: '[YEAR]' })).totals.calculated?.value;
  const [before] = [await value(server), await value(other)];
  const changed = await run('analyst', 'CalculatedMeasureUpdate', { calculatedMeasureId: id, formula: 'revenue * 2' });
  expect(changed.calculatedMeasure).toMatchObject({ definitionVersion: 2 });
  for (const at of [other, server]) expect(await value(at)).toBe(two(new Decimal(before ?? 0).times(2)));
  const named = await run('analyst', 'CalculatedMeasureUpdate', {
    calculatedMeasureId: id,
    name: 'Twice',
    expectedVersion: changed.calculatedMeasure?.version,
  });
  expect(named.calculatedMeasure).toMatchObject({ definitionVersion: 2 });
  expect(
    (await run('analyst', 'CalculatedMeasureUpdate', { calculatedMeasureId: id, name: 'Late', expectedVersion: 1 })).errors,
  ).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await run('analyst', 'CalculatedMeasureArchive', { calculatedMeasureId: id, archived: true })).errors).toEqual([]);
  const document = '{ analyse(period: "2024") { totals { calculated(code: "changing") { value } } } }';
  expect(await refusal(document)).toEqual([
    'INVALID_INPUT: There is no calculated measure "changing" in use: `calculatedMeasures` lists all.',
  ]);
  await run('analyst', 'CalculatedMeasureArchive', { calculatedMeasureId: id, archived: false });
  expect(await refusal(document)).toEqual([]);
});

test('what can not be is refused, with what can', async () => {
  const wrong = async (...made: Parameters<typeof create>) => (await create(...made)).errors;
  expect(await wrong('a1', 'revenue + orders', 'MONEY')).toMatchObject([{ code: 'INVALID_INPUT', path: ['formula'] }]);
  expect(await wrong('a2', 'revenue / orders', 'COUNT')).toEqual([
    { code: 'INVALID_INPUT', path: ['unit'], message: expect.stringContaining('it is MONEY') },
  ]);
  expect(await wrong('a3', 'profit / orders', 'MONEY')).toMatchObject([
    { path: ['formula'], message: expect.stringContaining('"profit"') },
  ]);
  expect(await wrong('a4', '1 + 1', 'COUNT')).toMatchObject([{ path: ['formula'], message: expect.stringContaining('names no measure') }]);
  expect(await wrong('revenue', 'spent', 'MONEY')).toMatchObject([{ path: ['code'] }]);
  expect(await wrong('piecePrice', 'spent', 'MONEY')).toMatchObject([{ code: 'CONFLICT' }]);
  const sales = await (await server.as('sales')).query(operation('analysis', 'CalculatedMeasureCreate'), {
    input: { code: 'a5', name: 'a5', formula: 'revenue', unit: 'MONEY', goodWhen: 'UP' },
  });
  expect(JSON.stringify(sales)).toContain('FORBIDDEN');
});

test('asks for the rights of all that it is made of, and is split only by what they share', async () => {
  const administrator = await server.as('administrator');
  const rule = { role: 'MARKETING', writeScope: 'NONE', deleteScope: 'NONE' };
  const set = (input: object) =>
    administrator.data('mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { errors { message } } }', {
      input: { ...rule, ...input },
    });
  await set({ kind: 'analysis', readScope: 'ALL' });
  await set({ kind: 'budget', readScope: 'NONE' });
  const document = (code: string) => `{ analyse(period: "2024") { totals { calculated(code: "${code}") { value } } } }`;
  expect(await refusal(document('piecePrice'), 'marketing')).toEqual([]);
  expect(await refusal(document('surplus'), 'marketing')).toMatchObject([expect.stringMatching(/^FORBIDDEN/)]);
  await set({ kind: 'analysis', readScope: 'ALL', hiddenFields: ['SalesAnalysisRow.quantity'] });
  expect(await refusal(document('piecePrice'), 'marketing')).toMatchObject([expect.stringMatching(/^FORBIDDEN/)]);
  const [told] = await refusal('{ analyse(period: "2024", by: [REGION]) { rows { calculated(code: "ticketsOfOrder") { value } } } }');
  expect(told).toMatch(/^INVALID_INPUT: .* can not be split by "region"/);
  for (const asked of ['share', 'abc'])
    expect(
      await refusal(`{ analyse(period: "2024", by: [REGION]) { rows { calculated(code: "piecePrice") { ${asked} } } } }`),
    ).toMatchObject([expect.stringMatching(/its groups do not add up/)]);
});

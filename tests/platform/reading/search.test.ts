import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const find = async (search: string, more = 'first: 200') =>
  (
    await lanes.data<{ customers: { nodes: { name: string }[]; totalCount: number } }>(
      `query ($search: String) { customers(search: $search, ${more}) { nodes { name } totalCount } }`,
      { search },
    )
  ).customers;

test.each([
  ['muller', /^Müller/],
  ['MÜLLER söhne', /^Müller/],
  ['mullr sohne', /^Müller/], // a letter is missing
  ['angstrom', /Ångström/],
  ['strassenbau', /^Straßenbau/],
  ['朝阳', /朝阳/],
  ['北京 公司', /北京.*公司/],
  ['京', /京/],
  ['иванов', /^Иванов/],
  ["o'neill", /^O'Neill/],
  ['lodz', /^Łódź/],
  ['ｍｕｌｌｅｒ', /^Müller/], // full-width letters
])('"%s" finds what is meant', async (search, name) => {
  const { nodes } = await find(search);
  expect(nodes.length).toBeGreaterThan(0);
  for (const node of nodes) expect(node.name).toMatch(name);
});

test('every word has to be found', async () => {
  expect((await find('muller tekstylia')).totalCount).toBe(0);
  expect((await find('北京 東京')).totalCount).toBe(0);
});

interface Found {
  customers: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

test('the best match comes first, and pages go on in that order', async () => {
  const all = await find('muller sohne 1');
  const document =
    'query ($after: Cursor) { customers(search: "muller sohne 1", first: 3, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }';
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const { customers }: Found = await lanes.data<{
      customers: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }>(document, { after });
    names.push(...customers.nodes.map(node => node.name));
    if (!customers.pageInfo.hasNextPage) break;
    after = customers.pageInfo.endCursor;
  }
  expect(names).toEqual(all.nodes.map(node => node.name));
});

test('an order that is asked for goes before the rank', async () => {
  const { nodes } = await find('muller', 'orderBy: [{ field: CREATED_AT }]');
  const rows = await lanes.database.sql<{ name: string }>(`select name from customers where name like 'Müller%' order by created_at`);
  expect(nodes.map(node => node.name)).toEqual(rows.map(row => row.name).slice(0, nodes.length));
});

test('nothing but punctuation is refused', async () => {
  const { result } = await lanes.oracle('{ customers(search: "?!") { totalCount } }');
  expect(result.errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT' } });
});

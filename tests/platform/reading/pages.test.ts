import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}
const document = (
  list: string,
  type: string,
) => `query ($first: Int, $last: Int, $after: Cursor, $before: Cursor, $orderBy: [${type}OrderBy!], $where: ${type}Where) {
  list: ${list}(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy, where: $where) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}`;
const page = async (list: string, type: string, variables: Record<string, unknown>) =>
  (await lanes.data<{ list: Page }>(document(list, type), variables)).list;

const lists = { customers: 'Customer', activities: 'Activity', tickets: 'Ticket' } as const;
const columns: Record<string, [field: string, sql: string][]> = {
  customers: [
    ['NAME', 'name'],
    ['CREATED_AT', 'created_at'],
    ['NUMBER', 'number'],
  ],
  activities: [
    ['DUE_AT', 'due_at'],
    ['CREATED_AT', 'created_at'],
  ],
  tickets: [
    ['PRIORITY_RANK', 'priority_rank'],
    ['CREATED_AT', 'created_at'],
  ],
};
const listed = fc.constantFrom(...(Object.keys(lists) as (keyof typeof lists)[])).chain(list => {
  const key = fc.tuple(fc.constantFrom(...(columns[list] ?? [])), fc.constantFrom('ASC', 'DESC'));
  return fc.record({
    list: fc.constant(list),
    order: fc.array(key, { minLength: 1, maxLength: 3 }),
    size: fc.integer({ min: 1, max: 60 }),
    backward: fc.boolean(),
  });
});

/** What the whole list is, from a plain statement. */
async function expected(list: string, order: [[string, string], string][]): Promise<string[]> {
  const by = [...order.map(([[, sql], direction]) => `${sql} ${direction}`), `id ${order.at(-1)?.[1]}`].join(', ');
  return (await lanes.database.sql<{ id: string }>(`select id from ${list} order by ${by}`)).map(row => row.id.replaceAll('-', ''));
}

test('pages of any size, in any order and direction, are together the whole list, each record once', async () => {
  await fc.assert(
    fc.asyncProperty(listed, async ({ list, order, size, backward }) => {
      const orderBy = order.map(([[field], direction]) => ({ field, direction }));
      const ids: string[] = [];
      let cursor: string | null = null;
      for (;;) {
        const window = backward ? { last: size, before: cursor } : { first: size, after: cursor };
        const { edges, pageInfo, totalCount } = await page(list, lists[list], { orderBy, ...window });
        const here = edges.map(edge => edge.node.id.split('_')[1] ?? '');
        expect(pageInfo).toMatchObject({ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null });
        expect(pageInfo[backward ? 'hasNextPage' : 'hasPreviousPage']).toBe(cursor !== null);
        if (backward) ids.unshift(...here);
        else ids.push(...here);
        const more: boolean = backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
        expect(more).toBe(ids.length < totalCount);
        if (!more) break;
        cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      }
      expect(ids).toEqual(await expected(list, order as never));
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('a page keeps its place when records are added before and after it', async () => {
  const orderBy = [{ field: 'NAME', direction: 'ASC' }];
  const first = await page('customers', 'Customer', { orderBy, first: 10 });
  const second = await page('customers', 'Customer', { orderBy, first: 10, after: first.pageInfo.endCursor });
  await lanes.database.sql(`insert into customers (id, created_at, created_by, updated_at, updated_by, kind, name)
    select uuidv7(), now(), uuidv7(), now(), uuidv7(), 'COMPANY', n from unnest(array['!first', 'zzzz last']) n`);
  expect((await page('customers', 'Customer', { orderBy, first: 10, after: first.pageInfo.endCursor })).edges).toEqual(second.edges);
  await lanes.database.sql(`delete from customers where name in ('!first', 'zzzz last')`);
});

test('both ends of a stretch can be given', async () => {
  const all = await page('tickets', 'Ticket', { first: 20, orderBy: [{ field: 'CREATED_AT' }] });
  const cursors = all.edges.map(edge => edge.cursor);
  const stretch = await page('tickets', 'Ticket', { after: cursors[3], before: cursors[9], orderBy: [{ field: 'CREATED_AT' }] });
  expect(stretch.edges).toEqual(all.edges.slice(4, 9));
});

test('a timeline is paged in both directions, and kinds of rows come in one order', async () => {
  const customers = `query ($first: Int, $last: Int, $after: Cursor, $before: Cursor) { customers(first: 1) { nodes { timeline(first: $first, last: $last, after: $after, before: $before) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount } } } }`;
  const read = async (variables: Record<string, unknown>) =>
    (await lanes.data<{ customers: { nodes: [{ timeline: Page }] } }>(customers, variables)).customers.nodes[0].timeline;
  const all = await read({ first: 200 });
  expect(all.edges).toHaveLength(all.totalCount);
  const { pageInfo } = await read({ first: 2 });
  expect((await read({ first: 2, after: pageInfo.endCursor })).edges).toEqual(all.edges.slice(2, 4));
  expect((await read({ last: 2 })).edges).toEqual(all.edges.slice(-2));
});

test.each([
  ['of another order', { orderBy: [{ field: 'CREATED_AT' }] }, 'INVALID_INPUT', /another list or another order/],
  ['of another direction', { orderBy: [{ field: 'NAME', direction: 'DESC' }] }, 'INVALID_INPUT', /another list or another order/],
  ['that is none', { after: 'abc', orderBy: [{ field: 'NAME' }] }, 'INVALID_INPUT', /"abc" is not a cursor/],
  ['that was tampered with', { after: Buffer.from('["x",1]').toString('hex') }, 'INVALID_INPUT', /not a cursor/],
  ['with first and last', { first: 1, last: 1 }, 'INVALID_INPUT', /not both/],
])('a cursor %s is refused', async (_name, variables, code, message) => {
  const { pageInfo } = await page('customers', 'Customer', { orderBy: [{ field: 'NAME' }], first: 1 });
  const given = { after: pageInfo.endCursor, ...variables };
  expect((await lanes.text(document('customers', 'Customer'), given)).text).toBeNull();
  const { result, statements } = await lanes.oracle(document('customers', 'Customer'), given);
  expect(result.errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  expect(statements).toEqual([]);
});

test('a cursor of another list is refused', async () => {
  const { pageInfo } = await page('tickets', 'Ticket', { orderBy: [{ field: 'CREATED_AT' }], first: 1 });
  const { result } = await lanes.oracle(document('customers', 'Customer'), {
    after: pageInfo.endCursor,
    orderBy: [{ field: 'CREATED_AT' }],
  });
  expect(result.errors?.[0]?.message).toMatch(/another list/);
});

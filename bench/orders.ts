import pg from 'pg';
import type { Database } from './database.ts';
import { load, post, type Target } from './load.ts';
import type { Questions } from './questions.ts';
import { noiseOf, shown, spread, table, type Verdict } from './report.ts';
import type { Measuring } from './rounds.ts';
import type { Server } from './server.ts';

const LEAST = { sql: 0.8, graphql: 0.95 };
const CONNECTIONS = 8;
const LINES = 4;

/** What the rollups add to a written row: their triggers. */
async function rollups(client: pg.Client, on: boolean): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `select format('alter table %s %s trigger %I', tgrelid::regclass, '${on ? 'enable' : 'disable'}', tgname) sql from pg_trigger
       where tgname like 'rollup_%' and tgrelid in ('orders'::regclass, 'order_lines'::regclass)`,
  );
  for (const { sql } of rows) await client.query(sql);
}

const ORDER = `insert into orders (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, customer_id, channel, region, ordered_at, status, amount, currency, rep_id)
  select $1::uuid, now(), $2::uuid, now(), $2::uuid, c.owner_id, c.team_id, c.id, 'WEB', 'R01', now() - interval '300 days', 'CONFIRMED', 40, 'EUR', $2::uuid from customers c where c.id = $3::uuid`;
const ORDER_LINES = `insert into order_lines (id, owner_id, team_id, order_id, position, product_id, quantity, price, amount, currency)
  select uuidv7(), o.owner_id, o.team_id, o.id, x.n, x.product, 1, 10, 10, 'EUR' from orders o, unnest($2::uuid[]) with ordinality x(product, n) where o.id = $1::uuid`;

/** Orders a second in SQL: two statements and a commit. */
async function inSql(
  clients: readonly pg.Client[],
  { user, customers }: Questions,
  products: readonly string[],
  seconds: number,
): Promise<number> {
  const began = performance.now();
  let n = 0;
  const one = async (client: pg.Client) => {
    while (performance.now() - began < seconds * 1000) {
      const { rows } = await client.query({ name: 'id', text: 'select uuidv7() id' });
      const at = n++;
      const wanted = Array.from({ length: LINES }, (_, i) => products[(at * LINES + i) % products.length]);
      await client.query('begin');
      await client.query({ name: 'order', text: ORDER, values: [rows[0].id, user, customers[at % customers.length]] });
      await client.query({ name: 'lines', text: ORDER_LINES, values: [rows[0].id, wanted] });
      await client.query('commit');
    }
  };
  await Promise.all(clients.map(one));
  return n / ((performance.now() - began) / 1000);
}

const MUTATION = `mutation R($input: OrderCreateInput!) { orderCreate(input: $input) { order { id number } errors { code message } } }`;

function throughGraphql({ server, headers }: Product, { customers }: Questions, products: readonly string[]): Target {
  const hex = (id: string | undefined) => id?.replaceAll('-', '');
  return {
    url: server.url,
    request: i => {
      const lines = Array.from({ length: LINES }, (_, k) => ({
        productId: `product_${hex(products[(i * LINES + k) % products.length])}`,
        quantity: '1',
      }));
      const input = { customerId: `customer_${hex(customers[i % customers.length])}`, currency: 'EUR', region: 'R01', lines };
      return post(server.url, '/graphql', { query: MUTATION, operationName: 'R', variables: { input } }, headers);
    },
  };
}

interface Product {
  server: Server;
  headers: Record<string, string>;
}

/** R: orders a second with sums kept current, folding included, ÷ without. */
export async function measureOrders(
  database: Database,
  questions: Questions,
  product: Product,
  { rounds, seconds }: Measuring,
  say: (text: string) => void,
): Promise<Verdict[]> {
  const client = new pg.Client({ connectionString: database.plainUrl });
  await client.connect();
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: database.plainUrl }));
  await Promise.all(clients.map(each => each.connect()));
  try {
    const { rows } = await client.query({ text: 'select id from products order by md5(id::text)', rowMode: 'array' });
    const products = rows.flat() as string[];
    // the rows of the bench have numbers of their own making
    await client.query("select setval('order_numbers', (extract(epoch from now()) * 10000)::bigint)");
    const target = throughGraphql(product, questions, products);
    let from = 0;
    const ways = {
      sql: () => inSql(clients, questions, products, seconds),
      graphql: async () => {
        const { requests, seconds: took } = await load(target, { connections: CONNECTIONS, seconds, from });
        from += requests;
        return requests / took;
      },
    };
    const verdicts: Verdict[] = [];
    const told: string[][] = [];
    for (const way of ['sql', 'graphql'] as const) {
      const rate = async (on: boolean) => {
        await rollups(client, on);
        return ways[way]();
      };
      await rate(true);
      await rate(false);
      const [ratios, same] = [[] as number[], [] as number[]];
      for (let round = 0; round < rounds; round++) {
        const [a, b, c, d] = [await rate(false), await rate(true), await rate(true), await rate(false)];
        ratios.push((b + c) / (a + d));
        same.push(d / a);
      }
      const what = way === 'sql' ? 'R in SQL' : 'R through /graphql';
      told.push([what, shown(spread(ratios)), shown(spread(same))]);
      verdicts.push({ what: `${what} ÷ without`, is: spread(ratios), least: LEAST[way], noise: noiseOf(same) });
    }
    say(`\nR  orders of ${LINES} lines: a second with sums kept, folded in by the server meanwhile, ÷ without`);
    say(table(['', '÷ without', 'without, again'], told));
    await rollups(client, true);
    // what was written without triggers is not in the sums yet
    await client.query('select rollup.rebuild()');
    const { rows: wrong } = await client.query('select rollup, cells from rollup.differences() where cells <> 0');
    if (wrong.length) throw new Error(`R: the sums are wrong: ${JSON.stringify(wrong)}`);
    return verdicts;
  } finally {
    await Promise.all([client, ...clients].map(each => each.end()));
  }
}

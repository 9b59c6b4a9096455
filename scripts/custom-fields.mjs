// What custom fields cost and gain: node scripts/custom-fields.mjs postgres://… (the owner of a migrated database; everything is rolled back).
import pg from 'pg';

const client = new pg.Client({ connectionString: process.argv[2] });
const say = line => process.stdout.write(`${line}\n`);
const ROWS = 100_000;
const WRITES = 3_000;

/** Milliseconds of the fastest of several runs. */
async function fastest(statement, runs = 5) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await client.query(statement);
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
const insert = n => `insert into customers (id, created_at, created_by, updated_at, updated_by, kind, name, custom_text1)
  select uuidv7(), now(), u.id, now(), u.id, 'COMPANY', 'Customer ' || g, case when g % 5 = 0 then 'V' || g % 1000 end
  from generate_series(1, ${n}) g, (select id from users limit 1) u`;
const each = body =>
  `do $$ declare r uuid; u uuid := (select id from users limit 1); begin for i in 1..${WRITES} loop ${body} end loop; end $$`;
const inserts = each(
  `insert into customers (id, created_at, created_by, updated_at, updated_by, kind, name) values (uuidv7(), now(), u, now(), u, 'COMPANY', 'One ' || i);`,
);
const updates = each(`update customers set name = 'Other ' || i where id = (select id from customers where number = 'C-' || (2000 + i));`);
const list = table => `select id, name from ${table} order by name, id limit 20`;

await client.connect();
await client.query('begin');
await client.query("select set_config('bw.user', id::text, true), set_config('bw.read', ' customer:ALL ', true) from users limit 1");
await client.query(insert(ROWS));
await client.query('create temp table companion on commit drop as select id, custom_text1 from customers');
await client.query('create unique index on companion (id)');
await client.query('create index on companion (custom_text1) where custom_text1 is not null');
await client.query('analyze customers');
await client.query('analyze companion');
const own = list("visible.customers where custom_text1 = 'V5'");
say(`a page of 100 in ${ROWS}, by the index: ${(await fastest(own)).toFixed(2)} ms`);
const beside = list("visible.customers c where exists (select from companion f where f.id = c.id and f.custom_text1 = 'V5')");
say(`the same with a table beside: ${(await fastest(beside)).toFixed(2)} ms`);
await client.query('set local enable_bitmapscan = off; set local enable_indexscan = off');
say(`the same without an index: ${(await fastest(own)).toFixed(2)} ms`);
await client.query('reset enable_bitmapscan; reset enable_indexscan');
const micro = async statement => ((await fastest(statement, 4)) / WRITES) * 1000;
const write = async () => `insert ${(await micro(inserts)).toFixed(0)} µs, update ${(await micro(updates)).toFixed(0)} µs`;
say(`one row with the indexes: ${await write()}`);
const { rows } = await client.query(
  "select indexrelid::regclass::text as name from pg_index where indrelid = 'customers'::regclass and indexrelid::regclass::text like 'customers_custom%'",
);
for (const { name } of rows) await client.query(`drop index ${name}`);
say(`one row without them (${rows.length} dropped): ${await write()}`);
await client.query('rollback');
await client.end();

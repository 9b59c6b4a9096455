// What custom fields cost and gain: node scripts/custom-fields.mjs postgres://… (the owner of a migrated database; everything is rolled back).
import pg from 'pg';

const client = new pg.Client({ connectionString: process.argv[2] });
const say = line => process.stdout.write(`${line}\n`);
const ROWS = 100_000;
const WRITES = 2_000;
const ROUNDS = 7;

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

const words = "md5(c.id::text) || ' ' || md5(c.name)";
await client.query(`update customers c set custom_text2 = ${words} where c.id in (select id from customers order by id limit ${ROWS / 5})`);
await client.query('analyze customers');
const part = list("visible.customers where folded(custom_text2) like folded('%abcd1%')");
say(`a part of a text among ${ROWS / 5} values, no index of parts: ${(await fastest(part)).toFixed(1)} ms`);
const values = 'select count(*) from (select from visible.customers where custom_text2 is not null limit 20001) v';
say(`to count that they are not too many: ${(await fastest(values)).toFixed(1)} ms`);
const few = list("visible.customers where custom_text1 = 'V5' and folded(custom_text2) like folded('%abc%')");
say(`a part of a text among 100 that another field picks: ${(await fastest(few)).toFixed(2)} ms`);
const trigrams = 'create index trigrams on customers using gin (folded(custom_text2) gin_trgm_ops) where custom_text2 is not null';
await client.query(trigrams);
say(`a part of a text among ${ROWS / 5} values, with a partial index of trigrams: ${(await fastest(part)).toFixed(2)} ms`);
await client.query('drop index trigrams');

const page = (order, where = 'true') => `select id, custom_text1 from visible.customers where ${where} order by ${order} limit 50`;
say(`a page in the order of a field, sorted: ${(await fastest(page('custom_text1, id'))).toFixed(1)} ms`);
const branches = `(${page('custom_text1, id', 'custom_text1 is not null')}) union all (${page('id', 'custom_text1 is null')}) limit 50`;
say(`the same of two branches, those with a value first: ${(await fastest(branches)).toFixed(2)} ms`);
const last = page('id desc', 'custom_text1 is null');
say(`those without a value first: ${(await fastest(last)).toFixed(2)} ms`);
await client.query("update customers set custom_text1 = 'V' || right(number, 3) where custom_text1 is null");
await client.query('analyze customers');
say(`the same where all have one: ${(await fastest(last)).toFixed(1)} ms`);

/** Microseconds of a row, of the fastest of a few runs; nothing of it stays. */
async function micro(statement) {
  await client.query('savepoint run');
  const taken = ((await fastest(statement, 2)) / WRITES) * 1000;
  await client.query('rollback to run');
  return taken;
}
const { rows } = await client.query(
  "select indexrelid::regclass::text as name from pg_index where indrelid = 'customers'::regclass and indexrelid::regclass::text like 'customers_custom%'",
);
const each24 = make => rows.map(({ name }) => make(name, name.replace('customers_', ''))).join(';');
const WAYS = {
  'with the indexes': '',
  'without them': each24(name => `drop index ${name}`),
  'with full ones': each24((name, column) => `drop index ${name}; create index ${name} on customers (${column}, id)`),
  'with ten of trigrams beside': Array.from(
    { length: 10 },
    (_, i) => `create index on customers using gin (folded(custom_text${i + 1}) gin_trgm_ops) where custom_text${i + 1} is not null`,
  ).join(';'),
};
// by turns, so that what else the machine does falls on all of them
const taken = Object.fromEntries(Object.keys(WAYS).map(way => [way, { insert: [], update: [] }]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [way, change] of Object.entries(WAYS)) {
    await client.query('savepoint way');
    if (change) await client.query(change);
    taken[way].insert.push(await micro(inserts));
    taken[way].update.push(await micro(updates));
    await client.query('rollback to way');
  }
}
const told = all => {
  const sorted = [...all].sort((a, b) => a - b);
  return `${sorted[(ROUNDS - 1) / 2].toFixed(0)} µs (${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)})`;
};
for (const [way, { insert: made, update: changed }] of Object.entries(taken))
  say(`one row ${way}: insert ${told(made)}, update ${told(changed)}`);
await client.query('rollback');
await client.end();

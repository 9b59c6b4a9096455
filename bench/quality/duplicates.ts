// How well duplicates are found: precision, recall and F1 on labelled sets by the product's own matcher; and how long its job takes for 100,000 customers.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { faker } from '@faker-js/faker';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { blocksOf, commonnessOf, duplicatesAmong } from '../../dist/crm/customers/checking.rules.js';
import { blockingKeys, type Described, profileOf } from '../../dist/crm/customers/profile.rules.js';
import { startEmbedded } from '../../dist/platform/database/embedded.js';

type Row = Record<string, string>;
const folder = join(process.env.REAL_DATA ?? '../shared/data', 'duplicates-febrl-restaurant');
const rowsOf = (name: string): Row[] => {
  const bytes = readFileSync(join(folder, name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return parse(text.replaceAll(', "', ',"').replaceAll(", '", ",'"), { columns: true, trim: true, quote: '"' });
};

const person = (row: Row): Described => ({
  names: [row.given_name, row.surname],
  taxId: row.soc_sec_id,
  birthday: row.date_of_birth,
  addresses: [
    { line1: `${row.street_number} ${row.address_1}`, line2: row.address_2, city: row.suburb, postalCode: row.postcode, region: row.state },
  ],
});
const restaurant = (row: Row): Described => ({ names: [row.name], phones: [row.phone], addresses: [{ line1: row.addr, city: row.city }] });

interface Labelled {
  name: string;
  files: string[];
  describe: (row: Row) => Described;
  entity: (row: Row) => string | undefined;
}
const febrl = { describe: person, entity: (row: Row) => row.rec_id?.split('-')[1] };
const sets: Labelled[] = [
  { name: 'febrl 1', files: ['dataset1.csv'], ...febrl },
  { name: 'febrl 2', files: ['dataset2.csv.gz'], ...febrl },
  { name: 'febrl 3', files: ['dataset3.csv.gz'], ...febrl },
  { name: 'febrl 4a+4b', files: ['dataset4a.csv.gz', 'dataset4b.csv.gz'], ...febrl },
  { name: 'restaurants', files: ['restaurant.csv'], describe: restaurant, entity: row => row.class },
];

const percent = (part: number) => part.toFixed(4);
for (const { name, files, describe, entity } of existsSync(folder) ? sets : []) {
  const rows = files.flatMap(rowsOf);
  const profiles = rows.map(row => profileOf(describe(row)));
  const started = performance.now();
  const pairs = [...duplicatesAmong(profiles, blocksOf(profiles.map(blockingKeys)), commonnessOf(profiles))].flat();
  const sizes = new Map<string | undefined, number>();
  for (const row of rows) sizes.set(entity(row), (sizes.get(entity(row)) ?? 0) + 1);
  const truth = [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const right = pairs.filter(({ a, b }) => entity(rows[a] as Row) === entity(rows[b] as Row)).length;
  const [precision, recall] = [right / pairs.length, right / truth];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${name.padEnd(12)} ${rows.length} rows, ${truth} true pairs: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)} (${Math.round(performance.now() - started)} ms)`,
  );
}
if (!existsSync(folder)) console.log(`Labelled sets are left out: there is no ${folder}.`);

const SIZE = 100_000;
faker.seed(1);
const generated = Array.from({ length: SIZE }, () => ({
  name: faker.company.name(),
  email: faker.internet.email().toLowerCase(),
  phone: faker.phone.number({ style: 'international' }),
  line1: faker.location.streetAddress(),
  city: faker.location.city(),
  code: faker.location.zipCode(),
}));
// every twentieth again, with a letter less and without the e-mail address
for (let i = 0; i < SIZE; i += 20)
  generated[i + 1] = { ...(generated[i] as (typeof generated)[0]), name: (generated[i]?.name ?? '').replace(/.$/, ''), email: '' };

const data = mkdtempSync(join(tmpdir(), 'bellwether-quality-'));
// PostgreSQL runs as another user where we are root.
chmodSync(data, 0o755);
const postgres = await startEmbedded(data);
const server = spawn(process.execPath, ['dist/main.js'], {
  env: { PATH: process.env.PATH, DATABASE_URL: postgres.ownerUrl, PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.on('exit', () => server.kill());
await new Promise<void>(resolve => server.stdout.on('data', text => String(text).includes('listening on') && resolve()));
const database = new pg.Client(postgres.adminUrl.replace(/[^/]*$/, 'bellwether'));
await database.connect();
await database.query(
  `create temp table given as select g.*, uuidv7() id from jsonb_to_recordset($1) g(n int, name text, email text, phone text, line1 text, city text, code text)`,
  [JSON.stringify(generated.map((customer, n) => ({ ...customer, n })))],
);
await database.query(`set session_replication_role = replica; -- as an import leaves them, without waiting for their trail
  with by as (select id from users limit 1) insert into customers (id, created_at, created_by, updated_at, updated_by, number, kind, name)
    select g.id, now(), by.id, now(), by.id, 'Q-' || g.n, 'COMPANY', g.name from given g, by;
  insert into contact_points (id, customer_id, kind, value, normalised, is_primary)
    select uuidv7(), id, 'EMAIL', email, email, true from given where email <> '' union all select uuidv7(), id, 'PHONE', phone, phone, true from given;
  insert into addresses (id, customer_id, kind, line1, city, postal_code, country) select uuidv7(), id, 'OTHER', line1, city, code, 'US' from given;
  set session_replication_role = origin`);
await database.query('analyze');
const began = performance.now();
await database.query(
  `select jobs.enqueue('duplicates.nightly', json_build_object('dueAt', to_json(now())), 'duplicates.nightly:quality', null, 1)`,
);
async function waiting(): Promise<boolean> {
  const { rows } = await database.query("select last_error from graphile_worker._private_jobs where key = 'duplicates.nightly:quality'");
  if (rows[0]?.last_error) throw new Error(rows[0].last_error);
  return rows.length > 0;
}
while (await waiting()) await new Promise(resolve => setTimeout(resolve, 200));
const seconds = (performance.now() - began) / 1000;
const { rows: found } = await database.query<{ pairs: number; planted: number }>(
  `select count(*)::int pairs, count(*) filter (where abs(a.n - b.n) = 1 and least(a.n, b.n) % 20 = 0)::int planted
   from duplicate_candidates d join given a on a.id = d.a_id join given b on b.id = d.b_id`,
);
const [{ pairs, planted } = { pairs: 0, planted: 0 }] = found;
console.log(
  `${SIZE} customers in PostgreSQL compared with each other by the nightly job in ${seconds.toFixed(1)} s: ${pairs} pairs, ${planted} of ${SIZE / 20} planted ones`,
);
await database.end();
const gone = new Promise(resolve => server.once('exit', resolve));
server.kill('SIGTERM');
await gone;
await postgres.stop();
rmSync(data, { recursive: true, force: true });

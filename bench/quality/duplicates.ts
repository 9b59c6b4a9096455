// How well duplicates are found: precision, recall and F1 on labelled sets, by the product's own matcher.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { faker } from '@faker-js/faker';
import { parse } from 'csv-parse/sync';
import { commonnessOf, duplicatesAmong } from '../../dist/crm/customers/checking.rules.js';
import { blockingKeys, type Described, profileOf } from '../../dist/crm/customers/profile.rules.js';

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
  const pairs = [...duplicatesAmong(profiles, profiles.map(blockingKeys), commonnessOf(profiles))].flat();
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
const generated = Array.from(
  { length: SIZE },
  (): Described => ({
    names: [faker.company.name()],
    emails: [faker.internet.email()],
    phones: [faker.phone.number({ style: 'international' })],
    addresses: [{ line1: faker.location.streetAddress(), city: faker.location.city(), postalCode: faker.location.zipCode() }],
  }),
);
// every twentieth again, with a letter less
for (let i = 0; i < SIZE; i += 20)
  generated[i + 1] = { ...generated[i], names: [(generated[i]?.names?.[0] ?? '').replace(/.$/, '')], emails: [] };
const started = performance.now();
const profiles = generated.map(profileOf);
const keys = profiles.map(blockingKeys);
const pairs = [...duplicatesAmong(profiles, keys, commonnessOf(profiles))].flat();
const right = pairs.filter(({ a, b }) => a % 20 === 0 && b === a + 1).length;
console.log(
  `${SIZE} generated customers compared with each other in ${((performance.now() - started) / 1000).toFixed(1)} s (${process.memoryUsage.rss() >> 20} MiB): ${right} of ${SIZE / 20} planted pairs found`,
);

// How well lead scoring foretells, on two real sets of leads: the product's own code, and a plain logistic regression of a package on the same leads, parted
// at the same moment. `npm run quality:leads`; REAL_DATA names the folder with the sets.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { calibrationOf, metricsOf } from '../../dist/crm/leads/judging.rules.js';
import { scoreOf } from '../../dist/crm/leads/scoring.rules.js';
import { partedAt, train } from '../../dist/crm/leads/training.rules.js';
import type { Decile, Foretold, Metrics } from '../../src/crm/leads/judging.rules.ts';
import type { Fact, FeatureName } from '../../src/crm/leads/scoring.rules.ts';
import type { Example } from '../../src/crm/leads/training.rules.ts';
import { plainly } from './plain.ts';

const FOLDER = process.env.REAL_DATA ?? '../shared/data';

type Row = Record<string, string>;
interface LeadSet {
  title: string;
  features: FeatureName[];
  examples: Example[];
}

function rowsOf(set: string, file: string): Row[] {
  const bytes = readFileSync(join(FOLDER, set, file));
  const records: string[][] = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { bom: true, relax_column_count: true });
  const [names = [], ...rows] = records;
  // Some lines of X Education stand in quotes as a whole.
  const cellsOf = (record: string[]): string[] => (record.length === 1 ? (parse(record[0] as string)[0] as string[]) : record);
  return rows.map(record => Object.fromEntries(cellsOf(record).map((cell, i) => [names[i], cell])));
}

const category = (name: string): FeatureName => ({ name, kind: 'CATEGORY' });
const number = (name: string): FeatureName => ({ name, kind: 'NUMBER' });
const known = (text: string | undefined): string | null => (text && text !== 'Select' ? text : null);

/** What is written after the lead was spoken to, or is the outcome; and what names the lead. */
const X_LATER = [
  ...['Converted', 'Tags', 'Lead Quality', 'Lead Profile', 'Last Activity', 'Last Notable Activity'],
  ...['Asymmetrique Activity Index', 'Asymmetrique Profile Index', 'Asymmetrique Activity Score', 'Asymmetrique Profile Score'],
];
const X_NAMES = ['Prospect ID', 'Lead Number'];
/** Counted by the web site; the set does not say until when. */
const X_COUNTED = ['TotalVisits', 'Total Time Spent on Website', 'Page Views Per Visit'];

/** Lead numbers are given as leads come in; the set has no dates. */
function xEducation(title: string, withoutCounted: boolean): LeadSet {
  const rows = rowsOf('leads-x-education', 'leads.csv.gz').sort((a, b) => Number(a['Lead Number']) - Number(b['Lead Number']));
  const left = new Set([...X_LATER, ...X_NAMES, ...(withoutCounted ? X_COUNTED : [])]);
  const names = Object.keys(rows[0] ?? {}).filter(name => !left.has(name));
  const features = names.map(name => (X_COUNTED.includes(name) ? number(name) : category(name)));
  const factOf = (row: Row, { name, kind }: FeatureName): Fact => {
    const text = known(row[name]);
    return text !== null && kind === 'NUMBER' ? Number(text) : text;
  };
  const examples = rows.map(row => ({
    at: Number(row['Lead Number']),
    converted: row.Converted === '1',
    facts: Object.fromEntries(features.map(feature => [feature.name, factOf(row, feature)])),
  }));
  return { title, features, examples };
}

/** A lead converted if it has a deal. */
function olist(): LeadSet {
  const won = new Set(rowsOf('leads-olist-funnel', 'closed_deals.csv').map(row => row.mql_id));
  const dayOf = (text = '') => Date.parse(`${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}T00:00:00Z`);
  const examples = rowsOf('leads-olist-funnel', 'marketing_qualified_leads.csv.gz')
    .map(row => ({
      at: dayOf(row.first_contact_date),
      converted: won.has(row.mql_id),
      facts: {
        origin: known(row.origin),
        landing_page_id: known(row.landing_page_id),
        weekday: String(new Date(dayOf(row.first_contact_date)).getUTCDay()),
      },
    }))
    .sort((a, b) => a.at - b.at);
  return { title: 'Olist funnel', features: ['origin', 'landing_page_id', 'weekday'].map(category), examples };
}

const figure = (value: number, width = 8): string => value.toFixed(4).padStart(width);
const line = (name: string, { auc, brier, logLoss, lift10 }: Metrics): string =>
  `  ${name.padEnd(34)}${figure(auc)}${figure(brier)}${figure(logLoss, 10)}${lift10.toFixed(2).padStart(8)}`;

function report({ title, features, examples }: LeadSet): boolean {
  const began = performance.now();
  const place = partedAt(examples);
  const [earlier, later] = [examples.slice(0, place), examples.slice(place)];
  const trained = train(features, examples);
  const took = performance.now() - began;
  const told: Foretold[] = later.map(({ facts, converted }) => ({ converted, probability: scoreOf(trained.model, facts).probability }));
  const ours: Metrics = metricsOf(told);
  const plain: Metrics = metricsOf(plainly(features, earlier, later));
  const share = earlier.filter(({ converted }) => converted).length / earlier.length;
  const base: Metrics = metricsOf(later.map(({ converted }) => ({ converted, probability: share })));
  const { penalty, halfLife } = trained.setting;
  console.log(
    `\n${title}: ${features.length} features; learned from ${earlier.length} leads (${trained.learned.converted} converted), judged by the ${ours.n} that came after them (${ours.converted})`,
  );
  console.log(`  ${''.padEnd(34)}     AUC   Brier  log loss  lift10`);
  console.log(line('Bellwether', ours));
  console.log(line('logistic regression of a package', plain));
  console.log(line('share of conversions, for all', base));
  console.log(
    `  penalty ${penalty}, half-life ${Number.isFinite(halfLife) ? `${halfLife} of the time` : 'none'}, trained in ${Math.round(took)} ms${trained.refused ? `; refused: ${trained.refused}` : ''}`,
  );
  console.log('  decile    leads  foretold  happened');
  for (const { decile, n, foretold, happened } of calibrationOf(told) as Decile[])
    console.log(`  ${String(decile).padStart(6)} ${String(n).padStart(8)}${figure(foretold, 10)}${figure(happened, 10)}`);
  return ours.auc >= plain.auc && ours.brier <= plain.brier;
}

const sets: [folder: string, open: () => LeadSet][] = [
  ['leads-x-education', () => xEducation('X Education', false)],
  ['leads-x-education', () => xEducation('X Education, without what the web site counted', true)],
  ['leads-olist-funnel', olist],
];
const here = sets.filter(([folder]) => existsSync(join(FOLDER, folder)));
const absent = new Set(sets.filter(each => !here.includes(each)).map(([folder]) => folder));
if (absent.size) console.log(`Left out, since it is not in ${FOLDER} (REAL_DATA names the folder): ${[...absent].join(', ')}`);
const below = here.map(([, open]) => open()).filter(set => !report(set));
if (below.length) {
  console.error(`\nBelow the plain logistic regression: ${below.map(({ title }) => title).join(', ')}`);
  process.exitCode = 1;
}

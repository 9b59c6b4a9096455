import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';
import pg from 'pg';
import type { Column } from '../../../src/platform/reading/columns.js';
import type { Model } from '../../../src/platform/reading/model.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
let client: pg.Client;
const written: { text: string; values: unknown[] }[] = [];
beforeAll(async () => {
  lanes = await Lanes.open();
  client = new pg.Client({
    connectionString: lanes.database.url,
    options: '-c role=bellwether_app -c timezone=UTC -c enable_seqscan=off -c enable_sort=off -c plan_cache_mode=force_generic_plan',
  });
  await client.connect();
  // what the reader would have run
  const run = lanes.reader.run.bind(lanes.reader);
  lanes.reader.run = (as, columns, values) => {
    written.push({ text: columns.join(','), values: [...values] });
    return run(as, columns, values);
  };
}, 60_000);
afterAll(async () => {
  await client.end();
  await lanes.close();
});

interface Node {
  'Node Type': string;
  'Index Cond'?: string;
  Plans?: Node[];
}
const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

/**
 * The plan that is left when nothing may be read from end to end and nothing sorted: where one of them appears, there is no index for it. So indexes are
 * found missing without the many rows that would make the planner want them.
 */
async function planOf(document: string, variables: Record<string, unknown>): Promise<Node[]> {
  written.length = 0;
  await lanes.data(document, variables);
  const [{ text, values } = { text: '', values: [] }] = written;
  const { rows } = await client.query({ text: `explain (format json) select ${text}`, values });
  return nodes(rows[0]['QUERY PLAN'][0].Plan);
}

/** Tables that stay small in any company. */
const SMALL = new Set([
  'Team',
  'User',
  'Role',
  'RoleRule',
  'Absence',
  'Pipeline',
  'Stage',
  'LeadSource',
  'CalculatedMeasure',
  'AnomalyDetector',
  'AllocationKey',
  'LeadForm',
  'ScoreModel',
  'AssignmentPool',
  'ApiKey',
  'Webhook',
  'BusinessCalendar',
  'CustomField',
  'ImportMapping',
  'JobSchedule',
  'Category',
  'FiscalYear',
  'FiscalPeriod',
  'ExchangeRate',
  'Project',
  'Indicator',
  'Department',
  'LedgerAccount',
  'Budget',
]);
const roots = () =>
  [...(lanes.api.models.get('Query')?.links.values() ?? [])].flatMap(link =>
    link.kind === 'many' && !SMALL.has(link.model.name) ? [link] : [],
  );

/** Orders whose index holds only part of the table, and the filter that it is for. */
const WITHIN: Record<string, object> = {
  'tickets PRIORITY_RANK': { status: { in: ['NEW', 'OPEN', 'PENDING_CUSTOMER', 'PENDING_INTERNAL'] } },
};
/** Filters that look for what nearly every record is: the list's own index finds them soon enough. */
const COMMON = new Set(['archivedAt', 'clearedAt']);

function valueFor(column: Column, model: Model): unknown {
  if (isEnumType(column.enum)) return column.enum.getValues()[0]?.name;
  const values: Record<string, unknown> = {
    id: `${column.prefix ?? model.declared.prefix}_${'0'.repeat(32)}`,
    int: 1,
    bool: true,
    decimal: '1',
    instant: '2026-01-01T00:00:00Z',
    day: '2026-01-01',
    float: 1,
  };
  return values[column.kind] ?? 'x';
}

test('every list of a table that grows is read in its orders from an index', async () => {
  const missing: string[] = [];
  for (const { name, model } of roots()) {
    for (const [field] of model.orders) {
      for (const direction of ['ASC', 'DESC']) {
        const document = `query ($o: [${model.name}OrderBy!], $w: ${model.name}Where) { ${name}(first: 5, orderBy: $o, where: $w) { nodes { id } } }`;
        const plan = await planOf(document, { o: [{ field, direction }], w: WITHIN[`${name} ${field}`] });
        // an incremental sort puts equal keys of an index into the order of their ids
        if (plan.some(node => /^(Seq Scan|Sort)$/.test(node['Node Type']))) missing.push(`${name} by ${field} ${direction}`);
      }
    }
  }
  expect(missing).toEqual([]);
}, 120_000);

interface Filter {
  name: string;
  model: Model;
  filter: string;
  column: Column;
  /** Of the record that the column points to. */
  other: Model | undefined;
}
const filters = (): Filter[] =>
  roots().flatMap(({ name, model }) =>
    (model.declared.filters ?? []).flatMap(filter => {
      const link = model.links.get(filter);
      const column = link?.kind === 'one' ? link.join?.source : model.columns.get(model.declared.amounts.get(filter)?.amount ?? filter);
      return column && link?.kind !== 'many' ? [{ name, model, filter, column, other: link?.kind === 'one' ? link.model : undefined }] : [];
    }),
  );

async function unindexed(where: (filter: Filter) => object | undefined): Promise<string[]> {
  const missing: string[] = [];
  for (const each of filters()) {
    const { name, model, filter, column } = each;
    const condition = where(each);
    if (!condition) continue;
    const plan = await planOf(`query ($w: ${model.name}Where) { ${name}(first: 5, where: $w) { totalCount } }`, {
      w: { [filter]: condition },
    });
    if (!plan.some(node => node['Index Cond']?.includes(column.sql.replaceAll('"', '')))) missing.push(`${name} where ${filter}`);
  }
  return missing;
}

test('every filter of a table that grows has an index, unless its values are few', async () => {
  const missing = await unindexed(({ model, filter, column, other }) => {
    if (column.kind === 'enum' || column.kind === 'bool' || COMMON.has(filter)) return undefined;
    if (column.kind === 'list') return { has: 'x' };
    if (other) return { id: { eq: valueFor({ ...column, kind: 'id', prefix: other.declared.prefix }, model) } };
    return { eq: valueFor(column, model) };
  });
  expect(missing).toEqual([]);
}, 120_000);

const VALUES: Record<string, string> = { text: 'x', numeric: '1', date: '2026-01-01', uuid: '00000000-0000-7000-8000-000000000000' };

test('every column that stands ready for a custom field has an index', async () => {
  const missing: string[] = [];
  const models = roots().filter(({ model }) => model.declared.customFields);
  expect(models.map(({ name }) => name).sort()).toEqual(['contacts', 'customers', 'leads', 'opportunities', 'tickets']);
  for (const { name, model } of models) {
    const slots = [...model.columns.values()].filter(({ sql }) => sql.startsWith('custom_'));
    for (const { sql, db } of slots) {
      const statement = `explain (format json) select from ${model.table} where ${sql} = $1::${db}`;
      const { rows } = await client.query(statement, [VALUES[db]]);
      const plan = nodes(rows[0]['QUERY PLAN'][0].Plan);
      if (!plan.some(node => node['Index Cond']?.includes(sql))) missing.push(`${name} ${sql}`);
    }
    expect(slots).toHaveLength(24);
  }
  expect(missing).toEqual([]);
});

test('every text that can be searched within has an index for that', async () => {
  expect(await unindexed(({ model, filter }) => (model.declared.contains?.includes(filter) ? { contains: 'muller' } : undefined))).toEqual(
    [],
  );
}, 120_000);

test('a search is served by indexes', async () => {
  const missing: string[] = [];
  for (const { name, model } of roots()) {
    if (!model.declared.search) continue;
    for (const search of ['muller', '北京']) {
      const plan = await planOf(`query ($s: String) { ${name}(first: 5, search: $s) { nodes { id } } }`, { s: search });
      if (!plan.some(node => node['Node Type'] === 'Bitmap Index Scan' && node['Index Cond']?.includes('search_')))
        missing.push(`${name} search ${search}`);
    }
  }
  expect(missing).toEqual([]);
});

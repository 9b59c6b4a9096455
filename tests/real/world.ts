import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';
import { mappingOf, REAL_CURRENCY, REAL_YEARS, realFiles } from '../../src/demo/real/files.js';
import { realPeople } from '../../src/demo/real/people.js';
import { bringIn as bringInCast, teams } from '../support/cast.js';
import { at } from '../support/client.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { bringIn, type Imported } from '../support/import.js';
import { type Server, startServer } from '../support/server.js';

/** Where the open data sets are. */
export const REAL_DATA = process.env.REAL_DATA ?? '../shared/data';

/** Says in one line what is left out where the data is not there. */
export function real(set: string): boolean {
  const there = existsSync(`${REAL_DATA}/${set}`);
  if (!there) console.log(`${REAL_DATA}/${set} is not here: what is asked of it is left out (REAL_DATA names the folder).`);
  return there;
}

/** A server with one set, or several, brought in as a client does it. */
export interface World {
  server: Server;
  database: TestDatabase;
  /** By name of the mapping. */
  imports: Record<string, Imported>;
  /** Milliseconds, by name of the mapping. */
  took: Record<string, number>;
}

export async function loadWorld(sets: readonly string[]): Promise<World> {
  const database = await makeDatabase();
  await bringInCast(database);
  // A server reads time zone and fiscal year when it starts.
  await database.sql("update organisation set currency = $1, time_zone = 'UTC', fiscal_year_start_month = 10", [REAL_CURRENCY]);
  const server = await startServer({ database });
  const world: World = { server, database, imports: {}, took: {} };
  const administrator = await server.as('administrator');
  for (const { name, email } of await realPeople(REAL_DATA)) {
    const input = { name, email, roles: ['SALES'], teamId: `team_${teams.north.replaceAll('-', '')}` };
    const made = await administrator.data('mutation ($input: UserCreateInput!) { userCreate(input: $input) { errors { message } } }', {
      input,
    });
    if (at(made, 'userCreate.errors.0')) throw new Error(JSON.stringify(made));
  }
  const finance = await server.as('finance');
  for (const input of REAL_YEARS)
    await finance.data('mutation ($input: FiscalYearCreateInput!) { fiscalYearCreate(input: $input) { errors { message } } }', { input });
  for (const file of realFiles(REAL_DATA).filter(({ set }) => sets.includes(set))) {
    const begun = Date.now();
    const content = await buffer(file.open());
    world.imports[file.mapping] = await bringIn(await server.as(whoBrings(file.kind)), file.kind, content, mappingOf(file.mapping));
    world.took[file.mapping] = Date.now() - begun;
  }
  const { budgets } = await finance.data<{ budgets: { nodes: { id: string }[] } }>('{ budgets { nodes { id } } }');
  for (const { id } of budgets.nodes)
    await finance.data('mutation ($input: BudgetApproveInput!) { budgetApprove(input: $input) { errors { message } } }', {
      input: { budgetId: id },
    });
  return world;
}

/** The lines of a file, read without anything of the product. */
export async function linesOf(path: string): Promise<Record<string, string>[]> {
  const bytes = await readFile(`${REAL_DATA}/${path}`);
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true }) as Record<string, string>[];
}

/** Sums by key, exact. */
export function sumBy<T>(rows: readonly T[], keyOf: (row: T) => string, amountOf: (row: T) => Decimal.Value): Record<string, string> {
  const sums: Record<string, Decimal> = {};
  for (const row of rows) sums[keyOf(row)] = (sums[keyOf(row)] ?? new Decimal(0)).plus(amountOf(row));
  return Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum.toFixed(2)]));
}

const FINANCE = ['ACCOUNTS', 'DEPARTMENTS', 'BUDGETS', 'POSTINGS'];
/** Who brings in what: whoever may see all of it afterwards. */
const whoBrings = (kind: string) => (FINANCE.includes(kind) ? 'finance' : 'manager');

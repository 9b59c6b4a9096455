import { parse } from 'csv-parse/sync';
import { type CastName, cast, teams } from '../../support/cast.js';
import { type Answer, at } from '../../support/client.js';
import type { Server } from '../../support/server.js';
import { foundCompany } from '../reading/company.js';

/** The company of the reading tests, its rows shared out among people of the cast. */
export async function sharedCompany(server: Server): Promise<void> {
  await foundCompany(server);
  for (const table of ['customers', 'tickets', 'activities', 'orders', 'contacts'])
    await server.sql(
      `update ${table} set owner_id = (array[$1, $2, $3]::uuid[])[1 + n % 3], team_id = (array[$4, $4, $5]::uuid[])[1 + n % 3]
         from (select id as row, row_number() over (order by id) n from ${table}) x where x.row = ${table}.id`,
      [cast.sales.id, cast.salesNorth.id, cast.salesSouth.id, teams.north, teams.south],
    );
}

export interface Asking {
  variables?: Record<string, unknown>;
  parameters?: Record<string, string>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Asks for a table. */
export async function request(server: Server, as: CastName | null, query: string, asking: Asking = {}): Promise<Response> {
  const { variables, parameters, headers, signal } = asking;
  return fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, {
    method: 'POST',
    headers: {
      accept: 'text/csv',
      'content-type': 'application/json',
      ...(as && { authorization: `Bearer ${(await server.as(as)).token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
}

/** The lines of a table that must come, the header first. */
export async function table(server: Server, as: CastName, query: string, asking: Asking = {}): Promise<string[][]> {
  const response = await request(server, as, query, asking);
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return parse(text, { record_delimiter: '\r\n', bom: true, delimiter: asking.parameters?.delimiter ?? ',' }) as string[][];
}

/** What is told instead of a table. */
export async function refusal(server: Server, as: CastName | null, query: string, asking: Asking = {}) {
  const response = await request(server, as, query, asking);
  const { errors = [] } = (await response.json()) as Answer;
  return { status: response.status, code: errors[0]?.extensions?.code, message: errors[0]?.message, extensions: errors[0]?.extensions };
}

const textOf = (value: unknown): string => (value == null ? '' : Array.isArray(value) ? value.join('; ') : String(value));

/** The same rows from the pages of the list, as JSON, written as cells. */
export async function pages(
  server: Server,
  as: CastName,
  query: string,
  columns: readonly string[],
  variables: Record<string, unknown>,
): Promise<string[][]> {
  const client = await server.as(as);
  const lines: string[][] = [];
  for (let after: string | null = null; ; ) {
    const { list }: { list: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } = await client.data(
      query,
      {
        ...variables,
        first: 37,
        after,
      },
    );
    lines.push(...list.nodes.map(row => columns.map(column => textOf(at(row, column)))));
    if (!list.pageInfo.hasNextPage) return lines;
    after = list.pageInfo.endCursor;
  }
}

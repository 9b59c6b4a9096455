import pg from 'pg';
import type { Database } from './database.ts';
import type { Product } from './fanout.ts';
import { questionsOf } from './questions.ts';
import { shown, spread, table } from './report.ts';

/** Lines of a file at scale 1. */
const LINES = { TICKETS: 20_000, ORDERS: 20_000 };
const LINES_OF_ORDER = 4;
const LONGEST = 600_000;

const IMPORT = 'mutation ($input: ImportFileInput!) { importFile(input: $input) { importJob { id status } errors { code message } } }';
const STATUS = 'query ($id: ID!) { import(id: $id) { status total created failed errors { line code message } } }';

type Kind = keyof typeof LINES;

/** A file whose keys are new in every run. */
function fileOf(kind: Kind, lines: number, customers: readonly string[], run: string): string {
  const customer = (i: number) => customers[i % customers.length];
  const rows = Array.from({ length: lines }, (_, i) =>
    kind === 'TICKETS'
      ? `${run}-${i},About line ${i},"Dear all, my order ${i} has not come yet.",EMAIL,${customer(i)},NORMAL,OPEN`
      : `${run}-${Math.floor(i / LINES_OF_ORDER)},${customer(Math.floor(i / LINES_OF_ORDER))},P-${1 + (i % 2_000)},${1 + (i % 9)},10.50,EUR,2025-03-01T10:00:00Z`,
  );
  const header =
    kind === 'TICKETS'
      ? 'externalId,subject,body,channel,customer,priority,status'
      : 'externalId,customer,product,quantity,price,currency,orderedAt';
  return `${[header, ...rows].join('\n')}\n`;
}

async function asked<T>({ server, headers }: Product, query: string, variables: object): Promise<T> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
  if (!data) throw new Error(`N: ${JSON.stringify(errors)}`);
  return data;
}

/** Lines a second, from the call to the end of the import. */
async function bringIn(product: Product, kind: Kind, content: string, lines: number): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob([content]), `${kind}.csv`);
  const uploaded = await fetch(`${product.server.url}/files`, { method: 'POST', headers: product.headers, body: form });
  const { id: fileId } = (await uploaded.json()) as { id: string };
  const began = performance.now();
  const { importFile } = await asked<{ importFile: { importJob: { id: string } | null; errors: unknown[] } }>(product, IMPORT, {
    input: { fileId, kind, mapping: { source: 'bench' } },
  });
  if (!importFile.importJob) throw new Error(`N: ${JSON.stringify(importFile.errors)}`);
  for (;;) {
    const { import: job } = await asked<{ import: { status: string; created: number; total: number } }>(
      product,
      STATUS,
      importFile.importJob,
    );
    if (job.status === 'DONE' && job.created === lines) return lines / ((performance.now() - began) / 1000);
    if (!['WAITING', 'RUNNING'].includes(job.status) || performance.now() - began > LONGEST) throw new Error(`N: ${JSON.stringify(job)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** N: lines of files a second, each made by the verb of its mutation. Without a limit to compare with: the figure is of this machine. */
export async function measureImports(
  database: Database,
  product: Product,
  { rounds, scale }: { rounds: number; scale: number },
  say: (text: string) => void,
): Promise<void> {
  const { numbers } = await questionsOf(database.plainUrl);
  const client = new pg.Client({ connectionString: database.plainUrl });
  await client.connect();
  // the rows of the bench have numbers of their own making
  await client.query(
    "select setval(s, (extract(epoch from now()) * 10000)::bigint) from unnest(array['order_numbers', 'ticket_numbers']) s",
  );
  await client.end();
  const rows: string[][] = [];
  for (const kind of Object.keys(LINES) as Kind[]) {
    const lines = Math.max(400, Math.round((LINES[kind] * Math.min(1, scale)) / LINES_OF_ORDER) * LINES_OF_ORDER);
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const content = fileOf(kind, lines, numbers, `N${Date.now().toString(36)}`);
      rates.push(await bringIn(product, kind, content, lines));
    }
    rows.push([kind === 'TICKETS' ? 'tickets' : `order lines, ${LINES_OF_ORDER} an order`, String(lines), shown(spread(rates))]);
  }
  say('\nN  files brought in by importFile, until they are DONE');
  say(table(['', 'lines', 'lines a second'], rows));
}

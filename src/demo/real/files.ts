import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { cookCounty } from './cook-county.js';
import { helpdeskTickets, lastOfEach } from './event-logs.js';

/** A file of real data, as the import takes it. */
export interface RealFile {
  /** What the set is called in `REAL_DATA`. */
  set: string;
  /** Value of ImportKind. */
  kind: string;
  /** Name of the mapping in `import-mappings/`. */
  mapping: string;
  open(): Readable;
}

/** `import-mappings/`, beside `src` and `dist`. */
const MAPPINGS = fileURLToPath(new URL('../../../import-mappings/', import.meta.url));

export const mappingOf = (name: string): Record<string, unknown> => JSON.parse(readFileSync(join(MAPPINGS, `${name}.json`), 'utf8'));

/** A file of the data, unpacked. */
export function openFile(path: string): Readable {
  return path.endsWith('.gz') ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
}

type Listed = [kind: string, mapping: string, file: string, script?: (file: Readable) => AsyncIterable<string>];
const SETS: Record<string, Listed[]> = {
  'orders-northwind': [
    ['PRODUCTS', 'northwind-products', 'products.csv'],
    ['CUSTOMERS', 'northwind-customers', 'customers.csv'],
    ['CONTACTS', 'northwind-contacts', 'customers.csv'],
    ['ORDERS', 'northwind-orders', 'orders.csv'],
  ],
  'crm-maven-opportunities': [
    ['PRODUCTS', 'maven-products', 'products.csv'],
    ['CUSTOMERS', 'maven-accounts', 'accounts.csv'],
    ['OPPORTUNITIES', 'maven-pipeline', 'sales_pipeline.csv'],
  ],
  'orders-superstore': [
    ['PRODUCTS', 'superstore-products', 'superstore.csv.gz'],
    ['CUSTOMERS', 'superstore-customers', 'superstore.csv.gz'],
    ['ORDERS', 'superstore-orders', 'superstore.csv.gz'],
  ],
  'tickets-kaggle-customer-support': [['TICKETS', 'kaggle-tickets', 'customer_support_tickets.csv.gz']],
  'tickets-servicenow-incidents': [['TICKETS', 'servicenow-incidents', 'incident_event_log.csv.gz', log => lastOfEach(log, 'number')]],
  'tickets-helpdesk-log': [['TICKETS', 'helpdesk-tickets', 'helpdesk.csv.gz', helpdeskTickets]],
  'budget-dallas': [
    ['ACCOUNTS', 'dallas-accounts', 'operating_budget.csv'],
    ['DEPARTMENTS', 'dallas-departments', 'operating_budget.csv'],
    ['DEPARTMENTS', 'dallas-services', 'operating_budget.csv'],
    ['BUDGETS', 'dallas-budgets', 'operating_budget.csv'],
    ['POSTINGS', 'dallas-postings', 'operating_budget.csv'],
  ],
  'budget-cook-county': (['accounts', 'departments', 'budgets', 'postings'] as const).map(part => [
    part.toUpperCase(),
    `cook-county-${part}`,
    'cook_county_budget.csv',
    file => cookCounty(file, part),
  ]),
};

/** The files of the real sets that are in a folder, in the order in which they go in. */
export function realFiles(folder: string): RealFile[] {
  return Object.entries(SETS)
    .filter(([set]) => existsSync(join(folder, set)))
    .flatMap(([set, files]) =>
      files.map(([kind, mapping, file, script]) => ({
        set,
        kind,
        mapping,
        open: () => {
          const content = openFile(join(folder, set, file));
          return script ? Readable.from(script(content)).map((text: string) => Buffer.from(text)) : content;
        },
      })),
    );
}

/** Fiscal years that the books of the cities need. */
export const REAL_YEARS = [
  ...[2012, 2013, 2014, 2015, 2016].map(year => ({ name: `Cook ${year}`, from: `${year}-01-01`, to: `${year}-12-31`, currency: 'USD' })),
  ...[2022, 2023].map(year => ({ name: `Dallas FY${year}`, from: `${year - 1}-10-01`, to: `${year}-09-30`, currency: 'USD' })),
];

/** The organisation's currency, in which everything is. */
export const REAL_CURRENCY = 'USD';

import { DateTime } from 'luxon';
import { readCustom } from './custom.rules.js';
import type { ImportField, ImportKind } from './kind.js';
import type { Mapping } from './mapping.rules.js';
import { readValue } from './value.rules.js';

/** What other systems call our fields. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  externalId: [
    'id',
    'number',
    'no',
    'key',
    'ticket id',
    'case number',
    'order id',
    'order number',
    'customer id',
    'contact id',
    'lead id',
    'record id',
    'code',
  ],
  sku: ['product id', 'article', 'item', 'product code', 'item number'],
  name: ['full name', 'customer name', 'company name', 'product name', 'contact name', 'title', 'account'],
  customer: ['customer id', 'account', 'company', 'client', 'customer name', 'account id'],
  email: ['e mail', 'mail', 'email address', 'customer email'],
  phone: ['telephone', 'tel', 'mobile', 'phone number'],
  subject: ['title', 'summary', 'ticket subject', 'short description', 'topic'],
  body: ['description', 'details', 'message', 'ticket description', 'text'],
  createdAt: ['created', 'opened', 'opened at', 'date', 'created on', 'date created'],
  solvedAt: ['resolved', 'resolved at', 'solved', 'resolution date'],
  closedAt: ['closed', 'closed at', 'close date'],
  assignee: ['assigned to', 'agent', 'owner', 'technician'],
  owner: ['sales agent', 'rep', 'sales rep', 'assigned to', 'account manager'],
  orderedAt: ['order date', 'date', 'ordered', 'purchase date'],
  product: ['sku', 'item', 'product id', 'product name', 'article'],
  quantity: ['qty', 'units', 'pieces'],
  price: ['unit price', 'list price', 'sales price'],
  amount: ['value', 'sales', 'total', 'line total', 'close value', 'revenue'],
  region: ['area', 'territory', 'state'],
  company: ['organisation', 'organization', 'account'],
  industry: ['sector', 'branch'],
  size: ['employees', 'staff'],
  stage: ['deal stage', 'sales stage', 'phase'],
  date: ['posting date', 'booked', 'day'],
  department: ['cost center', 'cost centre', 'unit', 'office'],
};

/** Words of a name, in lower case: `createdAt` and `Created_at` are the same. */
export const plainName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Names that a column of this field may have: what it is called here, and what other systems call it. */
export function namesFor(name: string, { custom }: ImportField): { own: string[]; others: readonly string[] } {
  const own = custom ? [name, custom.key, custom.label] : [name];
  return { own: own.map(plainName), others: ALSO[name] ?? [] };
}

/** How alike two names are, from 0 to 1. */
export type Likeness = (column: string, name: string) => number;

/** Below it, a column is taken for none. */
const ENOUGH = 0.45;

interface Pair {
  field: string;
  column: string;
  likeness: number;
}

/** Pairs each column with the field that it is most like; each of both once. */
export function pairsOf(columns: readonly string[], fields: ImportKind['fields'], likeness: Likeness): Pair[] {
  const all = Object.entries(fields).flatMap(([field, about]) => {
    const { own, others } = namesFor(field, about);
    return columns.map(column => {
      const like = (names: readonly string[]) => Math.max(0, ...names.map(name => likeness(plainName(column), name)));
      return { field, column, likeness: Math.max(like(own), like(others) - 0.05) };
    });
  });
  const pairs: Pair[] = [];
  for (const pair of all.filter(each => each.likeness >= ENOUGH).sort((a, b) => b.likeness - a.likeness))
    if (!pairs.some(({ field, column }) => field === pair.field || column === pair.column)) pairs.push(pair);
  return pairs;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter of which the first line has most. */
export function delimiterOf(firstLine: string): string {
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

const DATE_FORMATS = ['d.M.yyyy', 'M/d/yyyy', 'd/M/yyyy', 'yyyy/M/d', 'd-M-yyyy', 'd MMM yyyy'];
const TIMES = ['', ' H:mm', ' H:mm:ss', ' h:mm a'];

/** The format that fits all of these dates; undefined if they are ISO 8601, or if none fits. */
export function dateFormatOf(samples: readonly string[]): string | undefined {
  if (!samples.length || samples.every(text => DateTime.fromISO(text.replace(' ', 'T')).isValid)) return undefined;
  return DATE_FORMATS.flatMap(date => TIMES.map(time => date + time)).find(format =>
    samples.every(text => DateTime.fromFormat(text, format).isValid),
  );
}

/** What stands before the fraction of these numbers. */
export const decimalOf = (samples: readonly string[]): '.' | ',' =>
  samples.some(text => /,\d{1,2}$/.test(text) && !/\.\d+$/.test(text)) ? ',' : '.';

/** Ours for theirs, where a field takes one of a list: "High priority" is HIGH. */
export function valuesOf(samples: readonly string[], field: ImportField, mapping: Mapping): Record<string, string> | undefined {
  const { type, custom } = field;
  if (typeof type === 'string') return undefined;
  const odd = [...new Set(samples)].filter(text => {
    try {
      if (custom) readCustom(text, custom, mapping);
      else readValue(text, type, mapping);
      return false;
    } catch {
      return true;
    }
  });
  const found = odd.flatMap(text => {
    const words = plainName(text).toUpperCase().split(' ');
    const ours = type.find(value => value.split('_').every(word => words.includes(word)));
    return ours ? [[text, ours] as const] : [];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

/** Required fields that have no column. */
export const lacking = ({ fields }: ImportKind, found: ReadonlySet<string>): string[] =>
  Object.entries(fields).flatMap(([field, { required }]) => (required && !found.has(field) ? [field] : []));

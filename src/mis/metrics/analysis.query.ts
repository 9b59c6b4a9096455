import type { Viewer } from '../../platform/access/viewer.js';
import { platformErrors } from '../../platform/api/errors.js';
import type { Reader } from '../../platform/reading/read.js';
import type { Analysis, Dimension, Fact } from './define.js';
import type { Grain, Span } from './period.rules.js';

const GROUPS = 5000;
const FORMAT: Record<Grain, string> = { DAY: 'YYYY-MM-DD', WEEK: 'IYYY-"W"IW', MONTH: 'YYYY-MM', QUARTER: 'YYYY-"Q"Q', YEAR: 'YYYY' };

export const isGrain = (name: string): name is Grain => name in FORMAT;

export interface Question {
  analysis: Analysis;
  fact: Fact;
  /** SQL of the aggregates that are wanted of the fact. */
  aggregates: readonly string[];
  /** Names of dimensions, or a grain of time. */
  by: readonly string[];
  span: Span;
  timeZone: string;
  currency: string;
  /** Keys that a dimension is limited to. */
  where: Readonly<Record<string, readonly string[]>>;
}

/** One group of a fact: keys and titles in the order of `by`, aggregates in the order of the question. */
export interface Group {
  total: boolean;
  keys: (string | null)[];
  titles: (string | null)[];
  values: (string | null)[];
}

const sqlOf = (sql: Dimension['key'] | undefined, fact: Fact) => (typeof sql === 'object' ? sql[fact.name] : sql);

/** The groups and the total of one fact: one statement over `visible` views, so that a figure is made of what the viewer may see. */
export async function readGroups(
  reader: Reader,
  viewer: Viewer,
  { analysis, fact, aggregates, by, span, timeZone, currency, where }: Question,
): Promise<Group[]> {
  const params: unknown[] = [];
  const param = (value: unknown, type: string) => `$${params.push(value)}::${type}`;
  const instant = fact.at.type === 'instant';
  const local = instant && by.some(isGrain) ? `(${fact.at.sql} at time zone ${param(timeZone, 'text')})` : fact.at.sql;
  const dimension = (name: string) => analysis.dimensions.find(d => d.name === name);
  const keyOf = (name: string) => (isGrain(name) ? `to_char(${local},'${FORMAT[name]}')` : `(${sqlOf(dimension(name)?.key, fact)})::text`);
  const titleOf = (name: string) => sqlOf(isGrain(name) ? undefined : dimension(name)?.title, fact);

  const keys = by.map(keyOf);
  const titles = by.map(titleOf).map(title => (title ? `max((${title})::text)` : 'null::text'));
  const bound = (day: Span['from']) => (instant ? param(day.toUTC().toISO(), 'timestamptz') : param(day.toISODate(), 'date'));
  const conditions = [
    `${fact.at.sql} >= ${bound(span.from)}`,
    `${fact.at.sql} < ${bound(span.to)}`,
    `${fact.currency} = ${param(currency, 'text')}`,
  ];
  if (fact.where) conditions.push(fact.where);
  for (const [name, wanted] of Object.entries(where)) conditions.push(`${keyOf(name)} = any(${param(wanted, 'text[]')})`);

  const list = (of: readonly string[]) => `json_build_array(${of.join(', ')})`;
  const total = keys.length ? `grouping(${keys[0]})` : '1';
  const sets = keys.length ? ` group by grouping sets ((), (${keys.join(', ')}))` : '';
  const values = aggregates.map(sql => `(${sql})::text`);
  const groups = `select ${total} = 1 total, ${list(keys)} keys, ${list(titles)} titles, ${list(values)} "values" from ${fact.from} where ${conditions.join(' and ')}${sets} limit ${GROUPS + 2}`;
  const [text] = await reader.read(viewer, `select coalesce(json_agg(g)::text,'[]') from (${groups}) g`, params);
  const found = JSON.parse(text ?? '[]') as Group[];
  if (found.length > GROUPS + 1)
    throw platformErrors.LIMIT_EXCEEDED(`The answer has more than ${GROUPS} groups. Use a coarser "by", a shorter period or a filter.`);
  return found;
}

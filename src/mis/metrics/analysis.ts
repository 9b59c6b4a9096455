import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import type { Viewer } from '../../platform/access/viewer.js';
import { type Organisation, readOrganisation } from '../../platform/organisation/organisation.query.js';
import type { Reader } from '../../platform/reading/read.js';
import { isGrain, readGroups } from './analysis.query.js';
import type { Analysis, Measure } from './define.js';
import { type Figure, figure, measured } from './figures.rules.js';
import { bucketsOf, type Comparison, comparedWith, type Span, spanOf } from './period.rules.js';

export interface Asked {
  analysis: Analysis;
  /** Names of the measures that the document selects. */
  measures: readonly string[];
  by: readonly string[];
  period: string;
  compareWith?: Comparison;
  where: Readonly<Record<string, readonly string[]>>;
  /** Keep the n groups with the highest value of a measure. */
  top?: { n: number; by: string };
}

export interface AnalysisRow {
  keys: Record<string, { key: string | null; label: string } | undefined>;
  figures: Record<string, Figure>;
}
export interface Answer {
  rows: AnalysisRow[];
  totals: AnalysisRow;
  span: Span;
  compared?: Span;
  unfinished: boolean;
  partial: boolean;
  currency: string;
}

/** A group over all facts: aggregates by measure, as the measure lists them. */
interface Group {
  keys: (string | null)[];
  titles: (string | null)[];
  aggregates: (string | null)[][];
}
interface Groups {
  total: Group;
  /** By their keys. */
  parts: Map<string, Group>;
}

const idOf = (keys: readonly (string | null)[]) => JSON.stringify(keys);

/** Asks each fact that the measures need once, and joins the answers by key. */
async function gather(
  reader: Reader,
  viewer: Viewer,
  asked: Asked,
  measures: readonly Measure[],
  span: Span,
  organisation: Organisation,
): Promise<Groups> {
  const { analysis, by, where } = asked;
  const empty = (): Group => ({ keys: [], titles: [], aggregates: measures.map(m => m.of.map(() => null)) });
  const groups: Groups = { total: empty(), parts: new Map() };
  const needed = analysis.facts.filter(fact => measures.some(m => m.of.some(a => a.fact === fact.name)));
  const answers = await Promise.all(
    needed.map(async fact => {
      const aggregates = [...new Set(measures.flatMap(m => m.of.filter(a => a.fact === fact.name).map(a => a.sql)))];
      const { timeZone, currency } = organisation;
      return {
        fact,
        aggregates,
        found: await readGroups(reader, viewer, { analysis, fact, aggregates, by, span, timeZone, currency, where }),
      };
    }),
  );
  for (const { fact, aggregates, found } of answers) {
    for (const { total, keys, titles, values } of found) {
      const group = total ? groups.total : (groups.parts.get(idOf(keys)) ?? Object.assign(empty(), { keys, titles }));
      if (!total) groups.parts.set(idOf(keys), group);
      measures.forEach((m, i) => {
        m.of.forEach((a, j) => {
          if (a.fact === fact.name) group.aggregates[i]![j] = values[aggregates.indexOf(a.sql)] ?? null;
        });
      });
    }
  }
  return groups;
}

/** Groups of the other span under the keys of this one: its nth month is compared with the nth month. */
function aligned(parts: Groups['parts'], by: readonly string[], from: Span, to: Span): Groups['parts'] {
  const renamed = by.map(name => {
    if (!isGrain(name)) return undefined;
    const here = bucketsOf(to, name);
    return new Map(bucketsOf(from, name).map((key, i) => [key, here[i]]));
  });
  const rename = (key: string | null, i: number) => (key === null ? null : (renamed[i]?.get(key) ?? key));
  return new Map([...parts.values()].map(group => ({ ...group, keys: group.keys.map(rename) })).map(group => [idOf(group.keys), group]));
}

const decimals = (measures: readonly Measure[], group: Group | undefined) =>
  measures.map((measure, i): Decimal | null => (group ? measured(measure, group.aggregates[i] ?? []) : null));

function rowOf(
  by: readonly string[],
  measures: readonly Measure[],
  group: Group,
  previous: Group | undefined,
  compares: boolean,
): AnalysisRow {
  const now = decimals(measures, group);
  const then = decimals(measures, previous);
  return {
    keys: Object.fromEntries(by.map((name, i) => [name, { key: group.keys[i] ?? null, label: group.titles[i] ?? group.keys[i] ?? '–' }])),
    figures: Object.fromEntries(measures.map((m, i) => [m.name, figure(m.unit, now[i] ?? null, compares ? (then[i] ?? null) : undefined)])),
  };
}

/** In the order of time, then of names; with `top` the largest first. */
function ordered(rows: readonly { row: AnalysisRow; group: Group }[], { by, top }: Asked, measures: readonly Measure[]): AnalysisRow[] {
  if (top) {
    const place = measures.findIndex(m => m.name === top.by);
    const size = (group: Group) => measured(measures[place]!, group.aggregates[place] ?? []) ?? new Decimal('-Infinity');
    return [...rows]
      .sort((a, b) => size(b.group).cmp(size(a.group)) || (idOf(a.group.keys) < idOf(b.group.keys) ? -1 : 1))
      .slice(0, top.n)
      .map(r => r.row);
  }
  const text = (group: Group) => group.keys.map((key, i) => (isGrain(by[i] ?? '') ? (key ?? '') : (group.titles[i] ?? key ?? '\uffff')));
  return [...rows]
    .map(r => ({ row: r.row, text: text(r.group) }))
    .sort((a, b) => a.text.map((t, i) => t.localeCompare(b.text[i] ?? '', 'en')).find(n => n !== 0) ?? 0)
    .map(r => r.row);
}

/**
 * Answers an analysis from what the viewer may see. `partial` says that this is not everything; a figure is the same in every client and report,
 * as all of them come here.
 *
 * @throws LIMIT_EXCEEDED for more than 5,000 groups
 */
export async function analyse(reader: Reader, viewer: Viewer, asked: Asked, now: Date): Promise<Answer> {
  const organisation = await readOrganisation(reader, viewer);
  const { analysis, by } = asked;
  const wanted = asked.top ? [...new Set([...asked.measures, asked.top.by])] : asked.measures;
  const measures = analysis.measures.filter(m => wanted.includes(m.name));
  const span = spanOf(asked.period, organisation);
  const today = DateTime.fromJSDate(now, { zone: organisation.timeZone });
  const compared = asked.compareWith && comparedWith(span, asked.compareWith, today);
  const [current, then] = await Promise.all([
    gather(reader, viewer, asked, measures, span, organisation),
    compared ? gather(reader, viewer, asked, measures, compared, organisation) : undefined,
  ]);
  const previous = then && compared ? aligned(then.parts, by, compared, span) : new Map<string, Group>();
  const nothing = (group: Group): Group => ({ ...group, aggregates: measures.map(m => m.of.map(() => null)) });
  const gone = [...previous].filter(([id]) => !current.parts.has(id)).map(([, group]) => nothing(group));
  const rows = [...current.parts.values(), ...gone].map(group => ({
    group,
    row: rowOf(by, measures, group, previous.get(idOf(group.keys)), !!compared),
  }));
  return {
    rows: ordered(rows, asked, measures),
    totals: rowOf([], measures, current.total, then?.total, !!compared),
    span,
    compared,
    unfinished: today < span.to,
    partial: analysis.facts.some(fact => fact.kinds.some(kind => viewer.scopes.read[kind] !== 'ALL')),
    currency: organisation.currency,
  };
}

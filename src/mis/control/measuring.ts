import { Decimal } from 'decimal.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError, invalidInput } from '../../platform/api/errors.js';
import type { Services } from '../../platform/server/services.js';
import { type Analysis, aggregatesOf, declaredAnalyses, enumName, type Measure, valueIn } from '../metrics/define.js';
import type { Driver } from './alert.entity.js';
import type { Indicator, IndicatorFilter } from './indicator.entity.js';
import type { IndicatorFilterInput } from './indicator.input.js';

/** A measure that is looked at, of some of its records. */
export type Watched = Pick<Indicator, 'analysis' | 'measure' | 'filter'>;

/** The days that are asked for, as an analysis takes them. */
export interface Days {
  period: string;
  through?: string;
}

/** A figure as it was found. */
export interface Found {
  value: string | null;
  partial: boolean;
  currency: string;
  position: string;
  from: string;
  to: string;
}

type Answering = Services['answer'];

export const measureOf = ({ analysis, measure }: Pick<Watched, 'analysis' | 'measure'>): [Analysis, Measure] | undefined => {
  const found = declaredAnalyses.get(analysis);
  const declared = found?.measures.find(({ name }) => name === measure);
  return found && declared && [found, declared];
};

interface Asked {
  analysis: string;
  measure: string;
  filter?: IndicatorFilterInput[] | null;
}

/** What is asked for, with its dimensions by name. @throws INVALID_INPUT for a measure or dimension that there is not */
export function watchedBy({ analysis, measure, filter }: Asked) {
  const [declared, found] = measureOf({ analysis, measure }) ?? [];
  if (!declared || !found)
    throw invalidInput([{ path: ['measure'], message: `there is no measure "${measure}" of "${analysis}": \`metrics\` lists all.` }]);
  const names = declared.dimensions.map(({ name }) => name);
  const wrong = (filter ?? []).flatMap(({ dimension }, i) =>
    names.includes(dimension)
      ? []
      : [{ path: ['filter', String(i), 'dimension'], message: `"${analysis}" has no "${dimension}"; it has ${names.join(', ')}.` }],
  );
  if (wrong.length) throw invalidInput(wrong);
  const limits: IndicatorFilter = Object.fromEntries((filter ?? []).map(({ dimension, keys }) => [dimension, keys]));
  return { watched: { analysis, measure, filter: limits }, measure: found };
}

/** Arguments of the analysis, without what it is grouped by. JSON of a list or a text is GraphQL. */
function argumentsOf({ filter }: Watched, days: Days): string {
  const where = Object.entries(filter).map(([dimension, keys]) => `${dimension}: ${JSON.stringify(keys)}`);
  return [
    ...Object.entries(days).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...(where.length ? [`where: { ${where.join(', ')} }`] : []),
  ].join(', ');
}

/**
 * The figure of a measure at this moment, by the very query that a client would send.
 *
 * @throws FORBIDDEN if the viewer may not ask for it; INVALID_INPUT for a dimension or key that there is not
 */
export async function figureOf(watched: Watched, days: Days, viewer: Viewer, answering: Answering): Promise<Found> {
  const document = `{ answer: ${watched.analysis}(${argumentsOf(watched, days)}) { totals { figure: ${watched.measure} { value } } partial currency position period { from to } } }`;
  const { answer } = await answering<{
    answer: {
      totals: { figure: { value: string | null } };
      partial: boolean;
      currency: string;
      position: string;
      period: { from: string; to: string };
    };
  }>(viewer, document);
  const { totals, partial, currency, position, period } = answer;
  return { value: totals.figure.value, partial, currency, position, ...period };
}

/** The days that an analysis compares these with. Errors as `figureOf`. */
export async function daysBefore(watched: Watched, days: Days, viewer: Viewer, answering: Answering): Promise<Days> {
  const document = `{ answer: ${watched.analysis}(${argumentsOf(watched, days)}, compareWith: PREVIOUS_PERIOD) { compared { from to } } }`;
  const { answer } = await answering<{ answer: { compared: { from: string; to: string } } }>(viewer, document);
  return { period: answer.compared.from, through: answer.compared.to };
}

/** Figures of one measure by stretches of time. */
export interface Series {
  values: ReadonlyMap<string, string | null>;
  partial: boolean;
  currency: string;
  position: string;
}

/** The figures of a measure by stretches of time, by their keys. Errors as `figureOf`. */
export async function seriesOf(
  watched: Watched,
  grain: 'DAY' | 'WEEK' | 'MONTH',
  days: Days,
  viewer: Viewer,
  answering: Answering,
): Promise<Series> {
  const document = `{ answer: ${watched.analysis}(by: [${grain}], ${argumentsOf(watched, days)}) { rows { at: ${grain.toLowerCase()} { key } figure: ${watched.measure} { value } } partial currency position } }`;
  const { answer } = await answering<{
    answer: { rows: { at: { key: string }; figure: { value: string | null } }[]; partial: boolean; currency: string; position: string };
  }>(viewer, document);
  const { rows, ...told } = answer;
  return { values: new Map(rows.map(({ at, figure }) => [at.key, figure.value])), ...told };
}

/** Groups of a dimension that are told. */
const TOLD = 3;
const DIMENSIONS = 3;

interface Row {
  group: { key: string | null; label: string };
  figure: { value: string | null };
}

/** Whether nothing happened where there is no figure. */
export const addsUp = ({ kind }: Measure): boolean => ['SUM', 'COUNT', 'LAST'].includes(kind);

/**
 * What moved a figure most against other days: of each of the first dimensions that split it, the groups with the largest change. Of ratios and numbers of
 * different things parts say nothing, so there are none.
 */
export async function driversOf(watched: Watched, now: Days, before: Days, viewer: Viewer, answering: Answering): Promise<Driver[]> {
  const [analysis, measure] = measureOf(watched) ?? [];
  if (!analysis || !measure || !addsUp(measure)) return [];
  const facts = aggregatesOf(measure).flatMap(({ fact }) => analysis.facts.find(({ name }) => name === fact) ?? []);
  const splitting = analysis.dimensions.filter(
    dimension => !(dimension.name in watched.filter) && facts.every(fact => valueIn(dimension, fact) !== undefined),
  );
  const drivers: Driver[] = [];
  for (const { name } of splitting.slice(0, DIMENSIONS)) {
    const asked = (days: Days) =>
      `${analysis.name}(by: [${enumName(name)}], ${argumentsOf(watched, days)}) { rows { group: ${name} { key label } figure: ${measure.name} { value } } }`;
    const answer = await answering<{ now: { rows: Row[] }; before: { rows: Row[] } }>(
      viewer,
      `{ now: ${asked(now)} before: ${asked(before)} }`,
    ).catch(error => {
      // a dimension that is hidden from the owner explains nothing to them
      if (error instanceof ApiError && error.code === 'FORBIDDEN') return { now: { rows: [] }, before: { rows: [] } };
      throw error;
    });
    const changes = new Map<string | null, { label: string; change: Decimal }>();
    const add = (sign: 1 | -1) => (row: Row) => {
      const { change = new Decimal(0) } = changes.get(row.group.key) ?? {};
      changes.set(row.group.key, { label: row.group.label, change: change.plus(new Decimal(row.figure.value ?? 0).times(sign)) });
    };
    answer.now.rows.forEach(add(1));
    answer.before.rows.forEach(add(-1));
    const moved = [...changes].filter(([, { change }]) => !change.isZero()).sort(([, a], [, b]) => b.change.abs().cmp(a.change.abs()));
    drivers.push(...moved.slice(0, TOLD).map(([key, { label, change }]) => ({ dimension: name, key, label, value: change.toFixed() })));
  }
  return drivers;
}

/** A query to be run as it stands: the figure as it is then, and the records behind it. */
export function drillDownOf(watched: Watched, days: Days): string {
  const [analysis, measure] = measureOf(watched) ?? [];
  const records = analysis?.facts.find(({ name }) => name === measure?.of[0]?.fact)?.records[0]?.field;
  const behind = records ? ` ${records}(first: 50) { totalCount nodes { id } }` : '';
  return `{ ${watched.analysis}(${argumentsOf(watched, days)}) { totals { ${watched.measure} { value } } currency position${behind} } }`;
}

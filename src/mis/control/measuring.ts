import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError } from '../../platform/api/errors.js';
import type { Services } from '../../platform/server/services.js';
import { type Analysis, declaredAnalyses, enumName, type Measure, valueIn } from '../metrics/define.js';
import type { Driver } from './alert.entity.js';
import type { Indicator } from './indicator.entity.js';
import { periodOn } from './indicator.rules.js';

/** What an indicator asks. */
export type Watched = Pick<Indicator, 'analysis' | 'measure' | 'filter' | 'period'>;

/** A figure as it was found. */
export interface Found {
  value: string | null;
  partial: boolean;
  currency: string;
  position: string;
  from: string;
  to: string;
}

type Asking = Pick<Services, 'answer'> & { timeZone: string; now: Date };

export const measureOf = ({ analysis, measure }: Pick<Watched, 'analysis' | 'measure'>): [Analysis, Measure] | undefined => {
  const found = declaredAnalyses.get(analysis);
  const declared = found?.measures.find(({ name }) => name === measure);
  return found && declared && [found, declared];
};

const literal = (value: unknown) => JSON.stringify(value);

/** Arguments of the analysis, without what it is grouped by. */
function argumentsOf({ filter, period }: Watched, { timeZone, now }: Pick<Asking, 'timeZone' | 'now'>): string {
  const days = periodOn(period, DateTime.fromJSDate(now).setZone(timeZone));
  const where = Object.entries(filter).map(([dimension, keys]) => `${dimension}: [${keys.map(literal).join(', ')}]`);
  return [
    ...Object.entries(days).map(([name, value]) => `${name}: ${literal(value)}`),
    ...(where.length ? [`where: { ${where.join(', ')} }`] : []),
  ].join(', ');
}

/**
 * The figure of an indicator at this moment, by the very query that a client would send.
 *
 * @throws FORBIDDEN if the viewer may not ask for it; INVALID_INPUT for a dimension or key that there is not
 */
export async function figureOf(watched: Watched, viewer: Viewer, asking: Asking): Promise<Found> {
  const document = `{ answer: ${watched.analysis}(${argumentsOf(watched, asking)}) { totals { ${watched.measure} { value } } partial currency position period { from to } } }`;
  const { answer } = await asking.answer<{
    answer: {
      totals: Record<string, { value: string | null }>;
      partial: boolean;
      currency: string;
      position: string;
      period: { from: string; to: string };
    };
  }>(viewer, document);
  const { totals, partial, currency, position, period } = answer;
  return { value: totals[watched.measure]?.value ?? null, partial, currency, position, ...period };
}

/** Groups of a dimension that are told. */
const TOLD = 3;
const DIMENSIONS = 3;

interface Row {
  group: { key: string | null; label: string };
  figure: { value: string | null; previous: string | null };
}

/**
 * What moved a figure most against the period before: of each of the first dimensions that split it, the groups with the largest change. Of ratios and numbers
 * of different things parts say nothing, so there are none.
 */
export async function driversOf(watched: Watched, viewer: Viewer, asking: Asking): Promise<Driver[]> {
  const [analysis, measure] = measureOf(watched) ?? [];
  if (!analysis || !measure || !['SUM', 'COUNT', 'LAST'].includes(measure.kind)) return [];
  const facts = [...measure.of, ...(measure.less ?? [])].flatMap(({ fact }) => analysis.facts.find(({ name }) => name === fact) ?? []);
  const splitting = analysis.dimensions.filter(
    dimension => !(dimension.name in watched.filter) && facts.every(fact => valueIn(dimension, fact) !== undefined),
  );
  const drivers: Driver[] = [];
  for (const { name } of splitting.slice(0, DIMENSIONS)) {
    const document = `{ answer: ${analysis.name}(by: [${enumName(name)}], ${argumentsOf(watched, asking)}, compareWith: PREVIOUS_PERIOD) { rows { group: ${name} { key label } figure: ${measure.name} { value previous } } } }`;
    const { answer } = await asking.answer<{ answer: { rows: Row[] } }>(viewer, document).catch(error => {
      // a dimension that is hidden from the owner explains nothing to them
      if (error instanceof ApiError && error.code === 'FORBIDDEN') return { answer: { rows: [] as Row[] } };
      throw error;
    });
    const moved = answer.rows.map(({ group, figure: { value, previous } }) => ({
      ...group,
      change: new Decimal(value ?? 0).minus(previous ?? 0),
    }));
    moved.sort((a, b) => b.change.abs().cmp(a.change.abs()));
    const told = moved.filter(({ change }) => !change.isZero()).slice(0, TOLD);
    drivers.push(...told.map(({ key, label, change }) => ({ dimension: name, key, label, value: change.toFixed() })));
  }
  return drivers;
}

/** A query to be run as it stands: the figure as it is then, and the records behind it. */
export function drillDownOf(watched: Watched, asking: Pick<Asking, 'timeZone' | 'now'>): string {
  const [analysis, measure] = measureOf(watched) ?? [];
  const records = analysis?.facts.find(({ name }) => name === measure?.of[0]?.fact)?.records[0]?.field;
  const behind = records ? ` ${records}(first: 50) { totalCount nodes { id } }` : '';
  return `{ ${watched.analysis}(${argumentsOf(watched, asking)}) { totals { ${watched.measure} { value } } currency position${behind} } }`;
}

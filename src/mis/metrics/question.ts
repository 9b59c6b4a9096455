import { DateTime } from 'luxon';
import { platformErrors } from '../../platform/api/errors.js';
import type { Compilation } from '../../platform/reading/compile/compilation.js';
import type { Model } from '../../platform/reading/model.js';
import { itemsOf, membersOf, type Value, type Variables } from '../../platform/reading/values.js';
import { customDimension, partsOf } from './custom.js';
import { type Analysis, type Dimension, dimensionOf, enumName, type Fact, type Measure, valueIn } from './define.js';
import {
  bucketNumber,
  bucketsOf,
  type Calendar,
  type Comparison,
  comparedWith,
  type Grain,
  isGrain,
  monthsWithin,
  ofMonths,
  type Span,
  shared,
  spanOf,
} from './period.rules.js';

/** What is asked for now, and what it is compared with. */
export type Which = 'now' | 'before';
/** The days that a question is about: known when somebody asks. */
interface Spans {
  now: Span;
  before: Span;
  today: DateTime;
}

/** What time is grouped by, or a dimension. */
export type By = { name: string; grain: Grain; dimension?: undefined } | { name: string; grain?: undefined; dimension: Dimension };

type Args = Record<string, Value | undefined>;

function periodOf(argument: string, period: unknown, calendar: Calendar): Span {
  const span = spanOf(String(period), calendar);
  if (!span) throw platformErrors.INVALID_INPUT(`"${argument}" is "${String(period)}", and there is no such week or day.`);
  return span;
}

/** One question to an analysis: what of it decides the statement, and parameters for the rest. */
export class Question {
  readonly by: readonly By[];
  readonly where: readonly (readonly [Dimension, Value])[];
  readonly compareWith: Comparison | undefined;
  readonly top: { n: Value; by: Measure } | undefined;
  private readonly spans = new WeakMap<Variables, Spans>();
  private readonly parameters = new Map<string, string>();

  /** @throws FORBIDDEN for a measure or dimension that the viewer's roles hide, wherever it is named */
  constructor(
    readonly c: Compilation,
    readonly analysis: Analysis,
    readonly row: Model,
    private readonly args: Args,
  ) {
    const named = args.by ? itemsOf(args.by).map(item => String(item.v)) : [];
    const plain = [...new Set(named)].map((name): By => {
      if (isGrain(name)) return { name, grain: name };
      const dimension = analysis.dimensions.find(d => enumName(d.name) === name);
      if (!dimension) throw platformErrors.INVALID_INPUT(`"${analysis.name}" can not be grouped by "${name}".`);
      return { name: dimension.name, dimension };
    });
    const custom = args.byCustomFields?.v == null ? [] : itemsOf(args.byCustomFields).map(item => this.custom(partsOf(item)));
    this.by = [...plain, ...[...new Map(custom.map(dimension => [dimension.name, { name: dimension.name, dimension }])).values()]];
    this.where =
      args.where?.v == null
        ? []
        : membersOf(args.where).flatMap(([name, value]) => {
            if (value.v == null) return [];
            return name === 'customFields' ? itemsOf(value).map(this.limited, this) : [[dimensionOf(analysis, name), value] as const];
          });
    this.compareWith = (args.compareWith?.v as Comparison | null | undefined) ?? undefined;
    this.top = this.topOf(args.top);
    for (const { name, custom } of this.dimensions) c.use(row, custom ? 'customField' : name);
    if (this.top) c.use(row, this.top.by.name);
  }

  /** A custom field that a part of the question names. */
  custom(asked: Args): Dimension {
    return customDimension(this.c, this.analysis, asked);
  }

  private limited(item: Value, i: number): readonly [Dimension, Value] {
    const { in: keys, ...asked } = partsOf(item);
    const dimension = this.custom(asked);
    // one field may be limited twice
    return [{ ...dimension, name: `${dimension.name} ${i}` }, keys as Value];
  }

  /** All that figures are split or limited by, beside time. */
  get dimensions(): Dimension[] {
    return [...this.by.flatMap(by => by.dimension ?? []), ...this.where.map(([dimension]) => dimension)];
  }

  /** The custom field that rows of a fact know nothing of, if there is one: figures of it would all be in the group of none. */
  unknownIn(fact: Fact): Dimension | undefined {
    return this.dimensions.find(dimension => dimension.custom && valueIn(dimension, fact) === undefined);
  }

  /** @throws INVALID_INPUT if what is made of a fact is to be split by a custom field that its rows know nothing of */
  refuse(fact: Fact, what: string): void {
    const unknown = this.unknownIn(fact);
    if (!unknown) return;
    const rows = fact.description.charAt(0).toLowerCase() + fact.description.slice(1).replace(/\.$/, '');
    throw platformErrors.INVALID_INPUT(
      `"${what}" can not be split by the custom field "${unknown.label}": it is made of ${rows}, which do not have it.`,
    );
  }

  private topOf(top: Value | undefined): Question['top'] {
    if (top?.v == null) return undefined;
    const { n, by } = Object.fromEntries(membersOf(top));
    const measure = this.analysis.measures.find(m => enumName(m.name) === by?.v);
    if (!n || !measure) throw platformErrors.INVALID_INPUT('"top" takes "n" and "by".');
    return { n, by: measure };
  }

  get calendar(): Calendar {
    const { timeZone, fiscalYearStartMonth = 1 } = this.c.source.settings;
    return { timeZone, fiscalYearStartMonth };
  }

  /** How far the viewer sees records of a kind. */
  scope(kind: string) {
    return this.c.source.viewer.scopes.read[kind] ?? 'NONE';
  }

  private asked(variables: Variables): Spans {
    const known = this.spans.get(variables);
    if (known) return known;
    const { period, through, part } = this.args;
    const { calendar, top } = this;
    const wanted = top ? Number(top.n.get(variables)) : 1;
    if (wanted < 1 || wanted > 1000) throw platformErrors.LIMIT_EXCEEDED(`"top.n" is ${wanted}; it may be 1 to 1000.`);
    let now = periodOf('period', period?.get(variables), calendar);
    const last = through?.get(variables);
    if (last != null) {
      const { to } = periodOf('through', last, calendar);
      if (to <= now.from) throw platformErrors.INVALID_INPUT(`"through" ends before "period" begins.`);
      now = { from: now.from, to };
    }
    const within = part?.get(variables);
    if (within != null) now = shared(now, periodOf('part', within, calendar));
    const today = DateTime.now().setZone(calendar.timeZone);
    const spans = { now, today, before: this.compareWith ? comparedWith(now, this.compareWith, today) : now };
    this.spans.set(variables, spans);
    return spans;
  }

  private once(name: string, type: string, get: (spans: Spans, variables: Variables) => unknown): string {
    const known = this.parameters.get(name);
    if (known) return known;
    const made = this.c.parameter(({ variables }) => get(this.asked(variables), variables), type);
    this.parameters.set(name, made);
    return made;
  }

  /** Day or instant at which a span begins, or has ended. */
  bound(which: Which, end: keyof Span, type: Fact['at']['type']): string {
    return type === 'day'
      ? this.once(`${which} ${end} day`, 'date', spans => spans[which][end].toISODate())
      : this.once(`${which} ${end}`, 'timestamptz', spans => spans[which][end].toUTC().toISO());
  }

  /**
   * The whole months of a span, as days; for what is counted from the beginning of time, all months that are over by then.
   *
   * @param daily time is grouped by days or weeks: no month will do, but those before the span
   */
  months(which: Which, end: keyof Span, type: Fact['at']['type'], { daily, ever }: { daily: boolean; ever: boolean }): string {
    const of = (spans: Spans): Span => {
      const { from, to } = spans[which];
      if (ever) return { from, to: (daily ? from : to).startOf('month') };
      return daily ? { from, to: from } : monthsWithin({ from, to });
    };
    const name = `${which} months ${end} ${daily} ${ever}`;
    if (type === 'day') return this.once(`${name} day`, 'date', spans => of(spans)[end].toISODate());
    return this.once(name, 'timestamptz', spans => of(spans)[end].toUTC().toISO());
  }

  /** The number of the first bucket of a span. */
  firstBucket(which: Which, grain: Grain): string {
    const { fiscalYearStartMonth } = this.calendar;
    return this.once(`${which} first ${grain}`, 'int', spans => bucketNumber(spans[which].from, grain, fiscalYearStartMonth));
  }

  /** How many buckets of a span have begun. */
  begun(which: Which, grain: Grain): string {
    const { fiscalYearStartMonth } = this.calendar;
    return this.once(`${which} begun ${grain}`, 'int', spans => {
      const { from, to } = spans[which];
      const end = to.minus({ days: 1 }) < spans.today ? to.minus({ days: 1 }) : spans.today;
      return Math.max(0, 1 + bucketNumber(end, grain, fiscalYearStartMonth) - bucketNumber(from, grain, fiscalYearStartMonth));
    });
  }

  /** Keys of buckets by their place, as a list: the nth of a compared period has the name of the nth of this one. */
  keys(which: Which, grain: Grain): string {
    const { fiscalYearStartMonth } = this.calendar;
    return this.once(`${which} keys ${grain}`, 'text[]', spans => {
      const now = bucketsOf(spans.now, grain, fiscalYearStartMonth);
      const own = which === 'now' ? now : bucketsOf(spans.before, grain, fiscalYearStartMonth);
      return own.map((key, i) => now[i] ?? key);
    });
  }

  get timeZone(): string {
    return this.once('timeZone', 'text', () => this.calendar.timeZone);
  }

  /** The keys that a dimension is limited to, and whether rows without one are among them. */
  wanted(dimension: Dimension, value: Value): { keys: string; none: string } {
    const items = (variables: Variables) => [value.get(variables)].flat() as (string | null)[];
    const given = dimension.shown?.given ?? ((key: string) => key);
    return {
      keys: this.once(`keys of ${dimension.name}`, 'text[]', (_, variables) =>
        items(variables).flatMap(item => (item === null ? [] : given(item))),
      ),
      none: this.once(`none of ${dimension.name}`, 'boolean', (_, variables) => items(variables).includes(null)),
    };
  }

  limit(n: Value): string {
    return this.once('top', 'int', (_, variables) => n.get(variables));
  }

  /** Days as they are told. */
  day(which: Which, end: 'first' | 'last'): string {
    return this.once(`${which} ${end}`, 'text', spans =>
      (end === 'first' ? spans[which].from : spans[which].to.minus({ days: 1 })).toISODate(),
    );
  }

  get unfinished(): string {
    return this.once('unfinished', 'boolean', ({ now, today }) => today < now.to);
  }

  /** Time is grouped by something that months are not made of. */
  get daily(): boolean {
    return this.by.some(({ grain }) => grain && !ofMonths(grain));
  }
}

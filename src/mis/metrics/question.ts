import { DateTime } from 'luxon';
import { permits } from '../../platform/access/viewer.js';
import { forbidden, platformErrors } from '../../platform/api/errors.js';
import type { Compilation } from '../../platform/reading/compile/compilation.js';
import { UnknownDefinition } from '../../platform/reading/custom-fields.js';
import type { Model } from '../../platform/reading/model.js';
import { itemsOf, membersOf, type Value, type Variables } from '../../platform/reading/values.js';
import { customDimension, partsOf } from './custom.js';
import {
  type Analysis,
  aggregatesOf,
  type Dimension,
  dimensionOf,
  enumName,
  type Fact,
  homeOf,
  type Measure,
  measuresOf,
  type Origin,
  typeNames,
  valueIn,
} from './define.js';
import {
  bucketNumber,
  bucketStart,
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

/** A measure that groups are ordered by. */
export interface Order {
  by: Measure;
  descending: boolean;
}

/** What is held against a figure: the same of other days, or what was budgeted for these. */
export type Against = Comparison | 'BUDGET';

export const MOST_GROUPS = 1_000;
function bounded(what: string, given: unknown, most: number): number {
  const wanted = Number(given);
  if (wanted < 1 || wanted > most) throw platformErrors.LIMIT_EXCEEDED(`"${what}" is ${wanted}; it may be 1 to ${most}.`);
  return wanted;
}

/** One question to an analysis: what of it decides the statement, and parameters for the rest. */
export class Question {
  readonly by: readonly By[];
  readonly where: readonly (readonly [Dimension, Value])[];
  readonly compareWith: Against | undefined;
  readonly order: readonly Order[];
  /** How many groups, and whether one more stands for all others. */
  readonly limit: { n: Value; others: boolean } | undefined;
  private readonly made = new Map<string, Measure>();
  /** Facts that figures or records have been asked of. */
  readonly asked = new Set<Fact>();
  /** What the days of the question have to be like for a figure that is asked for. */
  private readonly checks: ((spans: Spans) => void)[] = [];
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
    this.compareWith = (args.compareWith?.v as Against | null | undefined) ?? undefined;
    this.order = args.orderBy?.v == null ? [] : itemsOf(args.orderBy).map(item => this.ordered(partsOf(item)));
    this.limit = this.limitOf(args);
    for (const { name, custom, origins } of this.dimensions) this.note(custom ? 'customField' : name, origins);
    for (const { by } of this.order) this.noteMeasure(by);
  }

  /** @throws FORBIDDEN if it is hidden, here or in an analysis that it comes from */
  private note(name: string, origins: readonly Origin[] = []): void {
    const { c } = this;
    c.use(this.row, name);
    for (const origin of origins) {
      const row = c.source.models.get(typeNames(origin.analysis).row);
      if (row) c.use(row, origin.name);
    }
  }

  /** @throws FORBIDDEN if it is hidden, or the analysis that it comes from asks for a permission that the viewer does not have */
  noteMeasure(measure: Measure): void {
    for (const { name, origin } of measuresOf(measure)) {
      this.note(name, origin && [origin]);
      if (origin) this.permit(name, origin.analysis);
    }
  }

  /** A custom field that a part of the question names. */
  custom(asked: Args): Dimension {
    return customDimension(this.c, this.analysis, asked);
  }

  private limited(item: Value, i: number): readonly [Dimension, Value] {
    const { in: keys, ...asked } = partsOf(item);
    const dimension = this.custom(asked);
    // one field may be limited twice
    return [{ ...dimension, name: `${dimension.name} ${i}`, told: dimension.name }, keys as Value];
  }

  /** All that figures are split or limited by, beside time. */
  get dimensions(): Dimension[] {
    return [...this.by.flatMap(by => by.dimension ?? []), ...this.where.map(([dimension]) => dimension)];
  }

  /** What rows of a fact know nothing of, if there is such a dimension: figures of it would all be in the group of none. */
  unknownIn(fact: Fact): Dimension | undefined {
    return this.dimensions.find(dimension => valueIn(dimension, fact) === undefined);
  }

  /** @throws INVALID_INPUT if what is made of a fact is to be split or limited by what its rows know nothing of */
  refuse(fact: Fact, what: string): void {
    this.asked.add(fact);
    const unknown = this.unknownIn(fact);
    if (!unknown) return;
    const rows = fact.description.charAt(0).toLowerCase() + fact.description.slice(1).replace(/\.$/, '');
    const named = unknown.custom ? `the custom field "${unknown.label}"` : `"${unknown.name}"`;
    const has = this.analysis.dimensions.filter(dimension => valueIn(dimension, fact) !== undefined).map(({ name }) => name);
    throw platformErrors.INVALID_INPUT(
      `"${what}" can not be split by ${named}: it is made of ${rows}, which do not have it. What they have: ${has.join(', ')}.`,
    );
  }

  /** Whether figures of a measure are known by every dimension of the question. */
  splits(measure: Measure): boolean {
    return aggregatesOf(measure).every(({ fact, instead }) =>
      [fact, instead?.fact].some(name => this.analysis.facts.some(each => each.name === name && !this.unknownIn(each))),
    );
  }

  /** @throws FORBIDDEN as for a measure, for the records of a fact */
  noteRecords(fact: Fact, field: string): void {
    const { c, analysis } = this;
    const home = homeOf(fact);
    for (const each of new Set([analysis, home])) c.use(c.source.models.get(typeNames(each).answer) as Model, field);
    this.permit(field, home);
  }

  private permit(what: string, { requires }: Analysis): void {
    if (!permits(this.c.source.viewer, requires)) throw forbidden(`"${what}", which takes the permission "${requires}"`);
  }

  /** A measure that somebody has made of others. @throws INVALID_INPUT if there is none of this code */
  calculated(code: unknown): Measure {
    this.note('calculated');
    const known = this.made.get(String(code)) ?? this.analysis.calculated?.(this.c, String(code));
    if (!known) throw new UnknownDefinition(`There is no calculated measure "${String(code)}" in use: \`calculatedMeasures\` lists all.`);
    this.made.set(known.name, known);
    return known;
  }

  private ordered({ measure: named, calculated, direction }: Args): Order {
    const declared = this.analysis.measures.find(({ name }) => enumName(name) === named?.v);
    const by = declared ?? (calculated?.v == null ? undefined : this.calculated(calculated.v));
    if (!by || (declared && calculated?.v != null)) throw platformErrors.INVALID_INPUT('An item of "orderBy" takes one measure.');
    return { by, descending: direction?.v !== 'ASC' };
  }

  private limitOf({ limit, others }: Args): Question['limit'] {
    if (limit?.v != null) return { n: limit, others: others?.v === true };
    if (others?.v === true) throw platformErrors.INVALID_INPUT('"others" are those beyond "limit": say how many are wanted.');
    return undefined;
  }

  get calendar(): Calendar {
    const { timeZone, fiscalYearStartMonth = 1 } = this.c.source.settings;
    return { timeZone, fiscalYearStartMonth };
  }

  /** How far the viewer sees records of a kind. */
  scope(kind: string) {
    return this.c.source.viewer.scopes.read[kind] ?? 'NONE';
  }

  /** Whether records are out of the viewer's sight of which a measure, or all that has been asked for, is made. */
  partial(measure?: Measure): boolean {
    const names = measure && aggregatesOf(measure).flatMap(({ fact, instead }) => [fact, instead?.fact]);
    const facts = names
      ? this.analysis.facts.filter(({ name }) => names.includes(name))
      : this.asked.size
        ? [...this.asked]
        : this.analysis.facts;
    return facts.some(({ kind }) => this.scope(kind) !== 'ALL');
  }

  private spansFor(variables: Variables): Spans {
    const known = this.spans.get(variables);
    if (known) return known;
    const { period, through, part } = this.args;
    const { calendar, limit } = this;
    if (limit) bounded('limit', limit.n.get(variables), MOST_GROUPS);
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
    const { compareWith } = this;
    const before = compareWith && compareWith !== 'BUDGET' ? comparedWith(now, compareWith, today) : now;
    const spans = { now, today, before };
    for (const check of this.checks) check(spans);
    this.spans.set(variables, spans);
    return spans;
  }

  /** @throws INVALID_INPUT when asked, if the days do not begin where a stretch of this length does: what is counted from there would not be all of it */
  beginsWith(grain: Grain, what: string): void {
    const { fiscalYearStartMonth } = this.calendar;
    this.checks.push(({ now }) => {
      const first = bucketStart(now.from, grain, fiscalYearStartMonth);
      if (first.equals(now.from)) return;
      throw platformErrors.INVALID_INPUT(
        `"${what}" counts from ${first.toISODate()}, and the days that are asked for begin on ${now.from.toISODate()}: let "period" begin earlier and go "through" to where it ends now.`,
      );
    });
  }

  private once(name: string, type: string, get: (spans: Spans, variables: Variables) => unknown): string {
    const known = this.parameters.get(name);
    if (known) return known;
    const made = this.c.parameter(({ variables }) => get(this.spansFor(variables), variables), type);
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

  /** @throws LIMIT_EXCEEDED when asked, for a number that is out of bounds */
  number(what: string, n: Value, most: number): string {
    return this.c.parameter(({ variables }) => bounded(what, n.get(variables), most), 'int');
  }

  /** The time that groups follow each other in: what is named last. */
  get time(): { place: number; grain: Grain } | undefined {
    const place = this.by.findLastIndex(({ grain }) => grain);
    const grain = this.by[place]?.grain;
    return grain && { place, grain };
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

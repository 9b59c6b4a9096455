import { platformErrors } from '../../platform/api/errors.js';
import type { Value } from '../../platform/reading/values.js';
import { type Aggregate, type Analysis, aggregatesOf, type Fact, isRatio, type Measure, measuresOf, type Unit, valueIn } from './define.js';
import { bucketSql, bucketStartSql, type Grain } from './period.rules.js';
import { MOST_GROUPS, type Question, type Which } from './question.js';
import { sourceOf } from './source.query.js';

const GROUPS = 10_000;
/** Digits after the point that a unit is told with. */
const SCALE: Record<Unit, number> = { MONEY: 2, COUNT: 0, PERCENT: 2, DAYS: 1, HOURS: 2, QUANTITY: 3 };

const factOf = (analysis: Analysis, name: string): Fact => analysis.facts.find(f => f.name === name) as Fact;

/** The fact that an aggregate is taken from: the one in which it adds up, where that has all dimensions of the question. */
function chosen(q: Question, aggregate: Aggregate): Aggregate {
  const other = aggregate.instead && factOf(q.analysis, aggregate.instead.fact);
  return other && q.dimensions.every(d => valueIn(d, other) !== undefined) ? (aggregate.instead as Aggregate) : aggregate;
}

/** A column of the joined groups for each aggregate, once. */
class Columns {
  readonly all: { aggregate: Aggregate; ever: boolean }[] = [];

  constructor(private readonly q: Question) {}

  place(aggregate: Aggregate, ever: boolean): number {
    const wanted = chosen(this.q, aggregate);
    const same = (a: Aggregate) => a.fact === wanted.fact && a.sum === wanted.sum && a.sql === wanted.sql;
    const known = this.all.findIndex(each => each.ever === ever && same(each.aggregate));
    return known >= 0 ? known : this.all.push({ aggregate: wanted, ever }) - 1;
  }
}

const PREFIX: Record<Which, string> = { now: 'c', before: 'p' };
/** A column of the joined groups as it stands, or added up over some of them. */
type Over = (column: string) => string;
const itself: Over = column => column;
const added: Over = column => `sum(${column})`;

/** SQL of a measure over the columns of the joined groups; null where there is nothing to divide by, or no row. */
function measured(measure: Measure, columns: Columns, which: Which, over: Over = itself): string {
  if (measure.made) return calculated(measure.made, part => measured(part, columns, which, over));
  const ever = measure.kind === 'LAST';
  const column = (a: Aggregate) => over(`${PREFIX[which]}${columns.place(a, ever)}`);
  const summed = (of: readonly Aggregate[], sign: string) => of.map(a => `${sign}coalesce(${column(a)},0)`).join('');
  const { of, less = [], per = [] } = measure;
  const some = [...of, ...less].map(a => `${column(a)} is not null`).join(' or ');
  const sum = `${summed(of, '+')}${summed(less, '-')}`;
  if (per.length) return `case when ${some} then (${sum})/nullif(${summed(per, '+')},0)${measure.unit === 'PERCENT' ? '*100' : ''} end`;
  return measure.unit === 'COUNT' ? `(${sum})` : `case when ${some} then ${sum} end`;
}

/** Sums and numbers of things count as 0 where there are none; of ratios, medians and the like there is nothing then. */
const isCounted = ({ kind }: Measure) => kind === 'SUM' || kind === 'COUNT' || kind === 'LAST';

/** SQL of what is made of other measures; null where none of them is anything. */
function calculated({ parts, sql }: NonNullable<Measure['made']>, part: (measure: Measure) => string): string {
  const found = new Map(parts.map(measure => [measure.name, { sql: `(${part(measure)})`, counted: isCounted(measure) }]));
  const made = sql(name => {
    const one = found.get(name);
    return one?.counted ? `coalesce(${one.sql},0)` : `${one?.sql}`;
  });
  return `case when ${[...found.values()].map(each => `${each.sql} is not null`).join(' or ')} then ${made} end`;
}

/** Digits that a measure is told with: so many of one thing for each of another are no whole number. */
const scaleOf = ({ unit, made }: Measure): number => (made ? Math.max(PERCENT, SCALE[unit]) : SCALE[unit]);

/** A column of the groups, and the digits that it is told with. */
interface Told {
  sql: string;
  scale: number;
}
/** Digits of a percentage. */
const PERCENT = 2;
const LONGEST_AVERAGE = 366;

/** The statement of an analysis in the making: what the selection needs decides what is read. */
export class Groups {
  private readonly columns: Columns;
  private readonly measures: Measure[] = [];
  /** What is told of groups beside others, by name: over all groups, and over those that are left out together, if that can be said. */
  private readonly windows = new Map<string, { sql: string; others: string }>();

  constructor(private readonly q: Question) {
    this.columns = new Columns(q);
    for (const { by } of q.order) this.value(by);
  }

  private aggregates(measure: Measure): Aggregate[] {
    return aggregatesOf(measure).map(aggregate => chosen(this.q, aggregate));
  }

  /** Whether figures of groups add up to the figure of all of them. */
  addsUp(measure: Measure): boolean {
    return this.aggregates(measure).every(({ sql }) => !sql);
  }

  /** @throws INVALID_INPUT naming what can not be said of a measure, and why */
  private refuse(what: string, { name }: Measure, why: string): never {
    throw platformErrors.INVALID_INPUT(`"${what}" can not be told of "${name}": ${why}`);
  }

  private planned(measure: Measure): Measure {
    const plan = this.q.analysis.measures.find(({ name }) => name === measure.budget);
    if (plan) return plan;
    const have = this.q.analysis.measures.filter(({ budget }) => budget).map(({ name }) => name);
    const others = have.length ? `There is one for ${have.join(', ')}.` : 'Nothing here has one.';
    return this.refuse('compareWith: BUDGET', measure, `there is no budget for it. ${others}`);
  }

  private registered(measure: Measure): number {
    const known = this.measures.indexOf(measure);
    if (known >= 0) return known;
    const { q, columns } = this;
    const held = q.compareWith === 'BUDGET' ? [measure, this.planned(measure)] : [measure];
    for (const each of held) {
      q.noteMeasure(each);
      for (const { fact } of this.aggregates(each)) q.refuse(factOf(q.analysis, fact), each.name);
      for (const part of measuresOf(each)) for (const a of aggregatesOf(part)) columns.place(a, part.kind === 'LAST');
    }
    return this.measures.push(measure) - 1;
  }

  /** Columns of the figures of a measure: its value and what is held against it. @throws INVALID_INPUT if the question splits it by what it is not made of */
  value(measure: Measure): { now: string; before: string; scale: number } {
    const place = this.registered(measure);
    return { now: `v${place}`, before: `w${place}`, scale: scaleOf(measure) };
  }

  private get compares(): boolean {
    return this.q.compareWith !== undefined;
  }

  /** SQL of what is held against a measure. */
  private against(measure: Measure, over?: Over): string {
    return this.q.compareWith === 'BUDGET'
      ? measured(this.planned(measure), this.columns, 'now', over)
      : measured(measure, this.columns, 'before', over);
  }

  /** Has groups be read though no figure of them may be asked for: those that the first measure has. */
  exist(): void {
    const { analysis } = this.q;
    if (!this.measures.length) this.value(analysis.measures.find(m => this.q.splits(m)) ?? (analysis.measures[0] as Measure));
  }

  private key(place: number): string {
    const { q } = this;
    return q.by[place]?.grain ? `k${place}` : `coalesce(t${place},k${place}) collate names`;
  }

  private keysOf(wanted: (place: number) => boolean): string[] {
    return this.q.by.flatMap((_, place) => (wanted(place) ? `k${place}` : []));
  }

  private window(name: string, sql: string, others = 'null::numeric'): string {
    const known = this.windows.get(name)?.sql;
    if (known !== undefined && known !== sql) return this.window(`${name}_`, sql, others);
    this.windows.set(name, { sql, others });
    return name;
  }

  /** Groups of the same stretch of time; all of them where time alone makes groups. */
  private get beside(): string {
    const times = this.keysOf(place => this.q.by[place]?.grain !== undefined);
    return ['g', ...(times.length < this.q.by.length ? times : [])].join(', ');
  }

  /** The place of a measure whose groups are parts of their total. @throws INVALID_INPUT for what does not add up */
  private parted(measure: Measure): number {
    const place = this.registered(measure);
    if (isRatio(measure) || !this.addsUp(measure)) this.refuse('share', measure, 'its groups do not add up to their total.');
    if (measure.kind === 'LAST' && !this.q.dimensions.length)
      this.refuse('share', measure, 'what there is at one moment is no part of what there is at another.');
    return place;
  }

  /** Percent of all groups of the same stretch of time. @throws INVALID_INPUT for what does not add up */
  share(measure: Measure): Told {
    const place = this.parted(measure);
    const sql = `v${place}*100/nullif(sum(v${place}) over (partition by ${this.beside}),0)`;
    return { sql: this.window(`share${place}`, sql, `sum(share${place})`), scale: PERCENT };
  }

  private ranked(place: number): string {
    const names = this.q.by.map((_, i) => this.key(i));
    return `(partition by ${this.beside} order by ${[`v${place} desc nulls last`, ...names].join(', ')} rows unbounded preceding)`;
  }

  /** Percent of the total that the largest groups make up together, down to this one. @throws INVALID_INPUT as `share` */
  cumulative(measure: Measure): Told {
    const place = this.parted(measure);
    const sum = `sum(greatest(v${place},0)) over`;
    const sql = `${sum} ${this.ranked(place)}*100/nullif(${sum} (partition by ${this.beside}),0)`;
    return { sql: this.window(`cumulative${place}`, sql, '100::numeric'), scale: PERCENT };
  }

  /** A where the larger ones make up less than `a` percent before this one, B less than `b`, C the others. @throws INVALID_INPUT as `share` */
  abc(measure: Measure, a: string, b: string): string {
    const place = this.parted(measure);
    const sum = `sum(greatest(v${place},0)) over`;
    const before = `(${sum} ${this.ranked(place)}-greatest(v${place},0))*100`;
    const all = `${sum} (partition by ${this.beside})`;
    const sql = `case when g = 1 or v${place} is null or ${all}=0 then null when ${before}<${a}*${all} then 'A' when ${before}<${b}*${all} then 'B' else 'C' end`;
    return this.window(`abc${place}`, sql, 'null::text');
  }

  /** Percent of the first group of time, or of the last of `by` where there is none, all others being equal. */
  ofFirst(measure: Measure): Told {
    const place = this.registered(measure);
    const last = this.q.time?.place ?? this.q.by.length - 1;
    const beside = ['g', ...this.keysOf(other => other !== last)].join(', ');
    const sql = `case when g = 0 then v${place}*100/nullif(first_value(v${place}) over (partition by ${beside} order by ${last < 0 ? '1' : this.key(last)}),0) end`;
    return { sql: this.window(`first${place}`, sql), scale: PERCENT };
  }

  /** The time that figures go along. @throws INVALID_INPUT without one, or for a measure of which nothing can be added up over time */
  private along(what: string, measure: Measure, standing: boolean): { place: number; grain: Grain; beside: string[] } {
    const { time } = this.q;
    if (!time) throw platformErrors.INVALID_INPUT(`"${what}" goes along time: name a stretch of time in "by", as MONTH.`);
    if (measuresOf(measure).some(({ kind }) => kind === 'LAST') && !(standing && !measure.made))
      this.refuse(what, measure, 'it is what there is at the end of a stretch of time, and holds all that came before.');
    if (!this.addsUp(measure)) this.refuse(what, measure, 'it is counted anew for every group, and does not add up.');
    return { ...time, beside: ['g', ...this.keysOf(place => place !== time.place)] };
  }

  /** This stretch of time and all before it, within the groups of everything else. */
  running(measure: Measure): Told {
    const place = this.registered(measure);
    const { place: time, beside } = this.along('running', measure, false);
    const over: Over = column => `sum(${column}) over (partition by ${beside.join(', ')} order by k${time})`;
    return { sql: this.window(`running${place}`, measured(measure, this.columns, 'now', over)), scale: scaleOf(measure) };
  }

  /** From the beginning of the longer stretch of time that this one begins in. */
  toDate(measure: Measure, of: Grain): Told {
    const place = this.registered(measure);
    const { place: time, grain, beside } = this.along('toDate', measure, false);
    const { fiscalYearStartMonth } = this.q.calendar;
    const first = bucketStartSql(`k${time}+${this.q.firstBucket('now', grain)}`, grain, fiscalYearStartMonth);
    const within = bucketSql(first, of, fiscalYearStartMonth);
    this.q.beginsWith(of, 'toDate');
    const over: Over = column => `sum(${column}) over (partition by ${[...beside, within].join(', ')} order by k${time})`;
    const name = this.window(
      `todate${place}${of.toLowerCase()}`,
      `case when g = 0 then ${measured(measure, this.columns, 'now', over)} end`,
    );
    return { sql: name, scale: scaleOf(measure) };
  }

  /** Mean of so many stretches of time up to this one, in which nothing counts as 0; of a ratio, the ratio of their sums. */
  movingAverage(measure: Measure, over: Value): Told {
    const place = this.registered(measure);
    const { place: time, beside } = this.along('movingAverage', measure, true);
    const n = this.q.number('movingAverage.over', over, LONGEST_AVERAGE);
    const frame = `(partition by ${beside.join(', ')} order by k${time} range between ${n}-1 preceding and current row)`;
    const sums = measured(measure, this.columns, 'now', column => `sum(${column}) over ${frame}`);
    const sql = `case when g = 0 and k${time} >= ${n}-1 then ${isRatio(measure) ? sums : `(${sums})/${n}`} end`;
    return { sql: this.window(`average${place}`, sql), scale: Math.max(PERCENT, scaleOf(measure)) };
  }

  /** Aggregates of one fact together; what is counted from the beginning of time apart. */
  private sources(which: Which) {
    const { q, columns } = this;
    const kinds = new Map<string, { fact: Fact; ever: boolean; places: number[] }>();
    columns.all.forEach(({ aggregate, ever }, place) => {
      // distinct counts and medians keep the sums beside them from the rollup: apart
      const key = `${aggregate.fact} ${ever} ${!aggregate.sql}`;
      const found = kinds.get(key) ?? { fact: factOf(q.analysis, aggregate.fact), ever, places: [] };
      found.places.push(place);
      kinds.set(key, found);
    });
    return [...kinds.values()].map(({ fact, ever, places }) => ({
      which,
      places,
      sql: sourceOf(q, { fact, which, ever, aggregates: places.map(p => columns.all[p]?.aggregate as Aggregate) }),
    }));
  }

  /** Columns that groups are joined by, with what is summed up of them. */
  private get slots(): string[] {
    const { all } = this.columns;
    return [...all.map((_, i) => `c${i}`), ...(this.other ? all.map((_, i) => `p${i}`) : [])];
  }

  /** Other days are read beside those that are asked for. */
  private get other(): boolean {
    return this.compares && this.q.compareWith !== 'BUDGET';
  }

  /** Groups and totals as they are read, of all facts. */
  private joined(): string {
    const { q, slots } = this;
    const sources = [...this.sources('now'), ...(this.other ? this.sources('before') : [])];
    const keys = this.keysOf(() => true);
    const filled = ({ which, places, sql }: (typeof sources)[number]) => {
      const slot = (name: string) => {
        const place = places.findIndex(p => `${PREFIX[which]}${p}` === name);
        return place < 0 ? `null::numeric ${name}` : `x.a${place} ${name}`;
      };
      const key = (k: string, i: number) => {
        const grain = q.by[i]?.grain;
        return grain ? `x.${k}::int ${k}, (${q.keys(which, grain)})[x.${k}+1] t${i}` : `x.${k}, x.t${i}`;
      };
      return `select x.g, ${[...keys.map(key), ...slots.map(slot)].join(', ')} from (${sql}) x`;
    };
    const parts = sources.map(filled).join(' union all ');
    if (sources.length === 1) return parts;
    const titles = q.by.map((_, i) => `max(t${i}) t${i}`);
    return `select ${['g', ...keys, ...titles, ...slots.map(s => `max(${s}) ${s}`)].join(', ')} from (${parts}) j group by ${['g', ...keys].join(', ')}`;
  }

  /** Groups and totals with every figure, for `with … as`. */
  sql(): string {
    const { q, columns, compares, measures } = this;
    if (!columns.all.length) return `select 1 g where false`;
    const figures = measures.flatMap((measure, i) => [
      `${measured(measure, columns, 'now')} v${i}`,
      ...(compares ? [`${this.against(measure)} w${i}`] : []),
    ]);
    const ranks = this.inTime ? q.order.map(({ by }, i) => `${this.ofAllTime(by)} s${i}`) : [];
    const read = `select ${['f.*', ...figures, ...ranks].join(', ')} from (select * from (${this.joined()}) f${q.by.length ? ` limit ${GROUPS + 2}` : ''}) f`;
    const windows = [...this.windows].map(([name, { sql }]) => `${sql} ${name}`);
    if (q.limit || q.order.length) windows.push(`dense_rank() over (partition by g order by ${this.ranking}) rn`);
    return windows.length ? `select ${['y.*', ...windows].join(', ')} from (${read}) y` : read;
  }

  /** Groups are of time and of something else: then what is ordered and limited is that, in every stretch of time. */
  private get inTime(): boolean {
    const { by } = this.q;
    return by.some(({ grain }) => grain) && by.some(({ grain }) => !grain);
  }

  /** Whether what stands for all that is left out has none of these keys. */
  together(place: number): boolean {
    return this.things.includes(place);
  }

  private get things(): number[] {
    return this.q.by.flatMap((by, place) => (this.inTime && by.grain ? [] : place));
  }

  /** A measure of a thing over all stretches of time. */
  private ofAllTime(measure: Measure): string {
    if (measuresOf(measure).some(({ kind }) => kind === 'LAST') || !this.addsUp(measure))
      this.refuse('orderBy', measure, 'it does not add up over the stretches of time in "by".');
    const partition = ['g', ...this.things.map(place => `k${place}`)].join(', ');
    return measured(measure, this.columns, 'now', column => `sum(${column}) over (partition by ${partition})`);
  }

  private get ranking(): string {
    const sizes = this.q.order.map(
      ({ by, descending }, i) => `${this.inTime ? `s${i}` : this.value(by).now} ${descending ? 'desc' : 'asc'} nulls last`,
    );
    return [...sizes, ...this.things.flatMap(place => [this.key(place), `k${place}`])].join(', ') || '1';
  }

  /** Groups in their order, `o` where one stands for all that are left out. */
  rows(): string {
    const { q } = this;
    const all = `select m.*, false o${q.limit || q.order.length ? '' : ', 1 rn'} from m where g = 0`;
    if (!q.limit) return all;
    const n = q.number('limit', q.limit.n, MOST_GROUPS);
    const kept = `${all} and rn <= ${n}`;
    if (!q.limit.others) return kept;
    const figures = this.measures.flatMap((measure, i) => {
      const told = this.addsUp(measure) ? undefined : 'null::numeric';
      return [told ?? measured(measure, this.columns, 'now', added), ...(this.compares ? [told ?? this.against(measure, added)] : [])].map(
        (sql, w) => `(${sql})::numeric ${w ? 'w' : 'v'}${i}`,
      );
    });
    const keys = q.by.flatMap((_, place) =>
      this.things.includes(place) ? [`null k${place}`, `'Others' t${place}`] : [`k${place}`, `max(t${place}) t${place}`],
    );
    const times = this.keysOf(place => !this.things.includes(place));
    const windows = [...this.windows].map(([name, { others }]) => `${others} ${name}`);
    const columns = [...q.by.flatMap((_, i) => [`k${i}`, `t${i}`]), ...this.figureColumns, ...this.windows.keys(), 'o', 'rn'].join(', ');
    const rest = `select ${[...keys, ...figures, ...windows, 'true o', `${n}+1::bigint rn`].join(', ')} from m where g = 0 and rn > ${n}${times.length ? ` group by ${times.join(', ')}` : ' having count(*)>0'}`;
    return `select ${columns} from (${kept}) kept union all select ${columns} from (${rest}) rest`;
  }

  private get figureColumns(): string[] {
    return this.measures.flatMap((_, i) => [`v${i}`, ...(this.compares ? [`w${i}`] : [])]);
  }

  /** Refuses an answer of too many groups; null otherwise. */
  get refusal(): string {
    const message = `The answer has more than ${GROUPS} groups. Use a coarser "by", a shorter period or a filter.`;
    return `case when (select count(*) from m) > ${GROUPS + 1} then refused('LIMIT_EXCEEDED','${message}') end`;
  }

  /** Of rows: as the question orders them, else by time, then by names. */
  get sequence(): string {
    const { q } = this;
    const names = q.by.flatMap((_, i) => [this.key(i), `k${i}`]);
    return ['rn', ...names].join(', ');
  }
}

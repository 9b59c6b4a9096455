import { type Aggregate, type Analysis, type Fact, type Measure, type Unit, valueIn } from './define.js';
import type { Question, Which } from './question.js';
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

/** SQL of a measure over the columns of the joined groups; null where there is nothing to divide by, or no row. */
function measured(measure: Measure, columns: Columns, which: Which): string {
  const ever = measure.kind === 'LAST';
  const column = (a: Aggregate) => `${PREFIX[which]}${columns.place(a, ever)}`;
  const added = (of: readonly Aggregate[], sign: string) => of.map(a => `${sign}coalesce(${column(a)},0)`).join('');
  const { of, less = [], per = [] } = measure;
  const some = [...of, ...less].map(a => `${column(a)} is not null`).join(' or ');
  const sum = `${added(of, '+')}${added(less, '-')}`;
  if (per.length) return `case when ${some} then (${sum})/nullif(${added(per, '+')},0)${measure.unit === 'PERCENT' ? '*100' : ''} end`;
  return measure.unit === 'COUNT' ? `(${sum})` : `case when ${some} then ${sum} end`;
}

/** The statement of an analysis in the making: what the selection needs decides what is read. */
export class Groups {
  private readonly columns: Columns;
  private readonly measures: Measure[] = [];

  constructor(
    private readonly q: Question,
    private readonly compares: boolean,
  ) {
    this.columns = new Columns(q);
    if (q.top) this.value(q.top.by);
  }

  private aggregates({ of, less = [], per = [] }: Measure): Aggregate[] {
    return [...of, ...less, ...per].map(aggregate => chosen(this.q, aggregate));
  }

  /** Columns of the figures of a measure: its value and that of the other period. @throws INVALID_INPUT if the question splits it by what it is not made of */
  value(measure: Measure): { now: string; before: string; scale: number } {
    let place = this.measures.indexOf(measure);
    if (place < 0) {
      for (const { fact } of this.aggregates(measure)) this.q.refuse(factOf(this.q.analysis, fact), measure.name);
      place = this.measures.push(measure) - 1;
      for (const a of [...measure.of, ...(measure.less ?? []), ...(measure.per ?? [])]) this.columns.place(a, measure.kind === 'LAST');
    }
    return { now: `v${place}`, before: `w${place}`, scale: SCALE[measure.unit] };
  }

  /** Has groups be read though no figure of them may be asked for: those that the first measure has. */
  exist(): void {
    const { analysis } = this.q;
    const splits = (measure: Measure) => this.aggregates(measure).every(a => !this.q.unknownIn(factOf(analysis, a.fact)));
    if (!this.measures.length) this.value(analysis.measures.find(splits) ?? (analysis.measures[0] as Measure));
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

  /** Groups and totals with every figure, for `with … as`. */
  sql(): string {
    const { q, columns, compares, measures } = this;
    const sources = [...this.sources('now'), ...(compares ? this.sources('before') : [])];
    const slots = [...columns.all.map((_, i) => `c${i}`), ...(compares ? columns.all.map((_, i) => `p${i}`) : [])];
    const keys = q.by.map((_, i) => `k${i}`);
    const titles = q.by.map((_, i) => `t${i}`);
    const single = sources.length === 1;
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
    const joined = single
      ? parts
      : `select ${['g', ...keys, ...titles.map(t => `max(${t}) ${t}`), ...slots.map(s => `max(${s}) ${s}`)].join(', ')} from (${parts}) j group by ${['g', ...keys].join(', ')}`;
    if (!sources.length) return `select 1 g where false`;
    const figures = measures.flatMap((measure, i) => [
      `${measured(measure, columns, 'now')} v${i}`,
      ...(compares ? [`${measured(measure, columns, 'before')} w${i}`] : []),
    ]);
    const limit = keys.length ? ` limit ${GROUPS + 2}` : '';
    return `select ${['g', ...keys, ...titles, ...figures].join(', ')} from (${joined}) f${limit}`;
  }

  /** Refuses an answer of too many groups; null otherwise. */
  get refusal(): string {
    const message = `The answer has more than ${GROUPS} groups. Use a coarser "by", a shorter period or a filter.`;
    return `case when (select count(*) from m) > ${GROUPS + 1} then refused('LIMIT_EXCEEDED','${message}') end`;
  }

  /** Of rows: time, then names; with `top` the largest first. */
  get order(): string {
    const { q } = this;
    const names = q.by.flatMap((by, i) => (by.grain ? [`k${i}`] : [`coalesce(t${i},k${i}) collate names`, `k${i}`]));
    const size = q.top ? [`${this.value(q.top.by).now} desc nulls last`] : [];
    return [...size, ...names].join(', ') || 'g';
  }
}

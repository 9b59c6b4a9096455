import { readerCondition } from '../../platform/access/condition.js';
import { type Aggregate, type Dimension, type Fact, type FactTable, homeOf, known, valueIn } from './define.js';
import { bucketSql } from './period.rules.js';
import type { By, Question, Which } from './question.js';
import { type RolledFact, type Rollup, rolledFact, rollupFor } from './rollup.names.js';

/** What a dimension is called where the fact is declared. */
const nameIn = ({ name, origins }: Dimension, fact: Fact): string =>
  origins?.find(({ analysis }) => analysis === homeOf(fact))?.name ?? name;

/** One fact in one span: what of it is wanted. */
export interface Source {
  fact: Fact;
  which: Which;
  /** From the beginning of time: for what there is at the end of a period. */
  ever: boolean;
  aggregates: readonly Aggregate[];
}

const CURRENCY = '(select currency from visible.organisation)';

/** The viewer's own condition, which an index serves; the view has the whole one. Of one column where only that is given. */
function seen({ c }: Question, { kind }: Fact, { owner, team }: { owner?: string; team?: string }): string[] {
  const guard = { kind, open: false, owners: owner ? ['@owner'] : [], teams: team ? ['@team'] : [] };
  const plain = readerCondition(guard, c.source.viewer, '@', (get, type) => c.parameter(({ viewer }) => get(viewer), type));
  return plain ? [plain.replaceAll('@.@owner', owner ?? '').replaceAll('@.@team', team ?? '')] : [];
}

const relationOf = ({ table }: FactTable) => (table.startsWith('(') ? table : `visible.${table}`);
const uses = (text: string, { as }: FactTable) => new RegExp(`\\b${as}\\.`).test(text);

/** The rows of a fact with what is known of them: only the tables that `text` speaks of. */
export function rowsOf(fact: Fact, text: string, lookups: readonly string[] = []): string {
  const [first, ...others] = fact.tables as [FactTable, ...FactTable[]];
  const all = [text, ...lookups, fact.where ?? '', fact.at.sql, fact.unfolded ?? ''].join(' ');
  const joined = others
    .filter(table => !table.optional || uses(all, table))
    .map(table => `${table.optional ? 'left ' : ''}join ${relationOf(table)} ${table.as} on ${table.on}`);
  return [`${relationOf(first)} ${first.as}`, ...joined, fact.unfolded ?? '', ...lookups].join(' ');
}

/** SQL over the rows of a fact: keys and titles of what is grouped by, and conditions. */
export class Rows {
  readonly lookups: string[] = [];

  constructor(
    private readonly q: Question,
    private readonly fact: Fact,
  ) {}

  get day(): string {
    const { at } = this.fact;
    return at.type === 'day' ? at.sql : `(${at.sql} at time zone ${this.q.timeZone})::date`;
  }

  /** What people know a value by. */
  key(dimension: Dimension, part: 'key' | 'title' = 'key'): string {
    const { name, lookup } = dimension;
    const value = valueIn(dimension, this.fact);
    if (value === undefined) return 'null::text';
    if (dimension.shown) return this.shown(dimension.shown, value, part);
    if (!lookup) return `(${value})::text`;
    const alias = `x_${name}`;
    const join = `left join visible.${lookup.table} ${alias} on ${alias}.id = ${value}`;
    if (!this.lookups.includes(join)) this.lookups.push(join);
    return known(lookup, part, alias);
  }

  private shown({ key, title }: NonNullable<Dimension['shown']>, value: string, part: 'key' | 'title'): string {
    if (part === 'key' || !title) return `(${key(value)})::text`;
    const alias = `x_${value.replaceAll(/\W+/g, '_')}`;
    const join = `left join ${title.relation} ${alias} on ${alias}.${title.by} = ${value}`;
    if (!this.lookups.includes(join)) this.lookups.push(join);
    return `${alias}.${title.column}::text`;
  }

  condition(dimension: Dimension, keys: string, none: string): string {
    const value = valueIn(dimension, this.fact);
    if (value === undefined) return none;
    return limited(dimension, value, keys, none);
  }

  conditions(): string[] {
    const { q, fact } = this;
    return [
      ...seen(q, fact, fact),
      ...(fact.where ? [`(${fact.where})`] : []),
      ...(fact.currency ? [`${fact.currency} = ${CURRENCY}`] : []),
      ...q.where.map(([dimension, value]) => {
        const { keys, none } = q.wanted(dimension, value);
        return this.condition(dimension, keys, none);
      }),
    ];
  }

  text(): string {
    return this.conditions().join(' ');
  }
}

/** A value is among the wanted ones; of rows that are looked up, the ids are found first. */
function limited({ lookup }: Dimension, value: string, keys: string, none: string): string {
  const among = lookup
    ? `${value} in (select k.id from visible.${lookup.table} k where ${known(lookup, 'key', 'k')} = any(${keys}))`
    : `(${value})::text = any(${keys})`;
  return `(${among} or (${none} and ${value} is null))`;
}

const groupBy = (keys: readonly string[]) => (keys.length ? ` group by grouping sets ((), (${keys.join(', ')}))` : '');
const grouped = (keys: readonly string[]) => (keys.length ? `grouping(${keys[0]})` : '1');

/** Number of the bucket of a day within the span; of what lies before it -1. */
function bucketOf(q: Question, { which, ever }: Source, by: By, day: string): string {
  const grain = by.grain as NonNullable<By['grain']>;
  const place = `(${bucketSql(day, grain, q.calendar.fiscalYearStartMonth)})-${q.firstBucket(which, grain)}`;
  return ever ? `greatest(-1,${place})` : `(${place})`;
}

const columns = (q: Question) => q.by.map((_, i) => `k${i}`);

/** From the rows themselves: exact for every question, and the only way for what does not add up. */
function fromRows(q: Question, source: Source): string {
  const { fact, which, ever, aggregates } = source;
  const rows = new Rows(q, fact);
  const keys = q.by.map(by => (by.grain ? bucketOf(q, source, by, rows.day) : rows.key(by.dimension)));
  const titles = q.by.map(by =>
    (by.dimension?.lookup ?? by.dimension?.shown)?.title ? `max(${rows.key(by.dimension, 'title')})` : 'null::text',
  );
  const conditions = [
    ...(ever ? [] : [`${fact.at.sql} >= ${q.bound(which, 'from', fact.at.type)}`]),
    `${fact.at.sql} < ${q.bound(which, 'to', fact.at.type)}`,
    ...rows.conditions(),
  ];
  const value = ({ sum, sql }: Aggregate) => sql ?? (sum === 'n' ? 'count(*)' : `coalesce(sum(${fact.sums?.[sum ?? '']}),0)`);
  const values = aggregates.map((a, i) => `(${value(a)})::numeric a${i}`);
  const selected = [`${grouped(keys)} g`, ...keys.map((k, i) => `${k} k${i}`), ...titles.map((t, i) => `${t} t${i}`), ...values];
  const from = rowsOf(fact, [...keys, ...titles, ...conditions, ...values].join(' '), rows.lookups);
  return `select ${selected.join(', ')} from ${from} where ${conditions.join(' and ')}${groupBy(keys)} having count(*)>0`;
}

interface Piece {
  from: string;
  day: string;
  conditions: string[];
}

/** What a rollup holds of a span and what was written since, and the days at its ends that are no whole month. All in one statement, so in one snapshot. */
function fromRollup(q: Question, source: Source, rolled: RolledFact, rollup: Rollup): string {
  const { fact, which, ever, aggregates } = source;
  const all = q.scope(fact.kind) === 'ALL';
  const how = { daily: q.daily, ever };
  const [from, to] = [q.bound(which, 'from', 'day'), q.bound(which, 'to', 'day')];
  const [m0, m1] = [ever ? "date '-infinity'" : q.months(which, 'from', 'day', how), q.months(which, 'to', 'day', how)];
  const stored = (alias: string) => (dimension: Dimension) =>
    valueIn(dimension, fact) === undefined ? 'null::text' : `${alias}.in_${nameIn(dimension, fact)}`;
  const wheres = (alias: string) => [
    `${alias}.currency = ${fact.currency ? CURRENCY : "''"}`,
    ...q.where.map(([dimension, value]) => {
      const { keys, none } = q.wanted(dimension, value);
      return valueIn(dimension, fact) === undefined ? none : limited(dimension, stored(alias)(dimension), keys, none);
    }),
  ];
  const owner = { owner: 'r.owner_id' };
  const team = { team: 'r.team_id' };
  const mine = seen(q, fact, { ...owner, ...team });
  const needed = [...new Set(aggregates.map(a => a.sum as string))];
  const piece = ({ from: table, day, conditions }: Piece) =>
    `select ${[...q.by.map((by, i) => `${by.grain ? bucketOf(q, source, by, day) : stored('r')(by.dimension)} k${i}`), ...new Set(['n', ...needed].map(s => `r.${s}`))].join(', ')} from ${table} r where ${[...conditions, ...wheres('r')].join(' and ')}`;
  const months = (table: string | null, conditions: string[]) =>
    piece({ from: `visible.${table}`, day: 'r.month', conditions: [`r.month >= ${m0}`, `r.month < ${m1}`, ...conditions] });
  const pieces = all
    ? [months(rollup.month, [])]
    : q.scope(fact.kind) === 'TEAM'
      ? // what is one's teams', and what of one's own is with another team
        [
          months(rollup.monthTeam, seen(q, fact, team)),
          months(rollup.monthOwned, [...seen(q, fact, owner), `(${seen(q, fact, team)}) is not true`]),
        ]
      : [months(rollup.monthOwned, mine)];
  const floor = `r.id > (select f.floor from visible.rollup_floors f where f.fact = '${fact.name}')`;
  if (all) {
    const days = ever ? [`r.day >= ${m1}`, `r.day < ${to}`] : [`r.day >= ${from}`, `r.day < ${to}`, `(r.day < ${m0} or r.day >= ${m1})`];
    pieces.push(piece({ from: `visible.${rollup.day}`, day: 'r.day', conditions: days }));
    pieces.push(
      piece({
        from: `visible.${rolled.deltas}`,
        day: 'r.day',
        conditions: [floor, ...(ever ? [] : [`r.day >= ${from}`]), `r.day < ${to}`],
      }),
    );
  } else {
    pieces.push(
      piece({ from: `visible.${rolled.deltas}`, day: 'r.day', conditions: [floor, `r.day >= ${m0}`, `r.day < ${m1}`, ...mine] }),
      restOfRows(q, source, needed, how),
    );
  }
  const keys = columns(q);
  const inner = `select ${[`${grouped(keys.map(k => `r.${k}`))} g`, ...keys.map(k => `r.${k}`), ...aggregates.map((a, i) => `sum(r.${a.sum}) a${i}`)].join(', ')} from (${pieces.join(' union all ')}) r${groupBy(keys.map(k => `r.${k}`))} having sum(r.n) <> 0`;
  return named(q, fact, inner, aggregates.length);
}

/** The days of a span that are in no whole month, for who sees a part: few rows, found by their owner. */
function restOfRows(q: Question, source: Source, needed: readonly string[], how: { daily: boolean; ever: boolean }): string {
  const { fact, which, ever } = source;
  const { type, sql } = fact.at;
  const rows = new Rows(q, fact);
  const [from, to] = [q.bound(which, 'from', type), q.bound(which, 'to', type)];
  const [m0, m1] = [q.months(which, 'from', type, how), q.months(which, 'to', type, how)];
  const span = ever
    ? [`${sql} >= ${m1}`, `${sql} < ${to}`]
    : [`${sql} >= ${from}`, `${sql} < ${to}`, `(${sql} < ${m0} or ${sql} >= ${m1})`];
  const keys = q.by.map(by => (by.grain ? bucketOf(q, source, by, rows.day) : (valueIn(by.dimension, fact) ?? 'null::text')));
  const sums = [...new Set(['n', ...needed])].map(s => (s === 'n' ? '1::bigint' : `${fact.sums?.[s]}`));
  const conditions = [...span, ...rows.conditions()];
  const selected = [...keys, ...sums].join(', ');
  return `select ${selected} from ${rowsOf(fact, [selected, ...conditions].join(' '))} where ${conditions.join(' and ')}`;
}

/** Ids become what people know them by, after the sums: few rows are left to be looked up. */
function named(q: Question, fact: Fact, inner: string, aggregates: number): string {
  const joins: string[] = [];
  const keys: string[] = [];
  const titles: string[] = [];
  q.by.forEach(({ dimension }, i) => {
    const lookup = dimension && valueIn(dimension, fact) !== undefined ? dimension.lookup : undefined;
    if (lookup) joins.push(`left join visible.${lookup.table} y${i} on y${i}.id = s.k${i}`);
    keys.push(lookup ? `${known(lookup, 'key', `y${i}`)} k${i}` : `s.k${i}`);
    titles.push(lookup?.title ? `${known(lookup, 'title', `y${i}`)} t${i}` : `null::text t${i}`);
  });
  const values = Array.from({ length: aggregates }, (_, i) => `s.a${i}`);
  return `select ${['s.g', ...keys, ...titles, ...values].join(', ')} from (${inner}) s ${joins.join(' ')}`;
}

/** What there is at the end of each bucket: movements are added up from the beginning, through buckets in which nothing moved, up to today. */
function standing(q: Question, { which }: Source, moved: string, aggregates: number): string {
  const place = q.by.findIndex(by => by.grain);
  const grain = q.by[place]?.grain;
  if (!grain) return moved;
  const others = columns(q).filter((_, i) => i !== place);
  const titles = q.by.map((_, i) => `t${i}`);
  const same = ['1', ...others.map(k => `d.${k}`)].join(', ');
  const values = Array.from({ length: aggregates }, (_, i) => `coalesce(sum(m.a${i}) over (partition by ${same} order by b.i),0) a${i}`);
  const key = (k: string) => (k === `k${place}` ? 'b.i' : `d.${k}`);
  const dense = `select 0 g, ${columns(q)
    .map(k => `${key(k)} k${k.slice(1)}`)
    .join(', ')}, ${titles.map(t => `d.${t}`).join(', ')}, ${values.join(', ')}
    from (select ${[...others, ...titles.map(t => `max(${t}) ${t}`)].join(', ')} from moved where g = 0${others.length ? ` group by ${others.join(', ')}` : ' having count(*)>0'}) d
    cross join generate_series(-1, ${q.begun(which, grain)}-1) b(i)
    left join moved m on m.g = 0 and m.k${place} = b.i${others.map(k => ` and m.${k} is not distinct from d.${k}`).join('')}`;
  return `with moved as (${moved}) select * from (${dense}) s where s.k${place} >= 0 union all select * from moved where g = 1`;
}

/** The groups of one fact in one span, and their total (`g` = 1): keys `k0…`, titles `t0…`, aggregates `a0…`; time as the number of its bucket. */
export function sourceOf(q: Question, source: Source): string {
  const { fact, aggregates, ever } = source;
  const stored = q.dimensions.filter(dimension => valueIn(dimension, fact) !== undefined).map(d => nameIn(d, fact));
  const rolled = aggregates.every(a => !a.sql) ? rolledFact(fact) : undefined;
  const rollup = rollupFor(rolled, stored, q.scope(fact.kind) !== 'ALL');
  const moved = rolled && rollup ? fromRollup(q, source, rolled, rollup) : fromRows(q, source);
  return ever ? standing(q, source, moved, aggregates.length) : moved;
}

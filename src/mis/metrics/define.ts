import type { Compilation } from '../../platform/reading/compile/compilation.js';
import type { TypeClass } from '../../platform/reading/declare.js';

/** A table of a fact. SQL here is constant: nothing of a request is part of it. */
export interface FactTable {
  /** Its name; or a statement over the views of `visible` in brackets, one row for a value of what it is joined by: for what no sums are kept by. */
  table: string;
  as: string;
  /** How it is joined; the first table has none. */
  on?: string;
  /** Rows count without a row of this table too. */
  optional?: boolean;
  /** Its rows change often, and seldom what is measured: the database looks at each changed row before it calls anything. */
  hot?: boolean;
}

/** Sums of a fact by some of its dimensions, kept current. */
export interface RollupOf {
  dimensions: readonly string[];
  /** For who sees a part: also by owner and team. Not where there would be hardly fewer cells than rows. */
  owned?: boolean;
}

/** Records of a fact as a field of the answer. */
export interface RecordsOf {
  type: () => TypeClass;
  field: string;
  /** What they are, in words. */
  description: string;
  /** Only these rows of the fact. */
  where?: string;
}

/** Rows that measures are taken over. */
export interface Fact {
  /** Part of names in the database. */
  name: string;
  /** What a row is, in words. */
  description: string;
  /** The first holds the rows that are measured, joined ones what is known of them: by foreign keys, so that a row never multiplies. */
  tables: readonly FactTable[];
  /** Rows of a row, one for each thing that happened to it: `cross join lateral (…)`, over the first table. */
  unfolded?: string;
  /** Rows that never count, as a condition. */
  where?: string;
  /** The moment or day of a row. */
  at: { sql: string; type: 'instant' | 'day' };
  /** ISO 4217 of the row's amounts, where it has any. Only rows in the organisation's currency count; the answer names it. */
  currency?: string;
  /** Kind of record whose visibility limits the rows, and the columns that say whose they are. */
  kind: string;
  owner: string;
  team: string;
  /** What is added up, by name: SQL that is never null. */
  sums?: Readonly<Record<string, string>>;
  /** Sums that are kept; every other question reads the rows. */
  rollups?: readonly RollupOf[];
  /** The records behind figures, as fields of the answer. The first table is theirs. */
  records: readonly RecordsOf[];
}

export const UNITS = {
  MONEY: 'MONEY',
  COUNT: 'COUNT',
  PERCENT: 'PERCENT',
  DAYS: 'DAYS',
  HOURS: 'HOURS',
  QUANTITY: 'QUANTITY',
} as const;
export type Unit = keyof typeof UNITS;
export const GOOD_WHEN = { UP: 'UP', DOWN: 'DOWN' } as const;

/** An aggregate over the rows of one fact. */
export interface Aggregate {
  /** Name of the fact. */
  fact: string;
  /** Name of one of the fact's sums, or `n`, the number of rows: these add up, and may come from a rollup. */
  sum?: string;
  /** SQL of what does not add up (distinct counts, medians): always from the rows. */
  sql?: string;
  /** The same number from another fact that it adds up in, wherever that fact has all dimensions of the question. */
  instead?: Aggregate;
}

/** How a measure is made: what adds up, what does not, and what is taken over time. */
export type MeasureKind = 'SUM' | 'COUNT' | 'RATIO' | 'DISTINCT' | 'MEDIAN' | 'LAST';

/** A number that everybody gets the same way: lists, charts, reports and alerts read this declaration. */
export interface Measure {
  /** Field in the answer; `ORDER_COUNT` in enums is made from it. */
  name: string;
  label: string;
  unit: Unit;
  /**
   * SUM, COUNT: Σ of − Σ less. RATIO: that ÷ Σ per, a ratio of sums and never an average of ratios. DISTINCT, MEDIAN: from the rows, never added up.
   * LAST: what there is at the end of a period, from all movements up to it: the last value over time, added up over other dimensions.
   */
  kind: MeasureKind;
  of: readonly Aggregate[];
  less?: readonly Aggregate[];
  per?: readonly Aggregate[];
  /** `revenue ÷ orders`. */
  formula: string;
  /** In words, with what is left out. */
  description: string;
  goodWhen: keyof typeof GOOD_WHEN;
  /** Raised when the same name begins to mean another number; 1 if absent. */
  definitionVersion?: number;
  /** Name of the measure of what was budgeted for this one, in the same unit. */
  budget?: string;
  /** Its name where measures of all analyses stand together, if its own would not say which it is. */
  everywhere?: string;
  /** Of several analyses together: which measure it is. */
  origin?: Origin;
  /** It is made of the figures of other measures: `sql` of theirs, by their names. */
  made?: { parts: readonly Measure[]; sql: (part: (name: string) => string) => string };
}

/** Where a measure or dimension of several analyses together comes from. */
export interface Origin {
  analysis: Analysis;
  name: string;
}

export interface Dimension {
  name: string;
  label: string;
  description: string;
  /** SQL of the value of a row, by name of the fact where they differ; a fact that is not named has none, and its rows are in no group of it. */
  value: string | Readonly<Record<string, string>>;
  /**
   * Where the value is the id of a row that people know by something else: unique `key`, and `title` to read. Columns, or SQL over the row `$`. `open`: everybody
   * who is signed in sees these rows.
   */
  lookup?: { table: string; key: string; title?: string; open: boolean };
  /** Its name where dimensions of all analyses stand together. Those of one name there are one, and have to mean the same. */
  everywhere?: string;
  /** Of several analyses together: what it is in each of them. */
  origins?: readonly Origin[];
  /** It is a custom field, made for one question. */
  custom?: boolean;
  /** Its name as it is told, where its own tells it from the same one in another place of the question. */
  told?: string;
  /** Where the value itself makes the key: SQL of it, the value that a key of a client means, and where what a person reads is found by the value. */
  shown?: {
    key: (value: string) => string;
    given: (key: string) => string;
    title?: { relation: string; by: string; column: string };
  };
}

/** Records whose custom fields split figures: prefix of their ids, and the alias that their table has in the facts that know of them. */
export interface CustomFieldsOf {
  kind: string;
  as: string;
}

export interface Analysis {
  /** Field of Query, and with a capital the prefix of its types: `salesAnalysis` → `SalesAnalysis`, `SalesDimension`. */
  name: string;
  description: string;
  /** Permission that it asks for. */
  requires: string;
  facts: readonly Fact[];
  measures: readonly Measure[];
  dimensions: readonly Dimension[];
  customFields?: readonly CustomFieldsOf[];
  /** A measure that somebody has made of these; undefined if there is none. */
  calculated?: (c: Compilation, code: string) => Measure | undefined;
}

/** SQL of what a row that is looked up is known by. */
export const known = ({ key, title }: NonNullable<Dimension['lookup']>, part: 'key' | 'title', alias: string): string => {
  const sql = part === 'title' ? (title ?? key) : key;
  return `(${sql.includes('$') ? sql.replaceAll('$', alias) : `${alias}.${sql}`})::text`;
};

/** People, by the id that the API gives them: addresses are not for everybody. */
export const PEOPLE = { table: 'users', key: "'user_'||encode(uuid_send($.id),'hex')", title: 'name', open: true };

/** Sum of one of a fact's `sums`. */
export const sum = (fact: string, name: string): Aggregate => ({ fact, sum: name });
/** Number of a fact's rows. */
export const count = (fact: string): Aggregate => ({ fact, sum: 'n' });

const analyses = new Map<string, Analysis>();
const homes = new Map<Fact, Analysis>();
/** The analysis that a fact is declared in. */
export const homeOf = (fact: Fact): Analysis => homes.get(fact) as Analysis;
export const declaredAnalyses: ReadonlyMap<string, Analysis> = analyses;

/** SQL of a dimension's value in a fact; undefined if the fact does not have it. */
export const valueIn = ({ value }: Dimension, fact: Fact): string | undefined => (typeof value === 'string' ? value : value[fact.name]);

/** A measure, or those that it is made of. */
export const measuresOf = (measure: Measure): readonly Measure[] => measure.made?.parts ?? [measure];

/** All that a measure is made of. */
export const aggregatesOf = (measure: Measure): readonly Aggregate[] =>
  measuresOf(measure).flatMap(({ of, less = [], per = [] }) => [...of, ...less, ...per]);

/** Its groups are no parts of its total, though what it is made of may add up. */
export const isRatio = ({ per, made }: Measure): boolean => per !== undefined || made !== undefined;

/** @throws if the analysis has no dimension of this name */
export const dimensionOf = (analysis: Analysis, name: string): Dimension => {
  const found = analysis.dimensions.find(d => d.name === name);
  if (!found) throw new Error(`"${analysis.name}" has no dimension "${name}".`);
  return found;
};

const wrongAggregate = (analysis: Analysis, { fact, sum: name, sql }: Aggregate): string | undefined => {
  const found = analysis.facts.find(f => f.name === fact);
  if (!found) return `names the fact "${fact}", which it does not have`;
  if (!sql && name !== 'n' && !found.sums?.[name ?? '']) return `sums "${name}" of "${fact}", which it does not have`;
  return undefined;
};

/**
 * Declares measures by dimensions over facts that share these dimensions.
 *
 * @throws at start on a name that is taken, or one that nothing has
 */
export function defineAnalysis(analysis: Analysis): Analysis {
  if (analyses.has(analysis.name)) throw new Error(`The analysis "${analysis.name}" is declared twice.`);
  const aggregates = analysis.measures.flatMap(aggregatesOf);
  const wrong = aggregates.flatMap(a => wrongAggregate(analysis, a) ?? (a.instead && wrongAggregate(analysis, a.instead)) ?? []);
  if (wrong.length) throw new Error(`"${analysis.name}" ${wrong[0]}.`);
  for (const fact of analysis.facts) {
    for (const name of (fact.rollups ?? []).flatMap(r => r.dimensions)) {
      const { lookup, ...dimension } = dimensionOf(analysis, name);
      if (!valueIn(dimension, fact) || lookup?.open === false)
        throw new Error(`"${fact.name}" can not be rolled up by "${name}": it is missing there, or its names are not open to everybody.`);
    }
  }
  analyses.set(analysis.name, analysis);
  for (const fact of analysis.facts) homes.set(fact, analysis);
  return analysis;
}

/** `orderCount` → `ORDER_COUNT`. */
export const enumName = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase();

/** Names of the types that an analysis makes. */
export function typeNames(analysis: Analysis) {
  const answer = analysis.name.charAt(0).toUpperCase() + analysis.name.slice(1);
  return { answer, row: `${answer}Row`, short: answer.replace(/Analysis$/, '') };
}

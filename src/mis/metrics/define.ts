/** Rows that measures are taken over. SQL here is constant: nothing of a request is part of it. */
export interface Fact {
  name: string;
  /** `visible.order_lines l join visible.orders o on …`: what follows `from`. */
  from: string;
  /** Rows that never count, as a condition. */
  where?: string;
  /** The moment or day of a row. */
  at: { sql: string; type: 'instant' | 'day' };
  /** ISO 4217 of the row's amounts. Only rows in the organisation's currency count; the answer names the others. */
  currency: string;
  /** Kinds of record whose visibility limits the rows. */
  kinds: readonly string[];
}

export type Unit = 'MONEY' | 'COUNT' | 'PERCENT' | 'DAYS' | 'QUANTITY';

/** An aggregate over the rows of one fact. */
export interface Aggregate {
  /** Name of the fact. */
  fact: string;
  /** SQL, such as `sum(l.amount)`. */
  sql: string;
}

/** A number that everybody gets the same way: lists, charts, reports and alerts read this declaration. */
export interface Measure {
  /** Field in the answer; `ORDER_COUNT` in enums is made from it. */
  name: string;
  label: string;
  unit: Unit;
  /** The formula in words, with what is excluded. */
  description: string;
  goodWhen: 'UP' | 'DOWN';
  /** TOTAL: one aggregate. RATIO: first ÷ second, a ratio of sums and never an average of ratios. DIFFERENCE: first − second. */
  kind: 'TOTAL' | 'RATIO' | 'DIFFERENCE';
  of: readonly [Aggregate] | readonly [Aggregate, Aggregate];
}

export interface Dimension {
  name: string;
  label: string;
  description: string;
  /** SQL of the value that groups, by name of the fact where they differ. */
  key: string | Readonly<Record<string, string>>;
  /** SQL of what a person reads; the key itself if absent. */
  title?: string | Readonly<Record<string, string>>;
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
}

const analyses = new Map<string, Analysis>();
export const declaredAnalyses: ReadonlyMap<string, Analysis> = analyses;

/** Declares measures by dimensions over facts that share these dimensions. @throws at start on a name that is taken */
export function defineAnalysis(analysis: Analysis): Analysis {
  if (analyses.has(analysis.name)) throw new Error(`The analysis "${analysis.name}" is declared twice.`);
  analyses.set(analysis.name, analysis);
  return analysis;
}

/** `orderCount` → `ORDER_COUNT`. */
export const enumName = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase();

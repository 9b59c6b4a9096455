export type Basis = 'PERIOD' | 'TO_DATE' | 'ANNUAL';
export type Stage = 'REQUEST' | 'ORDER' | 'ACTUAL';
export interface Threshold {
  stage: Stage | 'CUMULATIVE';
  basis: Basis;
  percent: number;
  action: 'IGNORE' | 'WARN' | 'STOP';
}
export interface Line {
  id: string;
  budget: string;
  department: string;
  account: string | null;
  annual: bigint;
  months: bigint[];
  team: string | null;
  thresholds: Threshold[];
}
export interface Posting {
  id: string;
  no: number;
  department: string;
  account: string;
  amount: bigint;
  reference: string;
  exception: boolean;
  reverses: string | null;
  stage: Stage;
  /** The request or order that it is booked against, or takes off. */
  commitment: string | null;
  /** The posting that it was booked with, where it takes off a request or order. */
  cause: string | null;
  /** Is it no document that somebody sent, or one that only gives up a request or order? */
  relief: boolean;
}
export interface Transfer {
  id: string;
  from: string;
  to: string;
  status: string;
  amount: bigint;
  months: bigint[];
}
export interface Crossing {
  line: string;
  stage: Threshold['stage'];
  basis: Basis;
  no: number | null;
  percent: number;
  episode: number;
  action: string;
  exception: boolean;
  spent: bigint;
  limit: bigint;
  posting: string | null;
  open: boolean;
}
/** A year of the books. */
export interface Year {
  id: string;
  /** Ids of the periods, in order. */
  periods: string[];
  decimals: number;
  /** The last period that has begun; 0 if none has. */
  through: number;
}
/** What a threshold compares. */
export interface Sum {
  no: number | null;
  /** The periods that count. */
  from: number;
  to: number;
  limit: bigint;
  spent: bigint;
}

/** An amount in the smallest unit of its currency. @throws if there is more in it than the currency has */
export function units(amount: string, decimals: number): bigint {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const padded = part.padEnd(decimals, '0');
  if (whole === undefined || /[1-9]/.test(padded.slice(decimals))) throw new Error(`"${amount}" is no amount with ${decimals} decimals.`);
  return BigInt(`${sign}${whole}${padded.slice(0, decimals)}`);
}

/** The same as people write it. */
export function written(amount: bigint, decimals: number): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return `${amount < 0n ? '-' : ''}${digits.slice(0, cut)}${decimals ? `.${digits.slice(cut)}` : ''}`;
}

export const COUNTED: Readonly<Record<Threshold['stage'], readonly Stage[]>> = {
  ...{ REQUEST: ['REQUEST'], ORDER: ['ORDER'], ACTUAL: ['ACTUAL'] },
  CUMULATIVE: ['REQUEST', 'ORDER', 'ACTUAL'],
};
export const total = (list: readonly bigint[]): bigint => list.reduce((a, b) => a + b, 0n);
export const over = (spent: bigint, limit: bigint, percent: number) => spent * 100n > limit * BigInt(percent);
export const wellBelow = (spent: bigint, limit: bigint, percent: number) =>
  limit === 0n ? spent <= 0n : spent * 100n < limit * BigInt(percent - 2);

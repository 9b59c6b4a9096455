import { at, type Client } from '../support/client.js';
import type { Threshold } from './money-units.js';

/** Every page of a list. @param field with its arguments but `first` and `after` */
export async function pages<T>(client: Client, list: string, where: object, type: string, selection: string): Promise<T[]> {
  const all: T[] = [];
  for (let after: unknown = null; after !== undefined; ) {
    const document = `query ($where: ${type}, $after: Cursor) { ${list}(where: $where, first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
    const answer = await client.data(document, { where, after });
    all.push(...(at(answer, `${list}.nodes`) as T[]));
    after = at(answer, `${list}.pageInfo.hasNextPage`) ? at(answer, `${list}.pageInfo.endCursor`) : undefined;
  }
  return all;
}

/** What is not money as it should be in an answer: a number, or more decimals than the currency has. */
export function impure(answer: unknown, path = ''): string[] {
  if (typeof answer === 'number') return Number.isInteger(answer) ? [] : [`${path}: ${answer}`];
  if (!answer || typeof answer !== 'object') return [];
  const { amount, currency } = answer as Record<string, unknown>;
  const decimals = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }[currency as string];
  const fine =
    amount === undefined ||
    decimals === undefined ||
    (typeof amount === 'string' && new RegExp(`^-?\\d+(\\.\\d{0,${decimals}}0*)?$`).test(amount));
  return [
    ...(fine ? [] : [`${path}: ${amount} ${currency}`]),
    ...Object.entries(answer).flatMap(([key, inner]) => impure(inner, `${path}.${key}`)),
  ];
}

export const MONEY = '{ amount currency }';
export const LINE = `id annual ${MONEY} spent ${MONEY} committed ${MONEY} requested ${MONEY} available ${MONEY} utilisation months(first: 13) { nodes { no budgeted ${MONEY} spent ${MONEY} committed ${MONEY} requested ${MONEY} } } thresholds(first: 20) { nodes { stage basis percent action } }`;
export interface Amount {
  amount: string;
}
export interface LineSeen {
  id: string;
  annual: Amount;
  spent: Amount;
  committed: Amount;
  requested: Amount;
  available: Amount;
  utilisation: string | null;
  thresholds: { nodes: Threshold[] };
  months: { nodes: { no: number; budgeted: Amount; spent: Amount; committed: Amount; requested: Amount }[] };
}

import type { AccountKind } from './account.entity.js';
import { Exact, total } from './money.rules.js';

/** What a line does to its account: debit is more of assets and expenses, credit of the others; a positive amount is more. */
export const signed = (kind: AccountKind, debit: Exact): Exact => (kind === 'ASSET' || kind === 'EXPENSE' ? debit : debit.negated());

/**
 * Debits (below zero: credits) in the currency of the books, each rounded by itself, that still balance: what that leaves goes to the largest line.
 *
 * @param debits they add up to zero
 */
export function balanced(debits: readonly Exact[], translate: (amount: Exact) => Exact): Exact[] {
  const made = debits.map(translate);
  const off = total(made);
  const largest = made.reduce((best, each, i) => (each.abs().gt((made[best] as Exact).abs()) ? i : best), 0);
  return made.map((each, i) => (i === largest ? each.minus(off) : each));
}

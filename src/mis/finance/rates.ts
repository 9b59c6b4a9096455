import { type BulkAnswer, type BulkInput, bulk } from '../../platform/api/bulk.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import { decimalsOf } from '../../platform/currency.rules.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { Exact } from './money.rules.js';
import { ExchangeRate } from './rate.entity.js';
import type { ExchangeRateSetInput } from './rate.input.js';

/** Days that a rate is taken for: no rate of weekends and holidays is published, and one that is older than this was forgotten. */
export const LASTS = 31;
const LARGEST = 1_000_000_000;
/** Decimals of what an amount is multiplied by. */
const DECIMALS = 15;

function wrongIn({ currency, base, rate }: ExchangeRateSetInput): WrongField[] {
  const unknown = (['currency', 'base'] as const).filter(name => decimalsOf(name === 'currency' ? currency : base) === undefined);
  const wrong: WrongField[] = unknown.map(name => ({
    path: [name],
    message: `"${name === 'currency' ? currency : base}" is not a currency of ISO 4217, such as "EUR".`,
  }));
  if (currency === base) wrong.push({ path: ['base'], message: 'it is the same currency: a rate is between two.' });
  const exact = new Exact(rate);
  if (exact.lte(0) || exact.gte(LARGEST))
    wrong.push({
      path: ['rate'],
      message: `a rate is above zero and below ${LARGEST}. What takes more decimals is told the other way round.`,
    });
  return wrong;
}

/**
 * Sets the rate of a day. What is booked already keeps the rate that it was booked at.
 *
 * @throws INVALID_INPUT for what is no currency or no rate, CONFLICT if it was changed meanwhile
 */
export async function setRate(tx: Tx, input: ExchangeRateSetInput): Promise<ExchangeRate> {
  const wrong = wrongIn(input);
  if (wrong.length) throw invalidInput(wrong);
  const { expectedVersion, currency, base, from, rate, source = null } = input;
  const known = await tx.em.findOne(ExchangeRate, { currency, base, from });
  if (!known) {
    const made = tx.em.create(ExchangeRate, { currency, base, from, rate, source });
    // of two that set the rate of one day at once, one is told here
    await tx.em.flush();
    return made;
  }
  const held = await locked(tx, ExchangeRate, 'rate', known.id, expectedVersion);
  return Object.assign(held, { rate, source });
}

/** Sets many rates. @throws what `setRate` throws, unless the input says REJECT_ROWS */
export const setRates = (tx: Tx, input: BulkInput<ExchangeRateSetInput>): Promise<BulkAnswer> =>
  bulk(tx, input, async row => ({ rate: await setRate(tx, row) }));

const RATE = `select currency = ? direct, rate::text from visible.exchange_rates
  where (currency, base) in ((?, ?), (?, ?)) and valid_from between ?::date - ${LASTS} and ?::date order by valid_from desc, currency = ? desc limit 1`;

/**
 * What an amount in `currency` is multiplied by to be in `base` on a day: by the latest rate of the two up to it that is not older than a month, whichever way
 * round it is told.
 *
 * @returns undefined if there is none
 */
export async function rateOn(tx: Tx, currency: string, base: string, day: string): Promise<Exact | undefined> {
  const values = [currency, currency, base, base, currency, day, day, currency];
  const [row] = await tx.em.execute<{ direct: boolean; rate: string }[]>(RATE, values);
  if (!row) return undefined;
  return row.direct ? new Exact(row.rate) : new Exact(1).div(row.rate).toDecimalPlaces(DECIMALS);
}

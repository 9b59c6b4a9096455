import { idOf } from '../../src/platform/api/ids.js';
import { financeOf } from '../mis/finance/given.js';
import type { Client } from '../support/client.js';
import type { Dice } from '../support/dice.js';
import { uuid } from '../support/ids.js';
import type { Server } from '../support/server.js';
import { type Basis, type Threshold, written, type Year } from './money-units.js';

/** Two trees of departments: budgets of the one are never cut nor exceeded, so that no STOP of it is ever passed; in the other everything happens. */
export interface Company {
  steady: string[];
  moving: string[];
  accounts: { expense: string[]; income: string; asset: string };
}

/** @returns ids as the API has them */
export async function makeCompany(client: Client): Promise<Company> {
  const given = financeOf(client);
  const tree = async () => {
    const top = await given.department();
    const middle = [await given.department({ parentId: top }), await given.department({ parentId: top })];
    const leaves = await Promise.all([0, 1, 2].map(i => given.department({ parentId: middle[i % 2] as string })));
    return [top, ...middle, ...leaves];
  };
  const costs = await given.account('EXPENSE');
  const travel = await given.account('EXPENSE', costs);
  const flights = await given.account('EXPENSE', travel);
  return {
    steady: await tree(),
    moving: await tree(),
    accounts: {
      expense: [costs, travel, flights, await given.account('EXPENSE')],
      income: await given.account('INCOME'),
      asset: await given.account('ASSET'),
    },
  };
}

const PLACES = ['past', 'coming', 'present'] as const;
const CURRENCIES = [
  ['EUR', 2],
  ['JPY', 0],
  ['EUR', 2],
  ['KWD', 3],
  ['EUR', 2],
] as const;

/** Opens a year of its own for a round: one that is over, one to come, once the present one; in currencies of two, none and three decimals. */
export async function openYear(server: Server, client: Client, round: number): Promise<Year & { name: string; currency: string }> {
  const place = round === 2 ? 'present' : PLACES[round % 2];
  const now = new Date().getUTCFullYear();
  const no = { past: now - 1 - round, coming: now + 1 + round, present: now }[place as (typeof PLACES)[number]];
  const [currency, decimals] = CURRENCIES[round % CURRENCIES.length] as (typeof CURRENCIES)[number];
  const id = await financeOf(client).year(no, currency);
  const periods = await server.sql<{ id: string; begun: boolean }>(
    'select f.id, f.starts_on <= current_date begun from fiscal_periods f join fiscal_years y on y.id = f.year_id where y.name = $1 order by f.no',
    [`FY${no}`],
  );
  const through = periods.filter(period => period.begun).length;
  return { id: uuid(id), name: String(no), currency, decimals, through, periods: periods.map(period => period.id) };
}

export const api = idOf;

const STAGES = ['ACTUAL', 'ACTUAL', 'ACTUAL', 'CUMULATIVE', 'CUMULATIVE', 'ORDER', 'REQUEST'] as const;
const BASES: readonly Basis[] = ['PERIOD', 'TO_DATE', 'ANNUAL'];

export function anyThresholds({ next, pick }: Dice): Threshold[] {
  const all = Array.from({ length: 1 + next(4) }, () => {
    const percent = pick([50, 80, 90, 100, 110]);
    const actions = percent < 100 && next(12) ? (['WARN', 'WARN', 'IGNORE'] as const) : (['WARN', 'WARN', 'STOP'] as const);
    return { stage: pick(STAGES), basis: pick(BASES), percent, action: pick(actions) };
  });
  return all.filter(
    (one, i) => all.findIndex(other => other.stage === one.stage && other.basis === one.basis && other.percent === one.percent) === i,
  );
}

/** Amounts of a line, split in any of the ways that there are. */
export function anyPlan({ next }: Dice, { decimals, periods }: Year): { annual: string; months?: string[]; weights?: string[] } {
  const parts = periods.map(() => BigInt(next(4) ? next(90_000) : 0));
  const amount = BigInt(next(16) * 60_000 + next(100));
  switch (next(3)) {
    case 0:
      return {
        annual: written(
          parts.reduce((a, b) => a + b, 0n),
          decimals,
        ),
        months: parts.map(part => written(part, decimals)),
      };
    case 1:
      return { annual: written(amount, decimals), weights: ['0.5', ...periods.slice(1).map(() => `${next(5)}.${next(1000)}`)] };
    default:
      return { annual: written(amount, decimals) };
  }
}

/** Lines over a tree, for some of the accounts. */
export function anyLines(dice: Dice, year: Year, departments: readonly string[], { accounts }: Company) {
  const subjects = [undefined, ...accounts.expense.slice(0, 3), accounts.asset, accounts.income];
  const places = departments.flatMap(departmentId => subjects.map(accountId => ({ departmentId, accountId })));
  const chosen = places.filter(() => dice.next(5) === 0);
  return chosen.map(place => ({
    ...{ ...place, ...anyPlan(dice, year) },
    thresholds: place.accountId === accounts.income || !dice.next(4) ? [] : anyThresholds(dice),
  }));
}

import type pg from 'pg';
import { raiseCrossing } from '../mis/control/budget-alerts.js';
import { judgeNow } from '../mis/finance/judgement.js';
import { SYSTEM_USER } from '../platform/access/user.entity.js';
import type { Services } from '../platform/server/services.js';
import type { Cast, TeamName } from './cast.js';
import { demoCommitments } from './commitments.js';
import type { Dice } from './dice.js';
import { demoJournals, demoProjects } from './journals.js';
import { cents } from './sales.js';
import { copyInto, type Row } from './table.js';
import { type DemoLine, demoTransfers } from './transfers.js';

/** Department: the one above it, its team, and what it spends in a year by account, in thousands. */
const DEPARTMENTS: Readonly<
  Record<string, { name: string; under: string | null; team: TeamName; spends: Readonly<Record<string, number>> }>
> = {
  '100': { name: 'Nordwind', under: null, team: 'Nordwind', spends: {} },
  '110': { name: 'Sales', under: '100', team: 'Nordwind', spends: {} },
  '111': { name: 'Sales Europe', under: '110', team: 'Europe', spends: { '6100': 420, '6300': 96, '6400': 24 } },
  '112': { name: 'Sales Asia Pacific', under: '110', team: 'Asia Pacific', spends: { '6100': 180, '6300': 60 } },
  '113': { name: 'Sales Americas', under: '110', team: 'Americas', spends: { '6100': 190, '6300': 72 } },
  '120': { name: 'Marketing', under: '100', team: 'Marketing', spends: { '6100': 160, '6200': 240, '6300': 30 } },
  '130': { name: 'Service', under: '100', team: 'Service', spends: { '6100': 210, '6400': 36 } },
  '140': { name: 'Operations', under: '100', team: 'Operations', spends: { '6100': 380, '6500': 120, '6400': 60 } },
  '150': { name: 'Finance', under: '100', team: 'Finance', spends: { '6100': 150, '6600': 45 } },
};
const ACCOUNTS: Readonly<Record<string, readonly [name: string, kind: string]>> = {
  '1000': ['Bank', 'ASSET'],
  '1200': ['Receivables', 'ASSET'],
  '4000': ['Sales revenue', 'INCOME'],
  '6000': ['Operating expenses', 'EXPENSE'],
  '6100': ['Salaries', 'EXPENSE'],
  '6200': ['Advertising', 'EXPENSE'],
  '6300': ['Travel', 'EXPENSE'],
  '6400': ['Software', 'EXPENSE'],
  '6500': ['Freight', 'EXPENSE'],
  '6600': ['Advice and audit', 'EXPENSE'],
};
/** People in each department: what licences and rent are shared out by. */
const HEADS: Readonly<Record<string, number>> = { '111': 9, '112': 4, '113': 4, '120': 5, '130': 7, '140': 12, '150': 3 };
/** Marketing spends a good tenth more than it may this year. */
const OVERSPENT = '120';
const YEARS = 3;

const iso = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Departments, accounts and three fiscal years with budgets in force and postings up to today. */
export async function loadFinance(client: pg.Client, dice: Dice, cast: Cast): Promise<void> {
  const since = dice.daysAgo(1200);
  const thisYear = dice.today.getUTCFullYear();
  const departments = new Map<string, Row & { id: string; path: string[]; team_id: string }>();
  for (const [code, { name, under, team }] of Object.entries(DEPARTMENTS)) {
    const record = dice.record(since);
    const path = [...(under ? (departments.get(under)?.path ?? []) : []), record.id];
    departments.set(code, {
      ...record,
      code,
      name,
      parent_id: (under && departments.get(under)?.id) || null,
      path,
      team_id: cast.teams[team],
    });
  }
  const top = dice.record(since);
  const accounts = new Map(
    Object.entries(ACCOUNTS).map(([code, [name, kind]]) => {
      const record = code === '6000' ? top : dice.record(since);
      const below = kind === 'EXPENSE' && code !== '6000';
      return [code, { ...record, code, name, kind, parent_id: below ? top.id : null, path: below ? [top.id, record.id] : [record.id] }];
    }),
  );
  const rows: Record<
    'fiscal_years' | 'fiscal_periods' | 'budgets' | 'budget_lines' | 'budget_months' | 'budget_thresholds' | 'exchange_rates' | 'postings',
    Row[]
  > = {
    fiscal_years: [],
    fiscal_periods: [],
    budgets: [],
    budget_lines: [],
    budget_months: [],
    budget_thresholds: [],
    exchange_rates: demoRates(dice, thisYear),
    postings: [],
  };
  const ofThisYear = new Map<string, DemoLine>();
  let documents = 0;
  for (let year = thisYear - YEARS + 1; year <= thisYear; year++) {
    const made = new Date(Date.UTC(year, 0, 1));
    const fiscal = { ...dice.record(made), name: `FY${year}`, starts_on: iso(year, 1, 1), ends_on: iso(year, 12, 31), currency: 'EUR' };
    rows.fiscal_years.push(fiscal);
    const periods = Array.from({ length: 12 }, (_, m) => ({
      ...dice.record(made),
      year_id: fiscal.id,
      no: m + 1,
      starts_on: iso(year, m + 1, 1),
      ends_on: iso(year, m + 2, 0),
    }));
    rows.fiscal_periods.push(...periods);
    const budget = { ...dice.record(made), name: 'Operating budget', year_id: fiscal.id, revision: 1, status: 'APPROVED', currency: 'EUR' };
    rows.budgets.push(budget);
    for (const [code, { spends }] of Object.entries(DEPARTMENTS)) {
      const department = departments.get(code);
      if (!department) continue;
      const owned = { owner_id: null, team_id: department.team_id };
      for (const [account, thousands] of Object.entries(spends)) {
        const monthly = Math.round((thousands * 100_000 * 1.04 ** (year - thisYear)) / 12);
        const line = {
          ...dice.record(made),
          ...owned,
          budget_id: budget.id,
          department_id: department.id,
          account_id: accounts.get(account)?.id ?? '',
          annual: cents(monthly * 12),
          currency: 'EUR',
        };
        rows.budget_lines.push(line);
        const months = periods.map(p => ({
          ...dice.record(made),
          ...owned,
          line_id: line.id,
          period_id: p.id,
          no: p.no,
          budgeted: cents(monthly),
          currency: 'EUR',
        }));
        rows.budget_months.push(...months);
        if (year === thisYear) ofThisYear.set(`${code} ${account}`, { line, months, monthly });
        rows.budget_thresholds.push(
          { ...dice.record(made), ...owned, line_id: line.id, stage: 'ACTUAL', basis: 'TO_DATE', percent: 90, action: 'WARN' },
          { ...dice.record(made), ...owned, line_id: line.id, stage: 'ACTUAL', basis: 'ANNUAL', percent: 100, action: 'WARN' },
          { ...dice.record(made), ...owned, line_id: line.id, stage: 'CUMULATIVE', basis: 'ANNUAL', percent: 110, action: 'WARN' },
          {
            ...{ ...dice.record(made), ...owned, line_id: line.id, stage: 'ACTUAL', basis: 'ANNUAL', percent: 120 },
            action: account === '6300' ? 'STOP' : 'WARN',
          },
        );
        for (const period of periods) {
          const parts = account === '6100' ? 2 : dice.whole(4, 9);
          const share = code === OVERSPENT && year === thisYear && account === '6200' ? 1.13 : account === '6100' ? 0.97 : 0.88;
          for (let k = 0; k < parts; k++) {
            const date = iso(year, period.no, account === '6100' ? 15 + k * 10 : dice.whole(1, 28));
            const amount = Math.max(100, Math.round((monthly * share * (account === '6100' ? 1 : 0.6 + dice.next() * 0.8)) / parts));
            if (date > dice.today.toISOString().slice(0, 10)) continue;
            rows.postings.push({
              ...dice.record(new Date(`${date}T09:00:00Z`)),
              ...owned,
              date,
              period_id: period.id,
              department_id: department.id,
              account_id: accounts.get(account)?.id,
              amount: cents(amount),
              currency: 'EUR',
              base_amount: cents(amount),
              base_currency: 'EUR',
              source: 'ledger',
              reference: `D-${year}-${String(++documents).padStart(6, '0')}`,
              description: ACCOUNTS[account]?.[0],
            });
          }
        }
      }
    }
  }
  const transfers = demoTransfers(dice, cast, ofThisYear);
  const commitments = demoCommitments(dice, ofThisYear);
  const { projects, posted } = demoProjects(dice, rows.postings);
  rows.postings = posted;
  const sales = departments.get('111');
  const journals = demoJournals(dice, rows.fiscal_periods, sales, accounts);
  await copyInto(client, 'departments', [...departments.values()]);
  await copyInto(client, 'ledger_accounts', [...accounts.values()]);
  await copyInto(client, 'projects', projects);
  await copyInto(client, 'journal_entries', journals.entries);
  for (const [table, of] of Object.entries(rows)) await copyInto(client, table, of);
  await copyInto(client, 'postings', commitments);
  await copyInto(client, 'postings', journals.postings);
  for (const [table, of] of Object.entries(transfers)) await copyInto(client, table, of);
  const heads = { ...dice.record(since), code: 'HEADS', name: 'By heads' };
  await copyInto(client, 'allocation_keys', [heads]);
  await copyInto(
    client,
    'allocation_shares',
    Object.entries(HEADS).map(([code, weight]) => ({
      ...dice.record(since),
      key_id: heads.id,
      department_id: departments.get(code)?.id,
      weight,
    })),
  );
  await client.query('select budget_totals_rebuild(array(select id from budget_lines), $1, now())', [SYSTEM_USER]);
}

/** What one euro was worth at the beginning of a month, as it wandered. */
const WORTH = { USD: 1.09, GBP: 0.86, CHF: 0.97, SEK: 11.3, PLN: 4.4, JPY: 158 };

function demoRates(dice: Dice, thisYear: number): Row[] {
  const rates: Row[] = [];
  const today = dice.today.toISOString().slice(0, 10);
  for (const [base, worth] of Object.entries(WORTH)) {
    let rate = worth;
    for (let month = 0; month < YEARS * 12; month++) {
      const day = iso(thisYear - YEARS + 1, month + 1, 1);
      if (day > today) break;
      rate *= 1 + (dice.next() - 0.5) * 0.03;
      const stamp = dice.record(new Date(`${day}T06:00:00Z`));
      rates.push({ ...stamp, currency: 'EUR', base, valid_from: day, rate: rate.toFixed(4), source: 'demo' });
    }
  }
  return rates;
}

/** Raises the alerts that the postings of this year would have raised, had they come one by one. */
export async function tellOverruns({ transact, viewers, config }: Services): Promise<void> {
  await transact(viewers.system(), async tx => {
    const lines = await tx.em.execute<{ id: string; year: string }[]>(
      `select l.id, y.id as year from budget_lines l join budgets b on b.id = l.budget_id join fiscal_years y on y.id = b.year_id
       where y.starts_on <= ?::date and y.ends_on >= ?::date`,
      [tx.now.toISOString(), tx.now.toISOString()],
    );
    await judgeNow(
      tx,
      lines[0]?.year ?? '',
      lines.map(line => line.id),
    );
    const crossings = await tx.em.execute<{ id: string }[]>(
      'select id from budget_crossings where cleared_at is null order by raised_at, id',
    );
    for (const { id } of crossings) await raiseCrossing(tx, id, config.alertEscalation);
    return {};
  });
}

import type { Tx } from '../../platform/database/tx.js';
import type { BudgetStage } from '../finance/budget.entity.js';
import type { Driver } from './alert.entity.js';
import type { Finding } from './alerts.js';

interface Row {
  line: string;
  owner_id: string | null;
  team_id: string | null;
  department: string;
  account: string | null;
  stage: BudgetStage;
  basis: string;
  percent: number;
  action: string;
  no: number | null;
  year: string;
  spent: string;
  reached: string;
  currency: string;
  codes: string[];
  account_codes: string[] | null;
  from: string;
  to: string;
  drivers: Driver[];
}

// What the threshold counts, by account and by department: the postings that the line covers, in the days of its basis.
const SQL = `
  with c as (
    select x.*, l.department_id, l.account_id, l.owner_id of_owner, l.team_id of_team, y.id year_id, y.name year_name, y.starts_on, f.no,
      case x.basis when 'PERIOD' then f.starts_on else y.starts_on end first_day, coalesce(f.ends_on, y.ends_on) last_day
    from budget_crossings x join budget_lines l on l.id = x.line_id join budgets b on b.id = l.budget_id join fiscal_years y on y.id = b.year_id
    left join fiscal_periods f on f.id = x.period_id
    where x.id = ? and x.cleared_at is null
  ), p as (
    select p.base_amount, d.code department, d.name department_name, a.code account, a.name account_name
    from c join departments d on c.department_id = any (d.path)
    join postings p on p.department_id = d.id and p.date between c.first_day and c.last_day
      and case c.stage when 'CUMULATIVE' then true else p.stage = c.stage end
    join ledger_accounts a on a.id = p.account_id
    where case when c.account_id is null then a.kind = 'EXPENSE' else c.account_id = any (a.path) end
  ), g as (
    select 'account' dimension, account key, min(account_name) label, sum(base_amount) value from p group by account
    union all select 'department', department, min(department_name), sum(base_amount) from p group by department
  ), r as (
    select g.*, row_number() over (partition by dimension order by abs(value) desc, key) place from g where value <> 0
  )
  select c.line_id line, c.of_owner owner_id, c.of_team team_id, d.name department, a.name account, c.stage, c.basis, c.percent, c.action, c.no, c.year_name "year",
    c.spent::text, round(c.limit_amount * c.percent / 100, 4)::text reached, c.currency, c.first_day::text "from", c.last_day::text "to",
    array(select t.code from departments t where c.department_id = any (t.path) order by t.code) codes,
    (select array_agg(t.code order by t.code) from ledger_accounts t where c.account_id = any (t.path)) account_codes,
    (select coalesce(json_agg(json_build_object('dimension', r.dimension, 'key', r.key, 'label', r.label, 'value', r.value::text)
      order by r.dimension, r.place), '[]') from r where r.place <= 3) drivers
  from c join departments d on d.id = c.department_id left join ledger_accounts a on a.id = c.account_id`;

const keyOf = (row: Pick<Row, 'line' | 'stage' | 'basis' | 'no' | 'percent'>): string =>
  ['budget', row.line, row.stage, row.basis, row.no ?? 'year', row.percent].join(':');

/** The document that shows what counts, with the totals that are the figure. */
function drillDown({ stage, from, to, codes, account_codes }: Row): string {
  const of = {
    ACTUAL: ['actual { value }', 'postings'],
    ORDER: ['committed { value }', 'commitments'],
    REQUEST: ['requested { value }', 'requests'],
    // the sum of the three is the figure
    CUMULATIVE: ['actual { value } committed { value } requested { value }', 'postings'],
  };
  const [measures, records] = of[stage];
  const list = (values: readonly string[]) => `[${values.map(value => JSON.stringify(value)).join(', ')}]`;
  const where = `{ department: ${list(codes)}${account_codes ? `, account: ${list(account_codes)}` : ''} }`;
  return `{ spendAgainstBudget(period: "${from}", through: "${to}", where: ${where}) { totals { ${measures} } ${records}(first: 50) { totalCount nodes { id date reference baseAmount { amount currency } account { code name } department { code name } } } } }`;
}

/** What an alert says of a crossing; undefined if it is over. */
export async function crossingOf(tx: Tx, id: string): Promise<Finding | undefined> {
  const [row] = await tx.em.execute<Row[]>(SQL, [id]);
  if (!row) return undefined;
  const counted = { ACTUAL: '', ORDER: 'ordered, ', REQUEST: 'requested, ', CUMULATIVE: 'spent, ordered and requested, ' }[row.stage];
  const on = row.account ? `${row.department}, ${row.account}` : row.department;
  const during =
    row.basis === 'ANNUAL' ? row.year : row.basis === 'PERIOD' ? `period ${row.no} of ${row.year}` : `${row.year} up to period ${row.no}`;
  return {
    key: keyOf(row),
    kind: 'BUDGET',
    severity: row.percent >= 100 || row.action === 'STOP' ? 'CRITICAL' : 'WARNING',
    title: `${on}: ${counted}more than ${row.percent} % of the budget for ${during}`,
    subjectId: id,
    ...{ ownerId: row.owner_id, teamId: row.team_id, value: row.spent, limit: row.reached, unit: 'MONEY', currency: row.currency },
    ...{ drivers: row.drivers, drillDown: drillDown(row) },
  };
}

const CLEARED = `select a.key from alerts a join budget_crossings x on x.id = a.subject_id where a.kind = 'BUDGET' and a.state <> 'CLOSED' and x.cleared_at is not null
  order by a.key limit 500`;

/** Keys of alerts whose crossings are over. */
export const clearedKeys = async (tx: Tx): Promise<string[]> => (await tx.em.execute<{ key: string }[]>(CLEARED)).map(({ key }) => key);

import { at, type Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import { api } from './money-company.js';
import { type Amount, impure, LINE, type LineSeen, MONEY } from './money-seen.js';
import { total, units, type Year } from './money-units.js';

// What was posted to each month of each line, from the rows.
const POSTED = `select l.id, b.name, m.no, m.period_id, m.budgeted, f.starts_on <= current_date begun, coalesce(sum(p.base_amount) filter (where p.stage = 'ACTUAL'), 0) spent,
    coalesce(sum(p.base_amount) filter (where p.stage = 'ORDER'), 0) committed, coalesce(sum(p.base_amount) filter (where p.stage = 'REQUEST'), 0) requested
  from budget_lines l join budgets b on b.id = l.budget_id join budget_months m on m.line_id = l.id join fiscal_periods f on f.id = m.period_id
  left join departments d on l.department_id = any (d.path)
  left join ledger_accounts a on case when l.account_id is null then a.kind = 'EXPENSE' else l.account_id = any (a.path) end
  left join postings p on p.period_id = m.period_id and p.department_id = d.id and p.account_id = a.id
  where b.year_id = $1 and b.status = 'APPROVED' group by l.id, b.name, m.no, m.period_id, m.budgeted, f.starts_on`;
// What is somebody's because its department is.
const OWNED = `select 'posting' what, d.name, p.owner_id, p.team_id, d.owner_id as owner, d.team_id team from postings p join departments d on d.id = p.department_id
  ${Object.entries({
    line: 'budget_lines',
    month: 'budget_months',
    threshold: 'budget_thresholds',
    total: 'budget_year_totals',
    crossing: 'budget_crossings',
  })
    .map(
      ([what, table]) => `union all select '${what}', d.name, x.owner_id, x.team_id, d.owner_id, d.team_id from ${table} x
      join budget_lines l on l.id = x.${what === 'line' ? 'id' : 'line_id'} join departments d on d.id = l.department_id`,
    )
    .join('\n')}
  union all select 'transfer', d.name, f.owner_id, f.team_id, d.owner_id, d.team_id from budget_transfers f join budget_lines l on l.id = f.from_line_id join departments d on d.id = l.department_id
  union all select 'transfer', d.name, f.to_owner_id, f.to_team_id, d.owner_id, d.team_id from budget_transfers f join budget_lines l on l.id = f.to_line_id join departments d on d.id = l.department_id`;
const AT_ANY_TIME = `with posted as (${POSTED}),
  owned as (${OWNED}),
  stopped as (
    select p.*, h.basis, h.percent, h.stage, sum(v.counted) over (partition by p.id, h.id order by p.no) until, sum(p.budgeted) over (partition by p.id, h.id order by p.no) share,
      sum(v.counted) over (partition by p.id, h.id) whole, v.counted, sum(p.budgeted) over (partition by p.id, h.id) annual
    from posted p join budget_thresholds h on h.line_id = p.id and h.action = 'STOP'
    cross join lateral (select case h.stage when 'ACTUAL' then p.spent when 'ORDER' then p.committed when 'REQUEST' then p.requested else p.spent + p.committed + p.requested end counted) v
    where p.name = 'Steady')
  select 'a STOP is passed: ' || id || ' ' || stage || ' ' || basis || ' ' || percent || ' in ' || no amiss from stopped
    where case basis when 'PERIOD' then counted * 100 > budgeted * percent when 'ANNUAL' then whole * 100 > annual * percent else begun and until * 100 > share * percent end
  union all select 'the total of ' || p.id || ' in ' || p.no || ' is ' || t.spent || ', ' || t.committed || ', ' || t.requested || ', posted is ' || p.spent || ', ' || p.committed || ', ' || p.requested
    from posted p join budget_month_totals t on t.line_id = p.id and t.period_id = p.period_id where (t.spent, t.committed, t.requested) <> (p.spent, p.committed, p.requested)
  union all select 'the total of the year of ' || y.line_id || ' is ' || y.spent from budget_year_totals y
    where (y.spent, y.committed, y.requested) <> (select sum(t.spent), sum(t.committed), sum(t.requested) from budget_month_totals t where t.line_id = y.line_id)
  union all select 'of ' || p.reference || ' ' || p.open_amount || ' is open' from postings p
    where p.open_amount <> p.base_amount + coalesce((select sum(r.base_amount) from postings r where r.commitment_id = p.id and r.stage = p.stage), 0)
  union all select 'a ' || what || ' of ' || name || ' is another team''s' from owned where (owner_id, team_id) is distinct from (owner, team)
  union all select 'the rollup ' || r.rollup || ' is wrong in ' || r.cells from rollup.differences() r where r.cells <> 0`;

/** What is wrong in the snapshot of one statement, whoever writes meanwhile. */
export async function amissInRows(sql: TestDatabase['sql'], { id }: Year): Promise<string[]> {
  return (await sql<{ amiss: string }>(AT_ANY_TIME, [id])).map(row => row.amiss);
}

/** What does not add up within one answer, whoever writes meanwhile. */
export async function amissInAnswer(client: Client, { id, decimals }: Year): Promise<string[]> {
  const document = `query ($id: ID!, $where: BudgetLineWhere) { budgetLines(where: $where, first: 40) { nodes { ${LINE} } } fiscalYear(id: $id) { departmentSpend(first: 200) { id parentId own ${MONEY} total ${MONEY} } } }`;
  const year = api('fiscalyear', id);
  const answer = await client.data(document, { id: year, where: { budget: { year: { id: { eq: year } } } } });
  const unit = ({ amount }: Amount) => units(amount, decimals);
  const lines = (at(answer, 'budgetLines.nodes') as LineSeen[]).filter(line => {
    const months = line.months.nodes;
    const [annual, spent] = [unit(line.annual), unit(line.spent)];
    const sums = [
      total(months.map(month => unit(month.budgeted))),
      total(months.map(month => unit(month.spent))),
      annual - spent - unit(line.committed) - unit(line.requested),
    ];
    return sums.join() !== [annual, spent, unit(line.available)].join();
  });
  const tree = at(answer, 'fiscalYear.departmentSpend') as { id: string; parentId: string | null; own: Amount; total: Amount }[];
  const nodes = tree.filter(
    node => unit(node.own) + total(tree.filter(n => n.parentId === node.id).map(n => unit(n.total))) !== unit(node.total),
  );
  return [
    ...impure(answer),
    ...lines.map(line => `in one answer: ${JSON.stringify(line)}`),
    ...nodes.map(node => `in one answer: ${JSON.stringify(node)}`),
  ];
}

import type { ParentColumn, SeenCondition } from '../../platform/reading/declare.js';

// Figures of several departments at once are of what the viewer may see, and say so.
const PARTIAL = `coalesce((select current_setting('bw.read', true)) not like '% posting:ALL %', true)`;
const EXPENSES = `p.stage = 'ACTUAL' and p.account_id in (select a.id from visible.ledger_accounts a where a.kind = 'EXPENSE')`;

/** Every department in a fiscal year, the tree from the top down: its own expenses and those of the whole tree below it. Postings are summed once. */
export const spendByDepartment = (year: ParentColumn, limit: string, seen: SeenCondition): string => `
  with own as (
    select p.department_id, sum(p.base_amount) amount
    from visible.fiscal_periods f
    join visible.postings p on p.period_id = f.id
    where f.year_id = ${year('id')} and ${EXPENSES} and ${seen('posting', 'p')}
    group by p.department_id
  ), total as (
    select above.id, sum(own.amount) amount
    from own
    join visible.departments d on d.id = own.department_id
    cross join unnest(d.path) above(id)
    group by above.id
  ), planned as (
    select l.department_id, sum(l.annual) amount
    from visible.budget_lines l
    join visible.budgets b on b.id = l.budget_id
    left join visible.ledger_accounts a on a.id = l.account_id
    where b.year_id = ${year('id')} and b.status = 'APPROVED' and (a.id is null or a.kind = 'EXPENSE') and ${seen('budget', 'l')}
    group by l.department_id
  )
  select 'department_'||encode(uuid_send(d.id), 'hex') id, 'department_'||encode(uuid_send(d.parent_id), 'hex') "parentId", d.code, d.name,
    cardinality(d.path) depth, coalesce(own.amount, 0.0000) own, coalesce(total.amount, 0.0000) total, planned.amount budget, ${year('currency')} currency, ${PARTIAL} partial
  from visible.departments d
  left join own on own.department_id = d.id
  left join total on total.id = d.id
  left join planned on planned.department_id = d.id
  order by (select array_agg(x.name order by u.place) from unnest(d.path) with ordinality u(id, place) join visible.departments x on x.id = u.id), d.id
  limit ${limit}`;

/** A department's own expenses and those of the whole tree below it, by fiscal year, newest first. */
export const spendByYear = (department: ParentColumn, limit: string, seen: SeenCondition): string => `
  select y.name "year", y.currency, coalesce(sum(s.amount) filter (where s.department_id = ${department('id')}), 0) own, coalesce(sum(s.amount), 0) total, ${PARTIAL} partial
  from visible.fiscal_years y
  left join lateral (
    select p.department_id, sum(p.base_amount) amount
    from visible.fiscal_periods f
    join visible.departments d on ${department('id')} = any (d.path)
    join visible.postings p on p.period_id = f.id and p.department_id = d.id
    where f.year_id = y.id and ${EXPENSES} and ${seen('posting', 'p')}
    group by p.department_id
  ) s on true
  group by y.id, y.name, y.currency, y.starts_on
  order by y.starts_on desc, y.id
  limit ${limit}`;

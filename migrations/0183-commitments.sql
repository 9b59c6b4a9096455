-- Requests and orders as postings of their stage, what settles them, and thresholds for each stage. Needs 0060 (finance), 0182 (transfers, many postings).

alter table postings
  -- The request or order that it is booked against, or takes off.
  add column commitment_id uuid references postings,
  -- The posting that a row which takes off a commitment, or gives back to it, was booked with.
  add column cause_id uuid references postings,
  -- Of a request or order: what is neither ordered, invoiced nor released yet. Null on all other rows.
  add column open_amount numeric(19, 4),
  add constraint postings_open check (open_amount is null or (stage <> 'ACTUAL' and open_amount between 0 and base_amount)),
  add constraint postings_takes_off check (stage = 'ACTUAL' or open_amount is not null or commitment_id is not null),
  add constraint postings_cause check (cause_id is null or commitment_id is not null);
-- What settles a commitment, and what was booked with a posting.
create index postings_commitment on postings (commitment_id, date, id) where commitment_id is not null;
create index postings_cause on postings (cause_id) where cause_id is not null;
-- Requests and orders by what is open of them, and all that is not booked for good.
create index postings_open on postings (open_amount, date, id) where open_amount is not null;
create index postings_stage on postings (stage, date, id) where stage <> 'ACTUAL';
-- Sums of a department by period, now by stage.
drop index postings_sums;
create index postings_sums on postings (period_id, department_id) include (account_id, base_amount, stage);

alter table budget_thresholds add column stage text not null default 'ACTUAL' check (stage in ('REQUEST', 'ORDER', 'ACTUAL', 'CUMULATIVE')),
  drop constraint budget_thresholds_unique,
  add constraint budget_thresholds_unique unique (line_id, stage, basis, percent);
alter table budget_crossings add column stage text not null default 'ACTUAL' check (stage in ('REQUEST', 'ORDER', 'ACTUAL', 'CUMULATIVE')),
  drop constraint budget_crossings_once,
  add constraint budget_crossings_once unique nulls not distinct (line_id, stage, basis, period_id, percent, episode);
drop index budget_crossings_open;
create unique index budget_crossings_open on budget_crossings (line_id, stage, basis, period_id, percent) nulls not distinct where cleared_at is null;
alter table budget_year_totals add column requested numeric(19, 4) not null default 0, add column committed numeric(19, 4) not null default 0;
alter table budget_month_totals add column requested numeric(19, 4) not null default 0, add column committed numeric(19, 4) not null default 0;

-- Alerts that were told before there were stages.
update outbox set payload = payload || '{"stage": "ACTUAL"}' where name = 'budget.crossed' and not payload ? 'stage';
update event_log set payload = payload || '{"stage": "ACTUAL"}' where name = 'budget.crossed' and not payload ? 'stage';

-- The lines in force, with thresholds, that cover each of these postings, known by their places from 1. With `hold` the year rows of all of them are locked,
-- in the order of their ids, which everybody keeps.
create function budget_lines_covering(departments uuid[], accounts uuid[], years uuid[], hold boolean) returns table (place int, line uuid)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  places int[];
  lines uuid[];
begin
  select array_agg(r.place), array_agg(l.line) into places, lines
    from unnest(departments, accounts, years) with ordinality r(department, account, year, place)
    cross join unnest(budget_lines_over(r.department, r.account, r.year, false)) l(line);
  if hold then
    perform from budget_year_totals y where y.line_id = any (lines) order by y.line_id for no key update;
  end if;
  return query select * from unnest(places, lines) u(place, line);
end $$;

-- As in 0060, with what is requested and committed beside what is spent, and stages.
create or replace function budget_line_states(ids uuid[])
returns table (id uuid, owner_id uuid, team_id uuid, version int, department text, currency varchar, annual text, months jsonb, thresholds jsonb, crossings jsonb)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  return query
    select l.id, l.owner_id, l.team_id, l.version, d.name::text, l.currency, l.annual::text,
      (select jsonb_agg(jsonb_build_object('period', m.period_id, 'no', m.no, 'budgeted', m.budgeted::text, 'requested', coalesce(t.requested, 0)::text,
          'committed', coalesce(t.committed, 0)::text, 'spent', coalesce(t.spent, 0)::text) order by m.no)
        from budget_months m left join budget_month_totals t on t.line_id = m.line_id and t.period_id = m.period_id where m.line_id = l.id),
      (select coalesce(jsonb_agg(jsonb_build_object('stage', h.stage, 'basis', h.basis, 'percent', h.percent, 'action', h.action)
          order by h.basis, h.percent, h.stage), '[]')
        from budget_thresholds h where h.line_id = l.id),
      (select coalesce(jsonb_agg(to_jsonb(c)), '[]')
        from (select distinct on (x.stage, x.basis, x.period_id, x.percent) x.stage, x.basis, x.period_id as period, x.percent, x.episode, x.cleared_at is null as open
          from budget_crossings x where x.line_id = l.id order by x.stage, x.basis, x.period_id, x.percent, x.episode desc) c)
    from budget_lines l
    join departments d on d.id = l.department_id
    where l.id = any (ids)
    order by l.id;
end $$;

-- Adds a posting to the totals of the lines that cover it. The caller holds their year rows.
create function budget_totals_book(ids uuid[], in_period uuid, in_stage text, amount numeric) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update budget_month_totals set requested = requested + case when in_stage = 'REQUEST' then amount else 0 end,
      committed = committed + case when in_stage = 'ORDER' then amount else 0 end, spent = spent + case when in_stage = 'ACTUAL' then amount else 0 end
    where line_id = any (ids) and period_id = in_period;
  update budget_year_totals set requested = requested + case when in_stage = 'REQUEST' then amount else 0 end,
      committed = committed + case when in_stage = 'ORDER' then amount else 0 end, spent = spent + case when in_stage = 'ACTUAL' then amount else 0 end
    where line_id = any (ids);
$$;

-- What was posted to a line at a stage: its department and those below, its account and those below, in one period or (null) in the whole year.
create function budget_line_posted(in_line uuid, in_period uuid, in_stage text) returns numeric
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(p.base_amount), 0)
  from budget_lines l
  join budgets b on b.id = l.budget_id
  join fiscal_periods f on f.year_id = b.year_id and (in_period is null or f.id = in_period)
  join postings p on p.period_id = f.id and p.stage = in_stage and p.department_id in (select d.id from departments d where l.department_id = any (d.path))
    and p.account_id in (select a.id from ledger_accounts a where case when l.account_id is null then a.kind = 'EXPENSE' else l.account_id = any (a.path) end)
  where l.id = in_line
$$;
-- For the version before this one.
create or replace function budget_line_posted(in_line uuid, in_period uuid) returns numeric
language sql stable security definer set search_path = public, pg_temp as $$ select budget_line_posted(in_line, in_period, 'ACTUAL') $$;

-- As in 0060, of all stages.
create or replace function budget_totals_rebuild(ids uuid[], actor uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  delete from budget_year_totals y where y.line_id = any (ids);
  insert into budget_year_totals (line_id, owner_id, team_id, spent)
    select l.id, l.owner_id, l.team_id, 0
    from budget_lines l
    join budgets b on b.id = l.budget_id and b.status = 'APPROVED'
    where l.id = any (ids) and exists (select 1 from budget_thresholds h where h.line_id = l.id);
  insert into budget_month_totals (owner_id, team_id, line_id, period_id, requested, committed, spent)
    select m.owner_id, m.team_id, m.line_id, m.period_id, budget_line_posted(m.line_id, m.period_id, 'REQUEST'),
      budget_line_posted(m.line_id, m.period_id, 'ORDER'), budget_line_posted(m.line_id, m.period_id, 'ACTUAL')
    from budget_months m
    join budget_year_totals y on y.line_id = m.line_id
    where m.line_id = any (ids);
  update budget_year_totals y set (requested, committed, spent) =
    (select sum(t.requested), sum(t.committed), sum(t.spent) from budget_month_totals t where t.line_id = y.line_id) where y.line_id = any (ids);
  update budget_crossings c set cleared_at = at, updated_at = at, updated_by = actor, version = c.version + 1
    where c.line_id = any (ids) and c.cleared_at is null and not exists (
      select 1 from budget_year_totals y join budget_thresholds h on h.line_id = y.line_id
      where y.line_id = c.line_id and h.stage = c.stage and h.basis = c.basis and h.percent = c.percent and h.action <> 'IGNORE');
end $$;

-- As in 0060, by stage; the version before this one knows of none.
create or replace function budget_crossings_write(raised jsonb, ended jsonb, actor uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from budget_lines l where l.id in (select (r ->> 'line')::uuid from jsonb_array_elements(raised) r) order by l.id for no key update;
  update budget_crossings c set cleared_at = at, updated_at = at, updated_by = actor, version = c.version + 1
    from jsonb_to_recordset(ended) as e(line uuid, stage text, basis text, period uuid, percent int)
    where c.line_id = e.line and c.stage = coalesce(e.stage, 'ACTUAL') and c.basis = e.basis and c.period_id is not distinct from e.period
      and c.percent = e.percent and c.cleared_at is null;
  insert into budget_crossings (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, line_id, stage, basis, period_id, percent, episode, action,
      exception, spent, limit_amount, currency, utilisation, posting_id, raised_at)
    select r.id, at, actor, at, actor, l.owner_id, l.team_id, l.id, coalesce(r.stage, 'ACTUAL'), r.basis, r.period, r.percent, r.episode, r.action,
      r.exception, r.spent, r."limit", l.currency, r.utilisation, r.posting, at
    from jsonb_to_recordset(raised) as r(id uuid, line uuid, stage text, basis text, period uuid, percent int, episode int, action text,
      exception boolean, spent numeric, "limit" numeric, utilisation numeric, posting uuid)
    join budget_lines l on l.id = r.line;
end $$;

revoke all on function budget_lines_covering, budget_totals_book, budget_line_posted(uuid, uuid, text) from public;
grant execute on function budget_lines_covering, budget_totals_book, budget_line_posted(uuid, uuid, text) to bellwether_app;

-- Finance: departments, accounts, the fiscal calendar, budgets with their thresholds, postings, crossings. Needs 0002 (users, teams).

create table departments (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  code text not null constraint departments_code_unique unique check (code <> ''),
  name text collate names not null check (name <> ''),
  parent_id uuid references departments,
  -- From the root down to itself: a budget line of any of them covers its postings.
  path uuid[] not null constraint departments_path_ends check (path[cardinality(path)] = id)
);
-- Lists by name; the tree downwards.
create index departments_name on departments (name, id);
create index departments_parent on departments (parent_id, name, id);

create table ledger_accounts (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  code text not null constraint ledger_accounts_code_unique unique check (code <> ''),
  name text collate names not null check (name <> ''),
  kind text not null check (kind in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
  parent_id uuid references ledger_accounts,
  path uuid[] not null constraint ledger_accounts_path_ends check (path[cardinality(path)] = id)
);
-- The tree downwards; lists of a kind.
create index ledger_accounts_parent on ledger_accounts (parent_id, code, id);
create index ledger_accounts_kind on ledger_accounts (kind, code, id);
create index ledger_accounts_name on ledger_accounts (name, id);

create table fiscal_years (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text not null constraint fiscal_years_name_unique unique check (name <> ''),
  starts_on date not null,
  ends_on date not null,
  currency varchar(3) not null check (currency ~ '^[A-Z]{3}$'),
  closed boolean not null default false,
  check (starts_on <= ends_on),
  constraint fiscal_years_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);
-- Lists, newest year first.
create index fiscal_years_starts on fiscal_years (starts_on, id);

create table fiscal_periods (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  year_id uuid not null references fiscal_years,
  no int not null check (no between 1 and 13),
  starts_on date not null,
  ends_on date not null,
  closed boolean not null default false,
  check (starts_on <= ends_on),
  constraint fiscal_periods_no_unique unique (year_id, no),
  -- A day belongs to one period at most.
  constraint fiscal_periods_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);

create table budgets (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text collate names not null check (name <> ''),
  year_id uuid not null references fiscal_years,
  revision int not null check (revision > 0),
  status text not null check (status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'SUPERSEDED')),
  currency varchar(3) not null,
  constraint budgets_revision_unique unique (year_id, name, revision)
);
-- One revision is in force at a time.
create unique index budgets_in_force on budgets (year_id, name) where status = 'APPROVED';
-- Lists by name and by status.
create index budgets_name on budgets (name, id);
create index budgets_status on budgets (status, name, id);

create table budget_lines (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  budget_id uuid not null references budgets,
  department_id uuid not null references departments,
  -- Null: all expense accounts.
  account_id uuid references ledger_accounts,
  annual numeric(19, 4) not null check (annual >= 0),
  currency varchar(3) not null,
  constraint budget_lines_subject_unique unique nulls not distinct (budget_id, department_id, account_id)
);
-- A department's lines: what a posting looks for. Lists by owner and team. Accounts in use.
create index budget_lines_department on budget_lines (department_id, id);
create index budget_lines_annual on budget_lines (annual, id);
create index budget_lines_owner on budget_lines (owner_id, id);
create index budget_lines_team on budget_lines (team_id, id);
create index budget_lines_account on budget_lines (account_id, id);

create table budget_months (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  line_id uuid not null references budget_lines,
  period_id uuid not null references fiscal_periods,
  -- The period's number: months are listed in its order.
  no int not null,
  budgeted numeric(19, 4) not null check (budgeted >= 0),
  currency varchar(3) not null,
  constraint budget_months_period_unique unique (line_id, period_id)
);
-- A line's months in order.
create unique index budget_months_no on budget_months (line_id, no);

create table budget_thresholds (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  line_id uuid not null references budget_lines,
  basis text not null check (basis in ('PERIOD', 'TO_DATE', 'ANNUAL')),
  -- At least 5: a crossing ends two points below.
  percent int not null check (percent between 5 and 1000),
  action text not null check (action in ('IGNORE', 'WARN', 'STOP')),
  constraint budget_thresholds_unique unique (line_id, basis, percent)
);

-- What was spent of a line with thresholds in force, kept by the postings. They stand apart from the lines so that a posting changes neither the version
-- of a line nor its audit trail. The row of the year is the lock of the line's months: whoever changes one of them holds it.
create table budget_year_totals (
  line_id uuid primary key references budget_lines,
  owner_id uuid references users,
  team_id uuid references teams,
  spent numeric(19, 4) not null
);
create table budget_month_totals (
  id uuid primary key default uuidv7(),
  owner_id uuid references users,
  team_id uuid references teams,
  line_id uuid not null references budget_year_totals (line_id) on delete cascade,
  period_id uuid not null references fiscal_periods,
  spent numeric(19, 4) not null,
  constraint budget_month_totals_unique unique (line_id, period_id)
);

create table postings (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  date date not null,
  period_id uuid not null references fiscal_periods,
  department_id uuid not null references departments,
  account_id uuid not null references ledger_accounts,
  amount numeric(19, 4) not null check (amount <> 0),
  currency varchar(3) not null,
  base_amount numeric(19, 4) not null check (sign(base_amount) = sign(amount)),
  base_currency varchar(3) not null,
  stage text not null default 'ACTUAL' check (stage in ('REQUEST', 'ORDER', 'ACTUAL')),
  source text not null check (source <> ''),
  reference text not null check (reference <> ''),
  description text,
  reverses_id uuid references postings,
  exception boolean not null default false,
  -- A document counts once, however often it is sent.
  constraint postings_reference_unique unique (source, reference),
  -- A posting is taken back once.
  constraint postings_reverses_unique unique (reverses_id)
);
-- Lists by date: everybody's, one's own, one's teams', a department's, an account's; by amount.
create index postings_date on postings (date, id);
create index postings_owner on postings (owner_id, date, id);
create index postings_team on postings (team_id, date, id);
create index postings_department on postings (department_id, date, id);
create index postings_account on postings (account_id, date, id);
create index postings_amount on postings (base_amount, id);
create index postings_reference on postings (reference, id);
-- What was booked beyond a STOP.
create index postings_exception on postings (date, id) where exception;
-- Sums of a department by period.
create index postings_sums on postings (period_id, department_id) include (account_id, base_amount);

create table budget_crossings (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  line_id uuid not null references budget_lines,
  basis text not null check (basis in ('PERIOD', 'TO_DATE', 'ANNUAL')),
  -- Null where the basis is the year.
  period_id uuid references fiscal_periods,
  percent int not null,
  -- Counts how often this threshold was crossed.
  episode int not null check (episode > 0),
  action text not null check (action in ('IGNORE', 'WARN', 'STOP')),
  exception boolean not null default false,
  spent numeric(19, 4) not null,
  limit_amount numeric(19, 4) not null,
  currency varchar(3) not null,
  utilisation numeric(19, 4),
  -- Null where the budget was changed, not the spending.
  posting_id uuid references postings,
  raised_at timestamptz not null,
  cleared_at timestamptz,
  constraint budget_crossings_basis check ((basis = 'ANNUAL') = (period_id is null)),
  constraint budget_crossings_once unique nulls not distinct (line_id, basis, period_id, percent, episode)
);
-- An alert is open once at most.
create unique index budget_crossings_open on budget_crossings (line_id, basis, period_id, percent) nulls not distinct where cleared_at is null;
-- Lists by time: everybody's, one's own, one's teams'.
create index budget_crossings_raised on budget_crossings (raised_at, id);
create index budget_crossings_owner on budget_crossings (owner_id, raised_at, id);
create index budget_crossings_team on budget_crossings (team_id, raised_at, id);
-- Those that are open.
create index budget_crossings_uncleared on budget_crossings (raised_at, id) where cleared_at is null;
-- Which a posting raised.
create index budget_crossings_posting on budget_crossings (posting_id) where posting_id is not null;

-- A posting is checked against lines of departments above, which its author may neither see nor change. What follows runs as the owner.

-- The lines in force, with thresholds, that cover a posting of this department and account in this year, in order of their ids.
-- With `hold` their year rows are locked in that order, so that postings that share lines queue and never deadlock.
create function budget_lines_over(in_department uuid, in_account uuid, in_year uuid, hold boolean) returns uuid[]
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  select array_agg(l.id order by l.id) into ids
  from budget_lines l
  join budgets b on b.id = l.budget_id and b.status = 'APPROVED' and b.year_id = in_year
  join budget_year_totals y on y.line_id = l.id
  cross join (select path, kind from ledger_accounts where id = in_account) a
  where l.department_id = any ((select path from departments where id = in_department)::uuid[])
    and case when l.account_id is null then a.kind = 'EXPENSE' else l.account_id = any (a.path) end;
  if hold then
    perform from budget_year_totals y where y.line_id = any (ids) order by y.line_id for no key update;
  end if;
  return coalesce(ids, '{}');
end $$;

-- How lines stand: months with budget and spending, thresholds, the last crossing of each. Amounts are text: they must not become floats on their way.
create function budget_line_states(ids uuid[])
returns table (id uuid, owner_id uuid, team_id uuid, version int, department text, currency varchar, annual text, months jsonb, thresholds jsonb, crossings jsonb)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  return query
    select l.id, l.owner_id, l.team_id, l.version, d.name::text, l.currency, l.annual::text,
      (select jsonb_agg(jsonb_build_object('period', m.period_id, 'no', m.no, 'budgeted', m.budgeted::text, 'spent', coalesce(t.spent, 0)::text) order by m.no)
        from budget_months m left join budget_month_totals t on t.line_id = m.line_id and t.period_id = m.period_id where m.line_id = l.id),
      (select coalesce(jsonb_agg(jsonb_build_object('basis', h.basis, 'percent', h.percent, 'action', h.action) order by h.basis, h.percent), '[]')
        from budget_thresholds h where h.line_id = l.id),
      (select coalesce(jsonb_agg(to_jsonb(c)), '[]')
        from (select distinct on (x.basis, x.period_id, x.percent) x.basis, x.period_id as period, x.percent, x.episode, x.cleared_at is null as open
          from budget_crossings x where x.line_id = l.id order by x.basis, x.period_id, x.percent, x.episode desc) c)
    from budget_lines l
    join departments d on d.id = l.department_id
    where l.id = any (ids)
    order by l.id;
end $$;

-- Adds a posting to the totals of the lines that cover it. The caller holds their year rows.
create function budget_totals_add(ids uuid[], in_period uuid, amount numeric) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update budget_month_totals set spent = spent + amount where line_id = any (ids) and period_id = in_period;
  update budget_year_totals set spent = spent + amount where line_id = any (ids);
$$;

-- Ends the crossings `ended` and records those `raised`. Their lines are locked, as every event's subject is.
create function budget_crossings_write(raised jsonb, ended jsonb, actor uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from budget_lines l where l.id in (select (r ->> 'line')::uuid from jsonb_array_elements(raised) r) order by l.id for no key update;
  update budget_crossings c set cleared_at = at, updated_at = at, updated_by = actor, version = c.version + 1
    from jsonb_to_recordset(ended) as e(line uuid, basis text, period uuid, percent int)
    where c.line_id = e.line and c.basis = e.basis and c.period_id is not distinct from e.period and c.percent = e.percent and c.cleared_at is null;
  insert into budget_crossings (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, line_id, basis, period_id, percent, episode, action,
      exception, spent, limit_amount, currency, utilisation, posting_id, raised_at)
    select r.id, at, actor, at, actor, l.owner_id, l.team_id, l.id, r.basis, r.period, r.percent, r.episode, r.action,
      r.exception, r.spent, r."limit", l.currency, r.utilisation, r.posting, at
    from jsonb_to_recordset(raised) as r(id uuid, line uuid, basis text, period uuid, percent int, episode int, action text,
      exception boolean, spent numeric, "limit" numeric, utilisation numeric, posting uuid)
    join budget_lines l on l.id = r.line;
end $$;

-- What was posted to a line: its department and those below, its account and those below, in one period or (null) in the whole year.
create function budget_line_posted(in_line uuid, in_period uuid) returns numeric
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(p.base_amount), 0)
  from budget_lines l
  join budgets b on b.id = l.budget_id
  join fiscal_periods f on f.year_id = b.year_id and (in_period is null or f.id = in_period)
  join postings p on p.period_id = f.id and p.department_id in (select d.id from departments d where l.department_id = any (d.path))
    and p.account_id in (select a.id from ledger_accounts a where case when l.account_id is null then a.kind = 'EXPENSE' else l.account_id = any (a.path) end)
  where l.id = in_line
$$;

-- Starts the totals of the lines that need them (in force, with thresholds) from what is posted, ends those of the others, and with them the crossings
-- whose threshold is gone. The caller holds the lock of the structure: no posting is on its way.
create function budget_totals_rebuild(ids uuid[], actor uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  delete from budget_year_totals y where y.line_id = any (ids);
  insert into budget_year_totals (line_id, owner_id, team_id, spent)
    select l.id, l.owner_id, l.team_id, 0
    from budget_lines l
    join budgets b on b.id = l.budget_id and b.status = 'APPROVED'
    where l.id = any (ids) and exists (select 1 from budget_thresholds h where h.line_id = l.id);
  insert into budget_month_totals (owner_id, team_id, line_id, period_id, spent)
    select m.owner_id, m.team_id, m.line_id, m.period_id, budget_line_posted(m.line_id, m.period_id)
    from budget_months m
    join budget_year_totals y on y.line_id = m.line_id
    where m.line_id = any (ids);
  update budget_year_totals y set spent = (select sum(t.spent) from budget_month_totals t where t.line_id = y.line_id) where y.line_id = any (ids);
  update budget_crossings c set cleared_at = at, updated_at = at, updated_by = actor, version = c.version + 1
    where c.line_id = any (ids) and c.cleared_at is null and not exists (
      select 1 from budget_year_totals y join budget_thresholds h on h.line_id = y.line_id
      where y.line_id = c.line_id and h.basis = c.basis and h.percent = c.percent and h.action <> 'IGNORE');
end $$;

-- Gives what stands below a department to its new owner and team; the department itself is moved, and the right to do so checked, before.
-- Answers its budget lines as they were. The caller holds the lock of the structure.
create function department_hand_over(in_department uuid, new_owner uuid, new_team uuid, actor uuid, at timestamptz)
returns table (id uuid, version int, owner_before uuid, team_before uuid)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  below constant uuid[] := array(select l.id from budget_lines l where l.department_id = in_department);
begin
  update budget_months m set owner_id = new_owner, team_id = new_team where m.line_id = any (below);
  update budget_thresholds h set owner_id = new_owner, team_id = new_team where h.line_id = any (below);
  update budget_year_totals y set owner_id = new_owner, team_id = new_team where y.line_id = any (below);
  update budget_month_totals t set owner_id = new_owner, team_id = new_team where t.line_id = any (below);
  update budget_crossings c set owner_id = new_owner, team_id = new_team where c.line_id = any (below);
  update postings p set owner_id = new_owner, team_id = new_team where p.department_id = in_department;
  return query
    update budget_lines l set owner_id = new_owner, team_id = new_team, version = l.version + 1, updated_at = at, updated_by = actor
      where l.id = any (below) returning new.id, new.version, old.owner_id, old.team_id;
end $$;

revoke all on function budget_lines_over, budget_line_states, budget_totals_add, budget_crossings_write, budget_line_posted, budget_totals_rebuild, department_hand_over from public;
grant execute on function budget_lines_over, budget_line_states, budget_totals_add, budget_crossings_write, budget_line_posted, budget_totals_rebuild, department_hand_over to bellwether_app;

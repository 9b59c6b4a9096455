-- Indicators: a measure with a target and limits, looked at again and again. Needs 0200 (alerts).

create table indicators (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  name text collate names not null check (name <> ''),
  -- As `metrics` lists it.
  analysis text not null,
  measure text not null,
  -- Keys by dimension, as the analysis takes them in `where`.
  filter jsonb not null default '{}',
  period text not null check (period in ('TODAY', 'THIS_WEEK', 'THIS_MONTH', 'THIS_QUARTER', 'THIS_YEAR', 'LAST_MONTH', 'LAST_QUARTER', 'LAST_30_DAYS')),
  good_when text not null check (good_when in ('UP', 'DOWN')),
  target numeric,
  warn_at numeric not null,
  critical_at numeric not null,
  archived_at timestamptz,
  -- What was found last.
  status text not null default 'NO_DATA' check (status in ('GREEN', 'AMBER', 'RED', 'NO_DATA')),
  value numeric,
  unit text not null check (unit in ('MONEY', 'COUNT', 'PERCENT', 'DAYS', 'HOURS', 'QUANTITY')),
  currency varchar(3),
  definition_version int not null,
  partial boolean not null default false,
  position bigint,
  period_from date,
  period_to date,
  problem text,
  computed_at timestamptz,
  due_at timestamptz,
  constraint indicators_limits check (case good_when when 'UP' then critical_at <= warn_at else critical_at >= warn_at end),
  constraint indicators_due check ((archived_at is null) = (due_at is not null))
);
-- Lists by name: everybody's, one's own, one's teams'.
create index indicators_name on indicators (name, id);
create index indicators_owner on indicators (owner_id, name, id);
create index indicators_team on indicators (team_id, name, id);
-- What is to be looked at.
create index indicators_due_at on indicators (due_at, id) where due_at is not null;

insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
  select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'indicator', l.r, l.w, 'NONE'
  from (values ('FINANCE', 'ALL', 'OWN'), ('ANALYST', 'ALL', 'OWN'), ('OPERATIONS', 'OWN', 'OWN'), ('SALES', 'OWN', 'OWN'), ('MARKETING', 'OWN', 'OWN'),
    ('SERVICE', 'OWN', 'OWN')) l(code, r, w)
  join roles r using (code)
  where not exists (select from role_rules x where x.role_id = r.id and x.kind = 'indicator');

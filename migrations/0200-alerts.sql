-- Alerts: what asks for somebody's attention, with a life. Needs 0002 (users, roles).

create table alerts (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  -- What it is about, in one word for machines: of one key one alert is open.
  key text not null check (key <> ''),
  kind text not null check (kind in ('INDICATOR', 'BUDGET', 'STOCK', 'SLA', 'ANOMALY', 'FORECAST', 'RISK', 'JOB')),
  severity text not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
  state text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'ESCALATED', 'CLOSED')),
  episode int not null check (episode > 0),
  title text not null check (title <> ''),
  -- The record that it is about.
  subject_id uuid,
  value numeric,
  limit_value numeric,
  unit text check (unit in ('MONEY', 'COUNT', 'PERCENT', 'DAYS', 'HOURS', 'QUANTITY')),
  currency varchar(3),
  drivers jsonb not null default '[]',
  drill_down text,
  opened_at timestamptz not null,
  acknowledged_by uuid references users,
  acknowledged_at timestamptz,
  snoozed_until timestamptz,
  -- Null where nobody is above who could be told, or somebody takes care of it.
  escalates_at timestamptz,
  escalated_at timestamptz,
  closed_by uuid references users,
  closed_at timestamptz,
  closed_reason text,
  constraint alerts_episode_unique unique (key, episode),
  constraint alerts_closed check ((state = 'CLOSED') = (closed_at is not null) and (closed_at is null) = (closed_reason is null)),
  constraint alerts_acknowledged check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint alerts_unit check (value is null or unit is not null)
);
-- Raised once, however many find it at the same time.
create unique index alerts_open on alerts (key) where state <> 'CLOSED';
-- Lists by time: everybody's, one's own, one's teams'.
create index alerts_opened on alerts (opened_at, id);
create index alerts_owner on alerts (owner_id, opened_at, id);
create index alerts_team on alerts (team_id, opened_at, id);
-- Those that are not over, by kind.
create index alerts_standing on alerts (kind, opened_at, id) where state <> 'CLOSED';
-- What falls due.
create index alerts_escalates on alerts (escalates_at, id) where escalates_at is not null and state = 'OPEN';

insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
  select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'alert', l.r, l.w, 'NONE'
  from (values ('FINANCE', 'ALL', 'ALL'), ('ANALYST', 'ALL', 'OWN'), ('OPERATIONS', 'TEAM', 'TEAM'), ('SALES', 'OWN', 'OWN'), ('MARKETING', 'OWN', 'OWN'),
    ('SERVICE', 'OWN', 'OWN')) l(code, r, w)
  join roles r using (code)
  where not exists (select from role_rules x where x.role_id = r.id and x.kind = 'alert');

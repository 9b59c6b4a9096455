-- Anomaly detectors: measures whose stretches of time are judged by those before. Needs 0200 (alerts).

create table anomaly_detectors (
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
  grain text not null check (grain in ('DAY', 'WEEK', 'MONTH')),
  -- Alarms by chance in 1,000 stretches.
  false_alarms numeric not null check (false_alarms between 0.1 and 50),
  -- What a figure has to differ by at least, in the unit of the measure.
  least_change numeric check (least_change >= 0),
  archived_at timestamptz,
  unit text not null check (unit in ('MONEY', 'COUNT', 'PERCENT', 'DAYS', 'HOURS', 'QUANTITY')),
  definition_version int not null,
  -- What was found last.
  judged_period text,
  value numeric,
  expected numeric,
  lower_bound numeric,
  upper_bound numeric,
  anomalous boolean not null default false,
  currency varchar(3),
  problem text,
  computed_at timestamptz,
  due_at timestamptz,
  constraint anomaly_detectors_due check ((archived_at is null) = (due_at is not null))
);
-- Lists by name: everybody's, one's own, one's teams'.
create index anomaly_detectors_name on anomaly_detectors (name, id);
create index anomaly_detectors_owner on anomaly_detectors (owner_id, name, id);
create index anomaly_detectors_team on anomaly_detectors (team_id, name, id);
-- What is to be looked at.
create index anomaly_detectors_due_at on anomaly_detectors (due_at, id) where due_at is not null;

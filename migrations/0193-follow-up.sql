-- What happens to leads that nobody answers (docs/leads.md).

alter table activities add column priority text not null default 'NORMAL' check (priority in ('NORMAL', 'HIGH'));

create table follow_up_policies (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text not null constraint follow_up_policies_name_unique unique check (name <> ''),
  entity text not null check (entity in ('LEAD')),
  -- of those in force the first that fits holds
  position int constraint follow_up_policies_position_unique unique deferrable initially deferred check (position > 0),
  -- both always read and replaced as a whole
  condition jsonb not null check (jsonb_typeof(condition) = 'object'),
  steps jsonb not null check (jsonb_typeof(steps) = 'array'),
  calendar_id uuid references business_calendars,
  escalate_to_id uuid references users,
  restarts boolean not null,
  archived_at timestamptz,
  constraint follow_up_policies_in_force check ((archived_at is null) = (position is not null))
);

create table follow_ups (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  lead_id uuid not null references leads,
  policy_id uuid not null references follow_up_policies,
  step int not null check (step > 0),
  action text not null check (action in ('REMIND', 'CHASE', 'REASSIGN', 'ESCALATE')),
  due_at timestamptz not null,
  done_at timestamptz,
  outcome text check (outcome in ('DONE', 'NOBODY', 'ANSWERED', 'CLOSED', 'HANDED_OVER')),
  result text,
  task_id uuid references activities,
  constraint follow_ups_outcome check ((done_at is null) = (outcome is null))
);
-- What is due.
create index follow_ups_due on follow_ups (due_at, id) where done_at is null;
-- The steps of a lead.
create index follow_ups_lead on follow_ups (lead_id, due_at, id);
-- own lists, team lists
create index follow_ups_owner on follow_ups (owner_id);
create index follow_ups_team on follow_ups (team_id);
-- Deletion checks of the referred table.
create index follow_ups_task on follow_ups (task_id) where task_id is not null;

-- Transfers between budget lines. Needs 0060 (finance), 0002 (roles).

create table budget_transfers (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  -- Of the department that gives.
  owner_id uuid references users,
  team_id uuid references teams,
  -- Of the department that gets.
  to_owner_id uuid references users,
  to_team_id uuid references teams,
  from_line_id uuid not null references budget_lines,
  to_line_id uuid not null references budget_lines,
  amount numeric(19, 4) not null check (amount > 0),
  currency varchar(3) not null,
  reason text not null check (reason <> ''),
  status text not null check (status in ('REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  requested_by uuid not null references users,
  decided_by uuid references users,
  decided_at timestamptz,
  decision_reason text,
  constraint budget_transfers_two_lines check (from_line_id <> to_line_id),
  constraint budget_transfers_decided check ((status = 'REQUESTED') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);
-- Lists by time: everybody's, those that one's own departments give or get, a line's, what somebody asked for.
create index budget_transfers_created on budget_transfers (created_at, id);
create index budget_transfers_owner on budget_transfers (owner_id, created_at, id);
create index budget_transfers_team on budget_transfers (team_id, created_at, id);
create index budget_transfers_to_owner on budget_transfers (to_owner_id, created_at, id);
create index budget_transfers_to_team on budget_transfers (to_team_id, created_at, id);
create index budget_transfers_from on budget_transfers (from_line_id, created_at, id);
create index budget_transfers_to on budget_transfers (to_line_id, created_at, id);
create index budget_transfers_requested_by on budget_transfers (requested_by, created_at, id);
-- Those that wait.
create index budget_transfers_waiting on budget_transfers (created_at, id) where status = 'REQUESTED';

create table budget_transfer_months (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  to_owner_id uuid references users,
  to_team_id uuid references teams,
  transfer_id uuid not null references budget_transfers,
  period_id uuid not null references fiscal_periods,
  no int not null,
  amount numeric(19, 4) not null check (amount >= 0),
  currency varchar(3) not null
);
-- A transfer's months in order.
create unique index budget_transfer_months_no on budget_transfer_months (transfer_id, no);

-- Who asks and who approves; managers have it by the rule for all kinds.
insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
  select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'budgetTransfer', l.r, l.w, 'NONE'
  from (values ('FINANCE', 'ALL', 'ALL'), ('OPERATIONS', 'TEAM', 'TEAM')) l(code, r, w)
  join roles r using (code)
  where not exists (select from role_rules x where x.role_id = r.id and x.kind = 'budgetTransfer');

-- As in 0060, and with the lines go the transfers, on the side that they stand for.
create or replace function department_hand_over(in_department uuid, new_owner uuid, new_team uuid, actor uuid, at timestamptz)
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
  update budget_transfers f set owner_id = new_owner, team_id = new_team where f.from_line_id = any (below);
  update budget_transfers f set to_owner_id = new_owner, to_team_id = new_team where f.to_line_id = any (below);
  update budget_transfer_months m set owner_id = f.owner_id, team_id = f.team_id, to_owner_id = f.to_owner_id, to_team_id = f.to_team_id
    from budget_transfers f where f.id = m.transfer_id and (f.from_line_id = any (below) or f.to_line_id = any (below));
  return query
    update budget_lines l set owner_id = new_owner, team_id = new_team, version = l.version + 1, updated_at = at, updated_by = actor
      where l.id = any (below) returning new.id, new.version, old.owner_id, old.team_id;
end $$;

-- Visits to customers.

create table visits (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid not null references customers,
  planned_for timestamptz not null,
  purpose text not null check (purpose <> ''),
  status text not null check (status in ('PLANNED', 'DONE')),
  outcome text,
  check ((status = 'DONE') = (outcome is not null))
);
create index on visits (planned_for, id); -- the list
create index on visits (status, planned_for, id); -- what is to come
create index on visits (customer_id, planned_for, id); -- the visits of a customer
create index on visits (owner_id, planned_for, id); -- own lists
create index on visits (team_id, planned_for, id); -- team lists

-- Managers, analysts and administrators have rules for every kind (`*`).
insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope, hidden_fields)
select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'visit', 'TEAM', 'OWN', 'OWN', '{}' from roles r where r.code = 'SALES';

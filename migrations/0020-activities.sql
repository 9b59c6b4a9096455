-- Calls, e-mails, meetings, notes and tasks.

create table activities (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid references customers,
  contact_id uuid references contacts,
  kind text not null check (kind in ('CALL', 'EMAIL', 'MEETING', 'NOTE', 'TASK')),
  direction text check (direction in ('INBOUND', 'OUTBOUND')),
  subject text not null check (subject <> ''),
  body text,
  status text not null check (status in ('PLANNED', 'DONE', 'CANCELLED')),
  starts_at timestamptz,
  ends_at timestamptz check (ends_at >= starts_at),
  due_at timestamptz,
  done_at timestamptz,
  outcome text,
  assignee_id uuid references users,
  -- what it belongs to beside the customer (a lead, an opportunity, a ticket): prefix of the type's ids and the uuid
  related_kind text,
  related_id uuid,
  check ((status = 'DONE') = (done_at is not null)),
  check ((related_kind is null) = (related_id is null)),
  check (kind <> 'TASK' or assignee_id is not null)
);
create index on activities (customer_id, created_at, id); -- the activities of a customer
create index on activities (contact_id, created_at, id) where contact_id is not null; -- of a person
create index on activities (assignee_id, status, due_at, id); -- what one has to do
create index on activities (status, due_at, id); -- what is overdue
create index on activities (kind, created_at, id);
create index on activities (created_at, id); -- the list
create index on activities (due_at, id);
create index on activities (owner_id, created_at, id); -- own lists
create index on activities (team_id, created_at, id); -- team lists
create index on activities (related_id) where related_id is not null; -- of a lead or ticket

-- Activities with a customer go where the customer goes, see customer_rows_follow.
create function activities_follow(customer uuid) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update activities r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and r.customer_id = c.id and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
end;
revoke all on function activities_follow from public;
grant execute on function activities_follow to bellwether_app;

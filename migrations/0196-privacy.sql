-- Export and erasure of what is known of one person (docs/privacy.md). What does it is made from the declarations of the areas: privacy.sql.ts.

create table person_exports (
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
  status text not null check (status in ('WAITING', 'READY', 'ENDED')),
  expires_at timestamptz,
  size int,
  check (num_nonnulls(customer_id, contact_id) = 1),
  check ((status = 'WAITING') = (expires_at is null))
);
create index on person_exports (created_at, id); -- the list, newest first
create index on person_exports (owner_id, created_at, id); -- own lists
create index on person_exports (team_id, created_at, id); -- team lists
create index on person_exports (customer_id) where customer_id is not null; -- erasure
create index on person_exports (contact_id) where contact_id is not null; -- erasure
create index on person_exports (expires_at) where status = 'READY'; -- what has ended

-- The files themselves: whoever made one fetches it by a function, nobody else reads any.
create table vault.person_export_files (
  export_id uuid primary key references person_exports,
  content text not null
);

-- That a person was erased, without the person.
create table erasure_records (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  by_id uuid not null references users,
  reason text not null check (reason in ('REQUEST', 'WITHDRAWAL', 'NOT_NEEDED', 'LEGAL_DUTY')),
  at timestamptz not null,
  tables jsonb not null,
  rows int not null,
  -- SHA-256 of the sorted ids: whoever has them can show that it was these
  ids_hash text not null check (ids_hash ~ '^[0-9a-f]{64}$')
);
create index on erasure_records (created_at, id); -- the list, newest first

-- Only administrators, who have a rule for every kind, export and erase people; whoever else has such a rule does not.
insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope, hidden_fields)
select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'privacy', 'NONE', 'NONE', 'NONE', '{}'
from roles r where r.code <> 'ADMINISTRATOR' and exists (select from role_rules l where l.role_id = r.id and l.kind = '*')
on conflict do nothing;

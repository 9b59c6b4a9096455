-- Keys by which what one department paid is shared out, and entries that do it. Needs 0211 (journal entries).

create table allocation_keys (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  code text not null constraint allocation_keys_code_unique unique check (code <> ''),
  name text collate names not null check (name <> '')
);
-- Lists by name.
create index allocation_keys_name on allocation_keys (name, id);

create table allocation_shares (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  key_id uuid not null references allocation_keys,
  department_id uuid not null references departments,
  weight numeric(19, 4) not null check (weight > 0),
  constraint allocation_shares_once unique (key_id, department_id)
);
-- The shares of a key, the largest first; what refers to a department.
create index allocation_shares_weight on allocation_shares (key_id, weight, id);
create index allocation_shares_department on allocation_shares (department_id);

-- The posting that an entry shares out.
alter table journal_entries add column allocates_id uuid references postings;
create index journal_entries_allocates on journal_entries (allocates_id) where allocates_id is not null;

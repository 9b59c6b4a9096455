-- Projects; postings by project, product and region; double entry. Needs 0010 (products), 0060 (finance), 0183 (commitments).

create table projects (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  code text not null constraint projects_code_unique unique check (code <> ''),
  name text collate names not null check (name <> ''),
  starts_on date,
  ends_on date,
  closed boolean not null default false,
  check (starts_on <= ends_on)
);
-- Lists by name.
create index projects_name on projects (name, id);

create table journal_entries (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  -- Who booked it, and their team: its postings belong to departments.
  owner_id uuid references users,
  team_id uuid references teams,
  date date not null,
  source text not null check (source <> ''),
  reference text not null check (reference <> ''),
  description text,
  currency varchar(3) not null,
  -- Of each side.
  amount numeric(19, 4) not null check (amount > 0),
  reverses_id uuid references journal_entries,
  constraint journal_entries_reference_unique unique (source, reference),
  constraint journal_entries_reverses_unique unique (reverses_id)
);
-- Lists by date: everybody's, one's own, one's teams'; by number.
create index journal_entries_date on journal_entries (date, id);
create index journal_entries_owner on journal_entries (owner_id, date, id);
create index journal_entries_team on journal_entries (team_id, date, id);
create index journal_entries_amount on journal_entries (amount, id);
create index journal_entries_reference on journal_entries (reference, id);

alter table postings
  add column project_id uuid references projects,
  add column product_id uuid references products,
  add column region text check (region <> ''),
  add column journal_id uuid references journal_entries;
-- A project's postings, a product's, those of an entry; what refers to them.
create index postings_project on postings (project_id, date, id) where project_id is not null;
create index postings_product on postings (product_id, date, id) where product_id is not null;
create index postings_journal on postings (journal_id, reference, id) where journal_id is not null;

-- Debit increases assets and expenses, credit the others: what a posting adds to the debit side.
create function posting_debit(amount numeric, kind text) returns numeric language sql immutable
  return case when kind in ('ASSET', 'EXPENSE') then amount else -amount end;

-- What no code can get wrong: both sides of an entry are equal when its transaction ends.
create function journal_balances() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  off numeric;
begin
  select sum(posting_debit(p.base_amount, a.kind)) into off from postings p join ledger_accounts a on a.id = p.account_id where p.journal_id = new.journal_id;
  if off <> 0 then
    raise exception 'journal entry % is off by %', new.journal_id, off using errcode = 'check_violation', constraint = 'journal_entries_balance';
  end if;
  return null;
end $$;
revoke all on function journal_balances from public;
create constraint trigger journal_balances after insert on postings deferrable initially deferred
  for each row when (new.journal_id is not null) execute function journal_balances();

-- What one document may cost, by role; sign-ins that are counted before the password is checked; documents that are known by their hash.

-- points; null: what COST_LIMIT says
alter table public.roles add column cost_limit int check (cost_limit > 0);

-- The highest of the limits of a person's roles.
create function vault.cost_limit(person uuid, by_default int) returns int language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(coalesce(r.cost_limit, by_default)), by_default)
  from public.user_roles x join public.roles r on r.id = x.role_id where x.user_id = person
$$;

-- Whoever has the role is read again, as after a change of its rules.
create function vault.raise_cost_limit() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.users u set access_version = n.version from vault.next_access_version() n(version)
  where u.id in (select user_id from public.user_roles where role_id = new.id);
  return null;
end $$;
create trigger raise_cost_limit after update of cost_limit on public.roles for each row
  when (new.cost_limit is distinct from old.cost_limit) execute function vault.raise_cost_limit();

-- the failures of more than an hour ago, which go with the next one
create index failures_last on vault.failures (last_at);

-- Begins to check a password. Counts as a failure until `vault.signed_in` says otherwise, so that attempts side by side are no way around the count.
-- Seconds until this account or address may try again; null if it may now.
create function vault.attempt(account text, address text, account_allowed int, address_allowed int, rate int) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  at timestamptz := clock_timestamp();
  wait int;
begin
  delete from vault.failures where last_at < at - interval '1 hour';
  -- in the same order everywhere: two attempts wait for each other and never both
  insert into vault.failures (subject, count, last_at, blocked_until)
    select s, 0, at, at from unnest(array[account, address, 'rate of ' || address]) s on conflict (subject) do nothing;
  perform from vault.failures where subject in (account, address, 'rate of ' || address) order by subject for update;
  at := clock_timestamp();
  -- a new minute begins
  update vault.failures set count = 0, last_at = at where subject = 'rate of ' || address and last_at <= at - interval '1 minute';
  update vault.failures set blocked_until = case when count >= rate then last_at + interval '1 minute' else last_at end where subject = 'rate of ' || address;
  select ceil(max(extract(epoch from blocked_until - at)))::int into wait from vault.failures
    where subject in (account, address, 'rate of ' || address) and blocked_until > at;
  if wait is not null then return wait; end if;
  update vault.failures set count = count + 1 where subject = 'rate of ' || address;
  -- from the attempt on that exceeds what is allowed, each doubles the wait, up to a quarter of an hour
  update vault.failures f set count = f.count + 1, last_at = at,
      blocked_until = at + make_interval(secs => case when f.count + 1 < a.allowed then 0 else least(900, power(2, least(f.count + 1 - a.allowed, 10))) end)
    from (values (account, account_allowed), (address, address_allowed)) a(subject, allowed) where f.subject = a.subject;
  return null;
end $$;

-- The password was right: the account begins anew, and the address is back where it was.
create function vault.signed_in(account text, address text) returns void language sql security definer set search_path = pg_catalog as $$
  delete from vault.failures where subject = account;
  update vault.failures set count = greatest(count - 1, 0), blocked_until = last_at where subject = address;
$$;

-- Documents that clients name by their hash.
create table public.persisted_documents (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  text text not null check (length(text) between 1 and 20000),
  check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);
-- the list, newest first
create index persisted_documents_created on public.persisted_documents (created_at, id);

-- Also for those who are not signed in yet: whoever knows the hash knows the document.
create function vault.document(wanted text) returns text language sql stable security definer set search_path = pg_catalog
  as 'select d.text from public.persisted_documents d where d.hash = wanted';

revoke all on function vault.cost_limit, vault.raise_cost_limit, vault.attempt, vault.signed_in, vault.document from public;
grant execute on function vault.cost_limit, vault.attempt, vault.signed_in, vault.document to bellwether_app;

-- A rule for every kind lets managers do everything in their teams; which documents are answered concerns everybody.
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, 'persistedDocument', 'NONE', 'NONE', 'NONE'
from public.roles r where r.code = 'MANAGER';

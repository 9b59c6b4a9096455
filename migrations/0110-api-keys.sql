-- API keys: machines that work here under a name of their own.

-- a program, not a person: no password, no mail; its address is made up so that addresses stay unique
alter table public.users add column machine boolean not null default false;

create table public.api_keys (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  -- who made it, and that person's team then
  owner_id uuid references public.users,
  team_id uuid references public.teams,
  -- the machine that it signs in
  account_id uuid not null references public.users,
  prefix text not null unique check (prefix ~ '^bw_[0-9a-f]{12}$'),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
-- the keys of one machine
create index api_keys_account on public.api_keys (account_id);

create table vault.api_key_hashes (
  key_id uuid primary key references public.api_keys,
  hash bytea not null check (length(hash) = 32)
);

-- A key in use is a session of its machine with the key's id: what ends sessions everywhere within half a second ends keys as well.
alter table vault.sessions drop constraint sessions_ended_because_check,
  add constraint sessions_ended_because_check check (ended_because in ('SIGNED_OUT', 'REUSED', 'PASSWORD_CHANGED', 'REVOKED'));

-- Who may make keys may make machines for them. That they get no more rights than their maker has is checked before (api-key.rules.ts).
create function vault.make_machine(account uuid, called text, team uuid, held_roles uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  maker uuid := nullif(current_setting('bw.user', true), '')::uuid;
begin
  if maker is null or current_setting('bw.write', true) !~ ' apiKey:(OWN|TEAM|ALL) ' then
    raise insufficient_privilege using message = 'making a machine takes the right to write API keys';
  end if;
  insert into public.users (id, created_at, created_by, updated_at, updated_by, email, name, team_id, machine)
    values (account, now(), maker, now(), maker, 'machine-' || replace(account::text, '-', '') || '@bellwether.invalid', called, team, true);
  insert into public.user_roles (id, created_at, created_by, updated_at, updated_by, user_id, role_id)
    select uuidv7(), now(), maker, now(), maker, account, role from unnest(held_roles) role;
end $$;

-- Makes a key usable. Only in the transaction that made it: a key that has a hash keeps it.
create function vault.open_api_key(key uuid, secret_hash bytea) returns void language sql security definer set search_path = pg_catalog as $$
  insert into vault.api_key_hashes (key_id, hash) values (key, secret_hash);
  insert into vault.sessions (id, user_id, address) select id, account_id, 'API key' from public.api_keys where id = key;
$$;

-- Tells every process to look at a key again: its end was moved.
create function vault.api_key_changed(key uuid) returns void language sql security definer set search_path = pg_catalog
  as 'update vault.sessions set ended_version = vault.next_access_version() where id = key and ended_at is null';

-- What a key is compared with, found by the part of it that is no secret. Nothing for one that was revoked or has ended.
create function vault.api_key(given text) returns table (key_id uuid, account_id uuid, hash text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.account_id, encode(h.hash, 'hex'), k.expires_at from public.api_keys k join vault.api_key_hashes h on h.key_id = k.id
  where k.prefix = given and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
$$;

-- Notes the last use; each process says so at most once a minute.
create function vault.api_keys_used(keys uuid[], moments timestamptz[]) returns void language sql security definer set search_path = pg_catalog as $$
  update public.api_keys k set last_used_at = u.moment from unnest(keys, moments) u(key, moment)
  where k.id = u.key and (k.last_used_at is null or k.last_used_at < u.moment)
$$;

revoke all on function vault.make_machine, vault.open_api_key, vault.api_key_changed, vault.api_key, vault.api_keys_used from public;
grant execute on function vault.make_machine, vault.open_api_key, vault.api_key_changed, vault.api_key, vault.api_keys_used to bellwether_app;

-- Ready-made roles that reach every kind do not reach this one: a key works without anybody watching. An administrator may change that.
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, 'apiKey', 'NONE', 'NONE', 'NONE'
from public.roles r where r.code in ('MANAGER', 'ANALYST')
on conflict (role_id, kind) do nothing;

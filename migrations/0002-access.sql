-- People, teams, roles; sign-in; the audit trail.

create table public.teams (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text collate names not null check (name <> ''),
  parent_id uuid references public.teams check (parent_id <> id)
);
create unique index teams_name on public.teams (lower(name));
-- the teams below a team
create index teams_parent on public.teams (parent_id);

create table public.users (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  email text not null check (email like '%_@_%'),
  name text collate names not null check (name <> ''),
  language text not null default 'en',
  time_zone text not null default 'UTC',
  team_id uuid references public.teams,
  active boolean not null default true,
  access_version bigint not null default 0
);
create unique index users_email on public.users (lower(email));
-- the people of a team
create index users_team on public.users (team_id);
-- lists by name
create index users_name on public.users (name, id);
-- whose rights changed since a process last looked
create index users_access_version on public.users (access_version);

create table public.roles (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  code text not null unique check (code ~ '^[A-Z][A-Z0-9_]*$'),
  name text not null,
  description text not null
);

create table public.role_rules (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  role_id uuid not null references public.roles,
  -- as row security tests them with LIKE, kinds hold neither "_" nor "%"
  kind text not null check (kind = '*' or kind ~ '^[a-z][A-Za-z0-9]*$'),
  read_scope text not null check (read_scope in ('NONE', 'OWN', 'TEAM', 'ALL')),
  write_scope text not null check (write_scope in ('NONE', 'OWN', 'TEAM', 'ALL')),
  delete_scope text not null check (delete_scope in ('NONE', 'OWN', 'TEAM', 'ALL')),
  hidden_fields text[] not null default '{}',
  unique (role_id, kind),
  -- a field belongs to a kind: a rule for all kinds could not be weighed against another role's rule for that one
  check (kind <> '*' or hidden_fields = '{}')
);

create table public.user_roles (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  user_id uuid not null references public.users,
  role_id uuid not null references public.roles,
  unique (user_id, role_id)
);
-- who has a role, when its rules change
create index user_roles_role on public.user_roles (role_id);

-- Who changed what. Written by triggers that are generated for each table; the application can only read what it may see of it.
create table public.audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid not null,
  change_id uuid,
  table_name text not null,
  kind text not null,
  record_id uuid not null,
  operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
  field text,
  before text,
  after text
);
-- the trail of one record, newest first
create index audit_entries_record on public.audit_entries (record_id, id desc);

-- Secrets: the application role has no rights on these tables, only on the functions that are granted to it.
create schema vault;

-- The count of changes of rights. Its row lock is held until the commit, so whoever reads n sees every person with access_version <= n.
create table vault.access_state (
  single boolean primary key default true check (single),
  version bigint not null default 0
);
insert into vault.access_state default values;

-- The policies, views and triggers that are in force: a hash of the text that made them.
create table vault.guards (
  single boolean primary key default true check (single),
  hash text not null
);

create table vault.credentials (
  user_id uuid primary key references public.users,
  password_hash text not null,
  changed_at timestamptz not null default now()
);

-- One sign-in on one device: the family of refresh tokens that follow from it.
create table vault.sessions (
  id uuid primary key,
  user_id uuid not null references public.users,
  started_at timestamptz not null default now(),
  address text not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('SIGNED_OUT', 'REUSED', 'PASSWORD_CHANGED')),
  -- vault.access_state at the end: other processes ask for what is newer than they know
  ended_version bigint
);
-- ending all of a person's sessions
create index sessions_user on vault.sessions (user_id) where ended_at is null;
create index sessions_ended on vault.sessions (ended_version);

create table vault.refresh_tokens (
  hash bytea primary key,
  session_id uuid not null references vault.sessions on delete cascade,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  spent_at timestamptz
);
create index refresh_tokens_session on vault.refresh_tokens (session_id);

create table vault.signing_keys (
  kid text primary key,
  secret bytea not null,
  created_at timestamptz not null default now()
);

-- Failed sign-ins by account and by address.
create table vault.failures (
  subject text primary key,
  count int not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);

create function vault.next_access_version() returns bigint language sql security definer set search_path = pg_catalog
  as 'update vault.access_state set version = version + 1 returning version';

-- What every change of rights does, whoever makes it: the people concerned get a new access_version.
create function vault.raise_own_access() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.access_version := vault.next_access_version();
  return new;
end $$;
create trigger raise_access before update of active, team_id on public.users for each row
  when (new.active is distinct from old.active or new.team_id is distinct from old.team_id) execute function vault.raise_own_access();

create function vault.raise_access() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  concerned uuid[];
begin
  if tg_table_name = 'user_roles' then concerned := array(select user_id from changed_rows);
  elsif tg_table_name = 'role_rules' then concerned := array(select u.user_id from public.user_roles u join changed_rows using (role_id));
  -- the teams below a team count for everybody above it: a moved team concerns all who are in one
  else concerned := array(select id from public.users where team_id is not null);
  end if;
  if concerned <> '{}' then update public.users u set access_version = n.version from vault.next_access_version() n(version) where u.id = any(concerned); end if;
  return null;
end $$;
create trigger raise_access_insert after insert on public.user_roles referencing new table as changed_rows for each statement execute function vault.raise_access();
create trigger raise_access_update after update on public.user_roles referencing new table as changed_rows for each statement execute function vault.raise_access();
create trigger raise_access_delete after delete on public.user_roles referencing old table as changed_rows for each statement execute function vault.raise_access();
create trigger raise_access_insert after insert on public.role_rules referencing new table as changed_rows for each statement execute function vault.raise_access();
create trigger raise_access_update after update on public.role_rules referencing new table as changed_rows for each statement execute function vault.raise_access();
create trigger raise_access_delete after delete on public.role_rules referencing old table as changed_rows for each statement execute function vault.raise_access();
create trigger raise_access_update after update on public.teams for each statement execute function vault.raise_access();

-- Everything that decides what a person may see and do. Null if there is no such person, it is inactive, or the session has ended.
create function vault.viewer(person uuid, session uuid) returns json language sql stable security definer set search_path = pg_catalog as $$
  select json_build_object('userId', u.id, 'name', u.name, 'teamId', u.team_id, 'accessVersion', u.access_version,
    'teamIds', (with recursive below as (
        select u.team_id as id where u.team_id is not null union select t.id from public.teams t join below b on t.parent_id = b.id
      ) select coalesce(json_agg(id order by id), '[]') from below),
    'roles', (select coalesce(json_agg(r.code order by r.code), '[]') from public.user_roles x join public.roles r on r.id = x.role_id where x.user_id = u.id),
    'rules', (select coalesce(json_agg(json_build_object('role', r.code, 'kind', l.kind, 'read', l.read_scope, 'write', l.write_scope,
        'delete', l.delete_scope, 'hidden', l.hidden_fields)), '[]')
      from public.user_roles x join public.roles r on r.id = x.role_id join public.role_rules l on l.role_id = r.id where x.user_id = u.id))
  from public.users u
  where u.id = person and u.active and (session is null or exists (select from vault.sessions s where s.id = session and s.user_id = person and s.ended_at is null))
$$;

-- What a person sees of herself, whatever her roles hide of others.
create function vault.profile(person uuid) returns json language sql stable security definer set search_path = pg_catalog as $$
  select json_build_object('email', u.email, 'name', u.name, 'language', u.language, 'timeZone', u.time_zone,
    'roles', (select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name) order by r.code), '[]')
      from public.user_roles x join public.roles r on r.id = x.role_id where x.user_id = u.id))
  from public.users u where u.id = person
$$;

-- Whose rights changed and which sessions ended since a process last asked.
create function vault.changes(since bigint) returns json language sql stable security definer set search_path = pg_catalog as $$
  select json_build_object('version', version,
    'users', (select coalesce(json_agg(id), '[]') from public.users where access_version > since),
    'sessions', (select coalesce(json_agg(id), '[]') from vault.sessions where ended_version > since))
  from vault.access_state
$$;

create function vault.login(address text) returns table (user_id uuid, password_hash text) language sql stable security definer set search_path = pg_catalog as $$
  select u.id, c.password_hash from public.users u join vault.credentials c on c.user_id = u.id where lower(u.email) = lower(address) and u.active
$$;

create function vault.start_session(session uuid, person uuid, address text, token bytea, ends timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from vault.sessions s where s.user_id = person and not exists (select from vault.refresh_tokens t where t.session_id = s.id and t.expires_at > now());
  insert into vault.sessions (id, user_id, address) values (session, person, address);
  insert into vault.refresh_tokens (hash, session_id, expires_at) values (token, session, ends);
$$;

create function vault.end_session(session uuid, because text) returns void language sql security definer set search_path = pg_catalog
  as 'update vault.sessions set ended_at = now(), ended_because = because, ended_version = vault.next_access_version() where id = session and ended_at is null';

create function vault.end_sessions(person uuid, because text) returns void language sql security definer set search_path = pg_catalog
  as 'update vault.sessions set ended_at = now(), ended_because = because, ended_version = vault.next_access_version() where user_id = person and ended_at is null';

-- Exchanges a refresh token for the next of its family. One that was spent before has been stolen, or its thief was faster: the family ends.
create function vault.refresh(old_token bytea, new_token bytea, ends timestamptz, out outcome text, out person uuid, out session uuid)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  family vault.sessions;
  token vault.refresh_tokens;
begin
  outcome := 'UNKNOWN';
  select s.* into family from vault.sessions s join vault.refresh_tokens t on t.session_id = s.id where t.hash = old_token;
  if not found then return; end if;
  -- of two at once the second sees, in the statement after the lock, that the token is spent
  select * into family from vault.sessions where id = family.id for update;
  if not found then return; end if;
  select * into token from vault.refresh_tokens where hash = old_token;
  if family.ended_at is not null then outcome := 'ENDED'; return; end if;
  if token.spent_at is not null then
    perform vault.end_session(family.id, 'REUSED');
    outcome := 'REUSED'; return;
  end if;
  if token.expires_at <= now() then outcome := 'EXPIRED'; return; end if;
  if not exists (select from public.users where id = family.user_id and active) then outcome := 'INACTIVE'; return; end if;
  update vault.refresh_tokens set spent_at = now() where hash = old_token;
  insert into vault.refresh_tokens (hash, session_id, expires_at) values (new_token, family.id, ends);
  outcome := 'REFRESHED'; person := family.user_id; session := family.id;
end $$;

-- A person's own password, or anybody's for those who may write all people. Ends the person's sessions.
create function vault.set_password(person uuid, new_hash text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if person is distinct from nullif(current_setting('bw.user', true), '')::uuid and current_setting('bw.write', true) not like '% user:ALL %' then
    raise insufficient_privilege using message = 'only an administrator sets the password of others';
  end if;
  insert into vault.credentials (user_id, password_hash) values (person, new_hash)
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now();
  perform vault.end_sessions(person, 'PASSWORD_CHANGED');
end $$;

-- Seconds until both of these may try again; null if they may now.
create function vault.blocked(account text, address text) returns int language sql stable security definer set search_path = pg_catalog as $$
  select ceil(max(extract(epoch from blocked_until - clock_timestamp())))::int from vault.failures where subject in (account, address) and blocked_until > clock_timestamp()
$$;

-- From the failure on that exceeds what is allowed, each doubles the wait, up to a quarter of an hour; an hour of silence forgets.
create function vault.failed(failing text, allowed int) returns void language sql security definer set search_path = pg_catalog as $$
  delete from vault.failures where last_at < now() - interval '1 hour';
  insert into vault.failures as f (subject, count, last_at, blocked_until) values (failing, 1, now(), now())
    on conflict (subject) do update set count = f.count + 1, last_at = now(),
      blocked_until = clock_timestamp() + make_interval(secs => case when f.count + 1 < allowed then 0 else least(900, power(2, least(f.count + 1 - allowed, 10))) end)
$$;

create function vault.succeeded(account text) returns void language sql security definer set search_path = pg_catalog
  as 'delete from vault.failures where subject = account';

create function vault.keys() returns table (kid text, secret text, created_at timestamptz) language sql stable security definer set search_path = pg_catalog
  as $$ select kid, encode(secret, 'base64'), created_at from vault.signing_keys order by created_at desc $$;

-- Adds a key unless another process has done so; keeps the one before, as its tokens are still about.
create function vault.add_key(new_kid text, new_secret bytea, lives interval) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from vault.access_state for update;
  if exists (select from vault.signing_keys where created_at > now() - lives) then return; end if;
  delete from vault.signing_keys where created_at < now() - 2 * lives;
  insert into vault.signing_keys (kid, secret) values (new_kid, new_secret);
end $$;

revoke all on all functions in schema vault from public;
grant usage on schema vault to bellwether_app;
grant execute on function vault.viewer, vault.profile, vault.changes, vault.login, vault.start_session, vault.end_session, vault.end_sessions, vault.refresh,
  vault.set_password, vault.blocked, vault.failed, vault.succeeded, vault.keys, vault.add_key to bellwether_app;

-- The kinds that the viewer reaches at one of these scopes, for tables whose rows are of several kinds.
create function public.kinds_within(setting text, scopes text) returns text[] language sql stable as $$
  select array(select split_part(g, ':', 1) from regexp_split_to_table(trim(current_setting(setting, true)), ' ') g where g ~ (':(' || scopes || ')$'))
$$;

-- Lets the rest of the transaction write these rows whomever they belong to afterwards: hand-over takes a record out of the actor's sight.
-- Locking them needs the right to write them as they are now, by row security.
create function public.release_rows(target regclass, ids uuid[]) returns int language plpgsql as $$
declare
  locked uuid[];
begin
  execute format('select array_agg(id) from (select id from %s where id = any($1) for no key update) r', target) into locked using ids;
  perform set_config('bw.released', (coalesce(nullif(current_setting('bw.released', true), '')::uuid[], '{}') || coalesce(locked, '{}'))::text, true);
  return coalesce(cardinality(locked), 0);
end $$;

insert into public.users (id, created_at, created_by, updated_at, updated_by, email, name, active)
values ('00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', 'system@bellwether.invalid', 'Bellwether', false);

insert into public.roles (id, created_at, created_by, updated_at, updated_by, code, name, description)
select ('00000000-0000-7000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid, now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', code, name, description
from (values
  (1, 'SALES', 'Sales', 'Wins customers: leads, opportunities, quotes and orders of the own team.'),
  (2, 'MARKETING', 'Marketing', 'Segments and campaigns; reads every customer.'),
  (3, 'SERVICE', 'Service', 'Answers the tickets of the own team; reads every customer.'),
  (4, 'FINANCE', 'Finance', 'Budgets, departments and postings of the whole company.'),
  (5, 'OPERATIONS', 'Operations', 'Products, orders and the facts of production and stock.'),
  (6, 'ANALYST', 'Analyst', 'Reads nearly everything and changes nothing; personal details stay hidden.'),
  (7, 'MANAGER', 'Manager', 'Reads and changes everything of the own team and the teams below.'),
  (8, 'ADMINISTRATOR', 'Administrator', 'Everything, people and roles included.')
) r(n, code, name, description);

insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope, hidden_fields)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, l.kind, l.r, l.w, l.d, l.hidden::text[]
from (values
  ('ADMINISTRATOR', '*', 'ALL', 'ALL', 'ALL', '{}'),
  ('MANAGER', '*', 'TEAM', 'TEAM', 'TEAM', '{}'),
  ('MANAGER', 'product', 'ALL', 'ALL', 'ALL', '{}'),
  ('MANAGER', 'pipeline', 'ALL', 'ALL', 'ALL', '{}'),
  ('MANAGER', 'source', 'ALL', 'ALL', 'ALL', '{}'),
  ('MANAGER', 'pool', 'ALL', 'ALL', 'ALL', '{}'),
  ('MANAGER', 'segment', 'ALL', 'ALL', 'ALL', '{}'),
  ('MANAGER', 'campaign', 'ALL', 'TEAM', 'TEAM', '{}'),
  ('MANAGER', 'import', 'ALL', 'ALL', 'NONE', '{}'),
  ('MANAGER', 'user', 'ALL', 'NONE', 'NONE', '{}'),
  ('MANAGER', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('MANAGER', 'role', 'ALL', 'NONE', 'NONE', '{}'),
  ('MANAGER', 'audit', 'TEAM', 'NONE', 'NONE', '{}'),
  ('ANALYST', '*', 'ALL', 'NONE', 'NONE', '{}'),
  ('ANALYST', 'customer', 'ALL', 'NONE', 'NONE', '{Contact.birthday}'),
  ('ANALYST', 'audit', 'NONE', 'NONE', 'NONE', '{}'),
  ('ANALYST', 'import', 'NONE', 'NONE', 'NONE', '{}'),
  ('ANALYST', 'user', 'ALL', 'NONE', 'NONE', '{User.email}'),
  ('ANALYST', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('ANALYST', 'role', 'ALL', 'NONE', 'NONE', '{}'),
  ('SALES', 'customer', 'TEAM', 'TEAM', 'TEAM', '{}'),
  ('SALES', 'lead', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('SALES', 'opportunity', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('SALES', 'order', 'TEAM', 'OWN', 'OWN', '{}'),
  ('SALES', 'product', 'ALL', 'NONE', 'NONE', '{}'),
  ('SALES', 'activity', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('SALES', 'ticket', 'TEAM', 'NONE', 'NONE', '{}'),
  ('SALES', 'segment', 'TEAM', 'NONE', 'NONE', '{}'),
  ('SALES', 'campaign', 'ALL', 'NONE', 'NONE', '{}'),
  ('SALES', 'analysis', 'TEAM', 'NONE', 'NONE', '{}'),
  ('SALES', 'user', 'ALL', 'NONE', 'NONE', '{User.email}'),
  ('SALES', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('SALES', 'role', 'ALL', 'NONE', 'NONE', '{}'),
  ('MARKETING', 'customer', 'ALL', 'TEAM', 'TEAM', '{Contact.birthday}'),
  ('MARKETING', 'lead', 'ALL', 'ALL', 'OWN', '{}'),
  ('MARKETING', 'opportunity', 'ALL', 'NONE', 'NONE', '{}'),
  ('MARKETING', 'order', 'ALL', 'NONE', 'NONE', '{}'),
  ('MARKETING', 'product', 'ALL', 'NONE', 'NONE', '{}'),
  ('MARKETING', 'activity', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('MARKETING', 'source', 'ALL', 'ALL', 'ALL', '{}'),
  ('MARKETING', 'segment', 'ALL', 'ALL', 'ALL', '{}'),
  ('MARKETING', 'campaign', 'ALL', 'ALL', 'ALL', '{}'),
  ('MARKETING', 'analysis', 'ALL', 'NONE', 'NONE', '{}'),
  ('MARKETING', 'import', 'OWN', 'OWN', 'NONE', '{}'),
  ('MARKETING', 'user', 'ALL', 'NONE', 'NONE', '{User.email}'),
  ('MARKETING', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('MARKETING', 'role', 'ALL', 'NONE', 'NONE', '{}'),
  ('SERVICE', 'customer', 'ALL', 'TEAM', 'TEAM', '{}'),
  ('SERVICE', 'lead', 'OWN', 'OWN', 'NONE', '{}'),
  ('SERVICE', 'order', 'ALL', 'NONE', 'NONE', '{}'),
  ('SERVICE', 'product', 'ALL', 'NONE', 'NONE', '{}'),
  ('SERVICE', 'activity', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('SERVICE', 'ticket', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('SERVICE', 'analysis', 'TEAM', 'NONE', 'NONE', '{}'),
  ('SERVICE', 'user', 'ALL', 'NONE', 'NONE', '{User.email}'),
  ('SERVICE', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('SERVICE', 'role', 'ALL', 'NONE', 'NONE', '{}'),
  ('FINANCE', 'budget', 'ALL', 'ALL', 'ALL', '{}'),
  ('FINANCE', 'account', 'ALL', 'ALL', 'ALL', '{}'),
  ('FINANCE', 'posting', 'ALL', 'ALL', 'ALL', '{}'),
  ('FINANCE', 'department', 'ALL', 'ALL', 'ALL', '{}'),
  ('FINANCE', 'customer', 'ALL', 'NONE', 'NONE', '{Contact.birthday}'),
  ('FINANCE', 'order', 'ALL', 'NONE', 'NONE', '{}'),
  ('FINANCE', 'product', 'ALL', 'NONE', 'NONE', '{}'),
  ('FINANCE', 'activity', 'OWN', 'OWN', 'OWN', '{}'),
  ('FINANCE', 'analysis', 'ALL', 'NONE', 'NONE', '{}'),
  ('FINANCE', 'import', 'ALL', 'ALL', 'NONE', '{}'),
  ('FINANCE', 'user', 'ALL', 'NONE', 'NONE', '{User.email}'),
  ('FINANCE', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('FINANCE', 'role', 'ALL', 'NONE', 'NONE', '{}'),
  ('OPERATIONS', 'product', 'ALL', 'ALL', 'ALL', '{}'),
  ('OPERATIONS', 'order', 'ALL', 'ALL', 'NONE', '{}'),
  ('OPERATIONS', 'customer', 'ALL', 'NONE', 'NONE', '{Contact.birthday}'),
  ('OPERATIONS', 'ticket', 'ALL', 'NONE', 'NONE', '{}'),
  ('OPERATIONS', 'activity', 'TEAM', 'TEAM', 'OWN', '{}'),
  ('OPERATIONS', 'department', 'ALL', 'NONE', 'NONE', '{}'),
  ('OPERATIONS', 'budget', 'TEAM', 'NONE', 'NONE', '{}'),
  ('OPERATIONS', 'posting', 'TEAM', 'TEAM', 'NONE', '{}'),
  ('OPERATIONS', 'analysis', 'ALL', 'NONE', 'NONE', '{}'),
  ('OPERATIONS', 'import', 'ALL', 'ALL', 'NONE', '{}'),
  ('OPERATIONS', 'user', 'ALL', 'NONE', 'NONE', '{User.email}'),
  ('OPERATIONS', 'team', 'ALL', 'NONE', 'NONE', '{}'),
  ('OPERATIONS', 'role', 'ALL', 'NONE', 'NONE', '{}')
) l(code, kind, r, w, d, hidden) join public.roles r using (code);

-- Who is away, and who works on what they own meanwhile.

create table public.absences (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  user_id uuid not null references public.users,
  -- the person's, kept by the database: whose manager may change it
  team_id uuid references public.teams,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  substitute_id uuid references public.users check (substitute_id <> user_id),
  delegates boolean not null default false,
  cancelled_at timestamptz,
  check (starts_at < ends_at),
  check (substitute_id is not null or not delegates),
  constraint absences_overlap exclude using gist (user_id with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null)
);
-- lists by begin, and of one person
create index absences_starts on public.absences (starts_at, id);
create index absences_user on public.absences (user_id, starts_at, id);
-- who is back when
create index absences_ends on public.absences (ends_at, id);
-- whom a person stands in for
create index absences_substitute on public.absences (substitute_id, ends_at);
create index absences_team on public.absences (team_id);

-- The instants at which an absence gives its substitute rights and takes them away. Gone when they have been acted on.
create table vault.absence_turns (
  absence_id uuid not null references public.absences on delete cascade,
  at timestamptz not null,
  person uuid not null,
  primary key (absence_id, at)
);
create index absence_turns_at on vault.absence_turns (at);

create function vault.raise_access_of(people uuid[]) returns void language sql security definer set search_path = pg_catalog as $$
  update public.users u set access_version = n.version from vault.next_access_version() n(version) where u.id = any(people)
$$;

create function vault.absence_changed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from vault.absence_turns where absence_id = new.id;
  if new.delegates and new.cancelled_at is null then
    insert into vault.absence_turns (absence_id, at, person)
      select new.id, t.at, new.substitute_id from unnest(array[new.starts_at, new.ends_at]) t(at) where t.at > now();
  end if;
  perform vault.raise_access_of(array_remove(array[new.substitute_id, case tg_op when 'UPDATE' then old.substitute_id end], null));
  return null;
end $$;
create trigger absence_made after insert on public.absences for each row when (new.delegates) execute function vault.absence_changed();
create trigger absence_changed after update of starts_at, ends_at, substitute_id, delegates, cancelled_at on public.absences for each row
  when (new.delegates or old.delegates) execute function vault.absence_changed();

-- The absences of a person go along to another team.
create function vault.absences_follow() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.absences set team_id = new.team_id where user_id = new.id and team_id is distinct from new.team_id;
  return null;
end $$;
create trigger absences_follow after update of team_id on public.users for each row
  when (new.team_id is distinct from old.team_id) execute function vault.absences_follow();

-- Acts on the instants that have come: substitutes get, or lose, rights. Whichever process is there first does it.
create function vault.turn_absences() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  concerned uuid[];
begin
  with due as (select absence_id, at from vault.absence_turns where at <= now() for update skip locked),
    gone as (delete from vault.absence_turns t using due where t.absence_id = due.absence_id and t.at = due.at returning t.person)
  select array_agg(distinct person) into concerned from gone;
  if concerned is not null then perform vault.raise_access_of(concerned); end if;
end $$;

-- As vault.changes, with those who stand in for somebody whose rights changed: theirs are others now, too. "due" says that turn_absences has something to do.
create function vault.changes_with_substitutes(since bigint) returns json language sql stable security definer set search_path = pg_catalog as $$
  select (c.changes || jsonb_build_object(
    'users', case when c.changes -> 'users' = '[]' then c.changes -> 'users' else
      (select jsonb_agg(id) from (
        select p.id::uuid from jsonb_array_elements_text(c.changes -> 'users') p(id)
        union select a.substitute_id from public.absences a join jsonb_array_elements_text(c.changes -> 'users') p(id) on a.user_id = p.id::uuid
          where a.delegates and a.cancelled_at is null and a.starts_at <= now() and now() < a.ends_at
      ) everybody) end,
    'due', exists (select from vault.absence_turns where at <= now())))::json
  from (select vault.changes(since)::jsonb) c(changes)
$$;

-- Whom a person stands in for at this moment, with the rules of their roles: what they were given by others in turn does not go further.
create function vault.delegations(person uuid) returns json language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name, 'absenceId', a.id, 'until', a.ends_at,
    'rules', (select coalesce(json_agg(json_build_object('role', r.code, 'kind', l.kind, 'read', l.read_scope, 'write', l.write_scope,
        'delete', l.delete_scope, 'hidden', l.hidden_fields)), '[]')
      from public.user_roles x join public.roles r on r.id = x.role_id join public.role_rules l on l.role_id = r.id where x.user_id = u.id)) order by u.id), '[]')
  from public.absences a join public.users u on u.id = a.user_id
  where a.substitute_id = person and a.delegates and a.cancelled_at is null and a.starts_at <= now() and now() < a.ends_at and u.active
$$;

revoke all on function vault.raise_access_of, vault.absence_changed, vault.absences_follow, vault.turn_absences, vault.changes_with_substitutes, vault.delegations
  from public;
grant execute on function vault.turn_absences, vault.changes_with_substitutes, vault.delegations to bellwether_app;

-- The people whose rows of a kind the viewer reaches as their substitute: "lead@<uuid>" among what is granted.
create function public.owners_within(setting text, kind text) returns uuid[] language sql stable as $$
  select array(select split_part(g, '@', 2)::uuid from regexp_split_to_table(trim(current_setting(setting, true)), ' ') g where g like kind || '@%')
$$;

-- Changed by a substitute: for whom.
alter table public.audit_entries add column on_behalf_of uuid;

-- The pool's members, locked, with who is away at this moment.
create function lead_pool_turns(pool uuid, moment timestamptz)
returns table (user_id uuid, name text, team_id uuid, available boolean, absent_until timestamptz, last_turn bigint, last_assigned_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform 1 from assignment_pools p where p.id = pool for no key update;
  return query
    select m.user_id, u.name, u.team_id, m.active and u.active,
      (select b.ends_at from absences b where b.user_id = m.user_id and b.cancelled_at is null and b.starts_at <= moment and moment < b.ends_at),
      t.turn, t.at
    from pool_members m
    join users u on u.id = m.user_id
    left join lateral (
      select a.turn, a.at from assignments a where a.pool_id = pool and a.assignee_id = m.user_id order by a.turn desc limit 1
    ) t on true
    where m.pool_id = pool
    order by m.user_id;
end $$;
revoke all on function lead_pool_turns from public;
grant execute on function lead_pool_turns to bellwether_app;

-- Everybody enters their own absences; who reaches a team by "*", those of the team.
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, 'absence', 'ALL', 'OWN', 'NONE'
from public.roles r where r.code in ('SALES', 'MARKETING', 'SERVICE', 'FINANCE', 'OPERATIONS', 'ANALYST');
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, 'absence', 'ALL', 'TEAM', 'NONE'
from public.roles r where r.code = 'MANAGER';

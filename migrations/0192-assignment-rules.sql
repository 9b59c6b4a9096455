-- Rules of who gets a lead, how much each member of a pool can take, and the leads that wait for somebody (docs/leads.md).

create table assignment_rules (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text not null constraint assignment_rules_name_unique unique check (name <> ''),
  -- among the rules in force, from 1; the whole order is written at once
  position int constraint assignment_rules_position_unique unique deferrable initially deferred check (position > 0),
  -- always read and replaced as a whole, ids as clients see them
  condition jsonb not null check (jsonb_typeof(condition) = 'object'),
  method text not null check (method in ('ROUND_ROBIN', 'LEAST_LOADED', 'WEIGHTED', 'FIXED')),
  pool_id uuid references assignment_pools,
  assignee_id uuid references users,
  capacity_aware boolean not null,
  outside_hours text not null check (outside_hours in ('NEXT_SHIFT', 'SKIP')),
  fallback_pool_id uuid references assignment_pools,
  fallback_assignee_id uuid references users,
  -- ISO 8601, working time of the default calendar
  fallback_after text,
  archived_at timestamptz,
  constraint assignment_rules_target check ((method = 'FIXED') = (assignee_id is not null) and (method = 'FIXED') = (pool_id is null)),
  constraint assignment_rules_fallback check (fallback_pool_id is null or fallback_assignee_id is null),
  constraint assignment_rules_in_force check ((archived_at is null) = (position is not null))
);

alter table pool_members
  add column weight int not null default 1 check (weight between 1 and 100),
  add column capacity int check (capacity >= 0),
  add column languages text[] not null default '{}',
  add column territories text[] not null default '{}',
  add column calendar_id uuid references public.business_calendars;
-- Whose capacity counts, in whatever pool.
create index pool_members_capacity on pool_members (user_id) where capacity is not null;

alter table assignments
  add column rule_id uuid references assignment_rules,
  add column accepted_at timestamptz;
-- The last hundred turns of a pool: shares by weight.
create index assignments_pool on assignments (pool_id, turn);

-- Load: what somebody has that is not closed.
create index leads_open on leads (owner_id) where status not in ('CONVERTED', 'DISQUALIFIED');

create table waiting_leads (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  lead_id uuid not null references leads,
  -- the pool that was named, else the rules decide
  pool_id uuid references assignment_pools,
  rule_id uuid references assignment_rules,
  since timestamptz not null,
  fallback_at timestamptz,
  alerted_at timestamptz,
  ended_at timestamptz,
  check (ended_at >= since)
);
-- A lead waits once at a time.
create unique index waiting_leads_lead on waiting_leads (lead_id) where ended_at is null;
-- What waits, oldest first.
create index waiting_leads_since on waiting_leads (since, id) where ended_at is null;
-- When a lead has waited.
create index waiting_leads_of on waiting_leads (lead_id, since, id);
-- own lists, team lists
create index waiting_leads_owner on waiting_leads (owner_id);
create index waiting_leads_team on waiting_leads (team_id);

insert into waiting_leads (id, owner_id, team_id, lead_id, since)
select uuidv7(), null, team_id, id, created_at from leads where owner_id is null and status = 'NEW';

-- The members of a pool with everything that decides. With "locking", the pool's turns are held to the end of the transaction, and so is the load of each member
-- with a capacity, since another pool may give to the same person. A statement of its own after the locks, so that it sees what the one before has written.
-- Load and share are counted where they decide.
create function lead_candidates(pool uuid, moment timestamptz, locking boolean, method text)
returns table (user_id uuid, name text, team_id uuid, available boolean, absent_until timestamptz, capacity int, weight int, languages text[],
  territories text[], calendar_id uuid, load int, share int, last_turn bigint, last_assigned_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if locking then
    perform 1 from assignment_pools p where p.id = pool for no key update;
    perform pg_advisory_xact_lock(hashtextextended('lead capacity ' || limited.user_id, 0))
    from (select m.user_id from pool_members m
      where m.pool_id = pool and m.active and exists (select from pool_members c where c.user_id = m.user_id and c.capacity is not null)
      order by m.user_id) limited;
  end if;
  return query
    select m.user_id, u.name, u.team_id, m.active and u.active,
      (select b.ends_at from absences b where b.user_id = m.user_id and b.cancelled_at is null and b.starts_at <= moment and moment < b.ends_at),
      m.capacity, m.weight, m.languages, m.territories, m.calendar_id,
      case when m.capacity is not null or method = 'LEAST_LOADED' then
        (select count(*)::int from leads l where l.owner_id = m.user_id and l.status not in ('CONVERTED', 'DISQUALIFIED')) end,
      case when method = 'WEIGHTED' then
        (select count(*)::int from (select a.assignee_id from assignments a where a.pool_id = pool order by a.turn desc limit 100) r where r.assignee_id = m.user_id)
      else 0 end,
      t.turn, t.at
    from pool_members m
    join users u on u.id = m.user_id
    left join lateral (
      select a.turn, a.at from assignments a where a.pool_id = pool and a.assignee_id = m.user_id order by a.turn desc limit 1
    ) t on true
    where m.pool_id = pool
    order by m.user_id;
end $$;

-- Does any lead wait? Whoever closes one need not see those that wait.
create function leads_wait() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from waiting_leads where ended_at is null)
$$;

revoke all on function lead_candidates, leads_wait from public;
grant execute on function lead_candidates, leads_wait to bellwether_app;

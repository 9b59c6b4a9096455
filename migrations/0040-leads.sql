-- Leads: where they come from, who gets them, what becomes of them. Needs 0002 (users, teams), 0010 (customers, contacts, products), 0030 (opportunities).

create table lead_sources (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  code text not null constraint lead_sources_code_unique unique check (code ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  name text not null check (name <> ''),
  channel text not null check (channel in ('WEB', 'PHONE', 'EMAIL', 'EVENT', 'REFERRAL', 'IMPORT', 'PARTNER', 'AD'))
);

create table assignment_pools (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text not null constraint assignment_pools_name_unique unique check (name <> ''),
  territory text,
  team_id uuid references teams,
  active boolean not null default true
);
-- One active pool a territory (and one for the rest): which pool takes a lead is never a matter of luck.
create unique index assignment_pools_territory_unique on assignment_pools (territory) nulls not distinct where active;

create table pool_members (
  id uuid primary key,
  pool_id uuid not null references assignment_pools,
  user_id uuid not null references users,
  active boolean not null default true,
  constraint pool_members_user_unique unique (pool_id, user_id)
);

create sequence lead_numbers start 1001;
grant usage on sequence lead_numbers to bellwether_app;

create table leads (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  number text not null default 'L-' || nextval('lead_numbers') constraint leads_number_unique unique,
  name text not null check (name <> ''),
  company text,
  email text,
  phone text,
  phone_normalised text,
  source_id uuid references lead_sources,
  utm_source text,
  utm_medium text,
  utm_campaign text,
  utm_term text,
  utm_content text,
  product_interest_id uuid references products,
  language text,
  territory text,
  status text not null default 'NEW'
    check (status in ('NEW', 'ASSIGNED', 'WORKING', 'QUALIFIED', 'CONVERTED', 'DISQUALIFIED', 'RECYCLED')),
  disqualify_reason text,
  possible_duplicate boolean not null default false,
  first_response_at timestamptz,
  converted_at timestamptz,
  customer_id uuid references customers,
  contact_id uuid references contacts,
  opportunity_id uuid references opportunities,
  note text,
  external_source text,
  external_id text,
  search_text text not null generated always as (folded(name || ' ' || coalesce(company, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone_normalised, '') || ' ' || number)) stored,
  search_bigrams text[] not null generated always as (bigrams(folded(name || ' ' || coalesce(company, '')))) stored,
  constraint leads_external_unique unique (external_source, external_id),
  constraint leads_external_complete check ((external_source is null) = (external_id is null)),
  constraint leads_converted_complete check (status <> 'CONVERTED' or (customer_id is not null and converted_at is not null)),
  constraint leads_disqualified_reason check (status <> 'DISQUALIFIED' or disqualify_reason is not null)
);
-- Lists by age: everybody's, one's own, one's teams'.
create index leads_created on leads (created_at, id);
create index leads_owner on leads (owner_id, created_at, id);
create index leads_team on leads (team_id, created_at, id);
-- "What is new": lists by status.
create index leads_status on leads (status, created_at, id);
create index leads_territory on leads (territory, created_at, id);
create index leads_search on leads using gin (search_text gin_trgm_ops);
create index leads_search_bigrams on leads using gin (search_bigrams);
-- Look-up by address; duplicates at capture.
create index leads_email on leads (email, id);
create index leads_email_lower on leads (lower(email));
create index leads_phone on leads (phone_normalised);
-- What became of a customer's leads; deletion checks of the referred tables.
create index leads_customer on leads (customer_id);
create index leads_contact on leads (contact_id);
create index leads_opportunity on leads (opportunity_id);
create index leads_source on leads (source_id, created_at, id);

-- The order in which a pool's members had their turns. A clock would do only if it never stood still between two leads.
create sequence assignment_turns;
grant usage on sequence assignment_turns to bellwether_app;

create table assignments (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  lead_id uuid not null references leads,
  pool_id uuid references assignment_pools,
  assignee_id uuid references users,
  reason text not null,
  candidates jsonb not null default '[]',
  turn bigint not null default nextval('assignment_turns'),
  at timestamptz not null
);
-- The decisions about one lead.
create index assignments_lead on assignments (lead_id, at);
-- Whose turn it is.
create index assignments_turn on assignments (pool_id, assignee_id, turn);
create index assignments_owner on assignments (owner_id);
create index assignments_team on assignments (team_id);

-- Choosing needs the pool's lock and every member's last turn, which the person who captures a lead may neither take nor see: it runs as the owner.
-- A statement of its own after the lock, so that it sees what the one before has written.
create function lead_pool_lock(pool uuid)
returns table (user_id uuid, name text, team_id uuid, available boolean, last_turn bigint, last_assigned_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform 1 from assignment_pools p where p.id = pool for no key update;
  return query
    select m.user_id, u.name, u.team_id, m.active and u.active, t.turn, t.at
    from pool_members m
    join users u on u.id = m.user_id
    left join lateral (
      select a.turn, a.at from assignments a where a.pool_id = pool and a.assignee_id = m.user_id order by a.turn desc limit 1
    ) t on true
    where m.pool_id = pool
    order by m.user_id;
end $$;
revoke all on function lead_pool_lock from public;
grant execute on function lead_pool_lock to bellwether_app;

-- Is the address known already, in whoever's record? Answers yes or no and nothing more.
create function lead_known(asked_email text, asked_phone text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from leads where lower(email) = lower(asked_email))
    or exists (select 1 from leads where phone_normalised = asked_phone)
    or exists (select 1 from contact_points where kind = 'EMAIL' and normalised = lower(asked_email))
    or exists (select 1 from contact_points where kind = 'PHONE' and normalised = asked_phone)
$$;
revoke all on function lead_known from public;
grant execute on function lead_known to bellwether_app;

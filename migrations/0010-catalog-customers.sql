-- Products and their categories; customers, the people in them, how to reach them, and what happened with them.

-- ── catalog

create table categories (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text collate names not null check (name <> ''),
  parent_id uuid references categories check (parent_id <> id),
  external_source text,
  external_id text,
  unique (name),
  unique (external_source, external_id),
  check ((external_source is null) = (external_id is null))
);
create index on categories (parent_id); -- children of a category
create index on categories (name, id); -- the list

create table products (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  sku text not null check (sku <> ''),
  name text collate names not null check (name <> ''),
  category_id uuid references categories,
  uom text not null default 'piece' check (uom <> ''),
  cost numeric(19,4) check (cost >= 0),
  price numeric(19,4) not null check (price >= 0),
  currency varchar(3) not null check (currency ~ '^[A-Z]{3}$'),
  is_active boolean not null default true,
  external_source text,
  external_id text,
  search_text text not null generated always as (folded(name || ' ' || sku)) stored,
  search_bigrams text[] not null generated always as (bigrams(folded(name || ' ' || sku))) stored,
  unique (sku),
  unique (external_source, external_id),
  check ((external_source is null) = (external_id is null))
);
create index on products (name, id); -- the list
create index on products (category_id, name, id); -- the products of a category
create index on products using gin (search_text gin_trgm_ops);
create index on products using gin (search_bigrams);

-- ── customers

create sequence customer_numbers start 1001;
grant usage on sequence customer_numbers to bellwether_app;

create table customers (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  number text not null default 'C-' || nextval('customer_numbers'),
  kind text not null check (kind in ('COMPANY', 'PERSON')),
  name text collate names not null check (name <> ''),
  legal_name text,
  tax_id text,
  industry text,
  size int check (size >= 0),
  website text,
  parent_id uuid references customers check (parent_id <> id),
  tier text not null default 'STANDARD' check (tier in ('STANDARD', 'SILVER', 'GOLD', 'VIP')),
  status text not null default 'PROSPECT' check (status in ('PROSPECT', 'ACTIVE', 'DORMANT', 'LOST')),
  region text,
  language text,
  tags text[] not null default '{}',
  external_source text,
  external_id text,
  archived_at timestamptz,
  -- the first e-mail address, the first phone number and the names of the contacts, kept by the triggers below
  email text,
  phone text,
  contact_names text not null default '',
  search_text text not null generated always as (folded(name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || number || ' ' || contact_names)) stored,
  search_bigrams text[] not null generated always as (bigrams(folded(name || ' ' || coalesce(legal_name, '') || ' ' || contact_names))) stored,
  unique (number),
  unique (external_source, external_id),
  check ((external_source is null) = (external_id is null))
);
create index on customers (name, id); -- the list
create index on customers (created_at, id); -- newest customers
create index on customers (updated_at, id); -- what changed last
create index on customers (region, name, id); -- the customers of a region by name
create index on customers (owner_id, name, id); -- own lists
create index on customers (team_id, name, id); -- team lists
create index on customers (status, name, id);
create index on customers (tier, name, id);
create index on customers (industry, name, id);
create index on customers (archived_at, id) where archived_at is not null; -- the archive
create index on customers (parent_id) where parent_id is not null; -- subsidiaries
create index on customers (email, id); -- who wrote this e-mail
create index on customers using gin (folded(email) gin_trgm_ops); -- e-mail contains
create index on customers using gin (folded(name) gin_trgm_ops); -- name contains
create index on customers using gin (tags);
create index on customers using gin (search_text gin_trgm_ops);
create index on customers using gin (search_bigrams);

create table contacts (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid references customers,
  name text collate names not null check (name <> ''),
  first_name text,
  last_name text,
  title text,
  birthday date,
  language text,
  external_source text,
  external_id text,
  archived_at timestamptz,
  -- kept by the triggers below
  email text,
  phone text,
  search_text text not null generated always as (folded(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) stored,
  search_bigrams text[] not null generated always as (bigrams(folded(name))) stored,
  unique (external_source, external_id),
  check ((external_source is null) = (external_id is null))
);
create index on contacts (customer_id, name, id); -- the contacts of a customer
create index on contacts (name, id); -- the list
create index on contacts (created_at, id);
create index on contacts (archived_at, id) where archived_at is not null; -- the archive
create index on contacts (owner_id, name, id); -- own lists
create index on contacts (team_id, name, id); -- team lists
create index on contacts (email, id); -- who wrote this e-mail
create index on contacts using gin (folded(email) gin_trgm_ops); -- e-mail contains
create index on contacts using gin (folded(name) gin_trgm_ops); -- name contains
create index on contacts using gin (search_text gin_trgm_ops);
create index on contacts using gin (search_bigrams);

create table contact_points (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid references customers,
  contact_id uuid references contacts,
  kind text not null check (kind in ('EMAIL', 'PHONE', 'CHAT')),
  value text not null check (value <> ''),
  normalised text not null check (normalised <> ''),
  is_primary boolean not null default false,
  check (num_nonnulls(customer_id, contact_id) = 1)
);
create unique index contact_points_customer_primary on contact_points (customer_id, kind) where is_primary;
create unique index contact_points_contact_primary on contact_points (contact_id, kind) where is_primary;
create unique index contact_points_customer_value on contact_points (customer_id, kind, normalised) where customer_id is not null;
create unique index contact_points_contact_value on contact_points (contact_id, kind, normalised) where contact_id is not null;
create index on contact_points (normalised, kind); -- whose address is this

create table addresses (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid references customers,
  contact_id uuid references contacts,
  kind text not null check (kind in ('BILLING', 'SHIPPING', 'VISIT', 'HOME', 'OTHER')),
  line1 text,
  line2 text,
  postal_code text,
  city text,
  region text,
  country varchar(2) not null check (country ~ '^[A-Z]{2}$'),
  check (num_nonnulls(customer_id, contact_id) = 1)
);
create index on addresses (customer_id, id); -- the addresses of a customer
create index on addresses (contact_id, id); -- the addresses of a person
create index on addresses (country, city); -- customers somewhere

-- ── what follows from other rows
-- These functions run as the owner: a change of a contact must reach the customer's columns whoever made it.

-- E-mail and phone of contacts and customers: the primary point of the kind, else the oldest.
create function contact_points_changed(contacts_changed uuid[], customers_changed uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if contacts_changed is not null then
    update contacts c set email = n.email, phone = n.phone
    from (
      select i.id,
        (select p.value from contact_points p where p.contact_id = i.id and p.kind = 'EMAIL' order by p.is_primary desc, p.id limit 1) email,
        (select p.normalised from contact_points p where p.contact_id = i.id and p.kind = 'PHONE' order by p.is_primary desc, p.id limit 1) phone
      from (select distinct unnest(contacts_changed) id) i
    ) n
    where c.id = n.id and (c.email, c.phone) is distinct from (n.email, n.phone);
  end if;
  if customers_changed is not null then
    update customers c set email = n.email, phone = n.phone
    from (
      select i.id,
        (select p.value from contact_points p where p.customer_id = i.id and p.kind = 'EMAIL' order by p.is_primary desc, p.id limit 1) email,
        (select p.normalised from contact_points p where p.customer_id = i.id and p.kind = 'PHONE' order by p.is_primary desc, p.id limit 1) phone
      from (select distinct unnest(customers_changed) id) i
    ) n
    where c.id = n.id and (c.email, c.phone) is distinct from (n.email, n.phone);
  end if;
end $$;

create function contact_points_after() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform contact_points_changed((select array_agg(contact_id) from made where contact_id is not null), (select array_agg(customer_id) from made where customer_id is not null));
  elsif tg_op = 'DELETE' then
    perform contact_points_changed((select array_agg(contact_id) from gone where contact_id is not null), (select array_agg(customer_id) from gone where customer_id is not null));
  else
    perform contact_points_changed(
      (select array_agg(contact_id) from (select contact_id from made union select contact_id from gone) b where contact_id is not null),
      (select array_agg(customer_id) from (select customer_id from made union select customer_id from gone) b where customer_id is not null));
  end if;
  return null;
end $$;
create trigger contact_points_made after insert on contact_points referencing new table as made for each statement execute function contact_points_after();
create trigger contact_points_moved after update on contact_points referencing new table as made old table as gone for each statement execute function contact_points_after();
create trigger contact_points_gone after delete on contact_points referencing old table as gone for each statement execute function contact_points_after();

-- Names of the contacts of a customer, for the search.
create function contact_names_changed(customers_changed uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if customers_changed is null then return; end if;
  update customers c set contact_names = n.names
  from (
    select i.id, coalesce((select string_agg(p.name, ' ' order by p.id) from contacts p where p.customer_id = i.id and p.archived_at is null), '') names
    from (select distinct unnest(customers_changed) id) i
  ) n
  where c.id = n.id and c.contact_names <> n.names;
end $$;

create function contacts_after() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform contact_names_changed((select array_agg(customer_id) from made where customer_id is not null));
  elsif tg_op = 'DELETE' then
    perform contact_names_changed((select array_agg(customer_id) from gone where customer_id is not null));
  else
    -- a full join is never a nested loop, however few rows the plan was made for
    perform contact_names_changed((
      select array_agg(b.customer_id)
      from made m full join gone g using (id) cross join lateral (values (m.customer_id), (g.customer_id)) b(customer_id)
      where (m.name, m.customer_id, m.archived_at) is distinct from (g.name, g.customer_id, g.archived_at) and b.customer_id is not null));
  end if;
  return null;
end $$;
create trigger contacts_made after insert on contacts referencing new table as made for each statement execute function contacts_after();
create trigger contacts_moved after update on contacts referencing new table as made old table as gone for each statement execute function contacts_after();
create trigger contacts_gone after delete on contacts referencing old table as gone for each statement execute function contacts_after();

-- ── timeline

create table timeline_entries (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid not null references customers,
  "at" timestamptz not null,
  kind text not null check (kind in ('CALL', 'EMAIL', 'CHAT', 'MEETING', 'NOTE', 'TASK', 'ORDER', 'TICKET', 'STAGE', 'CAMPAIGN', 'PAYMENT', 'SYSTEM')),
  direction text check (direction in ('INBOUND', 'OUTBOUND')),
  summary text not null,
  -- what it is about: prefix of the type's ids and the uuid; no foreign key, since it may be of any later area
  ref_kind text,
  ref_id uuid,
  author_id uuid references users,
  check ((ref_kind is null) = (ref_id is null))
);
create index on timeline_entries (customer_id, "at", id); -- newest first
create index on timeline_entries (customer_id, kind, "at", id); -- the calls of a customer
create index on timeline_entries (ref_id); -- entries of a record, to correct them

-- One entry, with the owner and team that the customer has at this moment. Runs as the owner: who may answer a ticket need not be allowed
-- to change its customer, and the entry follows the customer's visibility whoever writes it.
create function timeline_add(entry uuid, customer uuid, moment timestamptz, kind text, direction text, summary text, ref_kind text, ref_id uuid, author uuid) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into timeline_entries (id, owner_id, team_id, customer_id, "at", kind, direction, summary, ref_kind, ref_id, author_id)
  select entry, c.owner_id, c.team_id, c.id, moment, timeline_add.kind, timeline_add.direction, timeline_add.summary, timeline_add.ref_kind, timeline_add.ref_id, author
  from customers c where c.id = customer;
end;

-- What is below a customer gets the owner and team that the customer has. Runs as the owner: rows follow also where the actor does not see them. It says
-- nothing of its own, so calling it is never wrong.
create function customer_rows_follow(customer uuid) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update contacts r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and r.customer_id = c.id and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
  update contact_points r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and (r.customer_id = c.id or r.contact_id in (select id from contacts where customer_id = c.id))
      and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
  update addresses r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and (r.customer_id = c.id or r.contact_id in (select id from contacts where customer_id = c.id))
      and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
  update timeline_entries r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and r.customer_id = c.id and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
end;

revoke all on function timeline_add, customer_rows_follow, contact_points_changed, contact_names_changed from public;
grant execute on function timeline_add, customer_rows_follow to bellwether_app;

-- What may be sold, and what was.

create table pipelines (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text collate names not null unique check (name <> ''),
  is_default boolean not null default false
);
create unique index pipelines_one_default on pipelines (is_default) where is_default;
create index on pipelines (name, id); -- the list

create table stages (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  pipeline_id uuid not null references pipelines,
  position int not null check (position > 0),
  name text not null check (name <> ''),
  kind text not null check (kind in ('OPEN', 'WON', 'LOST')),
  probability int not null check (probability between 0 and 100),
  unique (pipeline_id, position),
  unique (pipeline_id, name),
  unique (pipeline_id, id), -- for the foreign key of opportunities
  check (case kind when 'WON' then probability = 100 when 'LOST' then probability = 0 else true end)
);

create sequence opportunity_numbers start 1001;
grant usage on sequence opportunity_numbers to bellwether_app;

create table opportunities (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  number text not null unique default 'O-' || nextval('opportunity_numbers'),
  name text collate names not null check (name <> ''),
  customer_id uuid not null references customers,
  contact_id uuid references contacts,
  pipeline_id uuid not null references pipelines,
  stage_id uuid not null references stages,
  product_id uuid references products,
  region text,
  amount numeric(19,4) not null check (amount >= 0),
  currency varchar(3) not null check (currency ~ '^[A-Z]{3}$'),
  close_date date,
  probability int not null check (probability between 0 and 100),
  -- the kind of its stage
  status text not null check (status in ('OPEN', 'WON', 'LOST')),
  lost_reason text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  external_source text,
  external_id text,
  -- the stage is one of the pipeline
  foreign key (pipeline_id, stage_id) references stages (pipeline_id, id),
  unique (external_source, external_id),
  check ((external_source is null) = (external_id is null)),
  check ((status = 'OPEN') = (closed_at is null)),
  check (status = 'LOST' or lost_reason is null)
);
create index on opportunities (customer_id, status, created_at, id); -- the open deals of a customer
create index on opportunities (customer_id, created_at, id);
create index on opportunities (contact_id) where contact_id is not null;
create index on opportunities (status, close_date, id); -- what should close this month
create index on opportunities (stage_id, created_at, id); -- a column of the pipeline
create index on opportunities (pipeline_id, stage_id);
create index on opportunities (created_at, id); -- the list
create index on opportunities (close_date, id);
create index on opportunities (closed_at, id); -- win rate by close date
create index on opportunities (amount, id);
create index on opportunities (product_id) where product_id is not null;
create index on opportunities (owner_id, status, created_at, id); -- own deals
create index on opportunities (team_id, status, created_at, id); -- the team's deals
create index on opportunities (name, id);

create table stage_changes (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  opportunity_id uuid not null references opportunities,
  from_stage_id uuid references stages,
  to_stage_id uuid not null references stages,
  "at" timestamptz not null,
  by_id uuid references users,
  amount numeric(19,4) not null,
  currency varchar(3) not null
);
create index on stage_changes (opportunity_id, "at", id); -- the history of a deal
create index on stage_changes (to_stage_id, "at"); -- stage conversion by cohort

create sequence order_numbers start 1001;
grant usage on sequence order_numbers to bellwether_app;

create table orders (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  number text not null unique default 'S-' || nextval('order_numbers'),
  customer_id uuid not null references customers,
  contact_id uuid references contacts,
  opportunity_id uuid references opportunities,
  channel text not null check (channel in ('DIRECT', 'WEB', 'STORE', 'PHONE', 'PARTNER')),
  region text,
  ordered_at timestamptz not null,
  status text not null check (status in ('DRAFT', 'CONFIRMED', 'FULFILLED', 'INVOICED', 'RETURNED', 'CANCELLED')),
  amount numeric(19,4) not null,
  currency varchar(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- who sold it: stays when the customer moves
  rep_id uuid references users,
  external_source text,
  external_id text,
  unique (external_source, external_id),
  unique (id, currency), -- for the foreign key of lines
  check ((external_source is null) = (external_id is null))
);
create index on orders (customer_id, ordered_at, id); -- the orders of a customer, newest first
create index on orders (contact_id) where contact_id is not null;
create index on orders (opportunity_id) where opportunity_id is not null;
create index on orders (ordered_at, id); -- the list; analysis by date
create index on orders (created_at, id);
create index on orders (status, ordered_at, id);
create index on orders (channel, ordered_at, id);
create index on orders (region, ordered_at, id); -- analysis by region and date
create index on orders (amount, id); -- large orders
create index on orders (rep_id, ordered_at, id); -- what somebody sold
create index on orders (owner_id, ordered_at, id); -- own lists
create index on orders (team_id, ordered_at, id); -- team lists

create table order_lines (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  order_id uuid not null references orders,
  position int not null check (position > 0),
  product_id uuid not null references products,
  quantity numeric(19,4) not null check (quantity <> 0),
  price numeric(19,4) not null,
  -- percent off the price
  discount numeric(7,4) not null default 0 check (discount between 0 and 100),
  cost numeric(19,4),
  amount numeric(19,4) not null,
  -- the order's, so that a line is a whole amount of money
  currency varchar(3) not null,
  foreign key (order_id, currency) references orders (id, currency) on update cascade,
  unique (order_id, position)
);
create index on order_lines (product_id, order_id); -- who bought a product; analysis by product

-- Orders go where their customer goes, see customer_rows_follow. Opportunities stay with their rep.
create function orders_follow(customer uuid) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update orders r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and r.customer_id = c.id and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
  update order_lines r set owner_id = c.owner_id, team_id = c.team_id from customers c, orders o
    where c.id = customer and o.customer_id = c.id and r.order_id = o.id and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
end;
revoke all on function orders_follow from public;
grant execute on function orders_follow to bellwether_app;

-- The pipeline everybody starts with. Its rows are the installation's own from then on.
insert into pipelines (id, created_at, created_by, updated_at, updated_by, name, is_default)
values ('00000000-0000-7000-8000-000000000100', now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', 'Sales', true);
insert into stages (id, created_at, created_by, updated_at, updated_by, pipeline_id, position, name, kind, probability)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000100', position, name, kind, probability
from (values
  (1, 'Prospecting', 'OPEN', 10), (2, 'Qualified', 'OPEN', 25), (3, 'Proposal', 'OPEN', 50), (4, 'Negotiation', 'OPEN', 75),
  (5, 'Won', 'WON', 100), (6, 'Lost', 'LOST', 0)
) as s(position, name, kind, probability);

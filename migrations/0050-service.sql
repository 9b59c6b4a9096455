-- The service desk: tickets and their threads. Needs 0002 (users, teams), 0010 (customers, contacts).

create sequence ticket_numbers start 1001;
grant usage on sequence ticket_numbers to bellwether_app;

create table tickets (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  number text not null default 'T-' || nextval('ticket_numbers') constraint tickets_number_unique unique,
  subject text not null check (subject <> ''),
  customer_id uuid references customers,
  contact_id uuid references contacts,
  channel text not null check (channel in ('PHONE', 'EMAIL', 'WEB', 'CHAT')),
  queue text,
  category text,
  type text not null default 'QUESTION' check (type in ('QUESTION', 'INCIDENT', 'PROBLEM', 'COMPLAINT', 'REQUEST')),
  priority text not null default 'NORMAL' check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  -- The words do not sort by urgency.
  priority_rank int not null generated always as (case priority when 'LOW' then 1 when 'NORMAL' then 2 when 'HIGH' then 3 else 4 end) stored,
  status text not null default 'NEW'
    check (status in ('NEW', 'OPEN', 'PENDING_CUSTOMER', 'PENDING_INTERNAL', 'SOLVED', 'CLOSED', 'MERGED')),
  first_response_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  external_source text,
  external_id text,
  search_text text not null generated always as (folded(number || ' ' || subject)) stored,
  search_bigrams text[] not null generated always as (bigrams(folded(subject))) stored,
  constraint tickets_external_unique unique (external_source, external_id),
  constraint tickets_external_complete check ((external_source is null) = (external_id is null)),
  constraint tickets_solved_at check (status <> 'SOLVED' or solved_at is not null),
  constraint tickets_closed_at check (status <> 'CLOSED' or closed_at is not null)
);
-- Lists by age: everybody's, one's own, one's teams', a customer's.
create index tickets_created on tickets (created_at, id);
create index tickets_owner on tickets (owner_id, created_at, id);
create index tickets_team on tickets (team_id, created_at, id);
create index tickets_customer on tickets (customer_id, created_at, id);
create index tickets_contact on tickets (contact_id);
-- The desk's list: open tickets, most urgent first, then oldest; everybody's, one's teams', one's own.
create index tickets_open on tickets (priority_rank desc, created_at, id) where status in ('NEW', 'OPEN', 'PENDING_CUSTOMER', 'PENDING_INTERNAL');
create index tickets_open_team on tickets (team_id, priority_rank desc, created_at, id) where status in ('NEW', 'OPEN', 'PENDING_CUSTOMER', 'PENDING_INTERNAL');
create index tickets_open_owner on tickets (owner_id, priority_rank desc, created_at, id) where status in ('NEW', 'OPEN', 'PENDING_CUSTOMER', 'PENDING_INTERNAL');
-- Lists by status and by queue.
create index tickets_status on tickets (status, created_at, id);
create index tickets_queue on tickets (queue, created_at, id);
create index tickets_category on tickets (category, created_at, id);
create index tickets_search on tickets using gin (search_text gin_trgm_ops);
create index tickets_search_bigrams on tickets using gin (search_bigrams);

create table messages (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  ticket_id uuid not null references tickets,
  kind text not null check (kind in ('PUBLIC', 'INTERNAL', 'SYSTEM')),
  author_id uuid references users,
  contact_id uuid references contacts,
  body text not null check (body <> ''),
  at timestamptz not null,
  constraint messages_one_author check (author_id is null or contact_id is null)
);
-- The thread of a ticket.
create index messages_ticket on messages (ticket_id, at, id);
-- Deletion of a contact looks here.
create index messages_contact on messages (contact_id) where contact_id is not null;

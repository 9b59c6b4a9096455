-- What somebody allowed us, likes, and when they have their birthday.

alter table customers
  add column preferred_channel text check (preferred_channel in ('EMAIL', 'PHONE', 'SMS', 'CHAT', 'POST')),
  add column contact_from text check (contact_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column contact_until text check (contact_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column topics text[] not null default '{}',
  add constraint customers_contact_times check ((contact_from is null) = (contact_until is null) and contact_from < contact_until);
create index on customers using gin (topics); -- who wants to hear of this

alter table contacts
  add column preferred_channel text check (preferred_channel in ('EMAIL', 'PHONE', 'SMS', 'CHAT', 'POST')),
  add column contact_from text check (contact_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column contact_until text check (contact_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column topics text[] not null default '{}',
  add column birthday_day int generated always as ((extract(month from birthday) * 100 + extract(day from birthday))::int) stored,
  add constraint contacts_contact_times check ((contact_from is null) = (contact_until is null) and contact_from < contact_until);
create index on contacts using gin (topics); -- who wants to hear of this
create index on contacts (birthday_day, id); -- whose birthday it is

-- The first birthday from a day on. Whoever was born on 29 February has it on the 28th in other years: that is how PostgreSQL adds years.
create function next_birthday(birthday date, today date) returns date language sql immutable strict parallel safe
begin atomic
  select case when d.this_year >= today then d.this_year else (birthday + make_interval(years => d.years + 1))::date end
  from (
    select y.years, (birthday + make_interval(years => y.years))::date this_year
    from (select extract(year from today)::int - extract(year from birthday)::int years) y
  ) d;
end;

-- A row each time somebody allows, refuses or takes back something; the one in force is marked, so that filters find it by an index.
create table consents (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid references customers,
  contact_id uuid references contacts,
  channel text not null check (channel in ('EMAIL', 'PHONE', 'SMS', 'CHAT', 'POST')),
  purpose text not null check (purpose in ('NEWSLETTER', 'OFFERS', 'SURVEY', 'PROFILING')),
  state text not null check (state in ('GRANTED', 'DENIED', 'WITHDRAWN')),
  basis text not null check (basis in ('CONSENT', 'CONTRACT', 'LEGITIMATE_INTEREST')),
  "at" timestamptz not null,
  proof text,
  in_force boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references users,
  check (num_nonnulls(customer_id, contact_id) = 1)
);
create unique index consents_customer_in_force on consents (customer_id, channel, purpose) where in_force;
create unique index consents_contact_in_force on consents (contact_id, channel, purpose) where in_force;
create index on consents (customer_id, "at", id); -- the history of a customer
create index on consents (contact_id, "at", id); -- the history of a person
create index on consents (channel, purpose, state, id) where in_force; -- whom we may write to

-- What somebody said they like. What they bought or asked for is found in orders, opportunities and leads at reading.
create table product_interests (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  customer_id uuid references customers,
  contact_id uuid references contacts,
  category_id uuid references categories,
  product_id uuid references products,
  strength int not null check (strength between 1 and 5),
  since date not null,
  check (num_nonnulls(customer_id, contact_id) = 1),
  check (num_nonnulls(category_id, product_id) = 1)
);
create unique index product_interests_customer on product_interests (customer_id, category_id, product_id) nulls not distinct where customer_id is not null;
create unique index product_interests_contact on product_interests (contact_id, category_id, product_id) nulls not distinct where contact_id is not null;
create index on product_interests (category_id) where category_id is not null; -- who likes this category
create index on product_interests (product_id) where product_id is not null; -- who likes this product

-- They go where their customer goes, see customer_rows_follow.
create function consents_follow(customer uuid) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update consents r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and (r.customer_id = c.id or r.contact_id in (select id from contacts where customer_id = c.id))
      and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
  update product_interests r set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and (r.customer_id = c.id or r.contact_id in (select id from contacts where customer_id = c.id))
      and (r.owner_id, r.team_id) is distinct from (c.owner_id, c.team_id);
end;

-- They go over when customers are merged. Of consents that come together the latest is in force, and so again of each when they part.
insert into matching.merge_tables values ('consents', 'customer_id', '{}'), ('product_interests', 'customer_id', '{category_id,product_id}');
create function consents_loosen(customers uuid[]) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update consents c set in_force = false where c.customer_id = any(customers) and c.in_force;
end;
create function consents_settle(customers uuid[]) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update consents c set in_force = true from (
    select distinct on (l.customer_id, l.channel, l.purpose) l.id from consents l where l.customer_id = any(customers)
    order by l.customer_id, l.channel, l.purpose, l."at" desc, l.recorded_at desc, l.id desc
  ) latest where c.id = latest.id and not c.in_force;
end;
revoke all on function consents_follow, consents_loosen, consents_settle from public;
grant execute on function consents_follow, consents_loosen, consents_settle to bellwether_app;

-- Where the day of birth is not shown, neither is what is made of it.
update role_rules set hidden_fields = hidden_fields || '{Contact.birthdayDay,Contact.nextBirthday,Customer.nextBirthday}' where 'Contact.birthday' = any(hidden_fields);

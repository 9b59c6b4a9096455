-- Duplicates of customers: who may be the same as whom, merges, and how to undo them (docs/customers.md).

alter table customers add column merged_into_id uuid references customers check (merged_into_id <> id);
create index on customers (merged_into_id) where merged_into_id is not null; -- what a customer was merged from

-- Two customers that may be the same. It is seen by whoever sees one of them, so it carries the owners and teams of both.
create table duplicate_candidates (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  a_id uuid not null references customers on delete cascade,
  b_id uuid not null references customers on delete cascade,
  a_owner_id uuid references users,
  a_team_id uuid references teams,
  b_owner_id uuid references users,
  b_team_id uuid references teams,
  score double precision not null check (score between 0 and 1),
  -- [{field, similarity, weight}]
  reasons jsonb not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'MERGED', 'DISTINCT')),
  note text,
  unique (a_id, b_id),
  check (a_id < b_id)
);
create index on duplicate_candidates (b_id); -- of a customer
create index on duplicate_candidates (state, score, id); -- the list, the surest first
create index on duplicate_candidates (score, id);
create index on duplicate_candidates (a_owner_id, score, id); -- own and team lists
create index on duplicate_candidates (b_owner_id, score, id);
create index on duplicate_candidates (a_team_id, score, id);
create index on duplicate_candidates (b_team_id, score, id);

create table merge_records (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  survivor_id uuid not null references customers on delete cascade,
  merged_ids uuid[] not null check (merged_ids <> '{}'),
  -- what the merge changed of the survivor, and the moments at which the merged ones had been archived before
  snapshot jsonb not null,
  "at" timestamptz not null,
  undone_at timestamptz
);
create index on merge_records (survivor_id, "at", id); -- merges of a customer
create index on merge_records ("at", id); -- the list
create index on merge_records (owner_id, "at", id); -- own lists
create index on merge_records (team_id, "at", id); -- team lists

create schema matching;

-- Where to look for customers that may be the same, see profile.rules.ts.
create table matching.profiles (
  customer_id uuid primary key references public.customers on delete cascade,
  keys text[] not null
);
create index on matching.profiles using gin (keys);
-- How many customers have a word, as of the last full check; '' is how many there are. What is not here has one.
create table matching.commonness (word text primary key, count int not null);
-- Keys that so many share that they tell nobody apart.
create table matching.crowded (key text primary key);
-- How far the event log was followed.
create table matching.followed (one boolean primary key default true check (one), position bigint not null);
insert into matching.followed (position) select coalesce(max(position), 0) from event_log;

-- What a full check has found, on its way in by COPY, which takes no table with row security.
create unlogged table matching.loading_profiles (run uuid not null, customer_id uuid not null, keys text[] not null);
create unlogged table matching.loading_pairs (run uuid not null, a_id uuid not null, b_id uuid not null, score double precision not null, reasons jsonb not null);
create unlogged table matching.loading_words (run uuid not null, word text not null, count int not null);
create unlogged table matching.loading_crowded (run uuid not null, key text not null);

-- The functions run as the owner: duplicates are looked for across teams. What of it anybody sees is decided where it is read.

-- What is compared of customers; of all that are in use where none are named.
create function matching.described(wanted uuid[])
returns table (id uuid, names text[], emails text[], phones text[], tax_id text, birthday text, addresses jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, array[c.name::text, c.legal_name], p.emails, p.phones, c.tax_id,
    case when c.kind = 'PERSON' then (select min(k.birthday)::text from contacts k where k.customer_id = c.id having count(*) = 1) end,
    coalesce((select jsonb_agg(jsonb_build_object('line1', a.line1, 'line2', a.line2, 'postalCode', a.postal_code, 'city', a.city, 'region', a.region) order by a.id)
      from addresses a where a.customer_id = c.id), '[]')
  from customers c
  cross join lateral (
    select array_agg(x.normalised) filter (where x.kind = 'EMAIL') emails, array_agg(x.normalised) filter (where x.kind = 'PHONE') phones
    from (select o.kind, o.normalised from contact_points o where o.customer_id = c.id
      union select o.kind, o.normalised from contacts k join contact_points o on o.contact_id = k.id where k.customer_id = c.id) x
  ) p
  where c.archived_at is null and (wanted is null or c.id = any(wanted))
$$;

-- Customers that share keys, those that share most first.
create function matching.near(asked text[], except_for uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare telling text[] := array(select k from unnest(asked) k where not exists (select from matching.crowded c where c.key = k));
begin
  return query select p.customer_id from matching.profiles p
    where p.keys && telling and p.customer_id is distinct from except_for
    order by (select count(*) from unnest(p.keys) k where k = any(telling)) desc, p.customer_id limit 200;
end $$;

-- With whom a customer may be the same as far as is known.
create function matching.partners(customer uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select case when d.a_id = customer then d.b_id else d.a_id end from duplicate_candidates d where d.state = 'OPEN' and customer in (d.a_id, d.b_id)
$$;

-- Whom to ask about customers that one may not see.
create function matching.teams(asked uuid[]) returns table (id uuid, team text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, t.name from customers c join teams t on t.id = c.team_id where c.id = any(asked)
$$;

create function matching.common(asked text[]) returns table (word text, count int)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.word, c.count from matching.commonness c where c.word = any(asked) or c.word = ''
$$;

-- Writes pairs down: new ones, and what open ones are worth now.
create function matching.write_pairs(pairs jsonb, moment timestamptz, author uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into duplicate_candidates as d (id, created_at, created_by, updated_at, updated_by, a_id, b_id, a_owner_id, a_team_id, b_owner_id, b_team_id, score, reasons)
  select uuidv7(), moment, author, moment, author, a.id, b.id, a.owner_id, a.team_id, b.owner_id, b.team_id, p.score, p.reasons
  from jsonb_to_recordset(pairs) as p(a_id uuid, b_id uuid, score double precision, reasons jsonb)
  join customers a on a.id = p.a_id and a.archived_at is null join customers b on b.id = p.b_id and b.archived_at is null
  on conflict (a_id, b_id) do update set score = excluded.score, reasons = excluded.reasons, updated_at = moment, updated_by = author, version = d.version + 1
    where d.state = 'OPEN' and (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons)
$$;

-- What is known now of one customer: its keys (null takes it out), with whom it may be the same, and with whom it is not any more.
create function matching.put(customer uuid, own_keys text[], pairs jsonb, lost uuid[], moment timestamptz, author uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if own_keys is null then delete from matching.profiles where customer_id = customer;
  else insert into matching.profiles values (customer, own_keys) on conflict (customer_id) do update set keys = excluded.keys where profiles.keys <> excluded.keys;
  end if;
  perform matching.write_pairs(pairs, moment, author);
  delete from duplicate_candidates d where d.state = 'OPEN'
    and (d.a_id, d.b_id) in (select least(customer, l), greatest(customer, l) from unnest(lost) l);
end $$;

-- How far the event log was followed when a full check begins.
create function matching.followed_to() returns bigint language sql stable security definer set search_path = public, pg_temp as 'select position from matching.followed';

-- Puts in force what a full check has loaded. What happened while it ran is followed once more: the check has not seen it.
create function matching.finish(asked uuid, began bigint, moment timestamptz, author uuid) returns int
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare n int;
begin
  update matching.followed set position = least(position, began);
  insert into matching.profiles as p select l.customer_id, l.keys from matching.loading_profiles l join customers c on c.id = l.customer_id where l.run = asked
    on conflict (customer_id) do update set keys = excluded.keys where p.keys <> excluded.keys;
  delete from matching.profiles p where not exists (select from matching.loading_profiles l where l.run = asked and l.customer_id = p.customer_id);
  delete from matching.commonness;
  insert into matching.commonness select word, count from matching.loading_words where run = asked;
  delete from matching.crowded;
  insert into matching.crowded select key from matching.loading_crowded where run = asked;
  perform matching.write_pairs((select coalesce(jsonb_agg(to_jsonb(l)), '[]') from matching.loading_pairs l where l.run = asked), moment, author);
  delete from duplicate_candidates d where d.state = 'OPEN'
    and not exists (select from matching.loading_pairs l where l.run = asked and (l.a_id, l.b_id) = (d.a_id, d.b_id));
  select count(*) into n from duplicate_candidates d where d.state = 'OPEN';
  delete from matching.loading_profiles where run = asked;
  delete from matching.loading_pairs where run = asked;
  delete from matching.loading_words where run = asked;
  delete from matching.loading_crowded where run = asked;
  return n;
end $$;

-- Customers of whom something happened since it was last asked, and moves on.
create function matching.changed(most int) returns setof uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  since bigint;
  until bigint;
begin
  select f.position into since from matching.followed f for update;
  select max(e.position) into until from (select e.position from event_log e where e.kind = 'customer' and e.position > since order by e.position limit most) e;
  if until is null then return; end if;
  update matching.followed set position = until;
  return query select distinct e.subject_id from event_log e where e.kind = 'customer' and e.position > since and e.position <= until;
end $$;

-- The pairs of a customer carry the owners and teams that both have, see customer_rows_follow.
create function duplicates_follow(customer uuid) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  update duplicate_candidates d set a_owner_id = c.owner_id, a_team_id = c.team_id from customers c
    where c.id = customer and d.a_id = c.id and (d.a_owner_id, d.a_team_id) is distinct from (c.owner_id, c.team_id);
  update duplicate_candidates d set b_owner_id = c.owner_id, b_team_id = c.team_id from customers c
    where c.id = customer and d.b_id = c.id and (d.b_owner_id, d.b_team_id) is distinct from (c.owner_id, c.team_id);
  update merge_records m set owner_id = c.owner_id, team_id = c.team_id from customers c
    where c.id = customer and m.survivor_id = c.id and (m.owner_id, m.team_id) is distinct from (c.owner_id, c.team_id);
end;

-- What goes over to the survivor of a merge: an area adds a line for each column that points to a customer.
-- Of rows that are the same in the columns of "alike" one goes over, unless the survivor has it; the others stay where they are.
create table matching.merge_tables (table_name text, column_name text, alike text[] not null default '{}', primary key (table_name, column_name));
insert into matching.merge_tables values
  ('customers', 'parent_id'), ('customers', 'merged_into_id'), ('contacts', 'customer_id'), ('contact_points', 'customer_id'), ('addresses', 'customer_id'),
  ('timeline_entries', 'customer_id'), ('activities', 'customer_id'), ('opportunities', 'customer_id'), ('orders', 'customer_id'), ('leads', 'customer_id'),
  ('tickets', 'customer_id');
-- Which rows went over, and from whom.
create table matching.merge_moves (
  merge_id uuid not null references public.merge_records on delete cascade,
  table_name text not null,
  column_name text not null,
  row_id uuid not null,
  merged_id uuid not null,
  -- a contact point was the primary one of its kind
  was_primary boolean not null default false,
  primary key (merge_id, table_name, column_name, row_id)
);

-- Gives the survivor all that belongs to the merged ones. An address that the survivor has already stays where it is.
create function matching.merge_rows(merge uuid, survivor uuid, merged uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare t record;
begin
  insert into matching.merge_moves (merge_id, table_name, column_name, row_id, merged_id, was_primary)
    select merge, 'contact_points', 'customer_id', p.id, p.customer_id, p.is_primary
    from (select distinct on (kind, normalised) * from contact_points where customer_id = any(merged) order by kind, normalised, is_primary desc, id) p
    where not exists (select from contact_points s where s.customer_id = survivor and (s.kind, s.normalised) = (p.kind, p.normalised));
  update contact_points p set customer_id = survivor, is_primary = false from matching.merge_moves m
    where m.merge_id = merge and m.table_name = 'contact_points' and m.row_id = p.id;
  for t in select * from matching.merge_tables where table_name <> 'contact_points' order by 1, 2 loop
    execute format('insert into matching.merge_moves (merge_id, table_name, column_name, row_id, merged_id)
      select $1, %L, %L, r.id, r.%I from %I r where r.%I = any($3) and r.id <> $2 %s for update of r', t.table_name, t.column_name, t.column_name, t.table_name, t.column_name,
        case when t.alike <> '{}' then (
          select format('and r.id in (select distinct on (%1$s) x.id from %2$I x where x.%3$I = any($3) order by %1$s, x.id) '
              'and not exists (select from %2$I s where s.%3$I = $2 and %4$s)', string_agg('x.' || quote_ident(a), ', '), t.table_name, t.column_name,
            string_agg(format('s.%1$I is not distinct from r.%1$I', a), ' and ')) from unnest(t.alike) a) end)
      using merge, survivor, merged;
    execute format('update %I r set %I = $2 from matching.merge_moves m where m.merge_id = $1 and m.table_name = %L and m.column_name = %L and m.row_id = r.id',
      t.table_name, t.column_name, t.table_name, t.column_name) using merge, survivor;
  end loop;
  update duplicate_candidates d set state = 'MERGED', version = version + 1 where d.state = 'OPEN' and d.a_id = any(merged || survivor) and d.b_id = any(merged || survivor);
  delete from duplicate_candidates d where d.state = 'OPEN' and (d.a_id = any(merged) or d.b_id = any(merged));
end $$;

-- Gives back what is still where the merge has put it. Answers how many rows went on to somebody else since, or are gone.
create function matching.unmerge_rows(merge uuid, survivor uuid, merged uuid[]) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  t record;
  n bigint;
  back bigint := 0;
begin
  for t in select distinct m.table_name, m.column_name from matching.merge_moves m where m.merge_id = merge order by 1, 2 loop
    execute format('update %I r set %I = m.merged_id %s from matching.merge_moves m
      where m.merge_id = $1 and m.table_name = %L and m.column_name = %L and m.row_id = r.id and r.%I = $2',
      t.table_name, t.column_name, case when t.table_name = 'contact_points' then ', is_primary = m.was_primary' else '' end,
      t.table_name, t.column_name, t.column_name) using merge, survivor;
    get diagnostics n = row_count;
    back := back + n;
  end loop;
  update duplicate_candidates d set state = 'OPEN', version = version + 1 where d.state = 'MERGED' and d.a_id = any(merged || survivor) and d.b_id = any(merged || survivor);
  return (select count(*) from matching.merge_moves m where m.merge_id = merge) - back;
end $$;

revoke all on all functions in schema matching from public;
revoke all on function duplicates_follow from public;
grant usage on schema matching to bellwether_app;
grant insert on matching.loading_profiles, matching.loading_pairs, matching.loading_words, matching.loading_crowded to bellwether_app;
grant execute on function matching.described, matching.near, matching.partners, matching.teams, matching.common, matching.put, matching.followed_to, matching.finish, matching.changed, matching.merge_rows, matching.unmerge_rows,
  duplicates_follow to bellwether_app;

-- Made from the facts of the analyses by src/mis/metrics/rollup.sql.ts. Do not edit: npm run schema

do $$ declare old text; begin
  for old in select format('drop view visible.%I', relname) from pg_class where relnamespace = 'visible'::regnamespace and obj_description(oid, 'pg_class') = 'rollup'
    union all select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where tgname like 'rollup_%'
  loop execute old; end loop;
end $$;
drop schema if exists rollup cascade;
create schema rollup;
grant usage on schema rollup to bellwether_reader;

-- How far each fact is folded in. Deltas with an id up to the floor are gone for good.
create table rollup.state (fact text primary key, floor bigint not null default 0, next_floor bigint not null default 0, next_xid xid8);
grant select on rollup.state to bellwether_reader;
create view visible.rollup_floors as select fact, floor from rollup.state;
comment on view visible.rollup_floors is 'rollup';
alter view visible.rollup_floors owner to bellwether_reader;
grant select on visible.rollup_floors to bellwether_app;

-- spent: Postings to expense accounts.
create table rollup.spent_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_department uuid, in_division uuid, in_account uuid, n bigint not null, amount numeric not null);
create table rollup.spent_by_department_division_account_month (month date not null, currency text not null, in_department uuid, in_division uuid, in_account uuid, n bigint not null, amount numeric not null, unique nulls not distinct (month, currency, in_department, in_division, in_account));
create table rollup.spent_by_department_division_account_day (day date not null, currency text not null, in_department uuid, in_division uuid, in_account uuid, n bigint not null, amount numeric not null, unique nulls not distinct (day, currency, in_department, in_division, in_account));
create table rollup.spent_by_department_division_account_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_department uuid, in_division uuid, in_account uuid, n bigint not null, amount numeric not null, unique nulls not distinct (owner_id, month, currency, in_department, in_division, in_account, team_id));
create index on rollup.spent_by_department_division_account_month_owned (team_id, month);
insert into rollup.state (fact) values ('spent');
create view visible.spent_deltas as
  select t.* from rollup.spent_deltas t
  where (select current_setting('bw.read', true) like '% posting:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'));
comment on view visible.spent_deltas is 'rollup';
alter view visible.spent_deltas owner to bellwether_reader;
grant select on rollup.spent_deltas to bellwether_reader;
grant select on visible.spent_deltas to bellwether_app;
create view visible.spent_by_department_division_account_month as
  select t.* from rollup.spent_by_department_division_account_month t
  where (select current_setting('bw.read', true) like '% posting:ALL %');
comment on view visible.spent_by_department_division_account_month is 'rollup';
alter view visible.spent_by_department_division_account_month owner to bellwether_reader;
grant select on rollup.spent_by_department_division_account_month to bellwether_reader;
grant select on visible.spent_by_department_division_account_month to bellwether_app;
create view visible.spent_by_department_division_account_day as
  select t.* from rollup.spent_by_department_division_account_day t
  where (select current_setting('bw.read', true) like '% posting:ALL %');
comment on view visible.spent_by_department_division_account_day is 'rollup';
alter view visible.spent_by_department_division_account_day owner to bellwether_reader;
grant select on rollup.spent_by_department_division_account_day to bellwether_reader;
grant select on visible.spent_by_department_division_account_day to bellwether_app;
create view visible.spent_by_department_division_account_month_owned as
  select t.* from rollup.spent_by_department_division_account_month_owned t
  where (select current_setting('bw.read', true) like '% posting:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'));
comment on view visible.spent_by_department_division_account_month_owned is 'rollup';
alter view visible.spent_by_department_division_account_month_owned owner to bellwether_reader;
grant select on rollup.spent_by_department_division_account_month_owned to bellwether_reader;
grant select on visible.spent_by_department_division_account_month_owned to bellwether_app;

create function rollup.fold_spent() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  select * into state from rollup.state s where s.fact = 'spent' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.spent_deltas returning *), spent_by_department_division_account_month as (
    insert into rollup.spent_by_department_division_account_month as t (month, currency, in_department, in_division, in_account, n, amount)
      select date_trunc('month', day::timestamp)::date, currency, in_department, in_division, in_account, sum(n), sum(amount) from taken group by date_trunc('month', day::timestamp)::date, currency, in_department, in_division, in_account
      having sum(n) <> 0 or sum(amount) <> 0
    on conflict (month, currency, in_department, in_division, in_account) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount
  ), spent_by_department_division_account_day as (
    insert into rollup.spent_by_department_division_account_day as t (day, currency, in_department, in_division, in_account, n, amount)
      select day, currency, in_department, in_division, in_account, sum(n), sum(amount) from taken group by day, currency, in_department, in_division, in_account
      having sum(n) <> 0 or sum(amount) <> 0
    on conflict (day, currency, in_department, in_division, in_account) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount
  ), spent_by_department_division_account_month_owned as (
    insert into rollup.spent_by_department_division_account_month_owned as t (owner_id, month, currency, in_department, in_division, in_account, team_id, n, amount)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_department, in_division, in_account, team_id, sum(n), sum(amount) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_department, in_division, in_account, team_id
      having sum(n) <> 0 or sum(amount) <> 0
    on conflict (owner_id, month, currency, in_department, in_division, in_account, team_id) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'spent_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'spent';
  return folded;
end $$;
revoke all on function rollup.fold_spent from public;

create function rollup.rebuild_spent() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, 654694463);
  perform from rollup.state s where s.fact = 'spent' for update;
  delete from rollup.spent_deltas;
  delete from rollup.spent_by_department_division_account_month;
  delete from rollup.spent_by_department_division_account_day;
  delete from rollup.spent_by_department_division_account_month_owned;
  insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n), sum(amount)
    from (select p.date day, p.base_currency currency, p.owner_id owner_id, p.team_id team_id, p.department_id in_department, d.path[1] in_division, p.account_id in_account, (1) n, (p.base_amount) amount from public.postings p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
  perform rollup.fold_spent();
end $$;
revoke all on function rollup.rebuild_spent from public;

create function rollup.spent_postings() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, 654694463);
    
    insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n), sum(amount)
    from (select p.date day, p.base_currency currency, p.owner_id owner_id, p.team_id team_id, p.department_id in_department, d.path[1] in_division, p.account_id in_account, p.sign * (1) n, p.sign * (p.base_amount) amount from (select 1 sign, r.* from new_rows r) p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.department_id, a.account_id, a.base_amount, a.date, a.base_currency, a.stage, a.owner_id, a.team_id) is distinct from (b.department_id, b.account_id, b.base_amount, b.date, b.base_currency, b.stage, b.owner_id, b.team_id)) then
      perform pg_advisory_xact_lock_shared(7236834, 654694463);
      
      insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n), sum(amount)
    from (select p.date day, p.base_currency currency, p.owner_id owner_id, p.team_id team_id, p.department_id in_department, d.path[1] in_division, p.account_id in_account, p.sign * (1) n, p.sign * (p.base_amount) amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, 654694463);
    
    insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n), sum(amount)
    from (select p.date day, p.base_currency currency, p.owner_id owner_id, p.team_id team_id, p.department_id in_department, d.path[1] in_division, p.account_id in_account, p.sign * (1) n, p.sign * (p.base_amount) amount from (select -1 sign, r.* from old_rows r) p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.spent_postings from public;
create trigger rollup_spent_insert after insert on public.postings referencing new table as new_rows for each statement execute function rollup.spent_postings();
create trigger rollup_spent_update after update on public.postings referencing old table as old_rows new table as new_rows for each statement execute function rollup.spent_postings();
create trigger rollup_spent_delete after delete on public.postings referencing old table as old_rows for each statement execute function rollup.spent_postings();

create function rollup.spent_departments() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    null;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.path) is distinct from (b.path)) then
      perform pg_advisory_xact_lock(7236834, 654694463);
      
      insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n), sum(amount)
    from (select p.date day, p.base_currency currency, p.owner_id owner_id, p.team_id team_id, p.department_id in_department, d.path[1] in_division, p.account_id in_account, d.sign * (1) n, d.sign * (p.base_amount) amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) d cross join public.postings p left join public.ledger_accounts a on a.id = p.account_id where d.id = p.department_id and (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
    end if;
  else
    null;
  end if;
  return null;
end $$;
revoke all on function rollup.spent_departments from public;
create trigger rollup_spent_update after update on public.departments referencing old table as old_rows new table as new_rows for each statement execute function rollup.spent_departments();

create function rollup.spent_ledger_accounts() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    null;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.kind) is distinct from (b.kind)) then
      perform pg_advisory_xact_lock(7236834, 654694463);
      
      insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n), sum(amount)
    from (select p.date day, p.base_currency currency, p.owner_id owner_id, p.team_id team_id, p.department_id in_department, d.path[1] in_division, p.account_id in_account, a.sign * (1) n, a.sign * (p.base_amount) amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) a cross join public.postings p left join public.departments d on d.id = p.department_id where a.id = p.account_id and (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
    end if;
  else
    null;
  end if;
  return null;
end $$;
revoke all on function rollup.spent_ledger_accounts from public;
create trigger rollup_spent_update after update on public.ledger_accounts referencing old table as old_rows new table as new_rows for each statement execute function rollup.spent_ledger_accounts();

-- sold: Lines of orders that are confirmed, fulfilled or invoiced.
create table rollup.sold_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_region text, in_category uuid, in_channel text, in_rep uuid, in_team uuid, in_product uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null);
create table rollup.sold_by_region_category_month (month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (month, currency, in_region, in_category));
create table rollup.sold_by_region_category_day (day date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (day, currency, in_region, in_category));
create table rollup.sold_by_region_category_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (owner_id, month, currency, in_region, in_category, team_id));
create index on rollup.sold_by_region_category_month_owned (team_id, month);
create table rollup.sold_by_region_channel_rep_team_month (month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (month, currency, in_region, in_channel, in_rep, in_team));
create table rollup.sold_by_region_channel_rep_team_day (day date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (day, currency, in_region, in_channel, in_rep, in_team));
create table rollup.sold_by_region_channel_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id));
create index on rollup.sold_by_region_channel_rep_team_month_owned (team_id, month);
create table rollup.sold_by_product_month (month date not null, currency text not null, in_product uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (month, currency, in_product));
create table rollup.sold_by_product_day (day date not null, currency text not null, in_product uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (day, currency, in_product));
insert into rollup.state (fact) values ('sold');
create view visible.sold_deltas as
  select t.* from rollup.sold_deltas t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.sold_deltas is 'rollup';
alter view visible.sold_deltas owner to bellwether_reader;
grant select on rollup.sold_deltas to bellwether_reader;
grant select on visible.sold_deltas to bellwether_app;
create view visible.sold_by_region_category_month as
  select t.* from rollup.sold_by_region_category_month t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.sold_by_region_category_month is 'rollup';
alter view visible.sold_by_region_category_month owner to bellwether_reader;
grant select on rollup.sold_by_region_category_month to bellwether_reader;
grant select on visible.sold_by_region_category_month to bellwether_app;
create view visible.sold_by_region_category_day as
  select t.* from rollup.sold_by_region_category_day t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.sold_by_region_category_day is 'rollup';
alter view visible.sold_by_region_category_day owner to bellwether_reader;
grant select on rollup.sold_by_region_category_day to bellwether_reader;
grant select on visible.sold_by_region_category_day to bellwether_app;
create view visible.sold_by_region_category_month_owned as
  select t.* from rollup.sold_by_region_category_month_owned t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.sold_by_region_category_month_owned is 'rollup';
alter view visible.sold_by_region_category_month_owned owner to bellwether_reader;
grant select on rollup.sold_by_region_category_month_owned to bellwether_reader;
grant select on visible.sold_by_region_category_month_owned to bellwether_app;
create view visible.sold_by_region_channel_rep_team_month as
  select t.* from rollup.sold_by_region_channel_rep_team_month t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.sold_by_region_channel_rep_team_month is 'rollup';
alter view visible.sold_by_region_channel_rep_team_month owner to bellwether_reader;
grant select on rollup.sold_by_region_channel_rep_team_month to bellwether_reader;
grant select on visible.sold_by_region_channel_rep_team_month to bellwether_app;
create view visible.sold_by_region_channel_rep_team_day as
  select t.* from rollup.sold_by_region_channel_rep_team_day t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.sold_by_region_channel_rep_team_day is 'rollup';
alter view visible.sold_by_region_channel_rep_team_day owner to bellwether_reader;
grant select on rollup.sold_by_region_channel_rep_team_day to bellwether_reader;
grant select on visible.sold_by_region_channel_rep_team_day to bellwether_app;
create view visible.sold_by_region_channel_rep_team_month_owned as
  select t.* from rollup.sold_by_region_channel_rep_team_month_owned t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.sold_by_region_channel_rep_team_month_owned is 'rollup';
alter view visible.sold_by_region_channel_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.sold_by_region_channel_rep_team_month_owned to bellwether_reader;
grant select on visible.sold_by_region_channel_rep_team_month_owned to bellwether_app;
create view visible.sold_by_product_month as
  select t.* from rollup.sold_by_product_month t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.sold_by_product_month is 'rollup';
alter view visible.sold_by_product_month owner to bellwether_reader;
grant select on rollup.sold_by_product_month to bellwether_reader;
grant select on visible.sold_by_product_month to bellwether_app;
create view visible.sold_by_product_day as
  select t.* from rollup.sold_by_product_day t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.sold_by_product_day is 'rollup';
alter view visible.sold_by_product_day owner to bellwether_reader;
grant select on rollup.sold_by_product_day to bellwether_reader;
grant select on visible.sold_by_product_day to bellwether_app;

create function rollup.fold_sold() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  select * into state from rollup.state s where s.fact = 'sold' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.sold_deltas returning *), sold_by_region_category_month as (
    insert into rollup.sold_by_region_category_month as t (month, currency, in_region, in_category, n, amount, quantity, cost)
      select date_trunc('month', day::timestamp)::date, currency, in_region, in_category, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by date_trunc('month', day::timestamp)::date, currency, in_region, in_category
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (month, currency, in_region, in_category) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_region_category_day as (
    insert into rollup.sold_by_region_category_day as t (day, currency, in_region, in_category, n, amount, quantity, cost)
      select day, currency, in_region, in_category, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by day, currency, in_region, in_category
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (day, currency, in_region, in_category) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_region_category_month_owned as (
    insert into rollup.sold_by_region_category_month_owned as t (owner_id, month, currency, in_region, in_category, team_id, n, amount, quantity, cost)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, team_id, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, team_id
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (owner_id, month, currency, in_region, in_category, team_id) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_region_channel_rep_team_month as (
    insert into rollup.sold_by_region_channel_rep_team_month as t (month, currency, in_region, in_channel, in_rep, in_team, n, amount, quantity, cost)
      select date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (month, currency, in_region, in_channel, in_rep, in_team) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_region_channel_rep_team_day as (
    insert into rollup.sold_by_region_channel_rep_team_day as t (day, currency, in_region, in_channel, in_rep, in_team, n, amount, quantity, cost)
      select day, currency, in_region, in_channel, in_rep, in_team, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by day, currency, in_region, in_channel, in_rep, in_team
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (day, currency, in_region, in_channel, in_rep, in_team) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_region_channel_rep_team_month_owned as (
    insert into rollup.sold_by_region_channel_rep_team_month_owned as t (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, n, amount, quantity, cost)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, team_id, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, team_id
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_product_month as (
    insert into rollup.sold_by_product_month as t (month, currency, in_product, n, amount, quantity, cost)
      select date_trunc('month', day::timestamp)::date, currency, in_product, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by date_trunc('month', day::timestamp)::date, currency, in_product
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (month, currency, in_product) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  ), sold_by_product_day as (
    insert into rollup.sold_by_product_day as t (day, currency, in_product, n, amount, quantity, cost)
      select day, currency, in_product, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by day, currency, in_product
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (day, currency, in_product) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'sold_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'sold';
  return folded;
end $$;
revoke all on function rollup.fold_sold from public;

create function rollup.rebuild_sold() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, -1493173041);
  perform from rollup.state s where s.fact = 'sold' for update;
  delete from rollup.sold_deltas;
  delete from rollup.sold_by_region_category_month;
  delete from rollup.sold_by_region_category_day;
  delete from rollup.sold_by_region_category_month_owned;
  delete from rollup.sold_by_region_channel_rep_team_month;
  delete from rollup.sold_by_region_channel_rep_team_day;
  delete from rollup.sold_by_region_channel_rep_team_month_owned;
  delete from rollup.sold_by_product_month;
  delete from rollup.sold_by_product_day;
  insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n), sum(amount), sum(quantity), sum(cost)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, p.category_id in_category, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, l.product_id in_product, (1) n, (l.amount) amount, (l.quantity) quantity, (coalesce(l.cost, 0) * l.quantity) cost from public.order_lines l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
  perform rollup.fold_sold();
end $$;
revoke all on function rollup.rebuild_sold from public;

create function rollup.sold_order_lines() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, -1493173041);
    perform from public.orders x where x.id in (select r.order_id from new_rows r) and x.xmin <> pg_current_xact_id()::xid for share;
    insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n), sum(amount), sum(quantity), sum(cost)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, p.category_id in_category, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, l.product_id in_product, l.sign * (1) n, l.sign * (l.amount) amount, l.sign * (l.quantity) quantity, l.sign * (coalesce(l.cost, 0) * l.quantity) cost from (select 1 sign, r.* from new_rows r) l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.product_id, a.amount, a.quantity, a.cost) is distinct from (b.product_id, b.amount, b.quantity, b.cost)) then
      perform pg_advisory_xact_lock_shared(7236834, -1493173041);
      perform from public.orders x where x.id in (select r.order_id from new_rows r) and x.xmin <> pg_current_xact_id()::xid for share;
      insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n), sum(amount), sum(quantity), sum(cost)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, p.category_id in_category, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, l.product_id in_product, l.sign * (1) n, l.sign * (l.amount) amount, l.sign * (l.quantity) quantity, l.sign * (coalesce(l.cost, 0) * l.quantity) cost from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -1493173041);
    perform from public.orders x where x.id in (select r.order_id from old_rows r) and x.xmin <> pg_current_xact_id()::xid for share;
    insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n), sum(amount), sum(quantity), sum(cost)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, p.category_id in_category, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, l.product_id in_product, l.sign * (1) n, l.sign * (l.amount) amount, l.sign * (l.quantity) quantity, l.sign * (coalesce(l.cost, 0) * l.quantity) cost from (select -1 sign, r.* from old_rows r) l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.sold_order_lines from public;
create trigger rollup_sold_insert after insert on public.order_lines referencing new table as new_rows for each statement execute function rollup.sold_order_lines();
create trigger rollup_sold_update after update on public.order_lines referencing old table as old_rows new table as new_rows for each statement execute function rollup.sold_order_lines();
create trigger rollup_sold_delete after delete on public.order_lines referencing old table as old_rows for each statement execute function rollup.sold_order_lines();

create function rollup.sold_orders() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    null;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.channel, a.rep_id, a.team_id, a.ordered_at, a.currency, a.status, a.owner_id) is distinct from (b.region, b.channel, b.rep_id, b.team_id, b.ordered_at, b.currency, b.status, b.owner_id)) then
      perform pg_advisory_xact_lock_shared(7236834, -1493173041);
      
      insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n), sum(amount), sum(quantity), sum(cost)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, p.category_id in_category, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, l.product_id in_product, o.sign * (1) n, o.sign * (l.amount) amount, o.sign * (l.quantity) quantity, o.sign * (coalesce(l.cost, 0) * l.quantity) cost from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) o cross join public.order_lines l left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
    end if;
  else
    null;
  end if;
  return null;
end $$;
revoke all on function rollup.sold_orders from public;
create trigger rollup_sold_update after update on public.orders referencing old table as old_rows new table as new_rows for each statement execute function rollup.sold_orders();

create function rollup.sold_products() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    null;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.category_id) is distinct from (b.category_id)) then
      perform pg_advisory_xact_lock(7236834, -1493173041);
      
      insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n), sum(amount), sum(quantity), sum(cost)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, p.category_id in_category, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, l.product_id in_product, p.sign * (1) n, p.sign * (l.amount) amount, p.sign * (l.quantity) quantity, p.sign * (coalesce(l.cost, 0) * l.quantity) cost from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p cross join public.order_lines l cross join public.orders o where o.id = l.order_id and p.id = l.product_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
    end if;
  else
    null;
  end if;
  return null;
end $$;
revoke all on function rollup.sold_products from public;
create trigger rollup_sold_update after update on public.products referencing old table as old_rows new table as new_rows for each statement execute function rollup.sold_products();

-- placed: Orders that are confirmed, fulfilled or invoiced.
create table rollup.placed_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null);
create table rollup.placed_by_region_channel_rep_team_month (month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, unique nulls not distinct (month, currency, in_region, in_channel, in_rep, in_team));
create table rollup.placed_by_region_channel_rep_team_day (day date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, unique nulls not distinct (day, currency, in_region, in_channel, in_rep, in_team));
create table rollup.placed_by_region_channel_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, unique nulls not distinct (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id));
create index on rollup.placed_by_region_channel_rep_team_month_owned (team_id, month);
insert into rollup.state (fact) values ('placed');
create view visible.placed_deltas as
  select t.* from rollup.placed_deltas t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.placed_deltas is 'rollup';
alter view visible.placed_deltas owner to bellwether_reader;
grant select on rollup.placed_deltas to bellwether_reader;
grant select on visible.placed_deltas to bellwether_app;
create view visible.placed_by_region_channel_rep_team_month as
  select t.* from rollup.placed_by_region_channel_rep_team_month t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.placed_by_region_channel_rep_team_month is 'rollup';
alter view visible.placed_by_region_channel_rep_team_month owner to bellwether_reader;
grant select on rollup.placed_by_region_channel_rep_team_month to bellwether_reader;
grant select on visible.placed_by_region_channel_rep_team_month to bellwether_app;
create view visible.placed_by_region_channel_rep_team_day as
  select t.* from rollup.placed_by_region_channel_rep_team_day t
  where (select current_setting('bw.read', true) like '% order:ALL %');
comment on view visible.placed_by_region_channel_rep_team_day is 'rollup';
alter view visible.placed_by_region_channel_rep_team_day owner to bellwether_reader;
grant select on rollup.placed_by_region_channel_rep_team_day to bellwether_reader;
grant select on visible.placed_by_region_channel_rep_team_day to bellwether_app;
create view visible.placed_by_region_channel_rep_team_month_owned as
  select t.* from rollup.placed_by_region_channel_rep_team_month_owned t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.placed_by_region_channel_rep_team_month_owned is 'rollup';
alter view visible.placed_by_region_channel_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.placed_by_region_channel_rep_team_month_owned to bellwether_reader;
grant select on visible.placed_by_region_channel_rep_team_month_owned to bellwether_app;

create function rollup.fold_placed() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  select * into state from rollup.state s where s.fact = 'placed' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.placed_deltas returning *), placed_by_region_channel_rep_team_month as (
    insert into rollup.placed_by_region_channel_rep_team_month as t (month, currency, in_region, in_channel, in_rep, in_team, n)
      select date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, sum(n) from taken group by date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team
      having sum(n) <> 0
    on conflict (month, currency, in_region, in_channel, in_rep, in_team) do update set n = t.n + excluded.n
  ), placed_by_region_channel_rep_team_day as (
    insert into rollup.placed_by_region_channel_rep_team_day as t (day, currency, in_region, in_channel, in_rep, in_team, n)
      select day, currency, in_region, in_channel, in_rep, in_team, sum(n) from taken group by day, currency, in_region, in_channel, in_rep, in_team
      having sum(n) <> 0
    on conflict (day, currency, in_region, in_channel, in_rep, in_team) do update set n = t.n + excluded.n
  ), placed_by_region_channel_rep_team_month_owned as (
    insert into rollup.placed_by_region_channel_rep_team_month_owned as t (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, n)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, team_id, sum(n) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, team_id
      having sum(n) <> 0
    on conflict (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id) do update set n = t.n + excluded.n
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'placed_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'placed';
  return folded;
end $$;
revoke all on function rollup.fold_placed from public;

create function rollup.rebuild_placed() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, -199847749);
  perform from rollup.state s where s.fact = 'placed' for update;
  delete from rollup.placed_deltas;
  delete from rollup.placed_by_region_channel_rep_team_month;
  delete from rollup.placed_by_region_channel_rep_team_day;
  delete from rollup.placed_by_region_channel_rep_team_month_owned;
  insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, (1) n from public.orders o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0;
  perform rollup.fold_placed();
end $$;
revoke all on function rollup.rebuild_placed from public;

create function rollup.placed_orders() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, -199847749);
    
    insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, o.sign * (1) n from (select 1 sign, r.* from new_rows r) o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.channel, a.rep_id, a.team_id, a.ordered_at, a.currency, a.status, a.owner_id) is distinct from (b.region, b.channel, b.rep_id, b.team_id, b.ordered_at, b.currency, b.status, b.owner_id)) then
      perform pg_advisory_xact_lock_shared(7236834, -199847749);
      
      insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, o.sign * (1) n from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -199847749);
    
    insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n)
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date day, o.currency currency, o.owner_id owner_id, o.team_id team_id, o.region in_region, o.channel in_channel, o.rep_id in_rep, o.team_id in_team, o.sign * (1) n from (select -1 sign, r.* from old_rows r) o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.placed_orders from public;
create trigger rollup_placed_insert after insert on public.orders referencing new table as new_rows for each statement execute function rollup.placed_orders();
create trigger rollup_placed_update after update on public.orders referencing old table as old_rows new table as new_rows for each statement execute function rollup.placed_orders();
create trigger rollup_placed_delete after delete on public.orders referencing old table as old_rows for each statement execute function rollup.placed_orders();

-- closed: Opportunities that were won or lost.
create table rollup.closed_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_region text, in_category uuid, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null);
create table rollup.closed_by_region_category_month (month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (month, currency, in_region, in_category));
create table rollup.closed_by_region_category_day (day date not null, currency text not null, in_region text, in_category uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (day, currency, in_region, in_category));
create table rollup.closed_by_region_category_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (owner_id, month, currency, in_region, in_category, team_id));
create index on rollup.closed_by_region_category_month_owned (team_id, month);
create table rollup.closed_by_rep_team_month (month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (month, currency, in_rep, in_team));
create table rollup.closed_by_rep_team_day (day date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (day, currency, in_rep, in_team));
create table rollup.closed_by_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (owner_id, month, currency, in_rep, in_team, team_id));
create index on rollup.closed_by_rep_team_month_owned (team_id, month);
insert into rollup.state (fact) values ('closed');
create view visible.closed_deltas as
  select t.* from rollup.closed_deltas t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.closed_deltas is 'rollup';
alter view visible.closed_deltas owner to bellwether_reader;
grant select on rollup.closed_deltas to bellwether_reader;
grant select on visible.closed_deltas to bellwether_app;
create view visible.closed_by_region_category_month as
  select t.* from rollup.closed_by_region_category_month t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.closed_by_region_category_month is 'rollup';
alter view visible.closed_by_region_category_month owner to bellwether_reader;
grant select on rollup.closed_by_region_category_month to bellwether_reader;
grant select on visible.closed_by_region_category_month to bellwether_app;
create view visible.closed_by_region_category_day as
  select t.* from rollup.closed_by_region_category_day t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.closed_by_region_category_day is 'rollup';
alter view visible.closed_by_region_category_day owner to bellwether_reader;
grant select on rollup.closed_by_region_category_day to bellwether_reader;
grant select on visible.closed_by_region_category_day to bellwether_app;
create view visible.closed_by_region_category_month_owned as
  select t.* from rollup.closed_by_region_category_month_owned t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.closed_by_region_category_month_owned is 'rollup';
alter view visible.closed_by_region_category_month_owned owner to bellwether_reader;
grant select on rollup.closed_by_region_category_month_owned to bellwether_reader;
grant select on visible.closed_by_region_category_month_owned to bellwether_app;
create view visible.closed_by_rep_team_month as
  select t.* from rollup.closed_by_rep_team_month t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.closed_by_rep_team_month is 'rollup';
alter view visible.closed_by_rep_team_month owner to bellwether_reader;
grant select on rollup.closed_by_rep_team_month to bellwether_reader;
grant select on visible.closed_by_rep_team_month to bellwether_app;
create view visible.closed_by_rep_team_day as
  select t.* from rollup.closed_by_rep_team_day t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.closed_by_rep_team_day is 'rollup';
alter view visible.closed_by_rep_team_day owner to bellwether_reader;
grant select on rollup.closed_by_rep_team_day to bellwether_reader;
grant select on visible.closed_by_rep_team_day to bellwether_app;
create view visible.closed_by_rep_team_month_owned as
  select t.* from rollup.closed_by_rep_team_month_owned t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.closed_by_rep_team_month_owned is 'rollup';
alter view visible.closed_by_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.closed_by_rep_team_month_owned to bellwether_reader;
grant select on visible.closed_by_rep_team_month_owned to bellwether_app;

create function rollup.fold_closed() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  select * into state from rollup.state s where s.fact = 'closed' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.closed_deltas returning *), closed_by_region_category_month as (
    insert into rollup.closed_by_region_category_month as t (month, currency, in_region, in_category, n, won, won_amount)
      select date_trunc('month', day::timestamp)::date, currency, in_region, in_category, sum(n), sum(won), sum(won_amount) from taken group by date_trunc('month', day::timestamp)::date, currency, in_region, in_category
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (month, currency, in_region, in_category) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
  ), closed_by_region_category_day as (
    insert into rollup.closed_by_region_category_day as t (day, currency, in_region, in_category, n, won, won_amount)
      select day, currency, in_region, in_category, sum(n), sum(won), sum(won_amount) from taken group by day, currency, in_region, in_category
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (day, currency, in_region, in_category) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
  ), closed_by_region_category_month_owned as (
    insert into rollup.closed_by_region_category_month_owned as t (owner_id, month, currency, in_region, in_category, team_id, n, won, won_amount)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, team_id, sum(n), sum(won), sum(won_amount) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, team_id
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (owner_id, month, currency, in_region, in_category, team_id) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
  ), closed_by_rep_team_month as (
    insert into rollup.closed_by_rep_team_month as t (month, currency, in_rep, in_team, n, won, won_amount)
      select date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, sum(n), sum(won), sum(won_amount) from taken group by date_trunc('month', day::timestamp)::date, currency, in_rep, in_team
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (month, currency, in_rep, in_team) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
  ), closed_by_rep_team_day as (
    insert into rollup.closed_by_rep_team_day as t (day, currency, in_rep, in_team, n, won, won_amount)
      select day, currency, in_rep, in_team, sum(n), sum(won), sum(won_amount) from taken group by day, currency, in_rep, in_team
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (day, currency, in_rep, in_team) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
  ), closed_by_rep_team_month_owned as (
    insert into rollup.closed_by_rep_team_month_owned as t (owner_id, month, currency, in_rep, in_team, team_id, n, won, won_amount)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, team_id, sum(n), sum(won), sum(won_amount) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, team_id
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (owner_id, month, currency, in_rep, in_team, team_id) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'closed_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'closed';
  return folded;
end $$;
revoke all on function rollup.fold_closed from public;

create function rollup.rebuild_closed() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, -1007748264);
  perform from rollup.state s where s.fact = 'closed' for update;
  delete from rollup.closed_deltas;
  delete from rollup.closed_by_region_category_month;
  delete from rollup.closed_by_region_category_day;
  delete from rollup.closed_by_region_category_month_owned;
  delete from rollup.closed_by_rep_team_month;
  delete from rollup.closed_by_rep_team_day;
  delete from rollup.closed_by_rep_team_month_owned;
  insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(won), sum(won_amount)
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, (1) n, (case d.status when 'WON' then 1 else 0 end) won, (case d.status when 'WON' then d.amount else 0 end) won_amount from public.opportunities d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
  perform rollup.fold_closed();
end $$;
revoke all on function rollup.rebuild_closed from public;

create function rollup.closed_opportunities() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, -1007748264);
    
    insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(won), sum(won_amount)
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, d.sign * (1) n, d.sign * (case d.status when 'WON' then 1 else 0 end) won, d.sign * (case d.status when 'WON' then d.amount else 0 end) won_amount from (select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.owner_id, a.team_id, a.status, a.amount, a.closed_at, a.currency) is distinct from (b.region, b.owner_id, b.team_id, b.status, b.amount, b.closed_at, b.currency)) then
      perform pg_advisory_xact_lock_shared(7236834, -1007748264);
      
      insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(won), sum(won_amount)
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, d.sign * (1) n, d.sign * (case d.status when 'WON' then 1 else 0 end) won, d.sign * (case d.status when 'WON' then d.amount else 0 end) won_amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -1007748264);
    
    insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(won), sum(won_amount)
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, d.sign * (1) n, d.sign * (case d.status when 'WON' then 1 else 0 end) won, d.sign * (case d.status when 'WON' then d.amount else 0 end) won_amount from (select -1 sign, r.* from old_rows r) d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.closed_opportunities from public;
create trigger rollup_closed_insert after insert on public.opportunities referencing new table as new_rows for each statement execute function rollup.closed_opportunities();
create trigger rollup_closed_update after update on public.opportunities referencing old table as old_rows new table as new_rows for each statement execute function rollup.closed_opportunities();
create trigger rollup_closed_delete after delete on public.opportunities referencing old table as old_rows for each statement execute function rollup.closed_opportunities();

create function rollup.closed_products() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    null;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.category_id) is distinct from (b.category_id)) then
      perform pg_advisory_xact_lock(7236834, -1007748264);
      
      insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(won), sum(won_amount)
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, p.sign * (1) n, p.sign * (case d.status when 'WON' then 1 else 0 end) won, p.sign * (case d.status when 'WON' then d.amount else 0 end) won_amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p cross join public.opportunities d where p.id = d.product_id and (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
    end if;
  else
    null;
  end if;
  return null;
end $$;
revoke all on function rollup.closed_products from public;
create trigger rollup_closed_update after update on public.products referencing old table as old_rows new table as new_rows for each statement execute function rollup.closed_products();

-- pipeline: Opportunities that are open, by the day they should close; those without such a day are left out.
create table rollup.pipeline_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_region text, in_category uuid, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null);
create table rollup.pipeline_by_region_category_month (month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (month, currency, in_region, in_category));
create table rollup.pipeline_by_region_category_day (day date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (day, currency, in_region, in_category));
create table rollup.pipeline_by_region_category_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (owner_id, month, currency, in_region, in_category, team_id));
create index on rollup.pipeline_by_region_category_month_owned (team_id, month);
create table rollup.pipeline_by_rep_team_month (month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (month, currency, in_rep, in_team));
create table rollup.pipeline_by_rep_team_day (day date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (day, currency, in_rep, in_team));
create table rollup.pipeline_by_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (owner_id, month, currency, in_rep, in_team, team_id));
create index on rollup.pipeline_by_rep_team_month_owned (team_id, month);
insert into rollup.state (fact) values ('pipeline');
create view visible.pipeline_deltas as
  select t.* from rollup.pipeline_deltas t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.pipeline_deltas is 'rollup';
alter view visible.pipeline_deltas owner to bellwether_reader;
grant select on rollup.pipeline_deltas to bellwether_reader;
grant select on visible.pipeline_deltas to bellwether_app;
create view visible.pipeline_by_region_category_month as
  select t.* from rollup.pipeline_by_region_category_month t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.pipeline_by_region_category_month is 'rollup';
alter view visible.pipeline_by_region_category_month owner to bellwether_reader;
grant select on rollup.pipeline_by_region_category_month to bellwether_reader;
grant select on visible.pipeline_by_region_category_month to bellwether_app;
create view visible.pipeline_by_region_category_day as
  select t.* from rollup.pipeline_by_region_category_day t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.pipeline_by_region_category_day is 'rollup';
alter view visible.pipeline_by_region_category_day owner to bellwether_reader;
grant select on rollup.pipeline_by_region_category_day to bellwether_reader;
grant select on visible.pipeline_by_region_category_day to bellwether_app;
create view visible.pipeline_by_region_category_month_owned as
  select t.* from rollup.pipeline_by_region_category_month_owned t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.pipeline_by_region_category_month_owned is 'rollup';
alter view visible.pipeline_by_region_category_month_owned owner to bellwether_reader;
grant select on rollup.pipeline_by_region_category_month_owned to bellwether_reader;
grant select on visible.pipeline_by_region_category_month_owned to bellwether_app;
create view visible.pipeline_by_rep_team_month as
  select t.* from rollup.pipeline_by_rep_team_month t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.pipeline_by_rep_team_month is 'rollup';
alter view visible.pipeline_by_rep_team_month owner to bellwether_reader;
grant select on rollup.pipeline_by_rep_team_month to bellwether_reader;
grant select on visible.pipeline_by_rep_team_month to bellwether_app;
create view visible.pipeline_by_rep_team_day as
  select t.* from rollup.pipeline_by_rep_team_day t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %');
comment on view visible.pipeline_by_rep_team_day is 'rollup';
alter view visible.pipeline_by_rep_team_day owner to bellwether_reader;
grant select on rollup.pipeline_by_rep_team_day to bellwether_reader;
grant select on visible.pipeline_by_rep_team_day to bellwether_app;
create view visible.pipeline_by_rep_team_month_owned as
  select t.* from rollup.pipeline_by_rep_team_month_owned t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.pipeline_by_rep_team_month_owned is 'rollup';
alter view visible.pipeline_by_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.pipeline_by_rep_team_month_owned to bellwether_reader;
grant select on visible.pipeline_by_rep_team_month_owned to bellwether_app;

create function rollup.fold_pipeline() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  select * into state from rollup.state s where s.fact = 'pipeline' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.pipeline_deltas returning *), pipeline_by_region_category_month as (
    insert into rollup.pipeline_by_region_category_month as t (month, currency, in_region, in_category, n, amount, weighted)
      select date_trunc('month', day::timestamp)::date, currency, in_region, in_category, sum(n), sum(amount), sum(weighted) from taken group by date_trunc('month', day::timestamp)::date, currency, in_region, in_category
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (month, currency, in_region, in_category) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
  ), pipeline_by_region_category_day as (
    insert into rollup.pipeline_by_region_category_day as t (day, currency, in_region, in_category, n, amount, weighted)
      select day, currency, in_region, in_category, sum(n), sum(amount), sum(weighted) from taken group by day, currency, in_region, in_category
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (day, currency, in_region, in_category) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
  ), pipeline_by_region_category_month_owned as (
    insert into rollup.pipeline_by_region_category_month_owned as t (owner_id, month, currency, in_region, in_category, team_id, n, amount, weighted)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, team_id, sum(n), sum(amount), sum(weighted) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, team_id
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (owner_id, month, currency, in_region, in_category, team_id) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
  ), pipeline_by_rep_team_month as (
    insert into rollup.pipeline_by_rep_team_month as t (month, currency, in_rep, in_team, n, amount, weighted)
      select date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, sum(n), sum(amount), sum(weighted) from taken group by date_trunc('month', day::timestamp)::date, currency, in_rep, in_team
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (month, currency, in_rep, in_team) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
  ), pipeline_by_rep_team_day as (
    insert into rollup.pipeline_by_rep_team_day as t (day, currency, in_rep, in_team, n, amount, weighted)
      select day, currency, in_rep, in_team, sum(n), sum(amount), sum(weighted) from taken group by day, currency, in_rep, in_team
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (day, currency, in_rep, in_team) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
  ), pipeline_by_rep_team_month_owned as (
    insert into rollup.pipeline_by_rep_team_month_owned as t (owner_id, month, currency, in_rep, in_team, team_id, n, amount, weighted)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, team_id, sum(n), sum(amount), sum(weighted) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, team_id
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (owner_id, month, currency, in_rep, in_team, team_id) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'pipeline_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'pipeline';
  return folded;
end $$;
revoke all on function rollup.fold_pipeline from public;

create function rollup.rebuild_pipeline() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, 599723300);
  perform from rollup.state s where s.fact = 'pipeline' for update;
  delete from rollup.pipeline_deltas;
  delete from rollup.pipeline_by_region_category_month;
  delete from rollup.pipeline_by_region_category_day;
  delete from rollup.pipeline_by_region_category_month_owned;
  delete from rollup.pipeline_by_rep_team_month;
  delete from rollup.pipeline_by_rep_team_day;
  delete from rollup.pipeline_by_rep_team_month_owned;
  insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(amount), sum(weighted)
    from (select d.close_date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, (1) n, (d.amount) amount, (d.amount * d.probability / 100) weighted from public.opportunities d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
  perform rollup.fold_pipeline();
end $$;
revoke all on function rollup.rebuild_pipeline from public;

create function rollup.pipeline_opportunities() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, 599723300);
    
    insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(amount), sum(weighted)
    from (select d.close_date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, d.sign * (1) n, d.sign * (d.amount) amount, d.sign * (d.amount * d.probability / 100) weighted from (select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.owner_id, a.team_id, a.amount, a.probability, a.close_date, a.currency, a.status) is distinct from (b.region, b.owner_id, b.team_id, b.amount, b.probability, b.close_date, b.currency, b.status)) then
      perform pg_advisory_xact_lock_shared(7236834, 599723300);
      
      insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(amount), sum(weighted)
    from (select d.close_date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, d.sign * (1) n, d.sign * (d.amount) amount, d.sign * (d.amount * d.probability / 100) weighted from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, 599723300);
    
    insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(amount), sum(weighted)
    from (select d.close_date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, d.sign * (1) n, d.sign * (d.amount) amount, d.sign * (d.amount * d.probability / 100) weighted from (select -1 sign, r.* from old_rows r) d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.pipeline_opportunities from public;
create trigger rollup_pipeline_insert after insert on public.opportunities referencing new table as new_rows for each statement execute function rollup.pipeline_opportunities();
create trigger rollup_pipeline_update after update on public.opportunities referencing old table as old_rows new table as new_rows for each statement execute function rollup.pipeline_opportunities();
create trigger rollup_pipeline_delete after delete on public.opportunities referencing old table as old_rows for each statement execute function rollup.pipeline_opportunities();

create function rollup.pipeline_products() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    null;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.category_id) is distinct from (b.category_id)) then
      perform pg_advisory_xact_lock(7236834, 599723300);
      
      insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n), sum(amount), sum(weighted)
    from (select d.close_date day, d.currency currency, d.owner_id owner_id, d.team_id team_id, d.region in_region, p.category_id in_category, d.owner_id in_rep, d.team_id in_team, p.sign * (1) n, p.sign * (d.amount) amount, p.sign * (d.amount * d.probability / 100) weighted from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p cross join public.opportunities d where p.id = d.product_id and (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
    end if;
  else
    null;
  end if;
  return null;
end $$;
revoke all on function rollup.pipeline_products from public;
create trigger rollup_pipeline_update after update on public.products referencing old table as old_rows new table as new_rows for each statement execute function rollup.pipeline_products();

-- Folds all deltas in. Whoever calls it, everybody reads the same figures before and after.
create function rollup.fold() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return rollup.fold_spent() + rollup.fold_sold() + rollup.fold_placed() + rollup.fold_closed() + rollup.fold_pipeline();
end $$;
revoke all on function rollup.fold from public;
grant usage on schema rollup to bellwether_app;
grant execute on function rollup.fold to bellwether_app;

-- From the rows, all anew: for whoever has written some past the triggers.
create function rollup.rebuild() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform rollup.rebuild_spent();
  perform rollup.rebuild_sold();
  perform rollup.rebuild_placed();
  perform rollup.rebuild_closed();
  perform rollup.rebuild_pipeline();
end $$;
revoke all on function rollup.rebuild from public;

-- Days are those of the organisation.
create function rollup.organisation_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform rollup.rebuild();
  return null;
end $$;
revoke all on function rollup.organisation_changed from public;
create trigger rollup_organisation after update of time_zone on public.organisation for each row when (old.time_zone <> new.time_zone) execute function rollup.organisation_changed();

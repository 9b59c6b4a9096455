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
create table rollup.spent_by_department_division_account_month_team (team_id uuid, month date not null, currency text not null, in_department uuid, in_division uuid, in_account uuid, n bigint not null, amount numeric not null, unique nulls not distinct (team_id, month, currency, in_department, in_division, in_account));
insert into rollup.state (fact) values ('spent');
create view visible.spent_deltas as
  select t.* from rollup.spent_deltas t
  where (select current_setting('bw.read', true) like '% posting:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% posting@%' then public.owners_within('bw.read', 'posting') end)::uuid[]);
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% posting@%' then public.owners_within('bw.read', 'posting') end)::uuid[]);
comment on view visible.spent_by_department_division_account_month_owned is 'rollup';
alter view visible.spent_by_department_division_account_month_owned owner to bellwether_reader;
grant select on rollup.spent_by_department_division_account_month_owned to bellwether_reader;
grant select on visible.spent_by_department_division_account_month_owned to bellwether_app;
create view visible.spent_by_department_division_account_month_team as
  select t.* from rollup.spent_by_department_division_account_month_team t
  where (select current_setting('bw.read', true) like '% posting:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'));
comment on view visible.spent_by_department_division_account_month_team is 'rollup';
alter view visible.spent_by_department_division_account_month_team owner to bellwether_reader;
grant select on rollup.spent_by_department_division_account_month_team to bellwether_reader;
grant select on visible.spent_by_department_division_account_month_team to bellwether_app;

create function rollup.fold_spent() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.spent_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'spent')) then return 0; end if;
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
  ), spent_by_department_division_account_month_team as (
    insert into rollup.spent_by_department_division_account_month_team as t (team_id, month, currency, in_department, in_division, in_account, n, amount)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_department, in_division, in_account, sum(n), sum(amount) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_department, in_division, in_account
      having sum(n) <> 0 or sum(amount) <> 0
    on conflict (team_id, month, currency, in_department, in_division, in_account) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount
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
  delete from rollup.spent_by_department_division_account_month_team;
  insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, (1) as n, (p.base_amount) as amount from public.postings p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
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
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, p.sign * (1) as n, p.sign * (p.base_amount) as amount from (select 1 sign, r.* from new_rows r) p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.department_id, a.account_id, a.base_amount, a.date, a.base_currency, a.stage, a.owner_id, a.team_id) is distinct from (b.department_id, b.account_id, b.base_amount, b.date, b.base_currency, b.stage, b.owner_id, b.team_id)) then
      perform pg_advisory_xact_lock_shared(7236834, 654694463);
      
      insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, p.sign * (1) as n, p.sign * (p.base_amount) as amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, 654694463);
    
    insert into rollup.spent_deltas (day, currency, owner_id, team_id, in_department, in_division, in_account, n, amount)
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, p.sign * (1) as n, p.sign * (p.base_amount) as amount from (select -1 sign, r.* from old_rows r) p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
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
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, d.sign * (1) as n, d.sign * (p.base_amount) as amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) d cross join public.postings p left join public.ledger_accounts a on a.id = p.account_id where d.id = p.department_id and (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
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
    select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, a.sign * (1) as n, a.sign * (p.base_amount) as amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) a cross join public.postings p left join public.departments d on d.id = p.department_id where a.id = p.account_id and (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
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

-- leads: Leads, by the day they came.
create table rollup.leads_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_source uuid, in_region text, in_rep uuid, in_team uuid, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null);
create table rollup.leads_by_source_region_month (month date not null, currency text not null, in_source uuid, in_region text, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (month, currency, in_source, in_region));
create table rollup.leads_by_source_region_day (day date not null, currency text not null, in_source uuid, in_region text, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (day, currency, in_source, in_region));
create table rollup.leads_by_source_region_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_source uuid, in_region text, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (owner_id, month, currency, in_source, in_region, team_id));
create table rollup.leads_by_source_region_month_team (team_id uuid, month date not null, currency text not null, in_source uuid, in_region text, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (team_id, month, currency, in_source, in_region));
create table rollup.leads_by_rep_team_month (month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (month, currency, in_rep, in_team));
create table rollup.leads_by_rep_team_day (day date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (day, currency, in_rep, in_team));
create table rollup.leads_by_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (owner_id, month, currency, in_rep, in_team, team_id));
create table rollup.leads_by_rep_team_month_team (team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, converted numeric not null, answered numeric not null, hours numeric not null, unique nulls not distinct (team_id, month, currency, in_rep, in_team));
insert into rollup.state (fact) values ('leads');
create view visible.leads_deltas as
  select t.* from rollup.leads_deltas t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.leads_deltas is 'rollup';
alter view visible.leads_deltas owner to bellwether_reader;
grant select on rollup.leads_deltas to bellwether_reader;
grant select on visible.leads_deltas to bellwether_app;
create view visible.leads_by_source_region_month as
  select t.* from rollup.leads_by_source_region_month t
  where (select current_setting('bw.read', true) like '% lead:ALL %');
comment on view visible.leads_by_source_region_month is 'rollup';
alter view visible.leads_by_source_region_month owner to bellwether_reader;
grant select on rollup.leads_by_source_region_month to bellwether_reader;
grant select on visible.leads_by_source_region_month to bellwether_app;
create view visible.leads_by_source_region_day as
  select t.* from rollup.leads_by_source_region_day t
  where (select current_setting('bw.read', true) like '% lead:ALL %');
comment on view visible.leads_by_source_region_day is 'rollup';
alter view visible.leads_by_source_region_day owner to bellwether_reader;
grant select on rollup.leads_by_source_region_day to bellwether_reader;
grant select on visible.leads_by_source_region_day to bellwether_app;
create view visible.leads_by_source_region_month_owned as
  select t.* from rollup.leads_by_source_region_month_owned t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.leads_by_source_region_month_owned is 'rollup';
alter view visible.leads_by_source_region_month_owned owner to bellwether_reader;
grant select on rollup.leads_by_source_region_month_owned to bellwether_reader;
grant select on visible.leads_by_source_region_month_owned to bellwether_app;
create view visible.leads_by_source_region_month_team as
  select t.* from rollup.leads_by_source_region_month_team t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'));
comment on view visible.leads_by_source_region_month_team is 'rollup';
alter view visible.leads_by_source_region_month_team owner to bellwether_reader;
grant select on rollup.leads_by_source_region_month_team to bellwether_reader;
grant select on visible.leads_by_source_region_month_team to bellwether_app;
create view visible.leads_by_rep_team_month as
  select t.* from rollup.leads_by_rep_team_month t
  where (select current_setting('bw.read', true) like '% lead:ALL %');
comment on view visible.leads_by_rep_team_month is 'rollup';
alter view visible.leads_by_rep_team_month owner to bellwether_reader;
grant select on rollup.leads_by_rep_team_month to bellwether_reader;
grant select on visible.leads_by_rep_team_month to bellwether_app;
create view visible.leads_by_rep_team_day as
  select t.* from rollup.leads_by_rep_team_day t
  where (select current_setting('bw.read', true) like '% lead:ALL %');
comment on view visible.leads_by_rep_team_day is 'rollup';
alter view visible.leads_by_rep_team_day owner to bellwether_reader;
grant select on rollup.leads_by_rep_team_day to bellwether_reader;
grant select on visible.leads_by_rep_team_day to bellwether_app;
create view visible.leads_by_rep_team_month_owned as
  select t.* from rollup.leads_by_rep_team_month_owned t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.leads_by_rep_team_month_owned is 'rollup';
alter view visible.leads_by_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.leads_by_rep_team_month_owned to bellwether_reader;
grant select on visible.leads_by_rep_team_month_owned to bellwether_app;
create view visible.leads_by_rep_team_month_team as
  select t.* from rollup.leads_by_rep_team_month_team t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'));
comment on view visible.leads_by_rep_team_month_team is 'rollup';
alter view visible.leads_by_rep_team_month_team owner to bellwether_reader;
grant select on rollup.leads_by_rep_team_month_team to bellwether_reader;
grant select on visible.leads_by_rep_team_month_team to bellwether_app;

create function rollup.fold_leads() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.leads_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'leads')) then return 0; end if;
  select * into state from rollup.state s where s.fact = 'leads' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.leads_deltas returning *), leads_by_source_region_month as (
    insert into rollup.leads_by_source_region_month as t (month, currency, in_source, in_region, n, converted, answered, hours)
      select date_trunc('month', day::timestamp)::date, currency, in_source, in_region, sum(n), sum(converted), sum(answered), sum(hours) from taken group by date_trunc('month', day::timestamp)::date, currency, in_source, in_region
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (month, currency, in_source, in_region) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_source_region_day as (
    insert into rollup.leads_by_source_region_day as t (day, currency, in_source, in_region, n, converted, answered, hours)
      select day, currency, in_source, in_region, sum(n), sum(converted), sum(answered), sum(hours) from taken group by day, currency, in_source, in_region
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (day, currency, in_source, in_region) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_source_region_month_owned as (
    insert into rollup.leads_by_source_region_month_owned as t (owner_id, month, currency, in_source, in_region, team_id, n, converted, answered, hours)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_source, in_region, team_id, sum(n), sum(converted), sum(answered), sum(hours) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_source, in_region, team_id
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (owner_id, month, currency, in_source, in_region, team_id) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_source_region_month_team as (
    insert into rollup.leads_by_source_region_month_team as t (team_id, month, currency, in_source, in_region, n, converted, answered, hours)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_source, in_region, sum(n), sum(converted), sum(answered), sum(hours) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_source, in_region
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (team_id, month, currency, in_source, in_region) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_rep_team_month as (
    insert into rollup.leads_by_rep_team_month as t (month, currency, in_rep, in_team, n, converted, answered, hours)
      select date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, sum(n), sum(converted), sum(answered), sum(hours) from taken group by date_trunc('month', day::timestamp)::date, currency, in_rep, in_team
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (month, currency, in_rep, in_team) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_rep_team_day as (
    insert into rollup.leads_by_rep_team_day as t (day, currency, in_rep, in_team, n, converted, answered, hours)
      select day, currency, in_rep, in_team, sum(n), sum(converted), sum(answered), sum(hours) from taken group by day, currency, in_rep, in_team
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (day, currency, in_rep, in_team) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_rep_team_month_owned as (
    insert into rollup.leads_by_rep_team_month_owned as t (owner_id, month, currency, in_rep, in_team, team_id, n, converted, answered, hours)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, team_id, sum(n), sum(converted), sum(answered), sum(hours) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, team_id
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (owner_id, month, currency, in_rep, in_team, team_id) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  ), leads_by_rep_team_month_team as (
    insert into rollup.leads_by_rep_team_month_team as t (team_id, month, currency, in_rep, in_team, n, converted, answered, hours)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, sum(n), sum(converted), sum(answered), sum(hours) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team
      having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0
    on conflict (team_id, month, currency, in_rep, in_team) do update set n = t.n + excluded.n, converted = t.converted + excluded.converted, answered = t.answered + excluded.answered, hours = t.hours + excluded.hours
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'leads_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'leads';
  return folded;
end $$;
revoke all on function rollup.fold_leads from public;

create function rollup.rebuild_leads() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, -1359720228);
  perform from rollup.state s where s.fact = 'leads' for update;
  delete from rollup.leads_deltas;
  delete from rollup.leads_by_source_region_month;
  delete from rollup.leads_by_source_region_day;
  delete from rollup.leads_by_source_region_month_owned;
  delete from rollup.leads_by_source_region_month_team;
  delete from rollup.leads_by_rep_team_month;
  delete from rollup.leads_by_rep_team_day;
  delete from rollup.leads_by_rep_team_month_owned;
  delete from rollup.leads_by_rep_team_month_team;
  insert into rollup.leads_deltas (day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, n, converted, answered, hours)
    select day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, sum(n) n, sum(converted) converted, sum(answered) answered, sum(hours) hours
    from (select (l.created_at at time zone (select time_zone from public.organisation))::date as day, '' as currency, l.owner_id as owner_id, l.team_id as team_id, l.source_id as in_source, l.territory as in_region, l.owner_id as in_rep, l.team_id as in_team, (1) as n, (case l.status when 'CONVERTED' then 1 else 0 end) as converted, (case when l.first_response_at is null then 0 else 1 end) as answered, (coalesce(extract(epoch from l.first_response_at - l.created_at) / 3600, 0)) as hours from public.leads l) r
    group by day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team
    having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0;
  perform rollup.fold_leads();
end $$;
revoke all on function rollup.rebuild_leads from public;

create function rollup.leads_leads() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, -1359720228);
    
    insert into rollup.leads_deltas (day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, n, converted, answered, hours)
    select day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, sum(n) n, sum(converted) converted, sum(answered) answered, sum(hours) hours
    from (select (l.created_at at time zone (select time_zone from public.organisation))::date as day, '' as currency, l.owner_id as owner_id, l.team_id as team_id, l.source_id as in_source, l.territory as in_region, l.owner_id as in_rep, l.team_id as in_team, l.sign * (1) as n, l.sign * (case l.status when 'CONVERTED' then 1 else 0 end) as converted, l.sign * (case when l.first_response_at is null then 0 else 1 end) as answered, l.sign * (coalesce(extract(epoch from l.first_response_at - l.created_at) / 3600, 0)) as hours from (select 1 sign, r.* from new_rows r) l) r
    group by day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team
    having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.source_id, a.territory, a.owner_id, a.team_id, a.status, a.first_response_at, a.created_at) is distinct from (b.source_id, b.territory, b.owner_id, b.team_id, b.status, b.first_response_at, b.created_at)) then
      perform pg_advisory_xact_lock_shared(7236834, -1359720228);
      
      insert into rollup.leads_deltas (day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, n, converted, answered, hours)
    select day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, sum(n) n, sum(converted) converted, sum(answered) answered, sum(hours) hours
    from (select (l.created_at at time zone (select time_zone from public.organisation))::date as day, '' as currency, l.owner_id as owner_id, l.team_id as team_id, l.source_id as in_source, l.territory as in_region, l.owner_id as in_rep, l.team_id as in_team, l.sign * (1) as n, l.sign * (case l.status when 'CONVERTED' then 1 else 0 end) as converted, l.sign * (case when l.first_response_at is null then 0 else 1 end) as answered, l.sign * (coalesce(extract(epoch from l.first_response_at - l.created_at) / 3600, 0)) as hours from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) l) r
    group by day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team
    having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -1359720228);
    
    insert into rollup.leads_deltas (day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, n, converted, answered, hours)
    select day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, sum(n) n, sum(converted) converted, sum(answered) answered, sum(hours) hours
    from (select (l.created_at at time zone (select time_zone from public.organisation))::date as day, '' as currency, l.owner_id as owner_id, l.team_id as team_id, l.source_id as in_source, l.territory as in_region, l.owner_id as in_rep, l.team_id as in_team, l.sign * (1) as n, l.sign * (case l.status when 'CONVERTED' then 1 else 0 end) as converted, l.sign * (case when l.first_response_at is null then 0 else 1 end) as answered, l.sign * (coalesce(extract(epoch from l.first_response_at - l.created_at) / 3600, 0)) as hours from (select -1 sign, r.* from old_rows r) l) r
    group by day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team
    having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.leads_leads from public;
create trigger rollup_leads_insert after insert on public.leads referencing new table as new_rows for each statement execute function rollup.leads_leads();
create trigger rollup_leads_delete after delete on public.leads referencing old table as old_rows for each statement execute function rollup.leads_leads();
create function rollup.leads_leads_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  perform pg_advisory_xact_lock_shared(7236834, -1359720228);
  insert into rollup.leads_deltas (day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, n, converted, answered, hours)
    select day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, sum(n) n, sum(converted) converted, sum(answered) answered, sum(hours) hours
    from (select (l.created_at at time zone (select time_zone from public.organisation))::date as day, '' as currency, l.owner_id as owner_id, l.team_id as team_id, l.source_id as in_source, l.territory as in_region, l.owner_id as in_rep, l.team_id as in_team, l.sign * (1) as n, l.sign * (case l.status when 'CONVERTED' then 1 else 0 end) as converted, l.sign * (case when l.first_response_at is null then 0 else 1 end) as answered, l.sign * (coalesce(extract(epoch from l.first_response_at - l.created_at) / 3600, 0)) as hours from (select -1 sign, old.* union all select 1 sign, new.*) l) r
    group by day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team
    having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0;
  return null;
end $$;
revoke all on function rollup.leads_leads_row from public;
create trigger rollup_leads_row after update on public.leads for each row when ((old.source_id, old.territory, old.owner_id, old.team_id, old.status, old.first_response_at, old.created_at) is distinct from (new.source_id, new.territory, new.owner_id, new.team_id, new.status, new.first_response_at, new.created_at)) execute function rollup.leads_leads_row();

-- sold: Lines of orders that are confirmed, fulfilled or invoiced.
create table rollup.sold_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_region text, in_category uuid, in_channel text, in_rep uuid, in_team uuid, in_product uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null);
create table rollup.sold_by_region_category_month (month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (month, currency, in_region, in_category));
create table rollup.sold_by_region_category_day (day date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (day, currency, in_region, in_category));
create table rollup.sold_by_region_category_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (owner_id, month, currency, in_region, in_category, team_id));
create table rollup.sold_by_region_category_month_team (team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (team_id, month, currency, in_region, in_category));
create table rollup.sold_by_region_channel_rep_team_month (month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (month, currency, in_region, in_channel, in_rep, in_team));
create table rollup.sold_by_region_channel_rep_team_day (day date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (day, currency, in_region, in_channel, in_rep, in_team));
create table rollup.sold_by_region_channel_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id));
create table rollup.sold_by_region_channel_rep_team_month_team (team_id uuid, month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (team_id, month, currency, in_region, in_channel, in_rep, in_team));
create table rollup.sold_by_product_month (month date not null, currency text not null, in_product uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (month, currency, in_product));
create table rollup.sold_by_product_day (day date not null, currency text not null, in_product uuid, n bigint not null, amount numeric not null, quantity numeric not null, cost numeric not null, unique nulls not distinct (day, currency, in_product));
insert into rollup.state (fact) values ('sold');
create view visible.sold_deltas as
  select t.* from rollup.sold_deltas t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
comment on view visible.sold_by_region_category_month_owned is 'rollup';
alter view visible.sold_by_region_category_month_owned owner to bellwether_reader;
grant select on rollup.sold_by_region_category_month_owned to bellwether_reader;
grant select on visible.sold_by_region_category_month_owned to bellwether_app;
create view visible.sold_by_region_category_month_team as
  select t.* from rollup.sold_by_region_category_month_team t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.sold_by_region_category_month_team is 'rollup';
alter view visible.sold_by_region_category_month_team owner to bellwether_reader;
grant select on rollup.sold_by_region_category_month_team to bellwether_reader;
grant select on visible.sold_by_region_category_month_team to bellwether_app;
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
comment on view visible.sold_by_region_channel_rep_team_month_owned is 'rollup';
alter view visible.sold_by_region_channel_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.sold_by_region_channel_rep_team_month_owned to bellwether_reader;
grant select on visible.sold_by_region_channel_rep_team_month_owned to bellwether_app;
create view visible.sold_by_region_channel_rep_team_month_team as
  select t.* from rollup.sold_by_region_channel_rep_team_month_team t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.sold_by_region_channel_rep_team_month_team is 'rollup';
alter view visible.sold_by_region_channel_rep_team_month_team owner to bellwether_reader;
grant select on rollup.sold_by_region_channel_rep_team_month_team to bellwether_reader;
grant select on visible.sold_by_region_channel_rep_team_month_team to bellwether_app;
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
  if not exists (select from rollup.sold_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'sold')) then return 0; end if;
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
  ), sold_by_region_category_month_team as (
    insert into rollup.sold_by_region_category_month_team as t (team_id, month, currency, in_region, in_category, n, amount, quantity, cost)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (team_id, month, currency, in_region, in_category) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
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
  ), sold_by_region_channel_rep_team_month_team as (
    insert into rollup.sold_by_region_channel_rep_team_month_team as t (team_id, month, currency, in_region, in_channel, in_rep, in_team, n, amount, quantity, cost)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, sum(n), sum(amount), sum(quantity), sum(cost) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team
      having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0
    on conflict (team_id, month, currency, in_region, in_channel, in_rep, in_team) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, quantity = t.quantity + excluded.quantity, cost = t.cost + excluded.cost
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
  delete from rollup.sold_by_region_category_month_team;
  delete from rollup.sold_by_region_channel_rep_team_month;
  delete from rollup.sold_by_region_channel_rep_team_day;
  delete from rollup.sold_by_region_channel_rep_team_month_owned;
  delete from rollup.sold_by_region_channel_rep_team_month_team;
  delete from rollup.sold_by_product_month;
  delete from rollup.sold_by_product_day;
  insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, (1) as n, (l.amount) as amount, (l.quantity) as quantity, (coalesce(l.cost, 0) * l.quantity) as cost from public.order_lines l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, l.sign * (1) as n, l.sign * (l.amount) as amount, l.sign * (l.quantity) as quantity, l.sign * (coalesce(l.cost, 0) * l.quantity) as cost from (select 1 sign, r.* from new_rows r) l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.product_id, a.amount, a.quantity, a.cost) is distinct from (b.product_id, b.amount, b.quantity, b.cost)) then
      perform pg_advisory_xact_lock_shared(7236834, -1493173041);
      perform from public.orders x where x.id in (select r.order_id from new_rows r) and x.xmin <> pg_current_xact_id()::xid for share;
      insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, l.sign * (1) as n, l.sign * (l.amount) as amount, l.sign * (l.quantity) as quantity, l.sign * (coalesce(l.cost, 0) * l.quantity) as cost from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -1493173041);
    perform from public.orders x where x.id in (select r.order_id from old_rows r) and x.xmin <> pg_current_xact_id()::xid for share;
    insert into rollup.sold_deltas (day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, n, amount, quantity, cost)
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, l.sign * (1) as n, l.sign * (l.amount) as amount, l.sign * (l.quantity) as quantity, l.sign * (coalesce(l.cost, 0) * l.quantity) as cost from (select -1 sign, r.* from old_rows r) l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, o.sign * (1) as n, o.sign * (l.amount) as amount, o.sign * (l.quantity) as quantity, o.sign * (coalesce(l.cost, 0) * l.quantity) as cost from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) o cross join public.order_lines l left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, p.sign * (1) as n, p.sign * (l.amount) as amount, p.sign * (l.quantity) as quantity, p.sign * (coalesce(l.cost, 0) * l.quantity) as cost from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p cross join public.order_lines l cross join public.orders o where o.id = l.order_id and p.id = l.product_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
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
create table rollup.placed_by_region_channel_rep_team_month_team (team_id uuid, month date not null, currency text not null, in_region text, in_channel text, in_rep uuid, in_team uuid, n bigint not null, unique nulls not distinct (team_id, month, currency, in_region, in_channel, in_rep, in_team));
insert into rollup.state (fact) values ('placed');
create view visible.placed_deltas as
  select t.* from rollup.placed_deltas t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
comment on view visible.placed_by_region_channel_rep_team_month_owned is 'rollup';
alter view visible.placed_by_region_channel_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.placed_by_region_channel_rep_team_month_owned to bellwether_reader;
grant select on visible.placed_by_region_channel_rep_team_month_owned to bellwether_app;
create view visible.placed_by_region_channel_rep_team_month_team as
  select t.* from rollup.placed_by_region_channel_rep_team_month_team t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'));
comment on view visible.placed_by_region_channel_rep_team_month_team is 'rollup';
alter view visible.placed_by_region_channel_rep_team_month_team owner to bellwether_reader;
grant select on rollup.placed_by_region_channel_rep_team_month_team to bellwether_reader;
grant select on visible.placed_by_region_channel_rep_team_month_team to bellwether_app;

create function rollup.fold_placed() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.placed_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'placed')) then return 0; end if;
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
  ), placed_by_region_channel_rep_team_month_team as (
    insert into rollup.placed_by_region_channel_rep_team_month_team as t (team_id, month, currency, in_region, in_channel, in_rep, in_team, n)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team, sum(n) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_channel, in_rep, in_team
      having sum(n) <> 0
    on conflict (team_id, month, currency, in_region, in_channel, in_rep, in_team) do update set n = t.n + excluded.n
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
  delete from rollup.placed_by_region_channel_rep_team_month_team;
  insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n) n
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, (1) as n from public.orders o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
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
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n) n
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, o.sign * (1) as n from (select 1 sign, r.* from new_rows r) o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.channel, a.rep_id, a.team_id, a.ordered_at, a.currency, a.status, a.owner_id) is distinct from (b.region, b.channel, b.rep_id, b.team_id, b.ordered_at, b.currency, b.status, b.owner_id)) then
      perform pg_advisory_xact_lock_shared(7236834, -199847749);
      
      insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n) n
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, o.sign * (1) as n from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -199847749);
    
    insert into rollup.placed_deltas (day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, n)
    select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n) n
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, o.sign * (1) as n from (select -1 sign, r.* from old_rows r) o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
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
create table rollup.closed_by_region_category_month_team (team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (team_id, month, currency, in_region, in_category));
create table rollup.closed_by_rep_team_month (month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (month, currency, in_rep, in_team));
create table rollup.closed_by_rep_team_day (day date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (day, currency, in_rep, in_team));
create table rollup.closed_by_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (owner_id, month, currency, in_rep, in_team, team_id));
create table rollup.closed_by_rep_team_month_team (team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, won numeric not null, won_amount numeric not null, unique nulls not distinct (team_id, month, currency, in_rep, in_team));
insert into rollup.state (fact) values ('closed');
create view visible.closed_deltas as
  select t.* from rollup.closed_deltas t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
comment on view visible.closed_by_region_category_month_owned is 'rollup';
alter view visible.closed_by_region_category_month_owned owner to bellwether_reader;
grant select on rollup.closed_by_region_category_month_owned to bellwether_reader;
grant select on visible.closed_by_region_category_month_owned to bellwether_app;
create view visible.closed_by_region_category_month_team as
  select t.* from rollup.closed_by_region_category_month_team t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.closed_by_region_category_month_team is 'rollup';
alter view visible.closed_by_region_category_month_team owner to bellwether_reader;
grant select on rollup.closed_by_region_category_month_team to bellwether_reader;
grant select on visible.closed_by_region_category_month_team to bellwether_app;
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
comment on view visible.closed_by_rep_team_month_owned is 'rollup';
alter view visible.closed_by_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.closed_by_rep_team_month_owned to bellwether_reader;
grant select on visible.closed_by_rep_team_month_owned to bellwether_app;
create view visible.closed_by_rep_team_month_team as
  select t.* from rollup.closed_by_rep_team_month_team t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.closed_by_rep_team_month_team is 'rollup';
alter view visible.closed_by_rep_team_month_team owner to bellwether_reader;
grant select on rollup.closed_by_rep_team_month_team to bellwether_reader;
grant select on visible.closed_by_rep_team_month_team to bellwether_app;

create function rollup.fold_closed() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.closed_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'closed')) then return 0; end if;
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
  ), closed_by_region_category_month_team as (
    insert into rollup.closed_by_region_category_month_team as t (team_id, month, currency, in_region, in_category, n, won, won_amount)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, sum(n), sum(won), sum(won_amount) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (team_id, month, currency, in_region, in_category) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
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
  ), closed_by_rep_team_month_team as (
    insert into rollup.closed_by_rep_team_month_team as t (team_id, month, currency, in_rep, in_team, n, won, won_amount)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, sum(n), sum(won), sum(won_amount) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team
      having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0
    on conflict (team_id, month, currency, in_rep, in_team) do update set n = t.n + excluded.n, won = t.won + excluded.won, won_amount = t.won_amount + excluded.won_amount
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
  delete from rollup.closed_by_region_category_month_team;
  delete from rollup.closed_by_rep_team_month;
  delete from rollup.closed_by_rep_team_day;
  delete from rollup.closed_by_rep_team_month_owned;
  delete from rollup.closed_by_rep_team_month_team;
  insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(won) won, sum(won_amount) won_amount
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, (1) as n, (case d.status when 'WON' then 1 else 0 end) as won, (case d.status when 'WON' then d.amount else 0 end) as won_amount from public.opportunities d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(won) won, sum(won_amount) won_amount
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, d.sign * (1) as n, d.sign * (case d.status when 'WON' then 1 else 0 end) as won, d.sign * (case d.status when 'WON' then d.amount else 0 end) as won_amount from (select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.owner_id, a.team_id, a.status, a.amount, a.closed_at, a.currency) is distinct from (b.region, b.owner_id, b.team_id, b.status, b.amount, b.closed_at, b.currency)) then
      perform pg_advisory_xact_lock_shared(7236834, -1007748264);
      
      insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(won) won, sum(won_amount) won_amount
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, d.sign * (1) as n, d.sign * (case d.status when 'WON' then 1 else 0 end) as won, d.sign * (case d.status when 'WON' then d.amount else 0 end) as won_amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, -1007748264);
    
    insert into rollup.closed_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, won, won_amount)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(won) won, sum(won_amount) won_amount
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, d.sign * (1) as n, d.sign * (case d.status when 'WON' then 1 else 0 end) as won, d.sign * (case d.status when 'WON' then d.amount else 0 end) as won_amount from (select -1 sign, r.* from old_rows r) d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(won) won, sum(won_amount) won_amount
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, p.sign * (1) as n, p.sign * (case d.status when 'WON' then 1 else 0 end) as won, p.sign * (case d.status when 'WON' then d.amount else 0 end) as won_amount from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p cross join public.opportunities d where p.id = d.product_id and (d.status in ('WON', 'LOST'))) r
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
create table rollup.pipeline_by_region_category_month_team (team_id uuid, month date not null, currency text not null, in_region text, in_category uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (team_id, month, currency, in_region, in_category));
create table rollup.pipeline_by_rep_team_month (month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (month, currency, in_rep, in_team));
create table rollup.pipeline_by_rep_team_day (day date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (day, currency, in_rep, in_team));
create table rollup.pipeline_by_rep_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (owner_id, month, currency, in_rep, in_team, team_id));
create table rollup.pipeline_by_rep_team_month_team (team_id uuid, month date not null, currency text not null, in_rep uuid, in_team uuid, n bigint not null, amount numeric not null, weighted numeric not null, unique nulls not distinct (team_id, month, currency, in_rep, in_team));
insert into rollup.state (fact) values ('pipeline');
create view visible.pipeline_deltas as
  select t.* from rollup.pipeline_deltas t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
comment on view visible.pipeline_by_region_category_month_owned is 'rollup';
alter view visible.pipeline_by_region_category_month_owned owner to bellwether_reader;
grant select on rollup.pipeline_by_region_category_month_owned to bellwether_reader;
grant select on visible.pipeline_by_region_category_month_owned to bellwether_app;
create view visible.pipeline_by_region_category_month_team as
  select t.* from rollup.pipeline_by_region_category_month_team t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.pipeline_by_region_category_month_team is 'rollup';
alter view visible.pipeline_by_region_category_month_team owner to bellwether_reader;
grant select on rollup.pipeline_by_region_category_month_team to bellwether_reader;
grant select on visible.pipeline_by_region_category_month_team to bellwether_app;
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
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
comment on view visible.pipeline_by_rep_team_month_owned is 'rollup';
alter view visible.pipeline_by_rep_team_month_owned owner to bellwether_reader;
grant select on rollup.pipeline_by_rep_team_month_owned to bellwether_reader;
grant select on visible.pipeline_by_rep_team_month_owned to bellwether_app;
create view visible.pipeline_by_rep_team_month_team as
  select t.* from rollup.pipeline_by_rep_team_month_team t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'));
comment on view visible.pipeline_by_rep_team_month_team is 'rollup';
alter view visible.pipeline_by_rep_team_month_team owner to bellwether_reader;
grant select on rollup.pipeline_by_rep_team_month_team to bellwether_reader;
grant select on visible.pipeline_by_rep_team_month_team to bellwether_app;

create function rollup.fold_pipeline() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.pipeline_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'pipeline')) then return 0; end if;
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
  ), pipeline_by_region_category_month_team as (
    insert into rollup.pipeline_by_region_category_month_team as t (team_id, month, currency, in_region, in_category, n, amount, weighted)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category, sum(n), sum(amount), sum(weighted) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_region, in_category
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (team_id, month, currency, in_region, in_category) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
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
  ), pipeline_by_rep_team_month_team as (
    insert into rollup.pipeline_by_rep_team_month_team as t (team_id, month, currency, in_rep, in_team, n, amount, weighted)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team, sum(n), sum(amount), sum(weighted) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_rep, in_team
      having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0
    on conflict (team_id, month, currency, in_rep, in_team) do update set n = t.n + excluded.n, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted
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
  delete from rollup.pipeline_by_region_category_month_team;
  delete from rollup.pipeline_by_rep_team_month;
  delete from rollup.pipeline_by_rep_team_day;
  delete from rollup.pipeline_by_rep_team_month_owned;
  delete from rollup.pipeline_by_rep_team_month_team;
  insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(amount) amount, sum(weighted) weighted
    from (select d.close_date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, (1) as n, (d.amount) as amount, (d.amount * d.probability / 100) as weighted from public.opportunities d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(amount) amount, sum(weighted) weighted
    from (select d.close_date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, d.sign * (1) as n, d.sign * (d.amount) as amount, d.sign * (d.amount * d.probability / 100) as weighted from (select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.region, a.owner_id, a.team_id, a.amount, a.probability, a.close_date, a.currency, a.status) is distinct from (b.region, b.owner_id, b.team_id, b.amount, b.probability, b.close_date, b.currency, b.status)) then
      perform pg_advisory_xact_lock_shared(7236834, 599723300);
      
      insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(amount) amount, sum(weighted) weighted
    from (select d.close_date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, d.sign * (1) as n, d.sign * (d.amount) as amount, d.sign * (d.amount * d.probability / 100) as weighted from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, 599723300);
    
    insert into rollup.pipeline_deltas (day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, n, amount, weighted)
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(amount) amount, sum(weighted) weighted
    from (select d.close_date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, d.sign * (1) as n, d.sign * (d.amount) as amount, d.sign * (d.amount * d.probability / 100) as weighted from (select -1 sign, r.* from old_rows r) d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
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
    select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(amount) amount, sum(weighted) weighted
    from (select d.close_date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, p.sign * (1) as n, p.sign * (d.amount) as amount, p.sign * (d.amount * d.probability / 100) as weighted from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) p cross join public.opportunities d where p.id = d.product_id and (d.status = 'OPEN' and d.close_date is not null)) r
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

-- desk: What happened to tickets: opened, first answered, solved, ended.
create table rollup.desk_deltas (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, in_queue text, in_category text, in_channel text, in_priority text, in_type text, in_assignee uuid, in_team uuid, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null);
create table rollup.desk_by_queue_category_channel_month (month date not null, currency text not null, in_queue text, in_category text, in_channel text, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (month, currency, in_queue, in_category, in_channel));
create table rollup.desk_by_queue_category_channel_day (day date not null, currency text not null, in_queue text, in_category text, in_channel text, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (day, currency, in_queue, in_category, in_channel));
create table rollup.desk_by_queue_category_channel_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_queue text, in_category text, in_channel text, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (owner_id, month, currency, in_queue, in_category, in_channel, team_id));
create table rollup.desk_by_queue_category_channel_month_team (team_id uuid, month date not null, currency text not null, in_queue text, in_category text, in_channel text, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (team_id, month, currency, in_queue, in_category, in_channel));
create table rollup.desk_by_priority_type_assignee_team_month (month date not null, currency text not null, in_priority text, in_type text, in_assignee uuid, in_team uuid, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (month, currency, in_priority, in_type, in_assignee, in_team));
create table rollup.desk_by_priority_type_assignee_team_day (day date not null, currency text not null, in_priority text, in_type text, in_assignee uuid, in_team uuid, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (day, currency, in_priority, in_type, in_assignee, in_team));
create table rollup.desk_by_priority_type_assignee_team_month_owned (owner_id uuid, team_id uuid, month date not null, currency text not null, in_priority text, in_type text, in_assignee uuid, in_team uuid, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id));
create table rollup.desk_by_priority_type_assignee_team_month_team (team_id uuid, month date not null, currency text not null, in_priority text, in_type text, in_assignee uuid, in_team uuid, n bigint not null, opened numeric not null, answered numeric not null, solved numeric not null, ended numeric not null, hours numeric not null, unique nulls not distinct (team_id, month, currency, in_priority, in_type, in_assignee, in_team));
insert into rollup.state (fact) values ('desk');
create view visible.desk_deltas as
  select t.* from rollup.desk_deltas t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[]);
comment on view visible.desk_deltas is 'rollup';
alter view visible.desk_deltas owner to bellwether_reader;
grant select on rollup.desk_deltas to bellwether_reader;
grant select on visible.desk_deltas to bellwether_app;
create view visible.desk_by_queue_category_channel_month as
  select t.* from rollup.desk_by_queue_category_channel_month t
  where (select current_setting('bw.read', true) like '% ticket:ALL %');
comment on view visible.desk_by_queue_category_channel_month is 'rollup';
alter view visible.desk_by_queue_category_channel_month owner to bellwether_reader;
grant select on rollup.desk_by_queue_category_channel_month to bellwether_reader;
grant select on visible.desk_by_queue_category_channel_month to bellwether_app;
create view visible.desk_by_queue_category_channel_day as
  select t.* from rollup.desk_by_queue_category_channel_day t
  where (select current_setting('bw.read', true) like '% ticket:ALL %');
comment on view visible.desk_by_queue_category_channel_day is 'rollup';
alter view visible.desk_by_queue_category_channel_day owner to bellwether_reader;
grant select on rollup.desk_by_queue_category_channel_day to bellwether_reader;
grant select on visible.desk_by_queue_category_channel_day to bellwether_app;
create view visible.desk_by_queue_category_channel_month_owned as
  select t.* from rollup.desk_by_queue_category_channel_month_owned t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[]);
comment on view visible.desk_by_queue_category_channel_month_owned is 'rollup';
alter view visible.desk_by_queue_category_channel_month_owned owner to bellwether_reader;
grant select on rollup.desk_by_queue_category_channel_month_owned to bellwether_reader;
grant select on visible.desk_by_queue_category_channel_month_owned to bellwether_app;
create view visible.desk_by_queue_category_channel_month_team as
  select t.* from rollup.desk_by_queue_category_channel_month_team t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'));
comment on view visible.desk_by_queue_category_channel_month_team is 'rollup';
alter view visible.desk_by_queue_category_channel_month_team owner to bellwether_reader;
grant select on rollup.desk_by_queue_category_channel_month_team to bellwether_reader;
grant select on visible.desk_by_queue_category_channel_month_team to bellwether_app;
create view visible.desk_by_priority_type_assignee_team_month as
  select t.* from rollup.desk_by_priority_type_assignee_team_month t
  where (select current_setting('bw.read', true) like '% ticket:ALL %');
comment on view visible.desk_by_priority_type_assignee_team_month is 'rollup';
alter view visible.desk_by_priority_type_assignee_team_month owner to bellwether_reader;
grant select on rollup.desk_by_priority_type_assignee_team_month to bellwether_reader;
grant select on visible.desk_by_priority_type_assignee_team_month to bellwether_app;
create view visible.desk_by_priority_type_assignee_team_day as
  select t.* from rollup.desk_by_priority_type_assignee_team_day t
  where (select current_setting('bw.read', true) like '% ticket:ALL %');
comment on view visible.desk_by_priority_type_assignee_team_day is 'rollup';
alter view visible.desk_by_priority_type_assignee_team_day owner to bellwether_reader;
grant select on rollup.desk_by_priority_type_assignee_team_day to bellwether_reader;
grant select on visible.desk_by_priority_type_assignee_team_day to bellwether_app;
create view visible.desk_by_priority_type_assignee_team_month_owned as
  select t.* from rollup.desk_by_priority_type_assignee_team_month_owned t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[]);
comment on view visible.desk_by_priority_type_assignee_team_month_owned is 'rollup';
alter view visible.desk_by_priority_type_assignee_team_month_owned owner to bellwether_reader;
grant select on rollup.desk_by_priority_type_assignee_team_month_owned to bellwether_reader;
grant select on visible.desk_by_priority_type_assignee_team_month_owned to bellwether_app;
create view visible.desk_by_priority_type_assignee_team_month_team as
  select t.* from rollup.desk_by_priority_type_assignee_team_month_team t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'));
comment on view visible.desk_by_priority_type_assignee_team_month_team is 'rollup';
alter view visible.desk_by_priority_type_assignee_team_month_team owner to bellwether_reader;
grant select on rollup.desk_by_priority_type_assignee_team_month_team to bellwether_reader;
grant select on visible.desk_by_priority_type_assignee_team_month_team to bellwether_app;

create function rollup.fold_desk() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.desk_deltas d where d.id > (select s.floor from rollup.state s where s.fact = 'desk')) then return 0; end if;
  select * into state from rollup.state s where s.fact = 'desk' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.desk_deltas returning *), desk_by_queue_category_channel_month as (
    insert into rollup.desk_by_queue_category_channel_month as t (month, currency, in_queue, in_category, in_channel, n, opened, answered, solved, ended, hours)
      select date_trunc('month', day::timestamp)::date, currency, in_queue, in_category, in_channel, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by date_trunc('month', day::timestamp)::date, currency, in_queue, in_category, in_channel
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (month, currency, in_queue, in_category, in_channel) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_queue_category_channel_day as (
    insert into rollup.desk_by_queue_category_channel_day as t (day, currency, in_queue, in_category, in_channel, n, opened, answered, solved, ended, hours)
      select day, currency, in_queue, in_category, in_channel, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by day, currency, in_queue, in_category, in_channel
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (day, currency, in_queue, in_category, in_channel) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_queue_category_channel_month_owned as (
    insert into rollup.desk_by_queue_category_channel_month_owned as t (owner_id, month, currency, in_queue, in_category, in_channel, team_id, n, opened, answered, solved, ended, hours)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_queue, in_category, in_channel, team_id, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_queue, in_category, in_channel, team_id
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (owner_id, month, currency, in_queue, in_category, in_channel, team_id) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_queue_category_channel_month_team as (
    insert into rollup.desk_by_queue_category_channel_month_team as t (team_id, month, currency, in_queue, in_category, in_channel, n, opened, answered, solved, ended, hours)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_queue, in_category, in_channel, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_queue, in_category, in_channel
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (team_id, month, currency, in_queue, in_category, in_channel) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_priority_type_assignee_team_month as (
    insert into rollup.desk_by_priority_type_assignee_team_month as t (month, currency, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
      select date_trunc('month', day::timestamp)::date, currency, in_priority, in_type, in_assignee, in_team, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by date_trunc('month', day::timestamp)::date, currency, in_priority, in_type, in_assignee, in_team
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (month, currency, in_priority, in_type, in_assignee, in_team) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_priority_type_assignee_team_day as (
    insert into rollup.desk_by_priority_type_assignee_team_day as t (day, currency, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
      select day, currency, in_priority, in_type, in_assignee, in_team, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by day, currency, in_priority, in_type, in_assignee, in_team
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (day, currency, in_priority, in_type, in_assignee, in_team) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_priority_type_assignee_team_month_owned as (
    insert into rollup.desk_by_priority_type_assignee_team_month_owned as t (owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id, n, opened, answered, solved, ended, hours)
      select owner_id, date_trunc('month', day::timestamp)::date, currency, in_priority, in_type, in_assignee, in_team, team_id, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by owner_id, date_trunc('month', day::timestamp)::date, currency, in_priority, in_type, in_assignee, in_team, team_id
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  ), desk_by_priority_type_assignee_team_month_team as (
    insert into rollup.desk_by_priority_type_assignee_team_month_team as t (team_id, month, currency, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
      select team_id, date_trunc('month', day::timestamp)::date, currency, in_priority, in_type, in_assignee, in_team, sum(n), sum(opened), sum(answered), sum(solved), sum(ended), sum(hours) from taken group by team_id, date_trunc('month', day::timestamp)::date, currency, in_priority, in_type, in_assignee, in_team
      having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0
    on conflict (team_id, month, currency, in_priority, in_type, in_assignee, in_team) do update set n = t.n + excluded.n, opened = t.opened + excluded.opened, answered = t.answered + excluded.answered, solved = t.solved + excluded.solved, ended = t.ended + excluded.ended, hours = t.hours + excluded.hours
  )
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = 'desk_deltas_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = 'desk';
  return folded;
end $$;
revoke all on function rollup.fold_desk from public;

create function rollup.rebuild_desk() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236834, 1237205370);
  perform from rollup.state s where s.fact = 'desk' for update;
  delete from rollup.desk_deltas;
  delete from rollup.desk_by_queue_category_channel_month;
  delete from rollup.desk_by_queue_category_channel_day;
  delete from rollup.desk_by_queue_category_channel_month_owned;
  delete from rollup.desk_by_queue_category_channel_month_team;
  delete from rollup.desk_by_priority_type_assignee_team_month;
  delete from rollup.desk_by_priority_type_assignee_team_day;
  delete from rollup.desk_by_priority_type_assignee_team_month_owned;
  delete from rollup.desk_by_priority_type_assignee_team_month_team;
  insert into rollup.desk_deltas (day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
    select day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, sum(n) n, sum(opened) opened, sum(answered) answered, sum(solved) solved, sum(ended) ended, sum(hours) hours
    from (select (e.at at time zone (select time_zone from public.organisation))::date as day, '' as currency, t.owner_id as owner_id, t.team_id as team_id, t.queue as in_queue, t.category as in_category, t.channel as in_channel, t.priority as in_priority, t.type as in_type, t.owner_id as in_assignee, t.team_id as in_team, (1) as n, (e.opened) as opened, (e.answered) as answered, (e.solved) as solved, (e.ended) as ended, (e.hours) as hours from public.tickets t cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours) where (e.at is not null)) r
    group by day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team
    having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0;
  perform rollup.fold_desk();
end $$;
revoke all on function rollup.rebuild_desk from public;

create function rollup.desk_tickets() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(7236834, 1237205370);
    
    insert into rollup.desk_deltas (day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
    select day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, sum(n) n, sum(opened) opened, sum(answered) answered, sum(solved) solved, sum(ended) ended, sum(hours) hours
    from (select (e.at at time zone (select time_zone from public.organisation))::date as day, '' as currency, t.owner_id as owner_id, t.team_id as team_id, t.queue as in_queue, t.category as in_category, t.channel as in_channel, t.priority as in_priority, t.type as in_type, t.owner_id as in_assignee, t.team_id as in_team, t.sign * (1) as n, t.sign * (e.opened) as opened, t.sign * (e.answered) as answered, t.sign * (e.solved) as solved, t.sign * (e.ended) as ended, t.sign * (e.hours) as hours from (select 1 sign, r.* from new_rows r) t cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours) where (e.at is not null)) r
    group by day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team
    having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0;
  elsif tg_op = 'UPDATE' then
    if exists (select from old_rows a full join new_rows b on b.id = a.id where (a.queue, a.category, a.channel, a.priority, a.type, a.owner_id, a.team_id, a.created_at, a.first_response_at, a.solved_at, a.closed_at) is distinct from (b.queue, b.category, b.channel, b.priority, b.type, b.owner_id, b.team_id, b.created_at, b.first_response_at, b.solved_at, b.closed_at)) then
      perform pg_advisory_xact_lock_shared(7236834, 1237205370);
      
      insert into rollup.desk_deltas (day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
    select day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, sum(n) n, sum(opened) opened, sum(answered) answered, sum(solved) solved, sum(ended) ended, sum(hours) hours
    from (select (e.at at time zone (select time_zone from public.organisation))::date as day, '' as currency, t.owner_id as owner_id, t.team_id as team_id, t.queue as in_queue, t.category as in_category, t.channel as in_channel, t.priority as in_priority, t.type as in_type, t.owner_id as in_assignee, t.team_id as in_team, t.sign * (1) as n, t.sign * (e.opened) as opened, t.sign * (e.answered) as answered, t.sign * (e.solved) as solved, t.sign * (e.ended) as ended, t.sign * (e.hours) as hours from (select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r) t cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours) where (e.at is not null)) r
    group by day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team
    having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0;
    end if;
  else
    perform pg_advisory_xact_lock_shared(7236834, 1237205370);
    
    insert into rollup.desk_deltas (day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
    select day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, sum(n) n, sum(opened) opened, sum(answered) answered, sum(solved) solved, sum(ended) ended, sum(hours) hours
    from (select (e.at at time zone (select time_zone from public.organisation))::date as day, '' as currency, t.owner_id as owner_id, t.team_id as team_id, t.queue as in_queue, t.category as in_category, t.channel as in_channel, t.priority as in_priority, t.type as in_type, t.owner_id as in_assignee, t.team_id as in_team, t.sign * (1) as n, t.sign * (e.opened) as opened, t.sign * (e.answered) as answered, t.sign * (e.solved) as solved, t.sign * (e.ended) as ended, t.sign * (e.hours) as hours from (select -1 sign, r.* from old_rows r) t cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours) where (e.at is not null)) r
    group by day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team
    having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0;
  end if;
  return null;
end $$;
revoke all on function rollup.desk_tickets from public;
create trigger rollup_desk_insert after insert on public.tickets referencing new table as new_rows for each statement execute function rollup.desk_tickets();
create trigger rollup_desk_delete after delete on public.tickets referencing old table as old_rows for each statement execute function rollup.desk_tickets();
create function rollup.desk_tickets_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  perform pg_advisory_xact_lock_shared(7236834, 1237205370);
  insert into rollup.desk_deltas (day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, n, opened, answered, solved, ended, hours)
    select day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, sum(n) n, sum(opened) opened, sum(answered) answered, sum(solved) solved, sum(ended) ended, sum(hours) hours
    from (select (e.at at time zone (select time_zone from public.organisation))::date as day, '' as currency, t.owner_id as owner_id, t.team_id as team_id, t.queue as in_queue, t.category as in_category, t.channel as in_channel, t.priority as in_priority, t.type as in_type, t.owner_id as in_assignee, t.team_id as in_team, t.sign * (1) as n, t.sign * (e.opened) as opened, t.sign * (e.answered) as answered, t.sign * (e.solved) as solved, t.sign * (e.ended) as ended, t.sign * (e.hours) as hours from (select -1 sign, old.* union all select 1 sign, new.*) t cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours) where (e.at is not null)) r
    group by day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team
    having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0;
  return null;
end $$;
revoke all on function rollup.desk_tickets_row from public;
create trigger rollup_desk_row after update on public.tickets for each row when ((old.queue, old.category, old.channel, old.priority, old.type, old.owner_id, old.team_id, old.created_at, old.first_response_at, old.solved_at, old.closed_at) is distinct from (new.queue, new.category, new.channel, new.priority, new.type, new.owner_id, new.team_id, new.created_at, new.first_response_at, new.solved_at, new.closed_at)) execute function rollup.desk_tickets_row();

-- Folds all deltas in. Whoever calls it, everybody reads the same figures before and after.
create function rollup.fold() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return rollup.fold_spent() + rollup.fold_leads() + rollup.fold_sold() + rollup.fold_placed() + rollup.fold_closed() + rollup.fold_pipeline() + rollup.fold_desk();
end $$;
revoke all on function rollup.fold from public;
grant usage on schema rollup to bellwether_app;
grant execute on function rollup.fold to bellwether_app;

-- From the rows, all anew: for whoever has written some past the triggers.
create function rollup.rebuild() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform rollup.rebuild_spent();
  perform rollup.rebuild_leads();
  perform rollup.rebuild_sold();
  perform rollup.rebuild_placed();
  perform rollup.rebuild_closed();
  perform rollup.rebuild_pipeline();
  perform rollup.rebuild_desk();
end $$;
revoke all on function rollup.rebuild from public;

-- What is not as it should be: nothing, at any moment, whoever writes meanwhile.
create function rollup.differences() returns table (rollup text, cells bigint) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query with rows as (select day, currency, owner_id, team_id, in_department, in_division, in_account, sum(n) n, sum(amount) amount
    from (select p.date as day, p.base_currency as currency, p.owner_id as owner_id, p.team_id as team_id, p.department_id as in_department, d.path[1] as in_division, p.account_id as in_account, (1) as n, (p.base_amount) as amount from public.postings p left join public.departments d on d.id = p.department_id left join public.ledger_accounts a on a.id = p.account_id where (p.stage = 'ACTUAL' and a.kind = 'EXPENSE')) r
    group by day, currency, owner_id, team_id, in_department, in_division, in_account
    having sum(n) <> 0 or sum(amount) <> 0) select 'spent_by_department_division_account_month' rollup, count(*) cells from (select from (select month, currency, in_department, in_division, in_account, n n, amount amount from rollup.spent_by_department_division_account_month union all select month, currency, in_department, in_division, in_account, n n, amount amount from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, n, amount from rollup.spent_deltas) d union all select month, currency, in_department, in_division, in_account, -n n, -amount amount from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, n, amount from rows) d) c group by month, currency, in_department, in_division, in_account having sum(n) <> 0 or sum(amount) <> 0) x union all select 'spent_by_department_division_account_day' rollup, count(*) cells from (select from (select day, currency, in_department, in_division, in_account, n n, amount amount from rollup.spent_by_department_division_account_day union all select day, currency, in_department, in_division, in_account, n n, amount amount from (select day as day, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, n, amount from rollup.spent_deltas) d union all select day, currency, in_department, in_division, in_account, -n n, -amount amount from (select day as day, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, n, amount from rows) d) c group by day, currency, in_department, in_division, in_account having sum(n) <> 0 or sum(amount) <> 0) x union all select 'spent_by_department_division_account_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_department, in_division, in_account, team_id, n n, amount amount from rollup.spent_by_department_division_account_month_owned union all select owner_id, month, currency, in_department, in_division, in_account, team_id, n n, amount amount from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, team_id as team_id, n, amount from rollup.spent_deltas) d union all select owner_id, month, currency, in_department, in_division, in_account, team_id, -n n, -amount amount from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, team_id as team_id, n, amount from rows) d) c group by owner_id, month, currency, in_department, in_division, in_account, team_id having sum(n) <> 0 or sum(amount) <> 0) x union all select 'spent_by_department_division_account_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_department, in_division, in_account, n n, amount amount from rollup.spent_by_department_division_account_month_team union all select team_id, month, currency, in_department, in_division, in_account, n n, amount amount from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, n, amount from rollup.spent_deltas) d union all select team_id, month, currency, in_department, in_division, in_account, -n n, -amount amount from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_department as in_department, in_division as in_division, in_account as in_account, n, amount from rows) d) c group by team_id, month, currency, in_department, in_division, in_account having sum(n) <> 0 or sum(amount) <> 0) x;
  return query with rows as (select day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team, sum(n) n, sum(converted) converted, sum(answered) answered, sum(hours) hours
    from (select (l.created_at at time zone (select time_zone from public.organisation))::date as day, '' as currency, l.owner_id as owner_id, l.team_id as team_id, l.source_id as in_source, l.territory as in_region, l.owner_id as in_rep, l.team_id as in_team, (1) as n, (case l.status when 'CONVERTED' then 1 else 0 end) as converted, (case when l.first_response_at is null then 0 else 1 end) as answered, (coalesce(extract(epoch from l.first_response_at - l.created_at) / 3600, 0)) as hours from public.leads l) r
    group by day, currency, owner_id, team_id, in_source, in_region, in_rep, in_team
    having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) select 'leads_by_source_region_month' rollup, count(*) cells from (select from (select month, currency, in_source, in_region, n n, converted converted, answered answered, hours hours from rollup.leads_by_source_region_month union all select month, currency, in_source, in_region, n n, converted converted, answered answered, hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_source as in_source, in_region as in_region, n, converted, answered, hours from rollup.leads_deltas) d union all select month, currency, in_source, in_region, -n n, -converted converted, -answered answered, -hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_source as in_source, in_region as in_region, n, converted, answered, hours from rows) d) c group by month, currency, in_source, in_region having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_source_region_day' rollup, count(*) cells from (select from (select day, currency, in_source, in_region, n n, converted converted, answered answered, hours hours from rollup.leads_by_source_region_day union all select day, currency, in_source, in_region, n n, converted converted, answered answered, hours hours from (select day as day, currency as currency, in_source as in_source, in_region as in_region, n, converted, answered, hours from rollup.leads_deltas) d union all select day, currency, in_source, in_region, -n n, -converted converted, -answered answered, -hours hours from (select day as day, currency as currency, in_source as in_source, in_region as in_region, n, converted, answered, hours from rows) d) c group by day, currency, in_source, in_region having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_source_region_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_source, in_region, team_id, n n, converted converted, answered answered, hours hours from rollup.leads_by_source_region_month_owned union all select owner_id, month, currency, in_source, in_region, team_id, n n, converted converted, answered answered, hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_source as in_source, in_region as in_region, team_id as team_id, n, converted, answered, hours from rollup.leads_deltas) d union all select owner_id, month, currency, in_source, in_region, team_id, -n n, -converted converted, -answered answered, -hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_source as in_source, in_region as in_region, team_id as team_id, n, converted, answered, hours from rows) d) c group by owner_id, month, currency, in_source, in_region, team_id having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_source_region_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_source, in_region, n n, converted converted, answered answered, hours hours from rollup.leads_by_source_region_month_team union all select team_id, month, currency, in_source, in_region, n n, converted converted, answered answered, hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_source as in_source, in_region as in_region, n, converted, answered, hours from rollup.leads_deltas) d union all select team_id, month, currency, in_source, in_region, -n n, -converted converted, -answered answered, -hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_source as in_source, in_region as in_region, n, converted, answered, hours from rows) d) c group by team_id, month, currency, in_source, in_region having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_rep_team_month' rollup, count(*) cells from (select from (select month, currency, in_rep, in_team, n n, converted converted, answered answered, hours hours from rollup.leads_by_rep_team_month union all select month, currency, in_rep, in_team, n n, converted converted, answered answered, hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, converted, answered, hours from rollup.leads_deltas) d union all select month, currency, in_rep, in_team, -n n, -converted converted, -answered answered, -hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, converted, answered, hours from rows) d) c group by month, currency, in_rep, in_team having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_rep_team_day' rollup, count(*) cells from (select from (select day, currency, in_rep, in_team, n n, converted converted, answered answered, hours hours from rollup.leads_by_rep_team_day union all select day, currency, in_rep, in_team, n n, converted converted, answered answered, hours hours from (select day as day, currency as currency, in_rep as in_rep, in_team as in_team, n, converted, answered, hours from rollup.leads_deltas) d union all select day, currency, in_rep, in_team, -n n, -converted converted, -answered answered, -hours hours from (select day as day, currency as currency, in_rep as in_rep, in_team as in_team, n, converted, answered, hours from rows) d) c group by day, currency, in_rep, in_team having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_rep_team_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_rep, in_team, team_id, n n, converted converted, answered answered, hours hours from rollup.leads_by_rep_team_month_owned union all select owner_id, month, currency, in_rep, in_team, team_id, n n, converted converted, answered answered, hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, team_id as team_id, n, converted, answered, hours from rollup.leads_deltas) d union all select owner_id, month, currency, in_rep, in_team, team_id, -n n, -converted converted, -answered answered, -hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, team_id as team_id, n, converted, answered, hours from rows) d) c group by owner_id, month, currency, in_rep, in_team, team_id having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x union all select 'leads_by_rep_team_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_rep, in_team, n n, converted converted, answered answered, hours hours from rollup.leads_by_rep_team_month_team union all select team_id, month, currency, in_rep, in_team, n n, converted converted, answered answered, hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, converted, answered, hours from rollup.leads_deltas) d union all select team_id, month, currency, in_rep, in_team, -n n, -converted converted, -answered answered, -hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, converted, answered, hours from rows) d) c group by team_id, month, currency, in_rep, in_team having sum(n) <> 0 or sum(converted) <> 0 or sum(answered) <> 0 or sum(hours) <> 0) x;
  return query with rows as (select day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product, sum(n) n, sum(amount) amount, sum(quantity) quantity, sum(cost) cost
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, p.category_id as in_category, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, l.product_id as in_product, (1) as n, (l.amount) as amount, (l.quantity) as quantity, (coalesce(l.cost, 0) * l.quantity) as cost from public.order_lines l cross join public.orders o left join public.products p on p.id = l.product_id where o.id = l.order_id and (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_channel, in_rep, in_team, in_product
    having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) select 'sold_by_region_category_month' rollup, count(*) cells from (select from (select month, currency, in_region, in_category, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_category_month union all select month, currency, in_region, in_category, n n, amount amount, quantity quantity, cost cost from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, quantity, cost from rollup.sold_deltas) d union all select month, currency, in_region, in_category, -n n, -amount amount, -quantity quantity, -cost cost from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, quantity, cost from rows) d) c group by month, currency, in_region, in_category having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_category_day' rollup, count(*) cells from (select from (select day, currency, in_region, in_category, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_category_day union all select day, currency, in_region, in_category, n n, amount amount, quantity quantity, cost cost from (select day as day, currency as currency, in_region as in_region, in_category as in_category, n, amount, quantity, cost from rollup.sold_deltas) d union all select day, currency, in_region, in_category, -n n, -amount amount, -quantity quantity, -cost cost from (select day as day, currency as currency, in_region as in_region, in_category as in_category, n, amount, quantity, cost from rows) d) c group by day, currency, in_region, in_category having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_category_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_region, in_category, team_id, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_category_month_owned union all select owner_id, month, currency, in_region, in_category, team_id, n n, amount amount, quantity quantity, cost cost from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, team_id as team_id, n, amount, quantity, cost from rollup.sold_deltas) d union all select owner_id, month, currency, in_region, in_category, team_id, -n n, -amount amount, -quantity quantity, -cost cost from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, team_id as team_id, n, amount, quantity, cost from rows) d) c group by owner_id, month, currency, in_region, in_category, team_id having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_category_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_region, in_category, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_category_month_team union all select team_id, month, currency, in_region, in_category, n n, amount amount, quantity quantity, cost cost from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, quantity, cost from rollup.sold_deltas) d union all select team_id, month, currency, in_region, in_category, -n n, -amount amount, -quantity quantity, -cost cost from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, quantity, cost from rows) d) c group by team_id, month, currency, in_region, in_category having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_channel_rep_team_month' rollup, count(*) cells from (select from (select month, currency, in_region, in_channel, in_rep, in_team, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_channel_rep_team_month union all select month, currency, in_region, in_channel, in_rep, in_team, n n, amount amount, quantity quantity, cost cost from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n, amount, quantity, cost from rollup.sold_deltas) d union all select month, currency, in_region, in_channel, in_rep, in_team, -n n, -amount amount, -quantity quantity, -cost cost from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n, amount, quantity, cost from rows) d) c group by month, currency, in_region, in_channel, in_rep, in_team having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_channel_rep_team_day' rollup, count(*) cells from (select from (select day, currency, in_region, in_channel, in_rep, in_team, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_channel_rep_team_day union all select day, currency, in_region, in_channel, in_rep, in_team, n n, amount amount, quantity quantity, cost cost from (select day as day, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n, amount, quantity, cost from rollup.sold_deltas) d union all select day, currency, in_region, in_channel, in_rep, in_team, -n n, -amount amount, -quantity quantity, -cost cost from (select day as day, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n, amount, quantity, cost from rows) d) c group by day, currency, in_region, in_channel, in_rep, in_team having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_channel_rep_team_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_channel_rep_team_month_owned union all select owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, n n, amount amount, quantity quantity, cost cost from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, team_id as team_id, n, amount, quantity, cost from rollup.sold_deltas) d union all select owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, -n n, -amount amount, -quantity quantity, -cost cost from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, team_id as team_id, n, amount, quantity, cost from rows) d) c group by owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_region_channel_rep_team_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_region, in_channel, in_rep, in_team, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_region_channel_rep_team_month_team union all select team_id, month, currency, in_region, in_channel, in_rep, in_team, n n, amount amount, quantity quantity, cost cost from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n, amount, quantity, cost from rollup.sold_deltas) d union all select team_id, month, currency, in_region, in_channel, in_rep, in_team, -n n, -amount amount, -quantity quantity, -cost cost from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n, amount, quantity, cost from rows) d) c group by team_id, month, currency, in_region, in_channel, in_rep, in_team having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_product_month' rollup, count(*) cells from (select from (select month, currency, in_product, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_product_month union all select month, currency, in_product, n n, amount amount, quantity quantity, cost cost from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_product as in_product, n, amount, quantity, cost from rollup.sold_deltas) d union all select month, currency, in_product, -n n, -amount amount, -quantity quantity, -cost cost from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_product as in_product, n, amount, quantity, cost from rows) d) c group by month, currency, in_product having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x union all select 'sold_by_product_day' rollup, count(*) cells from (select from (select day, currency, in_product, n n, amount amount, quantity quantity, cost cost from rollup.sold_by_product_day union all select day, currency, in_product, n n, amount amount, quantity quantity, cost cost from (select day as day, currency as currency, in_product as in_product, n, amount, quantity, cost from rollup.sold_deltas) d union all select day, currency, in_product, -n n, -amount amount, -quantity quantity, -cost cost from (select day as day, currency as currency, in_product as in_product, n, amount, quantity, cost from rows) d) c group by day, currency, in_product having sum(n) <> 0 or sum(amount) <> 0 or sum(quantity) <> 0 or sum(cost) <> 0) x;
  return query with rows as (select day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team, sum(n) n
    from (select (o.ordered_at at time zone (select time_zone from public.organisation))::date as day, o.currency as currency, o.owner_id as owner_id, o.team_id as team_id, o.region as in_region, o.channel as in_channel, o.rep_id as in_rep, o.team_id as in_team, (1) as n from public.orders o where (o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED'))) r
    group by day, currency, owner_id, team_id, in_region, in_channel, in_rep, in_team
    having sum(n) <> 0) select 'placed_by_region_channel_rep_team_month' rollup, count(*) cells from (select from (select month, currency, in_region, in_channel, in_rep, in_team, n n from rollup.placed_by_region_channel_rep_team_month union all select month, currency, in_region, in_channel, in_rep, in_team, n n from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n from rollup.placed_deltas) d union all select month, currency, in_region, in_channel, in_rep, in_team, -n n from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n from rows) d) c group by month, currency, in_region, in_channel, in_rep, in_team having sum(n) <> 0) x union all select 'placed_by_region_channel_rep_team_day' rollup, count(*) cells from (select from (select day, currency, in_region, in_channel, in_rep, in_team, n n from rollup.placed_by_region_channel_rep_team_day union all select day, currency, in_region, in_channel, in_rep, in_team, n n from (select day as day, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n from rollup.placed_deltas) d union all select day, currency, in_region, in_channel, in_rep, in_team, -n n from (select day as day, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n from rows) d) c group by day, currency, in_region, in_channel, in_rep, in_team having sum(n) <> 0) x union all select 'placed_by_region_channel_rep_team_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, n n from rollup.placed_by_region_channel_rep_team_month_owned union all select owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, n n from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, team_id as team_id, n from rollup.placed_deltas) d union all select owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id, -n n from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, team_id as team_id, n from rows) d) c group by owner_id, month, currency, in_region, in_channel, in_rep, in_team, team_id having sum(n) <> 0) x union all select 'placed_by_region_channel_rep_team_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_region, in_channel, in_rep, in_team, n n from rollup.placed_by_region_channel_rep_team_month_team union all select team_id, month, currency, in_region, in_channel, in_rep, in_team, n n from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n from rollup.placed_deltas) d union all select team_id, month, currency, in_region, in_channel, in_rep, in_team, -n n from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_channel as in_channel, in_rep as in_rep, in_team as in_team, n from rows) d) c group by team_id, month, currency, in_region, in_channel, in_rep, in_team having sum(n) <> 0) x;
  return query with rows as (select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(won) won, sum(won_amount) won_amount
    from (select (d.closed_at at time zone (select time_zone from public.organisation))::date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, (1) as n, (case d.status when 'WON' then 1 else 0 end) as won, (case d.status when 'WON' then d.amount else 0 end) as won_amount from public.opportunities d left join public.products p on p.id = d.product_id where (d.status in ('WON', 'LOST'))) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) select 'closed_by_region_category_month' rollup, count(*) cells from (select from (select month, currency, in_region, in_category, n n, won won, won_amount won_amount from rollup.closed_by_region_category_month union all select month, currency, in_region, in_category, n n, won won, won_amount won_amount from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, won, won_amount from rollup.closed_deltas) d union all select month, currency, in_region, in_category, -n n, -won won, -won_amount won_amount from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, won, won_amount from rows) d) c group by month, currency, in_region, in_category having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_region_category_day' rollup, count(*) cells from (select from (select day, currency, in_region, in_category, n n, won won, won_amount won_amount from rollup.closed_by_region_category_day union all select day, currency, in_region, in_category, n n, won won, won_amount won_amount from (select day as day, currency as currency, in_region as in_region, in_category as in_category, n, won, won_amount from rollup.closed_deltas) d union all select day, currency, in_region, in_category, -n n, -won won, -won_amount won_amount from (select day as day, currency as currency, in_region as in_region, in_category as in_category, n, won, won_amount from rows) d) c group by day, currency, in_region, in_category having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_region_category_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_region, in_category, team_id, n n, won won, won_amount won_amount from rollup.closed_by_region_category_month_owned union all select owner_id, month, currency, in_region, in_category, team_id, n n, won won, won_amount won_amount from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, team_id as team_id, n, won, won_amount from rollup.closed_deltas) d union all select owner_id, month, currency, in_region, in_category, team_id, -n n, -won won, -won_amount won_amount from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, team_id as team_id, n, won, won_amount from rows) d) c group by owner_id, month, currency, in_region, in_category, team_id having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_region_category_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_region, in_category, n n, won won, won_amount won_amount from rollup.closed_by_region_category_month_team union all select team_id, month, currency, in_region, in_category, n n, won won, won_amount won_amount from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, won, won_amount from rollup.closed_deltas) d union all select team_id, month, currency, in_region, in_category, -n n, -won won, -won_amount won_amount from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, won, won_amount from rows) d) c group by team_id, month, currency, in_region, in_category having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_rep_team_month' rollup, count(*) cells from (select from (select month, currency, in_rep, in_team, n n, won won, won_amount won_amount from rollup.closed_by_rep_team_month union all select month, currency, in_rep, in_team, n n, won won, won_amount won_amount from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, won, won_amount from rollup.closed_deltas) d union all select month, currency, in_rep, in_team, -n n, -won won, -won_amount won_amount from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, won, won_amount from rows) d) c group by month, currency, in_rep, in_team having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_rep_team_day' rollup, count(*) cells from (select from (select day, currency, in_rep, in_team, n n, won won, won_amount won_amount from rollup.closed_by_rep_team_day union all select day, currency, in_rep, in_team, n n, won won, won_amount won_amount from (select day as day, currency as currency, in_rep as in_rep, in_team as in_team, n, won, won_amount from rollup.closed_deltas) d union all select day, currency, in_rep, in_team, -n n, -won won, -won_amount won_amount from (select day as day, currency as currency, in_rep as in_rep, in_team as in_team, n, won, won_amount from rows) d) c group by day, currency, in_rep, in_team having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_rep_team_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_rep, in_team, team_id, n n, won won, won_amount won_amount from rollup.closed_by_rep_team_month_owned union all select owner_id, month, currency, in_rep, in_team, team_id, n n, won won, won_amount won_amount from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, team_id as team_id, n, won, won_amount from rollup.closed_deltas) d union all select owner_id, month, currency, in_rep, in_team, team_id, -n n, -won won, -won_amount won_amount from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, team_id as team_id, n, won, won_amount from rows) d) c group by owner_id, month, currency, in_rep, in_team, team_id having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x union all select 'closed_by_rep_team_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_rep, in_team, n n, won won, won_amount won_amount from rollup.closed_by_rep_team_month_team union all select team_id, month, currency, in_rep, in_team, n n, won won, won_amount won_amount from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, won, won_amount from rollup.closed_deltas) d union all select team_id, month, currency, in_rep, in_team, -n n, -won won, -won_amount won_amount from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, won, won_amount from rows) d) c group by team_id, month, currency, in_rep, in_team having sum(n) <> 0 or sum(won) <> 0 or sum(won_amount) <> 0) x;
  return query with rows as (select day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team, sum(n) n, sum(amount) amount, sum(weighted) weighted
    from (select d.close_date as day, d.currency as currency, d.owner_id as owner_id, d.team_id as team_id, d.region as in_region, p.category_id as in_category, d.owner_id as in_rep, d.team_id as in_team, (1) as n, (d.amount) as amount, (d.amount * d.probability / 100) as weighted from public.opportunities d left join public.products p on p.id = d.product_id where (d.status = 'OPEN' and d.close_date is not null)) r
    group by day, currency, owner_id, team_id, in_region, in_category, in_rep, in_team
    having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) select 'pipeline_by_region_category_month' rollup, count(*) cells from (select from (select month, currency, in_region, in_category, n n, amount amount, weighted weighted from rollup.pipeline_by_region_category_month union all select month, currency, in_region, in_category, n n, amount amount, weighted weighted from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, weighted from rollup.pipeline_deltas) d union all select month, currency, in_region, in_category, -n n, -amount amount, -weighted weighted from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, weighted from rows) d) c group by month, currency, in_region, in_category having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_region_category_day' rollup, count(*) cells from (select from (select day, currency, in_region, in_category, n n, amount amount, weighted weighted from rollup.pipeline_by_region_category_day union all select day, currency, in_region, in_category, n n, amount amount, weighted weighted from (select day as day, currency as currency, in_region as in_region, in_category as in_category, n, amount, weighted from rollup.pipeline_deltas) d union all select day, currency, in_region, in_category, -n n, -amount amount, -weighted weighted from (select day as day, currency as currency, in_region as in_region, in_category as in_category, n, amount, weighted from rows) d) c group by day, currency, in_region, in_category having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_region_category_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_region, in_category, team_id, n n, amount amount, weighted weighted from rollup.pipeline_by_region_category_month_owned union all select owner_id, month, currency, in_region, in_category, team_id, n n, amount amount, weighted weighted from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, team_id as team_id, n, amount, weighted from rollup.pipeline_deltas) d union all select owner_id, month, currency, in_region, in_category, team_id, -n n, -amount amount, -weighted weighted from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, team_id as team_id, n, amount, weighted from rows) d) c group by owner_id, month, currency, in_region, in_category, team_id having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_region_category_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_region, in_category, n n, amount amount, weighted weighted from rollup.pipeline_by_region_category_month_team union all select team_id, month, currency, in_region, in_category, n n, amount amount, weighted weighted from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, weighted from rollup.pipeline_deltas) d union all select team_id, month, currency, in_region, in_category, -n n, -amount amount, -weighted weighted from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_region as in_region, in_category as in_category, n, amount, weighted from rows) d) c group by team_id, month, currency, in_region, in_category having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_rep_team_month' rollup, count(*) cells from (select from (select month, currency, in_rep, in_team, n n, amount amount, weighted weighted from rollup.pipeline_by_rep_team_month union all select month, currency, in_rep, in_team, n n, amount amount, weighted weighted from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, amount, weighted from rollup.pipeline_deltas) d union all select month, currency, in_rep, in_team, -n n, -amount amount, -weighted weighted from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, amount, weighted from rows) d) c group by month, currency, in_rep, in_team having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_rep_team_day' rollup, count(*) cells from (select from (select day, currency, in_rep, in_team, n n, amount amount, weighted weighted from rollup.pipeline_by_rep_team_day union all select day, currency, in_rep, in_team, n n, amount amount, weighted weighted from (select day as day, currency as currency, in_rep as in_rep, in_team as in_team, n, amount, weighted from rollup.pipeline_deltas) d union all select day, currency, in_rep, in_team, -n n, -amount amount, -weighted weighted from (select day as day, currency as currency, in_rep as in_rep, in_team as in_team, n, amount, weighted from rows) d) c group by day, currency, in_rep, in_team having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_rep_team_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_rep, in_team, team_id, n n, amount amount, weighted weighted from rollup.pipeline_by_rep_team_month_owned union all select owner_id, month, currency, in_rep, in_team, team_id, n n, amount amount, weighted weighted from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, team_id as team_id, n, amount, weighted from rollup.pipeline_deltas) d union all select owner_id, month, currency, in_rep, in_team, team_id, -n n, -amount amount, -weighted weighted from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, team_id as team_id, n, amount, weighted from rows) d) c group by owner_id, month, currency, in_rep, in_team, team_id having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x union all select 'pipeline_by_rep_team_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_rep, in_team, n n, amount amount, weighted weighted from rollup.pipeline_by_rep_team_month_team union all select team_id, month, currency, in_rep, in_team, n n, amount amount, weighted weighted from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, amount, weighted from rollup.pipeline_deltas) d union all select team_id, month, currency, in_rep, in_team, -n n, -amount amount, -weighted weighted from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_rep as in_rep, in_team as in_team, n, amount, weighted from rows) d) c group by team_id, month, currency, in_rep, in_team having sum(n) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0) x;
  return query with rows as (select day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team, sum(n) n, sum(opened) opened, sum(answered) answered, sum(solved) solved, sum(ended) ended, sum(hours) hours
    from (select (e.at at time zone (select time_zone from public.organisation))::date as day, '' as currency, t.owner_id as owner_id, t.team_id as team_id, t.queue as in_queue, t.category as in_category, t.channel as in_channel, t.priority as in_priority, t.type as in_type, t.owner_id as in_assignee, t.team_id as in_team, (1) as n, (e.opened) as opened, (e.answered) as answered, (e.solved) as solved, (e.ended) as ended, (e.hours) as hours from public.tickets t cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours) where (e.at is not null)) r
    group by day, currency, owner_id, team_id, in_queue, in_category, in_channel, in_priority, in_type, in_assignee, in_team
    having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) select 'desk_by_queue_category_channel_month' rollup, count(*) cells from (select from (select month, currency, in_queue, in_category, in_channel, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_queue_category_channel_month union all select month, currency, in_queue, in_category, in_channel, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select month, currency, in_queue, in_category, in_channel, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, n, opened, answered, solved, ended, hours from rows) d) c group by month, currency, in_queue, in_category, in_channel having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_queue_category_channel_day' rollup, count(*) cells from (select from (select day, currency, in_queue, in_category, in_channel, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_queue_category_channel_day union all select day, currency, in_queue, in_category, in_channel, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select day as day, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select day, currency, in_queue, in_category, in_channel, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select day as day, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, n, opened, answered, solved, ended, hours from rows) d) c group by day, currency, in_queue, in_category, in_channel having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_queue_category_channel_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_queue, in_category, in_channel, team_id, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_queue_category_channel_month_owned union all select owner_id, month, currency, in_queue, in_category, in_channel, team_id, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, team_id as team_id, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select owner_id, month, currency, in_queue, in_category, in_channel, team_id, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, team_id as team_id, n, opened, answered, solved, ended, hours from rows) d) c group by owner_id, month, currency, in_queue, in_category, in_channel, team_id having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_queue_category_channel_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_queue, in_category, in_channel, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_queue_category_channel_month_team union all select team_id, month, currency, in_queue, in_category, in_channel, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select team_id, month, currency, in_queue, in_category, in_channel, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_queue as in_queue, in_category as in_category, in_channel as in_channel, n, opened, answered, solved, ended, hours from rows) d) c group by team_id, month, currency, in_queue, in_category, in_channel having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_priority_type_assignee_team_month' rollup, count(*) cells from (select from (select month, currency, in_priority, in_type, in_assignee, in_team, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_priority_type_assignee_team_month union all select month, currency, in_priority, in_type, in_assignee, in_team, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select month, currency, in_priority, in_type, in_assignee, in_team, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select date_trunc('month', day::timestamp)::date as month, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, n, opened, answered, solved, ended, hours from rows) d) c group by month, currency, in_priority, in_type, in_assignee, in_team having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_priority_type_assignee_team_day' rollup, count(*) cells from (select from (select day, currency, in_priority, in_type, in_assignee, in_team, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_priority_type_assignee_team_day union all select day, currency, in_priority, in_type, in_assignee, in_team, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select day as day, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select day, currency, in_priority, in_type, in_assignee, in_team, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select day as day, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, n, opened, answered, solved, ended, hours from rows) d) c group by day, currency, in_priority, in_type, in_assignee, in_team having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_priority_type_assignee_team_month_owned' rollup, count(*) cells from (select from (select owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_priority_type_assignee_team_month_owned union all select owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, team_id as team_id, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select owner_id as owner_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, team_id as team_id, n, opened, answered, solved, ended, hours from rows) d) c group by owner_id, month, currency, in_priority, in_type, in_assignee, in_team, team_id having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x union all select 'desk_by_priority_type_assignee_team_month_team' rollup, count(*) cells from (select from (select team_id, month, currency, in_priority, in_type, in_assignee, in_team, n n, opened opened, answered answered, solved solved, ended ended, hours hours from rollup.desk_by_priority_type_assignee_team_month_team union all select team_id, month, currency, in_priority, in_type, in_assignee, in_team, n n, opened opened, answered answered, solved solved, ended ended, hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, n, opened, answered, solved, ended, hours from rollup.desk_deltas) d union all select team_id, month, currency, in_priority, in_type, in_assignee, in_team, -n n, -opened opened, -answered answered, -solved solved, -ended ended, -hours hours from (select team_id as team_id, date_trunc('month', day::timestamp)::date as month, currency as currency, in_priority as in_priority, in_type as in_type, in_assignee as in_assignee, in_team as in_team, n, opened, answered, solved, ended, hours from rows) d) c group by team_id, month, currency, in_priority, in_type, in_assignee, in_team having sum(n) <> 0 or sum(opened) <> 0 or sum(answered) <> 0 or sum(solved) <> 0 or sum(ended) <> 0 or sum(hours) <> 0) x;
end $$;
revoke all on function rollup.differences from public;

-- Days are those of the organisation.
create function rollup.organisation_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform rollup.rebuild();
  return null;
end $$;
revoke all on function rollup.organisation_changed from public;
create trigger rollup_organisation after update of time_zone on public.organisation for each row when (old.time_zone <> new.time_zone) execute function rollup.organisation_changed();

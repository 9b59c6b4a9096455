-- Events: the outbox that changes write to, the log that subscribers read, and the relay between them (docs/events.md).

-- An id is taken only once the transaction has a transaction id: `relay_move` tells from those which ids are settled.
create sequence public.outbox_ids cache 1;
create function public.outbox_id() returns bigint language plpgsql volatile set search_path = pg_catalog as $$
begin
  perform pg_current_xact_id();
  return nextval('public.outbox_ids');
end $$;
grant usage on sequence public.outbox_ids to bellwether_app;

-- What happened, not yet in order. `transact` writes here last, when the locks on the subjects are held: the ids of one subject's events stand in the
-- order of their commits.
create table public.outbox (
  id bigint primary key default public.outbox_id(),
  change_id uuid not null,
  name text not null,
  kind text not null,
  subject_id uuid not null,
  version int,
  -- null unless the change moved the record
  owner_before uuid,
  owner_after uuid,
  team_before uuid,
  team_after uuid,
  actor_id uuid not null,
  at timestamptz not null,
  payload jsonb not null,
  -- the changed columns of the subject as they were; null if the change made it
  before jsonb,
  deleted boolean not null default false
);

create table public.event_log (
  position bigint primary key,
  change_id uuid not null,
  name text not null,
  kind text not null,
  subject_id uuid not null,
  version int,
  owner_before uuid,
  owner_after uuid,
  team_before uuid,
  team_after uuid,
  actor_id uuid not null,
  at timestamptz not null,
  payload jsonb not null,
  before jsonb,
  deleted boolean not null,
  logged_at timestamptz not null default now()
);
-- replay for who sees all of a kind; own; a team's; and what was moved away from them
create index event_log_kind on public.event_log (kind, position);
create index event_log_owner on public.event_log (kind, owner_after, position) where owner_after is not null;
create index event_log_team on public.event_log (kind, team_after, position) where team_after is not null;
create index event_log_owner_before on public.event_log (kind, owner_before, position) where owner_before is not null;
create index event_log_team_before on public.event_log (kind, team_before, position) where team_before is not null;
-- what one record was before its later changes
create index event_log_subject on public.event_log (subject_id, position);

-- One row. Its lock is the fence between relays. The highest position is the log's own (its newest row is never trimmed): kept here it would be a new
-- version of this row with every move, and an old snapshot elsewhere would make each look-up crawl over all of them.
create table public.log_head (
  one boolean primary key default true check (one),
  -- every transaction with an outbox id up to here has ended, and its rows are moved
  floor bigint not null default 0,
  -- becomes the floor when every transaction before `next_xid` has ended
  next_floor bigint not null default 0,
  next_xid xid8,
  -- lowest position that is kept
  oldest bigint not null default 1
) with (fillfactor = 10);
insert into public.log_head default values;

-- Moves up to n events from the outbox to the log and gives them their positions: the next ones, without gaps, in order of outbox ids.
-- Any process may call it at any moment; one at a time works. Answers how many were moved, or -1 if another relay is at it (then call again soon: its
-- snapshot may be older than what you have committed).
--
-- Positions are given after commit, under the lock, so nobody ever sees one appear below another that was there before. What commits late simply gets
-- a later position.
create function public.relay_move(n int) returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  given bigint;
  head public.log_head;
  settled boolean;
  top bigint;
  moved int;
  highest bigint;
  reached bigint;
begin
  if not exists (select from public.outbox where id > (select h.floor from public.log_head h)) then return 0; end if;
  -- In this order: who has taken an id up to `given` has a transaction id below the one that the row lock gives us.
  if pg_current_xact_id_if_assigned() is null then
    select case when is_called then last_value else last_value - 1 end into given from public.outbox_ids;
  end if;
  select * into head from public.log_head for update skip locked;
  if not found then return -1; end if;
  -- Before the rows are taken: what has ended by now is in their snapshot.
  settled := coalesce(head.next_xid <= pg_snapshot_xmin(pg_current_snapshot()), false);
  select coalesce(max(position), 0) into top from public.event_log;

  with taken as (
    delete from public.outbox where id = any (array(select o.id from public.outbox o where o.id > head.floor order by o.id limit n)) returning *
  ), logged as (
    insert into public.event_log (position, change_id, name, kind, subject_id, version, owner_before, owner_after, team_before, team_after, actor_id, at, payload, before, deleted)
      select top + row_number() over (order by id), change_id, name, kind, subject_id, version, owner_before, owner_after, team_before, team_after, actor_id, at, payload, before, deleted
      from taken
  )
  select count(*), max(id) into moved, highest from taken;

  -- Without a floor, a snapshot held open elsewhere would make every call crawl over the rows deleted since. It moves in strides, for the same reason.
  reached := greatest(head.floor, case when not settled then 0 when moved < n then head.next_floor else least(head.next_floor, highest) end);
  if given is not null and (head.next_xid is null or (reached >= head.next_floor and given >= head.next_floor + 100)) then
    update public.log_head set floor = reached, next_floor = given, next_xid = pg_current_xact_id();
  elsif reached > head.floor then
    update public.log_head set floor = reached;
  end if;
  return moved;
end $$;

-- Where events above a position have to go: what a process tails. No contents.
create function public.log_after(after bigint, n int)
returns table ("position" bigint, name text, kind text, owner_before uuid, owner_after uuid, team_before uuid, team_after uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select position, name, kind, owner_before, owner_after, team_before, team_after from public.event_log where position > after order by position limit n
$$;

-- Deletes up to n events that are older than `keep`, oldest first, never the newest. Answers how many, or -1 if another process is at it.
create function public.log_trim(keep interval, n int) returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  first bigint;
  last bigint;
begin
  if not pg_try_advisory_xact_lock(7236832, 1) then return -1; end if;
  select oldest into first from public.log_head;
  -- logged_at rises with the position
  select max(o.position) into last from (
    select e.position, e.logged_at from public.event_log e
    where e.position >= first and e.position < (select max(position) from public.event_log) order by e.position limit n
  ) o where o.logged_at < now() - keep;
  if last is null then return 0; end if;
  delete from public.event_log where position between first and last;
  update public.log_head set oldest = last + 1;
  return last - first + 1;
end $$;

revoke all on function public.relay_move, public.log_after, public.log_trim from public;
grant execute on function public.relay_move, public.log_after, public.log_trim to bellwether_app;

-- The end of the log in the snapshot of whoever asks, and the lowest position that is kept: the same for everybody.
create view public.log_end as select coalesce((select max(position) from public.event_log), 0) as position, oldest from public.log_head;
grant select on public.log_end to bellwether_app;

-- The log's own guards come from `event.access.ts`. The outbox takes rows in the actor's name and shows none; the head is the relay's.
alter table public.outbox enable row level security, force row level security;
create policy owner on public.outbox to current_user using (true) with check (true);
create policy emit on public.outbox for insert to bellwether_app with check (actor_id = (select nullif(current_setting('bw.user', true), '')::uuid));
grant insert on public.outbox to bellwether_app;
alter table public.log_head enable row level security, force row level security;
create policy owner on public.log_head to current_user using (true) with check (true);
alter table public.event_log enable row level security, force row level security;
create policy owner on public.event_log to current_user using (true) with check (true);

-- Jobs that follow from events: for each such job, how far along the event log it has been queued (docs/jobs.md).
create table jobs.followers (
  job text primary key,
  position bigint not null
);
alter table jobs.followers enable row level security, force row level security;
create policy owner on jobs.followers to current_user using (true) with check (true);

-- From now on, events are followed by this job. Does nothing where they are already.
create function jobs.begin_following(task text) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into jobs.followers (job, position) select task, e.position from public.log_end e on conflict do nothing
$$;

-- Queues the job for each event of these names among the next n of the log, and moves on: one transaction, so each event once. `moved` is how many of the log
-- were passed, null if another process is at it at this moment; `lost` is how many were no longer kept.
create function jobs.follow(task text, names text[], n int, tries int, out moved int, out lost bigint) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  reached bigint;
  passed bigint;
begin
  select f.position into reached from jobs.followers f where f.job = task for update skip locked;
  if not found then return; end if;
  -- After the lock: whoever had it before has left its position in this statement's snapshot.
  select greatest(h.oldest - 1 - reached, 0) into lost from public.log_head h;
  select count(*), max(e.position) into moved, passed from (select l.position from public.event_log l where l.position > reached order by l.position limit n) e;
  if moved = 0 then return; end if;
  perform from graphile_worker.add_jobs(array(
    select (task, json_build_object('by', l.actor_id, 'data', json_build_object('position', l.position::text, 'name', l.name, 'kind', l.kind, 'subjectId', l.subject_id,
      'changeId', l.change_id, 'actorId', l.actor_id, 'at', l.at, 'deleted', l.deleted, 'payload', l.payload)), null, null, tries, task || ':' || l.position, null, null
      )::graphile_worker.job_spec
    from public.event_log l where l.position > reached and l.position <= passed and l.name = any(names) order by l.position));
  update jobs.followers f set position = passed where f.job = task;
end $$;

revoke all on function jobs.begin_following, jobs.follow from public;
grant execute on function jobs.begin_following, jobs.follow to bellwether_worker;

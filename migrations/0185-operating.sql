-- For who operates it: what /metrics tells of the database, and a name for the event log after a restore (docs/operating.md).

-- Which history the positions of the log are of. It changes when the database was put back to an earlier state: positions are given again then, to other
-- events, and a cursor from before must not be taken for one of them.
alter table public.log_head add column history text not null default '' check (history ~ '^[0-9a-f]{0,8}$');
create or replace view public.log_end as
  select coalesce((select max(position) from public.event_log), 0) as position, oldest, history from public.log_head;

-- One row of what only the owner can count; the sizes are PostgreSQL's own estimates, so that looking costs nothing.
create function public.measured() returns table (
  outbox bigint, outbox_age numeric, log_kept bigint, log_bytes bigint, database_bytes bigint, dead_jobs bigint, jobs json
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.waiting, o.age, e.position - e.oldest + 1, pg_total_relation_size('public.event_log'), pg_database_size(current_database()),
    (select count(*) from public.dead_jobs), coalesce(j.jobs, '[]')
  from public.log_end e,
    (select count(*) waiting, coalesce(extract(epoch from clock_timestamp() - min(at)), 0) age
     from public.outbox where id > (select floor from public.log_head)) o,
    (select json_agg(json_build_object('job', t.identifier, 'waiting', t.waiting, 'running', t.running, 'retrying', t.retrying, 'late', t.late)) jobs
     from (
       select k.identifier, count(*) filter (where q.locked_at is null and q.attempts = 0) waiting, count(*) filter (where q.locked_at is not null) running,
         count(*) filter (where q.locked_at is null and q.attempts > 0) retrying,
         coalesce(extract(epoch from clock_timestamp() - min(q.run_at) filter (where q.locked_at is null and q.run_at < clock_timestamp())), 0) late
       from graphile_worker._private_jobs q join graphile_worker._private_tasks k on k.id = q.task_id group by k.identifier
     ) t) j
$$;
revoke all on function public.measured from public;
grant execute on function public.measured to bellwether_app;

-- What is done at fixed times, and when it is due next (docs/jobs.md). A row for each schedule that the areas declare, written by the processes that run jobs.
create table public.job_schedules (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  -- of the job
  name text not null unique,
  -- five fields of cron, or an ISO 8601 duration
  rule text not null,
  -- in whose wall clock time the fields of cron are
  time_zone text,
  next_at timestamptz not null,
  last_at timestamptz
);

-- What these schedules are, with the time by the database's clock.
create function jobs.schedules(names text[]) returns table (name text, rule text, time_zone text, next_at timestamptz, clock timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.name, s.rule, s.time_zone, s.next_at, now() from public.job_schedules s where s.name = any(names)
$$;

-- Has a schedule follow this rule from now on.
create function jobs.set_schedule(task text, new_rule text, zone text, next timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into public.job_schedules as s (id, created_at, created_by, updated_at, updated_by, name, rule, time_zone, next_at)
  values (uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', task, new_rule, zone, next)
  on conflict (name) do update set rule = excluded.rule, time_zone = excluded.time_zone, next_at = excluded.next_at, updated_at = now(), version = s.version + 1
    where (s.rule, s.time_zone) is distinct from (excluded.rule, excluded.time_zone)
$$;

-- Queues the job that is due, and moves its schedule on: one transaction, and for each time one process succeeds. `single` leaves it out while an earlier run waits or is at it.
create function jobs.fire(task text, due timestamptz, next timestamptz, single boolean, tries int) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.job_schedules s set next_at = next, last_at = due, updated_at = now(), version = s.version + 1
    where s.name = task and s.next_at = due and s.next_at <= now();
  if not found then return false; end if;
  perform graphile_worker.add_job(task, json_build_object('by', null, 'data', json_build_object('dueAt', to_char(due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), null, null, tries,
    task || case when single then '@schedule' else '@' || due end, null, null, case when single then 'unsafe_dedupe' else 'replace' end);
  return true;
end $$;

revoke all on function jobs.schedules, jobs.set_schedule, jobs.fire from public;
grant execute on function jobs.schedules, jobs.set_schedule, jobs.fire to bellwether_worker;

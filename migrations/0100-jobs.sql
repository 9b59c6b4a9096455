-- Jobs: the way into the queue, who is there to run them, those that gave up, and how far a long one is (docs/jobs.md).
-- The queue itself is graphile-worker's; its own migrations run before these (src/platform/jobs/queue.ts).

-- Its tables have row security and no policies: without these the worker would find no job, and say nothing.
grant usage on schema graphile_worker to bellwether_worker;
grant select, insert, update, delete on graphile_worker._private_jobs, graphile_worker._private_job_queues, graphile_worker._private_tasks to bellwether_worker;
create policy worker on graphile_worker._private_jobs to bellwether_worker using (true) with check (true);
create policy worker on graphile_worker._private_job_queues to bellwether_worker using (true) with check (true);
create policy worker on graphile_worker._private_tasks to bellwether_worker using (true) with check (true);

create schema jobs;

-- The processes that run jobs, by the name that graphile-worker locks jobs with. Each holds an advisory lock for as long as it lives.
create table jobs.workers (
  pool text primary key,
  since timestamptz not null default now()
);

-- Queues a job in the transaction of the change that causes it, in the name of whoever made the change.
-- One that waits under the same key gives way to the new one; one that runs goes on and is not repeated if it fails, as the new one follows it.
create function jobs.enqueue(task text, data json, named text, due timestamptz, tries int) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if named is not null then
    update graphile_worker._private_jobs j set key = null, attempts = j.max_attempts, flags = coalesce(j.flags, '{}') || '{"superseded": true}', updated_at = now()
      where j.key = named and j.locked_at is not null;
  end if;
  perform graphile_worker.add_job(task, json_build_object('by', nullif(current_setting('bw.user', true), ''), 'data', data), null, due, tries, named);
end $$;

-- A process that runs jobs has come. Call it on the connection that it keeps for as long as it lives.
create function jobs.arrive(mine text) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_lock(7236834, hashtext(mine));
  insert into jobs.workers (pool) values (mine) on conflict do nothing;
$$;

-- Processes that are not there any more, as seen by another: nobody holds their locks.
create function jobs.gone(mine text) returns setof text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  other text;
begin
  for other in select pool from jobs.workers where pool <> mine loop
    if pg_try_advisory_xact_lock(7236834, hashtext(other)) then return next other; end if;
  end loop;
end $$;

-- Gives back what a process had taken. An attempt that it did not live to finish counts.
create function jobs.release(pools text[]) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.force_unlock_workers(pools);
  delete from jobs.workers where pool = any(pools);
$$;

-- Gives back one job, or all, that this process has taken and does not end because it stops: no attempt is counted.
create function jobs.put_back(mine text, job bigint) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = greatest(attempts - 1, 0)
    where locked_by = mine and (job is null or id = job)
$$;

-- Takes a job that has given up out of the queue, or every one that nobody has reported yet. Only for the system's own user.
-- What was superseded goes without a word: another job does its work.
create function jobs.take_dead(job bigint) returns table (id bigint, name text, payload text, key text, attempts int, max_attempts int, error text, queued_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('bw.user', true) is distinct from '00000000-0000-7000-8000-000000000000' then
    raise insufficient_privilege using message = 'only the system itself takes jobs out of the queue';
  end if;
  return query
    with taken as (
      delete from graphile_worker._private_jobs j
      where j.id = any (case when job is not null then array[job]
        else array(select d.id from graphile_worker._private_jobs d where d.attempts >= d.max_attempts and d.locked_at is null) end)
      returning j.*
    )
    select t.id, k.identifier, t.payload::text, t.key, t.attempts::int, t.max_attempts::int, t.last_error, t.created_at
    from taken t join graphile_worker._private_tasks k on k.id = t.task_id
    where (t.flags -> 'superseded') is null;
end $$;

create table public.dead_jobs (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  -- whoever made the change that the job followed from
  owner_id uuid references public.users,
  team_id uuid references public.teams,
  name text not null,
  key text,
  payload jsonb not null,
  error text not null,
  attempts int not null check (attempts >= 0),
  max_attempts int not null check (max_attempts > 0),
  queued_at timestamptz not null,
  status text not null check (status in ('FAILED', 'RETRIED', 'DISCARDED'))
);
-- the list, newest first
create index dead_jobs_created on public.dead_jobs (created_at, id);
-- those of one kind of work
create index dead_jobs_name on public.dead_jobs (name);

create table public.job_progress (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references public.users,
  team_id uuid references public.teams,
  name text not null,
  status text not null check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  done int not null default 0 check (done >= 0),
  total int check (total >= 0),
  errors int not null default 0 check (errors >= 0),
  started_at timestamptz,
  finished_at timestamptz,
  check ((status in ('DONE', 'FAILED')) = (finished_at is not null))
);
-- the list, newest first
create index job_progress_created on public.job_progress (created_at, id);

-- Queues a job that gave up once more, with what it had.
create function jobs.requeue(dead uuid) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.add_job(d.name, d.payload::json, null, null, d.max_attempts, d.key) from public.dead_jobs d where d.id = dead
$$;

alter table jobs.workers enable row level security, force row level security;
create policy owner on jobs.workers to current_user using (true) with check (true);
revoke all on all functions in schema jobs from public;
grant usage on schema jobs to bellwether_app, bellwether_worker;
grant execute on function jobs.enqueue, jobs.take_dead, jobs.requeue to bellwether_app;
grant execute on function jobs.arrive, jobs.gone, jobs.release, jobs.put_back to bellwether_worker;

-- What one has started oneself, one sees and may start again; the ready-made roles that reach further have it from their rule for every kind.
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope, hidden_fields)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, 'job', 'OWN', 'OWN', 'NONE', '{}'
from public.roles r where r.code in ('SALES', 'MARKETING', 'SERVICE', 'FINANCE', 'OPERATIONS', 'ANALYST')
on conflict do nothing;

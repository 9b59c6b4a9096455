-- Lines of jobs: what must not run side by side (docs/jobs.md).

-- As jobs.enqueue, and takes a key. Of jobs in one line, one is run at a time.
create function jobs.enqueue_in_line(task text, data json, named text, due timestamptz, tries int, line text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update graphile_worker._private_jobs j set key = null, attempts = j.max_attempts, flags = coalesce(j.flags, '{}') || '{"superseded": true}', updated_at = now()
    where j.key = named and j.locked_at is not null;
  perform graphile_worker.add_job(task, json_build_object('by', nullif(current_setting('bw.user', true), ''), 'data', data), line, due, tries, named);
end $$;

revoke all on function jobs.enqueue_in_line from public;
grant execute on function jobs.enqueue_in_line to bellwether_app;

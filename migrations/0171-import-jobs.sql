-- Imports as jobs: what was asked for, the lines on their way in, what was made, and mappings kept by name (docs/import.md). Expands: an older version goes on.

alter table import_jobs drop constraint import_jobs_status_check;
alter table import_jobs
  add constraint import_jobs_status_check check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'REJECTED', 'UNDOING', 'UNDONE')),
  add column on_error text not null default 'REJECT_ROWS' check (on_error in ('REJECT_ROWS', 'REJECT_ALL')),
  add column mapping jsonb not null default '{}',
  add column header jsonb not null default '[]',
  add column progress_id uuid references job_progress,
  -- how far a run is that may be cut off: all lines are in the staging table; and, of those that go in all or not at all, each was tried
  add column records int,
  add column checked boolean not null default false,
  add column problem text;
create index import_jobs_progress on import_jobs (progress_id);

create table import_mappings (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  owner_id uuid references users,
  team_id uuid references teams,
  name text not null check (name <> ''),
  kind text not null,
  mapping jsonb not null,
  archived_at timestamptz
);
-- One name, one mapping, for everybody: it is said in scripts.
create unique index import_mappings_name_unique on import_mappings (lower(name)) where archived_at is null;

create schema staging;

-- The lines of files that are going in, and those that were left out. The application adds lines by COPY, which takes no table with row security; everything else
-- it does through the functions below, for imports that the actor sees.
create table staging.import_lines (
  import_id uuid not null references public.import_jobs on delete cascade,
  -- lines of one record have one number; records go in by it
  record int not null,
  line int not null,
  key text,
  -- a hash of the fields, for lines that stand twice
  content text,
  cells json not null,
  -- why it was left out: [{column, value, code, message}]; empty if another line of its record was
  wrong json,
  primary key (import_id, record, line)
) with (fillfactor = 90);
-- the file of errors
create index import_lines_wrong on staging.import_lines (import_id, line) where wrong is not null;

-- The changes by which an import made its records.
create table staging.import_changes (
  import_id uuid not null references public.import_jobs on delete cascade,
  change_id uuid not null,
  at timestamptz not null default now(),
  primary key (import_id, change_id)
);
-- What a change made is found in the audit trail by its moment; an index on change_id would cost every change.
create index audit_entries_at on public.audit_entries using brin (at) with (pages_per_range = 32);

alter table staging.import_changes enable row level security, force row level security;
create policy owner on staging.import_changes to current_user using (true) with check (true);

create function staging.check_mine(import uuid) returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from visible.import_jobs where id = import) then
    raise insufficient_privilege using message = 'this import is not yours';
  end if;
end $$;

-- Begins anew: what a run that was cut off has left goes.
create function staging.clear(import uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform staging.check_mine(import);
  delete from staging.import_lines l where l.import_id = import;
end $$;

-- Once all lines are there: those that repeat a line before them go, or are wrong if they say something else; a record of which one line is wrong stays out whole.
create function staging.tidy(import uuid, key_field text, grouped boolean, out existing int, out failed int, out records int)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform staging.check_mine(import);
  update staging.import_lines l set wrong = json_build_array(json_build_object('column', key_field, 'value', left(l.key, 200), 'code', 'CONFLICT',
      'message', format('"%s" stands on line %s already; %s.', left(l.key, 100), s.first_line,
        case when grouped then 'lines of one record have to follow each other' else 'here it says something else' end)))
    from (select i.record, i.line, i.content, first_value(i.record) over w first_record, first_value(i.line) over w first_line, first_value(i.content) over w first_content
      from staging.import_lines i where i.import_id = import and i.wrong is null window w as (partition by i.key order by i.record, i.line)) s
    where l.import_id = import and l.record = s.record and l.line = s.line and s.record <> s.first_record and (grouped or s.content is distinct from s.first_content);
  existing := 0;
  if grouped then
    update staging.import_lines l set wrong = '[]' where l.import_id = import and l.wrong is null
      and exists (select from staging.import_lines o where o.import_id = import and o.record = l.record and o.wrong is not null);
  else
    delete from staging.import_lines l using (select i.record, i.line, first_value(i.record) over (partition by i.key order by i.record, i.line) first_record
      from staging.import_lines i where i.import_id = import and i.wrong is null) s
    where l.import_id = import and l.record = s.record and l.line = s.line and s.record <> s.first_record;
    get diagnostics existing = row_count;
  end if;
  select count(*) filter (where l.wrong is not null), coalesce(max(l.record), 0) into failed, records from staging.import_lines l where l.import_id = import;
end $$;

-- The good lines of some records.
create function staging.lines(import uuid, first int, last int) returns table (record int, line int, cells json)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform staging.check_mine(import);
  return query select l.record, l.line, l.cells from staging.import_lines l
    where l.import_id = import and l.record between first and last and l.wrong is null order by l.record, l.line;
end $$;

-- What became of some records, in the transaction that brought them in: bad lines are kept with the reason, the others are through unless they are still to go in.
create function staging.settle(import uuid, first int, last int, bad json, through boolean, change uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform staging.check_mine(import);
  update staging.import_lines l set wrong = b.wrong from json_to_recordset(bad) b(line int, wrong json)
    where l.import_id = import and l.record between first and last and l.line = b.line;
  if through then
    delete from staging.import_lines l where l.import_id = import and l.record between first and last and l.wrong is null;
  end if;
  if change is not null then
    insert into staging.import_changes (import_id, change_id) values (import, change) on conflict do nothing;
  end if;
end $$;

-- The lines that were left out, in pages.
create function staging.bad_lines(import uuid, after int, n int) returns table (line int, cells json, wrong json)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform staging.check_mine(import);
  return query select l.line, l.cells, l.wrong from staging.import_lines l
    where l.import_id = import and l.wrong is not null and l.line > after order by l.line limit n;
end $$;

-- Lines of imports that ended longer ago than that. Only for the system's own user.
create function staging.trim(keep interval) returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare trimmed int;
begin
  if current_setting('bw.user', true) is distinct from '00000000-0000-7000-8000-000000000000' then
    raise insufficient_privilege using message = 'only the system itself trims what imports left';
  end if;
  delete from staging.import_lines l using public.import_jobs j where j.id = l.import_id and j.finished_at < now() - keep;
  get diagnostics trimmed = row_count;
  return trimmed;
end $$;

-- The rows of a table that an import has made.
create function staging.made(import uuid, made_in text) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  first_at timestamptz;
  last_at timestamptz;
begin
  perform staging.check_mine(import);
  select min(c.at), max(c.at) into first_at, last_at from staging.import_changes c where c.import_id = import;
  return query select a.record_id from public.audit_entries a join staging.import_changes c on c.change_id = a.change_id
    where c.import_id = import and a.at between first_at and last_at and a.operation = 'INSERT' and a.table_name = made_in order by a.id;
end $$;

-- Deletes what an import has made, if nothing was built on it: no record of it was changed since, and nothing refers to one. Answers what is gone. A row with a
-- `problem` says what stands in the way: end the transaction then.
create function staging.undo(import uuid) returns table (table_name text, record_id uuid, owner_id uuid, team_id uuid, problem text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  changed record;
  next text;
  left_tables text[];
  has_owner boolean;
  reference record;
  n bigint;
  why text[] := '{}';
  first_at timestamptz;
  last_at timestamptz;
begin
  perform staging.check_mine(import);
  select min(c.at), max(c.at) into first_at, last_at from staging.import_changes c where c.import_id = import;
  create temp table undone on commit drop as
    select distinct a.table_name, a.record_id from public.audit_entries a join staging.import_changes c on c.change_id = a.change_id
    where c.import_id = import and a.at between first_at and last_at and a.operation = 'INSERT';
  create index on undone (record_id);
  analyze undone;
  select a.table_name, a.record_id, count(*) over () n into changed from public.audit_entries a join undone u on u.record_id = a.record_id and u.table_name = a.table_name
    where not exists (select from staging.import_changes c where c.import_id = import and c.change_id = a.change_id) limit 1;
  if found then
    return query select changed.table_name, changed.record_id, null::uuid, null::uuid,
      format('it was changed since (%s times, for one in %s).', changed.n, replace(changed.table_name, '_', ' '));
    return;
  end if;
  -- Entries of the timeline are of what they refer to; those that refer to nothing say how the customer came and moved.
  delete from public.timeline_entries t using undone u where t.ref_id = u.record_id or (t.customer_id = u.record_id and t.ref_id is null);
  select array_agg(distinct u.table_name) into left_tables from undone u;
  while cardinality(left_tables) > 0 loop
    -- a table that none of the others refers to
    select t into next from unnest(left_tables) t where not exists (
      select from pg_constraint k where k.contype = 'f' and k.confrelid = ('public.' || t)::regclass and k.conrelid <> k.confrelid
        and k.conrelid = any(array(select ('public.' || o)::regclass from unnest(left_tables) o))) limit 1;
    if next is null then raise exception 'the tables of an import refer to each other in a circle: %', left_tables; end if;
    select count(*) = 2 into has_owner from pg_attribute a where a.attrelid = ('public.' || next)::regclass and a.attname in ('owner_id', 'team_id') and not a.attisdropped;
    begin
      return query execute format(
        'delete from public.%I r using undone u where u.table_name = %L and r.id = u.record_id returning %L::text, r.id, %s, null::text',
        next, next, next, case when has_owner then 'r.owner_id, r.team_id' else 'null::uuid, null::uuid' end);
    exception when foreign_key_violation then
      for reference in select k.conrelid::regclass referring, a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confrelid = ('public.' || next)::regclass and k.conrelid <> k.confrelid order by 1 loop
        execute format('select count(*) from %s r join undone u on r.%I = u.record_id and u.table_name = %L', reference.referring, reference.attname, next) into n;
        if n > 0 then why := why || format('%s of %s', n, replace(split_part(reference.referring::text, '.', -1), '_', ' ')); end if;
      end loop;
      return query select next, null::uuid, null::uuid, null::uuid, format('other rows refer to what it brought in (%s).', array_to_string(why, ', '));
      return;
    end;
    left_tables := array_remove(left_tables, next);
  end loop;
  delete from staging.import_changes c where c.import_id = import;
  drop table undone;
end $$;

revoke all on all functions in schema staging from public;
grant usage on schema staging to bellwether_app;
grant insert on staging.import_lines to bellwether_app;
grant execute on all functions in schema staging to bellwether_app;
revoke execute on function staging.check_mine from bellwether_app;

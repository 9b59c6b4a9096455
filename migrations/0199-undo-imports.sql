-- Undoing an import as in 0171, but rows that go with what they refer to, such as what is known for finding duplicates, keep nothing from being undone: the refusal does not name them.
create or replace function staging.undo(import uuid) returns table (table_name text, record_id uuid, owner_id uuid, team_id uuid, problem text)
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
        where k.contype = 'f' and k.confdeltype <> 'c' and k.confrelid = ('public.' || next)::regclass and k.conrelid <> k.confrelid order by 1 loop
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

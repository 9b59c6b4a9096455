-- Made from the accesses of the areas by src/platform/access/guards.ts. Do not edit: npm run schema

do $$ declare old text; begin
  for old in select format('drop view if exists visible.%I cascade', relname) from pg_class
      where relnamespace = 'visible'::regnamespace and obj_description(oid, 'pg_class') = 'guard'
    union all select format('drop policy %I on %s', polname, polrelid::regclass) from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and polname in ('owner', 'reader', 'app_read', 'app_insert', 'app_update', 'app_delete')
        and c.relname in ('absences', 'activities', 'addresses', 'alerts', 'allocation_keys', 'allocation_shares', 'anomaly_detectors', 'api_keys', 'assignment_pools', 'assignment_rules', 'assignments', 'budget_crossings', 'budget_lines', 'budget_month_totals', 'budget_months', 'budget_thresholds', 'budget_transfer_months', 'budget_transfers', 'budget_year_totals', 'budgets', 'business_calendars', 'calculated_measures', 'categories', 'consents', 'contact_points', 'contacts', 'custom_fields', 'customers', 'dead_jobs', 'departments', 'duplicate_candidates', 'erasure_records', 'event_log', 'exchange_rates', 'file_chunks', 'files', 'fiscal_periods', 'fiscal_years', 'follow_up_policies', 'follow_ups', 'import_jobs', 'import_mappings', 'indicators', 'job_progress', 'job_schedules', 'journal_entries', 'lead_form_submissions', 'lead_forms', 'lead_scores', 'lead_sources', 'leads', 'ledger_accounts', 'merge_records', 'messages', 'opportunities', 'order_lines', 'orders', 'organisation', 'persisted_documents', 'person_exports', 'pipelines', 'pool_members', 'postings', 'product_interests', 'products', 'projects', 'role_rules', 'roles', 'score_models', 'stage_changes', 'stages', 'teams', 'tickets', 'timeline_entries', 'user_roles', 'users', 'waiting_leads', 'webhook_deliveries', 'webhooks', 'audit_entries')
  loop execute old; end loop;
end $$;
grant usage on schema visible to bellwether_app;

-- absences
alter table public.absences enable row level security, force row level security;
create policy owner on public.absences for all to current_user using (true) with check (true);
create policy reader on public.absences for select to bellwether_reader using (true);
create policy app_read on public.absences for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.absences for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% absence:ALL %')
    or (user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% absence:OWN %' or current_setting('bw.write', true) like '% absence:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% absence:TEAM %'))
    or user_id = any((select case when current_setting('bw.write', true) like '% absence@%' then public.owners_within('bw.write', 'absence') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.absences for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% absence:ALL %')
    or (user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% absence:OWN %' or current_setting('bw.write', true) like '% absence:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% absence:TEAM %'))
    or user_id = any((select case when current_setting('bw.write', true) like '% absence@%' then public.owners_within('bw.write', 'absence') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.absences from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, team_id, starts_at, ends_at, substitute_id, delegates, cancelled_at) on public.absences to bellwether_app;
grant select on public.absences to bellwether_reader;
create view visible.absences as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.user_id, t.team_id, t.starts_at, t.ends_at, t.substitute_id, t.delegates, t.cancelled_at
  from public.absences t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.absences is 'guard';
alter view visible.absences owner to bellwether_reader;
grant select on visible.absences to bellwether_app;

create or replace function vault.audit_absences() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% absence@%' then public.owners_within('bw.write', 'absence') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'absences', 'absence', r.id, tg_op, null, null, null, case when r.user_id = any(absent) then r.user_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'absences', 'absence', r.id, tg_op, d.field, d.before, d.after, case when o.user_id = any(absent) then o.user_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'user_id', o.user_id::text, r.user_id::text where o.user_id is distinct from r.user_id
        union all select 'starts_at', o.starts_at::text, r.starts_at::text where o.starts_at is distinct from r.starts_at
        union all select 'ends_at', o.ends_at::text, r.ends_at::text where o.ends_at is distinct from r.ends_at
        union all select 'substitute_id', o.substitute_id::text, r.substitute_id::text where o.substitute_id is distinct from r.substitute_id
        union all select 'delegates', o.delegates::text, r.delegates::text where o.delegates is distinct from r.delegates
        union all select 'cancelled_at', o.cancelled_at::text, r.cancelled_at::text where o.cancelled_at is distinct from r.cancelled_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'absences', 'absence', r.id, tg_op, null, null, null, case when r.user_id = any(absent) then r.user_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'absences', 'absence', r.id, tg_op, d.field, d.before, d.after, case when r.user_id = any(absent) then r.user_id end from old_rows r cross join lateral (
        select 'user_id', r.user_id::text, null::text where r.user_id is not null
        union all select 'starts_at', r.starts_at::text, null::text where r.starts_at is not null
        union all select 'ends_at', r.ends_at::text, null::text where r.ends_at is not null
        union all select 'substitute_id', r.substitute_id::text, null::text where r.substitute_id is not null
        union all select 'delegates', r.delegates::text, null::text where r.delegates is not null
        union all select 'cancelled_at', r.cancelled_at::text, null::text where r.cancelled_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_absences from public;
create or replace trigger audit_insert after insert on public.absences referencing new table as new_rows for each statement execute function vault.audit_absences();
create or replace trigger audit_update after update on public.absences referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_absences();
create or replace trigger audit_delete after delete on public.absences referencing old table as old_rows for each statement execute function vault.audit_absences();


-- activities
alter table public.activities enable row level security, force row level security;
create policy owner on public.activities for all to current_user using (true) with check (true);
create policy reader on public.activities for select to bellwether_reader using (true);
create policy app_read on public.activities for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% activity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% activity:OWN %' or current_setting('bw.read', true) like '% activity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% activity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% activity@%' then public.owners_within('bw.read', 'activity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.activities for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% activity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% activity:OWN %' or current_setting('bw.write', true) like '% activity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% activity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% activity@%' then public.owners_within('bw.write', 'activity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.activities for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% activity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% activity:OWN %' or current_setting('bw.write', true) like '% activity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% activity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% activity@%' then public.owners_within('bw.write', 'activity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.activities for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% activity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% activity:OWN %' or current_setting('bw.delete', true) like '% activity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% activity:TEAM %'))
  );
revoke all on public.activities from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, customer_id, contact_id, kind, direction, subject, body, status, starts_at, ends_at, due_at, done_at, outcome, assignee_id, related_kind, related_id, priority), delete on public.activities to bellwether_app;
grant select on public.activities to bellwether_reader;
create view visible.activities as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.customer_id, t.contact_id, t.kind, t.direction, t.subject, t.body, t.status, t.starts_at, t.ends_at, t.due_at, t.done_at, t.outcome, t.assignee_id, t.related_kind, t.related_id, t.priority
  from public.activities t
  where (select current_setting('bw.read', true) like '% activity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% activity:OWN %' or current_setting('bw.read', true) like '% activity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% activity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% activity@%' then public.owners_within('bw.read', 'activity') end)::uuid[]);
comment on view visible.activities is 'guard';
alter view visible.activities owner to bellwether_reader;
grant select on visible.activities to bellwether_app;

create or replace function vault.audit_activities() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% activity@%' then public.owners_within('bw.write', 'activity') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'activities', 'activity', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'activities', 'activity', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'direction', o.direction::text, r.direction::text where o.direction is distinct from r.direction
        union all select 'subject', o.subject::text, r.subject::text where o.subject is distinct from r.subject
        union all select 'body', o.body::text, r.body::text where o.body is distinct from r.body
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'starts_at', o.starts_at::text, r.starts_at::text where o.starts_at is distinct from r.starts_at
        union all select 'ends_at', o.ends_at::text, r.ends_at::text where o.ends_at is distinct from r.ends_at
        union all select 'due_at', o.due_at::text, r.due_at::text where o.due_at is distinct from r.due_at
        union all select 'done_at', o.done_at::text, r.done_at::text where o.done_at is distinct from r.done_at
        union all select 'outcome', o.outcome::text, r.outcome::text where o.outcome is distinct from r.outcome
        union all select 'assignee_id', o.assignee_id::text, r.assignee_id::text where o.assignee_id is distinct from r.assignee_id
        union all select 'related_kind', o.related_kind::text, r.related_kind::text where o.related_kind is distinct from r.related_kind
        union all select 'related_id', o.related_id::text, r.related_id::text where o.related_id is distinct from r.related_id
        union all select 'priority', o.priority::text, r.priority::text where o.priority is distinct from r.priority
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'activities', 'activity', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'activities', 'activity', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'direction', r.direction::text, null::text where r.direction is not null
        union all select 'subject', r.subject::text, null::text where r.subject is not null
        union all select 'body', r.body::text, null::text where r.body is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'starts_at', r.starts_at::text, null::text where r.starts_at is not null
        union all select 'ends_at', r.ends_at::text, null::text where r.ends_at is not null
        union all select 'due_at', r.due_at::text, null::text where r.due_at is not null
        union all select 'done_at', r.done_at::text, null::text where r.done_at is not null
        union all select 'outcome', r.outcome::text, null::text where r.outcome is not null
        union all select 'assignee_id', r.assignee_id::text, null::text where r.assignee_id is not null
        union all select 'related_kind', r.related_kind::text, null::text where r.related_kind is not null
        union all select 'related_id', r.related_id::text, null::text where r.related_id is not null
        union all select 'priority', r.priority::text, null::text where r.priority is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_activities from public;
create or replace trigger audit_insert after insert on public.activities referencing new table as new_rows for each statement execute function vault.audit_activities();
create or replace trigger audit_update after update on public.activities referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_activities();
create or replace trigger audit_delete after delete on public.activities referencing old table as old_rows for each statement execute function vault.audit_activities();


-- addresses
alter table public.addresses enable row level security, force row level security;
create policy owner on public.addresses for all to current_user using (true) with check (true);
create policy reader on public.addresses for select to bellwether_reader using (true);
create policy app_read on public.addresses for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.addresses for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.addresses for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.addresses for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% customer:OWN %' or current_setting('bw.delete', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% customer:TEAM %'))
  );
revoke all on public.addresses from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, customer_id, contact_id, kind, line1, line2, postal_code, city, region, country), delete on public.addresses to bellwether_app;
grant select on public.addresses to bellwether_reader;
create view visible.addresses as
  select t.id, t.owner_id, t.team_id, t.customer_id, t.contact_id, t.kind, t.line1, t.line2, t.postal_code, t.city, t.region, t.country
  from public.addresses t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.addresses is 'guard';
alter view visible.addresses owner to bellwether_reader;
grant select on visible.addresses to bellwether_app;

create or replace function vault.audit_addresses() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'addresses', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'addresses', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'line1', o.line1::text, r.line1::text where o.line1 is distinct from r.line1
        union all select 'line2', o.line2::text, r.line2::text where o.line2 is distinct from r.line2
        union all select 'postal_code', o.postal_code::text, r.postal_code::text where o.postal_code is distinct from r.postal_code
        union all select 'city', o.city::text, r.city::text where o.city is distinct from r.city
        union all select 'region', o.region::text, r.region::text where o.region is distinct from r.region
        union all select 'country', o.country::text, r.country::text where o.country is distinct from r.country
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'addresses', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'addresses', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'line1', r.line1::text, null::text where r.line1 is not null
        union all select 'line2', r.line2::text, null::text where r.line2 is not null
        union all select 'postal_code', r.postal_code::text, null::text where r.postal_code is not null
        union all select 'city', r.city::text, null::text where r.city is not null
        union all select 'region', r.region::text, null::text where r.region is not null
        union all select 'country', r.country::text, null::text where r.country is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_addresses from public;
create or replace trigger audit_insert after insert on public.addresses referencing new table as new_rows for each statement execute function vault.audit_addresses();
create or replace trigger audit_update after update on public.addresses referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_addresses();
create or replace trigger audit_delete after delete on public.addresses referencing old table as old_rows for each statement execute function vault.audit_addresses();


-- alerts
alter table public.alerts enable row level security, force row level security;
create policy owner on public.alerts for all to current_user using (true) with check (true);
create policy reader on public.alerts for select to bellwether_reader using (true);
create policy app_read on public.alerts for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% alert:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% alert:OWN %' or current_setting('bw.read', true) like '% alert:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% alert:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% alert@%' then public.owners_within('bw.read', 'alert') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.alerts for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% alert:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% alert:OWN %' or current_setting('bw.write', true) like '% alert:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% alert:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% alert@%' then public.owners_within('bw.write', 'alert') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.alerts for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% alert:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% alert:OWN %' or current_setting('bw.write', true) like '% alert:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% alert:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% alert@%' then public.owners_within('bw.write', 'alert') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.alerts from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, key, kind, severity, state, episode, title, subject_id, value, limit_value, unit, currency, drivers, drill_down, opened_at, acknowledged_by, acknowledged_at, snoozed_until, escalates_at, escalated_at, closed_by, closed_at, closed_reason) on public.alerts to bellwether_app;
grant select on public.alerts to bellwether_reader;
create view visible.alerts as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.key, t.kind, t.severity, t.state, t.episode, t.title, t.subject_id, t.value, t.limit_value, t.unit, t.currency, t.drivers, t.drill_down, t.opened_at, t.acknowledged_by, t.acknowledged_at, t.snoozed_until, t.escalates_at, t.escalated_at, t.closed_by, t.closed_at, t.closed_reason
  from public.alerts t
  where (select current_setting('bw.read', true) like '% alert:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% alert:OWN %' or current_setting('bw.read', true) like '% alert:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% alert:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% alert@%' then public.owners_within('bw.read', 'alert') end)::uuid[]);
comment on view visible.alerts is 'guard';
alter view visible.alerts owner to bellwether_reader;
grant select on visible.alerts to bellwether_app;

create or replace function vault.audit_alerts() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% alert@%' then public.owners_within('bw.write', 'alert') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'alerts', 'alert', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'alerts', 'alert', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'key', o.key::text, r.key::text where o.key is distinct from r.key
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'severity', o.severity::text, r.severity::text where o.severity is distinct from r.severity
        union all select 'state', o.state::text, r.state::text where o.state is distinct from r.state
        union all select 'episode', o.episode::text, r.episode::text where o.episode is distinct from r.episode
        union all select 'title', o.title::text, r.title::text where o.title is distinct from r.title
        union all select 'subject_id', o.subject_id::text, r.subject_id::text where o.subject_id is distinct from r.subject_id
        union all select 'value', o.value::text, r.value::text where o.value is distinct from r.value
        union all select 'limit_value', o.limit_value::text, r.limit_value::text where o.limit_value is distinct from r.limit_value
        union all select 'unit', o.unit::text, r.unit::text where o.unit is distinct from r.unit
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'drivers', o.drivers::text, r.drivers::text where o.drivers is distinct from r.drivers
        union all select 'drill_down', o.drill_down::text, r.drill_down::text where o.drill_down is distinct from r.drill_down
        union all select 'opened_at', o.opened_at::text, r.opened_at::text where o.opened_at is distinct from r.opened_at
        union all select 'acknowledged_by', o.acknowledged_by::text, r.acknowledged_by::text where o.acknowledged_by is distinct from r.acknowledged_by
        union all select 'acknowledged_at', o.acknowledged_at::text, r.acknowledged_at::text where o.acknowledged_at is distinct from r.acknowledged_at
        union all select 'snoozed_until', o.snoozed_until::text, r.snoozed_until::text where o.snoozed_until is distinct from r.snoozed_until
        union all select 'escalates_at', o.escalates_at::text, r.escalates_at::text where o.escalates_at is distinct from r.escalates_at
        union all select 'escalated_at', o.escalated_at::text, r.escalated_at::text where o.escalated_at is distinct from r.escalated_at
        union all select 'closed_by', o.closed_by::text, r.closed_by::text where o.closed_by is distinct from r.closed_by
        union all select 'closed_at', o.closed_at::text, r.closed_at::text where o.closed_at is distinct from r.closed_at
        union all select 'closed_reason', o.closed_reason::text, r.closed_reason::text where o.closed_reason is distinct from r.closed_reason
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'alerts', 'alert', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'alerts', 'alert', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'key', r.key::text, null::text where r.key is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'severity', r.severity::text, null::text where r.severity is not null
        union all select 'state', r.state::text, null::text where r.state is not null
        union all select 'episode', r.episode::text, null::text where r.episode is not null
        union all select 'title', r.title::text, null::text where r.title is not null
        union all select 'subject_id', r.subject_id::text, null::text where r.subject_id is not null
        union all select 'value', r.value::text, null::text where r.value is not null
        union all select 'limit_value', r.limit_value::text, null::text where r.limit_value is not null
        union all select 'unit', r.unit::text, null::text where r.unit is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'drivers', r.drivers::text, null::text where r.drivers is not null
        union all select 'drill_down', r.drill_down::text, null::text where r.drill_down is not null
        union all select 'opened_at', r.opened_at::text, null::text where r.opened_at is not null
        union all select 'acknowledged_by', r.acknowledged_by::text, null::text where r.acknowledged_by is not null
        union all select 'acknowledged_at', r.acknowledged_at::text, null::text where r.acknowledged_at is not null
        union all select 'snoozed_until', r.snoozed_until::text, null::text where r.snoozed_until is not null
        union all select 'escalates_at', r.escalates_at::text, null::text where r.escalates_at is not null
        union all select 'escalated_at', r.escalated_at::text, null::text where r.escalated_at is not null
        union all select 'closed_by', r.closed_by::text, null::text where r.closed_by is not null
        union all select 'closed_at', r.closed_at::text, null::text where r.closed_at is not null
        union all select 'closed_reason', r.closed_reason::text, null::text where r.closed_reason is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_alerts from public;
create or replace trigger audit_insert after insert on public.alerts referencing new table as new_rows for each statement execute function vault.audit_alerts();
create or replace trigger audit_update after update on public.alerts referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_alerts();
create or replace trigger audit_delete after delete on public.alerts referencing old table as old_rows for each statement execute function vault.audit_alerts();


-- allocation_keys
alter table public.allocation_keys enable row level security, force row level security;
create policy owner on public.allocation_keys for all to current_user using (true) with check (true);
create policy reader on public.allocation_keys for select to bellwether_reader using (true);
create policy app_read on public.allocation_keys for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.allocation_keys for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.allocation_keys for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.allocation_keys for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.allocation_keys from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, code, name), delete on public.allocation_keys to bellwether_app;
grant select on public.allocation_keys to bellwether_reader;
create view visible.allocation_keys as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.code, t.name
  from public.allocation_keys t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.allocation_keys is 'guard';
alter view visible.allocation_keys owner to bellwether_reader;
grant select on visible.allocation_keys to bellwether_app;

create or replace function vault.audit_allocation_keys() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'allocation_keys', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'allocation_keys', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'allocation_keys', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'allocation_keys', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_allocation_keys from public;
create or replace trigger audit_insert after insert on public.allocation_keys referencing new table as new_rows for each statement execute function vault.audit_allocation_keys();
create or replace trigger audit_update after update on public.allocation_keys referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_allocation_keys();
create or replace trigger audit_delete after delete on public.allocation_keys referencing old table as old_rows for each statement execute function vault.audit_allocation_keys();


-- allocation_shares
alter table public.allocation_shares enable row level security, force row level security;
create policy owner on public.allocation_shares for all to current_user using (true) with check (true);
create policy reader on public.allocation_shares for select to bellwether_reader using (true);
create policy app_read on public.allocation_shares for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.allocation_shares for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.allocation_shares for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.allocation_shares for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.allocation_shares from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, key_id, department_id, weight), delete on public.allocation_shares to bellwether_app;
grant select on public.allocation_shares to bellwether_reader;
create view visible.allocation_shares as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.key_id, t.department_id, t.weight
  from public.allocation_shares t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.allocation_shares is 'guard';
alter view visible.allocation_shares owner to bellwether_reader;
grant select on visible.allocation_shares to bellwether_app;

create or replace function vault.audit_allocation_shares() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'allocation_shares', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'allocation_shares', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'key_id', o.key_id::text, r.key_id::text where o.key_id is distinct from r.key_id
        union all select 'department_id', o.department_id::text, r.department_id::text where o.department_id is distinct from r.department_id
        union all select 'weight', o.weight::text, r.weight::text where o.weight is distinct from r.weight
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'allocation_shares', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'allocation_shares', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'key_id', r.key_id::text, null::text where r.key_id is not null
        union all select 'department_id', r.department_id::text, null::text where r.department_id is not null
        union all select 'weight', r.weight::text, null::text where r.weight is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_allocation_shares from public;
create or replace trigger audit_insert after insert on public.allocation_shares referencing new table as new_rows for each statement execute function vault.audit_allocation_shares();
create or replace trigger audit_update after update on public.allocation_shares referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_allocation_shares();
create or replace trigger audit_delete after delete on public.allocation_shares referencing old table as old_rows for each statement execute function vault.audit_allocation_shares();


-- anomaly_detectors
alter table public.anomaly_detectors enable row level security, force row level security;
create policy owner on public.anomaly_detectors for all to current_user using (true) with check (true);
create policy reader on public.anomaly_detectors for select to bellwether_reader using (true);
create policy app_read on public.anomaly_detectors for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% indicator:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% indicator:OWN %' or current_setting('bw.read', true) like '% indicator:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% indicator:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% indicator@%' then public.owners_within('bw.read', 'indicator') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.anomaly_detectors for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% indicator:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% indicator:OWN %' or current_setting('bw.write', true) like '% indicator:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% indicator:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% indicator@%' then public.owners_within('bw.write', 'indicator') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.anomaly_detectors for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% indicator:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% indicator:OWN %' or current_setting('bw.write', true) like '% indicator:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% indicator:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% indicator@%' then public.owners_within('bw.write', 'indicator') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.anomaly_detectors from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, name, analysis, measure, filter, grain, false_alarms, least_change, archived_at, unit, definition_version, judged_period, value, expected, lower_bound, upper_bound, anomalous, currency, problem, computed_at, due_at) on public.anomaly_detectors to bellwether_app;
grant select on public.anomaly_detectors to bellwether_reader;
create view visible.anomaly_detectors as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.analysis, t.measure, t.filter, t.grain, t.false_alarms, t.least_change, t.archived_at, t.unit, t.definition_version, t.judged_period, t.value, t.expected, t.lower_bound, t.upper_bound, t.anomalous, t.currency, t.problem, t.computed_at, t.due_at
  from public.anomaly_detectors t
  where (select current_setting('bw.read', true) like '% indicator:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% indicator:OWN %' or current_setting('bw.read', true) like '% indicator:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% indicator:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% indicator@%' then public.owners_within('bw.read', 'indicator') end)::uuid[]);
comment on view visible.anomaly_detectors is 'guard';
alter view visible.anomaly_detectors owner to bellwether_reader;
grant select on visible.anomaly_detectors to bellwether_app;

create or replace function vault.audit_anomaly_detectors() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% indicator@%' then public.owners_within('bw.write', 'indicator') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'anomaly_detectors', 'indicator', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'anomaly_detectors', 'indicator', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'analysis', o.analysis::text, r.analysis::text where o.analysis is distinct from r.analysis
        union all select 'measure', o.measure::text, r.measure::text where o.measure is distinct from r.measure
        union all select 'filter', o.filter::text, r.filter::text where o.filter is distinct from r.filter
        union all select 'grain', o.grain::text, r.grain::text where o.grain is distinct from r.grain
        union all select 'false_alarms', o.false_alarms::text, r.false_alarms::text where o.false_alarms is distinct from r.false_alarms
        union all select 'least_change', o.least_change::text, r.least_change::text where o.least_change is distinct from r.least_change
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
        union all select 'unit', o.unit::text, r.unit::text where o.unit is distinct from r.unit
        union all select 'definition_version', o.definition_version::text, r.definition_version::text where o.definition_version is distinct from r.definition_version
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'anomaly_detectors', 'indicator', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'anomaly_detectors', 'indicator', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'analysis', r.analysis::text, null::text where r.analysis is not null
        union all select 'measure', r.measure::text, null::text where r.measure is not null
        union all select 'filter', r.filter::text, null::text where r.filter is not null
        union all select 'grain', r.grain::text, null::text where r.grain is not null
        union all select 'false_alarms', r.false_alarms::text, null::text where r.false_alarms is not null
        union all select 'least_change', r.least_change::text, null::text where r.least_change is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
        union all select 'unit', r.unit::text, null::text where r.unit is not null
        union all select 'definition_version', r.definition_version::text, null::text where r.definition_version is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_anomaly_detectors from public;
create or replace trigger audit_insert after insert on public.anomaly_detectors referencing new table as new_rows for each statement execute function vault.audit_anomaly_detectors();
create or replace trigger audit_update after update on public.anomaly_detectors referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_anomaly_detectors();
create or replace trigger audit_delete after delete on public.anomaly_detectors referencing old table as old_rows for each statement execute function vault.audit_anomaly_detectors();


-- api_keys
alter table public.api_keys enable row level security, force row level security;
create policy owner on public.api_keys for all to current_user using (true) with check (true);
create policy reader on public.api_keys for select to bellwether_reader using (true);
create policy app_read on public.api_keys for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% apiKey:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% apiKey:OWN %' or current_setting('bw.read', true) like '% apiKey:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% apiKey:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% apiKey@%' then public.owners_within('bw.read', 'apiKey') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.api_keys for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% apiKey:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% apiKey:OWN %' or current_setting('bw.write', true) like '% apiKey:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% apiKey:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% apiKey@%' then public.owners_within('bw.write', 'apiKey') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.api_keys for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% apiKey:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% apiKey:OWN %' or current_setting('bw.write', true) like '% apiKey:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% apiKey:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% apiKey@%' then public.owners_within('bw.write', 'apiKey') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.api_keys from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, expires_at, revoked_at) on public.api_keys to bellwether_app;
grant select on public.api_keys to bellwether_reader;
create view visible.api_keys as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.account_id, t.prefix, t.expires_at, t.revoked_at, t.last_used_at
  from public.api_keys t
  where (select current_setting('bw.read', true) like '% apiKey:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% apiKey:OWN %' or current_setting('bw.read', true) like '% apiKey:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% apiKey:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% apiKey@%' then public.owners_within('bw.read', 'apiKey') end)::uuid[]);
comment on view visible.api_keys is 'guard';
alter view visible.api_keys owner to bellwether_reader;
grant select on visible.api_keys to bellwether_app;

create or replace function vault.audit_api_keys() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% apiKey@%' then public.owners_within('bw.write', 'apiKey') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'api_keys', 'apiKey', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'api_keys', 'apiKey', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'account_id', o.account_id::text, r.account_id::text where o.account_id is distinct from r.account_id
        union all select 'prefix', o.prefix::text, r.prefix::text where o.prefix is distinct from r.prefix
        union all select 'expires_at', o.expires_at::text, r.expires_at::text where o.expires_at is distinct from r.expires_at
        union all select 'revoked_at', o.revoked_at::text, r.revoked_at::text where o.revoked_at is distinct from r.revoked_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'api_keys', 'apiKey', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'api_keys', 'apiKey', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'account_id', r.account_id::text, null::text where r.account_id is not null
        union all select 'prefix', r.prefix::text, null::text where r.prefix is not null
        union all select 'expires_at', r.expires_at::text, null::text where r.expires_at is not null
        union all select 'revoked_at', r.revoked_at::text, null::text where r.revoked_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_api_keys from public;
create or replace trigger audit_insert after insert on public.api_keys referencing new table as new_rows for each statement execute function vault.audit_api_keys();
create or replace trigger audit_update after update on public.api_keys referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_api_keys();
create or replace trigger audit_delete after delete on public.api_keys referencing old table as old_rows for each statement execute function vault.audit_api_keys();


-- assignment_pools
alter table public.assignment_pools enable row level security, force row level security;
create policy owner on public.assignment_pools for all to current_user using (true) with check (true);
create policy reader on public.assignment_pools for select to bellwether_reader using (true);
create policy app_read on public.assignment_pools for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.assignment_pools for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.assignment_pools for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.assignment_pools for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% pool:ALL %')
  );
revoke all on public.assignment_pools from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, territory, team_id, active), delete on public.assignment_pools to bellwether_app;
grant select on public.assignment_pools to bellwether_reader;
create view visible.assignment_pools as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.territory, t.team_id, t.active
  from public.assignment_pools t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.assignment_pools is 'guard';
alter view visible.assignment_pools owner to bellwether_reader;
grant select on visible.assignment_pools to bellwether_app;

create or replace function vault.audit_assignment_pools() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'assignment_pools', 'pool', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'assignment_pools', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'territory', o.territory::text, r.territory::text where o.territory is distinct from r.territory
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'active', o.active::text, r.active::text where o.active is distinct from r.active
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'assignment_pools', 'pool', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'assignment_pools', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'territory', r.territory::text, null::text where r.territory is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'active', r.active::text, null::text where r.active is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_assignment_pools from public;
create or replace trigger audit_insert after insert on public.assignment_pools referencing new table as new_rows for each statement execute function vault.audit_assignment_pools();
create or replace trigger audit_update after update on public.assignment_pools referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_assignment_pools();
create or replace trigger audit_delete after delete on public.assignment_pools referencing old table as old_rows for each statement execute function vault.audit_assignment_pools();


-- assignment_rules
alter table public.assignment_rules enable row level security, force row level security;
create policy owner on public.assignment_rules for all to current_user using (true) with check (true);
create policy reader on public.assignment_rules for select to bellwether_reader using (true);
create policy app_read on public.assignment_rules for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.assignment_rules for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.assignment_rules for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.assignment_rules from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, position, condition, method, pool_id, assignee_id, capacity_aware, outside_hours, fallback_pool_id, fallback_assignee_id, fallback_after, archived_at) on public.assignment_rules to bellwether_app;
grant select on public.assignment_rules to bellwether_reader;
create view visible.assignment_rules as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.position, t.condition, t.method, t.pool_id, t.assignee_id, t.capacity_aware, t.outside_hours, t.fallback_pool_id, t.fallback_assignee_id, t.fallback_after, t.archived_at
  from public.assignment_rules t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.assignment_rules is 'guard';
alter view visible.assignment_rules owner to bellwether_reader;
grant select on visible.assignment_rules to bellwether_app;

create or replace function vault.audit_assignment_rules() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'assignment_rules', 'pool', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'assignment_rules', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'position', o.position::text, r.position::text where o.position is distinct from r.position
        union all select 'condition', o.condition::text, r.condition::text where o.condition is distinct from r.condition
        union all select 'method', o.method::text, r.method::text where o.method is distinct from r.method
        union all select 'pool_id', o.pool_id::text, r.pool_id::text where o.pool_id is distinct from r.pool_id
        union all select 'assignee_id', o.assignee_id::text, r.assignee_id::text where o.assignee_id is distinct from r.assignee_id
        union all select 'capacity_aware', o.capacity_aware::text, r.capacity_aware::text where o.capacity_aware is distinct from r.capacity_aware
        union all select 'outside_hours', o.outside_hours::text, r.outside_hours::text where o.outside_hours is distinct from r.outside_hours
        union all select 'fallback_pool_id', o.fallback_pool_id::text, r.fallback_pool_id::text where o.fallback_pool_id is distinct from r.fallback_pool_id
        union all select 'fallback_assignee_id', o.fallback_assignee_id::text, r.fallback_assignee_id::text where o.fallback_assignee_id is distinct from r.fallback_assignee_id
        union all select 'fallback_after', o.fallback_after::text, r.fallback_after::text where o.fallback_after is distinct from r.fallback_after
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'assignment_rules', 'pool', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'assignment_rules', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'position', r.position::text, null::text where r.position is not null
        union all select 'condition', r.condition::text, null::text where r.condition is not null
        union all select 'method', r.method::text, null::text where r.method is not null
        union all select 'pool_id', r.pool_id::text, null::text where r.pool_id is not null
        union all select 'assignee_id', r.assignee_id::text, null::text where r.assignee_id is not null
        union all select 'capacity_aware', r.capacity_aware::text, null::text where r.capacity_aware is not null
        union all select 'outside_hours', r.outside_hours::text, null::text where r.outside_hours is not null
        union all select 'fallback_pool_id', r.fallback_pool_id::text, null::text where r.fallback_pool_id is not null
        union all select 'fallback_assignee_id', r.fallback_assignee_id::text, null::text where r.fallback_assignee_id is not null
        union all select 'fallback_after', r.fallback_after::text, null::text where r.fallback_after is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_assignment_rules from public;
create or replace trigger audit_insert after insert on public.assignment_rules referencing new table as new_rows for each statement execute function vault.audit_assignment_rules();
create or replace trigger audit_update after update on public.assignment_rules referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_assignment_rules();
create or replace trigger audit_delete after delete on public.assignment_rules referencing old table as old_rows for each statement execute function vault.audit_assignment_rules();


-- assignments
alter table public.assignments enable row level security, force row level security;
create policy owner on public.assignments for all to current_user using (true) with check (true);
create policy reader on public.assignments for select to bellwether_reader using (true);
create policy app_read on public.assignments for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.assignments for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.assignments for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.assignments for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% lead:OWN %' or current_setting('bw.delete', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% lead:TEAM %'))
  );
revoke all on public.assignments from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, lead_id, pool_id, assignee_id, reason, candidates, turn, "at", rule_id, accepted_at), delete on public.assignments to bellwether_app;
grant select on public.assignments to bellwether_reader;
create view visible.assignments as
  select t.id, t.owner_id, t.team_id, t.lead_id, t.pool_id, t.assignee_id, t.reason, t.candidates, t.turn, t."at", t.rule_id, t.accepted_at
  from public.assignments t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.assignments is 'guard';
alter view visible.assignments owner to bellwether_reader;
grant select on visible.assignments to bellwether_app;

create or replace function vault.audit_assignments() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'assignments', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'assignments', 'lead', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'lead_id', o.lead_id::text, r.lead_id::text where o.lead_id is distinct from r.lead_id
        union all select 'pool_id', o.pool_id::text, r.pool_id::text where o.pool_id is distinct from r.pool_id
        union all select 'assignee_id', o.assignee_id::text, r.assignee_id::text where o.assignee_id is distinct from r.assignee_id
        union all select 'reason', o.reason::text, r.reason::text where o.reason is distinct from r.reason
        union all select 'candidates', o.candidates::text, r.candidates::text where o.candidates is distinct from r.candidates
        union all select 'turn', o.turn::text, r.turn::text where o.turn is distinct from r.turn
        union all select 'at', o."at"::text, r."at"::text where o."at" is distinct from r."at"
        union all select 'rule_id', o.rule_id::text, r.rule_id::text where o.rule_id is distinct from r.rule_id
        union all select 'accepted_at', o.accepted_at::text, r.accepted_at::text where o.accepted_at is distinct from r.accepted_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'assignments', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'assignments', 'lead', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'lead_id', r.lead_id::text, null::text where r.lead_id is not null
        union all select 'pool_id', r.pool_id::text, null::text where r.pool_id is not null
        union all select 'assignee_id', r.assignee_id::text, null::text where r.assignee_id is not null
        union all select 'reason', r.reason::text, null::text where r.reason is not null
        union all select 'candidates', r.candidates::text, null::text where r.candidates is not null
        union all select 'turn', r.turn::text, null::text where r.turn is not null
        union all select 'at', r."at"::text, null::text where r."at" is not null
        union all select 'rule_id', r.rule_id::text, null::text where r.rule_id is not null
        union all select 'accepted_at', r.accepted_at::text, null::text where r.accepted_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_assignments from public;
create or replace trigger audit_insert after insert on public.assignments referencing new table as new_rows for each statement execute function vault.audit_assignments();
create or replace trigger audit_update after update on public.assignments referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_assignments();
create or replace trigger audit_delete after delete on public.assignments referencing old table as old_rows for each statement execute function vault.audit_assignments();


-- budget_crossings
alter table public.budget_crossings enable row level security, force row level security;
create policy owner on public.budget_crossings for all to current_user using (true) with check (true);
create policy reader on public.budget_crossings for select to bellwether_reader using (true);
create policy app_read on public.budget_crossings for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.budget_crossings from public, bellwether_app, bellwether_reader;
grant select on public.budget_crossings to bellwether_app;
grant select on public.budget_crossings to bellwether_reader;
create view visible.budget_crossings as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.line_id, t.basis, t.period_id, t.percent, t.episode, t.action, t.exception, t.spent, t.limit_amount, t.currency, t.utilisation, t.posting_id, t.raised_at, t.cleared_at, t.stage
  from public.budget_crossings t
  where (select current_setting('bw.read', true) like '% budget:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[]);
comment on view visible.budget_crossings is 'guard';
alter view visible.budget_crossings owner to bellwether_reader;
grant select on visible.budget_crossings to bellwether_app;

create or replace function vault.audit_budget_crossings() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_crossings', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_crossings', 'budget', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'line_id', o.line_id::text, r.line_id::text where o.line_id is distinct from r.line_id
        union all select 'basis', o.basis::text, r.basis::text where o.basis is distinct from r.basis
        union all select 'period_id', o.period_id::text, r.period_id::text where o.period_id is distinct from r.period_id
        union all select 'percent', o.percent::text, r.percent::text where o.percent is distinct from r.percent
        union all select 'episode', o.episode::text, r.episode::text where o.episode is distinct from r.episode
        union all select 'action', o.action::text, r.action::text where o.action is distinct from r.action
        union all select 'exception', o.exception::text, r.exception::text where o.exception is distinct from r.exception
        union all select 'spent', o.spent::text, r.spent::text where o.spent is distinct from r.spent
        union all select 'limit_amount', o.limit_amount::text, r.limit_amount::text where o.limit_amount is distinct from r.limit_amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'utilisation', o.utilisation::text, r.utilisation::text where o.utilisation is distinct from r.utilisation
        union all select 'posting_id', o.posting_id::text, r.posting_id::text where o.posting_id is distinct from r.posting_id
        union all select 'raised_at', o.raised_at::text, r.raised_at::text where o.raised_at is distinct from r.raised_at
        union all select 'cleared_at', o.cleared_at::text, r.cleared_at::text where o.cleared_at is distinct from r.cleared_at
        union all select 'stage', o.stage::text, r.stage::text where o.stage is distinct from r.stage
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_crossings', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_crossings', 'budget', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'line_id', r.line_id::text, null::text where r.line_id is not null
        union all select 'basis', r.basis::text, null::text where r.basis is not null
        union all select 'period_id', r.period_id::text, null::text where r.period_id is not null
        union all select 'percent', r.percent::text, null::text where r.percent is not null
        union all select 'episode', r.episode::text, null::text where r.episode is not null
        union all select 'action', r.action::text, null::text where r.action is not null
        union all select 'exception', r.exception::text, null::text where r.exception is not null
        union all select 'spent', r.spent::text, null::text where r.spent is not null
        union all select 'limit_amount', r.limit_amount::text, null::text where r.limit_amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'utilisation', r.utilisation::text, null::text where r.utilisation is not null
        union all select 'posting_id', r.posting_id::text, null::text where r.posting_id is not null
        union all select 'raised_at', r.raised_at::text, null::text where r.raised_at is not null
        union all select 'cleared_at', r.cleared_at::text, null::text where r.cleared_at is not null
        union all select 'stage', r.stage::text, null::text where r.stage is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budget_crossings from public;
create or replace trigger audit_insert after insert on public.budget_crossings referencing new table as new_rows for each statement execute function vault.audit_budget_crossings();
create or replace trigger audit_update after update on public.budget_crossings referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budget_crossings();
create or replace trigger audit_delete after delete on public.budget_crossings referencing old table as old_rows for each statement execute function vault.audit_budget_crossings();


-- budget_lines
alter table public.budget_lines enable row level security, force row level security;
create policy owner on public.budget_lines for all to current_user using (true) with check (true);
create policy reader on public.budget_lines for select to bellwether_reader using (true);
create policy app_read on public.budget_lines for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.budget_lines for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% budget:OWN %' or current_setting('bw.write', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.budget_lines for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% budget:OWN %' or current_setting('bw.write', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.budget_lines for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% budget:OWN %' or current_setting('bw.delete', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% budget:TEAM %'))
  );
revoke all on public.budget_lines from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, budget_id, department_id, account_id, annual, currency, carried_from_id, carried), delete on public.budget_lines to bellwether_app;
grant select on public.budget_lines to bellwether_reader;
create view visible.budget_lines as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.budget_id, t.department_id, t.account_id, t.annual, t.currency, t.carried_from_id, t.carried
  from public.budget_lines t
  where (select current_setting('bw.read', true) like '% budget:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[]);
comment on view visible.budget_lines is 'guard';
alter view visible.budget_lines owner to bellwether_reader;
grant select on visible.budget_lines to bellwether_app;

create or replace function vault.audit_budget_lines() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_lines', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_lines', 'budget', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'budget_id', o.budget_id::text, r.budget_id::text where o.budget_id is distinct from r.budget_id
        union all select 'department_id', o.department_id::text, r.department_id::text where o.department_id is distinct from r.department_id
        union all select 'account_id', o.account_id::text, r.account_id::text where o.account_id is distinct from r.account_id
        union all select 'annual', o.annual::text, r.annual::text where o.annual is distinct from r.annual
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'carried_from_id', o.carried_from_id::text, r.carried_from_id::text where o.carried_from_id is distinct from r.carried_from_id
        union all select 'carried', o.carried::text, r.carried::text where o.carried is distinct from r.carried
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_lines', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_lines', 'budget', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'budget_id', r.budget_id::text, null::text where r.budget_id is not null
        union all select 'department_id', r.department_id::text, null::text where r.department_id is not null
        union all select 'account_id', r.account_id::text, null::text where r.account_id is not null
        union all select 'annual', r.annual::text, null::text where r.annual is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'carried_from_id', r.carried_from_id::text, null::text where r.carried_from_id is not null
        union all select 'carried', r.carried::text, null::text where r.carried is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budget_lines from public;
create or replace trigger audit_insert after insert on public.budget_lines referencing new table as new_rows for each statement execute function vault.audit_budget_lines();
create or replace trigger audit_update after update on public.budget_lines referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budget_lines();
create or replace trigger audit_delete after delete on public.budget_lines referencing old table as old_rows for each statement execute function vault.audit_budget_lines();


-- budget_month_totals
alter table public.budget_month_totals enable row level security, force row level security;
create policy owner on public.budget_month_totals for all to current_user using (true) with check (true);
create policy reader on public.budget_month_totals for select to bellwether_reader using (true);
create policy app_read on public.budget_month_totals for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.budget_month_totals from public, bellwether_app, bellwether_reader;
grant select on public.budget_month_totals to bellwether_app;
grant select on public.budget_month_totals to bellwether_reader;
create view visible.budget_month_totals as
  select t.id, t.owner_id, t.team_id, t.line_id, t.period_id, t.spent, t.requested, t.committed
  from public.budget_month_totals t
  where (select current_setting('bw.read', true) like '% budget:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[]);
comment on view visible.budget_month_totals is 'guard';
alter view visible.budget_month_totals owner to bellwether_reader;
grant select on visible.budget_month_totals to bellwether_app;


-- budget_months
alter table public.budget_months enable row level security, force row level security;
create policy owner on public.budget_months for all to current_user using (true) with check (true);
create policy reader on public.budget_months for select to bellwether_reader using (true);
create policy app_read on public.budget_months for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.budget_months for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% budget:OWN %' or current_setting('bw.write', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.budget_months for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% budget:OWN %' or current_setting('bw.write', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.budget_months for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% budget:OWN %' or current_setting('bw.delete', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% budget:TEAM %'))
  );
revoke all on public.budget_months from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, line_id, period_id, no, budgeted, currency), delete on public.budget_months to bellwether_app;
grant select on public.budget_months to bellwether_reader;
create view visible.budget_months as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.line_id, t.period_id, t.no, t.budgeted, t.currency
  from public.budget_months t
  where (select current_setting('bw.read', true) like '% budget:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[]);
comment on view visible.budget_months is 'guard';
alter view visible.budget_months owner to bellwether_reader;
grant select on visible.budget_months to bellwether_app;

create or replace function vault.audit_budget_months() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_months', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_months', 'budget', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'line_id', o.line_id::text, r.line_id::text where o.line_id is distinct from r.line_id
        union all select 'period_id', o.period_id::text, r.period_id::text where o.period_id is distinct from r.period_id
        union all select 'no', o.no::text, r.no::text where o.no is distinct from r.no
        union all select 'budgeted', o.budgeted::text, r.budgeted::text where o.budgeted is distinct from r.budgeted
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_months', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_months', 'budget', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'line_id', r.line_id::text, null::text where r.line_id is not null
        union all select 'period_id', r.period_id::text, null::text where r.period_id is not null
        union all select 'no', r.no::text, null::text where r.no is not null
        union all select 'budgeted', r.budgeted::text, null::text where r.budgeted is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budget_months from public;
create or replace trigger audit_insert after insert on public.budget_months referencing new table as new_rows for each statement execute function vault.audit_budget_months();
create or replace trigger audit_update after update on public.budget_months referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budget_months();
create or replace trigger audit_delete after delete on public.budget_months referencing old table as old_rows for each statement execute function vault.audit_budget_months();


-- budget_thresholds
alter table public.budget_thresholds enable row level security, force row level security;
create policy owner on public.budget_thresholds for all to current_user using (true) with check (true);
create policy reader on public.budget_thresholds for select to bellwether_reader using (true);
create policy app_read on public.budget_thresholds for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.budget_thresholds for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% budget:OWN %' or current_setting('bw.write', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.budget_thresholds for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% budget:OWN %' or current_setting('bw.write', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.budget_thresholds for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% budget:OWN %' or current_setting('bw.delete', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% budget:TEAM %'))
  );
revoke all on public.budget_thresholds from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, line_id, basis, percent, action, stage), delete on public.budget_thresholds to bellwether_app;
grant select on public.budget_thresholds to bellwether_reader;
create view visible.budget_thresholds as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.line_id, t.basis, t.percent, t.action, t.stage
  from public.budget_thresholds t
  where (select current_setting('bw.read', true) like '% budget:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[]);
comment on view visible.budget_thresholds is 'guard';
alter view visible.budget_thresholds owner to bellwether_reader;
grant select on visible.budget_thresholds to bellwether_app;

create or replace function vault.audit_budget_thresholds() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% budget@%' then public.owners_within('bw.write', 'budget') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_thresholds', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_thresholds', 'budget', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'line_id', o.line_id::text, r.line_id::text where o.line_id is distinct from r.line_id
        union all select 'basis', o.basis::text, r.basis::text where o.basis is distinct from r.basis
        union all select 'percent', o.percent::text, r.percent::text where o.percent is distinct from r.percent
        union all select 'action', o.action::text, r.action::text where o.action is distinct from r.action
        union all select 'stage', o.stage::text, r.stage::text where o.stage is distinct from r.stage
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_thresholds', 'budget', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_thresholds', 'budget', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'line_id', r.line_id::text, null::text where r.line_id is not null
        union all select 'basis', r.basis::text, null::text where r.basis is not null
        union all select 'percent', r.percent::text, null::text where r.percent is not null
        union all select 'action', r.action::text, null::text where r.action is not null
        union all select 'stage', r.stage::text, null::text where r.stage is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budget_thresholds from public;
create or replace trigger audit_insert after insert on public.budget_thresholds referencing new table as new_rows for each statement execute function vault.audit_budget_thresholds();
create or replace trigger audit_update after update on public.budget_thresholds referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budget_thresholds();
create or replace trigger audit_delete after delete on public.budget_thresholds referencing old table as old_rows for each statement execute function vault.audit_budget_thresholds();


-- budget_transfer_months
alter table public.budget_transfer_months enable row level security, force row level security;
create policy owner on public.budget_transfer_months for all to current_user using (true) with check (true);
create policy reader on public.budget_transfer_months for select to bellwether_reader using (true);
create policy app_read on public.budget_transfer_months for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budgetTransfer:ALL %')
    or ((owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.read', true) like '% budgetTransfer:OWN %' or current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or ((team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or (owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]) or to_owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.budget_transfer_months for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% budgetTransfer:ALL %')
    or ((owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.write', true) like '% budgetTransfer:OWN %' or current_setting('bw.write', true) like '% budgetTransfer:TEAM %'))
    or ((team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.write', true) like '% budgetTransfer:TEAM %'))
    or (owner_id = any((select case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end)::uuid[]) or to_owner_id = any((select case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.budget_transfer_months from public, bellwether_app, bellwether_reader;
grant select, insert on public.budget_transfer_months to bellwether_app;
grant select on public.budget_transfer_months to bellwether_reader;
create view visible.budget_transfer_months as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.to_owner_id, t.to_team_id, t.transfer_id, t.period_id, t.no, t.amount, t.currency
  from public.budget_transfer_months t
  where (select current_setting('bw.read', true) like '% budgetTransfer:ALL %')
    or ((t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or t.to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.read', true) like '% budgetTransfer:OWN %' or current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or ((t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or t.to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or (t.owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]) or t.to_owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]));
comment on view visible.budget_transfer_months is 'guard';
alter view visible.budget_transfer_months owner to bellwether_reader;
grant select on visible.budget_transfer_months to bellwether_app;

create or replace function vault.audit_budget_transfer_months() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_transfer_months', 'budgetTransfer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_transfer_months', 'budgetTransfer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'to_owner_id', o.to_owner_id::text, r.to_owner_id::text where o.to_owner_id is distinct from r.to_owner_id
        union all select 'to_team_id', o.to_team_id::text, r.to_team_id::text where o.to_team_id is distinct from r.to_team_id
        union all select 'transfer_id', o.transfer_id::text, r.transfer_id::text where o.transfer_id is distinct from r.transfer_id
        union all select 'period_id', o.period_id::text, r.period_id::text where o.period_id is distinct from r.period_id
        union all select 'no', o.no::text, r.no::text where o.no is distinct from r.no
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_transfer_months', 'budgetTransfer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_transfer_months', 'budgetTransfer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'to_owner_id', r.to_owner_id::text, null::text where r.to_owner_id is not null
        union all select 'to_team_id', r.to_team_id::text, null::text where r.to_team_id is not null
        union all select 'transfer_id', r.transfer_id::text, null::text where r.transfer_id is not null
        union all select 'period_id', r.period_id::text, null::text where r.period_id is not null
        union all select 'no', r.no::text, null::text where r.no is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budget_transfer_months from public;
create or replace trigger audit_insert after insert on public.budget_transfer_months referencing new table as new_rows for each statement execute function vault.audit_budget_transfer_months();
create or replace trigger audit_update after update on public.budget_transfer_months referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budget_transfer_months();
create or replace trigger audit_delete after delete on public.budget_transfer_months referencing old table as old_rows for each statement execute function vault.audit_budget_transfer_months();


-- budget_transfers
alter table public.budget_transfers enable row level security, force row level security;
create policy owner on public.budget_transfers for all to current_user using (true) with check (true);
create policy reader on public.budget_transfers for select to bellwether_reader using (true);
create policy app_read on public.budget_transfers for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budgetTransfer:ALL %')
    or ((owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.read', true) like '% budgetTransfer:OWN %' or current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or ((team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or (owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]) or to_owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.budget_transfers for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% budgetTransfer:ALL %')
    or ((owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.write', true) like '% budgetTransfer:OWN %' or current_setting('bw.write', true) like '% budgetTransfer:TEAM %'))
    or ((team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.write', true) like '% budgetTransfer:TEAM %'))
    or (owner_id = any((select case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end)::uuid[]) or to_owner_id = any((select case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.budget_transfers for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% budgetTransfer:ALL %')
    or ((owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.write', true) like '% budgetTransfer:OWN %' or current_setting('bw.write', true) like '% budgetTransfer:TEAM %'))
    or ((team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.write', true) like '% budgetTransfer:TEAM %'))
    or (owner_id = any((select case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end)::uuid[]) or to_owner_id = any((select case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.budget_transfers from public, bellwether_app, bellwether_reader;
grant select, insert, update (updated_at, updated_by, version, status, decided_by, decided_at, decision_reason) on public.budget_transfers to bellwether_app;
grant select on public.budget_transfers to bellwether_reader;
create view visible.budget_transfers as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.to_owner_id, t.to_team_id, t.from_line_id, t.to_line_id, t.amount, t.currency, t.reason, t.status, t.requested_by, t.decided_by, t.decided_at, t.decision_reason
  from public.budget_transfers t
  where (select current_setting('bw.read', true) like '% budgetTransfer:ALL %')
    or ((t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or t.to_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.read', true) like '% budgetTransfer:OWN %' or current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or ((t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or t.to_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.read', true) like '% budgetTransfer:TEAM %'))
    or (t.owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]) or t.to_owner_id = any((select case when current_setting('bw.read', true) like '% budgetTransfer@%' then public.owners_within('bw.read', 'budgetTransfer') end)::uuid[]));
comment on view visible.budget_transfers is 'guard';
alter view visible.budget_transfers owner to bellwether_reader;
grant select on visible.budget_transfers to bellwether_app;

create or replace function vault.audit_budget_transfers() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% budgetTransfer@%' then public.owners_within('bw.write', 'budgetTransfer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_transfers', 'budgetTransfer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_transfers', 'budgetTransfer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'to_owner_id', o.to_owner_id::text, r.to_owner_id::text where o.to_owner_id is distinct from r.to_owner_id
        union all select 'to_team_id', o.to_team_id::text, r.to_team_id::text where o.to_team_id is distinct from r.to_team_id
        union all select 'from_line_id', o.from_line_id::text, r.from_line_id::text where o.from_line_id is distinct from r.from_line_id
        union all select 'to_line_id', o.to_line_id::text, r.to_line_id::text where o.to_line_id is distinct from r.to_line_id
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'reason', o.reason::text, r.reason::text where o.reason is distinct from r.reason
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'requested_by', o.requested_by::text, r.requested_by::text where o.requested_by is distinct from r.requested_by
        union all select 'decided_by', o.decided_by::text, r.decided_by::text where o.decided_by is distinct from r.decided_by
        union all select 'decided_at', o.decided_at::text, r.decided_at::text where o.decided_at is distinct from r.decided_at
        union all select 'decision_reason', o.decision_reason::text, r.decision_reason::text where o.decision_reason is distinct from r.decision_reason
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budget_transfers', 'budgetTransfer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budget_transfers', 'budgetTransfer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'to_owner_id', r.to_owner_id::text, null::text where r.to_owner_id is not null
        union all select 'to_team_id', r.to_team_id::text, null::text where r.to_team_id is not null
        union all select 'from_line_id', r.from_line_id::text, null::text where r.from_line_id is not null
        union all select 'to_line_id', r.to_line_id::text, null::text where r.to_line_id is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'reason', r.reason::text, null::text where r.reason is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'requested_by', r.requested_by::text, null::text where r.requested_by is not null
        union all select 'decided_by', r.decided_by::text, null::text where r.decided_by is not null
        union all select 'decided_at', r.decided_at::text, null::text where r.decided_at is not null
        union all select 'decision_reason', r.decision_reason::text, null::text where r.decision_reason is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budget_transfers from public;
create or replace trigger audit_insert after insert on public.budget_transfers referencing new table as new_rows for each statement execute function vault.audit_budget_transfers();
create or replace trigger audit_update after update on public.budget_transfers referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budget_transfers();
create or replace trigger audit_delete after delete on public.budget_transfers referencing old table as old_rows for each statement execute function vault.audit_budget_transfers();


-- budget_year_totals
alter table public.budget_year_totals enable row level security, force row level security;
create policy owner on public.budget_year_totals for all to current_user using (true) with check (true);
create policy reader on public.budget_year_totals for select to bellwether_reader using (true);
create policy app_read on public.budget_year_totals for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% budget:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[])
  );
revoke all on public.budget_year_totals from public, bellwether_app, bellwether_reader;
grant select on public.budget_year_totals to bellwether_app;
grant select on public.budget_year_totals to bellwether_reader;
create view visible.budget_year_totals as
  select t.line_id, t.owner_id, t.team_id, t.spent, t.requested, t.committed
  from public.budget_year_totals t
  where (select current_setting('bw.read', true) like '% budget:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% budget:OWN %' or current_setting('bw.read', true) like '% budget:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% budget:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% budget@%' then public.owners_within('bw.read', 'budget') end)::uuid[]);
comment on view visible.budget_year_totals is 'guard';
alter view visible.budget_year_totals owner to bellwether_reader;
grant select on visible.budget_year_totals to bellwether_app;


-- budgets
alter table public.budgets enable row level security, force row level security;
create policy owner on public.budgets for all to current_user using (true) with check (true);
create policy reader on public.budgets for select to bellwether_reader using (true);
create policy app_read on public.budgets for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.budgets for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.budgets for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% budget:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.budgets for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% budget:ALL %')
  );
revoke all on public.budgets from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, year_id, revision, status, currency), delete on public.budgets to bellwether_app;
grant select on public.budgets to bellwether_reader;
create view visible.budgets as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.year_id, t.revision, t.status, t.currency
  from public.budgets t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.budgets is 'guard';
alter view visible.budgets owner to bellwether_reader;
grant select on visible.budgets to bellwether_app;

create or replace function vault.audit_budgets() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budgets', 'budget', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budgets', 'budget', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'year_id', o.year_id::text, r.year_id::text where o.year_id is distinct from r.year_id
        union all select 'revision', o.revision::text, r.revision::text where o.revision is distinct from r.revision
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'budgets', 'budget', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'budgets', 'budget', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'year_id', r.year_id::text, null::text where r.year_id is not null
        union all select 'revision', r.revision::text, null::text where r.revision is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_budgets from public;
create or replace trigger audit_insert after insert on public.budgets referencing new table as new_rows for each statement execute function vault.audit_budgets();
create or replace trigger audit_update after update on public.budgets referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_budgets();
create or replace trigger audit_delete after delete on public.budgets referencing old table as old_rows for each statement execute function vault.audit_budgets();


-- business_calendars
alter table public.business_calendars enable row level security, force row level security;
create policy owner on public.business_calendars for all to current_user using (true) with check (true);
create policy reader on public.business_calendars for select to bellwether_reader using (true);
create policy app_read on public.business_calendars for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.business_calendars for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% calendar:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.business_calendars for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% calendar:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.business_calendars from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, time_zone, week, holidays, is_default) on public.business_calendars to bellwether_app;
grant select on public.business_calendars to bellwether_reader;
create view visible.business_calendars as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.time_zone, t.week, t.holidays, t.is_default
  from public.business_calendars t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.business_calendars is 'guard';
alter view visible.business_calendars owner to bellwether_reader;
grant select on visible.business_calendars to bellwether_app;

create or replace function vault.audit_business_calendars() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'business_calendars', 'calendar', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'business_calendars', 'calendar', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'time_zone', o.time_zone::text, r.time_zone::text where o.time_zone is distinct from r.time_zone
        union all select 'week', o.week::text, r.week::text where o.week is distinct from r.week
        union all select 'holidays', o.holidays::text, r.holidays::text where o.holidays is distinct from r.holidays
        union all select 'is_default', o.is_default::text, r.is_default::text where o.is_default is distinct from r.is_default
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'business_calendars', 'calendar', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'business_calendars', 'calendar', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'time_zone', r.time_zone::text, null::text where r.time_zone is not null
        union all select 'week', r.week::text, null::text where r.week is not null
        union all select 'holidays', r.holidays::text, null::text where r.holidays is not null
        union all select 'is_default', r.is_default::text, null::text where r.is_default is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_business_calendars from public;
create or replace trigger audit_insert after insert on public.business_calendars referencing new table as new_rows for each statement execute function vault.audit_business_calendars();
create or replace trigger audit_update after update on public.business_calendars referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_business_calendars();
create or replace trigger audit_delete after delete on public.business_calendars referencing old table as old_rows for each statement execute function vault.audit_business_calendars();


-- calculated_measures
alter table public.calculated_measures enable row level security, force row level security;
create policy owner on public.calculated_measures for all to current_user using (true) with check (true);
create policy reader on public.calculated_measures for select to bellwether_reader using (true);
create policy app_read on public.calculated_measures for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.calculated_measures for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% calculatedMeasure:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.calculated_measures for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% calculatedMeasure:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.calculated_measures from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, description, formula, unit, good_when, definition_version, archived_at) on public.calculated_measures to bellwether_app;
grant select on public.calculated_measures to bellwether_reader;
create view visible.calculated_measures as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.code, t.name, t.description, t.formula, t.unit, t.good_when, t.definition_version, t.archived_at
  from public.calculated_measures t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.calculated_measures is 'guard';
alter view visible.calculated_measures owner to bellwether_reader;
grant select on visible.calculated_measures to bellwether_app;

create or replace function vault.audit_calculated_measures() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'calculated_measures', 'calculatedMeasure', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'calculated_measures', 'calculatedMeasure', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'description', o.description::text, r.description::text where o.description is distinct from r.description
        union all select 'formula', o.formula::text, r.formula::text where o.formula is distinct from r.formula
        union all select 'unit', o.unit::text, r.unit::text where o.unit is distinct from r.unit
        union all select 'good_when', o.good_when::text, r.good_when::text where o.good_when is distinct from r.good_when
        union all select 'definition_version', o.definition_version::text, r.definition_version::text where o.definition_version is distinct from r.definition_version
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'calculated_measures', 'calculatedMeasure', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'calculated_measures', 'calculatedMeasure', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'description', r.description::text, null::text where r.description is not null
        union all select 'formula', r.formula::text, null::text where r.formula is not null
        union all select 'unit', r.unit::text, null::text where r.unit is not null
        union all select 'good_when', r.good_when::text, null::text where r.good_when is not null
        union all select 'definition_version', r.definition_version::text, null::text where r.definition_version is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_calculated_measures from public;
create or replace trigger audit_insert after insert on public.calculated_measures referencing new table as new_rows for each statement execute function vault.audit_calculated_measures();
create or replace trigger audit_update after update on public.calculated_measures referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_calculated_measures();
create or replace trigger audit_delete after delete on public.calculated_measures referencing old table as old_rows for each statement execute function vault.audit_calculated_measures();


-- categories
alter table public.categories enable row level security, force row level security;
create policy owner on public.categories for all to current_user using (true) with check (true);
create policy reader on public.categories for select to bellwether_reader using (true);
create policy app_read on public.categories for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.categories for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% product:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.categories for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% product:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.categories for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% product:ALL %')
  );
revoke all on public.categories from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, parent_id, external_source, external_id), delete on public.categories to bellwether_app;
grant select on public.categories to bellwether_reader;
create view visible.categories as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.parent_id, t.external_source, t.external_id
  from public.categories t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.categories is 'guard';
alter view visible.categories owner to bellwether_reader;
grant select on visible.categories to bellwether_app;

create or replace function vault.audit_categories() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'categories', 'product', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'categories', 'product', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'parent_id', o.parent_id::text, r.parent_id::text where o.parent_id is distinct from r.parent_id
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'categories', 'product', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'categories', 'product', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'parent_id', r.parent_id::text, null::text where r.parent_id is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_categories from public;
create or replace trigger audit_insert after insert on public.categories referencing new table as new_rows for each statement execute function vault.audit_categories();
create or replace trigger audit_update after update on public.categories referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_categories();
create or replace trigger audit_delete after delete on public.categories referencing old table as old_rows for each statement execute function vault.audit_categories();


-- consents
alter table public.consents enable row level security, force row level security;
create policy owner on public.consents for all to current_user using (true) with check (true);
create policy reader on public.consents for select to bellwether_reader using (true);
create policy app_read on public.consents for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.consents for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.consents for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.consents from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, in_force) on public.consents to bellwether_app;
grant select on public.consents to bellwether_reader;
create view visible.consents as
  select t.id, t.owner_id, t.team_id, t.customer_id, t.contact_id, t.channel, t.purpose, t.state, t.basis, t."at", t.proof, t.in_force, t.recorded_at, t.recorded_by
  from public.consents t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.consents is 'guard';
alter view visible.consents owner to bellwether_reader;
grant select on visible.consents to bellwether_app;

create or replace function vault.audit_consents() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'consents', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'consents', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'channel', o.channel::text, r.channel::text where o.channel is distinct from r.channel
        union all select 'purpose', o.purpose::text, r.purpose::text where o.purpose is distinct from r.purpose
        union all select 'state', o.state::text, r.state::text where o.state is distinct from r.state
        union all select 'basis', o.basis::text, r.basis::text where o.basis is distinct from r.basis
        union all select 'at', o."at"::text, r."at"::text where o."at" is distinct from r."at"
        union all select 'proof', o.proof::text, r.proof::text where o.proof is distinct from r.proof
        union all select 'in_force', o.in_force::text, r.in_force::text where o.in_force is distinct from r.in_force
        union all select 'recorded_at', o.recorded_at::text, r.recorded_at::text where o.recorded_at is distinct from r.recorded_at
        union all select 'recorded_by', o.recorded_by::text, r.recorded_by::text where o.recorded_by is distinct from r.recorded_by
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'consents', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'consents', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'channel', r.channel::text, null::text where r.channel is not null
        union all select 'purpose', r.purpose::text, null::text where r.purpose is not null
        union all select 'state', r.state::text, null::text where r.state is not null
        union all select 'basis', r.basis::text, null::text where r.basis is not null
        union all select 'at', r."at"::text, null::text where r."at" is not null
        union all select 'proof', r.proof::text, null::text where r.proof is not null
        union all select 'in_force', r.in_force::text, null::text where r.in_force is not null
        union all select 'recorded_at', r.recorded_at::text, null::text where r.recorded_at is not null
        union all select 'recorded_by', r.recorded_by::text, null::text where r.recorded_by is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_consents from public;
create or replace trigger audit_insert after insert on public.consents referencing new table as new_rows for each statement execute function vault.audit_consents();
create or replace trigger audit_update after update on public.consents referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_consents();
create or replace trigger audit_delete after delete on public.consents referencing old table as old_rows for each statement execute function vault.audit_consents();


-- contact_points
alter table public.contact_points enable row level security, force row level security;
create policy owner on public.contact_points for all to current_user using (true) with check (true);
create policy reader on public.contact_points for select to bellwether_reader using (true);
create policy app_read on public.contact_points for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.contact_points for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.contact_points for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.contact_points for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% customer:OWN %' or current_setting('bw.delete', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% customer:TEAM %'))
  );
revoke all on public.contact_points from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, customer_id, contact_id, kind, value, normalised, is_primary), delete on public.contact_points to bellwether_app;
grant select on public.contact_points to bellwether_reader;
create view visible.contact_points as
  select t.id, t.owner_id, t.team_id, t.customer_id, t.contact_id, t.kind, t.value, t.normalised, t.is_primary
  from public.contact_points t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.contact_points is 'guard';
alter view visible.contact_points owner to bellwether_reader;
grant select on visible.contact_points to bellwether_app;

create or replace function vault.audit_contact_points() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'contact_points', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'contact_points', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'value', o.value::text, r.value::text where o.value is distinct from r.value
        union all select 'normalised', o.normalised::text, r.normalised::text where o.normalised is distinct from r.normalised
        union all select 'is_primary', o.is_primary::text, r.is_primary::text where o.is_primary is distinct from r.is_primary
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'contact_points', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'contact_points', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'value', r.value::text, null::text where r.value is not null
        union all select 'normalised', r.normalised::text, null::text where r.normalised is not null
        union all select 'is_primary', r.is_primary::text, null::text where r.is_primary is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_contact_points from public;
create or replace trigger audit_insert after insert on public.contact_points referencing new table as new_rows for each statement execute function vault.audit_contact_points();
create or replace trigger audit_update after update on public.contact_points referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_contact_points();
create or replace trigger audit_delete after delete on public.contact_points referencing old table as old_rows for each statement execute function vault.audit_contact_points();


-- contacts
alter table public.contacts enable row level security, force row level security;
create policy owner on public.contacts for all to current_user using (true) with check (true);
create policy reader on public.contacts for select to bellwether_reader using (true);
create policy app_read on public.contacts for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.contacts for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.contacts for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.contacts for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% customer:OWN %' or current_setting('bw.delete', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% customer:TEAM %'))
  );
revoke all on public.contacts from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, customer_id, name, first_name, last_name, title, birthday, language, external_source, external_id, archived_at, email, phone, custom_text1, custom_text2, custom_text3, custom_text4, custom_text5, custom_text6, custom_text7, custom_text8, custom_text9, custom_text10, custom_number1, custom_number2, custom_number3, custom_number4, custom_number5, custom_number6, custom_date1, custom_date2, custom_date3, custom_date4, custom_reference1, custom_reference2, custom_reference3, custom_reference4, preferred_channel, contact_from, contact_until, topics), delete on public.contacts to bellwether_app;
grant select on public.contacts to bellwether_reader;
create view visible.contacts as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.customer_id, t.name, t.first_name, t.last_name, t.title, t.birthday, t.language, t.external_source, t.external_id, t.archived_at, t.email, t.phone, t.search_text, t.search_bigrams, t.custom_text1, t.custom_text2, t.custom_text3, t.custom_text4, t.custom_text5, t.custom_text6, t.custom_text7, t.custom_text8, t.custom_text9, t.custom_text10, t.custom_number1, t.custom_number2, t.custom_number3, t.custom_number4, t.custom_number5, t.custom_number6, t.custom_date1, t.custom_date2, t.custom_date3, t.custom_date4, t.custom_reference1, t.custom_reference2, t.custom_reference3, t.custom_reference4, t.preferred_channel, t.contact_from, t.contact_until, t.topics, t.birthday_day
  from public.contacts t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.contacts is 'guard';
alter view visible.contacts owner to bellwether_reader;
grant select on visible.contacts to bellwether_app;

create or replace function vault.audit_contacts() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'contacts', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'contacts', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'first_name', o.first_name::text, r.first_name::text where o.first_name is distinct from r.first_name
        union all select 'last_name', o.last_name::text, r.last_name::text where o.last_name is distinct from r.last_name
        union all select 'title', o.title::text, r.title::text where o.title is distinct from r.title
        union all select 'birthday', o.birthday::text, r.birthday::text where o.birthday is distinct from r.birthday
        union all select 'language', o.language::text, r.language::text where o.language is distinct from r.language
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
        union all select 'email', o.email::text, r.email::text where o.email is distinct from r.email
        union all select 'phone', o.phone::text, r.phone::text where o.phone is distinct from r.phone
        union all select 'custom_text1', o.custom_text1::text, r.custom_text1::text where o.custom_text1 is distinct from r.custom_text1
        union all select 'custom_text2', o.custom_text2::text, r.custom_text2::text where o.custom_text2 is distinct from r.custom_text2
        union all select 'custom_text3', o.custom_text3::text, r.custom_text3::text where o.custom_text3 is distinct from r.custom_text3
        union all select 'custom_text4', o.custom_text4::text, r.custom_text4::text where o.custom_text4 is distinct from r.custom_text4
        union all select 'custom_text5', o.custom_text5::text, r.custom_text5::text where o.custom_text5 is distinct from r.custom_text5
        union all select 'custom_text6', o.custom_text6::text, r.custom_text6::text where o.custom_text6 is distinct from r.custom_text6
        union all select 'custom_text7', o.custom_text7::text, r.custom_text7::text where o.custom_text7 is distinct from r.custom_text7
        union all select 'custom_text8', o.custom_text8::text, r.custom_text8::text where o.custom_text8 is distinct from r.custom_text8
        union all select 'custom_text9', o.custom_text9::text, r.custom_text9::text where o.custom_text9 is distinct from r.custom_text9
        union all select 'custom_text10', o.custom_text10::text, r.custom_text10::text where o.custom_text10 is distinct from r.custom_text10
        union all select 'custom_number1', o.custom_number1::text, r.custom_number1::text where o.custom_number1 is distinct from r.custom_number1
        union all select 'custom_number2', o.custom_number2::text, r.custom_number2::text where o.custom_number2 is distinct from r.custom_number2
        union all select 'custom_number3', o.custom_number3::text, r.custom_number3::text where o.custom_number3 is distinct from r.custom_number3
        union all select 'custom_number4', o.custom_number4::text, r.custom_number4::text where o.custom_number4 is distinct from r.custom_number4
        union all select 'custom_number5', o.custom_number5::text, r.custom_number5::text where o.custom_number5 is distinct from r.custom_number5
        union all select 'custom_number6', o.custom_number6::text, r.custom_number6::text where o.custom_number6 is distinct from r.custom_number6
        union all select 'custom_date1', o.custom_date1::text, r.custom_date1::text where o.custom_date1 is distinct from r.custom_date1
        union all select 'custom_date2', o.custom_date2::text, r.custom_date2::text where o.custom_date2 is distinct from r.custom_date2
        union all select 'custom_date3', o.custom_date3::text, r.custom_date3::text where o.custom_date3 is distinct from r.custom_date3
        union all select 'custom_date4', o.custom_date4::text, r.custom_date4::text where o.custom_date4 is distinct from r.custom_date4
        union all select 'custom_reference1', o.custom_reference1::text, r.custom_reference1::text where o.custom_reference1 is distinct from r.custom_reference1
        union all select 'custom_reference2', o.custom_reference2::text, r.custom_reference2::text where o.custom_reference2 is distinct from r.custom_reference2
        union all select 'custom_reference3', o.custom_reference3::text, r.custom_reference3::text where o.custom_reference3 is distinct from r.custom_reference3
        union all select 'custom_reference4', o.custom_reference4::text, r.custom_reference4::text where o.custom_reference4 is distinct from r.custom_reference4
        union all select 'preferred_channel', o.preferred_channel::text, r.preferred_channel::text where o.preferred_channel is distinct from r.preferred_channel
        union all select 'contact_from', o.contact_from::text, r.contact_from::text where o.contact_from is distinct from r.contact_from
        union all select 'contact_until', o.contact_until::text, r.contact_until::text where o.contact_until is distinct from r.contact_until
        union all select 'topics', o.topics::text, r.topics::text where o.topics is distinct from r.topics
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'contacts', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'contacts', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'first_name', r.first_name::text, null::text where r.first_name is not null
        union all select 'last_name', r.last_name::text, null::text where r.last_name is not null
        union all select 'title', r.title::text, null::text where r.title is not null
        union all select 'birthday', r.birthday::text, null::text where r.birthday is not null
        union all select 'language', r.language::text, null::text where r.language is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
        union all select 'email', r.email::text, null::text where r.email is not null
        union all select 'phone', r.phone::text, null::text where r.phone is not null
        union all select 'custom_text1', r.custom_text1::text, null::text where r.custom_text1 is not null
        union all select 'custom_text2', r.custom_text2::text, null::text where r.custom_text2 is not null
        union all select 'custom_text3', r.custom_text3::text, null::text where r.custom_text3 is not null
        union all select 'custom_text4', r.custom_text4::text, null::text where r.custom_text4 is not null
        union all select 'custom_text5', r.custom_text5::text, null::text where r.custom_text5 is not null
        union all select 'custom_text6', r.custom_text6::text, null::text where r.custom_text6 is not null
        union all select 'custom_text7', r.custom_text7::text, null::text where r.custom_text7 is not null
        union all select 'custom_text8', r.custom_text8::text, null::text where r.custom_text8 is not null
        union all select 'custom_text9', r.custom_text9::text, null::text where r.custom_text9 is not null
        union all select 'custom_text10', r.custom_text10::text, null::text where r.custom_text10 is not null
        union all select 'custom_number1', r.custom_number1::text, null::text where r.custom_number1 is not null
        union all select 'custom_number2', r.custom_number2::text, null::text where r.custom_number2 is not null
        union all select 'custom_number3', r.custom_number3::text, null::text where r.custom_number3 is not null
        union all select 'custom_number4', r.custom_number4::text, null::text where r.custom_number4 is not null
        union all select 'custom_number5', r.custom_number5::text, null::text where r.custom_number5 is not null
        union all select 'custom_number6', r.custom_number6::text, null::text where r.custom_number6 is not null
        union all select 'custom_date1', r.custom_date1::text, null::text where r.custom_date1 is not null
        union all select 'custom_date2', r.custom_date2::text, null::text where r.custom_date2 is not null
        union all select 'custom_date3', r.custom_date3::text, null::text where r.custom_date3 is not null
        union all select 'custom_date4', r.custom_date4::text, null::text where r.custom_date4 is not null
        union all select 'custom_reference1', r.custom_reference1::text, null::text where r.custom_reference1 is not null
        union all select 'custom_reference2', r.custom_reference2::text, null::text where r.custom_reference2 is not null
        union all select 'custom_reference3', r.custom_reference3::text, null::text where r.custom_reference3 is not null
        union all select 'custom_reference4', r.custom_reference4::text, null::text where r.custom_reference4 is not null
        union all select 'preferred_channel', r.preferred_channel::text, null::text where r.preferred_channel is not null
        union all select 'contact_from', r.contact_from::text, null::text where r.contact_from is not null
        union all select 'contact_until', r.contact_until::text, null::text where r.contact_until is not null
        union all select 'topics', r.topics::text, null::text where r.topics is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_contacts from public;
create or replace trigger audit_insert after insert on public.contacts referencing new table as new_rows for each statement execute function vault.audit_contacts();
create or replace trigger audit_update after update on public.contacts referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_contacts();
create or replace trigger audit_delete after delete on public.contacts referencing old table as old_rows for each statement execute function vault.audit_contacts();


-- custom_fields
alter table public.custom_fields enable row level security, force row level security;
create policy owner on public.custom_fields for all to current_user using (true) with check (true);
create policy reader on public.custom_fields for select to bellwether_reader using (true);
create policy app_read on public.custom_fields for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.custom_fields for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customField:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.custom_fields for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customField:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.custom_fields from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, label, description, choices, reference_kind, currency, position, archived_at) on public.custom_fields to bellwether_app;
grant select on public.custom_fields to bellwether_reader;
create view visible.custom_fields as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.kind, t.key, t.label, t.description, t.type, t.choices, t.reference_kind, t.currency, t.position, t.slot, t.archived_at
  from public.custom_fields t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.custom_fields is 'guard';
alter view visible.custom_fields owner to bellwether_reader;
grant select on visible.custom_fields to bellwether_app;

create or replace function vault.audit_custom_fields() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'custom_fields', 'customField', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'custom_fields', 'customField', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'key', o.key::text, r.key::text where o.key is distinct from r.key
        union all select 'label', o.label::text, r.label::text where o.label is distinct from r.label
        union all select 'description', o.description::text, r.description::text where o.description is distinct from r.description
        union all select 'type', o.type::text, r.type::text where o.type is distinct from r.type
        union all select 'choices', o.choices::text, r.choices::text where o.choices is distinct from r.choices
        union all select 'reference_kind', o.reference_kind::text, r.reference_kind::text where o.reference_kind is distinct from r.reference_kind
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'position', o.position::text, r.position::text where o.position is distinct from r.position
        union all select 'slot', o.slot::text, r.slot::text where o.slot is distinct from r.slot
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'custom_fields', 'customField', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'custom_fields', 'customField', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'key', r.key::text, null::text where r.key is not null
        union all select 'label', r.label::text, null::text where r.label is not null
        union all select 'description', r.description::text, null::text where r.description is not null
        union all select 'type', r.type::text, null::text where r.type is not null
        union all select 'choices', r.choices::text, null::text where r.choices is not null
        union all select 'reference_kind', r.reference_kind::text, null::text where r.reference_kind is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'position', r.position::text, null::text where r.position is not null
        union all select 'slot', r.slot::text, null::text where r.slot is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_custom_fields from public;
create or replace trigger audit_insert after insert on public.custom_fields referencing new table as new_rows for each statement execute function vault.audit_custom_fields();
create or replace trigger audit_update after update on public.custom_fields referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_custom_fields();
create or replace trigger audit_delete after delete on public.custom_fields referencing old table as old_rows for each statement execute function vault.audit_custom_fields();


-- customers
alter table public.customers enable row level security, force row level security;
create policy owner on public.customers for all to current_user using (true) with check (true);
create policy reader on public.customers for select to bellwether_reader using (true);
create policy app_read on public.customers for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.customers for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.customers for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.customers for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% customer:OWN %' or current_setting('bw.delete', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% customer:TEAM %'))
  );
revoke all on public.customers from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, number, kind, name, legal_name, tax_id, industry, size, website, parent_id, tier, status, region, language, tags, external_source, external_id, archived_at, email, phone, contact_names, merged_into_id, custom_text1, custom_text2, custom_text3, custom_text4, custom_text5, custom_text6, custom_text7, custom_text8, custom_text9, custom_text10, custom_number1, custom_number2, custom_number3, custom_number4, custom_number5, custom_number6, custom_date1, custom_date2, custom_date3, custom_date4, custom_reference1, custom_reference2, custom_reference3, custom_reference4, preferred_channel, contact_from, contact_until, topics), delete on public.customers to bellwether_app;
grant select on public.customers to bellwether_reader;
create view visible.customers as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.number, t.kind, t.name, t.legal_name, t.tax_id, t.industry, t.size, t.website, t.parent_id, t.tier, t.status, t.region, t.language, t.tags, t.external_source, t.external_id, t.archived_at, t.email, t.phone, t.contact_names, t.search_text, t.search_bigrams, t.merged_into_id, t.custom_text1, t.custom_text2, t.custom_text3, t.custom_text4, t.custom_text5, t.custom_text6, t.custom_text7, t.custom_text8, t.custom_text9, t.custom_text10, t.custom_number1, t.custom_number2, t.custom_number3, t.custom_number4, t.custom_number5, t.custom_number6, t.custom_date1, t.custom_date2, t.custom_date3, t.custom_date4, t.custom_reference1, t.custom_reference2, t.custom_reference3, t.custom_reference4, t.preferred_channel, t.contact_from, t.contact_until, t.topics
  from public.customers t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.customers is 'guard';
alter view visible.customers owner to bellwether_reader;
grant select on visible.customers to bellwether_app;

create or replace function vault.audit_customers() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'customers', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'customers', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'number', o.number::text, r.number::text where o.number is distinct from r.number
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'legal_name', o.legal_name::text, r.legal_name::text where o.legal_name is distinct from r.legal_name
        union all select 'tax_id', o.tax_id::text, r.tax_id::text where o.tax_id is distinct from r.tax_id
        union all select 'industry', o.industry::text, r.industry::text where o.industry is distinct from r.industry
        union all select 'size', o.size::text, r.size::text where o.size is distinct from r.size
        union all select 'website', o.website::text, r.website::text where o.website is distinct from r.website
        union all select 'parent_id', o.parent_id::text, r.parent_id::text where o.parent_id is distinct from r.parent_id
        union all select 'tier', o.tier::text, r.tier::text where o.tier is distinct from r.tier
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'region', o.region::text, r.region::text where o.region is distinct from r.region
        union all select 'language', o.language::text, r.language::text where o.language is distinct from r.language
        union all select 'tags', o.tags::text, r.tags::text where o.tags is distinct from r.tags
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
        union all select 'email', o.email::text, r.email::text where o.email is distinct from r.email
        union all select 'phone', o.phone::text, r.phone::text where o.phone is distinct from r.phone
        union all select 'merged_into_id', o.merged_into_id::text, r.merged_into_id::text where o.merged_into_id is distinct from r.merged_into_id
        union all select 'custom_text1', o.custom_text1::text, r.custom_text1::text where o.custom_text1 is distinct from r.custom_text1
        union all select 'custom_text2', o.custom_text2::text, r.custom_text2::text where o.custom_text2 is distinct from r.custom_text2
        union all select 'custom_text3', o.custom_text3::text, r.custom_text3::text where o.custom_text3 is distinct from r.custom_text3
        union all select 'custom_text4', o.custom_text4::text, r.custom_text4::text where o.custom_text4 is distinct from r.custom_text4
        union all select 'custom_text5', o.custom_text5::text, r.custom_text5::text where o.custom_text5 is distinct from r.custom_text5
        union all select 'custom_text6', o.custom_text6::text, r.custom_text6::text where o.custom_text6 is distinct from r.custom_text6
        union all select 'custom_text7', o.custom_text7::text, r.custom_text7::text where o.custom_text7 is distinct from r.custom_text7
        union all select 'custom_text8', o.custom_text8::text, r.custom_text8::text where o.custom_text8 is distinct from r.custom_text8
        union all select 'custom_text9', o.custom_text9::text, r.custom_text9::text where o.custom_text9 is distinct from r.custom_text9
        union all select 'custom_text10', o.custom_text10::text, r.custom_text10::text where o.custom_text10 is distinct from r.custom_text10
        union all select 'custom_number1', o.custom_number1::text, r.custom_number1::text where o.custom_number1 is distinct from r.custom_number1
        union all select 'custom_number2', o.custom_number2::text, r.custom_number2::text where o.custom_number2 is distinct from r.custom_number2
        union all select 'custom_number3', o.custom_number3::text, r.custom_number3::text where o.custom_number3 is distinct from r.custom_number3
        union all select 'custom_number4', o.custom_number4::text, r.custom_number4::text where o.custom_number4 is distinct from r.custom_number4
        union all select 'custom_number5', o.custom_number5::text, r.custom_number5::text where o.custom_number5 is distinct from r.custom_number5
        union all select 'custom_number6', o.custom_number6::text, r.custom_number6::text where o.custom_number6 is distinct from r.custom_number6
        union all select 'custom_date1', o.custom_date1::text, r.custom_date1::text where o.custom_date1 is distinct from r.custom_date1
        union all select 'custom_date2', o.custom_date2::text, r.custom_date2::text where o.custom_date2 is distinct from r.custom_date2
        union all select 'custom_date3', o.custom_date3::text, r.custom_date3::text where o.custom_date3 is distinct from r.custom_date3
        union all select 'custom_date4', o.custom_date4::text, r.custom_date4::text where o.custom_date4 is distinct from r.custom_date4
        union all select 'custom_reference1', o.custom_reference1::text, r.custom_reference1::text where o.custom_reference1 is distinct from r.custom_reference1
        union all select 'custom_reference2', o.custom_reference2::text, r.custom_reference2::text where o.custom_reference2 is distinct from r.custom_reference2
        union all select 'custom_reference3', o.custom_reference3::text, r.custom_reference3::text where o.custom_reference3 is distinct from r.custom_reference3
        union all select 'custom_reference4', o.custom_reference4::text, r.custom_reference4::text where o.custom_reference4 is distinct from r.custom_reference4
        union all select 'preferred_channel', o.preferred_channel::text, r.preferred_channel::text where o.preferred_channel is distinct from r.preferred_channel
        union all select 'contact_from', o.contact_from::text, r.contact_from::text where o.contact_from is distinct from r.contact_from
        union all select 'contact_until', o.contact_until::text, r.contact_until::text where o.contact_until is distinct from r.contact_until
        union all select 'topics', o.topics::text, r.topics::text where o.topics is distinct from r.topics
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'customers', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'customers', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'number', r.number::text, null::text where r.number is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'legal_name', r.legal_name::text, null::text where r.legal_name is not null
        union all select 'tax_id', r.tax_id::text, null::text where r.tax_id is not null
        union all select 'industry', r.industry::text, null::text where r.industry is not null
        union all select 'size', r.size::text, null::text where r.size is not null
        union all select 'website', r.website::text, null::text where r.website is not null
        union all select 'parent_id', r.parent_id::text, null::text where r.parent_id is not null
        union all select 'tier', r.tier::text, null::text where r.tier is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'region', r.region::text, null::text where r.region is not null
        union all select 'language', r.language::text, null::text where r.language is not null
        union all select 'tags', r.tags::text, null::text where r.tags is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
        union all select 'email', r.email::text, null::text where r.email is not null
        union all select 'phone', r.phone::text, null::text where r.phone is not null
        union all select 'merged_into_id', r.merged_into_id::text, null::text where r.merged_into_id is not null
        union all select 'custom_text1', r.custom_text1::text, null::text where r.custom_text1 is not null
        union all select 'custom_text2', r.custom_text2::text, null::text where r.custom_text2 is not null
        union all select 'custom_text3', r.custom_text3::text, null::text where r.custom_text3 is not null
        union all select 'custom_text4', r.custom_text4::text, null::text where r.custom_text4 is not null
        union all select 'custom_text5', r.custom_text5::text, null::text where r.custom_text5 is not null
        union all select 'custom_text6', r.custom_text6::text, null::text where r.custom_text6 is not null
        union all select 'custom_text7', r.custom_text7::text, null::text where r.custom_text7 is not null
        union all select 'custom_text8', r.custom_text8::text, null::text where r.custom_text8 is not null
        union all select 'custom_text9', r.custom_text9::text, null::text where r.custom_text9 is not null
        union all select 'custom_text10', r.custom_text10::text, null::text where r.custom_text10 is not null
        union all select 'custom_number1', r.custom_number1::text, null::text where r.custom_number1 is not null
        union all select 'custom_number2', r.custom_number2::text, null::text where r.custom_number2 is not null
        union all select 'custom_number3', r.custom_number3::text, null::text where r.custom_number3 is not null
        union all select 'custom_number4', r.custom_number4::text, null::text where r.custom_number4 is not null
        union all select 'custom_number5', r.custom_number5::text, null::text where r.custom_number5 is not null
        union all select 'custom_number6', r.custom_number6::text, null::text where r.custom_number6 is not null
        union all select 'custom_date1', r.custom_date1::text, null::text where r.custom_date1 is not null
        union all select 'custom_date2', r.custom_date2::text, null::text where r.custom_date2 is not null
        union all select 'custom_date3', r.custom_date3::text, null::text where r.custom_date3 is not null
        union all select 'custom_date4', r.custom_date4::text, null::text where r.custom_date4 is not null
        union all select 'custom_reference1', r.custom_reference1::text, null::text where r.custom_reference1 is not null
        union all select 'custom_reference2', r.custom_reference2::text, null::text where r.custom_reference2 is not null
        union all select 'custom_reference3', r.custom_reference3::text, null::text where r.custom_reference3 is not null
        union all select 'custom_reference4', r.custom_reference4::text, null::text where r.custom_reference4 is not null
        union all select 'preferred_channel', r.preferred_channel::text, null::text where r.preferred_channel is not null
        union all select 'contact_from', r.contact_from::text, null::text where r.contact_from is not null
        union all select 'contact_until', r.contact_until::text, null::text where r.contact_until is not null
        union all select 'topics', r.topics::text, null::text where r.topics is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_customers from public;
create or replace trigger audit_insert after insert on public.customers referencing new table as new_rows for each statement execute function vault.audit_customers();
create or replace trigger audit_update after update on public.customers referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_customers();
create or replace trigger audit_delete after delete on public.customers referencing old table as old_rows for each statement execute function vault.audit_customers();


-- dead_jobs
alter table public.dead_jobs enable row level security, force row level security;
create policy owner on public.dead_jobs for all to current_user using (true) with check (true);
create policy reader on public.dead_jobs for select to bellwether_reader using (true);
create policy app_read on public.dead_jobs for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% job:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% job:OWN %' or current_setting('bw.read', true) like '% job:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% job:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% job@%' then public.owners_within('bw.read', 'job') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.dead_jobs for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% job:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% job:OWN %' or current_setting('bw.write', true) like '% job:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% job:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% job@%' then public.owners_within('bw.write', 'job') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.dead_jobs for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% job:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% job:OWN %' or current_setting('bw.write', true) like '% job:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% job:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% job@%' then public.owners_within('bw.write', 'job') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.dead_jobs from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, error, attempts, max_attempts, queued_at, status) on public.dead_jobs to bellwether_app;
grant select on public.dead_jobs to bellwether_reader;
create view visible.dead_jobs as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.key, t.payload, t.error, t.attempts, t.max_attempts, t.queued_at, t.status
  from public.dead_jobs t
  where (select current_setting('bw.read', true) like '% job:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% job:OWN %' or current_setting('bw.read', true) like '% job:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% job:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% job@%' then public.owners_within('bw.read', 'job') end)::uuid[]);
comment on view visible.dead_jobs is 'guard';
alter view visible.dead_jobs owner to bellwether_reader;
grant select on visible.dead_jobs to bellwether_app;

create or replace function vault.audit_dead_jobs() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% job@%' then public.owners_within('bw.write', 'job') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'dead_jobs', 'job', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'dead_jobs', 'job', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'key', o.key::text, r.key::text where o.key is distinct from r.key
        union all select 'error', o.error::text, r.error::text where o.error is distinct from r.error
        union all select 'attempts', o.attempts::text, r.attempts::text where o.attempts is distinct from r.attempts
        union all select 'max_attempts', o.max_attempts::text, r.max_attempts::text where o.max_attempts is distinct from r.max_attempts
        union all select 'queued_at', o.queued_at::text, r.queued_at::text where o.queued_at is distinct from r.queued_at
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'dead_jobs', 'job', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'dead_jobs', 'job', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'key', r.key::text, null::text where r.key is not null
        union all select 'error', r.error::text, null::text where r.error is not null
        union all select 'attempts', r.attempts::text, null::text where r.attempts is not null
        union all select 'max_attempts', r.max_attempts::text, null::text where r.max_attempts is not null
        union all select 'queued_at', r.queued_at::text, null::text where r.queued_at is not null
        union all select 'status', r.status::text, null::text where r.status is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_dead_jobs from public;
create or replace trigger audit_insert after insert on public.dead_jobs referencing new table as new_rows for each statement execute function vault.audit_dead_jobs();
create or replace trigger audit_update after update on public.dead_jobs referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_dead_jobs();
create or replace trigger audit_delete after delete on public.dead_jobs referencing old table as old_rows for each statement execute function vault.audit_dead_jobs();


-- departments
alter table public.departments enable row level security, force row level security;
create policy owner on public.departments for all to current_user using (true) with check (true);
create policy reader on public.departments for select to bellwether_reader using (true);
create policy app_read on public.departments for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.departments for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% department:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% department:OWN %' or current_setting('bw.write', true) like '% department:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% department:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% department@%' then public.owners_within('bw.write', 'department') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.departments for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% department:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% department:OWN %' or current_setting('bw.write', true) like '% department:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% department:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% department@%' then public.owners_within('bw.write', 'department') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.departments for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% department:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% department:OWN %' or current_setting('bw.delete', true) like '% department:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% department:TEAM %'))
  );
revoke all on public.departments from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, code, name, parent_id, path), delete on public.departments to bellwether_app;
grant select on public.departments to bellwether_reader;
create view visible.departments as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.code, t.name, t.parent_id, t.path
  from public.departments t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.departments is 'guard';
alter view visible.departments owner to bellwether_reader;
grant select on visible.departments to bellwether_app;

create or replace function vault.audit_departments() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% department@%' then public.owners_within('bw.write', 'department') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'departments', 'department', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'departments', 'department', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'parent_id', o.parent_id::text, r.parent_id::text where o.parent_id is distinct from r.parent_id
        union all select 'path', o.path::text, r.path::text where o.path is distinct from r.path
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'departments', 'department', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'departments', 'department', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'parent_id', r.parent_id::text, null::text where r.parent_id is not null
        union all select 'path', r.path::text, null::text where r.path is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_departments from public;
create or replace trigger audit_insert after insert on public.departments referencing new table as new_rows for each statement execute function vault.audit_departments();
create or replace trigger audit_update after update on public.departments referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_departments();
create or replace trigger audit_delete after delete on public.departments referencing old table as old_rows for each statement execute function vault.audit_departments();


-- duplicate_candidates
alter table public.duplicate_candidates enable row level security, force row level security;
create policy owner on public.duplicate_candidates for all to current_user using (true) with check (true);
create policy reader on public.duplicate_candidates for select to bellwether_reader using (true);
create policy app_read on public.duplicate_candidates for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or ((a_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or b_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or ((a_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or b_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or (a_owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]) or b_owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.duplicate_candidates for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or ((a_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or b_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or ((a_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or b_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or (a_owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[]) or b_owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[]))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.duplicate_candidates from public, bellwether_app, bellwether_reader;
grant select, update (created_at, created_by, updated_at, updated_by, version, a_id, b_id, a_owner_id, a_team_id, b_owner_id, b_team_id, score, reasons, state, note) on public.duplicate_candidates to bellwether_app;
grant select on public.duplicate_candidates to bellwether_reader;
create view visible.duplicate_candidates as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.a_id, t.b_id, t.a_owner_id, t.a_team_id, t.b_owner_id, t.b_team_id, t.score, t.reasons, t.state, t.note
  from public.duplicate_candidates t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or ((t.a_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) or t.b_owner_id = (select nullif(current_setting('bw.user', true), '')::uuid)) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or ((t.a_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or t.b_team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.a_owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]) or t.b_owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]));
comment on view visible.duplicate_candidates is 'guard';
alter view visible.duplicate_candidates owner to bellwether_reader;
grant select on visible.duplicate_candidates to bellwether_app;

create or replace function vault.audit_duplicate_candidates() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'duplicate_candidates', 'customer', r.id, tg_op, null, null, null, case when r.a_owner_id = any(absent) then r.a_owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'duplicate_candidates', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.a_owner_id = any(absent) then o.a_owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'a_id', o.a_id::text, r.a_id::text where o.a_id is distinct from r.a_id
        union all select 'b_id', o.b_id::text, r.b_id::text where o.b_id is distinct from r.b_id
        union all select 'state', o.state::text, r.state::text where o.state is distinct from r.state
        union all select 'note', o.note::text, r.note::text where o.note is distinct from r.note
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'duplicate_candidates', 'customer', r.id, tg_op, null, null, null, case when r.a_owner_id = any(absent) then r.a_owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'duplicate_candidates', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.a_owner_id = any(absent) then r.a_owner_id end from old_rows r cross join lateral (
        select 'a_id', r.a_id::text, null::text where r.a_id is not null
        union all select 'b_id', r.b_id::text, null::text where r.b_id is not null
        union all select 'state', r.state::text, null::text where r.state is not null
        union all select 'note', r.note::text, null::text where r.note is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_duplicate_candidates from public;
create or replace trigger audit_insert after insert on public.duplicate_candidates referencing new table as new_rows for each statement execute function vault.audit_duplicate_candidates();
create or replace trigger audit_update after update on public.duplicate_candidates referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_duplicate_candidates();
create or replace trigger audit_delete after delete on public.duplicate_candidates referencing old table as old_rows for each statement execute function vault.audit_duplicate_candidates();


-- erasure_records
alter table public.erasure_records enable row level security, force row level security;
create policy owner on public.erasure_records for all to current_user using (true) with check (true);
create policy reader on public.erasure_records for select to bellwether_reader using (true);
create policy app_read on public.erasure_records for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% privacy:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.erasure_records for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% privacy:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.erasure_records from public, bellwether_app, bellwether_reader;
grant select, insert on public.erasure_records to bellwether_app;
grant select on public.erasure_records to bellwether_reader;
create view visible.erasure_records as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.by_id, t.reason, t."at", t.tables, t.rows, t.ids_hash
  from public.erasure_records t
  where (select current_setting('bw.read', true) like '% privacy:ALL %');
comment on view visible.erasure_records is 'guard';
alter view visible.erasure_records owner to bellwether_reader;
grant select on visible.erasure_records to bellwether_app;

create or replace function vault.audit_erasure_records() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'erasure_records', 'privacy', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'erasure_records', 'privacy', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'by_id', o.by_id::text, r.by_id::text where o.by_id is distinct from r.by_id
        union all select 'reason', o.reason::text, r.reason::text where o.reason is distinct from r.reason
        union all select 'at', o."at"::text, r."at"::text where o."at" is distinct from r."at"
        union all select 'tables', o.tables::text, r.tables::text where o.tables is distinct from r.tables
        union all select 'rows', o.rows::text, r.rows::text where o.rows is distinct from r.rows
        union all select 'ids_hash', o.ids_hash::text, r.ids_hash::text where o.ids_hash is distinct from r.ids_hash
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'erasure_records', 'privacy', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'erasure_records', 'privacy', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'by_id', r.by_id::text, null::text where r.by_id is not null
        union all select 'reason', r.reason::text, null::text where r.reason is not null
        union all select 'at', r."at"::text, null::text where r."at" is not null
        union all select 'tables', r.tables::text, null::text where r.tables is not null
        union all select 'rows', r.rows::text, null::text where r.rows is not null
        union all select 'ids_hash', r.ids_hash::text, null::text where r.ids_hash is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_erasure_records from public;
create or replace trigger audit_insert after insert on public.erasure_records referencing new table as new_rows for each statement execute function vault.audit_erasure_records();
create or replace trigger audit_update after update on public.erasure_records referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_erasure_records();
create or replace trigger audit_delete after delete on public.erasure_records referencing old table as old_rows for each statement execute function vault.audit_erasure_records();


-- event_log
alter table public.event_log enable row level security, force row level security;
create policy owner on public.event_log for all to current_user using (true) with check (true);
create policy reader on public.event_log for select to bellwether_reader using (true);
create policy app_read on public.event_log for select to bellwether_app using (
    kind = any((select public.kinds_within('bw.read', 'ALL'))::text[])
    or ((owner_after = (select nullif(current_setting('bw.user', true), '')::uuid) or owner_before = (select nullif(current_setting('bw.user', true), '')::uuid)) and kind = any((select public.kinds_within('bw.read', 'OWN|TEAM'))::text[]))
    or ((team_after = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or team_before = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and kind = any((select public.kinds_within('bw.read', 'TEAM'))::text[]))
    or (kind || '@' || owner_after = any((select case when current_setting('bw.read', true) like '%@%' then regexp_split_to_array(trim(current_setting('bw.read', true)), ' ') end)::text[]) or kind || '@' || owner_before = any((select case when current_setting('bw.read', true) like '%@%' then regexp_split_to_array(trim(current_setting('bw.read', true)), ' ') end)::text[]))
  );
revoke all on public.event_log from public, bellwether_app, bellwether_reader;
grant select on public.event_log to bellwether_app;
grant select on public.event_log to bellwether_reader;
create view visible.event_log as
  select t.position, t.change_id, t.name, t.kind, t.subject_id, t.version, t.owner_before, t.owner_after, t.team_before, t.team_after, t.actor_id, t."at", t.payload, t.before, t.deleted, t.logged_at
  from public.event_log t
  where t.kind = any((select public.kinds_within('bw.read', 'ALL'))::text[])
    or ((t.owner_after = (select nullif(current_setting('bw.user', true), '')::uuid) or t.owner_before = (select nullif(current_setting('bw.user', true), '')::uuid)) and t.kind = any((select public.kinds_within('bw.read', 'OWN|TEAM'))::text[]))
    or ((t.team_after = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) or t.team_before = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[])) and t.kind = any((select public.kinds_within('bw.read', 'TEAM'))::text[]))
    or (t.kind || '@' || t.owner_after = any((select case when current_setting('bw.read', true) like '%@%' then regexp_split_to_array(trim(current_setting('bw.read', true)), ' ') end)::text[]) or t.kind || '@' || t.owner_before = any((select case when current_setting('bw.read', true) like '%@%' then regexp_split_to_array(trim(current_setting('bw.read', true)), ' ') end)::text[]));
comment on view visible.event_log is 'guard';
alter view visible.event_log owner to bellwether_reader;
grant select on visible.event_log to bellwether_app;


-- exchange_rates
alter table public.exchange_rates enable row level security, force row level security;
create policy owner on public.exchange_rates for all to current_user using (true) with check (true);
create policy reader on public.exchange_rates for select to bellwether_reader using (true);
create policy app_read on public.exchange_rates for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.exchange_rates for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.exchange_rates for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.exchange_rates for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.exchange_rates from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, currency, base, valid_from, rate, source), delete on public.exchange_rates to bellwether_app;
grant select on public.exchange_rates to bellwether_reader;
create view visible.exchange_rates as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.currency, t.base, t.valid_from, t.rate, t.source
  from public.exchange_rates t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.exchange_rates is 'guard';
alter view visible.exchange_rates owner to bellwether_reader;
grant select on visible.exchange_rates to bellwether_app;

create or replace function vault.audit_exchange_rates() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'exchange_rates', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'exchange_rates', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'base', o.base::text, r.base::text where o.base is distinct from r.base
        union all select 'valid_from', o.valid_from::text, r.valid_from::text where o.valid_from is distinct from r.valid_from
        union all select 'rate', o.rate::text, r.rate::text where o.rate is distinct from r.rate
        union all select 'source', o.source::text, r.source::text where o.source is distinct from r.source
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'exchange_rates', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'exchange_rates', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'base', r.base::text, null::text where r.base is not null
        union all select 'valid_from', r.valid_from::text, null::text where r.valid_from is not null
        union all select 'rate', r.rate::text, null::text where r.rate is not null
        union all select 'source', r.source::text, null::text where r.source is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_exchange_rates from public;
create or replace trigger audit_insert after insert on public.exchange_rates referencing new table as new_rows for each statement execute function vault.audit_exchange_rates();
create or replace trigger audit_update after update on public.exchange_rates referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_exchange_rates();
create or replace trigger audit_delete after delete on public.exchange_rates referencing old table as old_rows for each statement execute function vault.audit_exchange_rates();


-- file_chunks
alter table public.file_chunks enable row level security, force row level security;
create policy owner on public.file_chunks for all to current_user using (true) with check (true);
create policy reader on public.file_chunks for select to bellwether_reader using (true);
create policy app_read on public.file_chunks for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.file_chunks for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.file_chunks for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.file_chunks for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% import:OWN %' or current_setting('bw.delete', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% import:TEAM %'))
  );
revoke all on public.file_chunks from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, file_id, no, bytes), delete on public.file_chunks to bellwether_app;
grant select on public.file_chunks to bellwether_reader;
create view visible.file_chunks as
  select t.id, t.owner_id, t.team_id, t.file_id, t.no, t.bytes
  from public.file_chunks t
  where (select current_setting('bw.read', true) like '% import:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[]);
comment on view visible.file_chunks is 'guard';
alter view visible.file_chunks owner to bellwether_reader;
grant select on visible.file_chunks to bellwether_app;


-- files
alter table public.files enable row level security, force row level security;
create policy owner on public.files for all to current_user using (true) with check (true);
create policy reader on public.files for select to bellwether_reader using (true);
create policy app_read on public.files for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.files for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.files for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.files for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% import:OWN %' or current_setting('bw.delete', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% import:TEAM %'))
  );
revoke all on public.files from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, name, size, sha256), delete on public.files to bellwether_app;
grant select on public.files to bellwether_reader;
create view visible.files as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.size, t.sha256
  from public.files t
  where (select current_setting('bw.read', true) like '% import:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[]);
comment on view visible.files is 'guard';
alter view visible.files owner to bellwether_reader;
grant select on visible.files to bellwether_app;

create or replace function vault.audit_files() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'files', 'import', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'files', 'import', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'size', o.size::text, r.size::text where o.size is distinct from r.size
        union all select 'sha256', o.sha256::text, r.sha256::text where o.sha256 is distinct from r.sha256
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'files', 'import', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'files', 'import', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'size', r.size::text, null::text where r.size is not null
        union all select 'sha256', r.sha256::text, null::text where r.sha256 is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_files from public;
create or replace trigger audit_insert after insert on public.files referencing new table as new_rows for each statement execute function vault.audit_files();
create or replace trigger audit_update after update on public.files referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_files();
create or replace trigger audit_delete after delete on public.files referencing old table as old_rows for each statement execute function vault.audit_files();


-- fiscal_periods
alter table public.fiscal_periods enable row level security, force row level security;
create policy owner on public.fiscal_periods for all to current_user using (true) with check (true);
create policy reader on public.fiscal_periods for select to bellwether_reader using (true);
create policy app_read on public.fiscal_periods for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.fiscal_periods for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.fiscal_periods for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.fiscal_periods for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.fiscal_periods from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, year_id, no, starts_on, ends_on, closed), delete on public.fiscal_periods to bellwether_app;
grant select on public.fiscal_periods to bellwether_reader;
create view visible.fiscal_periods as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.year_id, t.no, t.starts_on, t.ends_on, t.closed
  from public.fiscal_periods t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.fiscal_periods is 'guard';
alter view visible.fiscal_periods owner to bellwether_reader;
grant select on visible.fiscal_periods to bellwether_app;

create or replace function vault.audit_fiscal_periods() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'fiscal_periods', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'fiscal_periods', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'year_id', o.year_id::text, r.year_id::text where o.year_id is distinct from r.year_id
        union all select 'no', o.no::text, r.no::text where o.no is distinct from r.no
        union all select 'starts_on', o.starts_on::text, r.starts_on::text where o.starts_on is distinct from r.starts_on
        union all select 'ends_on', o.ends_on::text, r.ends_on::text where o.ends_on is distinct from r.ends_on
        union all select 'closed', o.closed::text, r.closed::text where o.closed is distinct from r.closed
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'fiscal_periods', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'fiscal_periods', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'year_id', r.year_id::text, null::text where r.year_id is not null
        union all select 'no', r.no::text, null::text where r.no is not null
        union all select 'starts_on', r.starts_on::text, null::text where r.starts_on is not null
        union all select 'ends_on', r.ends_on::text, null::text where r.ends_on is not null
        union all select 'closed', r.closed::text, null::text where r.closed is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_fiscal_periods from public;
create or replace trigger audit_insert after insert on public.fiscal_periods referencing new table as new_rows for each statement execute function vault.audit_fiscal_periods();
create or replace trigger audit_update after update on public.fiscal_periods referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_fiscal_periods();
create or replace trigger audit_delete after delete on public.fiscal_periods referencing old table as old_rows for each statement execute function vault.audit_fiscal_periods();


-- fiscal_years
alter table public.fiscal_years enable row level security, force row level security;
create policy owner on public.fiscal_years for all to current_user using (true) with check (true);
create policy reader on public.fiscal_years for select to bellwether_reader using (true);
create policy app_read on public.fiscal_years for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.fiscal_years for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.fiscal_years for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.fiscal_years for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.fiscal_years from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, starts_on, ends_on, currency, closed), delete on public.fiscal_years to bellwether_app;
grant select on public.fiscal_years to bellwether_reader;
create view visible.fiscal_years as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.starts_on, t.ends_on, t.currency, t.closed
  from public.fiscal_years t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.fiscal_years is 'guard';
alter view visible.fiscal_years owner to bellwether_reader;
grant select on visible.fiscal_years to bellwether_app;

create or replace function vault.audit_fiscal_years() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'fiscal_years', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'fiscal_years', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'starts_on', o.starts_on::text, r.starts_on::text where o.starts_on is distinct from r.starts_on
        union all select 'ends_on', o.ends_on::text, r.ends_on::text where o.ends_on is distinct from r.ends_on
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'closed', o.closed::text, r.closed::text where o.closed is distinct from r.closed
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'fiscal_years', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'fiscal_years', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'starts_on', r.starts_on::text, null::text where r.starts_on is not null
        union all select 'ends_on', r.ends_on::text, null::text where r.ends_on is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'closed', r.closed::text, null::text where r.closed is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_fiscal_years from public;
create or replace trigger audit_insert after insert on public.fiscal_years referencing new table as new_rows for each statement execute function vault.audit_fiscal_years();
create or replace trigger audit_update after update on public.fiscal_years referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_fiscal_years();
create or replace trigger audit_delete after delete on public.fiscal_years referencing old table as old_rows for each statement execute function vault.audit_fiscal_years();


-- follow_up_policies
alter table public.follow_up_policies enable row level security, force row level security;
create policy owner on public.follow_up_policies for all to current_user using (true) with check (true);
create policy reader on public.follow_up_policies for select to bellwether_reader using (true);
create policy app_read on public.follow_up_policies for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.follow_up_policies for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.follow_up_policies for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.follow_up_policies from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, entity, position, condition, steps, calendar_id, escalate_to_id, restarts, archived_at) on public.follow_up_policies to bellwether_app;
grant select on public.follow_up_policies to bellwether_reader;
create view visible.follow_up_policies as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.entity, t.position, t.condition, t.steps, t.calendar_id, t.escalate_to_id, t.restarts, t.archived_at
  from public.follow_up_policies t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.follow_up_policies is 'guard';
alter view visible.follow_up_policies owner to bellwether_reader;
grant select on visible.follow_up_policies to bellwether_app;

create or replace function vault.audit_follow_up_policies() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'follow_up_policies', 'pool', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'follow_up_policies', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'entity', o.entity::text, r.entity::text where o.entity is distinct from r.entity
        union all select 'position', o.position::text, r.position::text where o.position is distinct from r.position
        union all select 'condition', o.condition::text, r.condition::text where o.condition is distinct from r.condition
        union all select 'steps', o.steps::text, r.steps::text where o.steps is distinct from r.steps
        union all select 'calendar_id', o.calendar_id::text, r.calendar_id::text where o.calendar_id is distinct from r.calendar_id
        union all select 'escalate_to_id', o.escalate_to_id::text, r.escalate_to_id::text where o.escalate_to_id is distinct from r.escalate_to_id
        union all select 'restarts', o.restarts::text, r.restarts::text where o.restarts is distinct from r.restarts
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'follow_up_policies', 'pool', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'follow_up_policies', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'entity', r.entity::text, null::text where r.entity is not null
        union all select 'position', r.position::text, null::text where r.position is not null
        union all select 'condition', r.condition::text, null::text where r.condition is not null
        union all select 'steps', r.steps::text, null::text where r.steps is not null
        union all select 'calendar_id', r.calendar_id::text, null::text where r.calendar_id is not null
        union all select 'escalate_to_id', r.escalate_to_id::text, null::text where r.escalate_to_id is not null
        union all select 'restarts', r.restarts::text, null::text where r.restarts is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_follow_up_policies from public;
create or replace trigger audit_insert after insert on public.follow_up_policies referencing new table as new_rows for each statement execute function vault.audit_follow_up_policies();
create or replace trigger audit_update after update on public.follow_up_policies referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_follow_up_policies();
create or replace trigger audit_delete after delete on public.follow_up_policies referencing old table as old_rows for each statement execute function vault.audit_follow_up_policies();


-- follow_ups
alter table public.follow_ups enable row level security, force row level security;
create policy owner on public.follow_ups for all to current_user using (true) with check (true);
create policy reader on public.follow_ups for select to bellwether_reader using (true);
create policy app_read on public.follow_ups for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.follow_ups for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.follow_ups for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.follow_ups for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% lead:OWN %' or current_setting('bw.delete', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% lead:TEAM %'))
  );
revoke all on public.follow_ups from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, lead_id, policy_id, step, action, due_at, done_at, outcome, result, task_id), delete on public.follow_ups to bellwether_app;
grant select on public.follow_ups to bellwether_reader;
create view visible.follow_ups as
  select t.id, t.owner_id, t.team_id, t.lead_id, t.policy_id, t.step, t.action, t.due_at, t.done_at, t.outcome, t.result, t.task_id
  from public.follow_ups t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.follow_ups is 'guard';
alter view visible.follow_ups owner to bellwether_reader;
grant select on visible.follow_ups to bellwether_app;

create or replace function vault.audit_follow_ups() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'follow_ups', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'follow_ups', 'lead', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'lead_id', o.lead_id::text, r.lead_id::text where o.lead_id is distinct from r.lead_id
        union all select 'policy_id', o.policy_id::text, r.policy_id::text where o.policy_id is distinct from r.policy_id
        union all select 'step', o.step::text, r.step::text where o.step is distinct from r.step
        union all select 'action', o.action::text, r.action::text where o.action is distinct from r.action
        union all select 'due_at', o.due_at::text, r.due_at::text where o.due_at is distinct from r.due_at
        union all select 'done_at', o.done_at::text, r.done_at::text where o.done_at is distinct from r.done_at
        union all select 'outcome', o.outcome::text, r.outcome::text where o.outcome is distinct from r.outcome
        union all select 'result', o.result::text, r.result::text where o.result is distinct from r.result
        union all select 'task_id', o.task_id::text, r.task_id::text where o.task_id is distinct from r.task_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'follow_ups', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'follow_ups', 'lead', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'lead_id', r.lead_id::text, null::text where r.lead_id is not null
        union all select 'policy_id', r.policy_id::text, null::text where r.policy_id is not null
        union all select 'step', r.step::text, null::text where r.step is not null
        union all select 'action', r.action::text, null::text where r.action is not null
        union all select 'due_at', r.due_at::text, null::text where r.due_at is not null
        union all select 'done_at', r.done_at::text, null::text where r.done_at is not null
        union all select 'outcome', r.outcome::text, null::text where r.outcome is not null
        union all select 'result', r.result::text, null::text where r.result is not null
        union all select 'task_id', r.task_id::text, null::text where r.task_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_follow_ups from public;
create or replace trigger audit_insert after insert on public.follow_ups referencing new table as new_rows for each statement execute function vault.audit_follow_ups();
create or replace trigger audit_update after update on public.follow_ups referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_follow_ups();
create or replace trigger audit_delete after delete on public.follow_ups referencing old table as old_rows for each statement execute function vault.audit_follow_ups();


-- import_jobs
alter table public.import_jobs enable row level security, force row level security;
create policy owner on public.import_jobs for all to current_user using (true) with check (true);
create policy reader on public.import_jobs for select to bellwether_reader using (true);
create policy app_read on public.import_jobs for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.import_jobs for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.import_jobs for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.import_jobs for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% import:OWN %' or current_setting('bw.delete', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% import:TEAM %'))
  );
revoke all on public.import_jobs from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, file_id, kind, source, dry_run, status, total, created, existing, failed, errors, finished_at, on_error, mapping, header, progress_id, records, checked, problem), delete on public.import_jobs to bellwether_app;
grant select on public.import_jobs to bellwether_reader;
create view visible.import_jobs as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.file_id, t.kind, t.source, t.dry_run, t.status, t.total, t.created, t.existing, t.failed, t.errors, t.finished_at, t.on_error, t.mapping, t.header, t.progress_id, t.records, t.checked, t.problem
  from public.import_jobs t
  where (select current_setting('bw.read', true) like '% import:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[]);
comment on view visible.import_jobs is 'guard';
alter view visible.import_jobs owner to bellwether_reader;
grant select on visible.import_jobs to bellwether_app;

create or replace function vault.audit_import_jobs() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'import_jobs', 'import', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'import_jobs', 'import', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'file_id', o.file_id::text, r.file_id::text where o.file_id is distinct from r.file_id
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'source', o.source::text, r.source::text where o.source is distinct from r.source
        union all select 'dry_run', o.dry_run::text, r.dry_run::text where o.dry_run is distinct from r.dry_run
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'finished_at', o.finished_at::text, r.finished_at::text where o.finished_at is distinct from r.finished_at
        union all select 'on_error', o.on_error::text, r.on_error::text where o.on_error is distinct from r.on_error
        union all select 'mapping', o.mapping::text, r.mapping::text where o.mapping is distinct from r.mapping
        union all select 'header', o.header::text, r.header::text where o.header is distinct from r.header
        union all select 'progress_id', o.progress_id::text, r.progress_id::text where o.progress_id is distinct from r.progress_id
        union all select 'checked', o.checked::text, r.checked::text where o.checked is distinct from r.checked
        union all select 'problem', o.problem::text, r.problem::text where o.problem is distinct from r.problem
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'import_jobs', 'import', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'import_jobs', 'import', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'file_id', r.file_id::text, null::text where r.file_id is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'source', r.source::text, null::text where r.source is not null
        union all select 'dry_run', r.dry_run::text, null::text where r.dry_run is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'finished_at', r.finished_at::text, null::text where r.finished_at is not null
        union all select 'on_error', r.on_error::text, null::text where r.on_error is not null
        union all select 'mapping', r.mapping::text, null::text where r.mapping is not null
        union all select 'header', r.header::text, null::text where r.header is not null
        union all select 'progress_id', r.progress_id::text, null::text where r.progress_id is not null
        union all select 'checked', r.checked::text, null::text where r.checked is not null
        union all select 'problem', r.problem::text, null::text where r.problem is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_import_jobs from public;
create or replace trigger audit_insert after insert on public.import_jobs referencing new table as new_rows for each statement execute function vault.audit_import_jobs();
create or replace trigger audit_update after update on public.import_jobs referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_import_jobs();
create or replace trigger audit_delete after delete on public.import_jobs referencing old table as old_rows for each statement execute function vault.audit_import_jobs();


-- import_mappings
alter table public.import_mappings enable row level security, force row level security;
create policy owner on public.import_mappings for all to current_user using (true) with check (true);
create policy reader on public.import_mappings for select to bellwether_reader using (true);
create policy app_read on public.import_mappings for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.import_mappings for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.import_mappings for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% import:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% import:OWN %' or current_setting('bw.write', true) like '% import:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% import:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.import_mappings from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, name, kind, mapping, archived_at) on public.import_mappings to bellwether_app;
grant select on public.import_mappings to bellwether_reader;
create view visible.import_mappings as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.kind, t.mapping, t.archived_at
  from public.import_mappings t
  where (select current_setting('bw.read', true) like '% import:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% import:OWN %' or current_setting('bw.read', true) like '% import:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% import:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% import@%' then public.owners_within('bw.read', 'import') end)::uuid[]);
comment on view visible.import_mappings is 'guard';
alter view visible.import_mappings owner to bellwether_reader;
grant select on visible.import_mappings to bellwether_app;

create or replace function vault.audit_import_mappings() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% import@%' then public.owners_within('bw.write', 'import') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'import_mappings', 'import', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'import_mappings', 'import', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'mapping', o.mapping::text, r.mapping::text where o.mapping is distinct from r.mapping
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'import_mappings', 'import', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'import_mappings', 'import', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'mapping', r.mapping::text, null::text where r.mapping is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_import_mappings from public;
create or replace trigger audit_insert after insert on public.import_mappings referencing new table as new_rows for each statement execute function vault.audit_import_mappings();
create or replace trigger audit_update after update on public.import_mappings referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_import_mappings();
create or replace trigger audit_delete after delete on public.import_mappings referencing old table as old_rows for each statement execute function vault.audit_import_mappings();


-- indicators
alter table public.indicators enable row level security, force row level security;
create policy owner on public.indicators for all to current_user using (true) with check (true);
create policy reader on public.indicators for select to bellwether_reader using (true);
create policy app_read on public.indicators for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% indicator:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% indicator:OWN %' or current_setting('bw.read', true) like '% indicator:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% indicator:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% indicator@%' then public.owners_within('bw.read', 'indicator') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.indicators for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% indicator:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% indicator:OWN %' or current_setting('bw.write', true) like '% indicator:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% indicator:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% indicator@%' then public.owners_within('bw.write', 'indicator') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.indicators for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% indicator:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% indicator:OWN %' or current_setting('bw.write', true) like '% indicator:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% indicator:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% indicator@%' then public.owners_within('bw.write', 'indicator') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.indicators from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, name, analysis, measure, filter, period, good_when, target, warn_at, critical_at, archived_at, status, value, unit, currency, definition_version, partial, position, period_from, period_to, problem, computed_at, due_at) on public.indicators to bellwether_app;
grant select on public.indicators to bellwether_reader;
create view visible.indicators as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.analysis, t.measure, t.filter, t.period, t.good_when, t.target, t.warn_at, t.critical_at, t.archived_at, t.status, t.value, t.unit, t.currency, t.definition_version, t.partial, t.position, t.period_from, t.period_to, t.problem, t.computed_at, t.due_at
  from public.indicators t
  where (select current_setting('bw.read', true) like '% indicator:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% indicator:OWN %' or current_setting('bw.read', true) like '% indicator:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% indicator:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% indicator@%' then public.owners_within('bw.read', 'indicator') end)::uuid[]);
comment on view visible.indicators is 'guard';
alter view visible.indicators owner to bellwether_reader;
grant select on visible.indicators to bellwether_app;

create or replace function vault.audit_indicators() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% indicator@%' then public.owners_within('bw.write', 'indicator') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'indicators', 'indicator', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'indicators', 'indicator', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'analysis', o.analysis::text, r.analysis::text where o.analysis is distinct from r.analysis
        union all select 'measure', o.measure::text, r.measure::text where o.measure is distinct from r.measure
        union all select 'filter', o.filter::text, r.filter::text where o.filter is distinct from r.filter
        union all select 'period', o.period::text, r.period::text where o.period is distinct from r.period
        union all select 'good_when', o.good_when::text, r.good_when::text where o.good_when is distinct from r.good_when
        union all select 'target', o.target::text, r.target::text where o.target is distinct from r.target
        union all select 'warn_at', o.warn_at::text, r.warn_at::text where o.warn_at is distinct from r.warn_at
        union all select 'critical_at', o.critical_at::text, r.critical_at::text where o.critical_at is distinct from r.critical_at
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'unit', o.unit::text, r.unit::text where o.unit is distinct from r.unit
        union all select 'definition_version', o.definition_version::text, r.definition_version::text where o.definition_version is distinct from r.definition_version
        union all select 'problem', o.problem::text, r.problem::text where o.problem is distinct from r.problem
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'indicators', 'indicator', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'indicators', 'indicator', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'analysis', r.analysis::text, null::text where r.analysis is not null
        union all select 'measure', r.measure::text, null::text where r.measure is not null
        union all select 'filter', r.filter::text, null::text where r.filter is not null
        union all select 'period', r.period::text, null::text where r.period is not null
        union all select 'good_when', r.good_when::text, null::text where r.good_when is not null
        union all select 'target', r.target::text, null::text where r.target is not null
        union all select 'warn_at', r.warn_at::text, null::text where r.warn_at is not null
        union all select 'critical_at', r.critical_at::text, null::text where r.critical_at is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'unit', r.unit::text, null::text where r.unit is not null
        union all select 'definition_version', r.definition_version::text, null::text where r.definition_version is not null
        union all select 'problem', r.problem::text, null::text where r.problem is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_indicators from public;
create or replace trigger audit_insert after insert on public.indicators referencing new table as new_rows for each statement execute function vault.audit_indicators();
create or replace trigger audit_update after update on public.indicators referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_indicators();
create or replace trigger audit_delete after delete on public.indicators referencing old table as old_rows for each statement execute function vault.audit_indicators();


-- job_progress
alter table public.job_progress enable row level security, force row level security;
create policy owner on public.job_progress for all to current_user using (true) with check (true);
create policy reader on public.job_progress for select to bellwether_reader using (true);
create policy app_read on public.job_progress for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% job:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% job:OWN %' or current_setting('bw.read', true) like '% job:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% job:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% job@%' then public.owners_within('bw.read', 'job') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.job_progress for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% job:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% job:OWN %' or current_setting('bw.write', true) like '% job:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% job:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% job@%' then public.owners_within('bw.write', 'job') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.job_progress for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% job:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% job:OWN %' or current_setting('bw.write', true) like '% job:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% job:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% job@%' then public.owners_within('bw.write', 'job') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.job_progress from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, name, status, done, total, errors, started_at, finished_at) on public.job_progress to bellwether_app;
grant select on public.job_progress to bellwether_reader;
create view visible.job_progress as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.status, t.done, t.total, t.errors, t.started_at, t.finished_at
  from public.job_progress t
  where (select current_setting('bw.read', true) like '% job:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% job:OWN %' or current_setting('bw.read', true) like '% job:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% job:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% job@%' then public.owners_within('bw.read', 'job') end)::uuid[]);
comment on view visible.job_progress is 'guard';
alter view visible.job_progress owner to bellwether_reader;
grant select on visible.job_progress to bellwether_app;


-- job_schedules
alter table public.job_schedules enable row level security, force row level security;
create policy owner on public.job_schedules for all to current_user using (true) with check (true);
create policy reader on public.job_schedules for select to bellwether_reader using (true);
create policy app_read on public.job_schedules for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% job:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.job_schedules from public, bellwether_app, bellwether_reader;
grant select on public.job_schedules to bellwether_app;
grant select on public.job_schedules to bellwether_reader;
create view visible.job_schedules as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.rule, t.time_zone, t.next_at, t.last_at
  from public.job_schedules t
  where (select current_setting('bw.read', true) like '% job:ALL %');
comment on view visible.job_schedules is 'guard';
alter view visible.job_schedules owner to bellwether_reader;
grant select on visible.job_schedules to bellwether_app;


-- journal_entries
alter table public.journal_entries enable row level security, force row level security;
create policy owner on public.journal_entries for all to current_user using (true) with check (true);
create policy reader on public.journal_entries for select to bellwether_reader using (true);
create policy app_read on public.journal_entries for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% posting:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% posting@%' then public.owners_within('bw.read', 'posting') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.journal_entries for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% posting:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% posting:OWN %' or current_setting('bw.write', true) like '% posting:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% posting:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% posting@%' then public.owners_within('bw.write', 'posting') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.journal_entries for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% posting:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% posting:OWN %' or current_setting('bw.write', true) like '% posting:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% posting:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% posting@%' then public.owners_within('bw.write', 'posting') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.journal_entries from public, bellwether_app, bellwether_reader;
grant select, insert, update (updated_at, updated_by, version) on public.journal_entries to bellwether_app;
grant select on public.journal_entries to bellwether_reader;
create view visible.journal_entries as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.date, t.source, t.reference, t.description, t.currency, t.amount, t.reverses_id, t.allocates_id
  from public.journal_entries t
  where (select current_setting('bw.read', true) like '% posting:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% posting@%' then public.owners_within('bw.read', 'posting') end)::uuid[]);
comment on view visible.journal_entries is 'guard';
alter view visible.journal_entries owner to bellwether_reader;
grant select on visible.journal_entries to bellwether_app;

create or replace function vault.audit_journal_entries() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% posting@%' then public.owners_within('bw.write', 'posting') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'journal_entries', 'posting', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'journal_entries', 'posting', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'date', o.date::text, r.date::text where o.date is distinct from r.date
        union all select 'source', o.source::text, r.source::text where o.source is distinct from r.source
        union all select 'reference', o.reference::text, r.reference::text where o.reference is distinct from r.reference
        union all select 'description', o.description::text, r.description::text where o.description is distinct from r.description
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'reverses_id', o.reverses_id::text, r.reverses_id::text where o.reverses_id is distinct from r.reverses_id
        union all select 'allocates_id', o.allocates_id::text, r.allocates_id::text where o.allocates_id is distinct from r.allocates_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'journal_entries', 'posting', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'journal_entries', 'posting', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'date', r.date::text, null::text where r.date is not null
        union all select 'source', r.source::text, null::text where r.source is not null
        union all select 'reference', r.reference::text, null::text where r.reference is not null
        union all select 'description', r.description::text, null::text where r.description is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'reverses_id', r.reverses_id::text, null::text where r.reverses_id is not null
        union all select 'allocates_id', r.allocates_id::text, null::text where r.allocates_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_journal_entries from public;
create or replace trigger audit_insert after insert on public.journal_entries referencing new table as new_rows for each statement execute function vault.audit_journal_entries();
create or replace trigger audit_update after update on public.journal_entries referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_journal_entries();
create or replace trigger audit_delete after delete on public.journal_entries referencing old table as old_rows for each statement execute function vault.audit_journal_entries();


-- lead_form_submissions
alter table public.lead_form_submissions enable row level security, force row level security;
create policy owner on public.lead_form_submissions for all to current_user using (true) with check (true);
create policy reader on public.lead_form_submissions for select to bellwether_reader using (true);
create policy app_read on public.lead_form_submissions for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.lead_form_submissions for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.lead_form_submissions for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.lead_form_submissions for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% lead:OWN %' or current_setting('bw.delete', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% lead:TEAM %'))
  );
revoke all on public.lead_form_submissions from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, form_id, status, answers, email, token_hash, submitted_at, expires_at, confirmed_at, consent_text, consent_version, consent_purpose, lead_id), delete on public.lead_form_submissions to bellwether_app;
grant select on public.lead_form_submissions to bellwether_reader;
create view visible.lead_form_submissions as
  select t.id, t.owner_id, t.team_id, t.form_id, t.status, t.answers, t.email, t.token_hash, t.submitted_at, t.expires_at, t.confirmed_at, t.consent_text, t.consent_version, t.consent_purpose, t.lead_id
  from public.lead_form_submissions t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.lead_form_submissions is 'guard';
alter view visible.lead_form_submissions owner to bellwether_reader;
grant select on visible.lead_form_submissions to bellwether_app;


-- lead_forms
alter table public.lead_forms enable row level security, force row level security;
create policy owner on public.lead_forms for all to current_user using (true) with check (true);
create policy reader on public.lead_forms for select to bellwether_reader using (true);
create policy app_read on public.lead_forms for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.lead_forms for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% source:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.lead_forms for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% source:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.lead_forms from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, active, archived_at, title, intro, fields, source_id, pool_id, product_interest_id, territory, language, double_opt_in, lead_before_confirmation, lifetime, redirect_to, allowed_origins, consent_text, consent_purpose, consent_required, consent_version) on public.lead_forms to bellwether_app;
grant select on public.lead_forms to bellwether_reader;
create view visible.lead_forms as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.key, t.active, t.archived_at, t.title, t.intro, t.fields, t.source_id, t.pool_id, t.product_interest_id, t.territory, t.language, t.double_opt_in, t.lead_before_confirmation, t.lifetime, t.redirect_to, t.allowed_origins, t.consent_text, t.consent_purpose, t.consent_required, t.consent_version
  from public.lead_forms t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.lead_forms is 'guard';
alter view visible.lead_forms owner to bellwether_reader;
grant select on visible.lead_forms to bellwether_app;

create or replace function vault.audit_lead_forms() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'lead_forms', 'source', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'lead_forms', 'source', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'key', o.key::text, r.key::text where o.key is distinct from r.key
        union all select 'active', o.active::text, r.active::text where o.active is distinct from r.active
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
        union all select 'title', o.title::text, r.title::text where o.title is distinct from r.title
        union all select 'intro', o.intro::text, r.intro::text where o.intro is distinct from r.intro
        union all select 'fields', o.fields::text, r.fields::text where o.fields is distinct from r.fields
        union all select 'source_id', o.source_id::text, r.source_id::text where o.source_id is distinct from r.source_id
        union all select 'pool_id', o.pool_id::text, r.pool_id::text where o.pool_id is distinct from r.pool_id
        union all select 'product_interest_id', o.product_interest_id::text, r.product_interest_id::text where o.product_interest_id is distinct from r.product_interest_id
        union all select 'territory', o.territory::text, r.territory::text where o.territory is distinct from r.territory
        union all select 'language', o.language::text, r.language::text where o.language is distinct from r.language
        union all select 'double_opt_in', o.double_opt_in::text, r.double_opt_in::text where o.double_opt_in is distinct from r.double_opt_in
        union all select 'lead_before_confirmation', o.lead_before_confirmation::text, r.lead_before_confirmation::text where o.lead_before_confirmation is distinct from r.lead_before_confirmation
        union all select 'lifetime', o.lifetime::text, r.lifetime::text where o.lifetime is distinct from r.lifetime
        union all select 'redirect_to', o.redirect_to::text, r.redirect_to::text where o.redirect_to is distinct from r.redirect_to
        union all select 'allowed_origins', o.allowed_origins::text, r.allowed_origins::text where o.allowed_origins is distinct from r.allowed_origins
        union all select 'consent_text', o.consent_text::text, r.consent_text::text where o.consent_text is distinct from r.consent_text
        union all select 'consent_purpose', o.consent_purpose::text, r.consent_purpose::text where o.consent_purpose is distinct from r.consent_purpose
        union all select 'consent_required', o.consent_required::text, r.consent_required::text where o.consent_required is distinct from r.consent_required
        union all select 'consent_version', o.consent_version::text, r.consent_version::text where o.consent_version is distinct from r.consent_version
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'lead_forms', 'source', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'lead_forms', 'source', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'key', r.key::text, null::text where r.key is not null
        union all select 'active', r.active::text, null::text where r.active is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
        union all select 'title', r.title::text, null::text where r.title is not null
        union all select 'intro', r.intro::text, null::text where r.intro is not null
        union all select 'fields', r.fields::text, null::text where r.fields is not null
        union all select 'source_id', r.source_id::text, null::text where r.source_id is not null
        union all select 'pool_id', r.pool_id::text, null::text where r.pool_id is not null
        union all select 'product_interest_id', r.product_interest_id::text, null::text where r.product_interest_id is not null
        union all select 'territory', r.territory::text, null::text where r.territory is not null
        union all select 'language', r.language::text, null::text where r.language is not null
        union all select 'double_opt_in', r.double_opt_in::text, null::text where r.double_opt_in is not null
        union all select 'lead_before_confirmation', r.lead_before_confirmation::text, null::text where r.lead_before_confirmation is not null
        union all select 'lifetime', r.lifetime::text, null::text where r.lifetime is not null
        union all select 'redirect_to', r.redirect_to::text, null::text where r.redirect_to is not null
        union all select 'allowed_origins', r.allowed_origins::text, null::text where r.allowed_origins is not null
        union all select 'consent_text', r.consent_text::text, null::text where r.consent_text is not null
        union all select 'consent_purpose', r.consent_purpose::text, null::text where r.consent_purpose is not null
        union all select 'consent_required', r.consent_required::text, null::text where r.consent_required is not null
        union all select 'consent_version', r.consent_version::text, null::text where r.consent_version is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_lead_forms from public;
create or replace trigger audit_insert after insert on public.lead_forms referencing new table as new_rows for each statement execute function vault.audit_lead_forms();
create or replace trigger audit_update after update on public.lead_forms referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_lead_forms();
create or replace trigger audit_delete after delete on public.lead_forms referencing old table as old_rows for each statement execute function vault.audit_lead_forms();


-- lead_scores
alter table public.lead_scores enable row level security, force row level security;
create policy owner on public.lead_scores for all to current_user using (true) with check (true);
create policy reader on public.lead_scores for select to bellwether_reader using (true);
create policy app_read on public.lead_scores for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.lead_scores for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.lead_scores for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.lead_scores for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% lead:OWN %' or current_setting('bw.delete', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% lead:TEAM %'))
  );
revoke all on public.lead_scores from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, lead_id, model_id, probability, reasons, "at"), delete on public.lead_scores to bellwether_app;
grant select on public.lead_scores to bellwether_reader;
create view visible.lead_scores as
  select t.id, t.owner_id, t.team_id, t.lead_id, t.model_id, t.probability, t.reasons, t."at"
  from public.lead_scores t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.lead_scores is 'guard';
alter view visible.lead_scores owner to bellwether_reader;
grant select on visible.lead_scores to bellwether_app;


-- lead_sources
alter table public.lead_sources enable row level security, force row level security;
create policy owner on public.lead_sources for all to current_user using (true) with check (true);
create policy reader on public.lead_sources for select to bellwether_reader using (true);
create policy app_read on public.lead_sources for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.lead_sources for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% source:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.lead_sources for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% source:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.lead_sources for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% source:ALL %')
  );
revoke all on public.lead_sources from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, code, name, channel), delete on public.lead_sources to bellwether_app;
grant select on public.lead_sources to bellwether_reader;
create view visible.lead_sources as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.code, t.name, t.channel
  from public.lead_sources t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.lead_sources is 'guard';
alter view visible.lead_sources owner to bellwether_reader;
grant select on visible.lead_sources to bellwether_app;

create or replace function vault.audit_lead_sources() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'lead_sources', 'source', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'lead_sources', 'source', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'channel', o.channel::text, r.channel::text where o.channel is distinct from r.channel
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'lead_sources', 'source', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'lead_sources', 'source', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'channel', r.channel::text, null::text where r.channel is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_lead_sources from public;
create or replace trigger audit_insert after insert on public.lead_sources referencing new table as new_rows for each statement execute function vault.audit_lead_sources();
create or replace trigger audit_update after update on public.lead_sources referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_lead_sources();
create or replace trigger audit_delete after delete on public.lead_sources referencing old table as old_rows for each statement execute function vault.audit_lead_sources();


-- leads
alter table public.leads enable row level security, force row level security;
create policy owner on public.leads for all to current_user using (true) with check (true);
create policy reader on public.leads for select to bellwether_reader using (true);
create policy app_read on public.leads for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.leads for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.leads for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.leads for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% lead:OWN %' or current_setting('bw.delete', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% lead:TEAM %'))
  );
revoke all on public.leads from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, number, name, company, email, phone, phone_normalised, source_id, utm_source, utm_medium, utm_campaign, utm_term, utm_content, product_interest_id, language, territory, status, disqualify_reason, possible_duplicate, first_response_at, converted_at, customer_id, contact_id, opportunity_id, note, external_source, external_id, facts, score, lead_score_id, custom_text1, custom_text2, custom_text3, custom_text4, custom_text5, custom_text6, custom_text7, custom_text8, custom_text9, custom_text10, custom_number1, custom_number2, custom_number3, custom_number4, custom_number5, custom_number6, custom_date1, custom_date2, custom_date3, custom_date4, custom_reference1, custom_reference2, custom_reference3, custom_reference4), delete on public.leads to bellwether_app;
grant select on public.leads to bellwether_reader;
create view visible.leads as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.number, t.name, t.company, t.email, t.phone, t.phone_normalised, t.source_id, t.utm_source, t.utm_medium, t.utm_campaign, t.utm_term, t.utm_content, t.product_interest_id, t.language, t.territory, t.status, t.disqualify_reason, t.possible_duplicate, t.first_response_at, t.converted_at, t.customer_id, t.contact_id, t.opportunity_id, t.note, t.external_source, t.external_id, t.search_text, t.search_bigrams, t.facts, t.score, t.lead_score_id, t.custom_text1, t.custom_text2, t.custom_text3, t.custom_text4, t.custom_text5, t.custom_text6, t.custom_text7, t.custom_text8, t.custom_text9, t.custom_text10, t.custom_number1, t.custom_number2, t.custom_number3, t.custom_number4, t.custom_number5, t.custom_number6, t.custom_date1, t.custom_date2, t.custom_date3, t.custom_date4, t.custom_reference1, t.custom_reference2, t.custom_reference3, t.custom_reference4
  from public.leads t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.leads is 'guard';
alter view visible.leads owner to bellwether_reader;
grant select on visible.leads to bellwether_app;

create or replace function vault.audit_leads() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'leads', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'leads', 'lead', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'number', o.number::text, r.number::text where o.number is distinct from r.number
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'company', o.company::text, r.company::text where o.company is distinct from r.company
        union all select 'email', o.email::text, r.email::text where o.email is distinct from r.email
        union all select 'phone', o.phone::text, r.phone::text where o.phone is distinct from r.phone
        union all select 'phone_normalised', o.phone_normalised::text, r.phone_normalised::text where o.phone_normalised is distinct from r.phone_normalised
        union all select 'source_id', o.source_id::text, r.source_id::text where o.source_id is distinct from r.source_id
        union all select 'utm_source', o.utm_source::text, r.utm_source::text where o.utm_source is distinct from r.utm_source
        union all select 'utm_medium', o.utm_medium::text, r.utm_medium::text where o.utm_medium is distinct from r.utm_medium
        union all select 'utm_campaign', o.utm_campaign::text, r.utm_campaign::text where o.utm_campaign is distinct from r.utm_campaign
        union all select 'utm_term', o.utm_term::text, r.utm_term::text where o.utm_term is distinct from r.utm_term
        union all select 'utm_content', o.utm_content::text, r.utm_content::text where o.utm_content is distinct from r.utm_content
        union all select 'product_interest_id', o.product_interest_id::text, r.product_interest_id::text where o.product_interest_id is distinct from r.product_interest_id
        union all select 'language', o.language::text, r.language::text where o.language is distinct from r.language
        union all select 'territory', o.territory::text, r.territory::text where o.territory is distinct from r.territory
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'disqualify_reason', o.disqualify_reason::text, r.disqualify_reason::text where o.disqualify_reason is distinct from r.disqualify_reason
        union all select 'possible_duplicate', o.possible_duplicate::text, r.possible_duplicate::text where o.possible_duplicate is distinct from r.possible_duplicate
        union all select 'first_response_at', o.first_response_at::text, r.first_response_at::text where o.first_response_at is distinct from r.first_response_at
        union all select 'converted_at', o.converted_at::text, r.converted_at::text where o.converted_at is distinct from r.converted_at
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'opportunity_id', o.opportunity_id::text, r.opportunity_id::text where o.opportunity_id is distinct from r.opportunity_id
        union all select 'note', o.note::text, r.note::text where o.note is distinct from r.note
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
        union all select 'custom_text1', o.custom_text1::text, r.custom_text1::text where o.custom_text1 is distinct from r.custom_text1
        union all select 'custom_text2', o.custom_text2::text, r.custom_text2::text where o.custom_text2 is distinct from r.custom_text2
        union all select 'custom_text3', o.custom_text3::text, r.custom_text3::text where o.custom_text3 is distinct from r.custom_text3
        union all select 'custom_text4', o.custom_text4::text, r.custom_text4::text where o.custom_text4 is distinct from r.custom_text4
        union all select 'custom_text5', o.custom_text5::text, r.custom_text5::text where o.custom_text5 is distinct from r.custom_text5
        union all select 'custom_text6', o.custom_text6::text, r.custom_text6::text where o.custom_text6 is distinct from r.custom_text6
        union all select 'custom_text7', o.custom_text7::text, r.custom_text7::text where o.custom_text7 is distinct from r.custom_text7
        union all select 'custom_text8', o.custom_text8::text, r.custom_text8::text where o.custom_text8 is distinct from r.custom_text8
        union all select 'custom_text9', o.custom_text9::text, r.custom_text9::text where o.custom_text9 is distinct from r.custom_text9
        union all select 'custom_text10', o.custom_text10::text, r.custom_text10::text where o.custom_text10 is distinct from r.custom_text10
        union all select 'custom_number1', o.custom_number1::text, r.custom_number1::text where o.custom_number1 is distinct from r.custom_number1
        union all select 'custom_number2', o.custom_number2::text, r.custom_number2::text where o.custom_number2 is distinct from r.custom_number2
        union all select 'custom_number3', o.custom_number3::text, r.custom_number3::text where o.custom_number3 is distinct from r.custom_number3
        union all select 'custom_number4', o.custom_number4::text, r.custom_number4::text where o.custom_number4 is distinct from r.custom_number4
        union all select 'custom_number5', o.custom_number5::text, r.custom_number5::text where o.custom_number5 is distinct from r.custom_number5
        union all select 'custom_number6', o.custom_number6::text, r.custom_number6::text where o.custom_number6 is distinct from r.custom_number6
        union all select 'custom_date1', o.custom_date1::text, r.custom_date1::text where o.custom_date1 is distinct from r.custom_date1
        union all select 'custom_date2', o.custom_date2::text, r.custom_date2::text where o.custom_date2 is distinct from r.custom_date2
        union all select 'custom_date3', o.custom_date3::text, r.custom_date3::text where o.custom_date3 is distinct from r.custom_date3
        union all select 'custom_date4', o.custom_date4::text, r.custom_date4::text where o.custom_date4 is distinct from r.custom_date4
        union all select 'custom_reference1', o.custom_reference1::text, r.custom_reference1::text where o.custom_reference1 is distinct from r.custom_reference1
        union all select 'custom_reference2', o.custom_reference2::text, r.custom_reference2::text where o.custom_reference2 is distinct from r.custom_reference2
        union all select 'custom_reference3', o.custom_reference3::text, r.custom_reference3::text where o.custom_reference3 is distinct from r.custom_reference3
        union all select 'custom_reference4', o.custom_reference4::text, r.custom_reference4::text where o.custom_reference4 is distinct from r.custom_reference4
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'leads', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'leads', 'lead', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'number', r.number::text, null::text where r.number is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'company', r.company::text, null::text where r.company is not null
        union all select 'email', r.email::text, null::text where r.email is not null
        union all select 'phone', r.phone::text, null::text where r.phone is not null
        union all select 'phone_normalised', r.phone_normalised::text, null::text where r.phone_normalised is not null
        union all select 'source_id', r.source_id::text, null::text where r.source_id is not null
        union all select 'utm_source', r.utm_source::text, null::text where r.utm_source is not null
        union all select 'utm_medium', r.utm_medium::text, null::text where r.utm_medium is not null
        union all select 'utm_campaign', r.utm_campaign::text, null::text where r.utm_campaign is not null
        union all select 'utm_term', r.utm_term::text, null::text where r.utm_term is not null
        union all select 'utm_content', r.utm_content::text, null::text where r.utm_content is not null
        union all select 'product_interest_id', r.product_interest_id::text, null::text where r.product_interest_id is not null
        union all select 'language', r.language::text, null::text where r.language is not null
        union all select 'territory', r.territory::text, null::text where r.territory is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'disqualify_reason', r.disqualify_reason::text, null::text where r.disqualify_reason is not null
        union all select 'possible_duplicate', r.possible_duplicate::text, null::text where r.possible_duplicate is not null
        union all select 'first_response_at', r.first_response_at::text, null::text where r.first_response_at is not null
        union all select 'converted_at', r.converted_at::text, null::text where r.converted_at is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'opportunity_id', r.opportunity_id::text, null::text where r.opportunity_id is not null
        union all select 'note', r.note::text, null::text where r.note is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
        union all select 'custom_text1', r.custom_text1::text, null::text where r.custom_text1 is not null
        union all select 'custom_text2', r.custom_text2::text, null::text where r.custom_text2 is not null
        union all select 'custom_text3', r.custom_text3::text, null::text where r.custom_text3 is not null
        union all select 'custom_text4', r.custom_text4::text, null::text where r.custom_text4 is not null
        union all select 'custom_text5', r.custom_text5::text, null::text where r.custom_text5 is not null
        union all select 'custom_text6', r.custom_text6::text, null::text where r.custom_text6 is not null
        union all select 'custom_text7', r.custom_text7::text, null::text where r.custom_text7 is not null
        union all select 'custom_text8', r.custom_text8::text, null::text where r.custom_text8 is not null
        union all select 'custom_text9', r.custom_text9::text, null::text where r.custom_text9 is not null
        union all select 'custom_text10', r.custom_text10::text, null::text where r.custom_text10 is not null
        union all select 'custom_number1', r.custom_number1::text, null::text where r.custom_number1 is not null
        union all select 'custom_number2', r.custom_number2::text, null::text where r.custom_number2 is not null
        union all select 'custom_number3', r.custom_number3::text, null::text where r.custom_number3 is not null
        union all select 'custom_number4', r.custom_number4::text, null::text where r.custom_number4 is not null
        union all select 'custom_number5', r.custom_number5::text, null::text where r.custom_number5 is not null
        union all select 'custom_number6', r.custom_number6::text, null::text where r.custom_number6 is not null
        union all select 'custom_date1', r.custom_date1::text, null::text where r.custom_date1 is not null
        union all select 'custom_date2', r.custom_date2::text, null::text where r.custom_date2 is not null
        union all select 'custom_date3', r.custom_date3::text, null::text where r.custom_date3 is not null
        union all select 'custom_date4', r.custom_date4::text, null::text where r.custom_date4 is not null
        union all select 'custom_reference1', r.custom_reference1::text, null::text where r.custom_reference1 is not null
        union all select 'custom_reference2', r.custom_reference2::text, null::text where r.custom_reference2 is not null
        union all select 'custom_reference3', r.custom_reference3::text, null::text where r.custom_reference3 is not null
        union all select 'custom_reference4', r.custom_reference4::text, null::text where r.custom_reference4 is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_leads from public;
create or replace trigger audit_insert after insert on public.leads referencing new table as new_rows for each statement execute function vault.audit_leads();
create or replace trigger audit_update after update on public.leads referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_leads();
create or replace trigger audit_delete after delete on public.leads referencing old table as old_rows for each statement execute function vault.audit_leads();


-- ledger_accounts
alter table public.ledger_accounts enable row level security, force row level security;
create policy owner on public.ledger_accounts for all to current_user using (true) with check (true);
create policy reader on public.ledger_accounts for select to bellwether_reader using (true);
create policy app_read on public.ledger_accounts for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.ledger_accounts for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.ledger_accounts for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.ledger_accounts for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.ledger_accounts from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, code, name, kind, parent_id, path), delete on public.ledger_accounts to bellwether_app;
grant select on public.ledger_accounts to bellwether_reader;
create view visible.ledger_accounts as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.code, t.name, t.kind, t.parent_id, t.path
  from public.ledger_accounts t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.ledger_accounts is 'guard';
alter view visible.ledger_accounts owner to bellwether_reader;
grant select on visible.ledger_accounts to bellwether_app;

create or replace function vault.audit_ledger_accounts() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'ledger_accounts', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'ledger_accounts', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'parent_id', o.parent_id::text, r.parent_id::text where o.parent_id is distinct from r.parent_id
        union all select 'path', o.path::text, r.path::text where o.path is distinct from r.path
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'ledger_accounts', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'ledger_accounts', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'parent_id', r.parent_id::text, null::text where r.parent_id is not null
        union all select 'path', r.path::text, null::text where r.path is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_ledger_accounts from public;
create or replace trigger audit_insert after insert on public.ledger_accounts referencing new table as new_rows for each statement execute function vault.audit_ledger_accounts();
create or replace trigger audit_update after update on public.ledger_accounts referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_ledger_accounts();
create or replace trigger audit_delete after delete on public.ledger_accounts referencing old table as old_rows for each statement execute function vault.audit_ledger_accounts();


-- merge_records
alter table public.merge_records enable row level security, force row level security;
create policy owner on public.merge_records for all to current_user using (true) with check (true);
create policy reader on public.merge_records for select to bellwether_reader using (true);
create policy app_read on public.merge_records for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.merge_records for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.merge_records for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.merge_records from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, survivor_id, merged_ids, snapshot, "at", undone_at) on public.merge_records to bellwether_app;
grant select on public.merge_records to bellwether_reader;
create view visible.merge_records as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.survivor_id, t.merged_ids, t.snapshot, t."at", t.undone_at
  from public.merge_records t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.merge_records is 'guard';
alter view visible.merge_records owner to bellwether_reader;
grant select on visible.merge_records to bellwether_app;

create or replace function vault.audit_merge_records() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'merge_records', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'merge_records', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'survivor_id', o.survivor_id::text, r.survivor_id::text where o.survivor_id is distinct from r.survivor_id
        union all select 'merged_ids', o.merged_ids::text, r.merged_ids::text where o.merged_ids is distinct from r.merged_ids
        union all select 'snapshot', o.snapshot::text, r.snapshot::text where o.snapshot is distinct from r.snapshot
        union all select 'at', o."at"::text, r."at"::text where o."at" is distinct from r."at"
        union all select 'undone_at', o.undone_at::text, r.undone_at::text where o.undone_at is distinct from r.undone_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'merge_records', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'merge_records', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'survivor_id', r.survivor_id::text, null::text where r.survivor_id is not null
        union all select 'merged_ids', r.merged_ids::text, null::text where r.merged_ids is not null
        union all select 'snapshot', r.snapshot::text, null::text where r.snapshot is not null
        union all select 'at', r."at"::text, null::text where r."at" is not null
        union all select 'undone_at', r.undone_at::text, null::text where r.undone_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_merge_records from public;
create or replace trigger audit_insert after insert on public.merge_records referencing new table as new_rows for each statement execute function vault.audit_merge_records();
create or replace trigger audit_update after update on public.merge_records referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_merge_records();
create or replace trigger audit_delete after delete on public.merge_records referencing old table as old_rows for each statement execute function vault.audit_merge_records();


-- messages
alter table public.messages enable row level security, force row level security;
create policy owner on public.messages for all to current_user using (true) with check (true);
create policy reader on public.messages for select to bellwether_reader using (true);
create policy app_read on public.messages for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.messages for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% ticket:OWN %' or current_setting('bw.write', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% ticket:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% ticket@%' then public.owners_within('bw.write', 'ticket') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.messages for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% ticket:OWN %' or current_setting('bw.write', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% ticket:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% ticket@%' then public.owners_within('bw.write', 'ticket') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.messages for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% ticket:OWN %' or current_setting('bw.delete', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% ticket:TEAM %'))
  );
revoke all on public.messages from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, ticket_id, kind, author_id, contact_id, body, "at"), delete on public.messages to bellwether_app;
grant select on public.messages to bellwether_reader;
create view visible.messages as
  select t.id, t.owner_id, t.team_id, t.ticket_id, t.kind, t.author_id, t.contact_id, t.body, t."at"
  from public.messages t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[]);
comment on view visible.messages is 'guard';
alter view visible.messages owner to bellwether_reader;
grant select on visible.messages to bellwether_app;

create or replace function vault.audit_messages() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% ticket@%' then public.owners_within('bw.write', 'ticket') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'messages', 'ticket', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'messages', 'ticket', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'ticket_id', o.ticket_id::text, r.ticket_id::text where o.ticket_id is distinct from r.ticket_id
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'author_id', o.author_id::text, r.author_id::text where o.author_id is distinct from r.author_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'body', o.body::text, r.body::text where o.body is distinct from r.body
        union all select 'at', o."at"::text, r."at"::text where o."at" is distinct from r."at"
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'messages', 'ticket', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'messages', 'ticket', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'ticket_id', r.ticket_id::text, null::text where r.ticket_id is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'author_id', r.author_id::text, null::text where r.author_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'body', r.body::text, null::text where r.body is not null
        union all select 'at', r."at"::text, null::text where r."at" is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_messages from public;
create or replace trigger audit_insert after insert on public.messages referencing new table as new_rows for each statement execute function vault.audit_messages();
create or replace trigger audit_update after update on public.messages referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_messages();
create or replace trigger audit_delete after delete on public.messages referencing old table as old_rows for each statement execute function vault.audit_messages();


-- opportunities
alter table public.opportunities enable row level security, force row level security;
create policy owner on public.opportunities for all to current_user using (true) with check (true);
create policy reader on public.opportunities for select to bellwether_reader using (true);
create policy app_read on public.opportunities for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.opportunities for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% opportunity:OWN %' or current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% opportunity@%' then public.owners_within('bw.write', 'opportunity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.opportunities for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% opportunity:OWN %' or current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% opportunity@%' then public.owners_within('bw.write', 'opportunity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.opportunities for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% opportunity:OWN %' or current_setting('bw.delete', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% opportunity:TEAM %'))
  );
revoke all on public.opportunities from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, number, name, customer_id, contact_id, pipeline_id, stage_id, product_id, region, amount, currency, close_date, probability, status, lost_reason, opened_at, closed_at, external_source, external_id, custom_text1, custom_text2, custom_text3, custom_text4, custom_text5, custom_text6, custom_text7, custom_text8, custom_text9, custom_text10, custom_number1, custom_number2, custom_number3, custom_number4, custom_number5, custom_number6, custom_date1, custom_date2, custom_date3, custom_date4, custom_reference1, custom_reference2, custom_reference3, custom_reference4), delete on public.opportunities to bellwether_app;
grant select on public.opportunities to bellwether_reader;
create view visible.opportunities as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.number, t.name, t.customer_id, t.contact_id, t.pipeline_id, t.stage_id, t.product_id, t.region, t.amount, t.currency, t.close_date, t.probability, t.status, t.lost_reason, t.opened_at, t.closed_at, t.external_source, t.external_id, t.custom_text1, t.custom_text2, t.custom_text3, t.custom_text4, t.custom_text5, t.custom_text6, t.custom_text7, t.custom_text8, t.custom_text9, t.custom_text10, t.custom_number1, t.custom_number2, t.custom_number3, t.custom_number4, t.custom_number5, t.custom_number6, t.custom_date1, t.custom_date2, t.custom_date3, t.custom_date4, t.custom_reference1, t.custom_reference2, t.custom_reference3, t.custom_reference4
  from public.opportunities t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
comment on view visible.opportunities is 'guard';
alter view visible.opportunities owner to bellwether_reader;
grant select on visible.opportunities to bellwether_app;

create or replace function vault.audit_opportunities() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% opportunity@%' then public.owners_within('bw.write', 'opportunity') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'opportunities', 'opportunity', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'opportunities', 'opportunity', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'number', o.number::text, r.number::text where o.number is distinct from r.number
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'pipeline_id', o.pipeline_id::text, r.pipeline_id::text where o.pipeline_id is distinct from r.pipeline_id
        union all select 'stage_id', o.stage_id::text, r.stage_id::text where o.stage_id is distinct from r.stage_id
        union all select 'product_id', o.product_id::text, r.product_id::text where o.product_id is distinct from r.product_id
        union all select 'region', o.region::text, r.region::text where o.region is distinct from r.region
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'close_date', o.close_date::text, r.close_date::text where o.close_date is distinct from r.close_date
        union all select 'probability', o.probability::text, r.probability::text where o.probability is distinct from r.probability
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'lost_reason', o.lost_reason::text, r.lost_reason::text where o.lost_reason is distinct from r.lost_reason
        union all select 'opened_at', o.opened_at::text, r.opened_at::text where o.opened_at is distinct from r.opened_at
        union all select 'closed_at', o.closed_at::text, r.closed_at::text where o.closed_at is distinct from r.closed_at
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
        union all select 'custom_text1', o.custom_text1::text, r.custom_text1::text where o.custom_text1 is distinct from r.custom_text1
        union all select 'custom_text2', o.custom_text2::text, r.custom_text2::text where o.custom_text2 is distinct from r.custom_text2
        union all select 'custom_text3', o.custom_text3::text, r.custom_text3::text where o.custom_text3 is distinct from r.custom_text3
        union all select 'custom_text4', o.custom_text4::text, r.custom_text4::text where o.custom_text4 is distinct from r.custom_text4
        union all select 'custom_text5', o.custom_text5::text, r.custom_text5::text where o.custom_text5 is distinct from r.custom_text5
        union all select 'custom_text6', o.custom_text6::text, r.custom_text6::text where o.custom_text6 is distinct from r.custom_text6
        union all select 'custom_text7', o.custom_text7::text, r.custom_text7::text where o.custom_text7 is distinct from r.custom_text7
        union all select 'custom_text8', o.custom_text8::text, r.custom_text8::text where o.custom_text8 is distinct from r.custom_text8
        union all select 'custom_text9', o.custom_text9::text, r.custom_text9::text where o.custom_text9 is distinct from r.custom_text9
        union all select 'custom_text10', o.custom_text10::text, r.custom_text10::text where o.custom_text10 is distinct from r.custom_text10
        union all select 'custom_number1', o.custom_number1::text, r.custom_number1::text where o.custom_number1 is distinct from r.custom_number1
        union all select 'custom_number2', o.custom_number2::text, r.custom_number2::text where o.custom_number2 is distinct from r.custom_number2
        union all select 'custom_number3', o.custom_number3::text, r.custom_number3::text where o.custom_number3 is distinct from r.custom_number3
        union all select 'custom_number4', o.custom_number4::text, r.custom_number4::text where o.custom_number4 is distinct from r.custom_number4
        union all select 'custom_number5', o.custom_number5::text, r.custom_number5::text where o.custom_number5 is distinct from r.custom_number5
        union all select 'custom_number6', o.custom_number6::text, r.custom_number6::text where o.custom_number6 is distinct from r.custom_number6
        union all select 'custom_date1', o.custom_date1::text, r.custom_date1::text where o.custom_date1 is distinct from r.custom_date1
        union all select 'custom_date2', o.custom_date2::text, r.custom_date2::text where o.custom_date2 is distinct from r.custom_date2
        union all select 'custom_date3', o.custom_date3::text, r.custom_date3::text where o.custom_date3 is distinct from r.custom_date3
        union all select 'custom_date4', o.custom_date4::text, r.custom_date4::text where o.custom_date4 is distinct from r.custom_date4
        union all select 'custom_reference1', o.custom_reference1::text, r.custom_reference1::text where o.custom_reference1 is distinct from r.custom_reference1
        union all select 'custom_reference2', o.custom_reference2::text, r.custom_reference2::text where o.custom_reference2 is distinct from r.custom_reference2
        union all select 'custom_reference3', o.custom_reference3::text, r.custom_reference3::text where o.custom_reference3 is distinct from r.custom_reference3
        union all select 'custom_reference4', o.custom_reference4::text, r.custom_reference4::text where o.custom_reference4 is distinct from r.custom_reference4
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'opportunities', 'opportunity', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'opportunities', 'opportunity', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'number', r.number::text, null::text where r.number is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'pipeline_id', r.pipeline_id::text, null::text where r.pipeline_id is not null
        union all select 'stage_id', r.stage_id::text, null::text where r.stage_id is not null
        union all select 'product_id', r.product_id::text, null::text where r.product_id is not null
        union all select 'region', r.region::text, null::text where r.region is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'close_date', r.close_date::text, null::text where r.close_date is not null
        union all select 'probability', r.probability::text, null::text where r.probability is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'lost_reason', r.lost_reason::text, null::text where r.lost_reason is not null
        union all select 'opened_at', r.opened_at::text, null::text where r.opened_at is not null
        union all select 'closed_at', r.closed_at::text, null::text where r.closed_at is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
        union all select 'custom_text1', r.custom_text1::text, null::text where r.custom_text1 is not null
        union all select 'custom_text2', r.custom_text2::text, null::text where r.custom_text2 is not null
        union all select 'custom_text3', r.custom_text3::text, null::text where r.custom_text3 is not null
        union all select 'custom_text4', r.custom_text4::text, null::text where r.custom_text4 is not null
        union all select 'custom_text5', r.custom_text5::text, null::text where r.custom_text5 is not null
        union all select 'custom_text6', r.custom_text6::text, null::text where r.custom_text6 is not null
        union all select 'custom_text7', r.custom_text7::text, null::text where r.custom_text7 is not null
        union all select 'custom_text8', r.custom_text8::text, null::text where r.custom_text8 is not null
        union all select 'custom_text9', r.custom_text9::text, null::text where r.custom_text9 is not null
        union all select 'custom_text10', r.custom_text10::text, null::text where r.custom_text10 is not null
        union all select 'custom_number1', r.custom_number1::text, null::text where r.custom_number1 is not null
        union all select 'custom_number2', r.custom_number2::text, null::text where r.custom_number2 is not null
        union all select 'custom_number3', r.custom_number3::text, null::text where r.custom_number3 is not null
        union all select 'custom_number4', r.custom_number4::text, null::text where r.custom_number4 is not null
        union all select 'custom_number5', r.custom_number5::text, null::text where r.custom_number5 is not null
        union all select 'custom_number6', r.custom_number6::text, null::text where r.custom_number6 is not null
        union all select 'custom_date1', r.custom_date1::text, null::text where r.custom_date1 is not null
        union all select 'custom_date2', r.custom_date2::text, null::text where r.custom_date2 is not null
        union all select 'custom_date3', r.custom_date3::text, null::text where r.custom_date3 is not null
        union all select 'custom_date4', r.custom_date4::text, null::text where r.custom_date4 is not null
        union all select 'custom_reference1', r.custom_reference1::text, null::text where r.custom_reference1 is not null
        union all select 'custom_reference2', r.custom_reference2::text, null::text where r.custom_reference2 is not null
        union all select 'custom_reference3', r.custom_reference3::text, null::text where r.custom_reference3 is not null
        union all select 'custom_reference4', r.custom_reference4::text, null::text where r.custom_reference4 is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_opportunities from public;
create or replace trigger audit_insert after insert on public.opportunities referencing new table as new_rows for each statement execute function vault.audit_opportunities();
create or replace trigger audit_update after update on public.opportunities referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_opportunities();
create or replace trigger audit_delete after delete on public.opportunities referencing old table as old_rows for each statement execute function vault.audit_opportunities();


-- order_lines
alter table public.order_lines enable row level security, force row level security;
create policy owner on public.order_lines for all to current_user using (true) with check (true);
create policy reader on public.order_lines for select to bellwether_reader using (true);
create policy app_read on public.order_lines for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.order_lines for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% order:OWN %' or current_setting('bw.write', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% order:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% order@%' then public.owners_within('bw.write', 'order') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.order_lines for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% order:OWN %' or current_setting('bw.write', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% order:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% order@%' then public.owners_within('bw.write', 'order') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.order_lines for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% order:OWN %' or current_setting('bw.delete', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% order:TEAM %'))
  );
revoke all on public.order_lines from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, order_id, position, product_id, quantity, price, discount, cost, amount, currency), delete on public.order_lines to bellwether_app;
grant select on public.order_lines to bellwether_reader;
create view visible.order_lines as
  select t.id, t.owner_id, t.team_id, t.order_id, t.position, t.product_id, t.quantity, t.price, t.discount, t.cost, t.amount, t.currency
  from public.order_lines t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
comment on view visible.order_lines is 'guard';
alter view visible.order_lines owner to bellwether_reader;
grant select on visible.order_lines to bellwether_app;

create or replace function vault.audit_order_lines() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% order@%' then public.owners_within('bw.write', 'order') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'order_lines', 'order', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'order_lines', 'order', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'order_id', o.order_id::text, r.order_id::text where o.order_id is distinct from r.order_id
        union all select 'position', o.position::text, r.position::text where o.position is distinct from r.position
        union all select 'product_id', o.product_id::text, r.product_id::text where o.product_id is distinct from r.product_id
        union all select 'quantity', o.quantity::text, r.quantity::text where o.quantity is distinct from r.quantity
        union all select 'price', o.price::text, r.price::text where o.price is distinct from r.price
        union all select 'discount', o.discount::text, r.discount::text where o.discount is distinct from r.discount
        union all select 'cost', o.cost::text, r.cost::text where o.cost is distinct from r.cost
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'order_lines', 'order', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'order_lines', 'order', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'order_id', r.order_id::text, null::text where r.order_id is not null
        union all select 'position', r.position::text, null::text where r.position is not null
        union all select 'product_id', r.product_id::text, null::text where r.product_id is not null
        union all select 'quantity', r.quantity::text, null::text where r.quantity is not null
        union all select 'price', r.price::text, null::text where r.price is not null
        union all select 'discount', r.discount::text, null::text where r.discount is not null
        union all select 'cost', r.cost::text, null::text where r.cost is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_order_lines from public;
create or replace trigger audit_insert after insert on public.order_lines referencing new table as new_rows for each statement execute function vault.audit_order_lines();
create or replace trigger audit_update after update on public.order_lines referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_order_lines();
create or replace trigger audit_delete after delete on public.order_lines referencing old table as old_rows for each statement execute function vault.audit_order_lines();


-- orders
alter table public.orders enable row level security, force row level security;
create policy owner on public.orders for all to current_user using (true) with check (true);
create policy reader on public.orders for select to bellwether_reader using (true);
create policy app_read on public.orders for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.orders for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% order:OWN %' or current_setting('bw.write', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% order:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% order@%' then public.owners_within('bw.write', 'order') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.orders for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% order:OWN %' or current_setting('bw.write', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% order:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% order@%' then public.owners_within('bw.write', 'order') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.orders for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% order:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% order:OWN %' or current_setting('bw.delete', true) like '% order:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% order:TEAM %'))
  );
revoke all on public.orders from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, number, customer_id, contact_id, opportunity_id, channel, region, ordered_at, status, amount, currency, rep_id, external_source, external_id), delete on public.orders to bellwether_app;
grant select on public.orders to bellwether_reader;
create view visible.orders as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.number, t.customer_id, t.contact_id, t.opportunity_id, t.channel, t.region, t.ordered_at, t.status, t.amount, t.currency, t.rep_id, t.external_source, t.external_id
  from public.orders t
  where (select current_setting('bw.read', true) like '% order:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% order:OWN %' or current_setting('bw.read', true) like '% order:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% order:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% order@%' then public.owners_within('bw.read', 'order') end)::uuid[]);
comment on view visible.orders is 'guard';
alter view visible.orders owner to bellwether_reader;
grant select on visible.orders to bellwether_app;

create or replace function vault.audit_orders() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% order@%' then public.owners_within('bw.write', 'order') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'orders', 'order', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'orders', 'order', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'number', o.number::text, r.number::text where o.number is distinct from r.number
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'opportunity_id', o.opportunity_id::text, r.opportunity_id::text where o.opportunity_id is distinct from r.opportunity_id
        union all select 'channel', o.channel::text, r.channel::text where o.channel is distinct from r.channel
        union all select 'region', o.region::text, r.region::text where o.region is distinct from r.region
        union all select 'ordered_at', o.ordered_at::text, r.ordered_at::text where o.ordered_at is distinct from r.ordered_at
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'rep_id', o.rep_id::text, r.rep_id::text where o.rep_id is distinct from r.rep_id
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'orders', 'order', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'orders', 'order', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'number', r.number::text, null::text where r.number is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'opportunity_id', r.opportunity_id::text, null::text where r.opportunity_id is not null
        union all select 'channel', r.channel::text, null::text where r.channel is not null
        union all select 'region', r.region::text, null::text where r.region is not null
        union all select 'ordered_at', r.ordered_at::text, null::text where r.ordered_at is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'rep_id', r.rep_id::text, null::text where r.rep_id is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_orders from public;
create or replace trigger audit_insert after insert on public.orders referencing new table as new_rows for each statement execute function vault.audit_orders();
create or replace trigger audit_update after update on public.orders referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_orders();
create or replace trigger audit_delete after delete on public.orders referencing old table as old_rows for each statement execute function vault.audit_orders();


-- organisation
alter table public.organisation enable row level security, force row level security;
create policy owner on public.organisation for all to current_user using (true) with check (true);
create policy reader on public.organisation for select to bellwether_reader using (true);
create policy app_read on public.organisation for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.organisation for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% organisation:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.organisation for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% organisation:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.organisation for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% organisation:ALL %')
  );
revoke all on public.organisation from public, bellwether_app, bellwether_reader;
grant select, insert, update (only_one, name, time_zone, currency, fiscal_year_start_month, created_at, created_by, updated_at, updated_by, version), delete on public.organisation to bellwether_app;
grant select on public.organisation to bellwether_reader;
create view visible.organisation as
  select t.id, t.only_one, t.name, t.time_zone, t.currency, t.fiscal_year_start_month, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version
  from public.organisation t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.organisation is 'guard';
alter view visible.organisation owner to bellwether_reader;
grant select on visible.organisation to bellwether_app;

create or replace function vault.audit_organisation() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'organisation', 'organisation', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'organisation', 'organisation', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'only_one', o.only_one::text, r.only_one::text where o.only_one is distinct from r.only_one
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'time_zone', o.time_zone::text, r.time_zone::text where o.time_zone is distinct from r.time_zone
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'fiscal_year_start_month', o.fiscal_year_start_month::text, r.fiscal_year_start_month::text where o.fiscal_year_start_month is distinct from r.fiscal_year_start_month
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'organisation', 'organisation', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'organisation', 'organisation', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'only_one', r.only_one::text, null::text where r.only_one is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'time_zone', r.time_zone::text, null::text where r.time_zone is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'fiscal_year_start_month', r.fiscal_year_start_month::text, null::text where r.fiscal_year_start_month is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_organisation from public;
create or replace trigger audit_insert after insert on public.organisation referencing new table as new_rows for each statement execute function vault.audit_organisation();
create or replace trigger audit_update after update on public.organisation referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_organisation();
create or replace trigger audit_delete after delete on public.organisation referencing old table as old_rows for each statement execute function vault.audit_organisation();


-- persisted_documents
alter table public.persisted_documents enable row level security, force row level security;
create policy owner on public.persisted_documents for all to current_user using (true) with check (true);
create policy reader on public.persisted_documents for select to bellwether_reader using (true);
create policy app_read on public.persisted_documents for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% persistedDocument:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.persisted_documents for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% persistedDocument:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.persisted_documents from public, bellwether_app, bellwether_reader;
grant select, insert on public.persisted_documents to bellwether_app;
grant select on public.persisted_documents to bellwether_reader;
create view visible.persisted_documents as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.hash, t.name, t.text
  from public.persisted_documents t
  where (select current_setting('bw.read', true) like '% persistedDocument:ALL %');
comment on view visible.persisted_documents is 'guard';
alter view visible.persisted_documents owner to bellwether_reader;
grant select on visible.persisted_documents to bellwether_app;

create or replace function vault.audit_persisted_documents() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'persisted_documents', 'persistedDocument', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'persisted_documents', 'persistedDocument', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'hash', o.hash::text, r.hash::text where o.hash is distinct from r.hash
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'text', o.text::text, r.text::text where o.text is distinct from r.text
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'persisted_documents', 'persistedDocument', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'persisted_documents', 'persistedDocument', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'hash', r.hash::text, null::text where r.hash is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'text', r.text::text, null::text where r.text is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_persisted_documents from public;
create or replace trigger audit_insert after insert on public.persisted_documents referencing new table as new_rows for each statement execute function vault.audit_persisted_documents();
create or replace trigger audit_update after update on public.persisted_documents referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_persisted_documents();
create or replace trigger audit_delete after delete on public.persisted_documents referencing old table as old_rows for each statement execute function vault.audit_persisted_documents();


-- person_exports
alter table public.person_exports enable row level security, force row level security;
create policy owner on public.person_exports for all to current_user using (true) with check (true);
create policy reader on public.person_exports for select to bellwether_reader using (true);
create policy app_read on public.person_exports for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% privacy:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% privacy:OWN %' or current_setting('bw.read', true) like '% privacy:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% privacy:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% privacy@%' then public.owners_within('bw.read', 'privacy') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.person_exports for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% privacy:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% privacy:OWN %' or current_setting('bw.write', true) like '% privacy:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% privacy:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% privacy@%' then public.owners_within('bw.write', 'privacy') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.person_exports from public, bellwether_app, bellwether_reader;
grant select, insert on public.person_exports to bellwether_app;
grant select on public.person_exports to bellwether_reader;
create view visible.person_exports as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.customer_id, t.contact_id, t.status, t.expires_at, t.size
  from public.person_exports t
  where (select current_setting('bw.read', true) like '% privacy:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% privacy:OWN %' or current_setting('bw.read', true) like '% privacy:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% privacy:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% privacy@%' then public.owners_within('bw.read', 'privacy') end)::uuid[]);
comment on view visible.person_exports is 'guard';
alter view visible.person_exports owner to bellwether_reader;
grant select on visible.person_exports to bellwether_app;

create or replace function vault.audit_person_exports() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% privacy@%' then public.owners_within('bw.write', 'privacy') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'person_exports', 'privacy', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'person_exports', 'privacy', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'expires_at', o.expires_at::text, r.expires_at::text where o.expires_at is distinct from r.expires_at
        union all select 'size', o.size::text, r.size::text where o.size is distinct from r.size
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'person_exports', 'privacy', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'person_exports', 'privacy', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'expires_at', r.expires_at::text, null::text where r.expires_at is not null
        union all select 'size', r.size::text, null::text where r.size is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_person_exports from public;
create or replace trigger audit_insert after insert on public.person_exports referencing new table as new_rows for each statement execute function vault.audit_person_exports();
create or replace trigger audit_update after update on public.person_exports referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_person_exports();
create or replace trigger audit_delete after delete on public.person_exports referencing old table as old_rows for each statement execute function vault.audit_person_exports();


-- pipelines
alter table public.pipelines enable row level security, force row level security;
create policy owner on public.pipelines for all to current_user using (true) with check (true);
create policy reader on public.pipelines for select to bellwether_reader using (true);
create policy app_read on public.pipelines for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.pipelines for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% pipeline:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.pipelines for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% pipeline:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.pipelines for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% pipeline:ALL %')
  );
revoke all on public.pipelines from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, is_default), delete on public.pipelines to bellwether_app;
grant select on public.pipelines to bellwether_reader;
create view visible.pipelines as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.is_default
  from public.pipelines t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.pipelines is 'guard';
alter view visible.pipelines owner to bellwether_reader;
grant select on visible.pipelines to bellwether_app;

create or replace function vault.audit_pipelines() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'pipelines', 'pipeline', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'pipelines', 'pipeline', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'is_default', o.is_default::text, r.is_default::text where o.is_default is distinct from r.is_default
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'pipelines', 'pipeline', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'pipelines', 'pipeline', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'is_default', r.is_default::text, null::text where r.is_default is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_pipelines from public;
create or replace trigger audit_insert after insert on public.pipelines referencing new table as new_rows for each statement execute function vault.audit_pipelines();
create or replace trigger audit_update after update on public.pipelines referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_pipelines();
create or replace trigger audit_delete after delete on public.pipelines referencing old table as old_rows for each statement execute function vault.audit_pipelines();


-- pool_members
alter table public.pool_members enable row level security, force row level security;
create policy owner on public.pool_members for all to current_user using (true) with check (true);
create policy reader on public.pool_members for select to bellwether_reader using (true);
create policy app_read on public.pool_members for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.pool_members for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.pool_members for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% pool:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.pool_members for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% pool:ALL %')
  );
revoke all on public.pool_members from public, bellwether_app, bellwether_reader;
grant select, insert, update (pool_id, user_id, active, weight, capacity, languages, territories, calendar_id), delete on public.pool_members to bellwether_app;
grant select on public.pool_members to bellwether_reader;
create view visible.pool_members as
  select t.id, t.pool_id, t.user_id, t.active, t.weight, t.capacity, t.languages, t.territories, t.calendar_id
  from public.pool_members t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.pool_members is 'guard';
alter view visible.pool_members owner to bellwether_reader;
grant select on visible.pool_members to bellwether_app;

create or replace function vault.audit_pool_members() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'pool_members', 'pool', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'pool_members', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'pool_id', o.pool_id::text, r.pool_id::text where o.pool_id is distinct from r.pool_id
        union all select 'user_id', o.user_id::text, r.user_id::text where o.user_id is distinct from r.user_id
        union all select 'active', o.active::text, r.active::text where o.active is distinct from r.active
        union all select 'weight', o.weight::text, r.weight::text where o.weight is distinct from r.weight
        union all select 'capacity', o.capacity::text, r.capacity::text where o.capacity is distinct from r.capacity
        union all select 'languages', o.languages::text, r.languages::text where o.languages is distinct from r.languages
        union all select 'territories', o.territories::text, r.territories::text where o.territories is distinct from r.territories
        union all select 'calendar_id', o.calendar_id::text, r.calendar_id::text where o.calendar_id is distinct from r.calendar_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'pool_members', 'pool', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'pool_members', 'pool', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'pool_id', r.pool_id::text, null::text where r.pool_id is not null
        union all select 'user_id', r.user_id::text, null::text where r.user_id is not null
        union all select 'active', r.active::text, null::text where r.active is not null
        union all select 'weight', r.weight::text, null::text where r.weight is not null
        union all select 'capacity', r.capacity::text, null::text where r.capacity is not null
        union all select 'languages', r.languages::text, null::text where r.languages is not null
        union all select 'territories', r.territories::text, null::text where r.territories is not null
        union all select 'calendar_id', r.calendar_id::text, null::text where r.calendar_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_pool_members from public;
create or replace trigger audit_insert after insert on public.pool_members referencing new table as new_rows for each statement execute function vault.audit_pool_members();
create or replace trigger audit_update after update on public.pool_members referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_pool_members();
create or replace trigger audit_delete after delete on public.pool_members referencing old table as old_rows for each statement execute function vault.audit_pool_members();


-- postings
alter table public.postings enable row level security, force row level security;
create policy owner on public.postings for all to current_user using (true) with check (true);
create policy reader on public.postings for select to bellwether_reader using (true);
create policy app_read on public.postings for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% posting:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% posting@%' then public.owners_within('bw.read', 'posting') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.postings for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% posting:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% posting:OWN %' or current_setting('bw.write', true) like '% posting:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% posting:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% posting@%' then public.owners_within('bw.write', 'posting') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.postings for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% posting:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% posting:OWN %' or current_setting('bw.write', true) like '% posting:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% posting:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% posting@%' then public.owners_within('bw.write', 'posting') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.postings from public, bellwether_app, bellwether_reader;
grant select, insert, update (updated_at, updated_by, version, exception, open_amount) on public.postings to bellwether_app;
grant select on public.postings to bellwether_reader;
create view visible.postings as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.date, t.period_id, t.department_id, t.account_id, t.amount, t.currency, t.base_amount, t.base_currency, t.stage, t.source, t.reference, t.description, t.reverses_id, t.exception, t.commitment_id, t.cause_id, t.open_amount, t.exchange_rate, t.project_id, t.product_id, t.region, t.journal_id
  from public.postings t
  where (select current_setting('bw.read', true) like '% posting:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% posting:OWN %' or current_setting('bw.read', true) like '% posting:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% posting:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% posting@%' then public.owners_within('bw.read', 'posting') end)::uuid[]);
comment on view visible.postings is 'guard';
alter view visible.postings owner to bellwether_reader;
grant select on visible.postings to bellwether_app;

create or replace function vault.audit_postings() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% posting@%' then public.owners_within('bw.write', 'posting') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'postings', 'posting', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'postings', 'posting', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'date', o.date::text, r.date::text where o.date is distinct from r.date
        union all select 'period_id', o.period_id::text, r.period_id::text where o.period_id is distinct from r.period_id
        union all select 'department_id', o.department_id::text, r.department_id::text where o.department_id is distinct from r.department_id
        union all select 'account_id', o.account_id::text, r.account_id::text where o.account_id is distinct from r.account_id
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'base_amount', o.base_amount::text, r.base_amount::text where o.base_amount is distinct from r.base_amount
        union all select 'base_currency', o.base_currency::text, r.base_currency::text where o.base_currency is distinct from r.base_currency
        union all select 'stage', o.stage::text, r.stage::text where o.stage is distinct from r.stage
        union all select 'source', o.source::text, r.source::text where o.source is distinct from r.source
        union all select 'reference', o.reference::text, r.reference::text where o.reference is distinct from r.reference
        union all select 'description', o.description::text, r.description::text where o.description is distinct from r.description
        union all select 'reverses_id', o.reverses_id::text, r.reverses_id::text where o.reverses_id is distinct from r.reverses_id
        union all select 'exception', o.exception::text, r.exception::text where o.exception is distinct from r.exception
        union all select 'commitment_id', o.commitment_id::text, r.commitment_id::text where o.commitment_id is distinct from r.commitment_id
        union all select 'cause_id', o.cause_id::text, r.cause_id::text where o.cause_id is distinct from r.cause_id
        union all select 'open_amount', o.open_amount::text, r.open_amount::text where o.open_amount is distinct from r.open_amount
        union all select 'exchange_rate', o.exchange_rate::text, r.exchange_rate::text where o.exchange_rate is distinct from r.exchange_rate
        union all select 'project_id', o.project_id::text, r.project_id::text where o.project_id is distinct from r.project_id
        union all select 'product_id', o.product_id::text, r.product_id::text where o.product_id is distinct from r.product_id
        union all select 'region', o.region::text, r.region::text where o.region is distinct from r.region
        union all select 'journal_id', o.journal_id::text, r.journal_id::text where o.journal_id is distinct from r.journal_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'postings', 'posting', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'postings', 'posting', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'date', r.date::text, null::text where r.date is not null
        union all select 'period_id', r.period_id::text, null::text where r.period_id is not null
        union all select 'department_id', r.department_id::text, null::text where r.department_id is not null
        union all select 'account_id', r.account_id::text, null::text where r.account_id is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'base_amount', r.base_amount::text, null::text where r.base_amount is not null
        union all select 'base_currency', r.base_currency::text, null::text where r.base_currency is not null
        union all select 'stage', r.stage::text, null::text where r.stage is not null
        union all select 'source', r.source::text, null::text where r.source is not null
        union all select 'reference', r.reference::text, null::text where r.reference is not null
        union all select 'description', r.description::text, null::text where r.description is not null
        union all select 'reverses_id', r.reverses_id::text, null::text where r.reverses_id is not null
        union all select 'exception', r.exception::text, null::text where r.exception is not null
        union all select 'commitment_id', r.commitment_id::text, null::text where r.commitment_id is not null
        union all select 'cause_id', r.cause_id::text, null::text where r.cause_id is not null
        union all select 'open_amount', r.open_amount::text, null::text where r.open_amount is not null
        union all select 'exchange_rate', r.exchange_rate::text, null::text where r.exchange_rate is not null
        union all select 'project_id', r.project_id::text, null::text where r.project_id is not null
        union all select 'product_id', r.product_id::text, null::text where r.product_id is not null
        union all select 'region', r.region::text, null::text where r.region is not null
        union all select 'journal_id', r.journal_id::text, null::text where r.journal_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_postings from public;
create or replace trigger audit_insert after insert on public.postings referencing new table as new_rows for each statement execute function vault.audit_postings();
create or replace trigger audit_update after update on public.postings referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_postings();
create or replace trigger audit_delete after delete on public.postings referencing old table as old_rows for each statement execute function vault.audit_postings();


-- product_interests
alter table public.product_interests enable row level security, force row level security;
create policy owner on public.product_interests for all to current_user using (true) with check (true);
create policy reader on public.product_interests for select to bellwether_reader using (true);
create policy app_read on public.product_interests for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.product_interests for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.product_interests for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% customer:OWN %' or current_setting('bw.write', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.product_interests for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% customer:OWN %' or current_setting('bw.delete', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% customer:TEAM %'))
  );
revoke all on public.product_interests from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, customer_id, contact_id, category_id, product_id, strength, since), delete on public.product_interests to bellwether_app;
grant select on public.product_interests to bellwether_reader;
create view visible.product_interests as
  select t.id, t.owner_id, t.team_id, t.customer_id, t.contact_id, t.category_id, t.product_id, t.strength, t.since
  from public.product_interests t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.product_interests is 'guard';
alter view visible.product_interests owner to bellwether_reader;
grant select on visible.product_interests to bellwether_app;

create or replace function vault.audit_product_interests() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% customer@%' then public.owners_within('bw.write', 'customer') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'product_interests', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'product_interests', 'customer', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'category_id', o.category_id::text, r.category_id::text where o.category_id is distinct from r.category_id
        union all select 'product_id', o.product_id::text, r.product_id::text where o.product_id is distinct from r.product_id
        union all select 'strength', o.strength::text, r.strength::text where o.strength is distinct from r.strength
        union all select 'since', o.since::text, r.since::text where o.since is distinct from r.since
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'product_interests', 'customer', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'product_interests', 'customer', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'category_id', r.category_id::text, null::text where r.category_id is not null
        union all select 'product_id', r.product_id::text, null::text where r.product_id is not null
        union all select 'strength', r.strength::text, null::text where r.strength is not null
        union all select 'since', r.since::text, null::text where r.since is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_product_interests from public;
create or replace trigger audit_insert after insert on public.product_interests referencing new table as new_rows for each statement execute function vault.audit_product_interests();
create or replace trigger audit_update after update on public.product_interests referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_product_interests();
create or replace trigger audit_delete after delete on public.product_interests referencing old table as old_rows for each statement execute function vault.audit_product_interests();


-- products
alter table public.products enable row level security, force row level security;
create policy owner on public.products for all to current_user using (true) with check (true);
create policy reader on public.products for select to bellwether_reader using (true);
create policy app_read on public.products for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.products for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% product:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.products for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% product:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.products for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% product:ALL %')
  );
revoke all on public.products from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, sku, name, category_id, uom, cost, price, currency, is_active, external_source, external_id), delete on public.products to bellwether_app;
grant select on public.products to bellwether_reader;
create view visible.products as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.sku, t.name, t.category_id, t.uom, t.cost, t.price, t.currency, t.is_active, t.external_source, t.external_id, t.search_text, t.search_bigrams
  from public.products t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.products is 'guard';
alter view visible.products owner to bellwether_reader;
grant select on visible.products to bellwether_app;

create or replace function vault.audit_products() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'products', 'product', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'products', 'product', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'sku', o.sku::text, r.sku::text where o.sku is distinct from r.sku
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'category_id', o.category_id::text, r.category_id::text where o.category_id is distinct from r.category_id
        union all select 'uom', o.uom::text, r.uom::text where o.uom is distinct from r.uom
        union all select 'cost', o.cost::text, r.cost::text where o.cost is distinct from r.cost
        union all select 'price', o.price::text, r.price::text where o.price is distinct from r.price
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
        union all select 'is_active', o.is_active::text, r.is_active::text where o.is_active is distinct from r.is_active
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'products', 'product', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'products', 'product', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'sku', r.sku::text, null::text where r.sku is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'category_id', r.category_id::text, null::text where r.category_id is not null
        union all select 'uom', r.uom::text, null::text where r.uom is not null
        union all select 'cost', r.cost::text, null::text where r.cost is not null
        union all select 'price', r.price::text, null::text where r.price is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
        union all select 'is_active', r.is_active::text, null::text where r.is_active is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_products from public;
create or replace trigger audit_insert after insert on public.products referencing new table as new_rows for each statement execute function vault.audit_products();
create or replace trigger audit_update after update on public.products referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_products();
create or replace trigger audit_delete after delete on public.products referencing old table as old_rows for each statement execute function vault.audit_products();


-- projects
alter table public.projects enable row level security, force row level security;
create policy owner on public.projects for all to current_user using (true) with check (true);
create policy reader on public.projects for select to bellwether_reader using (true);
create policy app_read on public.projects for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.projects for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.projects for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% account:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.projects for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% account:ALL %')
  );
revoke all on public.projects from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, code, name, starts_on, ends_on, closed), delete on public.projects to bellwether_app;
grant select on public.projects to bellwether_reader;
create view visible.projects as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.code, t.name, t.starts_on, t.ends_on, t.closed
  from public.projects t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.projects is 'guard';
alter view visible.projects owner to bellwether_reader;
grant select on visible.projects to bellwether_app;

create or replace function vault.audit_projects() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'projects', 'account', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'projects', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'starts_on', o.starts_on::text, r.starts_on::text where o.starts_on is distinct from r.starts_on
        union all select 'ends_on', o.ends_on::text, r.ends_on::text where o.ends_on is distinct from r.ends_on
        union all select 'closed', o.closed::text, r.closed::text where o.closed is distinct from r.closed
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'projects', 'account', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'projects', 'account', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'starts_on', r.starts_on::text, null::text where r.starts_on is not null
        union all select 'ends_on', r.ends_on::text, null::text where r.ends_on is not null
        union all select 'closed', r.closed::text, null::text where r.closed is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_projects from public;
create or replace trigger audit_insert after insert on public.projects referencing new table as new_rows for each statement execute function vault.audit_projects();
create or replace trigger audit_update after update on public.projects referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_projects();
create or replace trigger audit_delete after delete on public.projects referencing old table as old_rows for each statement execute function vault.audit_projects();


-- role_rules
alter table public.role_rules enable row level security, force row level security;
create policy owner on public.role_rules for all to current_user using (true) with check (true);
create policy reader on public.role_rules for select to bellwether_reader using (true);
create policy app_read on public.role_rules for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.role_rules for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% role:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.role_rules for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% role:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.role_rules for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% role:ALL %')
  );
revoke all on public.role_rules from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, role_id, kind, read_scope, write_scope, delete_scope, hidden_fields), delete on public.role_rules to bellwether_app;
grant select on public.role_rules to bellwether_reader;
create view visible.role_rules as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.role_id, t.kind, t.read_scope, t.write_scope, t.delete_scope, t.hidden_fields
  from public.role_rules t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.role_rules is 'guard';
alter view visible.role_rules owner to bellwether_reader;
grant select on visible.role_rules to bellwether_app;

create or replace function vault.audit_role_rules() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'role_rules', 'role', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'role_rules', 'role', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'role_id', o.role_id::text, r.role_id::text where o.role_id is distinct from r.role_id
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'read_scope', o.read_scope::text, r.read_scope::text where o.read_scope is distinct from r.read_scope
        union all select 'write_scope', o.write_scope::text, r.write_scope::text where o.write_scope is distinct from r.write_scope
        union all select 'delete_scope', o.delete_scope::text, r.delete_scope::text where o.delete_scope is distinct from r.delete_scope
        union all select 'hidden_fields', o.hidden_fields::text, r.hidden_fields::text where o.hidden_fields is distinct from r.hidden_fields
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'role_rules', 'role', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'role_rules', 'role', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'role_id', r.role_id::text, null::text where r.role_id is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'read_scope', r.read_scope::text, null::text where r.read_scope is not null
        union all select 'write_scope', r.write_scope::text, null::text where r.write_scope is not null
        union all select 'delete_scope', r.delete_scope::text, null::text where r.delete_scope is not null
        union all select 'hidden_fields', r.hidden_fields::text, null::text where r.hidden_fields is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_role_rules from public;
create or replace trigger audit_insert after insert on public.role_rules referencing new table as new_rows for each statement execute function vault.audit_role_rules();
create or replace trigger audit_update after update on public.role_rules referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_role_rules();
create or replace trigger audit_delete after delete on public.role_rules referencing old table as old_rows for each statement execute function vault.audit_role_rules();


-- roles
alter table public.roles enable row level security, force row level security;
create policy owner on public.roles for all to current_user using (true) with check (true);
create policy reader on public.roles for select to bellwether_reader using (true);
create policy app_read on public.roles for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.roles for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% role:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.roles for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% role:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.roles for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% role:ALL %')
  );
revoke all on public.roles from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, code, name, description, archived_at, cost_limit), delete on public.roles to bellwether_app;
grant select on public.roles to bellwether_reader;
create view visible.roles as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.code, t.name, t.description, t.archived_at, t.cost_limit
  from public.roles t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.roles is 'guard';
alter view visible.roles owner to bellwether_reader;
grant select on visible.roles to bellwether_app;

create or replace function vault.audit_roles() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'roles', 'role', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'roles', 'role', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'code', o.code::text, r.code::text where o.code is distinct from r.code
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'description', o.description::text, r.description::text where o.description is distinct from r.description
        union all select 'archived_at', o.archived_at::text, r.archived_at::text where o.archived_at is distinct from r.archived_at
        union all select 'cost_limit', o.cost_limit::text, r.cost_limit::text where o.cost_limit is distinct from r.cost_limit
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'roles', 'role', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'roles', 'role', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'code', r.code::text, null::text where r.code is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'description', r.description::text, null::text where r.description is not null
        union all select 'archived_at', r.archived_at::text, null::text where r.archived_at is not null
        union all select 'cost_limit', r.cost_limit::text, null::text where r.cost_limit is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_roles from public;
create or replace trigger audit_insert after insert on public.roles referencing new table as new_rows for each statement execute function vault.audit_roles();
create or replace trigger audit_update after update on public.roles referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_roles();
create or replace trigger audit_delete after delete on public.roles referencing old table as old_rows for each statement execute function vault.audit_roles();


-- score_models
alter table public.score_models enable row level security, force row level security;
create policy owner on public.score_models for all to current_user using (true) with check (true);
create policy reader on public.score_models for select to bellwether_reader using (true);
create policy app_read on public.score_models for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.score_models for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% scoreModel:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.score_models for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% scoreModel:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.score_models from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, version, state, why, trained_until, trained_leads, trained_converted, judged_until, metrics, calibration, base, features, penalty, half_life) on public.score_models to bellwether_app;
grant select on public.score_models to bellwether_reader;
create view visible.score_models as
  select t.id, t.created_at, t.version, t.state, t.why, t.trained_until, t.trained_leads, t.trained_converted, t.judged_until, t.metrics, t.calibration, t.base, t.features, t.penalty, t.half_life
  from public.score_models t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.score_models is 'guard';
alter view visible.score_models owner to bellwether_reader;
grant select on visible.score_models to bellwether_app;

create or replace function vault.audit_score_models() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'score_models', 'scoreModel', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'score_models', 'scoreModel', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'state', o.state::text, r.state::text where o.state is distinct from r.state
        union all select 'why', o.why::text, r.why::text where o.why is distinct from r.why
        union all select 'trained_until', o.trained_until::text, r.trained_until::text where o.trained_until is distinct from r.trained_until
        union all select 'trained_leads', o.trained_leads::text, r.trained_leads::text where o.trained_leads is distinct from r.trained_leads
        union all select 'trained_converted', o.trained_converted::text, r.trained_converted::text where o.trained_converted is distinct from r.trained_converted
        union all select 'judged_until', o.judged_until::text, r.judged_until::text where o.judged_until is distinct from r.judged_until
        union all select 'metrics', o.metrics::text, r.metrics::text where o.metrics is distinct from r.metrics
        union all select 'calibration', o.calibration::text, r.calibration::text where o.calibration is distinct from r.calibration
        union all select 'base', o.base::text, r.base::text where o.base is distinct from r.base
        union all select 'features', o.features::text, r.features::text where o.features is distinct from r.features
        union all select 'penalty', o.penalty::text, r.penalty::text where o.penalty is distinct from r.penalty
        union all select 'half_life', o.half_life::text, r.half_life::text where o.half_life is distinct from r.half_life
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'score_models', 'scoreModel', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'score_models', 'scoreModel', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'state', r.state::text, null::text where r.state is not null
        union all select 'why', r.why::text, null::text where r.why is not null
        union all select 'trained_until', r.trained_until::text, null::text where r.trained_until is not null
        union all select 'trained_leads', r.trained_leads::text, null::text where r.trained_leads is not null
        union all select 'trained_converted', r.trained_converted::text, null::text where r.trained_converted is not null
        union all select 'judged_until', r.judged_until::text, null::text where r.judged_until is not null
        union all select 'metrics', r.metrics::text, null::text where r.metrics is not null
        union all select 'calibration', r.calibration::text, null::text where r.calibration is not null
        union all select 'base', r.base::text, null::text where r.base is not null
        union all select 'features', r.features::text, null::text where r.features is not null
        union all select 'penalty', r.penalty::text, null::text where r.penalty is not null
        union all select 'half_life', r.half_life::text, null::text where r.half_life is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_score_models from public;
create or replace trigger audit_insert after insert on public.score_models referencing new table as new_rows for each statement execute function vault.audit_score_models();
create or replace trigger audit_update after update on public.score_models referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_score_models();
create or replace trigger audit_delete after delete on public.score_models referencing old table as old_rows for each statement execute function vault.audit_score_models();


-- stage_changes
alter table public.stage_changes enable row level security, force row level security;
create policy owner on public.stage_changes for all to current_user using (true) with check (true);
create policy reader on public.stage_changes for select to bellwether_reader using (true);
create policy app_read on public.stage_changes for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.stage_changes for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% opportunity:OWN %' or current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% opportunity@%' then public.owners_within('bw.write', 'opportunity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.stage_changes for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% opportunity:OWN %' or current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% opportunity:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% opportunity@%' then public.owners_within('bw.write', 'opportunity') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.stage_changes for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% opportunity:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% opportunity:OWN %' or current_setting('bw.delete', true) like '% opportunity:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% opportunity:TEAM %'))
  );
revoke all on public.stage_changes from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, opportunity_id, from_stage_id, to_stage_id, "at", by_id, amount, currency), delete on public.stage_changes to bellwether_app;
grant select on public.stage_changes to bellwether_reader;
create view visible.stage_changes as
  select t.id, t.owner_id, t.team_id, t.opportunity_id, t.from_stage_id, t.to_stage_id, t."at", t.by_id, t.amount, t.currency
  from public.stage_changes t
  where (select current_setting('bw.read', true) like '% opportunity:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% opportunity:OWN %' or current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% opportunity:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% opportunity@%' then public.owners_within('bw.read', 'opportunity') end)::uuid[]);
comment on view visible.stage_changes is 'guard';
alter view visible.stage_changes owner to bellwether_reader;
grant select on visible.stage_changes to bellwether_app;

create or replace function vault.audit_stage_changes() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% opportunity@%' then public.owners_within('bw.write', 'opportunity') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'stage_changes', 'opportunity', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'stage_changes', 'opportunity', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'opportunity_id', o.opportunity_id::text, r.opportunity_id::text where o.opportunity_id is distinct from r.opportunity_id
        union all select 'from_stage_id', o.from_stage_id::text, r.from_stage_id::text where o.from_stage_id is distinct from r.from_stage_id
        union all select 'to_stage_id', o.to_stage_id::text, r.to_stage_id::text where o.to_stage_id is distinct from r.to_stage_id
        union all select 'at', o."at"::text, r."at"::text where o."at" is distinct from r."at"
        union all select 'by_id', o.by_id::text, r.by_id::text where o.by_id is distinct from r.by_id
        union all select 'amount', o.amount::text, r.amount::text where o.amount is distinct from r.amount
        union all select 'currency', o.currency::text, r.currency::text where o.currency is distinct from r.currency
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'stage_changes', 'opportunity', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'stage_changes', 'opportunity', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'opportunity_id', r.opportunity_id::text, null::text where r.opportunity_id is not null
        union all select 'from_stage_id', r.from_stage_id::text, null::text where r.from_stage_id is not null
        union all select 'to_stage_id', r.to_stage_id::text, null::text where r.to_stage_id is not null
        union all select 'at', r."at"::text, null::text where r."at" is not null
        union all select 'by_id', r.by_id::text, null::text where r.by_id is not null
        union all select 'amount', r.amount::text, null::text where r.amount is not null
        union all select 'currency', r.currency::text, null::text where r.currency is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_stage_changes from public;
create or replace trigger audit_insert after insert on public.stage_changes referencing new table as new_rows for each statement execute function vault.audit_stage_changes();
create or replace trigger audit_update after update on public.stage_changes referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_stage_changes();
create or replace trigger audit_delete after delete on public.stage_changes referencing old table as old_rows for each statement execute function vault.audit_stage_changes();


-- stages
alter table public.stages enable row level security, force row level security;
create policy owner on public.stages for all to current_user using (true) with check (true);
create policy reader on public.stages for select to bellwether_reader using (true);
create policy app_read on public.stages for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.stages for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% pipeline:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.stages for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% pipeline:ALL %')
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.stages for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% pipeline:ALL %')
  );
revoke all on public.stages from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, pipeline_id, position, name, kind, probability), delete on public.stages to bellwether_app;
grant select on public.stages to bellwether_reader;
create view visible.stages as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.pipeline_id, t.position, t.name, t.kind, t.probability
  from public.stages t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.stages is 'guard';
alter view visible.stages owner to bellwether_reader;
grant select on visible.stages to bellwether_app;

create or replace function vault.audit_stages() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'stages', 'pipeline', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'stages', 'pipeline', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'pipeline_id', o.pipeline_id::text, r.pipeline_id::text where o.pipeline_id is distinct from r.pipeline_id
        union all select 'position', o.position::text, r.position::text where o.position is distinct from r.position
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'kind', o.kind::text, r.kind::text where o.kind is distinct from r.kind
        union all select 'probability', o.probability::text, r.probability::text where o.probability is distinct from r.probability
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'stages', 'pipeline', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'stages', 'pipeline', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'pipeline_id', r.pipeline_id::text, null::text where r.pipeline_id is not null
        union all select 'position', r.position::text, null::text where r.position is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'kind', r.kind::text, null::text where r.kind is not null
        union all select 'probability', r.probability::text, null::text where r.probability is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_stages from public;
create or replace trigger audit_insert after insert on public.stages referencing new table as new_rows for each statement execute function vault.audit_stages();
create or replace trigger audit_update after update on public.stages referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_stages();
create or replace trigger audit_delete after delete on public.stages referencing old table as old_rows for each statement execute function vault.audit_stages();


-- teams
alter table public.teams enable row level security, force row level security;
create policy owner on public.teams for all to current_user using (true) with check (true);
create policy reader on public.teams for select to bellwether_reader using (true);
create policy app_read on public.teams for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.teams for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% team:ALL %')
    or (id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% team:TEAM %'))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.teams for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% team:ALL %')
    or (id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% team:TEAM %'))
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.teams for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% team:ALL %')
    or (id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% team:TEAM %'))
  );
revoke all on public.teams from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, name, parent_id), delete on public.teams to bellwether_app;
grant select on public.teams to bellwether_reader;
create view visible.teams as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.name, t.parent_id
  from public.teams t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.teams is 'guard';
alter view visible.teams owner to bellwether_reader;
grant select on visible.teams to bellwether_app;

create or replace function vault.audit_teams() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'teams', 'team', r.id, tg_op, null, null, null, null::uuid from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'teams', 'team', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'parent_id', o.parent_id::text, r.parent_id::text where o.parent_id is distinct from r.parent_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'teams', 'team', r.id, tg_op, null, null, null, null::uuid from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'teams', 'team', r.id, tg_op, d.field, d.before, d.after, null::uuid from old_rows r cross join lateral (
        select 'name', r.name::text, null::text where r.name is not null
        union all select 'parent_id', r.parent_id::text, null::text where r.parent_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_teams from public;
create or replace trigger audit_insert after insert on public.teams referencing new table as new_rows for each statement execute function vault.audit_teams();
create or replace trigger audit_update after update on public.teams referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_teams();
create or replace trigger audit_delete after delete on public.teams referencing old table as old_rows for each statement execute function vault.audit_teams();


-- tickets
alter table public.tickets enable row level security, force row level security;
create policy owner on public.tickets for all to current_user using (true) with check (true);
create policy reader on public.tickets for select to bellwether_reader using (true);
create policy app_read on public.tickets for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.tickets for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% ticket:OWN %' or current_setting('bw.write', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% ticket:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% ticket@%' then public.owners_within('bw.write', 'ticket') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.tickets for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% ticket:OWN %' or current_setting('bw.write', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% ticket:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% ticket@%' then public.owners_within('bw.write', 'ticket') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.tickets for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% ticket:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% ticket:OWN %' or current_setting('bw.delete', true) like '% ticket:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% ticket:TEAM %'))
  );
revoke all on public.tickets from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, owner_id, team_id, number, subject, customer_id, contact_id, channel, queue, category, type, priority, status, first_response_at, solved_at, closed_at, due_at, external_source, external_id, custom_text1, custom_text2, custom_text3, custom_text4, custom_text5, custom_text6, custom_text7, custom_text8, custom_text9, custom_text10, custom_number1, custom_number2, custom_number3, custom_number4, custom_number5, custom_number6, custom_date1, custom_date2, custom_date3, custom_date4, custom_reference1, custom_reference2, custom_reference3, custom_reference4), delete on public.tickets to bellwether_app;
grant select on public.tickets to bellwether_reader;
create view visible.tickets as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.number, t.subject, t.customer_id, t.contact_id, t.channel, t.queue, t.category, t.type, t.priority, t.priority_rank, t.status, t.first_response_at, t.solved_at, t.closed_at, t.due_at, t.external_source, t.external_id, t.search_text, t.search_bigrams, t.custom_text1, t.custom_text2, t.custom_text3, t.custom_text4, t.custom_text5, t.custom_text6, t.custom_text7, t.custom_text8, t.custom_text9, t.custom_text10, t.custom_number1, t.custom_number2, t.custom_number3, t.custom_number4, t.custom_number5, t.custom_number6, t.custom_date1, t.custom_date2, t.custom_date3, t.custom_date4, t.custom_reference1, t.custom_reference2, t.custom_reference3, t.custom_reference4
  from public.tickets t
  where (select current_setting('bw.read', true) like '% ticket:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% ticket:OWN %' or current_setting('bw.read', true) like '% ticket:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% ticket:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% ticket@%' then public.owners_within('bw.read', 'ticket') end)::uuid[]);
comment on view visible.tickets is 'guard';
alter view visible.tickets owner to bellwether_reader;
grant select on visible.tickets to bellwether_app;

create or replace function vault.audit_tickets() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% ticket@%' then public.owners_within('bw.write', 'ticket') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'tickets', 'ticket', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'tickets', 'ticket', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'number', o.number::text, r.number::text where o.number is distinct from r.number
        union all select 'subject', o.subject::text, r.subject::text where o.subject is distinct from r.subject
        union all select 'customer_id', o.customer_id::text, r.customer_id::text where o.customer_id is distinct from r.customer_id
        union all select 'contact_id', o.contact_id::text, r.contact_id::text where o.contact_id is distinct from r.contact_id
        union all select 'channel', o.channel::text, r.channel::text where o.channel is distinct from r.channel
        union all select 'queue', o.queue::text, r.queue::text where o.queue is distinct from r.queue
        union all select 'category', o.category::text, r.category::text where o.category is distinct from r.category
        union all select 'type', o.type::text, r.type::text where o.type is distinct from r.type
        union all select 'priority', o.priority::text, r.priority::text where o.priority is distinct from r.priority
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'first_response_at', o.first_response_at::text, r.first_response_at::text where o.first_response_at is distinct from r.first_response_at
        union all select 'solved_at', o.solved_at::text, r.solved_at::text where o.solved_at is distinct from r.solved_at
        union all select 'closed_at', o.closed_at::text, r.closed_at::text where o.closed_at is distinct from r.closed_at
        union all select 'due_at', o.due_at::text, r.due_at::text where o.due_at is distinct from r.due_at
        union all select 'external_source', o.external_source::text, r.external_source::text where o.external_source is distinct from r.external_source
        union all select 'external_id', o.external_id::text, r.external_id::text where o.external_id is distinct from r.external_id
        union all select 'custom_text1', o.custom_text1::text, r.custom_text1::text where o.custom_text1 is distinct from r.custom_text1
        union all select 'custom_text2', o.custom_text2::text, r.custom_text2::text where o.custom_text2 is distinct from r.custom_text2
        union all select 'custom_text3', o.custom_text3::text, r.custom_text3::text where o.custom_text3 is distinct from r.custom_text3
        union all select 'custom_text4', o.custom_text4::text, r.custom_text4::text where o.custom_text4 is distinct from r.custom_text4
        union all select 'custom_text5', o.custom_text5::text, r.custom_text5::text where o.custom_text5 is distinct from r.custom_text5
        union all select 'custom_text6', o.custom_text6::text, r.custom_text6::text where o.custom_text6 is distinct from r.custom_text6
        union all select 'custom_text7', o.custom_text7::text, r.custom_text7::text where o.custom_text7 is distinct from r.custom_text7
        union all select 'custom_text8', o.custom_text8::text, r.custom_text8::text where o.custom_text8 is distinct from r.custom_text8
        union all select 'custom_text9', o.custom_text9::text, r.custom_text9::text where o.custom_text9 is distinct from r.custom_text9
        union all select 'custom_text10', o.custom_text10::text, r.custom_text10::text where o.custom_text10 is distinct from r.custom_text10
        union all select 'custom_number1', o.custom_number1::text, r.custom_number1::text where o.custom_number1 is distinct from r.custom_number1
        union all select 'custom_number2', o.custom_number2::text, r.custom_number2::text where o.custom_number2 is distinct from r.custom_number2
        union all select 'custom_number3', o.custom_number3::text, r.custom_number3::text where o.custom_number3 is distinct from r.custom_number3
        union all select 'custom_number4', o.custom_number4::text, r.custom_number4::text where o.custom_number4 is distinct from r.custom_number4
        union all select 'custom_number5', o.custom_number5::text, r.custom_number5::text where o.custom_number5 is distinct from r.custom_number5
        union all select 'custom_number6', o.custom_number6::text, r.custom_number6::text where o.custom_number6 is distinct from r.custom_number6
        union all select 'custom_date1', o.custom_date1::text, r.custom_date1::text where o.custom_date1 is distinct from r.custom_date1
        union all select 'custom_date2', o.custom_date2::text, r.custom_date2::text where o.custom_date2 is distinct from r.custom_date2
        union all select 'custom_date3', o.custom_date3::text, r.custom_date3::text where o.custom_date3 is distinct from r.custom_date3
        union all select 'custom_date4', o.custom_date4::text, r.custom_date4::text where o.custom_date4 is distinct from r.custom_date4
        union all select 'custom_reference1', o.custom_reference1::text, r.custom_reference1::text where o.custom_reference1 is distinct from r.custom_reference1
        union all select 'custom_reference2', o.custom_reference2::text, r.custom_reference2::text where o.custom_reference2 is distinct from r.custom_reference2
        union all select 'custom_reference3', o.custom_reference3::text, r.custom_reference3::text where o.custom_reference3 is distinct from r.custom_reference3
        union all select 'custom_reference4', o.custom_reference4::text, r.custom_reference4::text where o.custom_reference4 is distinct from r.custom_reference4
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'tickets', 'ticket', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'tickets', 'ticket', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'number', r.number::text, null::text where r.number is not null
        union all select 'subject', r.subject::text, null::text where r.subject is not null
        union all select 'customer_id', r.customer_id::text, null::text where r.customer_id is not null
        union all select 'contact_id', r.contact_id::text, null::text where r.contact_id is not null
        union all select 'channel', r.channel::text, null::text where r.channel is not null
        union all select 'queue', r.queue::text, null::text where r.queue is not null
        union all select 'category', r.category::text, null::text where r.category is not null
        union all select 'type', r.type::text, null::text where r.type is not null
        union all select 'priority', r.priority::text, null::text where r.priority is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'first_response_at', r.first_response_at::text, null::text where r.first_response_at is not null
        union all select 'solved_at', r.solved_at::text, null::text where r.solved_at is not null
        union all select 'closed_at', r.closed_at::text, null::text where r.closed_at is not null
        union all select 'due_at', r.due_at::text, null::text where r.due_at is not null
        union all select 'external_source', r.external_source::text, null::text where r.external_source is not null
        union all select 'external_id', r.external_id::text, null::text where r.external_id is not null
        union all select 'custom_text1', r.custom_text1::text, null::text where r.custom_text1 is not null
        union all select 'custom_text2', r.custom_text2::text, null::text where r.custom_text2 is not null
        union all select 'custom_text3', r.custom_text3::text, null::text where r.custom_text3 is not null
        union all select 'custom_text4', r.custom_text4::text, null::text where r.custom_text4 is not null
        union all select 'custom_text5', r.custom_text5::text, null::text where r.custom_text5 is not null
        union all select 'custom_text6', r.custom_text6::text, null::text where r.custom_text6 is not null
        union all select 'custom_text7', r.custom_text7::text, null::text where r.custom_text7 is not null
        union all select 'custom_text8', r.custom_text8::text, null::text where r.custom_text8 is not null
        union all select 'custom_text9', r.custom_text9::text, null::text where r.custom_text9 is not null
        union all select 'custom_text10', r.custom_text10::text, null::text where r.custom_text10 is not null
        union all select 'custom_number1', r.custom_number1::text, null::text where r.custom_number1 is not null
        union all select 'custom_number2', r.custom_number2::text, null::text where r.custom_number2 is not null
        union all select 'custom_number3', r.custom_number3::text, null::text where r.custom_number3 is not null
        union all select 'custom_number4', r.custom_number4::text, null::text where r.custom_number4 is not null
        union all select 'custom_number5', r.custom_number5::text, null::text where r.custom_number5 is not null
        union all select 'custom_number6', r.custom_number6::text, null::text where r.custom_number6 is not null
        union all select 'custom_date1', r.custom_date1::text, null::text where r.custom_date1 is not null
        union all select 'custom_date2', r.custom_date2::text, null::text where r.custom_date2 is not null
        union all select 'custom_date3', r.custom_date3::text, null::text where r.custom_date3 is not null
        union all select 'custom_date4', r.custom_date4::text, null::text where r.custom_date4 is not null
        union all select 'custom_reference1', r.custom_reference1::text, null::text where r.custom_reference1 is not null
        union all select 'custom_reference2', r.custom_reference2::text, null::text where r.custom_reference2 is not null
        union all select 'custom_reference3', r.custom_reference3::text, null::text where r.custom_reference3 is not null
        union all select 'custom_reference4', r.custom_reference4::text, null::text where r.custom_reference4 is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_tickets from public;
create or replace trigger audit_insert after insert on public.tickets referencing new table as new_rows for each statement execute function vault.audit_tickets();
create or replace trigger audit_update after update on public.tickets referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_tickets();
create or replace trigger audit_delete after delete on public.tickets referencing old table as old_rows for each statement execute function vault.audit_tickets();


-- timeline_entries
alter table public.timeline_entries enable row level security, force row level security;
create policy owner on public.timeline_entries for all to current_user using (true) with check (true);
create policy reader on public.timeline_entries for select to bellwether_reader using (true);
create policy app_read on public.timeline_entries for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% customer:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.timeline_entries from public, bellwether_app, bellwether_reader;
grant select on public.timeline_entries to bellwether_app;
grant select on public.timeline_entries to bellwether_reader;
create view visible.timeline_entries as
  select t.id, t.owner_id, t.team_id, t.customer_id, t."at", t.kind, t.direction, t.summary, t.ref_kind, t.ref_id, t.author_id
  from public.timeline_entries t
  where (select current_setting('bw.read', true) like '% customer:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% customer:OWN %' or current_setting('bw.read', true) like '% customer:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% customer:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% customer@%' then public.owners_within('bw.read', 'customer') end)::uuid[]);
comment on view visible.timeline_entries is 'guard';
alter view visible.timeline_entries owner to bellwether_reader;
grant select on visible.timeline_entries to bellwether_app;


-- user_roles
alter table public.user_roles enable row level security, force row level security;
create policy owner on public.user_roles for all to current_user using (true) with check (true);
create policy reader on public.user_roles for select to bellwether_reader using (true);
create policy app_read on public.user_roles for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% user:ALL %')
    or (user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% user:OWN %' or current_setting('bw.read', true) like '% user:TEAM %'))
    or user_id = any((select case when current_setting('bw.read', true) like '% user@%' then public.owners_within('bw.read', 'user') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.user_roles for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% user:ALL %')
    or (user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% user:OWN %' or current_setting('bw.write', true) like '% user:TEAM %'))
    or user_id = any((select case when current_setting('bw.write', true) like '% user@%' then public.owners_within('bw.write', 'user') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.user_roles for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% user:ALL %')
    or (user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% user:OWN %' or current_setting('bw.write', true) like '% user:TEAM %'))
    or user_id = any((select case when current_setting('bw.write', true) like '% user@%' then public.owners_within('bw.write', 'user') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.user_roles for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% user:ALL %')
    or (user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% user:OWN %' or current_setting('bw.delete', true) like '% user:TEAM %'))
  );
revoke all on public.user_roles from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, user_id, role_id), delete on public.user_roles to bellwether_app;
grant select on public.user_roles to bellwether_reader;
create view visible.user_roles as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.user_id, t.role_id
  from public.user_roles t
  where (select current_setting('bw.read', true) like '% user:ALL %')
    or (t.user_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% user:OWN %' or current_setting('bw.read', true) like '% user:TEAM %'))
    or t.user_id = any((select case when current_setting('bw.read', true) like '% user@%' then public.owners_within('bw.read', 'user') end)::uuid[]);
comment on view visible.user_roles is 'guard';
alter view visible.user_roles owner to bellwether_reader;
grant select on visible.user_roles to bellwether_app;

create or replace function vault.audit_user_roles() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% user@%' then public.owners_within('bw.write', 'user') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'user_roles', 'user', r.id, tg_op, null, null, null, case when r.user_id = any(absent) then r.user_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'user_roles', 'user', r.id, tg_op, d.field, d.before, d.after, case when o.user_id = any(absent) then o.user_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'user_id', o.user_id::text, r.user_id::text where o.user_id is distinct from r.user_id
        union all select 'role_id', o.role_id::text, r.role_id::text where o.role_id is distinct from r.role_id
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'user_roles', 'user', r.id, tg_op, null, null, null, case when r.user_id = any(absent) then r.user_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'user_roles', 'user', r.id, tg_op, d.field, d.before, d.after, case when r.user_id = any(absent) then r.user_id end from old_rows r cross join lateral (
        select 'user_id', r.user_id::text, null::text where r.user_id is not null
        union all select 'role_id', r.role_id::text, null::text where r.role_id is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_user_roles from public;
create or replace trigger audit_insert after insert on public.user_roles referencing new table as new_rows for each statement execute function vault.audit_user_roles();
create or replace trigger audit_update after update on public.user_roles referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_user_roles();
create or replace trigger audit_delete after delete on public.user_roles referencing old table as old_rows for each statement execute function vault.audit_user_roles();


-- users
alter table public.users enable row level security, force row level security;
create policy owner on public.users for all to current_user using (true) with check (true);
create policy reader on public.users for select to bellwether_reader using (true);
create policy app_read on public.users for select to bellwether_app using (
    (select nullif(current_setting('bw.user', true), '') is not null)
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.users for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% user:ALL %')
    or (id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% user:OWN %' or current_setting('bw.write', true) like '% user:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% user:TEAM %'))
    or id = any((select case when current_setting('bw.write', true) like '% user@%' then public.owners_within('bw.write', 'user') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.users for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% user:ALL %')
    or (id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% user:OWN %' or current_setting('bw.write', true) like '% user:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% user:TEAM %'))
    or id = any((select case when current_setting('bw.write', true) like '% user@%' then public.owners_within('bw.write', 'user') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.users for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% user:ALL %')
    or (id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% user:OWN %' or current_setting('bw.delete', true) like '% user:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% user:TEAM %'))
  );
revoke all on public.users from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, email, name, language, time_zone, team_id, active, invited_at), delete on public.users to bellwether_app;
grant select on public.users to bellwether_reader;
create view visible.users as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.email, t.name, t.language, t.time_zone, t.team_id, t.active, t.access_version, t.machine, t.invited_at
  from public.users t
  where (select nullif(current_setting('bw.user', true), '') is not null);
comment on view visible.users is 'guard';
alter view visible.users owner to bellwether_reader;
grant select on visible.users to bellwether_app;

create or replace function vault.audit_users() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% user@%' then public.owners_within('bw.write', 'user') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'users', 'user', r.id, tg_op, null, null, null, case when r.id = any(absent) then r.id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'users', 'user', r.id, tg_op, d.field, d.before, d.after, case when o.id = any(absent) then o.id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'email', o.email::text, r.email::text where o.email is distinct from r.email
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'language', o.language::text, r.language::text where o.language is distinct from r.language
        union all select 'time_zone', o.time_zone::text, r.time_zone::text where o.time_zone is distinct from r.time_zone
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'active', o.active::text, r.active::text where o.active is distinct from r.active
        union all select 'machine', o.machine::text, r.machine::text where o.machine is distinct from r.machine
        union all select 'invited_at', o.invited_at::text, r.invited_at::text where o.invited_at is distinct from r.invited_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'users', 'user', r.id, tg_op, null, null, null, case when r.id = any(absent) then r.id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'users', 'user', r.id, tg_op, d.field, d.before, d.after, case when r.id = any(absent) then r.id end from old_rows r cross join lateral (
        select 'email', r.email::text, null::text where r.email is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'language', r.language::text, null::text where r.language is not null
        union all select 'time_zone', r.time_zone::text, null::text where r.time_zone is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'active', r.active::text, null::text where r.active is not null
        union all select 'machine', r.machine::text, null::text where r.machine is not null
        union all select 'invited_at', r.invited_at::text, null::text where r.invited_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_users from public;
create or replace trigger audit_insert after insert on public.users referencing new table as new_rows for each statement execute function vault.audit_users();
create or replace trigger audit_update after update on public.users referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_users();
create or replace trigger audit_delete after delete on public.users referencing old table as old_rows for each statement execute function vault.audit_users();


-- waiting_leads
alter table public.waiting_leads enable row level security, force row level security;
create policy owner on public.waiting_leads for all to current_user using (true) with check (true);
create policy reader on public.waiting_leads for select to bellwether_reader using (true);
create policy app_read on public.waiting_leads for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.waiting_leads for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.waiting_leads for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% lead:OWN %' or current_setting('bw.write', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% lead:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.waiting_leads for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% lead:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% lead:OWN %' or current_setting('bw.delete', true) like '% lead:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% lead:TEAM %'))
  );
revoke all on public.waiting_leads from public, bellwether_app, bellwether_reader;
grant select, insert, update (owner_id, team_id, lead_id, pool_id, rule_id, since, fallback_at, alerted_at, ended_at), delete on public.waiting_leads to bellwether_app;
grant select on public.waiting_leads to bellwether_reader;
create view visible.waiting_leads as
  select t.id, t.owner_id, t.team_id, t.lead_id, t.pool_id, t.rule_id, t.since, t.fallback_at, t.alerted_at, t.ended_at
  from public.waiting_leads t
  where (select current_setting('bw.read', true) like '% lead:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% lead:OWN %' or current_setting('bw.read', true) like '% lead:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% lead:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% lead@%' then public.owners_within('bw.read', 'lead') end)::uuid[]);
comment on view visible.waiting_leads is 'guard';
alter view visible.waiting_leads owner to bellwether_reader;
grant select on visible.waiting_leads to bellwether_app;

create or replace function vault.audit_waiting_leads() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% lead@%' then public.owners_within('bw.write', 'lead') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'waiting_leads', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'waiting_leads', 'lead', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'lead_id', o.lead_id::text, r.lead_id::text where o.lead_id is distinct from r.lead_id
        union all select 'pool_id', o.pool_id::text, r.pool_id::text where o.pool_id is distinct from r.pool_id
        union all select 'rule_id', o.rule_id::text, r.rule_id::text where o.rule_id is distinct from r.rule_id
        union all select 'since', o.since::text, r.since::text where o.since is distinct from r.since
        union all select 'fallback_at', o.fallback_at::text, r.fallback_at::text where o.fallback_at is distinct from r.fallback_at
        union all select 'alerted_at', o.alerted_at::text, r.alerted_at::text where o.alerted_at is distinct from r.alerted_at
        union all select 'ended_at', o.ended_at::text, r.ended_at::text where o.ended_at is distinct from r.ended_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'waiting_leads', 'lead', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'waiting_leads', 'lead', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'lead_id', r.lead_id::text, null::text where r.lead_id is not null
        union all select 'pool_id', r.pool_id::text, null::text where r.pool_id is not null
        union all select 'rule_id', r.rule_id::text, null::text where r.rule_id is not null
        union all select 'since', r.since::text, null::text where r.since is not null
        union all select 'fallback_at', r.fallback_at::text, null::text where r.fallback_at is not null
        union all select 'alerted_at', r.alerted_at::text, null::text where r.alerted_at is not null
        union all select 'ended_at', r.ended_at::text, null::text where r.ended_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_waiting_leads from public;
create or replace trigger audit_insert after insert on public.waiting_leads referencing new table as new_rows for each statement execute function vault.audit_waiting_leads();
create or replace trigger audit_update after update on public.waiting_leads referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_waiting_leads();
create or replace trigger audit_delete after delete on public.waiting_leads referencing old table as old_rows for each statement execute function vault.audit_waiting_leads();


-- webhook_deliveries
alter table public.webhook_deliveries enable row level security, force row level security;
create policy owner on public.webhook_deliveries for all to current_user using (true) with check (true);
create policy reader on public.webhook_deliveries for select to bellwether_reader using (true);
create policy app_read on public.webhook_deliveries for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% webhook:OWN %' or current_setting('bw.read', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% webhook:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% webhook@%' then public.owners_within('bw.read', 'webhook') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.webhook_deliveries for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% webhook:OWN %' or current_setting('bw.write', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% webhook:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% webhook@%' then public.owners_within('bw.write', 'webhook') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.webhook_deliveries for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% webhook:OWN %' or current_setting('bw.write', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% webhook:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% webhook@%' then public.owners_within('bw.write', 'webhook') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_delete on public.webhook_deliveries for delete to bellwether_app using (
    (select current_setting('bw.delete', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.delete', true) like '% webhook:OWN %' or current_setting('bw.delete', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.delete', true) like '% webhook:TEAM %'))
  );
revoke all on public.webhook_deliveries from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, team_id, event, body, sight, written_at, status, attempts, tries, next_attempt_at, attempted_at, response_status, response_body, duration_ms, error, ended_at), delete on public.webhook_deliveries to bellwether_app;
grant select on public.webhook_deliveries to bellwether_reader;
create view visible.webhook_deliveries as
  select t.id, t.created_at, t.webhook_id, t.owner_id, t.team_id, t.position, t.event, t.body, t.sight, t.written_at, t.status, t.attempts, t.tries, t.next_attempt_at, t.attempted_at, t.response_status, t.response_body, t.duration_ms, t.error, t.ended_at
  from public.webhook_deliveries t
  where (select current_setting('bw.read', true) like '% webhook:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% webhook:OWN %' or current_setting('bw.read', true) like '% webhook:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% webhook:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% webhook@%' then public.owners_within('bw.read', 'webhook') end)::uuid[]);
comment on view visible.webhook_deliveries is 'guard';
alter view visible.webhook_deliveries owner to bellwether_reader;
grant select on visible.webhook_deliveries to bellwether_app;


-- webhooks
alter table public.webhooks enable row level security, force row level security;
create policy owner on public.webhooks for all to current_user using (true) with check (true);
create policy reader on public.webhooks for select to bellwether_reader using (true);
create policy app_read on public.webhooks for select to bellwether_app using (
    (select current_setting('bw.read', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% webhook:OWN %' or current_setting('bw.read', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% webhook:TEAM %'))
    or owner_id = any((select case when current_setting('bw.read', true) like '% webhook@%' then public.owners_within('bw.read', 'webhook') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_insert on public.webhooks for insert to bellwether_app with check (
    (select current_setting('bw.write', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% webhook:OWN %' or current_setting('bw.write', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% webhook:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% webhook@%' then public.owners_within('bw.write', 'webhook') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
create policy app_update on public.webhooks for update to bellwether_app using (
    (select current_setting('bw.write', true) like '% webhook:ALL %')
    or (owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.write', true) like '% webhook:OWN %' or current_setting('bw.write', true) like '% webhook:TEAM %'))
    or (team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.write', true) like '% webhook:TEAM %'))
    or owner_id = any((select case when current_setting('bw.write', true) like '% webhook@%' then public.owners_within('bw.write', 'webhook') end)::uuid[])
    or id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])
  );
revoke all on public.webhooks from public, bellwether_app, bellwether_reader;
grant select, insert, update (created_at, created_by, updated_at, updated_by, version, team_id, name, url, document, variables, status, reason, reason_text, stopped_at, position, failures, failing_since, rests_until, gave_up, lost, lost_at) on public.webhooks to bellwether_app;
grant select on public.webhooks to bellwether_reader;
create view visible.webhooks as
  select t.id, t.created_at, t.created_by, t.updated_at, t.updated_by, t.version, t.owner_id, t.team_id, t.name, t.url, t.document, t.variables, t.status, t.reason, t.reason_text, t.stopped_at, t.position, t.failures, t.failing_since, t.rests_until, t.gave_up, t.lost, t.lost_at
  from public.webhooks t
  where (select current_setting('bw.read', true) like '% webhook:ALL %')
    or (t.owner_id = (select nullif(current_setting('bw.user', true), '')::uuid) and (select current_setting('bw.read', true) like '% webhook:OWN %' or current_setting('bw.read', true) like '% webhook:TEAM %'))
    or (t.team_id = any((select nullif(current_setting('bw.teams', true), '')::uuid[])::uuid[]) and (select current_setting('bw.read', true) like '% webhook:TEAM %'))
    or t.owner_id = any((select case when current_setting('bw.read', true) like '% webhook@%' then public.owners_within('bw.read', 'webhook') end)::uuid[]);
comment on view visible.webhooks is 'guard';
alter view visible.webhooks owner to bellwether_reader;
grant select on visible.webhooks to bellwether_app;

create or replace function vault.audit_webhooks() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% webhook@%' then public.owners_within('bw.write', 'webhook') end;
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'webhooks', 'webhook', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from new_rows r;
  elsif tg_op = 'UPDATE' then
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'webhooks', 'webhook', r.id, tg_op, d.field, d.before, d.after, case when o.owner_id = any(absent) then o.owner_id end from old_rows o full join new_rows r on r.id = o.id cross join lateral (
        select 'owner_id', o.owner_id::text, r.owner_id::text where o.owner_id is distinct from r.owner_id
        union all select 'team_id', o.team_id::text, r.team_id::text where o.team_id is distinct from r.team_id
        union all select 'name', o.name::text, r.name::text where o.name is distinct from r.name
        union all select 'url', o.url::text, r.url::text where o.url is distinct from r.url
        union all select 'document', o.document::text, r.document::text where o.document is distinct from r.document
        union all select 'variables', o.variables::text, r.variables::text where o.variables is distinct from r.variables
        union all select 'status', o.status::text, r.status::text where o.status is distinct from r.status
        union all select 'reason', o.reason::text, r.reason::text where o.reason is distinct from r.reason
        union all select 'reason_text', o.reason_text::text, r.reason_text::text where o.reason_text is distinct from r.reason_text
        union all select 'stopped_at', o.stopped_at::text, r.stopped_at::text where o.stopped_at is distinct from r.stopped_at
      ) d(field, before, after);
  else
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of) select actor, change, 'webhooks', 'webhook', r.id, tg_op, null, null, null, case when r.owner_id = any(absent) then r.owner_id end from old_rows r;
    insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)
      select actor, change, 'webhooks', 'webhook', r.id, tg_op, d.field, d.before, d.after, case when r.owner_id = any(absent) then r.owner_id end from old_rows r cross join lateral (
        select 'owner_id', r.owner_id::text, null::text where r.owner_id is not null
        union all select 'team_id', r.team_id::text, null::text where r.team_id is not null
        union all select 'name', r.name::text, null::text where r.name is not null
        union all select 'url', r.url::text, null::text where r.url is not null
        union all select 'document', r.document::text, null::text where r.document is not null
        union all select 'variables', r.variables::text, null::text where r.variables is not null
        union all select 'status', r.status::text, null::text where r.status is not null
        union all select 'reason', r.reason::text, null::text where r.reason is not null
        union all select 'reason_text', r.reason_text::text, null::text where r.reason_text is not null
        union all select 'stopped_at', r.stopped_at::text, null::text where r.stopped_at is not null
      ) d(field, before, after);
  end if;
  return null;
end $$;
revoke all on function vault.audit_webhooks from public;
create or replace trigger audit_insert after insert on public.webhooks referencing new table as new_rows for each statement execute function vault.audit_webhooks();
create or replace trigger audit_update after update on public.webhooks referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_webhooks();
create or replace trigger audit_delete after delete on public.webhooks referencing old table as old_rows for each statement execute function vault.audit_webhooks();


-- audit_entries
alter table public.audit_entries enable row level security, force row level security;
create policy owner on public.audit_entries for all to current_user using (true) with check (true);
create policy reader on public.audit_entries for select to bellwether_reader using (true);
revoke all on public.audit_entries from public, bellwether_app, bellwether_reader;
grant select on public.audit_entries to bellwether_reader;
create view visible.audit_entries as
  select t.id, t."at", t.actor_id, t.change_id, t.table_name, t.kind, t.record_id, t.operation, t.field, t.before, t.after, t.on_behalf_of
  from public.audit_entries t
  where (select current_setting('bw.read', true) ~ ' audit:(OWN|TEAM|ALL) ') and ((t.table_name = 'absences' and exists (select from visible.absences v where v.id = t.record_id))
    or (t.table_name = 'activities' and exists (select from visible.activities v where v.id = t.record_id))
    or (t.table_name = 'addresses' and exists (select from visible.addresses v where v.id = t.record_id))
    or (t.table_name = 'alerts' and exists (select from visible.alerts v where v.id = t.record_id))
    or (t.table_name = 'allocation_keys' and exists (select from visible.allocation_keys v where v.id = t.record_id))
    or (t.table_name = 'allocation_shares' and exists (select from visible.allocation_shares v where v.id = t.record_id))
    or (t.table_name = 'anomaly_detectors' and exists (select from visible.anomaly_detectors v where v.id = t.record_id))
    or (t.table_name = 'api_keys' and exists (select from visible.api_keys v where v.id = t.record_id))
    or (t.table_name = 'assignment_pools' and exists (select from visible.assignment_pools v where v.id = t.record_id))
    or (t.table_name = 'assignment_rules' and exists (select from visible.assignment_rules v where v.id = t.record_id))
    or (t.table_name = 'assignments' and exists (select from visible.assignments v where v.id = t.record_id))
    or (t.table_name = 'budget_crossings' and exists (select from visible.budget_crossings v where v.id = t.record_id))
    or (t.table_name = 'budget_lines' and exists (select from visible.budget_lines v where v.id = t.record_id))
    or (t.table_name = 'budget_months' and exists (select from visible.budget_months v where v.id = t.record_id))
    or (t.table_name = 'budget_thresholds' and exists (select from visible.budget_thresholds v where v.id = t.record_id))
    or (t.table_name = 'budget_transfer_months' and exists (select from visible.budget_transfer_months v where v.id = t.record_id))
    or (t.table_name = 'budget_transfers' and exists (select from visible.budget_transfers v where v.id = t.record_id))
    or (t.table_name = 'budgets' and exists (select from visible.budgets v where v.id = t.record_id))
    or (t.table_name = 'business_calendars' and exists (select from visible.business_calendars v where v.id = t.record_id))
    or (t.table_name = 'calculated_measures' and exists (select from visible.calculated_measures v where v.id = t.record_id))
    or (t.table_name = 'categories' and exists (select from visible.categories v where v.id = t.record_id))
    or (t.table_name = 'consents' and exists (select from visible.consents v where v.id = t.record_id))
    or (t.table_name = 'contact_points' and exists (select from visible.contact_points v where v.id = t.record_id))
    or (t.table_name = 'contacts' and exists (select from visible.contacts v where v.id = t.record_id))
    or (t.table_name = 'custom_fields' and exists (select from visible.custom_fields v where v.id = t.record_id))
    or (t.table_name = 'customers' and exists (select from visible.customers v where v.id = t.record_id))
    or (t.table_name = 'dead_jobs' and exists (select from visible.dead_jobs v where v.id = t.record_id))
    or (t.table_name = 'departments' and exists (select from visible.departments v where v.id = t.record_id))
    or (t.table_name = 'duplicate_candidates' and exists (select from visible.duplicate_candidates v where v.id = t.record_id))
    or (t.table_name = 'erasure_records' and exists (select from visible.erasure_records v where v.id = t.record_id))
    or (t.table_name = 'exchange_rates' and exists (select from visible.exchange_rates v where v.id = t.record_id))
    or (t.table_name = 'files' and exists (select from visible.files v where v.id = t.record_id))
    or (t.table_name = 'fiscal_periods' and exists (select from visible.fiscal_periods v where v.id = t.record_id))
    or (t.table_name = 'fiscal_years' and exists (select from visible.fiscal_years v where v.id = t.record_id))
    or (t.table_name = 'follow_up_policies' and exists (select from visible.follow_up_policies v where v.id = t.record_id))
    or (t.table_name = 'follow_ups' and exists (select from visible.follow_ups v where v.id = t.record_id))
    or (t.table_name = 'import_jobs' and exists (select from visible.import_jobs v where v.id = t.record_id))
    or (t.table_name = 'import_mappings' and exists (select from visible.import_mappings v where v.id = t.record_id))
    or (t.table_name = 'indicators' and exists (select from visible.indicators v where v.id = t.record_id))
    or (t.table_name = 'journal_entries' and exists (select from visible.journal_entries v where v.id = t.record_id))
    or (t.table_name = 'lead_forms' and exists (select from visible.lead_forms v where v.id = t.record_id))
    or (t.table_name = 'lead_sources' and exists (select from visible.lead_sources v where v.id = t.record_id))
    or (t.table_name = 'leads' and exists (select from visible.leads v where v.id = t.record_id))
    or (t.table_name = 'ledger_accounts' and exists (select from visible.ledger_accounts v where v.id = t.record_id))
    or (t.table_name = 'merge_records' and exists (select from visible.merge_records v where v.id = t.record_id))
    or (t.table_name = 'messages' and exists (select from visible.messages v where v.id = t.record_id))
    or (t.table_name = 'opportunities' and exists (select from visible.opportunities v where v.id = t.record_id))
    or (t.table_name = 'order_lines' and exists (select from visible.order_lines v where v.id = t.record_id))
    or (t.table_name = 'orders' and exists (select from visible.orders v where v.id = t.record_id))
    or (t.table_name = 'organisation' and exists (select from visible.organisation v where v.id = t.record_id))
    or (t.table_name = 'persisted_documents' and exists (select from visible.persisted_documents v where v.id = t.record_id))
    or (t.table_name = 'person_exports' and exists (select from visible.person_exports v where v.id = t.record_id))
    or (t.table_name = 'pipelines' and exists (select from visible.pipelines v where v.id = t.record_id))
    or (t.table_name = 'pool_members' and exists (select from visible.pool_members v where v.id = t.record_id))
    or (t.table_name = 'postings' and exists (select from visible.postings v where v.id = t.record_id))
    or (t.table_name = 'product_interests' and exists (select from visible.product_interests v where v.id = t.record_id))
    or (t.table_name = 'products' and exists (select from visible.products v where v.id = t.record_id))
    or (t.table_name = 'projects' and exists (select from visible.projects v where v.id = t.record_id))
    or (t.table_name = 'role_rules' and exists (select from visible.role_rules v where v.id = t.record_id))
    or (t.table_name = 'roles' and exists (select from visible.roles v where v.id = t.record_id))
    or (t.table_name = 'score_models' and exists (select from visible.score_models v where v.id = t.record_id))
    or (t.table_name = 'stage_changes' and exists (select from visible.stage_changes v where v.id = t.record_id))
    or (t.table_name = 'stages' and exists (select from visible.stages v where v.id = t.record_id))
    or (t.table_name = 'teams' and exists (select from visible.teams v where v.id = t.record_id))
    or (t.table_name = 'tickets' and exists (select from visible.tickets v where v.id = t.record_id))
    or (t.table_name = 'user_roles' and exists (select from visible.user_roles v where v.id = t.record_id))
    or (t.table_name = 'users' and exists (select from visible.users v where v.id = t.record_id))
    or (t.table_name = 'waiting_leads' and exists (select from visible.waiting_leads v where v.id = t.record_id))
    or (t.table_name = 'webhooks' and exists (select from visible.webhooks v where v.id = t.record_id)));
comment on view visible.audit_entries is 'guard';
alter view visible.audit_entries owner to bellwether_reader;
grant select on visible.audit_entries to bellwether_app;

-- Working calendars: when people work, for due times of service, follow-up and reports (docs/calendar.md).
create table public.business_calendars (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text collate names not null check (name <> ''),
  -- IANA
  time_zone text not null,
  -- [{day, intervals: [{from, to}]}], [{date, name, intervals}]: always read and replaced as a whole
  week jsonb not null check (jsonb_typeof(week) = 'array'),
  holidays jsonb not null check (jsonb_typeof(holidays) = 'array'),
  is_default boolean not null default false
);
create unique index business_calendars_name on public.business_calendars (lower(name));
create unique index business_calendars_default on public.business_calendars (is_default) where is_default;

insert into public.business_calendars (id, created_at, created_by, updated_at, updated_by, name, time_zone, week, holidays, is_default)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', 'Office hours', o.time_zone,
  (select jsonb_agg(jsonb_build_object('day', d, 'intervals', '[{"from": "09:00", "to": "17:00"}]'::jsonb))
    from unnest(array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']) d), '[]', true
from public.organisation o;

-- Custom fields: rows that give a spare column of a kind's table a name and a type (docs/fields.md, docs/adr/0194-custom-fields.md).

create table public.custom_fields (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  kind text not null,
  key text not null check (key ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
  label text not null check (label <> ''),
  description text,
  type text not null check (type in ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE', 'REFERENCE')),
  -- [{code, label}]: always read and replaced as a whole
  choices jsonb not null default '[]' check (jsonb_typeof(choices) = 'array'),
  -- prefix of the ids that are referred to
  reference_kind text,
  -- ISO 4217
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  position int not null,
  -- the column that holds its values; never given to another field
  slot text not null check (slot ~ '^custom_(text|number|date|reference)[0-9]+$'),
  archived_at timestamptz,
  unique (kind, key),
  unique (kind, slot),
  check ((type = 'CHOICE') = (choices <> '[]')),
  check ((type = 'REFERENCE') = (reference_kind is not null)),
  check ((type = 'MONEY') = (currency is not null))
);
-- the fields of a kind, as forms show them
create index custom_fields_position on public.custom_fields (kind, position, id);

-- What statements were compiled by: raised with every change of a definition, so that one that was made before is known for it.
create table public.custom_field_state (single boolean primary key default true check (single), version bigint not null);
insert into public.custom_field_state (version) values (0);
alter table public.custom_field_state enable row level security, force row level security;
create policy owner on public.custom_field_state to current_user using (true) with check (true);
create view public.custom_fields_now as select version from public.custom_field_state;
grant select on public.custom_fields_now to bellwether_app;

create function public.custom_fields_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.custom_field_state set version = version + 1;
  return null;
end $$;
revoke all on function public.custom_fields_changed() from public;
create trigger custom_fields_changed after insert or update or delete on public.custom_fields for each statement execute function public.custom_fields_changed();

-- Fails a statement that was compiled by other definitions than there are now: it is compiled again.
create function public.outdated() returns text language plpgsql volatile as $$
begin
  raise exception using errcode = 'BW003', message = 'The custom fields were changed.';
end $$;

-- Columns that mean nothing yet, each with an index for filters: of a column that is given to no field it is empty.
do $$
declare
  t text;
  c record;
begin
  foreach t in array array['customers', 'contacts', 'leads', 'opportunities', 'tickets'] loop
    for c in select 'custom_' || kind || n as name, type
      from (values (1, 'text', 'text', 10), (2, 'number', 'numeric', 6), (3, 'date', 'date', 4), (4, 'reference', 'uuid', 4)) k(place, kind, type, many), generate_series(1, many) n
      order by place, n
    loop
      execute format('alter table public.%I add column %I %s', t, c.name, c.type);
      execute format('create index %I on public.%I (%I, id) where %3$I is not null', t || '_' || c.name, t, c.name);
    end loop;
  end loop;
end $$;

-- Which of these codes records hold, whoever sees them: a choice that is in use stays.
create function public.custom_choices_used(field uuid, codes text[]) returns text[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  question text;
  used text[];
begin
  select format('select array(select distinct %1$I from public.%2$I where %1$I = any($1))', f.slot,
    case f.kind when 'customer' then 'customers' when 'contact' then 'contacts' when 'lead' then 'leads' when 'opportunity' then 'opportunities' else 'tickets' end)
  into strict question from public.custom_fields f where f.id = field;
  execute question into used using codes;
  return used;
end $$;
revoke all on function public.custom_choices_used(uuid, text[]) from public;
grant execute on function public.custom_choices_used(uuid, text[]) to bellwether_app;

-- Everybody reads definitions, since forms are built from them; administrators change them by their rule for every kind.
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'customField', 'ALL', 'NONE', 'NONE' from public.roles r where r.code = 'MANAGER';

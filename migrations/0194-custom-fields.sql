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

alter table public.customers
  add column custom_text1 text,
  add column custom_text2 text,
  add column custom_text3 text,
  add column custom_text4 text,
  add column custom_text5 text,
  add column custom_text6 text,
  add column custom_text7 text,
  add column custom_text8 text,
  add column custom_text9 text,
  add column custom_text10 text,
  add column custom_number1 numeric,
  add column custom_number2 numeric,
  add column custom_number3 numeric,
  add column custom_number4 numeric,
  add column custom_number5 numeric,
  add column custom_number6 numeric,
  add column custom_date1 date,
  add column custom_date2 date,
  add column custom_date3 date,
  add column custom_date4 date,
  add column custom_reference1 uuid,
  add column custom_reference2 uuid,
  add column custom_reference3 uuid,
  add column custom_reference4 uuid;
-- filters by custom fields; a column that is given to no field has an empty index
create index customers_custom_text1 on public.customers (custom_text1, id) where custom_text1 is not null;
create index customers_custom_text2 on public.customers (custom_text2, id) where custom_text2 is not null;
create index customers_custom_text3 on public.customers (custom_text3, id) where custom_text3 is not null;
create index customers_custom_text4 on public.customers (custom_text4, id) where custom_text4 is not null;
create index customers_custom_text5 on public.customers (custom_text5, id) where custom_text5 is not null;
create index customers_custom_text6 on public.customers (custom_text6, id) where custom_text6 is not null;
create index customers_custom_text7 on public.customers (custom_text7, id) where custom_text7 is not null;
create index customers_custom_text8 on public.customers (custom_text8, id) where custom_text8 is not null;
create index customers_custom_text9 on public.customers (custom_text9, id) where custom_text9 is not null;
create index customers_custom_text10 on public.customers (custom_text10, id) where custom_text10 is not null;
create index customers_custom_number1 on public.customers (custom_number1, id) where custom_number1 is not null;
create index customers_custom_number2 on public.customers (custom_number2, id) where custom_number2 is not null;
create index customers_custom_number3 on public.customers (custom_number3, id) where custom_number3 is not null;
create index customers_custom_number4 on public.customers (custom_number4, id) where custom_number4 is not null;
create index customers_custom_number5 on public.customers (custom_number5, id) where custom_number5 is not null;
create index customers_custom_number6 on public.customers (custom_number6, id) where custom_number6 is not null;
create index customers_custom_date1 on public.customers (custom_date1, id) where custom_date1 is not null;
create index customers_custom_date2 on public.customers (custom_date2, id) where custom_date2 is not null;
create index customers_custom_date3 on public.customers (custom_date3, id) where custom_date3 is not null;
create index customers_custom_date4 on public.customers (custom_date4, id) where custom_date4 is not null;
create index customers_custom_reference1 on public.customers (custom_reference1, id) where custom_reference1 is not null;
create index customers_custom_reference2 on public.customers (custom_reference2, id) where custom_reference2 is not null;
create index customers_custom_reference3 on public.customers (custom_reference3, id) where custom_reference3 is not null;
create index customers_custom_reference4 on public.customers (custom_reference4, id) where custom_reference4 is not null;

alter table public.contacts
  add column custom_text1 text,
  add column custom_text2 text,
  add column custom_text3 text,
  add column custom_text4 text,
  add column custom_text5 text,
  add column custom_text6 text,
  add column custom_text7 text,
  add column custom_text8 text,
  add column custom_text9 text,
  add column custom_text10 text,
  add column custom_number1 numeric,
  add column custom_number2 numeric,
  add column custom_number3 numeric,
  add column custom_number4 numeric,
  add column custom_number5 numeric,
  add column custom_number6 numeric,
  add column custom_date1 date,
  add column custom_date2 date,
  add column custom_date3 date,
  add column custom_date4 date,
  add column custom_reference1 uuid,
  add column custom_reference2 uuid,
  add column custom_reference3 uuid,
  add column custom_reference4 uuid;
-- filters by custom fields; a column that is given to no field has an empty index
create index contacts_custom_text1 on public.contacts (custom_text1, id) where custom_text1 is not null;
create index contacts_custom_text2 on public.contacts (custom_text2, id) where custom_text2 is not null;
create index contacts_custom_text3 on public.contacts (custom_text3, id) where custom_text3 is not null;
create index contacts_custom_text4 on public.contacts (custom_text4, id) where custom_text4 is not null;
create index contacts_custom_text5 on public.contacts (custom_text5, id) where custom_text5 is not null;
create index contacts_custom_text6 on public.contacts (custom_text6, id) where custom_text6 is not null;
create index contacts_custom_text7 on public.contacts (custom_text7, id) where custom_text7 is not null;
create index contacts_custom_text8 on public.contacts (custom_text8, id) where custom_text8 is not null;
create index contacts_custom_text9 on public.contacts (custom_text9, id) where custom_text9 is not null;
create index contacts_custom_text10 on public.contacts (custom_text10, id) where custom_text10 is not null;
create index contacts_custom_number1 on public.contacts (custom_number1, id) where custom_number1 is not null;
create index contacts_custom_number2 on public.contacts (custom_number2, id) where custom_number2 is not null;
create index contacts_custom_number3 on public.contacts (custom_number3, id) where custom_number3 is not null;
create index contacts_custom_number4 on public.contacts (custom_number4, id) where custom_number4 is not null;
create index contacts_custom_number5 on public.contacts (custom_number5, id) where custom_number5 is not null;
create index contacts_custom_number6 on public.contacts (custom_number6, id) where custom_number6 is not null;
create index contacts_custom_date1 on public.contacts (custom_date1, id) where custom_date1 is not null;
create index contacts_custom_date2 on public.contacts (custom_date2, id) where custom_date2 is not null;
create index contacts_custom_date3 on public.contacts (custom_date3, id) where custom_date3 is not null;
create index contacts_custom_date4 on public.contacts (custom_date4, id) where custom_date4 is not null;
create index contacts_custom_reference1 on public.contacts (custom_reference1, id) where custom_reference1 is not null;
create index contacts_custom_reference2 on public.contacts (custom_reference2, id) where custom_reference2 is not null;
create index contacts_custom_reference3 on public.contacts (custom_reference3, id) where custom_reference3 is not null;
create index contacts_custom_reference4 on public.contacts (custom_reference4, id) where custom_reference4 is not null;

alter table public.leads
  add column custom_text1 text,
  add column custom_text2 text,
  add column custom_text3 text,
  add column custom_text4 text,
  add column custom_text5 text,
  add column custom_text6 text,
  add column custom_text7 text,
  add column custom_text8 text,
  add column custom_text9 text,
  add column custom_text10 text,
  add column custom_number1 numeric,
  add column custom_number2 numeric,
  add column custom_number3 numeric,
  add column custom_number4 numeric,
  add column custom_number5 numeric,
  add column custom_number6 numeric,
  add column custom_date1 date,
  add column custom_date2 date,
  add column custom_date3 date,
  add column custom_date4 date,
  add column custom_reference1 uuid,
  add column custom_reference2 uuid,
  add column custom_reference3 uuid,
  add column custom_reference4 uuid;
-- filters by custom fields; a column that is given to no field has an empty index
create index leads_custom_text1 on public.leads (custom_text1, id) where custom_text1 is not null;
create index leads_custom_text2 on public.leads (custom_text2, id) where custom_text2 is not null;
create index leads_custom_text3 on public.leads (custom_text3, id) where custom_text3 is not null;
create index leads_custom_text4 on public.leads (custom_text4, id) where custom_text4 is not null;
create index leads_custom_text5 on public.leads (custom_text5, id) where custom_text5 is not null;
create index leads_custom_text6 on public.leads (custom_text6, id) where custom_text6 is not null;
create index leads_custom_text7 on public.leads (custom_text7, id) where custom_text7 is not null;
create index leads_custom_text8 on public.leads (custom_text8, id) where custom_text8 is not null;
create index leads_custom_text9 on public.leads (custom_text9, id) where custom_text9 is not null;
create index leads_custom_text10 on public.leads (custom_text10, id) where custom_text10 is not null;
create index leads_custom_number1 on public.leads (custom_number1, id) where custom_number1 is not null;
create index leads_custom_number2 on public.leads (custom_number2, id) where custom_number2 is not null;
create index leads_custom_number3 on public.leads (custom_number3, id) where custom_number3 is not null;
create index leads_custom_number4 on public.leads (custom_number4, id) where custom_number4 is not null;
create index leads_custom_number5 on public.leads (custom_number5, id) where custom_number5 is not null;
create index leads_custom_number6 on public.leads (custom_number6, id) where custom_number6 is not null;
create index leads_custom_date1 on public.leads (custom_date1, id) where custom_date1 is not null;
create index leads_custom_date2 on public.leads (custom_date2, id) where custom_date2 is not null;
create index leads_custom_date3 on public.leads (custom_date3, id) where custom_date3 is not null;
create index leads_custom_date4 on public.leads (custom_date4, id) where custom_date4 is not null;
create index leads_custom_reference1 on public.leads (custom_reference1, id) where custom_reference1 is not null;
create index leads_custom_reference2 on public.leads (custom_reference2, id) where custom_reference2 is not null;
create index leads_custom_reference3 on public.leads (custom_reference3, id) where custom_reference3 is not null;
create index leads_custom_reference4 on public.leads (custom_reference4, id) where custom_reference4 is not null;

alter table public.opportunities
  add column custom_text1 text,
  add column custom_text2 text,
  add column custom_text3 text,
  add column custom_text4 text,
  add column custom_text5 text,
  add column custom_text6 text,
  add column custom_text7 text,
  add column custom_text8 text,
  add column custom_text9 text,
  add column custom_text10 text,
  add column custom_number1 numeric,
  add column custom_number2 numeric,
  add column custom_number3 numeric,
  add column custom_number4 numeric,
  add column custom_number5 numeric,
  add column custom_number6 numeric,
  add column custom_date1 date,
  add column custom_date2 date,
  add column custom_date3 date,
  add column custom_date4 date,
  add column custom_reference1 uuid,
  add column custom_reference2 uuid,
  add column custom_reference3 uuid,
  add column custom_reference4 uuid;
-- filters by custom fields; a column that is given to no field has an empty index
create index opportunities_custom_text1 on public.opportunities (custom_text1, id) where custom_text1 is not null;
create index opportunities_custom_text2 on public.opportunities (custom_text2, id) where custom_text2 is not null;
create index opportunities_custom_text3 on public.opportunities (custom_text3, id) where custom_text3 is not null;
create index opportunities_custom_text4 on public.opportunities (custom_text4, id) where custom_text4 is not null;
create index opportunities_custom_text5 on public.opportunities (custom_text5, id) where custom_text5 is not null;
create index opportunities_custom_text6 on public.opportunities (custom_text6, id) where custom_text6 is not null;
create index opportunities_custom_text7 on public.opportunities (custom_text7, id) where custom_text7 is not null;
create index opportunities_custom_text8 on public.opportunities (custom_text8, id) where custom_text8 is not null;
create index opportunities_custom_text9 on public.opportunities (custom_text9, id) where custom_text9 is not null;
create index opportunities_custom_text10 on public.opportunities (custom_text10, id) where custom_text10 is not null;
create index opportunities_custom_number1 on public.opportunities (custom_number1, id) where custom_number1 is not null;
create index opportunities_custom_number2 on public.opportunities (custom_number2, id) where custom_number2 is not null;
create index opportunities_custom_number3 on public.opportunities (custom_number3, id) where custom_number3 is not null;
create index opportunities_custom_number4 on public.opportunities (custom_number4, id) where custom_number4 is not null;
create index opportunities_custom_number5 on public.opportunities (custom_number5, id) where custom_number5 is not null;
create index opportunities_custom_number6 on public.opportunities (custom_number6, id) where custom_number6 is not null;
create index opportunities_custom_date1 on public.opportunities (custom_date1, id) where custom_date1 is not null;
create index opportunities_custom_date2 on public.opportunities (custom_date2, id) where custom_date2 is not null;
create index opportunities_custom_date3 on public.opportunities (custom_date3, id) where custom_date3 is not null;
create index opportunities_custom_date4 on public.opportunities (custom_date4, id) where custom_date4 is not null;
create index opportunities_custom_reference1 on public.opportunities (custom_reference1, id) where custom_reference1 is not null;
create index opportunities_custom_reference2 on public.opportunities (custom_reference2, id) where custom_reference2 is not null;
create index opportunities_custom_reference3 on public.opportunities (custom_reference3, id) where custom_reference3 is not null;
create index opportunities_custom_reference4 on public.opportunities (custom_reference4, id) where custom_reference4 is not null;

alter table public.tickets
  add column custom_text1 text,
  add column custom_text2 text,
  add column custom_text3 text,
  add column custom_text4 text,
  add column custom_text5 text,
  add column custom_text6 text,
  add column custom_text7 text,
  add column custom_text8 text,
  add column custom_text9 text,
  add column custom_text10 text,
  add column custom_number1 numeric,
  add column custom_number2 numeric,
  add column custom_number3 numeric,
  add column custom_number4 numeric,
  add column custom_number5 numeric,
  add column custom_number6 numeric,
  add column custom_date1 date,
  add column custom_date2 date,
  add column custom_date3 date,
  add column custom_date4 date,
  add column custom_reference1 uuid,
  add column custom_reference2 uuid,
  add column custom_reference3 uuid,
  add column custom_reference4 uuid;
-- filters by custom fields; a column that is given to no field has an empty index
create index tickets_custom_text1 on public.tickets (custom_text1, id) where custom_text1 is not null;
create index tickets_custom_text2 on public.tickets (custom_text2, id) where custom_text2 is not null;
create index tickets_custom_text3 on public.tickets (custom_text3, id) where custom_text3 is not null;
create index tickets_custom_text4 on public.tickets (custom_text4, id) where custom_text4 is not null;
create index tickets_custom_text5 on public.tickets (custom_text5, id) where custom_text5 is not null;
create index tickets_custom_text6 on public.tickets (custom_text6, id) where custom_text6 is not null;
create index tickets_custom_text7 on public.tickets (custom_text7, id) where custom_text7 is not null;
create index tickets_custom_text8 on public.tickets (custom_text8, id) where custom_text8 is not null;
create index tickets_custom_text9 on public.tickets (custom_text9, id) where custom_text9 is not null;
create index tickets_custom_text10 on public.tickets (custom_text10, id) where custom_text10 is not null;
create index tickets_custom_number1 on public.tickets (custom_number1, id) where custom_number1 is not null;
create index tickets_custom_number2 on public.tickets (custom_number2, id) where custom_number2 is not null;
create index tickets_custom_number3 on public.tickets (custom_number3, id) where custom_number3 is not null;
create index tickets_custom_number4 on public.tickets (custom_number4, id) where custom_number4 is not null;
create index tickets_custom_number5 on public.tickets (custom_number5, id) where custom_number5 is not null;
create index tickets_custom_number6 on public.tickets (custom_number6, id) where custom_number6 is not null;
create index tickets_custom_date1 on public.tickets (custom_date1, id) where custom_date1 is not null;
create index tickets_custom_date2 on public.tickets (custom_date2, id) where custom_date2 is not null;
create index tickets_custom_date3 on public.tickets (custom_date3, id) where custom_date3 is not null;
create index tickets_custom_date4 on public.tickets (custom_date4, id) where custom_date4 is not null;
create index tickets_custom_reference1 on public.tickets (custom_reference1, id) where custom_reference1 is not null;
create index tickets_custom_reference2 on public.tickets (custom_reference2, id) where custom_reference2 is not null;
create index tickets_custom_reference3 on public.tickets (custom_reference3, id) where custom_reference3 is not null;
create index tickets_custom_reference4 on public.tickets (custom_reference4, id) where custom_reference4 is not null;

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

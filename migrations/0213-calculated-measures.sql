-- Measures that analysts make of others. Needs 0002 (roles), 0194 (definitions that statements are made from).

create table calculated_measures (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  code text not null constraint calculated_measures_code_unique unique check (code ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
  name text collate names not null check (name <> ''),
  description text,
  formula text not null check (formula <> ''),
  unit text not null check (unit in ('MONEY', 'COUNT', 'PERCENT', 'DAYS', 'HOURS', 'QUANTITY')),
  good_when text not null check (good_when in ('UP', 'DOWN')),
  -- Raised with every change of formula or unit.
  definition_version int not null default 1,
  archived_at timestamptz
);
-- Lists by name.
create index calculated_measures_name on calculated_measures (name, id);

-- Statements are made from them.
create trigger custom_fields_changed after insert or update or delete on calculated_measures for each statement execute function custom_fields_changed();

insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
  select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'calculatedMeasure', 'ALL', 'ALL', 'NONE'
  from roles r
  where r.code in ('FINANCE', 'ANALYST', 'MANAGER') and not exists (select from role_rules x where x.role_id = r.id and x.kind = 'calculatedMeasure');

-- The organisation's own calendar and currency: one row, changed by an administrator.
create table organisation (
  id uuid primary key default uuidv7(),
  only_one boolean not null default true unique check (only_one),
  name text not null check (name <> ''),
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  fiscal_year_start_month int not null default 1 check (fiscal_year_start_month between 1 and 12),
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  version int not null default 1
);
insert into organisation (name, time_zone, currency, created_by, updated_by)
values ('Bellwether', 'Europe/Berlin', 'EUR', '00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000');

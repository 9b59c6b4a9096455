-- Rates of currencies by day, and the rate that a posting was translated at. Needs 0060 (finance).

create table exchange_rates (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  currency varchar(3) not null check (currency ~ '^[A-Z]{3}$'),
  base varchar(3) not null check (base ~ '^[A-Z]{3}$' and base <> currency),
  valid_from date not null,
  -- Units of `base` for one of `currency`.
  rate numeric(19, 6) not null check (rate > 0),
  source text,
  -- The rate of a day: the latest up to it.
  constraint exchange_rates_day_unique unique (currency, base, valid_from)
);
-- Lists, newest first.
create index exchange_rates_from on exchange_rates (valid_from, id);

-- Null where the amount is in the currency of the books, or whoever booked it said what it is in that.
alter table postings add column exchange_rate numeric(30, 15) check (exchange_rate > 0);

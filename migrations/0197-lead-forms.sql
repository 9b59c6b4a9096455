-- Web forms for leads, and what was filled in until it is confirmed by mail (docs/leads.md).

create table lead_forms (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  name text not null constraint lead_forms_name_unique unique check (name <> ''),
  -- stands in the address of the form
  key text not null constraint lead_forms_key_unique unique check (key ~ '^[A-Za-z0-9_-]{22}$'),
  active boolean not null,
  archived_at timestamptz,
  title text not null check (title <> ''),
  intro text,
  -- always read and replaced as a whole
  fields jsonb not null check (jsonb_typeof(fields) = 'array'),
  source_id uuid not null references lead_sources,
  pool_id uuid references assignment_pools,
  product_interest_id uuid references products,
  territory text,
  language text,
  double_opt_in boolean not null,
  lead_before_confirmation boolean not null,
  -- ISO 8601
  lifetime text not null,
  redirect_to text,
  allowed_origins text[] not null default '{}',
  consent_text text check (consent_text <> ''),
  consent_purpose text check (consent_purpose in ('NEWSLETTER', 'OFFERS', 'SURVEY', 'PROFILING')),
  consent_required boolean not null,
  consent_version int not null,
  constraint lead_forms_consent check ((consent_text is null) = (consent_purpose is null)),
  constraint lead_forms_consent_required check (consent_text is not null or not consent_required),
  constraint lead_forms_lead_before check (double_opt_in or not lead_before_confirmation),
  constraint lead_forms_archived check (archived_at is null or not active)
);

create table lead_form_submissions (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  form_id uuid not null references lead_forms,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'RECEIVED')),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- in lower case
  email text,
  -- SHA-256 of what stands in the link of the mail
  token_hash bytea constraint lead_form_submissions_token unique check (length(token_hash) = 32),
  submitted_at timestamptz not null,
  expires_at timestamptz,
  confirmed_at timestamptz,
  -- what they agreed to, as it was shown to them
  consent_text text,
  consent_version int,
  consent_purpose text check (consent_purpose in ('NEWSLETTER', 'OFFERS', 'SURVEY', 'PROFILING')),
  lead_id uuid references leads,
  check ((status = 'RECEIVED') = (token_hash is null)),
  check ((status = 'PENDING') = (expires_at is not null)),
  check ((status = 'CONFIRMED') = (confirmed_at is not null)),
  check (status = 'PENDING' or lead_id is not null),
  check ((consent_text is null) = (consent_version is null) and (consent_text is null) = (consent_purpose is null))
);
create index on lead_form_submissions (submitted_at, id); -- the list, newest first
create index on lead_form_submissions (owner_id, submitted_at, id); -- own lists
create index on lead_form_submissions (team_id, submitted_at, id); -- team lists
create index on lead_form_submissions (form_id, submitted_at, id); -- the submissions of a form
create index on lead_form_submissions (status, submitted_at, id); -- what is not confirmed
create index on lead_form_submissions (lead_id) where lead_id is not null; -- what a lead has filled in
create index on lead_form_submissions (email, id); -- what names an address: the list, the limit, the erasure of a person
create index on lead_form_submissions (expires_at) where expires_at is not null; -- what nobody has confirmed

-- Webhooks: events that go to addresses of other programs, and the log of what went there (docs/webhooks.md).

create table public.webhooks (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  version int not null default 1,
  -- with whose rights events are read
  owner_id uuid not null references public.users,
  team_id uuid references public.teams,
  name text not null,
  url text not null check (url ~ '^https?://'),
  document text not null,
  variables jsonb,
  status text not null check (status in ('ACTIVE', 'PAUSED', 'DISABLED', 'ARCHIVED')),
  reason text check (reason in ('OWNER_INACTIVE', 'OWNER_NOT_PERMITTED', 'DOCUMENT_INVALID', 'GONE', 'FAILING')),
  reason_text text,
  stopped_at timestamptz,
  -- every event of the log up to here that concerns it has its delivery
  position bigint not null,
  -- attempts that failed since one that did not
  failures int not null default 0 check (failures >= 0),
  failing_since timestamptz,
  -- nothing is sent before
  rests_until timestamptz,
  -- a delivery was given up since the last that arrived
  gave_up boolean not null default false,
  -- events of the log that were trimmed before it could look at them
  lost bigint not null default 0 check (lost >= 0),
  lost_at timestamptz,
  check ((status = 'DISABLED') = (reason is not null)),
  check ((status = 'ACTIVE') = (stopped_at is null))
);
-- the list, newest first
create index webhooks_created on public.webhooks (created_at, id);
-- those of a person whose rights have changed
create index webhooks_owner on public.webhooks (owner_id);

create table public.webhook_deliveries (
  id uuid primary key,
  created_at timestamptz not null,
  webhook_id uuid not null references public.webhooks,
  owner_id uuid not null references public.users,
  team_id uuid references public.teams,
  -- of the event in the log; null for a ping
  position bigint,
  -- as `lead.created`
  event text not null,
  body text not null,
  -- names the rights that the body was written with
  sight text not null,
  written_at timestamptz not null,
  status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'DROPPED')),
  attempts int not null default 0 check (attempts >= 0),
  -- attempts since it was queued last
  tries int not null default 0 check (tries >= 0),
  next_attempt_at timestamptz,
  attempted_at timestamptz,
  response_status int,
  response_body text,
  duration_ms int,
  error text,
  ended_at timestamptz,
  check ((status = 'PENDING') = (next_attempt_at is not null)),
  check ((status = 'PENDING') = (ended_at is null)),
  -- one for each event, whoever reads the log and however often
  unique (webhook_id, position)
);
-- the list, newest first; of all webhooks, and of one
create index webhook_deliveries_created on public.webhook_deliveries (created_at, id);
create index webhook_deliveries_webhook on public.webhook_deliveries (webhook_id, created_at, id);
-- what is to be sent next
create index webhook_deliveries_due on public.webhook_deliveries (webhook_id, next_attempt_at) where status = 'PENDING';
-- what is in a state, as those that failed; those of a kind of event
create index webhook_deliveries_status on public.webhook_deliveries (status, created_at, id);
create index webhook_deliveries_event on public.webhook_deliveries (event, created_at, id);
-- trimDeliveries
create index webhook_deliveries_ended on public.webhook_deliveries (ended_at) where ended_at is not null;

-- What deliveries are signed with: the newest, and those before it until they end.
create table vault.webhook_secrets (
  webhook_id uuid not null references public.webhooks,
  secret text not null check (secret ~ '^whsec_'),
  made_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz,
  primary key (webhook_id, made_at)
);

-- Signs with this secret from now on; those before it are good for `overlap` still. The verb has locked the webhook.
create function vault.add_webhook_secret(webhook uuid, made text, overlap interval) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('bw.write', true) !~ ' webhook:(OWN|TEAM|ALL) ' then
    raise insufficient_privilege using message = 'making a secret takes the right to write webhooks';
  end if;
  delete from vault.webhook_secrets s where s.webhook_id = webhook and s.ends_at <= now();
  update vault.webhook_secrets s set ends_at = least(s.ends_at, now() + overlap) where s.webhook_id = webhook;
  insert into vault.webhook_secrets (webhook_id, secret) values (webhook, made);
end $$;

-- The secrets to sign with, newest first. Only for the system's own user.
create function vault.webhook_secrets(webhook uuid) returns setof text language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if current_setting('bw.user', true) is distinct from '00000000-0000-7000-8000-000000000000' then
    raise insufficient_privilege using message = 'only the system itself signs';
  end if;
  return query select s.secret from vault.webhook_secrets s
    where s.webhook_id = webhook and (s.ends_at is null or s.ends_at > now()) order by s.made_at desc;
end $$;

-- The last position of the log before a moment; the lowest that is kept, less one, if all is later.
create function public.log_position_before(moment timestamptz) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select e.position from public.event_log e where e.logged_at < moment order by e.position desc limit 1), h.oldest - 1) from public.log_head h
$$;

revoke all on function vault.add_webhook_secret, vault.webhook_secrets, public.log_position_before from public;
grant execute on function vault.add_webhook_secret, vault.webhook_secrets, public.log_position_before to bellwether_app;

-- Ready-made roles that reach every kind do not reach this one: a webhook carries data out of the house without anybody watching.
insert into public.role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', r.id, 'webhook', 'NONE', 'NONE', 'NONE'
from public.roles r where r.code in ('MANAGER', 'ANALYST')
on conflict (role_id, kind) do nothing;

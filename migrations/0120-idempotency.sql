-- Keys under which changes were made, so that a client may send a change again without knowing whether it arrived (docs/mutations.md).

create table public.idempotency_keys (
  actor_id uuid not null references public.users,
  -- of the key's text: who reads this table can not repeat a change with it, nor guess at the input
  key bytea not null check (length(key) = 32),
  operation text not null,
  -- of operation and input, under the key
  input bytea not null check (length(input) = 32),
  change_id uuid not null,
  at timestamptz not null,
  -- ids, counts and errors of the payload; the transaction that inserts the row sets it, so nobody else ever sees null
  answer jsonb,
  primary key (actor_id, key)
) with (fillfactor = 70);
-- idempotency_trim
create index idempotency_keys_at on public.idempotency_keys (at);

alter table public.idempotency_keys enable row level security, force row level security;
create policy owner on public.idempotency_keys to current_user using (true) with check (true);
create policy own on public.idempotency_keys to bellwether_app
  using (actor_id = (select nullif(current_setting('bw.user', true), '')::uuid));
grant select, insert, update (answer) on public.idempotency_keys to bellwether_app;

-- Deletes up to n keys that are older than `keep`, oldest first. Answers how many. What another process deletes is left to it.
create function public.idempotency_trim(keep interval, n int) returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare trimmed int;
begin
  delete from public.idempotency_keys where (actor_id, key) in (
    select k.actor_id, k.key from public.idempotency_keys k where k.at < now() - keep order by k.at limit n for update skip locked
  );
  get diagnostics trimmed = row_count;
  return trimmed;
end $$;
revoke all on function public.idempotency_trim from public;
grant execute on function public.idempotency_trim to bellwether_app;

-- A refresh whose answer was lost can be asked for again under its idempotency key. The function with three arguments stays for the version before this one.
alter table vault.refresh_tokens
  -- hash of the key under which it was spent, and of the token that was given for it
  add column spent_by bytea,
  add column successor bytea;

-- Exchanges a refresh token for the next of its family. One that was spent before has been stolen, or its thief was faster: the family ends. Unless the same
-- exchange is asked for again, and what was given for it was never used: then it gives way to a new one.
create function vault.refresh(old_token bytea, new_token bytea, ends timestamptz, attempt bytea, out outcome text, out person uuid, out session uuid)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  family vault.sessions;
  token vault.refresh_tokens;
begin
  outcome := 'UNKNOWN';
  select s.* into family from vault.sessions s join vault.refresh_tokens t on t.session_id = s.id where t.hash = old_token;
  if not found then return; end if;
  -- of two at once the second sees, in the statement after the lock, that the token is spent
  select * into family from vault.sessions where id = family.id for update;
  if not found then return; end if;
  select * into token from vault.refresh_tokens where hash = old_token;
  if family.ended_at is not null then outcome := 'ENDED'; return; end if;
  if token.spent_at is not null then
    if token.spent_by = attempt then
      delete from vault.refresh_tokens where hash = token.successor and spent_at is null;
    end if;
    if token.spent_by is distinct from attempt or attempt is null or not found then
      perform vault.end_session(family.id, 'REUSED');
      outcome := 'REUSED'; return;
    end if;
  end if;
  if token.expires_at <= now() then outcome := 'EXPIRED'; return; end if;
  if not exists (select from public.users where id = family.user_id and active) then outcome := 'INACTIVE'; return; end if;
  update vault.refresh_tokens set spent_at = coalesce(spent_at, now()), spent_by = attempt, successor = new_token where hash = old_token;
  insert into vault.refresh_tokens (hash, session_id, expires_at) values (new_token, family.id, ends);
  outcome := 'REFRESHED'; person := family.user_id; session := family.id;
end $$;
revoke all on function vault.refresh(bytea, bytea, timestamptz, bytea) from public;
grant execute on function vault.refresh(bytea, bytea, timestamptz, bytea) to bellwether_app;

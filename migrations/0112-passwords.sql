-- Invitations and forgotten passwords: links that come by e-mail and are good once.

-- when the invitation was sent that the person has not accepted yet
alter table public.users add column invited_at timestamptz;

-- One of each purpose a person: a newer one takes the place of the one before.
create table vault.links (
  hash bytea primary key check (length(hash) = 32),
  user_id uuid not null references public.users,
  purpose text not null check (purpose in ('INVITATION', 'PASSWORD_RESET')),
  expires_at timestamptz not null,
  unique (user_id, purpose)
);

-- Called by the job that sends the mail, as the server itself.
create function vault.make_link(link_hash bytea, person uuid, for_purpose text, ends timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('bw.write', true) !~ ' user:ALL ' then
    raise insufficient_privilege using message = 'only who may write all people makes links for them';
  end if;
  insert into vault.links (hash, user_id, purpose, expires_at) values (link_hash, person, for_purpose, ends)
    on conflict (user_id, purpose) do update set hash = excluded.hash, expires_at = excluded.expires_at;
end $$;

-- Spends a link. Of two at once the second waits for the first, then finds nothing. Null if it is not known, was spent or replaced, or has ended.
create function vault.take_link(link_hash bytea, for_purpose text) returns uuid language sql security definer set search_path = pg_catalog as $$
  delete from vault.links where hash = link_hash and purpose = for_purpose and expires_at > now() returning user_id
$$;

create function vault.drop_links(person uuid) returns void language sql security definer set search_path = pg_catalog
  as 'delete from vault.links where user_id = person';

-- Who is deactivated, or has another address, has no links any more: they went to the old one.
create function vault.drop_own_links() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform vault.drop_links(new.id);
  return null;
end $$;
create trigger drop_links after update of active, email on public.users for each row
  when (old.email is distinct from new.email or (old.active and not new.active)) execute function vault.drop_own_links();

-- As before, and: links of the person end too; `keep` is the session that set it and goes on.
drop function vault.set_password(uuid, text);
create function vault.set_password(person uuid, new_hash text, keep uuid default null) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if person is distinct from nullif(current_setting('bw.user', true), '')::uuid and current_setting('bw.write', true) not like '% user:ALL %' then
    raise insufficient_privilege using message = 'only an administrator sets the password of others';
  end if;
  insert into vault.credentials (user_id, password_hash) values (person, new_hash)
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now();
  delete from vault.links where user_id = person;
  update vault.sessions set ended_at = now(), ended_because = 'PASSWORD_CHANGED', ended_version = vault.next_access_version()
    where user_id = person and ended_at is null and id is distinct from keep;
end $$;

revoke all on function vault.make_link, vault.take_link, vault.drop_links, vault.drop_own_links, vault.set_password from public;
grant execute on function vault.make_link, vault.take_link, vault.drop_links, vault.set_password to bellwether_app;

-- Who a person is at the organisation's own sign-in service (OpenID Connect).

create table vault.identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null references public.users,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject),
  -- an address that passes to somebody else does not bring the person with it
  unique (issuer, user_id)
);

-- The person behind a subject. The first time it is found by its address, which the issuer has verified (null if not), and kept from then on.
-- Null if there is none, or the person was deactivated or is linked to another subject.
create function vault.identify(from_issuer text, of_subject text, address text) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  person uuid;
begin
  select user_id into person from vault.identities where issuer = from_issuer and subject = of_subject;
  if not found and address is not null then
    insert into vault.identities (issuer, subject, user_id)
      select from_issuer, of_subject, id from public.users where lower(email) = lower(address) and active and not machine
      on conflict do nothing;
    -- of two at once the second finds the first's
    select user_id into person from vault.identities where issuer = from_issuer and subject = of_subject;
  end if;
  return (select id from public.users where id = person and active);
end $$;

-- Lets a person be linked anew, by whoever may write all people.
create function vault.forget_identities(person uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('bw.write', true) !~ ' user:ALL ' then
    raise insufficient_privilege using message = 'only who may write all people links them anew';
  end if;
  delete from vault.identities where user_id = person;
end $$;

revoke all on function vault.identify, vault.forget_identities from public;
grant execute on function vault.identify, vault.forget_identities to bellwether_app;

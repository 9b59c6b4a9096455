-- Roles that are put away, and the guarantee that somebody can administer.

-- An archived role is nobody's and is given to nobody.
alter table public.roles add column archived_at timestamptz;

-- Whether at least one active person may change every person and every role. Whoever has just changed rights holds the lock of access_state: what is read here is final.
create function vault.administered() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.users u where u.active and not u.machine and not exists (
    select from unnest(array['user', 'role']) k(kind) where not exists (
      select from public.user_roles x
      where x.user_id = u.id and 'ALL' = coalesce(
        (select l.write_scope from public.role_rules l where l.role_id = x.role_id and l.kind = k.kind),
        (select l.write_scope from public.role_rules l where l.role_id = x.role_id and l.kind = '*')))))
$$;
revoke all on function vault.administered from public;
grant execute on function vault.administered to bellwether_app;

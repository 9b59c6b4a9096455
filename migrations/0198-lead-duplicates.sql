-- Near duplicates of leads: spelt otherwise, with a typing error (docs/leads.md).

-- Where to look for leads that may be the same, see profile.rules.ts. Written before the lead itself, in one statement with the question.
create table matching.lead_profiles (
  lead_id uuid primary key references public.leads on delete cascade deferrable initially deferred,
  keys text[] not null
);
create index on matching.lead_profiles using gin (keys); -- leads that share a key
-- leads to look at, newest first
create index on public.leads (possible_duplicate, created_at, id);
-- How far leads from before this migration have profiles; no row once all have.
create table matching.leads_to_profile (single boolean primary key default true check (single), after uuid not null);
insert into matching.leads_to_profile (after) select '00000000-0000-0000-0000-000000000000' where exists (select from public.leads);

-- What is compared of leads.
create function matching.described_leads(wanted uuid[]) returns table (id uuid, name text, company text, email text, phone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.name, l.company, l.email, coalesce(l.phone_normalised, l.phone) from leads l where l.id = any(wanted)
$$;

create function matching.put_leads(ids uuid[], keys jsonb) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into matching.lead_profiles (lead_id, keys)
    select u.id, array(select jsonb_array_elements_text(keys -> (u.n - 1)::int)) from unnest(ids) with ordinality u(id, n)
  on conflict (lead_id) do update set keys = excluded.keys where lead_profiles.keys <> excluded.keys
$$;

-- Leads and customers that share keys with somebody, those that share most first, and how common words are among customers.
create function matching.near_lead(lead uuid, lead_keys text[], customer_keys text[], words text[], out leads jsonb, out customers jsonb, out common jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  select coalesce(jsonb_agg(to_jsonb(d)), '[]') into leads from matching.described_leads(array(
    select p.lead_id from matching.lead_profiles p where p.keys && lead_keys and p.lead_id <> lead
    order by (select count(*) from unnest(p.keys) k where k = any(lead_keys)) desc, p.lead_id desc limit 20)) d;
  select coalesce(jsonb_agg(to_jsonb(d)), '[]') into customers from matching.described(array(select n from matching.near(customer_keys, null) n limit 20)) d;
  select coalesce(jsonb_object_agg(c.word, c.count), '{}') into common from matching.common(words) c;
end $$;

-- Keeps where to look for a lead, and answers what is known: whether its very address is, how many leads came with it, and who is near.
create function matching.meet_lead(lead uuid, asked_email text, asked_phone text, lead_keys text[], customer_keys text[], words text[],
  out known boolean, out earlier int, out leads jsonb, out customers jsonb, out common jsonb)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  select m.known, m.earlier into known, earlier from lead_met(asked_email, asked_phone) m;
  select n.leads, n.customers, n.common into leads, customers, common from matching.near_lead(lead, lead_keys, customer_keys, words) n;
  insert into matching.lead_profiles values (lead, lead_keys) on conflict (lead_id) do update set keys = excluded.keys where lead_profiles.keys <> excluded.keys;
end $$;

-- The next leads that have no profile yet, and moves on.
create function matching.next_leads(most int) returns setof uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  since uuid;
  found uuid[];
begin
  select l.after into since from matching.leads_to_profile l for update;
  if since is null then return; end if;
  found := array(select l.id from leads l where l.id > since order by l.id limit most);
  if found = '{}' then delete from matching.leads_to_profile;
  else update matching.leads_to_profile set after = found[array_upper(found, 1)];
  end if;
  return query select unnest(found);
end $$;

-- The teams that have leads, for whoever may not see them.
create function matching.teams_of_leads(asked uuid[]) returns table (id uuid, team text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, t.name from leads l join teams t on t.id = l.team_id where l.id = any(asked)
$$;

revoke all on function matching.described_leads, matching.put_leads, matching.near_lead, matching.meet_lead, matching.next_leads, matching.teams_of_leads from public;
grant execute on function matching.described_leads, matching.put_leads, matching.near_lead, matching.meet_lead, matching.next_leads, matching.teams_of_leads to bellwether_app;

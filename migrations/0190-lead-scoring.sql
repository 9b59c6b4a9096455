-- How likely a lead converts, learned from what became of earlier ones. Needs 0040 (leads).

create table score_models (
  id uuid primary key,
  created_at timestamptz not null,
  version int not null check (version > 0),
  state text not null check (state in ('IN_USE', 'SUPERSEDED', 'REFUSED')),
  why text not null check (why <> ''),
  trained_until timestamptz not null,
  trained_leads int not null,
  trained_converted int not null,
  judged_until timestamptz not null,
  metrics jsonb not null,
  calibration jsonb not null,
  base double precision not null,
  features jsonb not null,
  penalty double precision not null,
  half_life double precision
);
-- One after the other; the list.
create unique index score_models_version_unique on score_models (version);
-- One is in use; "which one?" is asked for every lead that comes in.
create unique index score_models_in_use_unique on score_models (state) where state = 'IN_USE';
create index score_models_state on score_models (state, version, id);
create index score_models_version on score_models (version, id);

create table lead_scores (
  id uuid primary key,
  owner_id uuid references users,
  team_id uuid references teams,
  lead_id uuid not null references leads,
  model_id uuid not null references score_models,
  probability double precision not null check (probability > 0 and probability < 1),
  reasons jsonb not null,
  at timestamptz not null,
  -- Scoring again after a crash scores none twice.
  constraint lead_scores_model_unique unique (lead_id, model_id)
);
-- How the score of a lead went.
create index lead_scores_lead on lead_scores (lead_id, at, id);
create index lead_scores_owner on lead_scores (owner_id);
create index lead_scores_team on lead_scores (team_id);

-- What was known when the lead came in: null for leads that a version without scoring took in. The newest score stands with the lead, to be ordered by.
alter table leads
  add column facts jsonb,
  add column score double precision,
  add column lead_score_id uuid references lead_scores deferrable initially deferred;
-- The most promising first: everybody's, one's own, one's teams'.
create index leads_score on leads (score, id);
create index leads_owner_score on leads (owner_id, score, id);
create index leads_team_score on leads (team_id, score, id);

-- Who is this, if the address is known: is it anybody's, and how many leads came with it? Looks past row security, and answers no more than that.
create function lead_met(asked_email text, asked_phone text, out known boolean, out earlier int)
language sql stable security definer set search_path = public, pg_temp as $$
  select lead_known(asked_email, asked_phone),
    (select count(*)::int from leads where lower(email) = lower(asked_email) or phone_normalised = asked_phone)
$$;
revoke all on function lead_met from public;
grant execute on function lead_met to bellwether_app;

-- How much there is to learn from. A lead counts when it is older than nine of ten conversions took (14 to 180 days): by then it has converted or it has not.
-- Whoever may have a model trained need not see every lead to be told that there are too few.
create function lead_history(moment timestamptz, since timestamptz, out before timestamptz, out converted int, out others int)
language sql stable security definer set search_path = public, pg_temp as $$
  with settled as (
    select moment - least(interval '180 days', greatest(interval '14 days',
      percentile_cont(0.9) within group (order by converted_at - created_at))) as at
    from leads where converted_at is not null
  )
  select s.at, count(l.id) filter (where l.converted_at is not null)::int, count(l.id) filter (where l.converted_at is null)::int
  from settled s left join leads l on l.created_at < s.at and (since is null or l.created_at >= since) group by s.at
$$;
revoke all on function lead_history from public;
grant execute on function lead_history to bellwether_app;

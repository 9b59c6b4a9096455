-- What every area stands on. The roles are made before this runs (src/platform/database/roles.ts), as they belong to the cluster.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- Names of people and things: by the rules of all scripts together, "B10" after "B9".
create collation names (provider = icu, locale = 'und-u-kn-true');

-- Reads go through the views in here; the application role reads no table.
create schema visible authorization bellwether_reader;

revoke all on schema public from public;
grant usage on schema public, visible to bellwether_app, bellwether_reader;

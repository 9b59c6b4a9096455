-- A table that is filled and emptied by every import has no statistics to rely on: planned for a few lines, each of many thousands was compared with all.
alter function staging.tidy(uuid, text, boolean) set enable_nestloop = off;
alter function staging.settle(uuid, int, int, json, boolean, uuid) set enable_nestloop = off;

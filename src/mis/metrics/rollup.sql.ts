import { createHash } from 'node:crypto';
import { rowCondition } from '../../platform/access/condition.js';
import type { FactTable } from './define.js';
import type { RolledFact, Rollup } from './rollup.names.js';

// Writers of a fact share this lock, so that what moves many rows at once (a product changes its category, the organisation its time zone) takes it alone
// and sees all of them.
const CLASS = 7_236_834;
const lockOf = (name: string) => `${CLASS}, ${createHash('sha256').update(name).digest().readInt32BE()}`;

const join = (parts: readonly string[]) => parts.join(', ');
const day = ({ fact: { at } }: RolledFact) =>
  at.type === 'day' ? at.sql : `(${at.sql} at time zone (select time_zone from public.organisation))::date`;
const currency = ({ fact }: RolledFact) => fact.currency ?? `''`;
const key = (rolled: RolledFact) => ['day', 'currency', 'owner_id', 'team_id', ...rolled.dimensions.map(d => d.name)];
const sums = (rolled: RolledFact) => rolled.sums.map(s => s.name);
const stored = ({ dimensions }: RolledFact, rollup: Rollup) =>
  rollup.dimensions.map(name => dimensions.find(d => d.name === `in_${name}`)!);

/** All SQL of a fact that decides what is kept of a row. */
const expressions = (rolled: RolledFact): string =>
  [
    ...rolled.dimensions.map(d => d.sql),
    ...rolled.sums.map(s => s.sql),
    ...[rolled.fact.at.sql, currency(rolled), rolled.fact.where ?? '', rolled.fact.owner, rolled.fact.team, rolled.fact.unfolded ?? ''],
  ].join(' ');
const columnsOf = (rolled: RolledFact, { as }: FactTable): string[] => [
  ...new Set([...expressions(rolled).matchAll(new RegExp(`\\b${as}\\.(\\w+)`, 'g'))].map(([, column]) => column as string)),
];
const tablesOf = (rolled: RolledFact): FactTable[] => rolled.fact.tables.filter(t => !t.optional || columnsOf(rolled, t).length);

/** The cells of a fact's rows; `replaced` stands in place of one of its tables, with a column `sign`. */
function cells(rolled: RolledFact, replaced?: { as: string; by: string }): string {
  const { fact } = rolled;
  const place = ({ table, as }: FactTable) => (replaced?.as === as ? `(${replaced.by}) ${as}` : `public.${table} ${as}`);
  const tables = tablesOf(rolled);
  // what changed comes first: the others are looked up by their keys
  const inner = tables.filter(t => !t.optional || t.as === replaced?.as);
  const from = [...inner.filter(t => t.as === replaced?.as), ...inner.filter(t => t.as !== replaced?.as)].map(place);
  const outer = tables.filter(t => !inner.includes(t)).map(t => ` left join public.${t.table} ${t.as} on ${t.on}`);
  const conditions = [...inner.flatMap(t => t.on ?? []), ...(fact.where ? [`(${fact.where})`] : [])];
  const sign = replaced ? `${replaced.as}.sign * ` : '';
  const values = [day(rolled), currency(rolled), fact.owner, fact.team, ...rolled.dimensions.map(d => d.sql)];
  const selected = [...values.map((sql, i) => `${sql} as ${key(rolled)[i]}`), ...rolled.sums.map(s => `${sign}(${s.sql}) as ${s.name}`)];
  const where = conditions.length ? ` where ${conditions.join(' and ')}` : '';
  return `select ${join([...key(rolled), ...sums(rolled).map(s => `sum(${s}) ${s}`)])}
    from (select ${join(selected)} from ${from.join(' cross join ')}${fact.unfolded ? ` ${fact.unfolded}` : ''}${outer.join('')}${where}) r
    group by ${join(key(rolled))}
    having ${some(rolled)}`;
}
const some = (rolled: RolledFact) =>
  sums(rolled)
    .map(s => `sum(${s}) <> 0`)
    .join(' or ');

const deltas = (rolled: RolledFact, replaced?: { as: string; by: string }): string =>
  `insert into rollup.${rolled.deltas} (${join([...key(rolled), ...sums(rolled)])})
    ${cells(rolled, replaced)};`;

const FUNCTION = 'language plpgsql security definer set search_path = pg_catalog, public, pg_temp';
// The plan is kept for the session, made for as few rows, or as many, as its first change had: always from the changed rows to the others by their keys.
const BY_KEYS = 'set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off';

const changed = (columns: readonly string[], a: string, b: string) =>
  `(${join(columns.map(c => `${a}.${c}`))}) is distinct from (${join(columns.map(c => `${b}.${c}`))})`;

/** Rows of a joined table that this transaction has not made are locked: who changes them at the same moment comes before or after, and sees the other. */
function held(rolled: RolledFact, rows = 'new_rows'): string {
  const [first, ...others] = rolled.fact.tables as [FactTable, ...FactTable[]];
  return others
    .filter(t => !t.optional)
    .map(t => {
      const [, foreign] = new RegExp(`\\b${first.as}\\.(\\w+)`).exec(t.on ?? '') ?? [];
      return `perform from public.${t.table} x where x.id in (select r.${foreign} from ${rows} r) and x.xmin <> pg_current_xact_id()::xid for share;`;
    })
    .join('\n  ');
}

function triggers(rolled: RolledFact, table: FactTable): string {
  const { fact } = rolled;
  const name = `${fact.name}_${table.table}`;
  const columns = columnsOf(rolled, table);
  const first = table === fact.tables[0];
  if (!columns.length) return '';
  const shared = `perform pg_advisory_xact_lock_shared(${lockOf(fact.name)});`;
  const alone = `perform pg_advisory_xact_lock(${lockOf(fact.name)});`;
  const both = 'select -1 sign, r.* from old_rows r union all select 1 sign, r.* from new_rows r';
  const of = (by: string) => deltas(rolled, { as: table.as, by });
  const events = first ? ['insert', ...(table.hot ? [] : ['update']), 'delete'] : ['update'];
  const tables = {
    insert: 'new table as new_rows',
    update: 'old table as old_rows new table as new_rows',
    delete: 'old table as old_rows',
  };
  // Who has only seen rows of now, and not yet written its deltas, holds the lock already: whoever waits for it sees what was written with the old value.
  const update = `if exists (select from old_rows a full join new_rows b on b.id = a.id where ${changed(columns, 'a', 'b')}) then
      ${table.optional ? alone : shared}
      ${first ? held(rolled) : ''}
      ${of(both)}
    end if;`;
  return `
create function rollup.${name}() returns trigger ${FUNCTION} ${BY_KEYS} as $$
begin
  if tg_op = 'INSERT' then
    ${first ? `${shared}\n    ${held(rolled)}\n    ${of('select 1 sign, r.* from new_rows r')}` : 'null;'}
  elsif tg_op = 'UPDATE' then
    ${update}
  else
    ${first ? `${shared}\n    ${held(rolled, 'old_rows')}\n    ${of('select -1 sign, r.* from old_rows r')}` : 'null;'}
  end if;
  return null;
end $$;
revoke all on function rollup.${name} from public;
${events
  .map(
    event =>
      `create trigger rollup_${fact.name}_${event} after ${event} on public.${table.table} referencing ${tables[event as keyof typeof tables]} for each statement execute function rollup.${name}();`,
  )
  .join('\n')}${table.hot ? rowTrigger(rolled, table, columns, shared) : ''}`;
}

/** For a table whose rows change all the time, seldom in what is measured: PostgreSQL compares the columns itself, and calls nothing where they are the same. */
function rowTrigger(rolled: RolledFact, table: FactTable, columns: readonly string[], shared: string): string {
  const name = `${rolled.fact.name}_${table.table}_row`;
  return `
create function rollup.${name}() returns trigger ${FUNCTION} ${BY_KEYS} as $$
begin
  ${shared}
  ${deltas(rolled, { as: table.as, by: 'select -1 sign, old.* union all select 1 sign, new.*' })}
  return null;
end $$;
revoke all on function rollup.${name} from public;
create trigger rollup_${rolled.fact.name}_row after update on public.${table.table} for each row when (${changed(columns, 'old', 'new')}) execute function rollup.${name}();`;
}

/** The tables of a fact's sums, and of what they are by. */
const targetsOf = (rolled: RolledFact) =>
  rolled.rollups.flatMap(rollup => {
    const month = { column: 'month', sql: "date_trunc('month', day::timestamp)::date" };
    const dimensions = stored(rolled, rollup).map(({ name }) => ({ column: name, sql: name }));
    const same = (column: string) => ({ column, sql: column });
    return [
      { table: rollup.month, by: [month, same('currency'), ...dimensions] },
      { table: rollup.day, by: [same('day'), same('currency'), ...dimensions] },
      ...(rollup.monthOwned
        ? [{ table: rollup.monthOwned, by: [same('owner_id'), month, same('currency'), ...dimensions, same('team_id')] }]
        : []),
      ...(rollup.monthTeam ? [{ table: rollup.monthTeam, by: [same('team_id'), month, same('currency'), ...dimensions] }] : []),
    ];
  });

/** One statement: whoever reads at this moment finds a delta either there or folded in, never both, never neither. */
function fold(rolled: RolledFact): string {
  const targets = targetsOf(rolled).map(({ table, by }) => {
    const columns = join(by.map(b => b.column));
    return `${table} as (
    insert into rollup.${table} as t (${columns}, ${join(sums(rolled))})
      select ${join([...by.map(b => b.sql), ...sums(rolled).map(s => `sum(${s})`)])} from taken group by ${join(by.map(b => b.sql))}
      having ${some(rolled)}
    on conflict (${columns}) do update set ${join(sums(rolled).map(s => `${s} = t.${s} + excluded.${s}`))}
  )`;
  });
  const { name } = rolled.fact;
  return `
create function rollup.fold_${name}() returns bigint ${FUNCTION} as $$
declare
  state rollup.state;
  folded bigint;
begin
  if not exists (select from rollup.${rolled.deltas} d where d.id > (select s.floor from rollup.state s where s.fact = '${name}')) then return 0; end if;
  select * into state from rollup.state s where s.fact = '${name}' for update skip locked;
  if not found then return 0; end if;
  -- Everybody who had taken an id up to next_floor has ended: with what this statement takes, nothing is left below. Without a floor an old snapshot
  -- elsewhere would make each reading crawl over all that was folded in since.
  if state.next_xid is not null and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_xid then
    state.floor := state.next_floor;
    state.next_xid := null;
  end if;
  with taken as (delete from rollup.${rolled.deltas} returning *), ${targets.join(', ')}
  select count(*) into folded from taken;
  if folded = 0 and state.next_xid is not null then return 0; end if;
  if state.next_xid is null then
    select coalesce(last_value, 0) into state.next_floor from pg_sequences where schemaname = 'rollup' and sequencename = '${rolled.deltas}_id_seq';
    state.next_xid := pg_snapshot_xmax(pg_current_snapshot());
  end if;
  update rollup.state s set floor = state.floor, next_floor = state.next_floor, next_xid = state.next_xid where s.fact = '${name}';
  return folded;
end $$;
revoke all on function rollup.fold_${name} from public;`;
}

function tables(rolled: RolledFact): string {
  const columns = (names: readonly { name: string; type: string }[]) => names.map(({ name, type }) => `${name} ${type},`).join(' ');
  const amounts = rolled.sums.map(({ name }) => (name === 'n' ? 'n bigint not null' : `${name} numeric not null`)).join(', ');
  const made = (name: string, before: string, dimensions: string, unique: readonly string[]) =>
    `create table rollup.${name} (${before} currency text not null, ${dimensions} ${amounts}, unique nulls not distinct (${join(unique)}));`;
  return [
    `create table rollup.${rolled.deltas} (id bigint generated always as identity primary key, day date not null, currency text not null, owner_id uuid, team_id uuid, ${columns(rolled.dimensions)} ${amounts});`,
    ...rolled.rollups.flatMap(rollup => {
      const dimensions = stored(rolled, rollup);
      const names = dimensions.map(d => d.name);
      return [
        made(rollup.month, 'month date not null,', columns(dimensions), ['month', 'currency', ...names]),
        made(rollup.day, 'day date not null,', columns(dimensions), ['day', 'currency', ...names]),
        ...(rollup.monthOwned
          ? [
              made(rollup.monthOwned, 'owner_id uuid, team_id uuid, month date not null,', columns(dimensions), [
                'owner_id',
                'month',
                'currency',
                ...names,
                'team_id',
              ]),
            ]
          : []),
        ...(rollup.monthTeam
          ? [made(rollup.monthTeam, 'team_id uuid, month date not null,', columns(dimensions), ['team_id', 'month', 'currency', ...names])]
          : []),
      ];
    }),
    `insert into rollup.state (fact) values ('${rolled.fact.name}');`,
  ].join('\n');
}

/** Sums without owner are for who sees every record; the others by the same expression as the records themselves. */
export function viewsOf(rolled: RolledFact): { name: string; condition: string }[] {
  const guard = (by: readonly ('owner_id' | 'team_id')[]) => ({
    table: '',
    kind: rolled.fact.kind,
    owners: by.filter(column => column === 'owner_id'),
    teams: by.filter(column => column === 'team_id'),
    open: false,
    changes: [],
    fixed: [],
    unaudited: null,
  });
  const seen = (...by: readonly ('owner_id' | 'team_id')[]) => rowCondition(guard(by), 'read', 't');
  return [
    { name: rolled.deltas, condition: seen('owner_id', 'team_id') },
    ...rolled.rollups.flatMap(({ month, day: daily, monthOwned, monthTeam }) => [
      { name: month, condition: seen() },
      { name: daily, condition: seen() },
      ...(monthOwned ? [{ name: monthOwned, condition: seen('owner_id', 'team_id') }] : []),
      ...(monthTeam ? [{ name: monthTeam, condition: seen('team_id') }] : []),
    ]),
  ];
}

const view = ({ name, condition }: { name: string; condition: string }) => `create view visible.${name} as
  select t.* from rollup.${name} t
  where ${condition};
comment on view visible.${name} is 'rollup';
alter view visible.${name} owner to bellwether_reader;
grant select on rollup.${name} to bellwether_reader;
grant select on visible.${name} to bellwether_app;`;

function rebuild(rolled: RolledFact): string {
  const { name } = rolled.fact;
  const kept = rolled.rollups.flatMap(r => [r.month, r.day, r.monthOwned ?? [], r.monthTeam ?? []].flat());
  return `
create function rollup.rebuild_${name}() returns void ${FUNCTION} as $$
begin
  perform pg_advisory_xact_lock(${lockOf(name)});
  perform from rollup.state s where s.fact = '${name}' for update;
  ${[rolled.deltas, ...kept].map(table => `delete from rollup.${table};`).join('\n  ')}
  ${deltas(rolled)}
  perform rollup.fold_${name}();
end $$;
revoke all on function rollup.rebuild_${name} from public;`;
}

/** Sums that are not what the rows add up to, in the snapshot of one statement; there should be none at any moment. */
function differences(rolled: RolledFact): string {
  const both = (table: string, by: readonly { column: string; sql: string }[]) => {
    const columns = join(by.map(b => b.column));
    const of = (from: string, sign: string) => `select ${columns}, ${join(sums(rolled).map(s => `${sign}${s} ${s}`))} from ${from}`;
    const fine = `(select ${join(by.map(b => `${b.sql} as ${b.column}`))}, ${join(sums(rolled))} from`;
    const parts = [of(`rollup.${table}`, ''), of(`${fine} rollup.${rolled.deltas}) d`, ''), of(`${fine} rows) d`, '-')];
    return `select '${table}' rollup, count(*) cells from (select from (${parts.join(' union all ')}) c group by ${columns} having ${some(rolled)}) x`;
  };
  return `with rows as (${cells(rolled)}) ${targetsOf(rolled)
    .map(({ table, by }) => both(table, by))
    .join(' union all ')}`;
}

/** Everything in the database that keeps the sums of these facts, made afresh: tables, triggers, views, and the functions that fold and rebuild. */
export function rollupText(facts: readonly RolledFact[]): string {
  return [
    '-- Made from the facts of the analyses by src/mis/metrics/rollup.sql.ts. Do not edit: npm run schema',
    `do $$ declare old text; begin
  for old in select format('drop view visible.%I', relname) from pg_class where relnamespace = 'visible'::regnamespace and obj_description(oid, 'pg_class') = 'rollup'
    union all select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where tgname like 'rollup_%'
  loop execute old; end loop;
end $$;
drop schema if exists rollup cascade;
create schema rollup;
grant usage on schema rollup to bellwether_reader;`,
    `-- How far each fact is folded in. Deltas with an id up to the floor are gone for good.
create table rollup.state (fact text primary key, floor bigint not null default 0, next_floor bigint not null default 0, next_xid xid8);
grant select on rollup.state to bellwether_reader;
create view visible.rollup_floors as select fact, floor from rollup.state;
comment on view visible.rollup_floors is 'rollup';
alter view visible.rollup_floors owner to bellwether_reader;
grant select on visible.rollup_floors to bellwether_app;`,
    ...facts.map(rolled =>
      [
        `-- ${rolled.fact.name}: ${rolled.fact.description}`,
        tables(rolled),
        ...viewsOf(rolled).map(view),
        fold(rolled),
        rebuild(rolled),
        ...tablesOf(rolled).map(table => triggers(rolled, table)),
      ].join('\n'),
    ),
    `-- Folds all deltas in. Whoever calls it, everybody reads the same figures before and after.
create function rollup.fold() returns bigint ${FUNCTION} as $$
begin
  return ${facts.map(({ fact }) => `rollup.fold_${fact.name}()`).join(' + ') || '0'};
end $$;
revoke all on function rollup.fold from public;
grant usage on schema rollup to bellwether_app;
grant execute on function rollup.fold to bellwether_app;`,
    `-- From the rows, all anew: for whoever has written some past the triggers.
create function rollup.rebuild() returns void ${FUNCTION} as $$
begin
  ${facts.map(({ fact }) => `perform rollup.rebuild_${fact.name}();`).join('\n  ')}
end $$;
revoke all on function rollup.rebuild from public;`,
    `-- What is not as it should be: nothing, at any moment, whoever writes meanwhile.
create function rollup.differences() returns table (rollup text, cells bigint) ${FUNCTION} as $$
begin
  ${facts.map(rolled => `return query ${differences(rolled)};`).join('\n  ')}
end $$;
revoke all on function rollup.differences from public;`,
    `-- Days are those of the organisation.
create function rollup.organisation_changed() returns trigger ${FUNCTION} as $$
begin
  perform rollup.rebuild();
  return null;
end $$;
revoke all on function rollup.organisation_changed from public;
create trigger rollup_organisation after update of time_zone on public.organisation for each row when (old.time_zone <> new.time_zone) execute function rollup.organisation_changed();`,
  ].join('\n\n');
}

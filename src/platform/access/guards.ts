import { createHash } from 'node:crypto';
import type { MetadataStorage } from '@mikro-orm/core';
import { standStill } from '../database/stand-still.js';
import { type Access, type Guard, guardOf } from './access.js';
import { auditTriggers } from './audit.trigger.js';
import { type Column, type Connection, columnsOf, quoted } from './catalogue.js';
import { rowCondition } from './condition.js';
import type { Action } from './viewer.js';

/** Rows that a verb of this transaction has released or made for somebody else, see `release.ts`. Never in the views: what is read afterwards obeys the new owner. */
const released = "id = any((select nullif(current_setting('bw.released', true), '')::uuid[])::uuid[])";

const policy = (name: string, table: string, command: string, to: string, clauses: string): string =>
  `create policy ${name} on ${table} for ${command} to ${to} ${clauses};`;

/** What every guarded table has: its rows hold for its owner too, and are shown by the views, which have conditions of their own. */
const ownPolicies = (table: string): string[] => [
  `alter table ${table} enable row level security, force row level security;`,
  policy('owner', table, 'all', 'current_user', 'using (true) with check (true)'),
  policy('reader', table, 'select', 'bellwether_reader', 'using (true)'),
];

/** For an update the condition holds before and after: a policy without a check of its own checks by `using`. */
function policies(guard: Guard, hasId: boolean): string {
  const table = `public.${quoted(guard.table)}`;
  const may = (action: Action) => `(\n    ${rowCondition(guard, action)}${hasId && action !== 'delete' ? `\n    or ${released}` : ''}\n  )`;
  const changes = { insert: `with check ${may('write')}`, update: `using ${may('write')}`, delete: `using ${may('delete')}` };
  return [
    ...ownPolicies(table),
    policy('app_read', table, 'select', 'bellwether_app', `using ${may('read')}`),
    ...guard.changes.map(change => policy(`app_${change}`, table, change, 'bellwether_app', changes[change])),
  ].join('\n');
}

function grants({ table, changes, fixed }: Guard, columns: readonly Column[]): string {
  const name = `public.${quoted(table)}`;
  const updatable = columns.filter(c => !c.generated && !fixed.includes(c.name)).map(c => quoted(c.name));
  const may = ['select', ...changes.map(change => (change === 'update' ? `update (${updatable.join(', ')})` : change))];
  // a table's revoke takes the columns' grants with it
  return [
    `revoke all on ${name} from public, bellwether_app, bellwether_reader;`,
    `grant ${may.join(', ')} on ${name} to bellwether_app;`,
    `grant select on ${name} to bellwether_reader;`,
  ].join('\n');
}

const view = (name: string, columns: readonly string[], condition: string): string => `create view visible.${quoted(name)} as
  select ${columns.map(c => `t.${quoted(c)}`).join(', ')}
  from public.${quoted(name)} t
  where ${condition};
comment on view visible.${quoted(name)} is 'guard';
alter view visible.${quoted(name)} owner to bellwether_reader;
grant select on visible.${quoted(name)} to bellwether_app;`;

/** The trail follows the record's present visibility: an entry is seen by whoever sees the record now. */
function auditTrail(guards: readonly Guard[], columns: readonly Column[]): string {
  const seen = guards
    .filter(guard => guard.unaudited)
    .map(({ table }) => `(t.table_name = '${table}' and exists (select from visible.${quoted(table)} v where v.id = t.record_id))`);
  return `-- audit_entries
${ownPolicies('public.audit_entries').join('\n')}
revoke all on public.audit_entries from public, bellwether_app, bellwether_reader;
grant select on public.audit_entries to bellwether_reader;
${view(
  'audit_entries',
  columns.map(c => c.name),
  `(select current_setting('bw.read', true) ~ ' audit:(OWN|TEAM|ALL) ') and (${seen.join('\n    or ')})`,
)}`;
}

/**
 * Everything in the database that decides who sees and changes what, as SQL: policies, grants, views and audit triggers, from the areas' accesses and the
 * columns of the migrated database. It can be run again and again.
 *
 * @throws if an access names a table that does not exist, or one without "id" that is audited
 */
export async function guardsText(connection: Connection, accesses: readonly Access[], metadata: MetadataStorage): Promise<string> {
  const tables = await columnsOf(connection);
  const guards = accesses.map(access => guardOf(access, metadata)).sort((a, b) => (a.table < b.table ? -1 : 1));
  const parts = guards.map(guard => {
    const columns = tables.get(guard.table);
    if (!columns) throw new Error(`There is no table "${guard.table}" for the access of "${guard.kind}": it needs a migration.`);
    const names = columns.map(c => c.name);
    if (guard.unaudited && !names.includes('id'))
      throw new Error(`The table "${guard.table}" needs an "id" for its audit trail, or "unaudited".`);
    return [
      `-- ${guard.table}`,
      policies(guard, names.includes('id')),
      grants(guard, columns),
      view(guard.table, names, rowCondition(guard, 'read', 't')),
      auditTriggers(
        guard,
        columns.filter(c => !c.generated).map(c => c.name),
      ),
    ].join('\n');
  });
  return [
    '-- Made from the accesses of the areas by src/platform/access/guards.ts. Do not edit: npm run schema',
    `do $$ declare old text; begin
  for old in select format('drop view if exists visible.%I cascade', relname) from pg_class
      where relnamespace = 'visible'::regnamespace and obj_description(oid, 'pg_class') = 'guard'
    union all select format('drop policy %I on %s', polname, polrelid::regclass) from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and polname in ('owner', 'reader', 'app_read', 'app_insert', 'app_update', 'app_delete')
        and c.relname in (${[...guards.map(guard => guard.table), 'audit_entries'].map(table => `'${table}'`).join(', ')})
  loop execute old; end loop;
end $$;
grant usage on schema visible to bellwether_app;`,
    ...parts,
    auditTrail(guards, tables.get('audit_entries') ?? []),
  ].join('\n\n');
}

/**
 * Puts the guards in force unless they are. Call it as the owner, after the migrations, in a transaction: readers see the old guards or the new.
 *
 * @returns whether anything had to be done
 */
export async function applyGuards(connection: Connection, accesses: readonly Access[], metadata: MetadataStorage): Promise<boolean> {
  // of several processes that start together one does it
  await connection.query('select from vault.access_state for update');
  const text = await guardsText(connection, accesses, metadata);
  const hash = createHash('sha256').update(text).digest('hex');
  const { rows } = await connection.query('select hash from vault.guards');
  if (rows[0]?.hash === hash) return false;
  await standStill(connection);
  await connection.query(text);
  await connection.query('insert into vault.guards (hash) values ($1) on conflict (single) do update set hash = excluded.hash', [hash]);
  return true;
}

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { areas } from '../../../src/app.js';
import { rolledFacts } from '../../../src/mis/metrics/rollup.js';
import { rollupText, viewsOf } from '../../../src/mis/metrics/rollup.sql.js';
import { guardOf } from '../../../src/platform/access/access.js';
import { describeGuards } from '../../../src/platform/access/describe.js';
import { accesses, makeStage, type Stage } from './stage.js';

/** Tables in `public` that no area gives an access to, and why that is right. */
const apart: Record<string, string> = {
  audit_entries: 'its view follows the records',
  outbox: 'takes rows in the name of the actor and shows none',
  log_head: 'the relay alone',
  idempotency_keys: 'shows each actor the keys of their own',
  custom_field_state: 'a version, kept by a trigger',
};

/** Without what PostgreSQL adds when it prints an expression. */
const plain = (expression: unknown) =>
  String(expression)
    .replace(/\bt\./g, '')
    .replace(/[\s()]/g, '')
    .replace(/AS(nullif|kinds_within|bool|column)\b/g, '');

describe('guards', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await makeStage();
  });
  afterAll(() => stage.close());
  const sql = <T extends object = Record<string, unknown>>(text: string, values?: unknown[]) => stage.database.sql<T>(text, values);
  const guards = () => accesses.map(access => guardOf(access, stage.orm.getMetadata()));

  test('schema/access.sql is what is in force: if not, run npm run schema', async () => {
    const text = await describeGuards(stage.database.url, areas);
    expect(readFileSync('schema/access.sql', 'utf8') === text).toBe(true);
  });

  test('every table has an access, and forced row security', async () => {
    const tables = await sql<{ name: string; guarded: boolean }>(
      `select relname "name", relrowsecurity and relforcerowsecurity "guarded" from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    expect(tables.filter(table => !table.guarded).map(table => table.name)).toEqual([]);
    const known = new Set([...guards().map(guard => guard.table), ...Object.keys(apart)]);
    expect(tables.filter(table => !known.has(table.name)).map(table => table.name)).toEqual([]);
  });

  test('each view is that of the reader and holds the expression of the policy', async () => {
    for (const { table } of guards()) {
      const [found] = await sql<{ owner: string; definition: string; policy: string }>(
        `select pg_get_userbyid(c.relowner) "owner", pg_get_viewdef(c.oid) "definition", pg_get_expr(p.polqual, p.polrelid) "policy"
         from pg_class c join pg_policy p on p.polrelid = $1::regclass and p.polname = 'app_read' where c.oid = $2::regclass`,
        [`public.${table}`, `visible.${table}`],
      );
      expect(found?.owner).toBe('bellwether_reader');
      // the policy also lets the transaction see rows that it has released itself; the view does not
      const [expression] = plain(found?.policy).split(/ORid=ANY(?=SELECTNULLIFcurrent_setting'bw.released')/i);
      expect(plain(found?.definition)).toContain(expression);
    }
  });

  test('each view of kept sums is that of the reader, and shows sums without owner only to who sees every record', async () => {
    expect(readFileSync('schema/rollups.sql', 'utf8') === `${rollupText(rolledFacts())}\n`).toBe(true);
    for (const { name, condition } of rolledFacts().flatMap(viewsOf)) {
      const [found] = await sql<{ owner: string; definition: string; owned: boolean }>(
        `select pg_get_userbyid(relowner) "owner", pg_get_viewdef(oid) "definition",
           exists(select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner_id') "owned" from pg_class c where oid = $1::regclass`,
        [`visible.${name}`],
      );
      expect(found?.owner).toBe('bellwether_reader');
      expect(condition).toContain(':ALL %');
      expect([name, condition.includes('owner_id')]).toEqual([name, found?.owned]);
      expect(found?.definition).toContain(':ALL %');
      expect([name, found?.definition.includes(':OWN %')]).toEqual([name, found?.owned]);
    }
  });

  test('each policy of the application names it alone, and nothing is open to everybody', async () => {
    const policies = await sql<{ table: string; name: string; roles: string[] }>(
      `select tablename "table", policyname "name", roles::text[] from pg_policies where schemaname = 'public'`,
    );
    for (const { name, roles } of policies) {
      expect(roles).toHaveLength(1);
      expect(roles[0]).toBe(name === 'owner' ? 'bellwether' : name === 'reader' ? 'bellwether_reader' : 'bellwether_app');
    }
  });

  test('the application reads the guarded tables and the views, and nothing else', async () => {
    const readable = await sql<{ schema: string; name: string; kind: string }>(
      `select n.nspname "schema", c.relname "name", c.relkind "kind" from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast' and c.relkind in ('r', 'p', 'v', 'm', 'f')
         and has_any_column_privilege('bellwether_app', c.oid, 'select') and has_schema_privilege('bellwether_app', n.oid, 'usage')`,
    );
    const tables = new Set(guards().map(guard => guard.table));
    const others = readable.filter(({ schema, name }) => !(schema === 'public' && tables.has(name)) && schema !== 'visible');
    // numbers, the same for everybody: how far the log has come, which version of custom fields holds; and hashes of one's own keys
    const apartFromThem = ['public.log_end', 'public.custom_fields_now', 'public.idempotency_keys'];
    expect(others.map(({ schema, name }) => `${schema}.${name}`).filter(name => !apartFromThem.includes(name))).toEqual([]);
    const sums = rolledFacts().flatMap(viewsOf);
    const views = new Set([...tables, 'audit_entries', 'log_head', 'rollup_floors', ...sums.map(({ name }) => name)]);
    expect(readable.filter(({ schema, name }) => schema === 'visible' && !views.has(name))).toEqual([]);
  });

  test('the application truncates nothing, moves no row to another id, makes no object', async () => {
    const [found] = await sql<{ truncates: string[]; ids: string[]; creates: string[] }>(
      `select
         (select coalesce(array_agg(relname::text), '{}') from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
            and has_table_privilege('bellwether_app', oid, 'truncate')) truncates,
         (select coalesce(array_agg(c.relname::text), '{}') from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id'
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and has_column_privilege('bellwether_app', c.oid, a.attnum, 'update')) ids,
         (select coalesce(array_agg(nspname::text), '{}') from pg_namespace where nspname !~ '^pg_' and has_schema_privilege('bellwether_app', oid, 'create')) creates`,
    );
    expect(found).toEqual({ truncates: [], ids: [], creates: [] });
  });

  test('every audited table has its three triggers', async () => {
    for (const { table, unaudited } of guards()) {
      const triggers = await sql<{ name: string }>(
        `select tgname "name" from pg_trigger where tgrelid = $1::regclass and tgname like 'audit_%' order by 1`,
        [`public.${table}`],
      );
      expect([table, triggers.map(trigger => trigger.name)]).toEqual([
        table,
        unaudited ? ['audit_delete', 'audit_insert', 'audit_update'] : [],
      ]);
    }
  });

  test('secrets are out of reach of the application, but for functions', async () => {
    const viewer = await stage.viewer('administrator');
    const secret = ['credentials', 'sessions', 'refresh_tokens', 'signing_keys', 'failures', 'access_state', 'guards', 'api_key_hashes'];
    for (const table of [...secret, 'identities', 'links'])
      await expect(stage.asApp(viewer, `select * from vault.${table}`)).rejects.toThrow('permission denied');
    await expect(
      stage.asApp(
        viewer,
        `insert into public.audit_entries (actor_id, table_name, kind, record_id, operation) values (uuidv7(), 'x', 'x', uuidv7(), 'INSERT')`,
      ),
    ).rejects.toThrow('permission denied');
  });
});

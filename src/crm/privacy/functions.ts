import { createHash } from 'node:crypto';
import type pg from 'pg';
import { personalTables } from '../customers/personal.js';
import { privacyText } from './privacy.sql.js';

/** Puts the functions that export and erase in force, unless they are: they are made from what the areas declare. */
export async function applyPrivacy(client: pg.Client): Promise<void> {
  const { rows: versioned } = await client.query<{ name: string }>(
    "select table_name name from information_schema.columns where table_schema = 'public' and column_name = 'version'",
  );
  const text = privacyText(personalTables(), new Set(versioned.map(({ name }) => name)));
  const hash = createHash('sha256').update(text).digest('hex');
  const { rows } = await client.query("select obj_description(to_regproc('vault.erase_person'), 'pg_proc') hash");
  if (rows[0]?.hash === hash) return;
  await client.query(text);
  await client.query(`comment on function vault.erase_person is '${hash}'`);
}

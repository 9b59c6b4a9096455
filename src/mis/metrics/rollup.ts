import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Viewer } from '../../platform/access/viewer.js';
import { standStill } from '../../platform/database/stand-still.js';
import type { Reader } from '../../platform/reading/read.js';
import { declaredAnalyses } from './define.js';
import { type RolledFact, rolledFact } from './rollup.names.js';
import { rollupText } from './rollup.sql.js';

/** Every fact whose sums are kept. Complete once all areas are loaded. */
export const rolledFacts = (): RolledFact[] =>
  [...declaredAnalyses.values()].flatMap(({ facts }) => facts.flatMap(fact => rolledFact(fact) ?? []));

/**
 * Puts what keeps the sums in force, unless it is: at the first start of a version that declares other ones, they are added up from the rows. Call it as the
 * owner, after the migrations, in a transaction. Everybody waits; who reads the sums sees the old ones or the new.
 */
export async function applyRollups(client: pg.Client): Promise<void> {
  const facts = rolledFacts();
  const text = rollupText(facts);
  const hash = createHash('sha256').update(text).digest('hex');
  const { rows } = await client.query("select obj_description(oid, 'pg_namespace') hash from pg_namespace where nspname = 'rollup'");
  if (rows[0]?.hash === hash) return;
  await standStill(client);
  await client.query(text);
  await client.query('select rollup.rebuild()');
  await client.query(`comment on schema rollup is '${hash}'`);
}

/** Folds in what has been written since. @returns how many deltas there were */
export async function foldRollups(reader: Reader, system: Viewer): Promise<number> {
  const [folded] = await reader.read(system, 'select rollup.fold()::text', []);
  return Number(folded ?? 0);
}

import { distinctUuids } from '../database/arrays.js';
import { prepare, run } from '../database/prepared.js';
import type { Tx } from '../database/tx.js';

const ACTIVE = prepare('select id, team_id "teamId" from visible.users where active and id = any($1::uuid[])');

/** Those of some people who are active, with their teams. */
export async function activeAmong(tx: Tx, ids: Iterable<string | null | undefined>): Promise<Map<string, string | null>> {
  const people = await run<{ id: string; teamId: string | null }>(tx, ACTIVE, [distinctUuids(ids)]);
  return new Map(people.map(({ id, teamId }) => [id, teamId]));
}

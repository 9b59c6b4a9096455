import { LockMode } from '@mikro-orm/core';
import { invalidInput } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { Team } from './user.entity.js';

/** @throws CONFLICT if the name is taken */
export async function createTeam(tx: Tx, { name, parentId }: { name: string; parentId?: string | null }): Promise<Team> {
  const team = tx.em.create(Team, { name, parent: parentId ?? null } as never);
  await tx.em.flush();
  return team;
}

/**
 * Renames or moves a team. Whoever is in a team above the new place then sees its records.
 *
 * @throws INVALID_INPUT if it would stand below itself
 */
export async function updateTeam(
  tx: Tx,
  input: { teamId: string; expectedVersion?: number | null; name?: string | null; parentId?: string | null },
): Promise<Team> {
  const team = await locked(tx, Team, 'team', input.teamId, input.expectedVersion);
  if (input.name) team.name = input.name;
  if (input.parentId !== undefined) {
    // all of them, in one order: two moves at once could close a circle that neither sees
    const teams = await tx.em.find(Team, {}, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
    if (standsBelow(input.parentId, team.id, new Map(teams.map(t => [t.id, t.parent?.id ?? null]))))
      throw invalidInput([{ path: ['parentId'], message: 'A team cannot stand below itself.' }]);
    tx.em.assign(team, { parent: input.parentId } as never);
  }
  await tx.em.flush();
  return team;
}

/** Whether `id` is `top`, or stands somewhere below it. */
function standsBelow(id: string | null, top: string, parents: ReadonlyMap<string, string | null>): boolean {
  for (let at = id; at !== null; at = parents.get(at) ?? null) if (at === top) return true;
  return false;
}

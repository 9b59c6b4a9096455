import type { EntityName } from '@mikro-orm/core';
import { uuids } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DuplicateReasonType } from './duplicate.type.js';
import type { Match } from './matching.rules.js';

/** Records that may be the same as somebody. */
interface Among {
  entity: EntityName<{ id: string; name: string }>;
  /** The function of the database that says whose they are, also to whoever may not see them. */
  teams: 'matching.teams' | 'matching.teams_of_leads';
  /** What hides their name. */
  title: 'Customer.name' | 'Lead.name';
}

/** What is told of one of them. */
export interface Told {
  seen: boolean;
  name: string | null;
  team: string | null;
  score: number;
  reasons: DuplicateReasonType[];
}

/** How likely duplicates are told: of what the actor does not see the team to ask and which fields agree, and no more. */
export async function teller(tx: Tx, { entity, teams, title }: Among, ids: readonly string[]): Promise<(id: string, match: Match) => Told> {
  const rows = await tx.em.find(entity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const found = await tx.em.execute<{ id: string; team: string | null }[]>(`select * from ${teams}(?::uuid[])`, [uuids(ids)]);
  const teamOf = new Map(found.map(({ id, team }) => [id, team]));
  return (id, { score, reasons }) => ({
    seen: names.has(id),
    name: tx.actor.hidden.has(title) ? null : (names.get(id) ?? null),
    team: teamOf.get(id) ?? null,
    score,
    reasons: [...reasons]
      .sort((a, b) => b.weight - a.weight)
      .map(reason => (names.has(id) ? reason : { field: reason.field, similarity: null, weight: null })),
  });
}

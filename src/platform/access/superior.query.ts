import type { Tx } from '../database/tx.js';

// Of each role its rule for the kind counts, else the one for every kind. The team itself comes first, then those above in turn; in a team who leads it before who
// reaches everything.
const SQL = `
  with recursive above(id, level) as (
    select ?::uuid, 0
    union all select t.parent_id, above.level + 1 from above join teams t on t.id = above.id where t.parent_id is not null and above.level < 50
  )
  select u.id from above join users u on u.team_id = above.id join user_roles h on h.user_id = u.id
  cross join lateral (select r.write_scope from role_rules r where r.role_id = h.role_id and r.kind in (?, '*') order by r.kind = '*' limit 1) rule
  where u.active and not u.machine and u.id is distinct from ?::uuid and rule.write_scope <> 'NONE'
  order by above.level, rule.write_scope = 'ALL', u.id limit 1`;

/**
 * Who is nearest above somebody: in the team or a team above it, with a say in what is of a kind.
 *
 * @param kind `pool`: who may write those
 */
export async function superiorOf(tx: Tx, kind: string, teamId: string | null, ownerId: string | null): Promise<string | null> {
  const [row] = await tx.em.execute<{ id: string }[]>(SQL, [teamId, kind, ownerId]);
  return row?.id ?? null;
}

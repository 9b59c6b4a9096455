import { idOf } from '../api/ids.js';
import type { Tx } from '../database/tx.js';
import { changesBetween, type RightChange } from './effect.rules.js';
import { rulesOf } from './granting.js';
import { parsed } from './vault.js';

/** People with the same roles: a change means the same to all of them. */
interface Group {
  roles: string[];
  peopleCount: number;
  people: { id: string; name: string }[];
}

export interface EffectGroup extends Group {
  changes: RightChange[];
  fieldsHidden: string[];
  fieldsShown: string[];
}

/** What a change of roles means for people: of those whom the actor may see. */
export interface Effect {
  peopleCount: number;
  groups: EffectGroup[];
}

/** Whom a change concerns: all who have a role, or one person. */
export type Concerned = { roleId: string } | { userId: string };

/** Groups, and people of each, that are told; the counts are of all. */
const GROUPS = 50;
const PEOPLE = 20;

const groupsOf = (where: string) => `select coalesce(json_agg(g), '[]') groups from (
  select roles, count(*)::int as "peopleCount", to_json((array_agg(json_build_object('id', id, 'name', name) order by name, id))[1:${PEOPLE}]) people
  from (select u.id, u.name, array(select r.code from visible.user_roles x join visible.roles r on r.id = x.role_id where x.user_id = u.id order by r.code) roles
    from visible.users u where u.active and ${where}) p
  group by roles order by count(*) desc, roles) g`;

async function groupsConcerned(tx: Tx, concerned: Concerned): Promise<Group[]> {
  const [where, id] =
    'userId' in concerned
      ? ['u.id = ?', concerned.userId]
      : ['u.id in (select h.user_id from visible.user_roles h where h.role_id = ?)', concerned.roleId];
  const [row] = await tx.em.execute<{ groups: unknown }[]>(groupsOf(where), [id]);
  return parsed<Group[]>(row?.groups);
}

/**
 * Makes a change of roles and says what it means, by people with the same roles. On a dry run the change is undone again, so that what is told is what it
 * would have done, refusals included.
 *
 * @param rolesAfter the codes of somebody who had these before
 * @throws what `verb` throws
 */
export async function withEffect<T>(
  tx: Tx,
  {
    concerned,
    kinds,
    dryRun,
    rolesAfter,
  }: { concerned: Concerned; kinds: readonly string[]; dryRun: boolean; rolesAfter: (roles: string[]) => string[] },
  verb: () => Promise<T>,
): Promise<{ made: T; effect: Effect }> {
  if (dryRun) await tx.em.execute('savepoint dry_run');
  const groups = await groupsConcerned(tx, concerned);
  const codes = [...new Set(groups.flatMap(({ roles }) => [...roles, ...rolesAfter(roles)]))];
  const before = await rulesOf(tx, codes);
  const made = await verb();
  const after = await rulesOf(tx, codes);
  const told = groups
    .map(({ people, ...group }) => {
      const [old, now] = [group.roles, rolesAfter(group.roles)];
      return {
        ...group,
        people: people.map(({ id, name }) => ({ id: idOf('user', id), name })),
        ...changesBetween(
          before.filter(rule => old.includes(rule.role)),
          after.filter(rule => now.includes(rule.role)),
          kinds,
        ),
      };
    })
    .filter(({ changes, fieldsHidden, fieldsShown }) => changes.length || fieldsHidden.length || fieldsShown.length);
  if (dryRun) {
    await tx.em.execute('rollback to savepoint dry_run');
    tx.em.clear();
    tx.pending.length = 0;
  }
  return { made, effect: { peopleCount: told.reduce((sum, group) => sum + group.peopleCount, 0), groups: told.slice(0, GROUPS) } };
}

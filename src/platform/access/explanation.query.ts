import { notFound, platformErrors } from '../api/errors.js';
import { idOf, prefixOf, uuidOf } from '../api/ids.js';
import type { Models } from '../reading/model.js';
import type { Services } from '../server/services.js';
import type { Guard } from './access.js';
import { quoted } from './catalogue.js';
import { rowCondition } from './condition.js';
import type { Delegation } from './delegation.rules.js';
import { type Belonging, type Grounds, hiddenIn, type Reason, reasonsFor, reasonsOn, sentence, withheld } from './explanation.rules.js';
import type { Rule } from './rights.rules.js';
import { parsed, vaultOf } from './vault.js';
import type { Viewer } from './viewer.js';

type Reach = Pick<Services, 'orm' | 'reader' | 'viewers' | 'transact'>;

/** A person under the rights of today, and where these come from. @throws NOT_FOUND for somebody who does not exist or is not active */
async function personOf({ orm, viewers }: Reach, userId: string): Promise<{ viewer: Viewer; grounds: Grounds }> {
  const [row] = await vaultOf(orm)<{ viewer: unknown; delegations: unknown }>(
    'select vault.viewer(?::uuid, null) viewer, vault.delegations(?::uuid) delegations',
    [userId, userId],
  );
  const stored = parsed<{ rules: Rule[] } | null>(row?.viewer);
  if (!stored) throw notFound('user', idOf('user', userId));
  const grounds = { rules: stored.rules, delegations: parsed<Delegation[]>(row?.delegations) };
  return { viewer: await viewers.byId(userId), grounds };
}

const NAMES = `select json_build_object(
  'teams', (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]') from visible.teams where id = any($1)),
  'roles', (select coalesce(json_agg(json_build_object('code', code, 'name', name) order by code), '[]') from visible.roles where code = any($2)))::text`;

interface Names {
  teams: { id: string; name: string }[];
  roles: { code: string; name: string }[];
}
async function namesFor({ reader }: Reach, { viewer, asker }: { viewer: Viewer; asker: Viewer }): Promise<Names> {
  const [text] = await reader.read(asker, NAMES, [viewer.teamIds, viewer.roles]);
  return JSON.parse(text ?? '{"teams":[],"roles":[]}') as Names;
}

const told = (reason: Reason, viewer: Viewer, { roles }: Names, team: string | null = null) => ({
  action: reason.action,
  scope: reason.scope,
  role: roles.find(({ code }) => code === reason.role) ?? null,
  rule: reason.rule,
  onBehalfOf: reason.onBehalfOf && { id: idOf('user', reason.onBehalfOf.userId), name: reason.onBehalfOf.name },
  text: sentence(reason, viewer.name, team),
});

/** Every kind of record, those too that a role speaks of and nothing has yet. */
const kindsOf = ({ scopes }: Viewer, known: readonly string[]): string[] =>
  [...new Set([...known, ...Object.values(scopes).flatMap(kinds => Object.keys(kinds))])].sort();

/** What a person sees and does of each kind of record, and why. */
export async function explainPerson(reach: Reach, asker: Viewer, userId: string) {
  const { viewer, grounds } = await personOf(reach, userId);
  const { kinds, delegable } = reach.viewers;
  const names = await namesFor(reach, { viewer, asker });
  return {
    person: { id: idOf('user', userId), name: viewer.name },
    roles: names.roles,
    teams: names.teams.map(({ id, name }) => ({ id: idOf('team', id), name, own: id === viewer.teamId })),
    kinds: kindsOf(viewer, kinds).map(kind => ({
      kind,
      read: viewer.scopes.read[kind] ?? 'NONE',
      write: viewer.scopes.write[kind] ?? 'NONE',
      delete: viewer.scopes.delete[kind] ?? 'NONE',
      hiddenFields: hiddenIn(kind, viewer.hidden, grounds),
      because: reasonsFor(kind, grounds, kinds, delegable).map(reason => told(reason, viewer, names)),
    })),
    standsInFor: grounds.delegations.map(delegation => ({
      person: { id: idOf('user', delegation.userId), name: delegation.name },
      absenceId: idOf('absence', delegation.absenceId),
      until: new Date(delegation.until),
      withheld: withheld(grounds, delegation, kinds, delegable),
    })),
  };
}

const list = (columns: readonly string[]): string => `array[${columns.map(column => `t.${quoted(column)}`).join(', ')}]::uuid[]`;

/** Whose a record is, as the asker sees it. @throws NOT_FOUND if the asker does not */
async function belongingOf(
  { reader }: Reach,
  asker: Viewer,
  guard: Guard,
  prefix: string,
  id: string,
): Promise<Belonging & { team: string | null }> {
  const facts = `select json_build_object('owners', ${list(guard.owners)}, 'teams', ${list(guard.teams)},
    'team', (select string_agg(n.name, ', ' order by n.name) from visible.teams n where n.id = any(${list(guard.teams)})))::text
    from visible.${quoted(guard.table)} t where t.id = $1`;
  const [text] = await reader.read(asker, facts, [uuidOf(prefix, id)]);
  if (text == null) throw notFound(prefix, id);
  return { kind: guard.kind, open: guard.open, ...JSON.parse(text) };
}

interface Allowed {
  canRead: boolean;
  canWrite: boolean;
  canDelete: boolean;
}

/**
 * Asks the database under the person's own identity, by the expression that its policies hold: `public` is behind the policy for reading, as an update or a
 * deletion is, too.
 */
async function allowedTo({ transact }: Reach, viewer: Viewer, guard: Guard, uuid: string): Promise<Allowed> {
  const may = (change: 'update' | 'delete') => {
    if (!guard.changes.includes(change)) return 'false';
    const condition = rowCondition(guard, change === 'update' ? 'write' : 'delete', 't');
    return `exists (select from public.${quoted(guard.table)} t where t.id = asked.id and (${condition}))`;
  };
  const { result } = await transact(viewer, async tx => {
    const [row] = await tx.em.execute<Allowed[]>(
      `select exists (select from visible.${quoted(guard.table)} t where t.id = asked.id) "canRead", ${may('update')} "canWrite", ${may('delete')} "canDelete"
       from (select ?::uuid id) asked`,
      [uuid],
    );
    return row as Allowed;
  });
  return result;
}

/**
 * Whether a person sees, may change and may delete one record, and why.
 *
 * @throws INVALID_INPUT for an id of no kind of record, NOT_FOUND if the asker does not see the record, or for the person
 */
export async function explainRecord(reach: Reach, models: Models, asker: Viewer, userId: string, id: string) {
  const prefix = prefixOf(id) ?? '';
  const guard = models.byPrefix.get(prefix)?.guard;
  if (!guard) throw platformErrors.INVALID_INPUT(`"${id}" is not the id of a record that rights are kept for.`);
  const belonging = await belongingOf(reach, asker, guard, prefix, id);
  const { viewer, grounds } = await personOf(reach, userId);
  const { kinds, delegable } = reach.viewers;
  const allowed = await allowedTo(reach, viewer, guard, uuidOf(prefix, id));
  const names = await namesFor(reach, { viewer, asker });
  const possible = { READ: true, WRITE: guard.changes.includes('update'), DELETE: guard.changes.includes('delete') };
  const reasons = reasonsOn(belonging, viewer, reasonsFor(guard.kind, grounds, kinds, delegable));
  return {
    id,
    kind: guard.kind,
    person: { id: idOf('user', userId), name: viewer.name },
    ...allowed,
    hiddenFields: hiddenIn(guard.kind, viewer.hidden, grounds),
    because: reasons.filter(({ action }) => possible[action]).map(reason => told(reason, viewer, names, belonging.team)),
  };
}

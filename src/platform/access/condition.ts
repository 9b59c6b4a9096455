import type { Guard } from './access.js';
import type { Action, Scope, Viewer } from './viewer.js';

// Settings and casts stand in sub-selects, so that they are evaluated once a statement and not once a row. After a local setting has ended it is '', not null.
const setting = (name: string): string => `nullif(current_setting('${name}', true), '')`;
const viewer = `(select ${setting('bw.user')}::uuid)`;
const teams = `(select ${setting('bw.teams')}::uuid[])::uuid[]`;

const either = (parts: string[]): string => (parts.length > 1 ? `(${parts.join(' or ')})` : (parts[0] ?? 'false'));

/** Whether the kind of a row is within reach at one of these scopes. */
function within(guard: Guard, action: Action, scopes: readonly Scope[], prefix: string): string {
  if (guard.kindColumn)
    return `${prefix}${guard.kindColumn} = any((select public.kinds_within('bw.${action}', '${scopes.join('|')}'))::text[])`;
  return `(select ${scopes.map(scope => `current_setting('bw.${action}', true) like '% ${guard.kind}:${scope} %'`).join(' or ')})`;
}

/** Whether a row is owned by somebody for whom the viewer stands in. The setting is looked through only where it holds such a person at all. */
function delegated(guard: Guard, action: Action, prefix: string): string {
  const granted = `current_setting('bw.${action}', true)`;
  if (guard.kindColumn) {
    const pairs = `(select case when ${granted} like '%@%' then regexp_split_to_array(trim(${granted}), ' ') end)::text[]`;
    return either(guard.owners.map(owner => `${prefix}${guard.kindColumn} || '@' || ${prefix}${owner} = any(${pairs})`));
  }
  const people = `(select case when ${granted} like '% ${guard.kind}@%' then public.owners_within('bw.${action}', '${guard.kind}') end)::uuid[]`;
  return either(guard.owners.map(owner => `${prefix}${owner} = any(${people})`));
}

/**
 * The one expression of who may do what to a row, from the settings of the transaction. Policies and the views in `visible` hold it, nothing else does.
 * Where nothing is set it is not true: no row.
 *
 * @param alias of the table's row, where the statement has several
 */
export function rowCondition(guard: Guard, action: Action, alias?: string): string {
  if (guard.open && action === 'read') return `(select ${setting('bw.user')} is not null)`;
  const prefix = alias ? `${alias}.` : '';
  const parts = [within(guard, action, ['ALL'], prefix)];
  if (guard.owners.length) {
    parts.push(
      `(${either(guard.owners.map(owner => `${prefix}${owner} = ${viewer}`))} and ${within(guard, action, ['OWN', 'TEAM'], prefix)})`,
    );
  }
  if (guard.teams.length) {
    parts.push(`(${either(guard.teams.map(team => `${prefix}${team} = any(${teams})`))} and ${within(guard, action, ['TEAM'], prefix)})`);
  }
  if (guard.owners.length && action !== 'delete') parts.push(delegated(guard, action, prefix));
  return parts.join('\n    or ');
}

/** Adds a bind parameter whose value comes from the viewer, and answers its place (`$3`). */
export type ViewerParameter = (get: (viewer: Viewer) => unknown, type: 'uuid' | 'uuid[]') => string;

/**
 * The reader's own condition, beside the view's: plain comparisons that an index serves, one text a scope.
 *
 * @param alias of the table's row
 * @returns null where nothing limits the viewer
 */
export function readerCondition(
  guard: Pick<Guard, 'open' | 'owners' | 'teams' | 'kind'>,
  { scopes, owners }: Pick<Viewer, 'scopes' | 'owners'>,
  alias: string,
  parameter: ViewerParameter,
): string | null {
  const { kind } = guard;
  const scope = scopes.read[kind] ?? 'NONE';
  if (guard.open || scope === 'ALL') return null;
  const parts: string[] = [];
  if (scope !== 'NONE' && guard.owners.length) {
    const user = owners.read[kind]
      ? `any(${parameter(v => [v.userId, ...(v.owners.read[kind] ?? [])], 'uuid[]')})`
      : parameter(v => v.userId, 'uuid');
    parts.push(...guard.owners.map(owner => `${alias}.${owner} = ${user}`));
  }
  if (scope === 'TEAM' && guard.teams.length) {
    const own = parameter(v => v.teamIds, 'uuid[]');
    parts.push(...guard.teams.map(team => `${alias}.${team} = any(${own})`));
  }
  return either(parts);
}

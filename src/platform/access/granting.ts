import { forbidden, platformErrors } from '../api/errors.js';
import { arrayText } from '../database/arrays.js';
import type { Tx } from '../database/tx.js';
import { administers, beyond } from './granting.rules.js';
import type { Rule } from './rights.rules.js';
import { UserRole } from './user.entity.js';
import { parsed } from './vault.js';

const RULES = `select coalesce(json_agg(json_build_object('role', r.code, 'kind', l.kind, 'read', l.read_scope, 'write', l.write_scope,
    'delete', l.delete_scope, 'hidden', l.hidden_fields)), '[]') rules
  from visible.roles r join visible.role_rules l on l.role_id = r.id where r.code = any(?::text[])`;

/** The rules of roles as they stand in this transaction, by codes. */
export async function rulesOf(tx: Tx, codes: readonly string[]): Promise<Rule[]> {
  const [row] = await tx.em.execute<{ rules: unknown }[]>(RULES, [arrayText(codes)]);
  return parsed<Rule[]>(row?.rules);
}

/** The rules under which a person works, whoever asks; none for somebody who is not active. */
export async function rulesOfPerson(tx: Tx, userId: string): Promise<Rule[]> {
  const [row] = await tx.em.execute<{ viewer: unknown }[]>('select vault.viewer(?::uuid, null) viewer', [userId]);
  return parsed<{ rules: Rule[] } | null>(row?.viewer)?.rules ?? [];
}

const kindsIn = (...rules: (readonly Rule[])[]): Set<string> => new Set(rules.flat().map(rule => rule.kind));

/** Kinds that any of the rules tells apart; "*" stands for all others. */
function weighed(kinds: ReadonlySet<string>): string[] {
  return [...[...kinds].filter(kind => kind !== '*'), 'everything else'];
}

/** Weighs what a change grants. @throws FORBIDDEN with what is too much */
export type Weigh = (before: readonly Rule[], after: readonly Rule[]) => void;

/**
 * Nobody grants more than they have, unless they may change every person and every role. Ask before the change: it may be the actor's own rights that grow.
 */
export async function weighing(tx: Tx): Promise<Weigh> {
  if (administers(tx.actor)) return () => {};
  const own = await rulesOfPerson(tx, tx.actor.userId);
  return (before, after) => {
    const more = beyond(own, before, after, weighed(kindsIn(own, before, after)));
    if (more.length) throw forbidden(`granting what you do not have (${more.join(', ')})`);
  };
}

/**
 * E-mail address, password, roles and `active` of somebody who may do more than the actor: with them the actor would have those rights.
 *
 * @throws FORBIDDEN
 */
export async function mustStandAbove(tx: Tx, userId: string): Promise<void> {
  if (userId === tx.actor.userId || administers(tx.actor)) return;
  // by the roles that are held, not by what is in force: somebody inactive gets it all back
  const held = await tx.em.find(UserRole, { user: userId }, { populate: ['role'] });
  const weigh = await weighing(tx);
  weigh(
    [],
    await rulesOf(
      tx,
      held.map(({ role }) => role.code),
    ),
  );
}

/** After every change that takes rights away. @throws CONFLICT if nobody is left who may change people and roles */
export async function mustBeAdministered(tx: Tx): Promise<void> {
  const [row] = await tx.em.execute<{ administered: boolean }[]>('select vault.administered() administered');
  if (!row?.administered)
    throw platformErrors.CONFLICT(
      'Nobody would be left who may change people and roles ("user.write" and "role.write" for ALL). Give these rights to somebody else first.',
    );
}

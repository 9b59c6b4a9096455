import type pg from 'pg';
import { StartError } from '../config.js';

/** What requests run as, who owns the views that they read, and who takes jobs out of the queue. */
const ROLES = ['bellwether_app', 'bellwether_reader', 'bellwether_worker'];

/**
 * Makes the roles that all of a cluster's databases share, and lets the owner act as them.
 * Not a migration: a dump that is restored on another server brings its migrations along, but no roles.
 *
 * @throws StartError with what an administrator has to run, if the owner may not
 */
export async function ensureRoles(client: pg.Client): Promise<void> {
  try {
    for (const role of ROLES) await ensureRole(client, role);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    const { rows } = await client.query('select current_user as name');
    const statements = `${ROLES.map(role => `create role ${role}`).join('; ')}; grant ${ROLES.join(', ')} to "${rows[0].name}" with inherit true, set true`;
    throw new StartError(`The login "${rows[0].name}" may not make roles. Let an administrator run, where missing: ${statements}`);
  }
}

async function ensureRole(client: pg.Client, role: string): Promise<void> {
  // Two databases of one cluster may be set up at the same moment: the second finds the role made.
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`);
  // The one who makes a role may grant it, but does not act as it without a grant.
  await client.query(`do $$ begin
    if not (pg_has_role(current_user, '${role}', 'set') and pg_has_role(current_user, '${role}', 'usage')) then
      execute format('grant ${role} to %I with inherit true, set true', current_user);
    end if;
  end $$`);
}

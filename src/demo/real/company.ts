import pg from 'pg';
import { Budget } from '../../mis/finance/budget.entity.js';
import { approveBudget } from '../../mis/finance/budget.js';
import { createFiscalYear } from '../../mis/finance/calendar.js';
import { bringFile } from '../../mis/import/bring.js';
import { createUser } from '../../platform/access/people.js';
import { createTeam } from '../../platform/access/teams.js';
import { SYSTEM_USER } from '../../platform/access/user.entity.js';
import type { Base } from '../../platform/server/start.js';
import { loadCast } from '../cast.js';
import { Dice } from '../dice.js';
import { mappingOf, REAL_CURRENCY, REAL_YEARS, realFiles } from './files.js';
import { realPeople } from './people.js';

/** The demo's own people, so that somebody can sign in. */
async function loadSignIns(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('bw.user', $1, true)", [SYSTEM_USER]);
    await loadCast(client, new Dice(1, new Date()));
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/**
 * Brings the open data sets in through the product's own import, as the system user: reps and fiscal years first, then the files, then the budgets are approved.
 *
 * @param folder holds the sets, as `REAL_DATA`
 * @param say called with a line for each file
 */
export async function loadRealData({ services, database }: Base, folder: string, say: (line: string) => void): Promise<void> {
  const { transact, viewers } = services;
  const system = viewers.system();
  await loadSignIns(database.ownerUrl);
  const people = await realPeople(folder);
  await transact(system, async tx => {
    await tx.em.execute("update organisation set currency = ?, time_zone = 'UTC', fiscal_year_start_month = 10", [REAL_CURRENCY]);
    const teams = new Map<string, string>();
    for (const { name, email, team } of people) {
      const teamId = teams.get(team) ?? (await createTeam(tx, { name: team })).id;
      teams.set(team, teamId);
      await tx.em.flush();
      await createUser(tx, { name, email, roles: ['SALES'], teamId });
    }
    for (const year of REAL_YEARS) await createFiscalYear(tx, year);
    return {};
  });
  for (const { kind, mapping: name, open } of realFiles(folder)) {
    const asked = { kind, mapping: mappingOf(name), dryRun: false, onError: 'REJECT_ROWS' } as const;
    const { total, created, existing, failed } = await bringFile(services, system, `${name}.csv`, open(), asked);
    say(`  ${name.padEnd(24)} ${String(total).padStart(6)} lines: ${created} new, ${existing} there already, ${failed} left out`);
  }
  await transact(system, async tx => {
    for (const { id } of await tx.em.find(Budget, { status: 'DRAFT' })) await approveBudget(tx, { budgetId: id });
    return {};
  });
}

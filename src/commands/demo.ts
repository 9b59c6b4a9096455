import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { areas } from '../app.js';
import { demoAccounts } from '../demo/cast.js';
import { isEmpty, loadCompany } from '../demo/company.js';
import { loadFair } from '../demo/fair.js';
import { tellOverruns } from '../demo/finance.js';
import { loadRealData } from '../demo/real/company.js';
import { readConfig, StartError } from '../platform/config.js';
import { openBase } from '../platform/server/start.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The folder of the open data sets, for `npm run demo -- real`. */
function realData(): string | undefined {
  if (process.argv[2] !== 'real') return undefined;
  const folder = process.env.REAL_DATA ?? '../shared/data';
  if (!existsSync(folder)) throw new StartError(`There is no folder "${folder}". Set REAL_DATA to the one with the open data sets.`);
  return folder;
}

/** `npm run demo`: loads the demo company, or with `-- real` the open data sets, into an empty installation, such as one on your own PostgreSQL. */
async function main(): Promise<void> {
  const real = realData();
  const base = await openBase(readConfig({ LOG_LEVEL: 'warn', ...process.env }), areas);
  try {
    const { ownerUrl } = base.database;
    if (!(await isEmpty(ownerUrl)))
      throw new StartError('There are people or customers in this database already. The demo company goes only into an empty one.');
    if (real) await loadRealData(base, real, say);
    else {
      await loadCompany(ownerUrl, new Date(), what => say(`Loading ${what} …`));
      await tellOverruns(base.services);
      await loadFair(base.services);
    }
    base.database.settle();
    say(`Done. Sign in as ${demoAccounts.map(a => a.email).join(', ')} with "${demoAccounts[0]?.password}".`);
  } finally {
    await base.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${error.stack}\n`);
  process.exitCode = 1;
});

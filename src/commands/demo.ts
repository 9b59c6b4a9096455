import 'reflect-metadata';
import { areas } from '../app.js';
import { demoAccounts } from '../demo/cast.js';
import { isEmpty, loadCompany } from '../demo/company.js';
import { tellOverruns } from '../demo/finance.js';
import { readConfig, StartError } from '../platform/config.js';
import { openBase } from '../platform/server/start.js';

/** `npm run demo`: loads the demo company into an empty installation, such as one on your own PostgreSQL. */
async function main(): Promise<void> {
  const base = await openBase(readConfig(process.env), areas);
  try {
    const { ownerUrl } = base.database;
    if (!(await isEmpty(ownerUrl)))
      throw new StartError('There are people or customers in this database already. The demo company goes only into an empty one.');
    await loadCompany(ownerUrl, new Date(), what => process.stdout.write(`Loading ${what} …\n`));
    await tellOverruns(base.services);
    base.database.settle();
    process.stdout.write(`Done. Sign in as ${demoAccounts.map(a => a.email).join(', ')} with "${demoAccounts[0]?.password}".\n`);
  } finally {
    await base.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${error.stack}\n`);
  process.exitCode = 1;
});

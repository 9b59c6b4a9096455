import 'reflect-metadata';
import { areas } from './app.js';
import { demoAccounts } from './demo/cast.js';
import { loadFair } from './demo/fair.js';
import { tellOverruns } from './demo/finance.js';
import { readConfig, StartError } from './platform/config.js';
import type { Database } from './platform/database/connect.js';
import { closeOnSignal } from './platform/server/signals.js';
import { type Base, openBase, serve } from './platform/server/start.js';
import { startTracing } from './platform/server/tracing.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const began = Date.now();
const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;

function greet(url: string, demo: boolean): void {
  say(`Bellwether is listening on ${url} (${seconds()})`);
  say('');
  say(`  GraphiQL   ${url}`);
  say(`  GraphQL    ${url}graphql   (HTTP, WebSocket and event streams)`);
  if (demo) {
    say('');
    say(`  Demo sign-ins, password "${demoAccounts[0]?.password}":`);
    for (const { role, email, name } of demoAccounts) say(`    ${role.padEnd(14)} ${email.padEnd(34)} ${name}`);
    say('');
    say('  Try, signed in as MANAGER:');
    say('    { customers(first: 3, search: "radhaus") { nodes { name orderTotals { orderCount amount } } } }');
  } else {
    say('  First administrator of an empty installation: npm run admin -- EMAIL');
  }
  say('');
  say('  Ctrl-C stops everything.');
}

/** The demo company belongs into a new embedded database only. */
async function loadDemo(database: Database): Promise<void> {
  if (!database.embedded || !database.fresh) return;
  // What makes up names is large, and most starts need none.
  const { isEmpty, loadCompany } = await import('./demo/company.js');
  if (!(await isEmpty(database.ownerUrl))) return;
  await loadCompany(database.ownerUrl, new Date(), what => say(`Loading the demo company: ${what} …`));
}

async function main(): Promise<void> {
  // At a terminal one reads what main says; elsewhere the log is collected.
  const config = readConfig({ ...(process.stderr.isTTY && { LOG_LEVEL: 'warn' }), ...process.env });
  let base: Base | undefined;
  const stopTracing = await startTracing(process.env);
  let close = async () => {
    await base?.close();
    await stopTracing();
  };
  closeOnSignal(() => close());
  say(config.databaseUrl ? 'Starting on DATABASE_URL …' : `Starting, with PostgreSQL in ${config.dataDir} …`);
  try {
    base = await openBase(config, areas, config.demo ? loadDemo : undefined);
    const demo = await hasDemo(base);
    if (demo && base.database.fresh) {
      await tellOverruns(base.services);
      await loadFair(base.services);
    }
    const running = await serve(base, areas, http => {
      http.get('/demo-accounts', () => (demo ? demoAccounts : []));
    });
    close = async () => {
      await running.close();
      await stopTracing();
    };
    base.database.settle();
    greet(running.url, demo);
  } catch (error) {
    await close();
    throw error;
  }
}

/** The demo accounts are offered only where their company is. */
async function hasDemo({ services: { orm } }: Base): Promise<boolean> {
  const [found] = await orm.em
    .getConnection()
    .execute<{ user_id: string }[]>('select user_id from vault.login(?)', [demoAccounts[0]?.email]);
  return found !== undefined;
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${error.stack}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1_000).unref();
});

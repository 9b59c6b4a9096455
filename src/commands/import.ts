import 'reflect-metadata';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { areas } from '../app.js';
import { plan } from '../mis/import/import.resolver.js';
import { importKinds } from '../mis/import/kinds/index.js';
import { importFile } from '../mis/import/run.js';
import { ApiError } from '../platform/api/errors.js';
import { readConfig, StartError } from '../platform/config.js';
import { openBase } from '../platform/server/start.js';

const USAGE = `npm run import -- KIND FILE [MAPPING.json] [--dry-run]
  KIND     ${importKinds.map(kind => kind.code.toLowerCase()).join(', ')}
  FILE     CSV, also packed as .gz
  MAPPING  how its columns become our fields: docs/import.md`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter(word => !word.startsWith('--'));
  const dryRun = process.argv.includes('--dry-run');
  const [kindName, file, mappingFile] = words;
  if (!kindName || !file) throw new StartError(USAGE);
  for (const path of [file, mappingFile]) if (path && !existsSync(path)) throw new StartError(`There is no file "${path}".`);
  let given: unknown;
  try {
    given = mappingFile && JSON.parse(readFileSync(mappingFile, 'utf8'));
  } catch (error) {
    throw new StartError(`"${mappingFile}" is not JSON: ${(error as Error).message}.`);
  }
  const base = await openBase(readConfig({ LOG_LEVEL: 'warn', ...process.env }), areas);
  try {
    const viewer = base.services.viewers.system();
    const { kind, mapping } = plan(viewer, kindName.toUpperCase(), given || undefined);
    const open = () => (file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file));
    const outcome = await importFile(base.services, viewer, { kind, mapping, dryRun, open });
    for (const { line, column, message } of outcome.errors.slice(0, 20)) say(`  line ${line}${column ? `, ${column}` : ''}: ${message}`);
    if (outcome.errors.length > 20) say(`  … and ${outcome.failed} lines in all`);
    const { total, created, existing, failed } = outcome;
    say(`${total} lines: ${created} new, ${existing} there already, ${failed} left out${dryRun ? ' (dry run, nothing was kept)' : ''}.`);
  } finally {
    await base.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError || error instanceof ApiError ? `${error.message}\n` : `${error.stack}\n`);
  process.exitCode = 1;
});

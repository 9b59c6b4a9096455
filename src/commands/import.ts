import 'reflect-metadata';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { areas } from '../app.js';
import { bringFile } from '../mis/import/bring.js';
import { importKinds } from '../mis/import/kinds/index.js';
import { ApiError } from '../platform/api/errors.js';
import { readConfig, StartError } from '../platform/config.js';
import { openBase } from '../platform/server/start.js';

const USAGE = `npm run import -- KIND FILE [MAPPING.json] [--dry-run] [--all]
  KIND     ${importKinds.map(kind => kind.code.toLowerCase()).join(', ')}
  FILE     CSV, also packed as .gz
  MAPPING  how its columns become our fields: docs/import.md
  --all    bring in all lines, or none if one is wrong`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter(word => !word.startsWith('--'));
  const dryRun = process.argv.includes('--dry-run');
  const all = process.argv.includes('--all');
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
    const content = file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);
    const asked = {
      kind: kindName.toUpperCase(),
      mapping: given || undefined,
      dryRun,
      onError: all ? 'REJECT_ALL' : 'REJECT_ROWS',
    } as const;
    const job = await bringFile(base.services, base.services.viewers.system(), basename(file), content, asked);
    for (const { line, column, message } of job.errors.slice(0, 20)) say(`  line ${line}${column ? `, ${column}` : ''}: ${message}`);
    if (job.failed > 20) say(`  … and others, of ${job.failed} lines in all`);
    if (job.problem) throw new StartError(job.problem);
    const { total, created, existing, failed } = job;
    say(`${total} lines: ${created} new, ${existing} there already, ${failed} left out${dryRun ? ' (dry run, nothing was kept)' : ''}.`);
  } finally {
    await base.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError || error instanceof ApiError ? `${error.message}\n` : `${error.stack}\n`);
  process.exitCode = 1;
});

import { resolve } from 'node:path';
import { readConfig, StartError } from '../platform/config.js';
import { backUp } from '../platform/database/backup.js';

/** `npm run backup -- FOLDER`: copies the embedded PostgreSQL into a new folder, beside a running server or without one. */
async function main([folder]: string[]): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  if (databaseUrl) throw new StartError('DATABASE_URL is set: back that PostgreSQL up with its own tools, see docs/operating.md.');
  if (!folder) throw new StartError('Say where to: npm run backup -- backups/2026-01-31');
  const bytes = await backUp(dataDir, resolve(folder));
  process.stdout.write(
    `Everything that was committed until now is in "${folder}" (${Math.round(bytes / 1_000_000)} MB). Put it back with: npm run restore -- ${folder}\n`,
  );
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});

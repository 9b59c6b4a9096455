import { resolve } from 'node:path';
import { readConfig, StartError } from '../platform/config.js';
import { beginHistory, restore } from '../platform/database/backup.js';

/** `npm run restore -- FOLDER`: puts a backup into an empty DATA_DIR. With DATABASE_URL, without FOLDER: says that its own tools have just done so. */
async function main([folder]: string[]): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  if (databaseUrl) {
    if (folder)
      throw new StartError('DATABASE_URL is set: restore that PostgreSQL with its own tools, then run "npm run restore" without a folder.');
    await beginHistory(databaseUrl);
    process.stdout.write('Cursors from before the restore are answered with CURSOR_EXPIRED. Start the servers now.\n');
    return;
  }
  if (!folder) throw new StartError('Say from where: npm run restore -- backups/2026-01-31');
  await restore(resolve(folder), dataDir);
  process.stdout.write(`"${folder}" is in "${dataDir}". Start with: npm start\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});

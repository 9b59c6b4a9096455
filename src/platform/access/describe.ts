import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Area } from '../area.js';
import { withOwner } from '../database/connect.js';
import { startEmbedded } from '../database/embedded.js';
import { migrate } from '../database/migrate.js';
import { openOrm } from '../database/orm.js';
import { guardsText } from './guards.js';

/** The guards of a migrated database, as in schema/access.sql. */
export function describeGuards(ownerUrl: string, areas: readonly Area[]): Promise<string> {
  const entities = areas.flatMap(area => area.entities ?? []);
  const accesses = areas.flatMap(area => area.access ?? []);
  const metadata = openOrm({ connectionString: ownerUrl }, entities, 1).getMetadata();
  return withOwner(ownerUrl, async client => `${await guardsText(client, accesses, metadata)}\n`);
}

/** The same on a machine without a database: on an embedded one that is made, migrated and thrown away. */
export async function describeGuardsAfresh(areas: readonly Area[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-schema-'));
  // where we are root, PostgreSQL runs as another user
  await chmod(folder, 0o755);
  const postgres = await startEmbedded(folder, { durable: false });
  try {
    await migrate(postgres.ownerUrl);
    return await describeGuards(postgres.ownerUrl, areas);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

import { permits } from '../../platform/access/viewer.js';
import { forbidden, platformErrors } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { ImportJob } from './import.entity.js';
import { kindOf } from './kinds/index.js';

interface Undone {
  table_name: string;
  record_id: string;
  owner_id: string | null;
  team_id: string | null;
  problem: string | null;
}

/**
 * Takes back what an import has made, in one transaction: rows are deleted, postings reversed.
 *
 * @throws CONFLICT if something was built on it: a record was changed since, or another refers to one
 */
export async function undoRecords(tx: Tx, { id, kind: code }: ImportJob): Promise<void> {
  const { takeBack, gone } = kindOf(code);
  await tx.em.execute("set local statement_timeout = '1h'");
  if (takeBack) {
    const rows = await tx.em.execute<{ id: string }[]>('select made id from staging.made(?::uuid, ?) made', [id, takeBack.table]);
    return takeBack.undo(
      tx,
      rows.map(row => row.id),
    );
  }
  const rows = await tx.em.execute<Undone[]>('select * from staging.undo(?::uuid)', [id]);
  const { problem } = rows.find(row => row.problem !== null) ?? {};
  if (problem) throw platformErrors.CONFLICT(`The import cannot be undone: ${problem} Undo or delete that first.`);
  for (const { table_name: table, record_id: record, owner_id: ownerId, team_id: teamId } of rows)
    if (table === gone?.table) gone.tell(tx, { id: record, ownerId, teamId });
}

/**
 * Begins to undo an import; the job that follows takes its records back, or says what stands in the way.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT if it is not done, or was a dry run
 */
export async function beginUndo(
  tx: Tx,
  { importId, expectedVersion }: { importId: string; expectedVersion?: number | null },
): Promise<ImportJob> {
  const job = await locked(tx, ImportJob, 'import', importId, expectedVersion);
  const { permission } = kindOf(job.kind);
  if (!permits(tx.actor, permission)) throw forbidden(`undoing an import of ${job.kind}, which takes the permission "${permission}"`);
  if (job.dryRun) throw platformErrors.CONFLICT('It was a dry run: there is nothing to undo.');
  if (job.status !== 'DONE') throw platformErrors.CONFLICT(`Only an import that is done can be undone; this one is ${job.status}.`);
  job.status = 'UNDOING';
  job.problem = null;
  return job;
}

import { platformErrors } from '../api/errors.js';
import type { Transact } from '../database/transact.js';
import { enqueue } from '../jobs/enqueue.js';
import { passwordResetJob } from './link.jobs.js';
import type { Query } from './vault.js';
import type { Viewer } from './viewer.js';

/** Requests in a row, without an hour's pause, that cost no wait: for one account, and from one address. */
const ALLOWED = { account: 3, address: 20 };

/**
 * Queues the mail with a link for a new password. Nothing here looks whether anybody works here under the address: the answer and the work for it are the same.
 *
 * @param address of the client
 * @throws LIMIT_EXCEEDED after repeated requests for the account or from the address: each further one doubles the wait, up to a quarter of an hour
 */
export async function requestReset(
  { query, transact, system }: { query: Query; transact: Transact; system: Viewer },
  email: string,
  address: string,
): Promise<void> {
  const account = email.toLowerCase();
  const subjects = { account: `reset of ${account}`, address: `resets from ${address}` };
  const [row] = await query<{ blocked: number | null }>('select vault.blocked(?, ?) blocked', [subjects.account, subjects.address]);
  if (row?.blocked) throw platformErrors.LIMIT_EXCEEDED(`Too many requests for a new password. Try again in ${row.blocked} s.`);
  for (const by of ['account', 'address'] as const) await query('select vault.failed(?, ?)', [subjects[by], ALLOWED[by]]);
  await transact(system, tx => enqueue(tx, passwordResetJob, { email: account }, { key: account }));
}

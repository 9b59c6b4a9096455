import { platformErrors } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { emit } from '../events/define.js';
import { DeadJob } from './job.entity.js';
import { jobFailed, jobSettled } from './job.events.js';

interface Taken {
  name: string;
  payload: string;
  key: string | null;
  attempts: number;
  max_attempts: number;
  error: string | null;
  queued_at: string | Date;
}
const LONGEST = 4_000;

/**
 * Takes jobs that gave up out of the queue and reports them, in one transaction: each is in one of the two places. The actor is the system.
 *
 * @param job the one in the queue that has just given up; absent for all that are there unreported, because their process died
 * @param why its last error; absent, the one that the queue has kept
 * @returns those that are reported now
 * @emits job.failed
 */
export async function buryJobs(tx: Tx, job?: string, why?: string): Promise<DeadJob[]> {
  const taken = await tx.em.execute<Taken[]>('select * from jobs.take_dead(?::bigint)', [job ?? null]);
  const buried: DeadJob[] = [];
  for (const row of taken) buried.push(await bury(tx, row, why));
  return buried;
}

async function bury(tx: Tx, row: Taken, why: string | undefined): Promise<DeadJob> {
  const payload = JSON.parse(row.payload) as DeadJob['payload'];
  const [starter] = await tx.em.execute<{ team_id: string | null }[]>('select team_id from users where id = ?::uuid', [payload.by]);
  const dead = tx.em.create(DeadJob, {
    ownerId: starter ? payload.by : null,
    teamId: starter?.team_id ?? null,
    name: row.name,
    key: row.key,
    payload,
    error: (why ?? row.error ?? 'The process that ran it died, each time.').slice(0, LONGEST),
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    queuedAt: new Date(row.queued_at),
    status: 'FAILED',
  });
  emit(tx, jobFailed, dead, {});
  return dead;
}

interface SettleInput {
  jobId: string;
  expectedVersion?: number | null;
}

async function settle(tx: Tx, { jobId, expectedVersion }: SettleInput, status: 'RETRIED' | 'DISCARDED'): Promise<DeadJob> {
  const dead = await locked(tx, DeadJob, 'job', jobId, expectedVersion);
  if (dead.status !== 'FAILED')
    throw platformErrors.CONFLICT(`This job was ${dead.status === 'RETRIED' ? 'tried again' : 'let go'} already.`);
  dead.status = status;
  emit(tx, jobSettled, dead, {});
  return dead;
}

/**
 * Has a job that gave up tried again, as often as at first. If it gives up once more, that is a new one.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT if it is settled already
 * @emits job.settled
 */
export async function retryJob(tx: Tx, input: SettleInput): Promise<DeadJob> {
  const dead = await settle(tx, input, 'RETRIED');
  await tx.em.execute('select jobs.requeue(?::uuid)', [dead.id]);
  return dead;
}

/**
 * Lets a job that gave up go. What it was to do is not done.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT if it is settled already
 * @emits job.settled
 */
export const discardJob = (tx: Tx, input: SettleInput): Promise<DeadJob> => settle(tx, input, 'DISCARDED');

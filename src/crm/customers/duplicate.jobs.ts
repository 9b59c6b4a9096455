import { setImmediate as turn } from 'node:timers/promises';
import { IsUUID } from 'class-validator';
import type pg from 'pg';
import { v7 } from 'uuid';
import { forbidden } from '../../platform/api/errors.js';
import { copyLine, copyLines, onOwnConnection } from '../../platform/database/copy.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { defineJob, type JobRun } from '../../platform/jobs/define.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import type { JobProgress } from '../../platform/jobs/job.entity.js';
import { beginProgress, progress } from '../../platform/jobs/progress.js';
import { ScheduledRun, schedule } from '../../platform/jobs/schedule.js';
import { blocksOf, commonnessOf, duplicatesAmong } from './checking.rules.js';
import { Customer } from './customer.entity.js';
import type { DuplicateCandidateFindInput } from './duplicate.input.js';
import { type DescribedRow, lookAgain, profileOfRow } from './duplicates.js';
import { blockingKeys } from './profile.rules.js';

export class FullCheck {
  @IsUUID() progressId!: string;
}

/** Milliseconds of comparing at a stretch: others have their turn in between. */
const STRETCH = 10;
/** Customers between two words about how far it is. */
const TOLD_EVERY = 10_000;

/** Lines for `COPY`, in turns. */
async function* paced<T>(items: Iterable<T>, lines: (item: T, index: number) => Iterable<string>): AsyncGenerator<string> {
  let begun = performance.now();
  let index = 0;
  for (const item of items) {
    yield* lines(item, index++);
    if (performance.now() - begun < STRETCH) continue;
    await turn();
    begun = performance.now();
  }
}

/**
 * Checks all customers in use against each other: reads them in one snapshot, compares block by block, and puts all of it in force in one transaction.
 *
 * @param told how many are through
 * @returns open pairs
 */
export function checkAll(
  { services, actor, signal }: Pick<JobRun, 'services' | 'actor' | 'signal'>,
  told: (done: number, total: number) => Promise<unknown> = async () => {},
): Promise<number> {
  return onOwnConnection(services.app, actor, async (client: pg.Client) => {
    const run = v7();
    const began = (await client.query<{ began: string }>('select matching.followed_to() began')).rows[0]?.began;
    const { rows } = await client.query<DescribedRow>('select * from matching.described_all()');
    const ids = rows.map(row => row.id);
    const profiles = [];
    for (const [i, row] of rows.entries()) {
      profiles.push(profileOfRow(row));
      if (i % 500 === 0) await turn();
    }
    const common = commonnessOf(profiles);
    const keys = profiles.map(blockingKeys);
    const blocks = blocksOf(keys);
    await copyLines(
      client,
      'matching.loading_profiles (run, customer_id, keys)',
      paced(keys, (own, i) => [copyLine([run, ids[i], own])]),
    );
    const words = [['', profiles.length] as [string, number], ...[...common.counts].filter(([, count]) => count > 1)];
    await copyLines(
      client,
      'matching.loading_words (run, word, count)',
      paced(words, ([word, n]) => [copyLine([run, word, n])]),
    );
    await copyLines(
      client,
      'matching.loading_crowded (run, key)',
      paced(blocks.crowded, key => [copyLine([run, key])]),
    );
    let done = 0;
    const found = paced(duplicatesAmong(profiles, blocks, common), pairs => {
      signal.throwIfAborted();
      done++;
      return pairs.map(({ a, b, score, reasons }) => {
        const pair = [ids[a] as string, ids[b] as string].sort();
        return copyLine([run, ...pair, score, JSON.stringify(reasons)]);
      });
    });
    const telling = async function* () {
      let next = TOLD_EVERY;
      for await (const line of found) {
        if (done >= next) {
          await told(done, ids.length);
          next = done + TOLD_EVERY;
        }
        yield line;
      }
    };
    await copyLines(client, 'matching.loading_pairs (run, a_id, b_id, score, reasons)', telling());
    const finished = await client.query<{ n: number }>('select matching.finish($1, $2, now(), $3) n', [run, began, actor.userId]);
    await told(ids.length, ids.length);
    return finished.rows[0]?.n ?? 0;
  });
}

/** Compares all customers with each other. */
export const checkJob = defineJob(
  'duplicates.check',
  FullCheck,
  async ({ progressId }, run) => {
    const tell = (done: number, total: number) => run.change(tx => progress(tx, progressId, { done, total }));
    try {
      await checkAll(run, tell);
    } catch (error) {
      if (!run.signal.aborted) await run.change(tx => progress(tx, progressId, { status: 'FAILED' }));
      throw error;
    }
    await run.change(tx => progress(tx, progressId, { status: 'DONE' }));
  },
  { attempts: 3 },
);

/**
 * Looks for the duplicates of one customer at once, or begins a full check. That looks at everybody's customers, so it takes the right to write all of them.
 *
 * @returns the progress of a full check
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function findDuplicates(tx: Tx, { customerId }: DuplicateCandidateFindInput): Promise<JobProgress | null> {
  if (customerId) {
    await locked(tx, Customer, 'customer', customerId);
    await lookAgain(tx, customerId);
    return null;
  }
  if (tx.actor.scopes.write.customer !== 'ALL')
    throw forbidden('checking customers that are not yours: it takes the right to change all of them');
  const made = beginProgress(tx, checkJob);
  await tx.em.flush();
  await enqueue(tx, checkJob, { progressId: made.id }, { key: 'all', line: 'duplicates' });
  return made;
}

const nightly = defineJob('duplicates.nightly', ScheduledRun, async (_due, run) => {
  await checkAll(run);
});
/** Each night: which words are common, and so what an equal one tells, is known anew. */
export const comparing = schedule(nightly, { cron: '20 3 * * *' });

/** Milliseconds between two looks for changed customers, and events that are followed at once. */
const EVERY = 3_000;
const MOST = 500;

const follow = defineJob('duplicates.follow', ScheduledRun, async (_due, { change, signal }) => {
  let changed: number;
  do {
    changed = await change(async tx => {
      const rows = await tx.em.execute<{ id: string }[]>('select matching.changed(?) id', [MOST]);
      for (const { id } of rows) await lookAgain(tx, id);
      return rows.length;
    });
  } while (changed > 0 && !signal.aborted);
});
/** Keeps candidates up to date: looks again at customers that have changed. */
export const following = schedule(follow, { every: EVERY });

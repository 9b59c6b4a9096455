import 'reflect-metadata';
import { areas } from '../app.js';
import { readConfig, StartError } from '../platform/config.js';
import { closeOnSignal } from '../platform/server/signals.js';
import { openBase, startJobs } from '../platform/server/start.js';

/** `npm run worker`: runs jobs and nothing else, beside servers that have `JOB_CONCURRENCY=0`, or that have too much to do. */
async function main(): Promise<void> {
  const base = await openBase(readConfig({ LOG_LEVEL: 'warn', ...process.env }), areas, undefined, { share: true });
  const jobs = await startJobs(base, areas);
  if (!jobs) {
    await base.close();
    throw new StartError(
      'JOB_CONCURRENCY is 0: this process would have nothing to do. Leave it out, or set it to the jobs to run at once.',
    );
  }
  closeOnSignal(async () => {
    await jobs.stop();
    await base.close();
  });
  process.stdout.write('Running jobs. Ctrl-C stops when those at work are through.\n');
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${error.stack}\n`);
  process.exit(1);
});

// The product with a few jobs more, which say what becomes of them: `{"job","attempt","pid","note"}` on the channel "trial", and a row in trial.runs.
import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { Allow, IsString } from 'class-validator';
import { areas } from '../../../dist/app.js';
import { leadCreated } from '../../../dist/crm/leads/lead.events.js';
import { readConfig } from '../../../dist/platform/config.js';
import { defineJob, GiveUp } from '../../../dist/platform/jobs/define.js';
import { enqueue } from '../../../dist/platform/jobs/enqueue.js';
import { beginProgress, progress } from '../../../dist/platform/jobs/progress.js';
import { FollowedEvent, onEvent } from '../../../dist/platform/jobs/reaction.js';
import { ScheduledRun, schedule } from '../../../dist/platform/jobs/schedule.js';
import { sendMail } from '../../../dist/platform/mail/sending.js';
import { defineMail } from '../../../dist/platform/mail/template.js';
import { openBase, serve, startJobs } from '../../../dist/platform/server/start.js';

class Note {}
IsString()(Note.prototype, 'note');
class Load extends Note {}
Allow()(Load.prototype, 'progressId');

const tell = ({ services, attempt, actor }, job, note) =>
  services.orm.em
    .getConnection()
    .execute(
      `with run as (insert into trial.runs (job, attempt, pid, actor, note) values (?, ?, ?, ?, ?) returning *) select pg_notify('trial', to_json(run)::text) from run`,
      [job, attempt, process.pid, actor.name, note],
    );

const jobs = [
  defineJob('trial.note', Note, async ({ note }, run) => tell(run, 'note', note)),
  defineJob('trial.mine', Note, async ({ note }, run) => tell(run, 'mine', note), { as: 'STARTER' }),
  // Never ends at first; at the second attempt at once.
  defineJob('trial.hang', Note, async ({ note }, run) => {
    await tell(run, 'hang', note);
    if (run.attempt === 1 && note !== 'patient') await new Promise(() => {});
  }),
  // Ends when it is asked to.
  defineJob('trial.polite', Note, async ({ note }, run) => {
    await tell(run, 'polite', note);
    if (note === 'first') await wait(3_600_000, undefined, { signal: run.signal });
  }),
  // As slow as the test wants: until a row says that it may go on.
  defineJob('trial.slow', Note, async ({ note }, run) => {
    await tell(run, 'slow', `${note} begins`);
    while (!(await run.services.orm.em.getConnection().execute('select from trial.go where note = ?', [note])).length) await wait(20);
    await tell(run, 'slow', `${note} ends`);
  }),
  defineJob(
    'trial.fail',
    Note,
    async ({ note }, run) => {
      await tell(run, 'fail', note);
      throw new Error(`No ${note} today.`);
    },
    { attempts: 2 },
  ),
  defineJob('trial.hopeless', Note, async ({ note }) => {
    throw new GiveUp(`There will never be ${note}.`);
  }),
  // Takes its process along, each time.
  defineJob(
    'trial.poison',
    Note,
    async ({ note }, run) => {
      await tell(run, 'poison', note);
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => {});
    },
    { attempts: 2 },
  ),
  defineJob('trial.load', Load, async ({ note, progressId }, run) => {
    for (const done of [10, 20]) await run.change(tx => progress(tx, progressId, { done, total: 20, errors: done / 10 }));
    await run.change(tx => progress(tx, progressId, { status: 'DONE' }));
    await tell(run, 'load', note);
  }),
];

const heard = defineJob('trial.heard', FollowedEvent, ({ name, subjectId }, run) => tell(run, name, subjectId));

const nightly = defineJob('trial.nightly', ScheduledRun, ({ dueAt }, run) => tell(run, 'nightly', dueAt));
// Longer than the time between two runs.
const often = defineJob('trial.often', ScheduledRun, async (_due, run) => {
  await tell(run, 'often', `begins ${run.id}`);
  await wait(100);
  await tell(run, 'often', `ends ${run.id}`);
});

const hello = defineMail('trial.hello', {
  subject: 'Hello {{ name }}',
  text: 'Dear {{ name }},\n\nhere: {{ link }}\n',
  html: '<p>Dear {{ name }},</p><p><a href="{{ link }}">here</a></p>',
});

const trial = {
  name: 'trial',
  jobs,
  reactions: [onEvent(leadCreated, heard)],
  schedules: [schedule(nightly, { cron: '30 2 * * *' }), ...(process.env.TRIAL_OFTEN ? [schedule(often, { every: 30 })] : [])],
  routes(http, services) {
    http.post('/mail', request =>
      services
        .transact(services.viewers.system(), tx => sendMail(tx, hello, request.body))
        .then(() => ({}))
        .catch(error => ({ error: error.message })),
    );
    http.post('/enqueue', async request => {
      const { job: name, payload, key, at, by, fails } = request.body;
      const job = jobs.find(each => each.name === name);
      const viewer = by ? await services.viewers.byId(by) : services.viewers.system();
      const made = await services
        .transact(viewer, async tx => {
          const row = name === 'trial.load' ? beginProgress(tx, job) : undefined;
          await enqueue(tx, job, { ...payload, ...(row && { progressId: row.id }) }, { key, ...(at && { at: new Date(at) }) });
          if (fails) throw new Error('undone');
          return row?.id;
        })
        .catch(error => ({ error: error.message }));
      return made.error ? { error: made.error } : { progressId: made.result ?? null };
    });
  },
};

const base = await openBase(readConfig(process.env), [...areas, trial]);
const all = [...areas, trial];

/** Like `npm run worker`. */
async function work() {
  const worker = await startJobs(base, all);
  return { url: 'http://nowhere/', close: () => worker.stop().then(() => base.close()) };
}
const running = process.argv.includes('--worker') ? await work() : await serve(base, all);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => running.close().then(() => process.exit(0)));
process.stdout.write(`listening on ${running.url}\n`);

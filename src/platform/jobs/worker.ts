import { setTimeout as wait } from 'node:timers/promises';
import { type JobHelpers, Logger, runTaskList, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Tx } from '../database/tx.js';
import { readOrganisation } from '../organisation/organisation.query.js';
import type { Services } from '../server/services.js';
import { Clock } from './clock.js';
import { GiveUp, type JobDefinition, payloadFor } from './define.js';
import { buryJobs } from './failure.js';
import { Follower, type Query } from './follower.js';
import { PatientClient } from './patience.js';
import { Gate, Presence } from './presence.js';
import type { Reaction } from './reaction.js';
import type { Schedule } from './schedule.js';

/** Milliseconds: until running jobs are asked to end when the process stops, and until they are left to others. */
const ASK_AFTER = 5_000;
const LEAVE_AFTER = 9_000;

/** The part of a process that runs jobs. */
export interface Jobs {
  /** Takes no more jobs and lets running ones end, for 9 s; gives back what is left, to be run again elsewhere. */
  stop(): Promise<void>;
}

interface Queued {
  by: string | null;
  data: object;
}

/** Whom a job acts for. @throws GiveUp if that person is not there any more */
async function actorOf({ as, name }: JobDefinition, { viewers }: Services, by: string | null): Promise<Viewer> {
  if (as === 'SYSTEM' || by === null) return viewers.system();
  return viewers.byId(by).catch(error => {
    if ((error as { code?: string }).code !== 'UNAUTHENTICATED') throw error;
    throw new GiveUp(`"${name}" runs with the rights of whoever started it, who is not active any more.`);
  });
}

const reason = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));

/** Runs the jobs of these definitions on connections of its own, under the worker's role; the jobs themselves use the services. */
export class JobWorker implements Jobs {
  #pool: pg.Pool;
  #gate = new Gate();
  #worker: WorkerPool;
  #presence: Presence;
  #follower: Follower;
  #clock: Clock;

  /** @param url owner's address of the server itself, not of a pooler */
  constructor(
    url: string,
    private readonly services: Services,
    definitions: readonly JobDefinition[],
    reactions: readonly Reaction[],
    schedules: readonly Schedule[],
  ) {
    const { log, config } = services;
    this.#pool = new pg.Pool({
      Client: PatientClient,
      connectionString: url,
      options: '-c role=bellwether_worker -c timezone=UTC',
      application_name: 'bellwether jobs',
      max: config.jobConcurrency + 2,
    });
    // What breaks is made anew; an error event without a listener would end the process.
    this.#pool.on('error', () => {}).on('connect', client => client.on('error', () => {}));
    const names = definitions.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`Two jobs are called "${twice}".`);
    this.#worker = runTaskList(
      {
        concurrency: config.jobConcurrency,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: ASK_AFTER,
        forbiddenFlags: () => this.#gate.passed(),
        // Failures of jobs are told below, with what is known of them here.
        logger: new Logger(() => (level, message, meta) => {
          if (!meta?.failure) log[level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug'](message);
        }),
      },
      Object.fromEntries(
        definitions.map(job => [job.name, (payload: unknown, helpers: JobHelpers) => this.#run(job, payload as Queued, helpers)]),
      ),
      this.#pool,
    );
    this.#worker.promise.catch(error => log.error({ err: error }, 'the jobs have stopped'));
    this.#presence = new Presence(url, log, this.#worker.id, this.#gate, () => this.#sweep());
    const query: Query = (text, values) => this.#pool.query(text, values);
    this.#follower = new Follower(query, reactions, services.tail, log);
    const timeZone = async () => (await readOrganisation(services.reader, services.viewers.system())).timeZone;
    this.#clock = new Clock(schedules, { config, log, query, timeZone });
  }

  /** From here on, every event has its jobs and whatever falls due is done. */
  async start(): Promise<this> {
    await this.#follower.start();
    await this.#clock.start();
    return this;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#follower.stop(), this.#clock.stop()]);
    const ended = Promise.resolve(this.#worker.gracefulShutdown()).catch(() => {});
    this.#gate.open();
    const late = new AbortController();
    const left = await Promise.race([
      ended.then(() => false),
      wait(LEAVE_AFTER, true, { signal: late.signal, ref: false }).catch(() => false),
    ]);
    late.abort();
    if (left) await this.#presence.putBack(null).catch(() => {});
    await this.#presence.stop();
    if (!left) await this.#pool.end();
  }

  async #run(job: JobDefinition, { by, data }: Queued, { job: queued, abortSignal: signal }: JobHelpers): Promise<void> {
    const { services } = this;
    try {
      const actor = await actorOf(job, services, by);
      const change = async <T>(verb: (tx: Tx) => Promise<T>) => (await services.transact(actor, verb)).result;
      await job.run(payloadFor(job, data), { id: queued.id, attempt: queued.attempts, actor, services, signal, change });
    } catch (error) {
      const about = { err: error, job: job.name, id: queued.id, attempt: queued.attempts };
      if (signal.aborted) await this.#presence.putBack(queued.id);
      else if (error instanceof GiveUp || queued.attempts >= queued.max_attempts) {
        services.log.error(about, 'a job gave up');
        await services.transact(services.viewers.system(), tx => buryJobs(tx, queued.id, reason(error)));
        return;
      } else services.log.warn(about, 'a job failed and will be tried again');
      throw error;
    }
  }

  async #sweep(): Promise<void> {
    const { transact, viewers, log } = this.services;
    const { result } = await transact(viewers.system(), tx => buryJobs(tx));
    for (const { name, id, error } of result) log.error({ job: name, id, error }, 'a job gave up');
  }
}

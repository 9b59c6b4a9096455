import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { progress } from '../../platform/jobs/progress.js';
import type { Services } from '../../platform/server/services.js';
import { bringIn, type Purpose, type Way } from './batch.js';
import { withCustomFields } from './custom.js';
import { readFile } from './file.js';
import { ImportJob, type LineError } from './import.entity.js';
import type { ImportKind } from './kind.js';
import { kindOf } from './kinds/index.js';
import { Lanes } from './lanes.js';
import { refersToItself } from './lines.js';
import { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';
import { badLines, stage } from './staging.js';
import { undoRecords } from './undo.js';

/** Records that go in together: made one by one, or all at once. */
const BATCH = 100;
const BATCH_AT_ONCE = 2_000;
/** Batches that go in at once: while one waits for the database, the next is made ready. */
const LANES = 3;
/** Records that may need each other, such as departments: the one needed may stand further down. */
const BATCH_OF_RELATIVES = 10_000;
const ERRORS_KEPT = 1_000;
/** Milliseconds between two events of progress. */
const TELL_EVERY = 500;

/** A run over a file, from wherever the last attempt left it. */
class Run {
  #told = 0;
  readonly #mapping: Mapping;

  constructor(
    private readonly services: Services,
    private readonly viewer: Viewer,
    private job: ImportJob,
    private readonly signal: AbortSignal,
    /** With custom fields as they are when the run begins; what is different later is told of each line. */
    private readonly kind: ImportKind,
  ) {
    this.#mapping = job.mapping as unknown as Mapping;
  }

  async run(): Promise<void> {
    if (this.job.records == null) await this.#stage();
    const wanted = this.job.onError === 'REJECT_ALL' && !this.job.dryRun;
    if (wanted && !this.job.checked) {
      await this.#goThrough('CHECK');
      if (this.job.failed) return this.#reject();
      await this.#save({ checked: true });
    }
    await this.#goThrough(this.job.dryRun ? 'TELL' : 'KEEP');
    if (wanted && this.job.failed) return this.#takeBack();
    await this.#finish('DONE');
  }

  async #stage(): Promise<void> {
    const { services, viewer, job } = this;
    const file = readFile(services, viewer, job.file?.id ?? '');
    const { header, total, existing, failed, records } = await stage(services.app, viewer, job.id, file, {
      kind: this.kind,
      mapping: this.#mapping,
    });
    await this.#save({ header, total, existing, failed, records, status: 'RUNNING' });
    await this.#tell();
  }

  async #goThrough(purpose: Purpose): Promise<void> {
    const { job, kind } = this;
    const mapping = this.#mapping;
    const relatives = refersToItself(job.header, kind, mapping);
    const inOrder = relatives || !!kind.inOrder;
    const way: Way = { kind, mapping, header: job.header, inOrder, lookup: new Lookup(mapping.source) };
    const size = relatives ? BATCH_OF_RELATIVES : kind.makeAll ? BATCH_AT_ONCE : BATCH;
    const lanes = new Lanes(inOrder ? 1 : LANES);
    for (let first = 1; first <= (job.records ?? 0); first += size) {
      this.signal.throwIfAborted();
      const stretch = { importId: job.id, first, last: first + size - 1 };
      await lanes.begin(async () => {
        await bringIn(this.services, this.viewer, stretch, way, purpose);
        if (Date.now() - this.#told >= TELL_EVERY) await this.#tell();
      });
    }
    await lanes.end();
    await this.#read();
  }

  /** What is left of those that were to go in all or not at all, because something changed after they had been tried. */
  async #takeBack(): Promise<void> {
    await this.#change(async (tx, job) => {
      await undoRecords(tx, job);
      job.created = 0;
    });
    await this.#reject();
  }

  #reject(): Promise<void> {
    return this.#finish('REJECTED', `${this.job.failed} lines are wrong, so nothing was brought in.`);
  }

  async #finish(status: ImportJob['status'], problem: string | null = null): Promise<void> {
    await this.#change(async (tx, job) => {
      Object.assign(job, { status, problem, finishedAt: tx.now, errors: await firstErrors(tx, job.id) });
      await end(tx, job);
    });
  }

  #save(data: Partial<ImportJob>): Promise<void> {
    return this.#change(async (_tx, job) => void Object.assign(job, data));
  }

  async #change(verb: (tx: Tx, job: ImportJob) => Promise<void>): Promise<void> {
    const { result } = await this.services.transact(this.viewer, async tx => {
      const job = await tx.em.findOneOrFail(ImportJob, this.job.id);
      await verb(tx, job);
      return job;
    });
    this.job = result;
  }

  #read(): Promise<void> {
    return this.#change(async () => {});
  }

  /** How far it is. A check of all is half of the way. */
  async #tell(): Promise<void> {
    this.#told = Date.now();
    await this.#change(async (tx, { progress: row, total, created, existing, failed }) => {
      if (row) await progress(tx, row.id, { done: created + existing + failed, total, errors: failed });
    });
  }
}

async function firstErrors(tx: Tx, importId: string): Promise<LineError[]> {
  const lines = await badLines(tx, importId, 0, ERRORS_KEPT);
  return lines.flatMap(({ line, wrong }) => wrong.map(each => ({ line, ...each }))).slice(0, ERRORS_KEPT);
}

/** The progress of a run that has come to its end. */
export async function end(tx: Tx, { progress: row, status, total, created, existing, failed }: ImportJob): Promise<void> {
  if (!row) return;
  const done = status === 'DONE' ? created + existing + failed : undefined;
  await progress(tx, row.id, {
    total,
    errors: failed,
    status: status === 'FAILED' ? 'FAILED' : 'DONE',
    ...(done !== undefined && { done }),
  });
}

/**
 * Brings a file in, as its import says: good records go in, bad lines are told by number, column, value and reason, records that are there already are left as they
 * are, so that the same file again changes nothing. Every record is made by the verb of its mutation, as the viewer. Cut off and run again, it goes on where
 * it was. Source: M1, C3.
 *
 * A file that cannot be read to its end has the import fail, with nothing changed.
 *
 * @param signal ends it between two batches
 */
export async function runImport(services: Services, viewer: Viewer, importId: string, signal: AbortSignal): Promise<ImportJob> {
  const find = async () => (await services.transact(viewer, tx => tx.em.findOneOrFail(ImportJob, importId))).result;
  const job = await find();
  if (job.finishedAt) return job;
  try {
    const { result: kind } = await services.transact(viewer, tx => withCustomFields(tx, kindOf(job.kind)));
    await new Run(services, viewer, job, signal, kind).run();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === 'UNAVAILABLE') throw error;
    await failImport(services, viewer, importId, error.message);
  }
  return find();
}

/** The run has come to an end before its time. */
export async function failImport({ transact }: Services, viewer: Viewer, importId: string, problem: string): Promise<void> {
  await transact(viewer, async tx => {
    const job = await tx.em.findOneOrFail(ImportJob, importId);
    Object.assign(job, { status: 'FAILED', problem, finishedAt: tx.now });
    await end(tx, job);
    return {};
  });
}

import type { Readable } from 'node:stream';
import type { Viewer } from '../../platform/access/viewer.js';
import type { Services } from '../../platform/server/services.js';
import { bringIn, type Draft, type Fate, type Way } from './batch.js';
import { headerOf, readCsv } from './csv.js';
import { Gathering } from './gathering.js';
import type { LineError } from './import.entity.js';
import type { ImportKind } from './kind.js';
import { checkHeader, readLine, refersToItself } from './lines.js';
import { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';

/** Records that go in together. */
const BATCH = 100;
/** Batches that go in at once: while one waits for the database, the next is made ready. */
const LANES = 3;
/** Records that may need each other, such as departments: the one needed may stand further down. */
const BATCH_OF_RELATIVES = 10_000;
const ERRORS_KEPT = 1_000;

/** How far a run is, in lines: `total` = `created` + `existing` + `failed`. */
export interface Outcome {
  total: number;
  created: number;
  existing: number;
  failed: number;
  /** The first thousand, by line. */
  errors: LineError[];
}
export const nothingYet = (): Outcome => ({ total: 0, created: 0, existing: 0, failed: 0, errors: [] });

export interface Run {
  kind: ImportKind;
  mapping: Mapping;
  /** Opens the file anew: it is read twice. */
  open: () => Readable;
  dryRun: boolean;
  /** Counts along; it tells how far a run came that broke off. */
  outcome?: Outcome;
}

/** Reads the whole file once, so that one that breaks off in the middle changes nothing. */
async function rehearse({ open, kind, mapping }: Run): Promise<string[]> {
  let header: string[] | undefined;
  for await (const record of readCsv(open(), mapping)) {
    if (header) continue;
    header = headerOf(record, mapping.delimiter);
    checkHeader(header, kind, mapping);
  }
  return header ?? headerOf(undefined, mapping.delimiter);
}

function count(outcome: Outcome, { created, existing, failed, errors }: Fate): void {
  outcome.created += created;
  outcome.existing += existing;
  outcome.failed += failed;
  outcome.errors.push(...errors);
  if (outcome.errors.length <= ERRORS_KEPT) return;
  outcome.errors.sort((a, b) => a.line - b.line);
  outcome.errors.length = ERRORS_KEPT;
}

/** Runs a few promises at once. The first that fails stops the rest from being begun. */
class Lanes {
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;

  constructor(private readonly width: number) {}

  async begin(work: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.width) await Promise.race(this.#running);
    if (this.#failure) return this.end();
    const running = work().catch(error => {
      this.#failure ??= { error };
    });
    this.#running.add(running);
    void running.then(() => this.#running.delete(running));
  }

  /** @throws what one of them has thrown */
  async end(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }
}

/**
 * Brings a file in: good records go in, bad lines are told by number, column, value and reason, records that are there already are left as they are, so that
 * the same file again changes nothing. Every record is made by the verb of its mutation, as the viewer. Source: M1, C3.
 *
 * @throws INVALID_INPUT if the file cannot be read to its end or lacks a column: nothing has been changed then
 */
export async function importFile(services: Services, viewer: Viewer, run: Run): Promise<Outcome> {
  const { kind, mapping, open, dryRun, outcome = nothingYet() } = run;
  const header = await rehearse(run);
  const relatives = refersToItself(header, kind, mapping);
  const inOrder = relatives || !!kind.inOrder;
  const way: Way = { kind, mapping, dryRun, inOrder, lookup: new Lookup(mapping.source) };
  const most = relatives ? BATCH_OF_RELATIVES : BATCH;
  const gathering = new Gathering(kind, fate => count(outcome, fate));
  const lanes = new Lanes(inOrder ? 1 : LANES);
  const bring = (drafts: Draft[]) => lanes.begin(async () => count(outcome, await bringIn(services, viewer, drafts, way)));
  let first = true;
  for await (const record of readCsv(open(), mapping)) {
    if (first) {
      first = false;
      continue;
    }
    outcome.total++;
    gathering.add(readLine(record, header, kind, mapping));
    if (gathering.size >= most) await bring(gathering.take());
  }
  await bring(gathering.takeAll());
  await lanes.end();
  outcome.errors.sort((a, b) => a.line - b.line);
  return outcome;
}

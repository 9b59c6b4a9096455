import type { Readable } from 'node:stream';
import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Services } from '../../platform/server/services.js';
import { type CsvLine, headerOf, readCsv } from './csv.js';
import type { LineError } from './import.entity.js';
import type { ImportKind, Values } from './kind.js';
import { checkHeader, type ReadLine, readLine, resolve } from './lines.js';
import { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';

/** Records that go in together; if one of them is refused, each goes in alone. */
const BATCH = 100;
const ERRORS_KEPT = 1_000;

export interface Outcome {
  /** In lines. */
  total: number;
  created: number;
  existing: number;
  failed: number;
  errors: LineError[];
}

export interface Run {
  kind: ImportKind;
  mapping: Mapping;
  /** Opens the file anew: it is read twice. */
  open: () => Readable;
  dryRun: boolean;
  /** Called after every batch. */
  progress?: (outcome: Outcome) => void;
}

/** The lines of one record. */
type Draft = [ReadLine, ...ReadLine[]];

/** Undoes a dry run. */
class NotKept extends Error {
  constructor(readonly existing: readonly Draft[]) {
    super();
  }
}
class Refused extends Error {
  constructor(readonly errors: LineError[]) {
    super();
  }
}

const told = (error: unknown, { line, key }: ReadLine): LineError => {
  if (!(error instanceof ApiError)) throw error;
  const [first] = (error.facts.fields as { path: string[] }[] | undefined) ?? [];
  return { line, column: first?.path.join('.') ?? null, value: key.slice(0, 200), code: error.code, message: error.message };
};

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

async function makeAll(tx: Tx, drafts: readonly Draft[], { kind, mapping, dryRun }: Run, lookup: Lookup): Promise<readonly Draft[]> {
  const { source } = mapping;
  const known = new Set(
    await kind.existing(
      tx,
      source,
      drafts.map(([first]) => first.key),
    ),
  );
  for (const draft of drafts) {
    if (known.has(draft[0].key)) continue;
    const lines: Values[] = [];
    for (const line of draft) {
      const values = await resolve(tx, line, kind, mapping, lookup);
      if (Array.isArray(values)) throw new Refused(values);
      lines.push(values as Values);
    }
    try {
      const made = await kind.make(lines as [Values, ...Values[]], { tx, source, lookup });
      if (made === undefined) known.add(draft[0].key);
      // what is written need not be compared again at every flush of the records after it
      await tx.em.flush();
      tx.em.clear();
    } catch (error) {
      throw new Refused([told(error, draft[0])]);
    }
  }
  const existing = drafts.filter(([first]) => known.has(first.key));
  if (dryRun) throw new NotKept(existing);
  return existing;
}

/** One transaction for the batch; if a record is refused, one for each record, so that the others go in. */
async function keep(
  services: Services,
  viewer: Viewer,
  run: Run,
  lookup: Lookup,
  drafts: readonly Draft[],
  outcome: Outcome,
): Promise<void> {
  if (!drafts.length) return;
  const count = (of: readonly Draft[]) => of.reduce((sum, draft) => sum + draft.length, 0);
  const done = (existing: readonly Draft[]) => {
    outcome.existing += count(existing);
    outcome.created += count(drafts) - count(existing);
  };
  try {
    done((await services.transact(viewer, tx => makeAll(tx, drafts, run, lookup))).result);
  } catch (error) {
    if (error instanceof NotKept) return done(error.existing);
    if (drafts.length > 1 && (error instanceof Refused || error instanceof ApiError)) {
      const half = Math.ceil(drafts.length / 2);
      await keep(services, viewer, run, lookup, drafts.slice(0, half), outcome);
      await keep(services, viewer, run, lookup, drafts.slice(half), outcome);
      return;
    }
    const [first] = drafts as [Draft];
    outcome.failed += count(drafts);
    fail(outcome, error instanceof Refused ? error.errors : [told(error, first[0])]);
  }
}

const fail = (outcome: Outcome, errors: readonly LineError[]) => {
  outcome.errors.push(...errors.slice(0, Math.max(0, ERRORS_KEPT - outcome.errors.length)));
};

/**
 * Brings a file in: good records go in, bad lines are told by number, column, value and reason, records that are there already are left as they are, so that
 * the same file again changes nothing. Every record is made by the verb of its mutation, as the viewer. Source: M1, C3.
 *
 * @throws INVALID_INPUT if the file cannot be read to its end or lacks a column: nothing has been changed then
 */
export async function importFile(services: Services, viewer: Viewer, run: Run): Promise<Outcome> {
  const { kind, mapping, open } = run;
  const header = await rehearse(run);
  const outcome: Outcome = { total: 0, created: 0, existing: 0, failed: 0, errors: [] };
  const lookup = new Lookup(mapping.source);
  const seen = new Map<string, number>();
  let drafts: Draft[] = [];
  let first = true;
  const add = (read: ReadLine) => {
    const last = drafts.at(-1);
    if (kind.grouped && last?.[0].key === read.key) return void last.push(read);
    const before = seen.get(read.key);
    if (before !== undefined) {
      outcome.failed++;
      const message = `"${read.key.slice(0, 100)}" stands on line ${before} already${kind.grouped ? '; lines of one record have to follow each other' : ''}.`;
      return fail(outcome, [{ line: read.line, column: kind.key, value: read.key.slice(0, 200), code: 'CONFLICT', message }]);
    }
    seen.set(read.key, read.line);
    drafts.push([read]);
  };
  for await (const record of readCsv(open(), mapping) as AsyncIterable<CsvLine>) {
    if (first) {
      first = false;
      continue;
    }
    outcome.total++;
    const read = readLine(record, header, kind, mapping);
    if (Array.isArray(read)) {
      outcome.failed++;
      fail(outcome, read);
    } else add(read);
    if (drafts.length > BATCH) {
      const last = drafts.pop() as Draft; // its record may go on
      await keep(services, viewer, run, lookup, drafts, outcome);
      run.progress?.(outcome);
      drafts = [last];
    }
  }
  await keep(services, viewer, run, lookup, drafts, outcome);
  run.progress?.(outcome);
  outcome.errors.sort((a, b) => a.line - b.line);
  return outcome;
}

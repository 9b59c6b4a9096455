import type { Viewer } from '../../platform/access/viewer.js';
import { ApiError } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Services } from '../../platform/server/services.js';
import type { LineError } from './import.entity.js';
import type { ImportKind, Values } from './kind.js';
import { findReferences, type ReadLine, resolve } from './lines.js';
import type { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';

/** The lines of one record. */
export type Draft = [ReadLine, ...ReadLine[]];

/** How a batch goes in. */
export interface Way {
  kind: ImportKind;
  mapping: Mapping;
  dryRun: boolean;
  lookup: Lookup;
  /** A record may need one that stands before it in the file. */
  inOrder: boolean;
}

/** What became of lines, in numbers. */
export interface Fate {
  created: number;
  existing: number;
  failed: number;
  errors: LineError[];
}

const linesOf = (drafts: readonly Draft[]) => drafts.reduce((sum, draft) => sum + draft.length, 0);
const together = (fates: readonly Fate[]): Fate => ({
  created: fates.reduce((sum, fate) => sum + fate.created, 0),
  existing: fates.reduce((sum, fate) => sum + fate.existing, 0),
  failed: fates.reduce((sum, fate) => sum + fate.failed, 0),
  errors: fates.flatMap(fate => fate.errors),
});

/** Undoes a dry run. */
class NotKept extends Error {
  constructor(readonly fate: Fate) {
    super();
  }
}
/** A verb has refused the record at this place of the batch. */
class Refused extends Error {
  constructor(
    readonly place: number,
    readonly why: ApiError,
  ) {
    super();
  }
}

const told = (error: ApiError, { line, key }: ReadLine): LineError => {
  const [first] = (error.facts.fields as { path: string[] }[] | undefined) ?? [];
  return { line, column: first?.path.join('.') ?? null, value: key.slice(0, 200), code: error.code, message: error.message };
};

/** The values of a record's lines, or what they refer to in vain. */
function valuesOf(draft: Draft, { kind, mapping, lookup }: Way): { values: Values[]; wrong: LineError[] } {
  const resolved = draft.map(line => resolve(line, kind, mapping, lookup));
  return { values: resolved.filter(each => !Array.isArray(each)) as Values[], wrong: resolved.filter(each => Array.isArray(each)).flat() };
}

async function makeAll(tx: Tx, drafts: readonly Draft[], way: Way): Promise<Fate> {
  const { kind, mapping, lookup, inOrder } = way;
  const { source } = mapping;
  const keys = drafts.map(([first]) => first.key);
  const known = new Set(await kind.existing(tx, source, keys));
  const wanted = drafts.filter(([first]) => !known.has(first.key));
  const fate: Fate = { created: 0, existing: linesOf(drafts) - linesOf(wanted), failed: 0, errors: [] };
  if (!inOrder) await findReferences(tx, wanted.flat(), kind, lookup);
  for (const draft of wanted) {
    if (inOrder) await findReferences(tx, draft, kind, lookup);
    const { values, wrong } = valuesOf(draft, way);
    if (wrong.length) {
      fate.failed += draft.length;
      fate.errors.push(...wrong);
      continue;
    }
    try {
      const made = await kind.make(values as [Values, ...Values[]], { tx, source, lookup });
      fate[made === undefined ? 'existing' : 'created'] += draft.length;
      // what is written need not be compared again at every flush of the records after it
      await tx.em.flush();
      tx.em.clear();
    } catch (error) {
      if (error instanceof ApiError) throw new Refused(drafts.indexOf(draft), error);
      throw error;
    }
  }
  if (way.dryRun) throw new NotKept(fate);
  return fate;
}

/** Tries the drafts in one transaction. @throws Refused, ApiError */
async function attempt(services: Services, viewer: Viewer, drafts: readonly Draft[], way: Way): Promise<Fate> {
  const lookup = way.lookup.open();
  try {
    const { result } = await services.transact(viewer, tx => makeAll(tx, drafts, { ...way, lookup }));
    lookup.keep();
    return result;
  } catch (error) {
    if (error instanceof NotKept) return error.fate;
    throw error;
  }
}

/** Where a refused batch is cut: what was fine so far, the one that was refused, the rest. Without a culprit, in halves. */
function cut(drafts: readonly Draft[], error: Refused | ApiError, { dryRun, inOrder }: Way): (readonly Draft[])[] {
  const place = error instanceof Refused ? error.place : -1;
  const halves = [drafts.slice(0, drafts.length / 2), drafts.slice(drafts.length / 2)];
  if (place < 0) return halves;
  // a dry run keeps nothing between two transactions: who needs somebody before stays together with them
  if (dryRun && inOrder) return [drafts.filter((_, i) => i !== place), drafts.slice(place, place + 1)];
  return [drafts.slice(0, place), drafts.slice(place, place + 1), drafts.slice(place + 1)].filter(part => part.length);
}

/**
 * Brings drafts in, all in one transaction; where one is refused, the others go in without it.
 *
 * @returns what became of each
 */
export async function bringIn(services: Services, viewer: Viewer, drafts: readonly Draft[], way: Way): Promise<Fate> {
  const [first] = drafts;
  if (!first) return together([]);
  for (let again = drafts.length === 1; ; again = false) {
    try {
      return await attempt(services, viewer, drafts, way);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof ApiError)) throw error;
      if (drafts.length > 1) {
        const fates: Fate[] = [];
        for (const part of cut(drafts, error, way)) fates.push(await bringIn(services, viewer, part, way));
        return together(fates);
      }
      const why = error instanceof Refused ? error.why : error;
      // somebody else may have brought the same record in meanwhile: then it is there now
      if (why.code === 'CONFLICT' && again) continue;
      return { created: 0, existing: 0, failed: first.length, errors: [told(why, first[0])] };
    }
  }
}

import type { Viewer } from '../../platform/access/viewer.js';
import { tryChange } from '../../platform/api/dry-run.js';
import { ApiError } from '../../platform/api/errors.js';
import { attempt } from '../../platform/database/attempt.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Services } from '../../platform/server/services.js';
import type { LineError } from './import.entity.js';
import type { ImportKind, Values } from './kind.js';
import { findReferences, type ReadLine, resolve } from './lines.js';
import type { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';

/** Records after which what is written is forgotten: until then their customers, products and stages are at hand, and no flush has much to compare. */
const FORGET_AFTER = 20;

/** The lines of one record. */
export type Draft = [ReadLine, ...ReadLine[]];

/** How a batch goes in. */
export interface Way {
  kind: ImportKind;
  mapping: Mapping;
  dryRun: boolean;
  lookup: Lookup;
  /** A record may need another of the file. */
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

const lineError = (error: ApiError, { line, key }: ReadLine): LineError => {
  const [first] = (error.facts.fields as { path: string[] }[] | undefined) ?? [];
  return { line, column: first?.path.join('.') ?? null, value: key.slice(0, 200), code: error.code, message: error.message };
};

/** One batch in one transaction. */
class Batch {
  readonly #fate: Fate = { created: 0, existing: 0, failed: 0, errors: [] };

  /** @param careful each record can be undone alone; it costs two more statements a record */
  constructor(
    private readonly tx: Tx,
    private readonly way: Way,
    private readonly careful: boolean,
  ) {}

  async bringIn(drafts: readonly Draft[]): Promise<Fate> {
    const { kind, mapping, lookup, inOrder } = this.way;
    const keys = drafts.map(([first]) => first.key);
    const known = new Set(await kind.existing(this.tx, mapping.source, keys));
    let wanted = drafts.filter(([first]) => !known.has(first.key));
    this.#fate.existing = linesOf(drafts) - linesOf(wanted);
    if (!inOrder) await findReferences(this.tx, wanted.flat(), kind, lookup);
    // who needs somebody that stands further down waits until nobody goes in any more
    for (let last = false; wanted.length; ) {
      const waiting: Draft[] = [];
      for (const [i, draft] of wanted.entries()) {
        if (inOrder || this.careful) await findReferences(this.tx, draft, kind, lookup);
        if (!(await this.#one(draft, inOrder && !last))) waiting.push(draft);
        if (i % FORGET_AFTER === FORGET_AFTER - 1) await this.#forget();
      }
      last = waiting.length === wanted.length;
      wanted = waiting;
    }
    return this.#fate;
  }

  /** @returns false if it refers to something that is not there yet */
  async #one(draft: Draft, mayWait: boolean): Promise<boolean> {
    const { kind, mapping, lookup } = this.way;
    const resolved = draft.map(line => resolve(line, kind, mapping, lookup));
    const wrong = resolved.filter(each => Array.isArray(each)).flat() as LineError[];
    if (wrong.length && mayWait) return false;
    if (wrong.length) this.#fail(draft, wrong);
    else {
      const why = this.careful ? await this.#tryToMake(draft, resolved as Values[]) : await this.#make(draft, resolved as Values[]);
      if (why) this.#fail(draft, [lineError(why, draft[0])]);
    }
    return true;
  }

  #fail(draft: Draft, errors: readonly LineError[]): void {
    this.#fate.failed += draft.length;
    this.#fate.errors.push(...errors);
  }

  async #make(draft: Draft, values: Values[]): Promise<undefined> {
    const { kind, mapping, lookup } = this.way;
    const made = await kind.make(values as [Values, ...Values[]], { tx: this.tx, source: mapping.source, lookup });
    if (this.careful) await this.tx.em.flush();
    this.#fate[made === undefined ? 'existing' : 'created'] += draft.length;
  }

  /** @returns why it was refused; then nothing of it is left */
  async #tryToMake(draft: Draft, values: Values[]): Promise<ApiError | undefined> {
    await this.tx.em.flush();
    const done = await attempt(this.tx, () => this.#make(draft, values));
    if ('made' in done) return undefined;
    this.way.lookup.forget();
    if (done.why.code !== 'CONFLICT' || !(await this.#isThere(draft))) return done.why;
    this.#fate.existing += draft.length;
    return undefined;
  }

  /** Somebody else may have brought the same record in meanwhile. */
  async #isThere([{ key }]: Draft): Promise<boolean> {
    const { kind, mapping } = this.way;
    return (await kind.existing(this.tx, mapping.source, [key])).length > 0;
  }

  async #forget(): Promise<void> {
    await this.tx.em.flush();
    this.tx.em.clear();
  }
}

/**
 * Brings drafts in, all in one transaction. If one is refused, they go in again with each on its own feet, so that the others stay.
 *
 * @returns what became of their lines
 */
export async function bringIn({ transact }: Pick<Services, 'transact'>, viewer: Viewer, drafts: readonly Draft[], way: Way): Promise<Fate> {
  const goIn = async (careful: boolean): Promise<Fate> => {
    const lookup = way.lookup.open();
    const batch = (tx: Tx) => new Batch(tx, { ...way, lookup }, careful).bringIn(drafts);
    if (way.dryRun) return tryChange(transact, viewer, batch, async () => {});
    const { result } = await transact(viewer, batch);
    lookup.keep();
    return result;
  };
  try {
    return await goIn(false);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return goIn(true);
}

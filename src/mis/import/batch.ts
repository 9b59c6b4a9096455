import type { Viewer } from '../../platform/access/viewer.js';
import { tryChange } from '../../platform/api/dry-run.js';
import { ApiError, type WrongField } from '../../platform/api/errors.js';
import { attempt } from '../../platform/database/attempt.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Services } from '../../platform/server/services.js';
import { fieldAt } from './custom.js';
import type { LineError } from './import.entity.js';
import type { ImportKind, Values } from './kind.js';
import { columnsOf, findReferences, type ReadLine, resolve, type WrongLine } from './lines.js';
import type { Lookup } from './lookup.js';
import type { Mapping } from './mapping.rules.js';
import { type Stretch, settle, stagedLines, type Wrong, wrongOf } from './staging.js';

/** Records after which what is written is forgotten: until then their customers, products and stages are at hand, and no flush has much to compare. */
const FORGET_AFTER = 20;
/** Records that are made together are tried in parts of so many once one of them was refused. */
const PART = 50;

/** The lines of one record. */
export type Draft = [ReadLine, ...ReadLine[]];

/** How a batch goes in. */
export interface Way {
  kind: ImportKind;
  mapping: Mapping;
  header: readonly string[];
  lookup: Lookup;
  /** A record may need another of the file. */
  inOrder: boolean;
}

/** What became of lines. */
export interface Fate {
  created: number;
  existing: number;
  /** By line; empty for one that is left out because of another of its record. */
  bad: Map<number, Wrong>;
}

const linesOf = (drafts: readonly Draft[]) => drafts.reduce((sum, draft) => sum + draft.length, 0);

/** A fault of the record, at the column that its field has in the file. */
function lineError(error: ApiError, { line, key, values }: ReadLine, mapping: Mapping): LineError {
  const [first] = (error.facts.fields as WrongField[] | undefined) ?? [];
  const field = first && fieldAt(first.path, values);
  const column = field === undefined ? null : columnsOf(field, mapping).join(' + ');
  // the place in an input means nothing to whoever has a file
  const message = first?.path[0] === 'customFields' ? first.message : error.message;
  return { line, column, value: key.slice(0, 200), code: error.code, message };
}

/** A record that is ready to be made. */
interface Ready {
  draft: Draft;
  values: [Values, ...Values[]];
}

/** One batch in one transaction. */
class Batch {
  readonly #fate: Fate = { created: 0, existing: 0, bad: new Map() };

  /** @param careful each record can be undone alone; it costs two more statements a record */
  constructor(
    private readonly tx: Tx,
    private readonly way: Way,
    private readonly careful: boolean,
  ) {}

  async bringIn(records: readonly (ReadLine | WrongLine)[][]): Promise<Fate> {
    const { kind, mapping, lookup, inOrder } = this.way;
    const drafts = this.#drafts(records);
    const keys = drafts.map(([first]) => first.key);
    const known = new Set(await kind.existing(this.tx, mapping.source, keys));
    let wanted = drafts.filter(([first]) => !known.has(first.key));
    this.#fate.existing = linesOf(drafts) - linesOf(wanted);
    if (!inOrder) await findReferences(this.tx, wanted.flat(), kind, lookup);
    if (kind.makeAll) {
      await this.#together(wanted.flatMap(draft => this.#ready(draft) ?? []));
      return this.#fate;
    }
    // who needs somebody that stands further down waits until nobody goes in any more
    for (let last = false; wanted.length; ) {
      const waiting: Draft[] = [];
      for (const [i, draft] of wanted.entries()) {
        if (inOrder || this.careful) await findReferences(this.tx, draft, kind, lookup);
        const ready = this.#ready(draft, inOrder && !last);
        if (ready === 'waits') waiting.push(draft);
        else if (ready) await this.#alone(ready);
        if (i % FORGET_AFTER === FORGET_AFTER - 1) await this.#forget();
      }
      last = waiting.length === wanted.length;
      wanted = waiting;
    }
    return this.#fate;
  }

  #drafts(records: readonly (ReadLine | WrongLine)[][]): Draft[] {
    return records.filter((lines): lines is Draft => {
      const wrong = lines.flatMap(each => ('wrong' in each ? each.wrong : []));
      if (wrong.length) this.#fail(lines, wrong);
      return !wrong.length;
    });
  }

  #ready(draft: Draft): Ready | undefined;
  #ready(draft: Draft, mayWait: boolean): Ready | 'waits' | undefined;
  #ready(draft: Draft, mayWait = false): Ready | 'waits' | undefined {
    const { kind, mapping, lookup } = this.way;
    const resolved = draft.map(line => resolve(line, kind, mapping, lookup));
    const wrong = resolved.filter(each => Array.isArray(each)).flat() as LineError[];
    if (!wrong.length) return { draft, values: resolved as [Values, ...Values[]] };
    if (mayWait) return 'waits';
    this.#fail(draft, wrong);
    return undefined;
  }

  #fail(draft: readonly { line: number }[], errors: readonly LineError[]): void {
    for (const { line } of draft) this.#fate.bad.set(line, wrongOf(errors.filter(error => error.line === line)));
  }

  async #alone({ draft, values }: Ready): Promise<void> {
    const { kind, mapping, lookup } = this.way;
    const make = async () => {
      const made = await kind.make?.(values, { tx: this.tx, source: mapping.source, lookup });
      if (this.careful) await this.tx.em.flush();
      return made;
    };
    const made = this.careful ? await this.#tried([draft], make) : { made: await make() };
    if (made) this.#fate[made.made === undefined ? 'existing' : 'created'] += draft.length;
  }

  /** All at once; if one is refused, part by part, and in that part each alone. */
  async #together(ready: readonly Ready[], size = ready.length): Promise<void> {
    const { kind, mapping, lookup } = this.way;
    for (let from = 0; from < ready.length; from += size) {
      const part = ready.slice(from, from + size);
      const drafts = part.map(({ draft }) => draft);
      const make = async () => {
        await kind.makeAll?.(
          part.map(({ values }) => values),
          { tx: this.tx, source: mapping.source, lookup },
        );
        return true;
      };
      const smaller = size > PART ? PART : 1;
      const made = this.careful ? await this.#tried(part.length > 1 ? [] : drafts, make) : { made: await make() };
      if (made) this.#fate.created += linesOf(drafts);
      else if (part.length > 1) await this.#together(part, smaller);
    }
  }

  /** @returns undefined if it was refused, which is told for these drafts; then nothing of it is left */
  async #tried<T>(drafts: readonly Draft[], make: () => Promise<T>): Promise<{ made: T } | undefined> {
    await this.tx.em.flush();
    const done = await attempt(this.tx, make);
    if ('made' in done) return done;
    this.way.lookup.forget();
    for (const draft of drafts) {
      if (done.why.code === 'CONFLICT' && (await this.#isThere(draft))) this.#fate.existing += draft.length;
      else this.#fail(draft, [lineError(done.why, draft[0], this.way.mapping)]);
    }
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

const COUNT =
  'update import_jobs set created = created + ?, existing = existing + ?, failed = failed + ?, version = version + 1 where id = ?';

/** Notes what became of a stretch, and counts it. */
async function note(tx: Tx, stretch: Stretch, { created, existing, bad }: Fate, changeId: string | null): Promise<void> {
  await settle(tx, stretch, bad, { through: true, changeId: created ? changeId : null });
  await tx.em.execute(COUNT, [created, existing, bad.size, stretch.importId]);
}

/** Notes what could not be made of a stretch; the rest is still to go in. */
async function noteBad(tx: Tx, stretch: Stretch, { bad }: Fate): Promise<void> {
  await settle(tx, stretch, bad, { through: false });
  await tx.em.execute(COUNT, [0, 0, bad.size, stretch.importId]);
}

/** What happens to records that could be made: they are kept, or told and undone, or only tried before all are made. */
export type Purpose = 'KEEP' | 'TELL' | 'CHECK';

/**
 * Brings the records of a stretch in that are not through yet, all in one transaction with what is noted of them: cut off and done again, it goes on where it was.
 * If one is refused, they go in again with each on its own feet, so that the others stay.
 *
 * @returns what became of their lines
 */
export async function bringIn(
  { transact }: Pick<Services, 'transact'>,
  viewer: Viewer,
  stretch: Stretch,
  way: Way,
  purpose: Purpose,
): Promise<Fate> {
  const goIn = async (careful: boolean): Promise<Fate> => {
    const lookup = way.lookup.open();
    const batch = async (tx: Tx) => new Batch(tx, { ...way, lookup }, careful).bringIn(await stagedLines(tx, stretch, way));
    if (purpose === 'KEEP') {
      const { result } = await transact(viewer, async tx => {
        const fate = await batch(tx);
        await tx.em.flush();
        await note(tx, stretch, fate, tx.changeId);
        return fate;
      });
      lookup.keep();
      return result;
    }
    const fate = await tryChange(transact, viewer, batch, async () => {});
    await transact(viewer, async tx => {
      if (purpose === 'TELL') await note(tx, stretch, fate, null);
      else await noteBad(tx, stretch, fate);
      return {};
    });
    return fate;
  };
  try {
    return await goIn(false);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return goIn(true);
}

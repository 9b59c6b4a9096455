import { createHash } from 'node:crypto';
import type { Draft, Fate } from './batch.js';
import type { ImportKind } from './kind.js';
import type { ReadLine, WrongLine } from './lines.js';

/** A record whose lines are still coming, with what is wrong in them. */
interface Open {
  key: string;
  lines: ReadLine[];
  wrong: WrongLine[];
}

const contentOf = ({ values }: ReadLine) => createHash('sha1').update(JSON.stringify(values)).digest('base64').slice(0, 12);

/** Puts lines together to records, and finds those that stand twice in a file. A record of which one line is wrong stays out whole. */
export class Gathering {
  #open: Open | undefined;
  #complete: Draft[] = [];
  /** Grows with the file by some hundred bytes a record. */
  readonly #seen = new Map<string, { line: number; content: string }>();

  /** @param lost called with the lines that do not go in, or are there already */
  constructor(
    private readonly kind: ImportKind,
    private readonly lost: (fate: Fate) => void,
  ) {}

  /** Records that are complete. */
  get size(): number {
    return this.#complete.length;
  }

  add(read: ReadLine | WrongLine): void {
    const same = this.kind.grouped && read.key !== undefined && this.#open?.key === read.key;
    if (!same) this.#close();
    if (!same && 'values' in read && this.#repeats(read)) return;
    this.#open = same && this.#open ? this.#open : { key: read.key ?? '', lines: [], wrong: [] };
    if ('values' in read) this.#open.lines.push(read);
    else this.#open.wrong.push(read);
  }

  /** @returns the records that are complete; the last one may go on */
  take(): Draft[] {
    return this.#complete.splice(0);
  }

  /** The file has ended. */
  takeAll(): Draft[] {
    this.#close();
    return this.take();
  }

  #close(): void {
    const { lines = [], wrong = [] } = this.#open ?? {};
    this.#open = undefined;
    if (wrong.length)
      this.lost({ created: 0, existing: 0, failed: lines.length + wrong.length, errors: wrong.flatMap(each => each.wrong) });
    else if (lines.length) this.#complete.push(lines as Draft);
  }

  /** Whether a record of this key stood in the file before: then this line is there already, or wrong. */
  #repeats(read: ReadLine): boolean {
    const { grouped, key } = this.kind;
    const before = this.#seen.get(read.key);
    const content = grouped ? '' : contentOf(read);
    if (!before) {
      this.#seen.set(read.key, { line: read.line, content });
      return false;
    }
    if (!grouped && before.content === content) this.lost({ created: 0, existing: 1, failed: 0, errors: [] });
    else {
      const why = grouped ? 'lines of one record have to follow each other' : 'here it says something else';
      const message = `"${read.key.slice(0, 100)}" stands on line ${before.line} already; ${why}.`;
      const error = { line: read.line, column: key, value: read.key.slice(0, 200), code: 'CONFLICT', message };
      this.lost({ created: 0, existing: 0, failed: 1, errors: [error] });
    }
    return true;
  }
}

interface Kept<Value> {
  value: Value;
  weight: number;
}

/**
 * A map that forgets what was not used lately, in two generations: nothing is rearranged on a hit.
 *
 * @param most sum of the weights in a generation; twice as much may be kept
 */
export class Recent<Value> {
  private young = new Map<string, Kept<Value>>();
  private old = new Map<string, Kept<Value>>();
  private weight = 0;

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const found = this.young.get(key);
    if (found !== undefined) return found.value;
    const older = this.old.get(key);
    if (older === undefined) return undefined;
    // as heavy as it was: what is used again and again must not make room for others without end
    this.set(key, older.value, older.weight);
    return older.value;
  }

  /** What is heavier than a generation is not kept at all. */
  set(key: string, value: Value, weight = 1): void {
    const more = weight - (this.young.get(key)?.weight ?? 0);
    if (weight > this.most) this.forget(key);
    else this.#put(key, value, weight, more);
  }

  #put(key: string, value: Value, weight: number, more: number): void {
    if (this.weight + more > this.most) {
      this.old = this.young;
      this.young = new Map();
      this.weight = weight;
    } else this.weight += more;
    this.young.set(key, { value, weight });
  }

  /** Makes heavier what is kept: more has been put into it. */
  grow(key: string, by: number): void {
    const kept = this.young.get(key);
    if (kept) this.set(key, kept.value, kept.weight + by);
  }

  private forget(key: string): void {
    this.weight -= this.young.get(key)?.weight ?? 0;
    this.young.delete(key);
    this.old.delete(key);
  }

  /** Sum of the weights of everything that is kept. */
  get total(): number {
    return [...this.young.values(), ...this.old.values()].reduce((sum, { weight }) => sum + weight, 0);
  }
}

/** What a cache of documents may take in memory, in bytes of a generation. */
export const CACHED = 24 * 1024 * 1024;

/** Bytes that a parsed document takes, measured: some ninety times as many as its text has characters. */
export const weightOfDocument = (text: string): number => 1_000 + text.length * 100;

/** Bytes that a compiled statement takes, with the functions that make its values. */
export const weightOfStatement = ({ columns, parameters }: { columns: readonly string[]; parameters: readonly unknown[] }): number =>
  2_000 + columns.reduce((sum, { length }) => sum + length, 0) * 4 + parameters.length * 200;

import { type Commonness, countedWords, type Match, matchOf } from './matching.rules.js';
import { type Profile, tells } from './profile.rules.js';

/** Of a block with more than so many, its members are not compared for that key alone: what so many share tells nobody apart. */
const LARGEST_BLOCK = 100;
/** Keys that two have to share to be compared, unless one of them tells by itself. */
const ENOUGH = 2;
/** From here on a pair is worth showing to somebody. */
export const THRESHOLD = 0.5;

export interface FoundPair extends Match {
  /** Positions among the profiles; `a` before `b`. */
  a: number;
  b: number;
}

export function commonnessOf(profiles: readonly Profile[]): Commonness & { counts: Map<string, number> } {
  const counts = new Map<string, number>();
  for (const profile of profiles) for (const word of countedWords(profile)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { total: profiles.length, of: word => counts.get(word) ?? 1, counts };
}

/** Keys that so many share that nobody is looked for by them. */
export function crowdedAmong(keys: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const own of keys) for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > LARGEST_BLOCK).map(([key]) => key);
}

/** Checks all against each other, block by block: yields after each profile, so that who runs it may let others have a turn. */
export function* duplicatesAmong(
  profiles: readonly Profile[],
  keys: readonly (readonly string[])[],
  common: Commonness,
): Generator<FoundPair[]> {
  const blocks = new Map<string, number[]>();
  for (const [i, own] of keys.entries())
    for (const key of own) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  const shared = new Uint8Array(profiles.length);
  for (let b = 0; b < profiles.length; b++) {
    const found: FoundPair[] = [];
    const met: number[] = [];
    for (const key of keys[b] as readonly string[]) {
      const block = blocks.get(key) as number[];
      if (block.length > LARGEST_BLOCK) continue;
      for (const a of block) {
        if (a >= b) break;
        const before = shared[a] as number;
        if (before >= ENOUGH) continue;
        if (before === 0) met.push(a);
        shared[a] = before + (tells(key) ? ENOUGH : 1);
        if ((shared[a] as number) < ENOUGH) continue;
        const match = matchOf(profiles[a] as Profile, profiles[b] as Profile, common);
        if (match.score >= THRESHOLD) found.push({ a, b, ...match });
      }
    }
    for (const a of met) shared[a] = 0;
    yield found;
  }
}

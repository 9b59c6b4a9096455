import { type Commonness, countedWords, type Match, matchFrom } from './matching.rules.js';
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

/** Who shares which keys. */
export interface Blocks {
  /** Keys that so many share that nobody is looked for by them. */
  crowded: string[];
  /** By position of a profile: places of its keys in `members`, without the crowded ones. */
  of: Uint32Array[];
  /** Positions of the profiles that share a key, in order. */
  members: number[][];
  /** Whether sharing it alone is enough. */
  telling: boolean[];
}

export function blocksOf(keys: readonly (readonly string[])[]): Blocks {
  const counts = new Map<string, number>();
  for (const own of keys) for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  const blocks: Blocks = { crowded: [], of: [], members: [], telling: [] };
  const places = new Map<string, number>();
  for (const [key, count] of counts) {
    if (count > LARGEST_BLOCK) blocks.crowded.push(key);
    // a key of one's own leads to nobody
    else if (count > 1) {
      places.set(key, blocks.telling.push(tells(key)) - 1);
      blocks.members.push([]);
    }
  }
  for (const [i, own] of keys.entries()) {
    const mine = own.flatMap(key => places.get(key) ?? []);
    for (const place of mine) (blocks.members[place] as number[]).push(i);
    blocks.of.push(Uint32Array.from(mine));
  }
  return blocks;
}

/** Checks all against each other, block by block: yields after each profile, so that who runs it may let others have a turn. */
export function* duplicatesAmong(
  profiles: readonly Profile[],
  { of, members, telling }: Blocks,
  common: Commonness,
): Generator<FoundPair[]> {
  const shared = new Uint8Array(profiles.length);
  for (let b = 0; b < profiles.length; b++) {
    const found: FoundPair[] = [];
    const met: number[] = [];
    for (const place of of[b] as Uint32Array) {
      const more = telling[place] ? ENOUGH : 1;
      for (const a of members[place] as number[]) {
        if (a >= b) break;
        const before = shared[a] as number;
        if (before >= ENOUGH) continue;
        if (before === 0) met.push(a);
        shared[a] = before + more;
        if (before + more < ENOUGH) continue;
        const match = matchFrom(THRESHOLD, profiles[a] as Profile, profiles[b] as Profile, common);
        if (match) found.push({ a, b, ...match });
      }
    }
    for (const a of met) shared[a] = 0;
    yield found;
  }
}

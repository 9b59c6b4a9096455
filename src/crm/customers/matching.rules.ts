import { distance } from 'fastest-levenshtein';
import type { Profile } from './profile.rules.js';

/** What of two profiles speaks for or against their being the same: how alike they are in it, and its weight in bits. */
export interface Reason {
  field: MatchField;
  /** 0 to 1. */
  similarity: number;
  /** Positive speaks for, negative against. */
  weight: number;
}
export const MatchField = {
  NAME: 'NAME',
  ADDRESS: 'ADDRESS',
  POSTAL_CODE: 'POSTAL_CODE',
  REGION: 'REGION',
  EMAIL: 'EMAIL',
  PHONE: 'PHONE',
  TAX_ID: 'TAX_ID',
  BIRTHDAY: 'BIRTHDAY',
} as const;
export type MatchField = keyof typeof MatchField;
export interface Match {
  /** Probability that both are the same, 0 to 1. */
  score: number;
  reasons: Reason[];
}
/** How often a word is met: what is rare says more when it agrees. */
export interface Commonness {
  /** How many profiles there are. */
  total: number;
  /** How many of them have the word; 1 if it is not known. */
  of(word: string): number;
}

/** By how many have each word, and all of them under "". Among few, equal words would tell too little. */
export const commonnessBy = (counts: ReadonlyMap<string, number>): Commonness => ({
  total: Math.max(counts.get('') ?? 0, 1_000),
  of: word => counts.get(word) ?? 1,
});

const log2 = Math.log2;
/** Of two true duplicates a word, a code, a number is the same this often, nearly the same this often, and else another (Fellegi and Sunter's m). */
const SAME = 0.8;
const NEAR = 0.12;
const OTHER = 1 - SAME - NEAR;
/** One in so many customers has a duplicate at all. */
const PRIOR = 0.1;
/**
 * Where somebody is (address, postal code, region) and which number is called there says no more than that: so many others may be there too, of a family, a
 * building, a switchboard.
 */
const SHARING = 2;

/** 1 for equal ones, 0 for nothing in common; a typing error costs its share of the longer one. */
const similarity = (a: string, b: string): number => (a === b ? 1 : 1 - distance(a, b) / Math.max(a.length, b.length));
const sorted = (text: string): string => [...text].sort().join('');
/** Two characters of one have changed places in the other. */
const transposed = (a: string, b: string): boolean =>
  a.length === b.length && a.length > 3 && distance(a, b) === 2 && sorted(a) === sorted(b);
const isNumber = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57;
};

/** How alike two words are: 0 if not at all. Numbers are more easily different ones than words, which may be shortened, too. */
function alikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const numbers = isNumber(a) || isNumber(b);
  const shortened = !numbers && longer.startsWith(shorter);
  if (!shortened && shorter.length < longer.length * 0.6) return 0;
  const close = similarity(a, b);
  if (shortened) return Math.max(close, shorter.length >= 3 ? 0.85 : 0.7);
  if (close >= 0.5 && transposed(a, b)) return 0.9;
  return close >= (numbers ? 0.65 : 0.6) ? close : 0;
}

interface Pair {
  i: number;
  j: number;
  alike: number;
}

/** Words that belong together, the most alike first, each once. */
function pairsOf(a: readonly string[], b: readonly string[]): Pair[] {
  const all: Pair[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      const alike = alikeness(a[i] as string, b[j] as string);
      if (alike > 0) all.push({ i, j, alike });
    }
  if (all.length < 2) return all;
  all.sort((x, y) => y.alike - x.alike);
  const left = new Set<number>();
  const right = new Set<number>();
  return all.filter(({ i, j }) => {
    if (left.has(i) || right.has(j)) return false;
    left.add(i);
    right.add(j);
    return true;
  });
}

/** Two bags of words: in any order, with typing errors, with words that only one of them has. */
function compareWords(
  field: MatchField,
  a: readonly string[],
  b: readonly string[],
  common: Commonness,
  [least, most]: readonly [number, number],
): Reason | null {
  if (!a.length || !b.length) return null;
  const pairs = pairsOf(a, b);
  let weight = 0;
  let alike = 0;
  for (const { i, j, alike: one } of pairs) {
    const often = Math.max(common.of(a[i] as string), common.of(b[j] as string)) / common.total;
    // Some ten words are as near to a word as typing errors make them.
    weight +=
      one === 1 ? log2(SAME / Math.min(often, SAME)) : log2(Math.max(NEAR / Math.min(often * 10 + 0.002, 1), 1)) * (one - 0.4) * 1.6;
    alike += one;
  }
  const lonely = Math.min(a.length, b.length) - pairs.length;
  const extra = Math.abs(a.length - b.length);
  weight += lonely * log2(OTHER) - extra * 0.7;
  return { field, similarity: alike / Math.max(a.length, b.length), weight: Math.max(Math.min(weight, most), least) };
}

/** How two values of a field are compared. */
interface Comparison {
  weight: (a: string, b: string) => number;
  /** Asked for only where the pair is told. */
  similarity: (a: string, b: string) => number;
}

/** The best of the values of both, such as addresses of e-mail: one that agrees is enough, and another is no proof to the contrary. */
class Best {
  weight = 0;
  private pair: readonly [string, string] | undefined;

  constructor(
    private readonly field: MatchField,
    a: readonly string[],
    b: readonly string[],
    private readonly by: Comparison,
  ) {
    for (const one of a)
      for (const other of b) {
        const weight = by.weight(one, other);
        if (this.pair && weight <= this.weight) continue;
        this.weight = weight;
        this.pair = [one, other];
      }
  }

  get reason(): Reason | null {
    return this.pair ? { field: this.field, similarity: this.by.similarity(...this.pair), weight: this.weight } : null;
  }
}

const one = (text: string): readonly string[] => (text ? [text] : []);

/** A number that is somebody's own: equal it tells most, one error off it tells much. */
function ownNumber(total: number, against: number, most: number): Comparison {
  const rare = Math.min(log2(Math.max(total, 1_000)), most);
  const close = (a: string, b: string) => (a !== b && transposed(a, b) ? 1 - 1 / a.length : similarity(a, b));
  return {
    similarity: close,
    weight: (a, b) => {
      if (a === b) return rare + log2(SAME);
      const near = close(a, b);
      if (near >= 1 - 1.01 / Math.max(a.length, b.length)) return rare * 0.6;
      return near >= 0.7 ? 0 : against;
    },
  };
}

function emailAddress(total: number): Comparison {
  const rare = Math.min(log2(Math.max(total, 1_000)), 17);
  return {
    similarity,
    weight: (a, b) => {
      if (a === b) return rare;
      const [endA, endB] = [a.indexOf('@'), b.indexOf('@')];
      if (endA === endB && endA > 4 && a.startsWith(b.slice(0, endB))) return rare * 0.4;
      if (a.endsWith(b.slice(endB)) && similarity(a.slice(0, endA), b.slice(0, endB)) >= 0.8) return rare * 0.5;
      return -1;
    },
  };
}

/** The days of one month, each in the place of the other: as some countries write them. */
const swapped = (day: string): string => day.slice(0, 4) + day.slice(6) + day.slice(4, 6);
/** Days in one order or the other, a digit wrong, or another day. */
const birthday: Comparison = {
  similarity: (a, b) => (a !== b && (swapped(a) === b || transposed(a, b)) ? 0.9 : similarity(a, b)),
  weight: (a, b) => {
    if (a === b) return log2(SAME * 25_000);
    if (swapped(a) === b || transposed(a, b)) return 9;
    const close = similarity(a, b);
    if (close >= 0.87) return 7;
    return close >= 0.75 ? 0 : log2(OTHER);
  },
};

function postal(common: Commonness): Comparison {
  const close = (a: string, b: string) => (a !== b && transposed(a, b) ? 0.9 : similarity(a, b));
  return {
    similarity: close,
    weight: (a, b) => {
      if (a === b) return log2(SAME / Math.min(common.of(a) / common.total, SAME));
      return close(a, b) >= 0.7 ? 1 : -2;
    },
  };
}

const region: Comparison = { similarity: (a, b) => (a === b ? 1 : 0), weight: (a, b) => (a === b ? 1 : -1) };

/** The most that an address tells, in bits. */
const MOST_OF_ADDRESS = 18;

/**
 * How probable it is that two are the same, and why: the sum of what each field weighs (Fellegi and Sunter), the weight of agreement by how rare it is among
 * what there is. What one of both does not say weighs nothing.
 */
export const matchOf = (a: Profile, b: Profile, common: Commonness): Match => matchFrom(0, a, b, common) as Match;

/**
 * The same, or null if the score is less than `least`: what is costly to compare is left out where the rest leaves no hope.
 *
 * @param least 0 to 1
 */
export function matchFrom(least: number, a: Profile, b: Profile, common: Commonness): Match | null {
  const { total } = common;
  const known = Math.max(total, 100);
  const number = ownNumber(total, log2(OTHER), 20);
  const mostOfName = log2(known) + 3;
  const mostOfPlace = log2(known / SHARING);
  const before = log2(PRIOR / known);
  // a score is 1 ÷ (1 + 2^−bits)
  const needed = log2(least / (1 - least)) - before - 1e-9;

  const emails = new Best('EMAIL', a.emails, b.emails, emailAddress(total));
  const taxIds = new Best('TAX_ID', one(a.taxId), one(b.taxId), number);
  const birthdays = new Best('BIRTHDAY', one(a.birthday), one(b.birthday), birthday);
  const own = emails.weight + taxIds.weight + birthdays.weight;
  if (own + mostOfName + mostOfPlace < needed) return null;
  const name = compareWords('NAME', a.name, b.name, common, [-8, mostOfName]);
  const who = own + (name?.weight ?? 0);
  if (who + mostOfPlace < needed) return null;
  const postalCodes = new Best('POSTAL_CODE', a.postalCodes, b.postalCodes, postal(common));
  const regions = new Best('REGION', one(a.region), one(b.region), region);
  const phones = new Best('PHONE', a.phones, b.phones, number);
  const place = postalCodes.weight + regions.weight + phones.weight;
  if (who + place + MOST_OF_ADDRESS < needed) return null;
  const address = compareWords('ADDRESS', a.address, b.address, common, [-4, MOST_OF_ADDRESS]);
  const bits = before + who + Math.min(place + (address?.weight ?? 0), mostOfPlace);
  const score = 1 / (1 + 2 ** -bits);
  if (score < least) return null;
  const others = [postalCodes, regions, emails, phones, taxIds, birthdays].map(best => best.reason);
  return { score, reasons: [name, address, ...others].filter(reason => reason !== null) };
}

/** Words whose commonness counts. */
export const countedWords = ({ name, address, postalCodes }: Profile): string[] => [...new Set([...name, ...address, ...postalCodes])];

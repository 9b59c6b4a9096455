import { THRESHOLD } from './checking.rules.js';
import { type DescribedRow, profileOfRow } from './duplicates.js';
import { countedWords, type Match, type MatchField, matchOf } from './matching.rules.js';
import { blockingKeys, type Described, type Profile, profileOf, tells } from './profile.rules.js';

/** Somebody as they are compared with others. */
export interface Face {
  profile: Profile;
  /** Where to look for others like them, by what tells by itself: for whoever waits for the answer. */
  keys: string[];
  /** Words that say the less the more customers have them. */
  words: string[];
}
/** How alike two are, as a probability from 0 to 1, and what of them is why. */
export type Likeness = Match;
/** What of two is compared. */
export type LikenessField = MatchField;
/** Customers that have a word, as `matching.common` tells; under "" all of them. */
export type Common = Readonly<Record<string, number>>;
export type { DescribedRow };

const faceOfProfile = (profile: Profile): Face => ({ profile, keys: blockingKeys(profile).filter(tells), words: countedWords(profile) });

export const faceOf = (somebody: Described): Face => faceOfProfile(profileOf(somebody));
export const faceOfCustomer = (row: DescribedRow): Face => faceOfProfile(profileOfRow(row));

export const likeness = (a: Face, b: Face, common: Common): Likeness =>
  matchOf(a.profile, b.profile, { total: Math.max(common[''] ?? 0, 1_000), of: word => common[word] ?? 1 });

/**
 * Whether a pair is worth showing to somebody: a likely one, or one that has an address in common. That may be another person of the same office; still, it has
 * to be looked at.
 */
export const isLike = ({ score, reasons }: Likeness): boolean =>
  score >= THRESHOLD || reasons.some(({ field, similarity }) => (field === 'EMAIL' || field === 'PHONE') && similarity === 1);

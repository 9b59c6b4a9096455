import { THRESHOLD } from './checking.rules.js';
import { type DescribedRow, profileOfRow } from './duplicates.js';
import { type Commonness, commonnessBy, countedWords, type Match, type MatchField, matchOf } from './matching.rules.js';
import { blockingKeys, type Profile, profileOf, tells } from './profile.rules.js';

// What other areas compare people and companies by.
export {
  type Commonness,
  commonnessBy,
  countedWords,
  type DescribedRow,
  type Match,
  type MatchField,
  matchOf,
  type Profile,
  profileOf,
  profileOfRow,
};

/** Where to look for others like them, by what tells by itself: for whoever waits for the answer. */
export const tellingKeys = (profile: Profile): string[] => blockingKeys(profile).filter(tells);

/**
 * Whether a pair is worth showing to somebody: a likely one, or one that has an address in common. That may be another person of the same office; still, it has
 * to be looked at.
 */
export const isLike = ({ score, reasons }: Match): boolean =>
  score >= THRESHOLD || reasons.some(({ field, similarity }) => (field === 'EMAIL' || field === 'PHONE') && similarity === 1);

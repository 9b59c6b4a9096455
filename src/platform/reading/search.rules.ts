// The same scripts as in `bigrams()` of the database.
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]+/gu;
/** More words than these are not looked at: each is a condition of its own. */
const MOST_WORDS = 8;

export interface SearchWords {
  /** Of scripts with spaces. */
  words: readonly string[];
  /** What each text found has to contain of scripts without spaces: pairs of characters; of a single character, itself. */
  runs: readonly string[];
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

let last = '';
let lastWords: SearchWords = { words: [], runs: [] };

/** Splits what somebody typed into a search box. Punctuation between words does not count. */
export function wordsOf(search: string): SearchWords {
  if (search === last) return lastWords;
  const text = search.normalize('NFKC');
  const runs = [...new Set((text.match(UNSPACED) ?? []).flatMap(pairsOf))];
  const spaced = text.replace(UNSPACED, ' ').split(/\s+/u);
  const words = [...new Set(spaced.filter(word => /[\p{L}\p{N}]/u.test(word)))].slice(0, MOST_WORDS);
  last = search;
  lastWords = { words, runs };
  return lastWords;
}

/** What of a search decides the statement: how many words there are, and whether there are runs. */
export const shapeOfSearch = (search: unknown): string => {
  const { words, runs } = wordsOf(String(search));
  return `${words.length}${runs.length ? 'r' : ''}`;
};

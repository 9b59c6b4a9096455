/** Which leads a rule is for. Of a list one has to be the lead's; everything that is given has to hold. Ids are as clients see them. */
export interface LeadCondition {
  territories?: string[];
  sources?: string[];
  channels?: string[];
  productIds?: string[];
  categoryIds?: string[];
  languages?: string[];
  scoreAtLeast?: number;
  scoreAtMost?: number;
}

/** What rules look at. */
export interface LeadFacts {
  territory: string | null;
  /** Code of the source. */
  source: string | null;
  channel: string | null;
  productId: string | null;
  /** The product's category and all above it. */
  categoryIds: readonly string[];
  language: string | null;
  /** 0 to 1; null while nobody has reckoned it. */
  score: number | null;
}

/** Whether "pt" or "pt-BR" takes "pt-BR": a tag takes itself and everything below it. */
export const takesLanguage = (tag: string, language: string): boolean => `${language.toLowerCase()}-`.startsWith(`${tag.toLowerCase()}-`);

interface Part {
  holds: boolean;
  text: string;
}

function listed(
  what: string,
  wanted: readonly string[] | undefined,
  has: readonly string[],
  same = (a: string, b: string) => a === b,
): Part[] {
  if (!wanted?.length) return [];
  const found = has.find(value => wanted.some(each => same(each, value)));
  if (found !== undefined) return [{ holds: true, text: `${what} is ${found}` }];
  return [{ holds: false, text: `${what} is ${has[0] ?? 'not known'}, not ${wanted.join(' or ')}` }];
}

function scored(atLeast: number | undefined, atMost: number | undefined, score: number | null): Part[] {
  if (atLeast === undefined && atMost === undefined) return [];
  if (score === null) return [{ holds: false, text: 'there is no score' }];
  if (atLeast !== undefined && score < atLeast) return [{ holds: false, text: `score is ${score}, below ${atLeast}` }];
  if (atMost !== undefined && score > atMost) return [{ holds: false, text: `score is ${score}, above ${atMost}` }];
  return [{ holds: true, text: `score is ${score}` }];
}

/** Whether a condition holds, and why: what holds, or all that does not. */
export function judge(condition: LeadCondition, facts: LeadFacts): { holds: boolean; because: string } {
  const one = (value: string | null) => (value === null ? [] : [value]);
  const parts = [
    ...listed('territory', condition.territories, one(facts.territory)),
    ...listed('source', condition.sources, one(facts.source)),
    ...listed('channel', condition.channels, one(facts.channel)),
    ...listed('product', condition.productIds, one(facts.productId)),
    ...listed('category', condition.categoryIds, facts.categoryIds),
    ...listed('language', condition.languages, one(facts.language), takesLanguage),
    ...scored(condition.scoreAtLeast, condition.scoreAtMost, facts.score),
  ];
  const wrong = parts.filter(({ holds }) => !holds);
  const because = (wrong.length ? wrong : parts).map(({ text }) => text).join(', ');
  return { holds: !wrong.length, because: because || 'it is for every lead' };
}

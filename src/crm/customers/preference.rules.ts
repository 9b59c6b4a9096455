interface Wrong {
  path: string[];
  message: string;
}

/** What is wrong with the times at which somebody likes to be reached. */
export function wrongTimes({ contactFrom, contactUntil }: { contactFrom?: string | null; contactUntil?: string | null }): Wrong[] {
  if (!contactFrom && !contactUntil) return [];
  if (!contactFrom || !contactUntil)
    return [{ path: [contactFrom ? 'contactUntil' : 'contactFrom'], message: 'Give both, contactFrom and contactUntil, or neither.' }];
  if (contactFrom >= contactUntil)
    return [{ path: ['contactUntil'], message: `It must be later than contactFrom (${contactFrom}) on the same day.` }];
  return [];
}

/** What is wrong with a list of interests: each is of a category or of a product, and stands there once. */
export function wrongInterests(interests: readonly { categoryId?: string | null; productId?: string | null }[]): Wrong[] {
  const wrong: Wrong[] = [];
  const seen = new Set<string>();
  interests.forEach(({ categoryId, productId }, i) => {
    const path = ['interests', String(i)];
    if (!categoryId === !productId) wrong.push({ path, message: 'Give either a category or a product.' });
    const key = categoryId ?? productId ?? '';
    if (key && seen.has(key)) wrong.push({ path, message: 'It stands in this list already.' });
    seen.add(key);
  });
  return wrong;
}

import { ApiError, invalidInput, type WrongField } from '../../platform/api/errors.js';
import { idOf, uuidOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Category } from '../catalog/category.entity.js';
import { Product } from '../catalog/product.entity.js';
import type { LeadCondition, LeadFacts } from './condition.rules.js';
import type { LeadConditionInput } from './condition.type.js';
import { type Lead, LeadSource } from './lead.entity.js';

async function categoriesOf(tx: Tx, productId: string): Promise<string[]> {
  const product = await tx.em.findOne(Product, productId);
  const found: string[] = [];
  for (let next = product?.category?.id; next && !found.includes(next); ) {
    found.push(next);
    next = (await tx.em.findOne(Category, next))?.parent?.id;
  }
  return found;
}

/** What rules look at of a lead, also of one that is not written yet. */
export async function factsOf(tx: Tx, lead: Lead): Promise<LeadFacts> {
  const source = lead.source ? await tx.em.findOne(LeadSource, lead.source.id) : null;
  const product = lead.productInterest?.id;
  return {
    territory: lead.territory ?? null,
    source: source?.code ?? null,
    channel: source?.channel ?? null,
    productId: product ? idOf('product', product) : null,
    categoryIds: product ? (await categoriesOf(tx, product)).map(id => idOf('category', id)) : [],
    language: lead.language ?? null,
    score: lead.score ?? null,
  };
}

async function unknownIds(tx: Tx, entity: typeof Product | typeof Category, prefix: string, ids: readonly string[]): Promise<string[]> {
  const uuids = ids.map(id => uuidOf(prefix, id));
  const known = new Set((await tx.em.find(entity as never, { id: { $in: uuids } } as never)).map(row => (row as { id: string }).id));
  return ids.filter((_, i) => !known.has(uuids[i] as string));
}

/**
 * A condition as it is kept: without what is not given.
 *
 * @throws INVALID_INPUT naming every source, product and category that does not exist
 */
export async function conditionFrom(tx: Tx, input: LeadConditionInput | null | undefined): Promise<LeadCondition> {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null && !(Array.isArray(value) && !value.length));
  const condition = Object.fromEntries(given) as LeadCondition;
  const { sources = [], productIds = [], categoryIds = [], scoreAtLeast = 0, scoreAtMost = 1 } = condition;
  const wrong: WrongField[] = [];
  const missing = (field: string, what: string, values: readonly string[]) =>
    values.length &&
    wrong.push({ path: ['condition', field], message: `There is no ${what} ${values.map(value => `"${value}"`).join(', ')}.` });
  const known = sources.length ? (await tx.em.find(LeadSource, { code: { $in: sources } })).map(({ code }) => code) : [];
  missing(
    'sources',
    'lead source',
    sources.filter(code => !known.includes(code)),
  );
  try {
    if (productIds.length) missing('productIds', 'product', await unknownIds(tx, Product, 'product', productIds));
    if (categoryIds.length) missing('categoryIds', 'category', await unknownIds(tx, Category, 'category', categoryIds));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    wrong.push({ path: ['condition'], message: error.message });
  }
  if (scoreAtLeast > scoreAtMost)
    wrong.push({ path: ['condition', 'scoreAtMost'], message: 'It is below "scoreAtLeast": no lead would fit.' });
  if (wrong.length) throw invalidInput(wrong);
  return condition;
}

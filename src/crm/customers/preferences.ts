import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { Contact } from './contact.entity.js';
import { tidyTags } from './contact-point.rules.js';
import { Customer } from './customer.entity.js';
import type { PreferencesInput, ProductInterestInput } from './preference.input.js';
import { wrongInterests, wrongTimes } from './preference.rules.js';
import { ProductInterest } from './product-interest.entity.js';

const NAMES = ['preferredChannel', 'contactFrom', 'contactUntil', 'topics'] as const;
const holder = (row: Customer | Contact) => (row instanceof Customer ? { customer: row } : { contact: row });

/** Refuses times that are none and interests in nothing. */
function check(times: Parameters<typeof wrongTimes>[0], interests: PreferencesInput['interests'], path: string[]): void {
  const wrong = [...wrongTimes(times), ...wrongInterests(interests ?? [])];
  if (wrong.length) throw invalidInput(wrong.map(field => ({ ...field, path: [...path, ...field.path] })));
}

function addInterest(tx: Tx, row: Customer | Contact, { categoryId, productId, strength, since }: ProductInterestInput): void {
  tx.em.create(ProductInterest, {
    ...holder(row),
    ownerId: row.ownerId,
    teamId: row.teamId,
    category: categoryId ?? null,
    product: productId ?? null,
    strength,
    since: since ?? tx.now.toISOString().slice(0, 10),
  });
}

/**
 * Preferences and interests of somebody who has none yet.
 *
 * @param path of the input below the mutation's
 * @throws INVALID_INPUT
 */
export function givePreferences(tx: Tx, row: Customer | Contact, input: PreferencesInput, path: string[] = []): void {
  check(input, input.interests, path);
  const { preferredChannel = null, contactFrom = null, contactUntil = null, topics } = input;
  Object.assign(row, { preferredChannel, contactFrom, contactUntil, topics: tidyTags(topics ?? []) });
  for (const interest of input.interests ?? []) addInterest(tx, row, interest);
}

/**
 * Changes how somebody wants to be spoken to, and what they like: absent leaves, null clears, lists replace.
 *
 * @returns names of the fields that changed
 * @throws INVALID_INPUT
 */
export async function changePreferences(tx: Tx, row: Customer | Contact, input: PreferencesInput): Promise<string[]> {
  const topics = input.topics === undefined ? undefined : tidyTags(input.topics ?? []);
  const fields: string[] = applyChanges<Customer | Contact>(row, { ...input, topics }, { optional: NAMES });
  check(row, input.interests, []);
  if (input.interests === undefined) return fields;
  const old = await tx.em.find(ProductInterest, holder(row));
  for (const interest of input.interests ?? []) {
    const { categoryId, productId, strength, since } = interest;
    const i = old.findIndex(one => one.category?.id === (categoryId ?? undefined) && one.product?.id === (productId ?? undefined));
    const [same] = i < 0 ? [] : old.splice(i, 1);
    if (same) Object.assign(same, { strength, since: since ?? same.since });
    else addInterest(tx, row, interest);
  }
  for (const gone of old) tx.em.remove(gone);
  return [...fields, 'interests'];
}

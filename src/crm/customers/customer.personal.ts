import { custom, left, type Personal } from './personal.js';

const preferences = { preferred_channel: left.nothing, contact_from: left.nothing, contact_until: left.nothing, topics: left.list };
const origin = { external_source: left.nothing, external_id: left.nothing };
const below: Pick<Personal, 'whose'> = {
  whose: ids => `r.customer_id = any(${ids('customers')}) or r.contact_id = any(${ids('contacts')})`,
};

/** People, and what is known of them. */
export const customerPersonal: readonly Personal[] = [
  {
    table: 'customers',
    whose: ids => `r.id = any(${ids('customers')}) or r.merged_into_id = any(${ids('customers')})`,
    erased: {
      name: "'Erased person'",
      legal_name: left.nothing,
      tax_id: left.nothing,
      industry: left.nothing,
      website: left.nothing,
      language: left.nothing,
      tags: left.list,
      ...preferences,
      ...origin,
      ...custom,
    },
    kept: {
      number: 'what orders and tickets call it by, given by us',
      kind: 'a word of ours',
      tier: 'a word of ours',
      status: 'a word of ours',
      region: 'sales region, which analyses group by',
      email: 'follows from contact_points',
      phone: 'follows from contact_points',
      contact_names: 'follows from contacts',
    },
  },
  {
    table: 'contacts',
    whose: ids => `r.id = any(${ids('contacts')})`,
    erased: {
      name: "'Erased person'",
      first_name: left.nothing,
      last_name: left.nothing,
      title: left.nothing,
      birthday: left.nothing,
      language: left.nothing,
      ...preferences,
      ...origin,
      ...custom,
    },
    kept: { email: 'follows from contact_points', phone: 'follows from contact_points' },
  },
  { table: 'contact_points', ...below, erased: 'delete' },
  { table: 'addresses', ...below, erased: 'delete' },
  { table: 'product_interests', ...below, erased: 'delete' },
  {
    table: 'duplicate_candidates',
    whose: ids => `r.a_id = any(${ids('customers')}) or r.b_id = any(${ids('customers')})`,
    erased: 'delete',
  },
  // What was erased comes back by no undo.
  {
    table: 'merge_records',
    whose: ids => `r.survivor_id = any(${ids('customers')}) or r.merged_ids && ${ids('customers')}`,
    erased: 'delete',
  },
  {
    table: 'consents',
    ...below,
    erased: { proof: left.nothing },
    kept: { channel: 'a word of ours', purpose: 'a word of ours', state: 'a word of ours', basis: 'a word of ours' },
  },
];

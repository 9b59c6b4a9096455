import type { Personal } from '../customers/personal.js';

/** That somebody's data was asked for. The files go with an erasure, by the function that does it. */
export const privacyPersonal: Personal = {
  table: 'person_exports',
  whose: ids => `r.customer_id = any(${ids('customers')}) or r.contact_id = any(${ids('contacts')})`,
  erased: {},
  kept: { status: 'a word of ours' },
};

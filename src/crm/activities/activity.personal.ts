import { left, type Personal } from '../customers/personal.js';

/** What was said with a person, and what was to be done. */
export const activityPersonal: Personal = {
  table: 'activities',
  whose: ids => `r.contact_id = any(${ids('contacts')}) or r.customer_id = any(${ids('customers')})`,
  erased: { subject: left.word, body: left.nothing, outcome: left.nothing },
  kept: {
    kind: 'a word of ours',
    direction: 'a word of ours',
    status: 'a word of ours',
    priority: 'a word of ours',
    related_kind: 'a word of ours',
  },
};

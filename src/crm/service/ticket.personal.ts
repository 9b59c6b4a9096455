import { custom, left, type Personal } from '../customers/personal.js';

/** What a person asked of us, with every message of it: an answer may repeat the question. */
export const ticketPersonal: readonly Personal[] = [
  {
    table: 'tickets',
    whose: ids => `r.contact_id = any(${ids('contacts')}) or r.customer_id = any(${ids('customers')})`,
    erased: { subject: left.word, external_source: left.nothing, external_id: left.nothing, ...custom },
    kept: {
      number: 'given by us',
      channel: 'a word of ours',
      queue: 'a word of ours',
      category: 'a word of ours',
      type: 'a word of ours',
      priority: 'a word of ours',
      status: 'a word of ours',
    },
  },
  {
    table: 'messages',
    whose: ids => `r.contact_id = any(${ids('contacts')}) or r.ticket_id = any(${ids('tickets')})`,
    erased: { body: left.word },
    kept: { kind: 'a word of ours' },
  },
];

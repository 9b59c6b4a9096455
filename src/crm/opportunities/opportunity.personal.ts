import { custom, left, type Personal } from '../customers/personal.js';

const whose: Personal['whose'] = ids => `r.contact_id = any(${ids('contacts')}) or r.customer_id = any(${ids('customers')})`;

/** Sales stay as facts, without what somebody wrote about the person. Orders stay whole: the law wants them kept, and they name nobody. */
export const opportunityPersonal: readonly Personal[] = [
  {
    table: 'opportunities',
    whose,
    erased: {
      name: left.word,
      lost_reason: "case when r.lost_reason is not null then 'Erased' end",
      external_source: left.nothing,
      external_id: left.nothing,
      ...custom,
    },
    kept: {
      number: 'given by us',
      region: 'sales region',
      currency: 'of the amount',
      status: 'a word of ours',
      close_date: 'of the sale',
    },
  },
  {
    table: 'orders',
    whose,
    erased: {},
    kept: {
      number: 'given by us; invoices name it',
      channel: 'a word of ours',
      region: 'sales region',
      status: 'a word of ours',
      currency: 'of the amount',
      external_source: 'a system, not a person',
      external_id: 'number of the order in the other system; its bookkeeping names it',
    },
  },
];

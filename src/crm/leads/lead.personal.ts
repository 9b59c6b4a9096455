import { custom, left, type Personal } from '../customers/personal.js';

const utm = {
  utm_source: left.nothing,
  utm_medium: left.nothing,
  utm_campaign: left.nothing,
  utm_term: left.nothing,
  utm_content: left.nothing,
};

/** What a person asked before they were a customer; also leads that nobody has converted, by their e-mail address. */
export const leadPersonal: readonly Personal[] = [
  {
    table: 'leads',
    whose: (ids, emails) =>
      `r.contact_id = any(${ids('contacts')}) or r.customer_id = any(${ids('customers')}) or lower(r.email) = any(${emails})`,
    erased: {
      name: left.word,
      company: left.nothing,
      email: left.nothing,
      phone: left.nothing,
      phone_normalised: left.nothing,
      ...utm,
      language: left.nothing,
      note: left.nothing,
      disqualify_reason: "case when r.disqualify_reason is not null then 'Erased' end",
      external_source: left.nothing,
      external_id: left.nothing,
      ...custom,
      facts: left.nothing,
      score: left.nothing,
      lead_score_id: left.nothing,
    },
    kept: { number: 'given by us', territory: 'whose leads these are', status: 'a word of ours' },
  },
  {
    table: 'lead_form_submissions',
    whose: (ids, emails) => `r.lead_id = any(${ids('leads')}) or r.email = any(${emails})`,
    erased: 'delete',
  },
  { table: 'lead_scores', whose: ids => `r.lead_id = any(${ids('leads')})`, erased: 'delete' },
  {
    table: 'activities',
    whose: ids => `r.related_kind = 'lead' and r.related_id = any(${ids('leads')})`,
    erased: { subject: left.word, body: left.nothing, outcome: left.nothing },
  },
];

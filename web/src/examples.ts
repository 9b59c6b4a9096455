import { type Example, examplesOf } from './documents.js';

/** The tabs of a first visit, in this order, as far as they exist. */
const FIRST = [
  'Customer360',
  'OpenTickets',
  'SpendAgainstBudget',
  'NewLead',
  'TicketUpdated',
  'BudgetOverrun',
  'LeadCreate',
  'TicketReply',
  'PostingCreate',
];

const files = import.meta.glob<string>('../../schema/operations/*.graphql', { query: '?raw', import: 'default', eager: true });

/** Every document that tests and clients share, as far as it can be tried. */
export const examples: Example[] = Object.entries(files).flatMap(([path, source]) => examplesOf(path, source));

export const firstTabs = () => {
  const found = FIRST.flatMap(name => examples.filter(example => example.name === name));
  return found.length > 0 ? found.map(({ query, variables }) => ({ query, variables, headers: null })) : undefined;
};

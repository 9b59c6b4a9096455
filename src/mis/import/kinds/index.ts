import type { ImportKind } from '../kind.js';
import { contacts, customers } from './customers.js';
import { accounts, budgets, departments, journals, postings } from './finance.js';
import { leads, opportunities, orders, products } from './sales.js';
import { tickets } from './service.js';

/** Everything that a file can hold, in an order in which files of one system can be brought in. */
export const importKinds: readonly ImportKind[] = [
  products,
  customers,
  contacts,
  leads,
  opportunities,
  orders,
  tickets,
  departments,
  accounts,
  budgets,
  postings,
  journals,
];

/** @throws if there is no such kind: values of the enum only */
export const kindOf = (code: string): ImportKind => {
  const kind = importKinds.find(each => each.code === code);
  if (!kind) throw new Error(`There is no kind of import "${code}".`);
  return kind;
};

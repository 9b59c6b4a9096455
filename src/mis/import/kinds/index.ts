import type { ImportKind } from '../kind.js';
import { contacts, customers } from './customers.js';
import { accounts, budgets, departments, postings } from './finance.js';
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
];

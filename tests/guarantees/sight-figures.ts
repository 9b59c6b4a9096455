import type { Model } from './sight-model.js';
import type { Row } from './sight-tables.js';

const SOLD = ['CONFIRMED', 'FULFILLED', 'INVOICED'];
export const total = (rows: Row[], column: string): number => rows.reduce((sum, row) => sum + Number(row[column]), 0);
export const sold = (row: Row): boolean => SOLD.includes(String(row.status));

/** Sums of records below a record, and lists that a statement of their own makes. */
interface Figure {
  selection: string;
  /** Whether the person may ask for it. */
  asks(model: Model, who: number): boolean;
  /** What it must be, in the form that `told` brings answers into. */
  of(model: Model, who: number, row: Row): unknown;
  told(answer: never): unknown;
}
type Money = { amount: string };
const amounts = (pairs: [unknown, number][]) => pairs.map(([key, amount]) => `${key}: ${amount}`).sort();
const ordersOf = (model: Model, who: number, customer: Row) =>
  model.seen(who, 'orders').filter(order => order.customer_id === customer.id && sold(order));
const withOrders = (model: Model, who: number) => model.reaches(who, 'order');
const spentIn = (model: Model, who: number, departments: Row[]): number => {
  const ids = departments.map(({ id }) => id);
  return total(
    model.seen(who, 'postings').filter(({ department_id, stage }) => stage === 'ACTUAL' && ids.includes(department_id)),
    'base_amount',
  );
};
const below = (model: Model, department: Row) =>
  (model.world.rows.departments ?? []).filter(each => (each.path as unknown[]).includes(department.id));

export const figures: Record<string, Figure> = {
  'User.roles': {
    selection: 'code',
    asks: () => true,
    of: (model, who, { id }) => {
      const held = model.seen(who, 'user_roles').filter(({ user_id }) => user_id === id);
      return held.map(({ role_id }) => String(model.row('roles', String(role_id))?.code)).sort();
    },
    told: (roles: { code: string }[]) => roles.map(({ code }) => code).sort(),
  },
  'DuplicateCandidate.reasons': {
    selection: 'field similarity weight',
    asks: () => true,
    of: (model, who, { a_id, b_id, reasons }) => {
      const seen = model.seen(who, 'customers').filter(({ id }) => id === a_id || id === b_id);
      return (reasons as Row[]).map(({ field, similarity, weight }) =>
        seen.length === 2 ? [field, similarity, weight] : [field, null, null],
      );
    },
    told: (rows: Row[]) => rows.map(({ field, similarity, weight }) => [field, similarity, weight]),
  },
  'Customer.orderTotals': {
    selection: 'orderCount amount',
    asks: withOrders,
    of: (model, who, customer) => {
      const orders = ordersOf(model, who, customer);
      return [orders.length, total(orders, 'amount')];
    },
    told: ({ orderCount, amount }: { orderCount: number; amount: string }) => [orderCount, Number(amount)],
  },
  'Customer.orderAmounts': {
    selection: 'orderCount amount { amount }',
    asks: withOrders,
    of: (model, who, customer) => {
      const orders = ordersOf(model, who, customer);
      return orders.length ? amounts([[orders.length, total(orders, 'amount')]]) : [];
    },
    told: (rows: { orderCount: number; amount: Money }[]) => amounts(rows.map(row => [row.orderCount, Number(row.amount.amount)])),
  },
  'Customer.topCategories': {
    selection: 'category amount { amount }',
    asks: withOrders,
    of: (model, who, customer) => {
      const orders = ordersOf(model, who, customer).map(({ id }) => id);
      const lines = model.seen(who, 'order_lines').filter(({ order_id }) => orders.includes(order_id));
      const categoryOf = (line: Row) => model.row('categories', String(model.row('products', String(line.product_id))?.category_id))?.name;
      const names = [...new Set(lines.map(categoryOf))];
      return amounts(
        names.map(name => [
          name,
          total(
            lines.filter(line => categoryOf(line) === name),
            'amount',
          ),
        ]),
      );
    },
    told: (rows: { category: string; amount: Money }[]) => amounts(rows.map(row => [row.category, Number(row.amount.amount)])),
  },
  'Customer.interests': {
    selection: 'category product source strength',
    asks: (model, who) => ['order', 'opportunity', 'lead'].every(kind => model.reaches(who, kind)),
    of: (model, who, customer) => {
      const name = (table: string, id: unknown) => model.row(table, String(id))?.name ?? null;
      const categoryOf = (product: unknown) => model.row('products', String(product))?.category_id;
      const orders = ordersOf(model, who, customer).map(({ id }) => id);
      const lines = model.seen(who, 'order_lines').filter(({ order_id }) => orders.includes(order_id));
      const bought = new Set(lines.map(({ order_id, product_id }) => `${order_id} ${categoryOf(product_id)}`));
      const theirs = (table: string) => model.seen(who, table).filter(({ customer_id }) => customer_id === customer.id);
      const signs = [
        ...[...bought].map(pair => pair.split(' ')[1]),
        ...[...theirs('opportunities').map(row => row.product_id), ...theirs('leads').map(row => row.product_interest_id)]
          .filter(product => product)
          .map(product => String(categoryOf(product))),
      ];
      const people = theirs('contacts').map(({ id }) => id);
      const stated = model.seen(who, 'product_interests').filter(row => row.customer_id === customer.id || people.includes(row.contact_id));
      const strongest = new Map<unknown, number>();
      for (const { category_id, strength } of stated)
        strongest.set(category_id, Math.max(strongest.get(category_id) ?? 0, Number(strength)));
      return [
        ...[...strongest].map(([id, strength]) => `STATED ${name('categories', id)} ${strength}`),
        ...[...new Set(signs)].map(id => `DERIVED ${name('categories', id)} ${Math.min(signs.filter(each => each === id).length, 5)}`),
      ].sort();
    },
    told: (rows: { category: string; source: string; strength: number }[]) =>
      rows.map(({ category, source, strength }) => `${source} ${category} ${strength}`).sort(),
  },
  'FiscalYear.departmentSpend': {
    selection: 'code own { amount } total { amount } budget { amount } partial',
    asks: () => true,
    of: (model, who) => {
      const approved = model.world.rows.budgets?.find(({ status }) => status === 'APPROVED');
      const lines = model.seen(who, 'budget_lines').filter(({ budget_id }) => budget_id === approved?.id);
      const partial = model.scope(who, 'posting') !== 'ALL';
      return (model.world.rows.departments ?? [])
        .map(each => {
          const planned = lines.filter(({ department_id }) => department_id === each.id);
          const own = [spentIn(model, who, [each]), spentIn(model, who, below(model, each))];
          return `${each.code}: ${[...own, planned.length ? total(planned, 'annual') : null, partial]}`;
        })
        .sort();
    },
    told: (rows: { code: string; own: Money; total: Money; budget: Money | null; partial: boolean }[]) =>
      rows
        .map(
          row => `${row.code}: ${[Number(row.own.amount), Number(row.total.amount), row.budget && Number(row.budget.amount), row.partial]}`,
        )
        .sort(),
  },
  'Department.spend': {
    selection: 'own { amount } total { amount }',
    asks: () => true,
    of: (model, who, department) => [[spentIn(model, who, [department]), spentIn(model, who, below(model, department))]],
    told: (rows: { own: Money; total: Money }[]) => rows.map(row => [Number(row.own.amount), Number(row.total.amount)]),
  },
};

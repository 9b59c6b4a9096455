import { type Aggregate, defineAnalysis } from '../metrics/define.js';

const sold = (sql: string): Aggregate => ({ fact: 'sold', sql });
const closed = (sql: string): Aggregate => ({ fact: 'closed', sql });
/** A dimension that closed opportunities do not have. */
const none = "nullif('','')";

const REVENUE = 'sum(l.amount)';
const WON = "count(*) filter (where d.status = 'WON')";

export const salesAnalysis = defineAnalysis({
  name: 'salesAnalysis',
  description:
    'Sales by any dimension: what was ordered (by the day of the order; drafts, cancelled and returned orders are left out) and what was won or lost (by the day an opportunity was closed).',
  requires: 'analysis.read',
  facts: [
    {
      name: 'sold',
      from: `visible.order_lines l join visible.orders o on o.id = l.order_id left join visible.products p on p.id = l.product_id
        left join visible.categories g on g.id = p.category_id left join visible.customers c on c.id = o.customer_id
        left join visible.users u on u.id = o.rep_id left join visible.teams t on t.id = o.team_id`,
      where: "o.status not in ('DRAFT', 'CANCELLED', 'RETURNED')",
      at: { sql: 'o.ordered_at', type: 'instant' },
      currency: 'l.currency',
      kinds: ['order'],
    },
    {
      name: 'closed',
      from: `visible.opportunities d left join visible.products p on p.id = d.product_id left join visible.categories g on g.id = p.category_id
        left join visible.customers c on c.id = d.customer_id left join visible.users u on u.id = d.owner_id left join visible.teams t on t.id = d.team_id`,
      where: "d.status in ('WON', 'LOST')",
      at: { sql: 'd.closed_at', type: 'instant' },
      currency: 'd.currency',
      kinds: ['opportunity'],
    },
  ],
  dimensions: [
    {
      name: 'region',
      label: 'Region',
      description: 'Sales region of the order or opportunity.',
      key: { sold: 'o.region', closed: 'd.region' },
    },
    { name: 'product', label: 'Product', description: 'By SKU.', key: 'p.sku', title: 'p.name' },
    { name: 'category', label: 'Category', description: 'Category of the product.', key: 'g.name' },
    {
      name: 'channel',
      label: 'Channel',
      description: 'Channel of the order; opportunities have none.',
      key: { sold: 'o.channel', closed: none },
    },
    {
      name: 'rep',
      label: 'Rep',
      description: 'Who sold it; stays with the sale when the customer moves.',
      key: 'u.email',
      title: 'u.name',
    },
    { name: 'team', label: 'Team', description: 'The team that it belongs to.', key: 't.name' },
    { name: 'customer', label: 'Customer', description: 'By customer number.', key: 'c.number', title: 'c.name' },
    { name: 'tier', label: 'Customer tier', description: 'Tier of the customer today.', key: 'c.tier' },
    { name: 'industry', label: 'Industry', description: 'Industry of the customer.', key: 'c.industry' },
  ],
  measures: [
    {
      name: 'revenue',
      label: 'Revenue',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [sold(REVENUE)],
      description: 'Sum of order lines after discount, without tax.',
    },
    {
      name: 'orders',
      label: 'Orders',
      unit: 'COUNT',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [sold('count(distinct o.id)')],
      description: 'Number of different orders; does not add up over products.',
    },
    {
      name: 'customers',
      label: 'Buying customers',
      unit: 'COUNT',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [sold('count(distinct o.customer_id)')],
      description: 'Number of different customers that ordered; does not add up.',
    },
    {
      name: 'quantity',
      label: 'Quantity',
      unit: 'QUANTITY',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [sold('sum(l.quantity)')],
      description: 'Sum of quantities, in the units of the products.',
    },
    {
      name: 'averageOrder',
      label: 'Average order',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'RATIO',
      of: [sold(REVENUE), sold('count(distinct o.id)')],
      description: 'Revenue ÷ orders.',
    },
    {
      name: 'margin',
      label: 'Gross margin',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'DIFFERENCE',
      of: [sold(REVENUE), sold('sum(l.cost * l.quantity)')],
      description: 'Revenue − cost of the lines; a line without cost counts as cost 0.',
    },
    {
      name: 'marginPercent',
      label: 'Gross margin %',
      unit: 'PERCENT',
      goodWhen: 'UP',
      kind: 'RATIO',
      of: [sold('sum(l.amount - coalesce(l.cost * l.quantity, 0))'), sold(REVENUE)],
      description: 'Gross margin ÷ revenue × 100.',
    },
    {
      name: 'wonAmount',
      label: 'Won amount',
      unit: 'MONEY',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [closed("sum(d.amount) filter (where d.status = 'WON')")],
      description: 'Sum of opportunities won, by the day they were closed.',
    },
    {
      name: 'won',
      label: 'Won',
      unit: 'COUNT',
      goodWhen: 'UP',
      kind: 'TOTAL',
      of: [closed(WON)],
      description: 'Number of opportunities won.',
    },
    {
      name: 'lost',
      label: 'Lost',
      unit: 'COUNT',
      goodWhen: 'DOWN',
      kind: 'TOTAL',
      of: [closed("count(*) filter (where d.status = 'LOST')")],
      description: 'Number of opportunities lost.',
    },
    {
      name: 'winRate',
      label: 'Win rate',
      unit: 'PERCENT',
      goodWhen: 'UP',
      kind: 'RATIO',
      of: [closed(WON), closed('count(*)')],
      description: 'Won ÷ (won + lost) × 100, by number, by the day they were closed.',
    },
    {
      name: 'cycleDays',
      label: 'Sales cycle',
      unit: 'DAYS',
      goodWhen: 'DOWN',
      kind: 'TOTAL',
      of: [closed('percentile_cont(0.5) within group (order by extract(epoch from d.closed_at - d.opened_at) / 86400)')],
      description: 'Median days from opening to closing; does not add up.',
    },
  ],
});

import { sold, total } from './sight-figures.js';
import type { Model } from './sight-model.js';
import type { Row } from './sight-tables.js';

/** Records that an analysis is made of, of those that somebody sees, and what a measure makes of them. */
interface Measure {
  rows(model: Model, who: number): Row[];
  value(rows: Row[]): number;
}
interface Analysis {
  permission: string;
  /** Dimensions that it is asked by. */
  by: string[];
  /** The kinds that it is made of: whoever sees less than all of one is told so. */
  kinds: string[];
  measures: Record<string, Measure>;
  /** Lists of the records behind the figures, with their table. */
  records: Record<string, { table: string; rows(model: Model, who: number): Row[] }>;
}
const count = (rows: Row[]) => rows.length;
const sum = (column: string) => (rows: Row[]) => total(rows, column);
const of =
  (table: string, fits: (row: Row) => boolean = () => true) =>
  (model: Model, who: number) =>
    model.seen(who, table).filter(fits);
const status =
  (...known: string[]) =>
  (row: Row) =>
    known.includes(String(row.status));
const orderOf = (model: Model, line: Row) => model.row('orders', String(line.order_id)) as Row;
/** Lines with what is known of their order. */
const soldLines = (model: Model, who: number): Row[] =>
  model.seen(who, 'order_lines').flatMap(line => {
    const order = orderOf(model, line);
    return sold(order) && model.reads(who, 'orders', order) ? [{ ...line, customer_id: order.customer_id }] : [];
  });
const lineOf = (model: Model, row: Row) => model.row('budget_lines', String(row.line_id)) as Row;
const approved = (model: Model, row: Row) => model.row('budgets', String(lineOf(model, row).budget_id))?.status === 'APPROVED';
const posted = (stage: string) => of('postings', row => row.stage === stage);
const budgeted = (model: Model, who: number): Row[] =>
  model
    .seen(who, 'budget_months')
    .filter(month => approved(model, month))
    .map(month => ({ ...month, department_id: lineOf(model, month).department_id }));

const closed = of('opportunities', status('WON', 'LOST'));
const won = of('opportunities', status('WON'));
const open = of('opportunities', status('OPEN'));

export const analyses: Record<string, Analysis> = {
  salesAnalysis: {
    permission: 'analysis',
    by: ['team', 'customer'],
    kinds: ['order', 'opportunity'],
    measures: {
      revenue: { rows: soldLines, value: sum('amount') },
      orders: { rows: soldLines, value: rows => new Set(rows.map(({ order_id }) => order_id)).size },
      wonAmount: { rows: won, value: sum('amount') },
      won: { rows: won, value: count },
      lost: { rows: of('opportunities', status('LOST')), value: count },
      pipelineAmount: { rows: open, value: sum('amount') },
    },
    records: {
      orderLines: { table: 'order_lines', rows: soldLines },
      orders: { table: 'orders', rows: of('orders', sold) },
      closedOpportunities: { table: 'opportunities', rows: closed },
      openOpportunities: { table: 'opportunities', rows: open },
    },
  },
  leadAnalysis: {
    permission: 'analysis',
    by: ['team', 'rep'],
    kinds: ['lead'],
    measures: {
      created: { rows: of('leads'), value: count },
      converted: { rows: of('leads', status('CONVERTED')), value: count },
    },
    records: {
      leadsCreated: { table: 'leads', rows: of('leads') },
      leadsConverted: { table: 'leads', rows: of('leads', status('CONVERTED')) },
    },
  },
  serviceAnalysis: {
    permission: 'analysis',
    by: ['team', 'customer'],
    kinds: ['ticket'],
    measures: {
      opened: { rows: of('tickets'), value: count },
      solved: { rows: of('tickets', row => row.solved_at !== null), value: count },
      openAtEnd: { rows: of('tickets', row => row.solved_at === null), value: count },
    },
    records: {
      ticketsOpened: { table: 'tickets', rows: of('tickets') },
      ticketsAnswered: { table: 'tickets', rows: of('tickets', row => row.first_response_at !== null) },
      ticketsSolved: { table: 'tickets', rows: of('tickets', row => row.solved_at !== null) },
    },
  },
  spendAgainstBudget: {
    permission: 'budget',
    by: ['department'],
    kinds: ['budget', 'posting'],
    measures: {
      budgeted: { rows: budgeted, value: sum('budgeted') },
      actual: { rows: posted('ACTUAL'), value: sum('base_amount') },
      postingCount: { rows: posted('ACTUAL'), value: count },
      committed: { rows: posted('ORDER'), value: sum('base_amount') },
      requested: { rows: posted('REQUEST'), value: sum('base_amount') },
    },
    records: {
      budgetMonths: { table: 'budget_months', rows: budgeted },
      postings: { table: 'postings', rows: posted('ACTUAL') },
      commitments: { table: 'postings', rows: posted('ORDER') },
      requests: { table: 'postings', rows: posted('REQUEST') },
    },
  },
};

const { salesAnalysis: sales, leadAnalysis: leads, serviceAnalysis: desk } = analyses as Record<string, Analysis>;
/** Measures of several analyses beside each other. */
analyses.analyse = {
  permission: 'analysis',
  by: ['team'],
  kinds: ['order', 'opportunity', 'lead', 'ticket'],
  measures: {
    revenue: sales?.measures.revenue as Measure,
    won: sales?.measures.won as Measure,
    leads: leads?.measures.created as Measure,
    ticketsOpened: desk?.measures.opened as Measure,
  },
  records: { ...sales?.records, ...leads?.records, ...desk?.records },
};

/** What records are told apart by: the key that clients are told for one, as this person sees it. */
export const dimensions: Record<string, (model: Model, who: number, row: Row) => unknown> = {
  team: (model, _, { team_id }) => (team_id ? model.row('teams', String(team_id))?.name : null),
  rep: (_model, _who, { owner_id }) => (owner_id ? `user_${String(owner_id).replaceAll('-', '')}` : null),
  customer: (model, who, { customer_id }) => {
    const customer = model.row('customers', String(customer_id));
    return customer && model.reads(who, 'customers', customer) ? customer.number : null;
  },
  department: (model, _, { department_id }) => model.row('departments', String(department_id))?.code,
};

/** The groups of an analysis by one dimension: the values of the measures by key, zeros left out. */
export function groupsOf(analysis: Analysis, model: Model, who: number, dimension: string): Record<string, string> {
  const key = dimensions[dimension] as (typeof dimensions)[string];
  const found: Record<string, string[]> = {};
  for (const [name, { rows, value }] of Object.entries(analysis.measures)) {
    const all = rows(model, who).map(row => ({ row, group: String(key(model, who, row)) }));
    for (const group of new Set(all.map(each => each.group))) {
      const members = all.filter(each => each.group === group).map(({ row }) => row);
      found[group] = [...(found[group] ?? []), `${name}=${value(members)}`];
    }
  }
  return Object.fromEntries(Object.entries(found).map(([group, told]) => [group, told.sort().join(' ')]));
}

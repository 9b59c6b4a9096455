import pg from 'pg';
import { SYSTEM_USER } from '../platform/access/user.entity.js';
import { loadCalculated } from './calculated.js';
import { loadCast } from './cast.js';
import { loadCatalog } from './catalog.js';
import { loadCustomers } from './customers.js';
import { Dice } from './dice.js';
import { loadFinance } from './finance.js';
import { loadIndicators } from './indicators.js';
import { loadLeadForms } from './lead-forms.js';
import { loadLeads } from './leads.js';
import { loadPastLeads } from './past-leads.js';
import { loadOpportunities, loadOrders } from './sales.js';
import { loadActivities, loadTickets } from './service.js';
import { loadTwins } from './twins.js';
import { loadWishes } from './wishes.js';

const SEED = 20_260_101;

export interface DemoSize {
  customers: number;
  orders: number;
  opportunities: number;
  leads: number;
  tickets: number;
  activities: number;
}
export const DEMO_SIZE: DemoSize = { customers: 2200, orders: 21_000, opportunities: 1400, leads: 400, tickets: 5200, activities: 4000 };

/** Whether somebody works here already: then it is not for a demo company. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from users where id <> $1 union all select 1 from customers limit 1', [SYSTEM_USER]);
    return rows.length === 0;
  } finally {
    await client.end();
  }
}

/**
 * Loads Nordwind, a maker of bicycles with customers in many scripts, three years of sales, service and bookkeeping that end today. One transaction.
 *
 * @param progress called with what is being loaded, before each part
 */
export async function loadCompany(
  ownerUrl: string,
  today: Date,
  progress: (what: string) => void,
  size: DemoSize = DEMO_SIZE,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('bw.user', $1, true)", [SYSTEM_USER]);
    const dice = new Dice(SEED, today);
    progress('people and products');
    const cast = await loadCast(client, dice);
    const products = await loadCatalog(client, dice);
    progress(`${size.customers} customers`);
    const customers = await loadCustomers(client, dice, cast, size.customers);
    progress(`${size.orders} orders`);
    await loadOrders(client, dice, customers, products, size.orders);
    progress(`${size.opportunities} opportunities and ${size.leads} leads`);
    await loadOpportunities(client, dice, customers, products, size.opportunities);
    const sources = await loadLeads(client, dice, cast, size.leads);
    await loadPastLeads(client, new Dice(SEED + 1, today), sources, customers, 3 * size.leads);
    await loadLeadForms(client, new Dice(SEED + 2, today), sources);
    progress(`${size.tickets} tickets`);
    await loadTickets(client, dice, cast, customers, size.tickets);
    await loadActivities(client, dice, customers, size.activities);
    await loadWishes(client, new Dice(SEED, today), customers);
    await loadTwins(client, new Dice(SEED + 2, today), customers);
    progress('three years of budgets and postings');
    await loadFinance(client, dice, cast);
    await loadIndicators(client, new Dice(SEED + 3, today), cast);
    await loadCalculated(client, new Dice(SEED + 4, today));
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

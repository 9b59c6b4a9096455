import type pg from 'pg';
import type { Product } from './catalog.js';
import type { Customer } from './customers.js';
import type { Dice } from './dice.js';
import { copyInto, type Row } from './table.js';

/** Share of the year's sales by month, January first, for what sells in spring and for what sells in autumn. */
const SPRING = [0.5, 0.6, 1.1, 1.5, 1.6, 1.5, 1.2, 1.0, 0.9, 0.7, 0.6, 0.8];
const AUTUMN = [1.1, 0.9, 0.8, 0.7, 0.6, 0.6, 0.7, 0.9, 1.3, 1.6, 1.6, 1.4];
const LATE = new Set(['Lights', 'Clothing', 'Tyres']);
const LOST_BECAUSE = ['Price', 'Went to a competitor', 'No budget this year', 'No answer any more'];

export const cents = (n: number): string =>
  `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;

function dayOfOrder(dice: Dice, customer: Customer): Date | null {
  const first = (dice.today.getTime() - customer.since.getTime()) / 86_400_000;
  if (first <= customer.until + 0.1) return null;
  for (let tries = 0; tries < 12; tries++) {
    const ago = customer.until + dice.next() * (first - customer.until);
    const day = dice.daysAgo(ago);
    // business grows by about a tenth a year, and follows the season
    const likely = ((SPRING[day.getUTCMonth()] ?? 1) / 1.6) * (1 - 0.09 * (ago / 365));
    if (day.getUTCDay() !== 0 && dice.chance(likely)) return day;
  }
  return dice.daysAgo(customer.until + 0.05);
}

function linesOf(dice: Dice, products: readonly Product[], customer: Customer, month: number) {
  return Array.from({ length: dice.weighted({ 1: 35, 2: 30, 3: 20, 4: 10, 5: 5 }) as unknown as number }, () => 0).map(() => {
    let product = dice.one(products);
    for (let tries = 0; tries < 4 && !dice.chance(((LATE.has(product.category) ? AUTUMN : SPRING)[month] ?? 1) / 1.6); tries++)
      product = dice.one(products);
    const quantity = customer.isCompany ? Math.max(1, Math.round(dice.whole(1, 8) * customer.appetite)) : 1;
    const discount = customer.isCompany && dice.chance(0.4) ? dice.one([5, 10, 15]) : 0;
    return { product, quantity, discount, amount: Math.round((product.price * quantity * (100 - discount)) / 100) };
  });
}

/** Orders over three years with seasons and growth, and the opportunities that larger ones came from. */
export async function loadOrders(
  client: pg.Client,
  dice: Dice,
  customers: readonly Customer[],
  products: readonly Product[],
  count: number,
): Promise<void> {
  const buyers = customers.flatMap(c => Array.from({ length: Math.max(1, Math.round(c.appetite * (c.until ? 1 : 2))) }, () => c));
  const planned: { customer: Customer; at: Date }[] = [];
  while (planned.length < count) {
    const customer = dice.one(buyers);
    const at = dayOfOrder(dice, customer);
    if (at) planned.push({ customer, at });
  }
  planned.sort((a, b) => a.at.getTime() - b.at.getTime());
  const orders: Row[] = [];
  const lines: Row[] = [];
  const timeline: Row[] = [];
  planned.forEach(({ customer, at }, i) => {
    const owned = { owner_id: customer.ownerId, team_id: customer.teamId };
    const record = dice.record(at, customer.ownerId);
    const number = `S-${1001 + i}`;
    const bought = linesOf(dice, products, customer, at.getUTCMonth());
    const amount = bought.reduce((sum, line) => sum + line.amount, 0);
    const young = dice.today.getTime() - at.getTime() < 10 * 86_400_000;
    const status = dice.chance(0.015)
      ? 'RETURNED'
      : dice.chance(0.01)
        ? 'CANCELLED'
        : young
          ? dice.one(['CONFIRMED', 'FULFILLED'])
          : 'INVOICED';
    orders.push({
      ...record,
      ...owned,
      number,
      customer_id: customer.id,
      contact_id: customer.contactId,
      channel: customer.isCompany ? dice.weighted({ DIRECT: 50, PHONE: 20, PARTNER: 10, WEB: 20 }) : dice.weighted({ WEB: 60, STORE: 40 }),
      region: customer.region,
      ordered_at: at,
      status,
      amount: cents(amount),
      currency: 'EUR',
      rep_id: customer.ownerId,
    });
    bought.forEach(({ product, quantity, discount, amount: sum }, k) => {
      lines.push({
        id: dice.id(at),
        ...owned,
        order_id: record.id,
        position: k + 1,
        product_id: product.id,
        quantity,
        price: cents(product.price),
        discount,
        cost: cents(product.cost),
        amount: cents(sum),
        currency: 'EUR',
      });
    });
    timeline.push({
      id: dice.id(at),
      ...owned,
      customer_id: customer.id,
      at,
      kind: 'ORDER',
      direction: 'INBOUND',
      summary: `Order ${number}: ${cents(amount)} EUR`,
      ref_kind: 'order',
      ref_id: record.id,
      author_id: customer.ownerId,
    });
  });
  await copyInto(client, 'orders', orders);
  await copyInto(client, 'order_lines', lines);
  await copyInto(client, 'timeline_entries', timeline);
  await client.query("select setval('order_numbers', $1)", [1000 + count]);
}

interface Stage {
  id: string;
  pipeline_id: string;
  position: number;
  name: string;
  kind: string;
  probability: number;
}

export async function loadOpportunities(
  client: pg.Client,
  dice: Dice,
  customers: readonly Customer[],
  products: readonly Product[],
  count: number,
): Promise<void> {
  const { rows: stages } = await client.query<Stage>(
    'select s.* from stages s join pipelines p on p.id = s.pipeline_id where p.is_default order by s.position',
  );
  const open = stages.filter(s => s.kind === 'OPEN');
  const won = stages.find(s => s.kind === 'WON') as Stage;
  const lost = stages.find(s => s.kind === 'LOST') as Stage;
  const companies = customers.filter(c => c.isCompany);
  const rows: Row[] = [];
  const history: Row[] = [];
  for (let i = 0; i < count; i++) {
    const customer = dice.one(companies);
    const product = dice.one(products);
    const openedAt = dice.daysAgo(dice.whole(1, 1000));
    const length = dice.whole(10, 110);
    const ended = openedAt.getTime() + length * 86_400_000 < dice.today.getTime();
    const stage = ended ? (dice.chance(0.58) ? won : lost) : dice.one(open);
    const record = dice.record(openedAt, customer.ownerId);
    const owned = { owner_id: customer.ownerId, team_id: customer.teamId };
    const amount = { amount: cents(product.price * dice.whole(3, 40)), currency: 'EUR' };
    const closedAt = new Date(openedAt.getTime() + length * 86_400_000);
    rows.push({
      ...record,
      ...owned,
      ...amount,
      name: `${customer.name}: ${product.category}`,
      customer_id: customer.id,
      contact_id: customer.contactId,
      pipeline_id: stage.pipeline_id,
      stage_id: stage.id,
      product_id: product.id,
      region: customer.region,
      close_date: closedAt.toISOString().slice(0, 10),
      probability: stage.probability,
      status: stage.kind,
      lost_reason: stage.kind === 'LOST' ? dice.one(LOST_BECAUSE) : null,
      opened_at: openedAt,
      closed_at: ended ? closedAt : null,
    });
    const path = [...open.slice(0, ended ? open.length : stage.position), ...(ended ? [stage] : [])];
    path.forEach((to, k) => {
      const at = new Date(
        openedAt.getTime() +
          (k / path.length) * Math.min(closedAt.getTime() - openedAt.getTime(), dice.today.getTime() - openedAt.getTime()),
      );
      history.push({
        id: dice.id(at),
        ...owned,
        ...amount,
        opportunity_id: record.id,
        from_stage_id: path[k - 1]?.id,
        to_stage_id: to.id,
        at,
        by_id: customer.ownerId,
      });
    });
  }
  await copyInto(client, 'opportunities', rows);
  await copyInto(client, 'stage_changes', history);
}

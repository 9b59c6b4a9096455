import { v7 } from 'uuid';
import { mayMake } from '../../platform/access/release.js';
import { invalidInput, notFound, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { distinctUuids } from '../../platform/database/arrays.js';
import { prepare, run } from '../../platform/database/prepared.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { addToTimelines } from '../customers/timeline.js';
import { currencyCode } from './money.rules.js';
import { orderCreated } from './opportunity.events.js';
import { sumOf } from './order.rules.js';
import { type NewOrder, type Priced, pricedLine } from './ordering.js';

/** An order that was taken elsewhere. */
export type PastOrder = Omit<NewOrder, 'contactId' | 'opportunityId'>;

interface Buyer {
  id: string;
  owner_id: string | null;
  team_id: string | null;
  region: string | null;
}
interface Listed extends Priced {
  id: string;
}

const BUYERS = prepare('select id, owner_id, team_id, region from visible.customers where id = any($1::uuid[])');
const PRODUCTS = prepare(
  'select id, sku, is_active "isActive", currency, price::text, cost::text from visible.products where id = any($1::uuid[])',
);
const ORDERS = prepare(
  `insert into orders (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, customer_id, channel, region, ordered_at, status, amount, currency,
     rep_id, external_source, external_id)
   select id, $3::timestamptz, $2::uuid, $3::timestamptz, $2::uuid, "ownerId", "teamId", "customerId", channel, region, "orderedAt", status, amount, currency,
     "repId", "externalSource", "externalId"
   from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, "ownerId" uuid, "teamId" uuid, "customerId" uuid, channel text, region text, "orderedAt" timestamptz,
     status text, amount numeric, currency text, "repId" uuid, "externalSource" text, "externalId" text)) with ordinality
   order by ordinality returning id, number`,
);
const LINES = prepare(
  `insert into order_lines (id, owner_id, team_id, order_id, position, product_id, quantity, price, discount, cost, amount, currency)
   select id, "ownerId", "teamId", "orderId", position, "productId", quantity, price, discount, cost, amount, currency
   from jsonb_to_recordset($1::jsonb) as (id uuid, "ownerId" uuid, "teamId" uuid, "orderId" uuid, position int, "productId" uuid, quantity numeric, price numeric,
     discount numeric, cost numeric, amount numeric, currency text)`,
);

/** With prices and owner; the lines carry both. */
function rowOf(tx: Tx, order: PastOrder, buyers: Map<string, Buyer>, products: Map<string, Listed>) {
  const buyer = buyers.get(order.customerId);
  if (!buyer) throw notFound('customer', idOf('customer', order.customerId));
  const currency = currencyCode(order.currency, ['currency']);
  const wrong: WrongField[] = [];
  const priced = order.lines.map((line, i) => pricedLine(line, products.get(line.productId), currency, ['lines', String(i)], wrong));
  if (wrong.length) throw invalidInput(wrong);
  const [id, place] = [v7(), { ownerId: buyer.owner_id, teamId: buyer.team_id }];
  const lines = priced.map(({ product: _, ...line }, i) => ({
    ...line,
    ...place,
    id: v7(),
    orderId: id,
    position: i + 1,
    productId: order.lines[i]?.productId,
  }));
  const { lines: _, ...data } = order;
  return {
    ...data,
    ...place,
    id,
    amount: sumOf(lines.map(line => line.amount)).toFixed(),
    orderedAt: order.orderedAt ?? tx.now,
    region: order.region ?? buyer.region,
    repId: order.repId === undefined ? tx.actor.userId : order.repId,
    lines,
  };
}

/**
 * Takes many orders in one statement each for orders and lines: what `createOrder` does for one. All or none. Source: M1, C7.
 *
 * @throws NOT_FOUND of a customer; INVALID_INPUT naming every wrong line of an order; CONFLICT if an external id is taken
 * @emits order.created
 */
export async function placeOrders(tx: Tx, orders: readonly PastOrder[]): Promise<void> {
  const buyers = await run<Buyer>(tx, BUYERS, [distinctUuids(orders.map(({ customerId }) => customerId))]);
  const products = await run<Listed>(tx, PRODUCTS, [distinctUuids(orders.flatMap(({ lines }) => lines.map(line => line.productId)))]);
  const [buyersById, productsById] = [new Map(buyers.map(each => [each.id, each])), new Map(products.map(each => [each.id, each]))];
  const rows = orders.map(order => rowOf(tx, order, buyersById, productsById));
  const { userId } = tx.actor;
  const others = rows.filter(({ ownerId }) => ownerId !== userId);
  await mayMake(
    tx,
    { kind: 'order' },
    others.flatMap(({ id, lines }) => [id, ...lines.map(line => line.id)]),
  );
  const text = JSON.stringify(rows.map(({ lines: _, ...row }) => row));
  const made = await run<{ id: string; number: string }>(tx, ORDERS, [text, userId, tx.now.toISOString()]);
  await run(tx, LINES, [JSON.stringify(rows.flatMap(({ lines }) => lines))]);
  const numbers = new Map(made.map(({ id, number }) => [id, number]));
  await addToTimelines(
    tx,
    { kind: 'ORDER', direction: null, refKind: 'order' },
    rows.map(({ id, customerId, amount, currency, orderedAt }) => ({
      customerId,
      refId: id,
      summary: `${numbers.get(id)}: ${amount} ${currency}`,
      at: orderedAt,
    })),
  );
  for (const { id, ownerId, teamId, amount, currency } of rows)
    emit(tx, orderCreated, { id, ownerId, teamId, version: 1 }, { amount, currency }, null);
}

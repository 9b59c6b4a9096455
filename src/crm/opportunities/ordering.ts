import { Decimal } from 'decimal.js';
import { makeFor } from '../../platform/access/release.js';
import { invalidInput, notFound, type WrongField } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { Product } from '../catalog/product.entity.js';
import { contactOf } from '../customers/contacts.js';
import { addToTimeline } from '../customers/timeline.js';
import { customerOf } from './creation.js';
import { currencyCode } from './money.rules.js';
import { Opportunity } from './opportunity.entity.js';
import { opportunityErrors } from './opportunity.errors.js';
import { orderChanged, orderCreated } from './opportunity.events.js';
import { Order, OrderLine, type OrderStatus } from './order.entity.js';
import type { OrderCreateInput, OrderLineInput, OrderSetStatusInput } from './order.input.js';
import { lineAmount, nextStatuses, sumOf } from './order.rules.js';

/** A line of an order. An import gives the amount that the other system has charged. */
export interface NewOrderLine extends OrderLineInput {
  amount?: string | null;
}
export type NewOrder = Omit<OrderCreateInput, 'lines'> & { lines: NewOrderLine[] };

/** What the catalogue says of a product. */
export type Priced = Pick<Product, 'sku' | 'isActive' | 'currency' | 'price' | 'cost'>;

/** A line with what the catalogue says where the input does not. Wrong fields are added to `wrong`. */
export function pricedLine<P extends Priced>(
  line: NewOrderLine,
  product: P | undefined,
  currency: string,
  path: string[],
  wrong: WrongField[],
) {
  const { quantity, discount } = { quantity: line.quantity, discount: line.discount ?? '0' };
  const price = line.price ?? (product?.currency === currency ? product.price : undefined);
  const fails = (field: string, message: string) => void wrong.push({ path: [...path, field], message });
  if (!product) fails('productId', 'There is no product with this id.');
  else if (!product.isActive && line.amount == null) fails('productId', `"${product.sku}" is not on sale.`);
  if (product && price === undefined)
    fails('price', `The catalogue has the price of "${product.sku}" in ${product.currency}: give one in ${currency}.`);
  if (new Decimal(quantity).isZero()) fails('quantity', 'It must not be 0.');
  if (new Decimal(discount).lt(0) || new Decimal(discount).gt(100)) fails('discount', 'It must be 0 to 100 percent.');
  const amount = line.amount ?? lineAmount({ quantity, price: price ?? '0', discount }, currency).toFixed();
  return {
    product,
    quantity,
    price: price ?? '0',
    discount,
    cost: line.cost ?? (product?.currency === currency ? product.cost : null),
    amount,
    currency,
  };
}

async function pricedLines(tx: Tx, lines: readonly NewOrderLine[], currency: string) {
  const products = await tx.em.find(Product, { id: { $in: [...new Set(lines.map(line => line.productId))] } });
  const wrong: WrongField[] = [];
  const priced = lines.map((line, i) =>
    pricedLine(
      line,
      products.find(p => p.id === line.productId),
      currency,
      ['lines', String(i)],
      wrong,
    ),
  );
  if (wrong.length) throw invalidInput(wrong);
  return priced.map(line => ({ ...line, product: line.product as Product }));
}

async function opportunityOf(tx: Tx, id: string, customerId: string): Promise<Opportunity> {
  const opportunity = await tx.em.findOne(Opportunity, id);
  if (!opportunity) throw notFound('opportunity', idOf('opportunity', id));
  if (opportunity.customer.id !== customerId)
    throw invalidInput([{ path: ['opportunityId'], message: 'It is an opportunity with another customer.' }]);
  return opportunity;
}

/**
 * Takes an order of a customer whom the actor sees: prices from the catalogue unless given, amounts exact. It is seen by whoever the customer belongs to;
 * who sold it stays when the customer moves. Source: C7, M1.
 *
 * @throws NOT_FOUND of the customer; INVALID_INPUT naming every wrong line; CONFLICT if the external id is taken
 * @emits order.created
 */
export async function createOrder(
  tx: Tx,
  { customerId, contactId, opportunityId, repId, lines, currency, orderedAt, ...data }: NewOrder,
): Promise<Order> {
  const customer = await customerOf(tx, customerId);
  const priced = await pricedLines(tx, lines, currencyCode(currency, ['currency']));
  const amount = sumOf(priced.map(line => line.amount)).toFixed();
  const contact = contactId ? await contactOf(tx, customerId, contactId) : null;
  const opportunity = opportunityId ? await opportunityOf(tx, opportunityId, customerId) : null;
  const order = tx.em.create(Order, {
    ...data,
    customer,
    contact,
    opportunity,
    currency,
    amount,
    orderedAt: orderedAt ?? tx.now,
    region: data.region ?? customer.region ?? null,
    rep: repId === undefined ? tx.actor.userId : repId,
  });
  const place = { ownerId: customer.ownerId ?? null, teamId: customer.teamId ?? null };
  await makeFor(tx, { kind: 'order' }, order, place);
  const made = priced.map((line, i) => tx.em.create(OrderLine, { ...line, order, position: i + 1 }));
  await makeFor(tx, { kind: 'order' }, made, place);
  await tx.em.flush();
  await addToTimeline(tx, customer, {
    kind: 'ORDER',
    summary: `${order.number}: ${amount} ${currency}`,
    at: order.orderedAt,
    ref: { kind: 'order', id: order.id },
  });
  emit(tx, orderCreated, order, { amount, currency });
  return order;
}

/**
 * An order is confirmed, fulfilled, invoiced, returned or cancelled.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT; ORDER_STATUS_IMPOSSIBLE
 * @emits order.changed
 */
export async function setOrderStatus(tx: Tx, { orderId, status, expectedVersion }: OrderSetStatusInput): Promise<Order> {
  const order = await locked(tx, Order, 'order', orderId, expectedVersion);
  const from: OrderStatus = order.status;
  if (from === status) return order;
  const next = nextStatuses(from);
  if (!next.includes(status)) throw opportunityErrors.ORDER_STATUS_IMPOSSIBLE(from, status, next.join(' or ') || 'nothing else');
  order.status = status;
  await addToTimeline(tx, order.customer, {
    kind: 'ORDER',
    summary: `${order.number}: ${status.toLowerCase()}`,
    ref: { kind: 'order', id: order.id },
  });
  emit(tx, orderChanged, order, { from, to: status });
  return order;
}

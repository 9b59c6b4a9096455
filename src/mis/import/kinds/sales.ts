import { CategoryCreateInput, ProductCreateInput } from '../../../crm/catalog/catalog.input.js';
import { createCategory, createProduct } from '../../../crm/catalog/products.js';
import { createLead } from '../../../crm/leads/capture.js';
import { leadChanged } from '../../../crm/leads/lead.events.js';
import { LeadCreateInput } from '../../../crm/leads/lead.input.js';
import { placeOrders } from '../../../crm/opportunities/intake.js';
import { OpportunityCreateInput } from '../../../crm/opportunities/opportunity.input.js';
import { openOpportunities, type PastOpportunity } from '../../../crm/opportunities/opportunity-intake.js';
import { OrderChannel, OrderStatus } from '../../../crm/opportunities/order.entity.js';
import { OrderCreateInput, OrderLineInput } from '../../../crm/opportunities/order.input.js';
import { emitGone } from '../../../platform/events/define.js';
import { checked } from '../checked.js';
import { byColumn, byExternalId, type ImportKind } from '../kind.js';

const externalId = { type: 'text', required: true, description: 'Its id in the system that the file comes from.' } as const;
const customer = {
  type: 'reference',
  refers: 'customer',
  required: true,
  description: 'Its id in the file’s system, number, name or e-mail address.',
} as const;
const currency = { type: 'text', required: true, description: 'ISO 4217.' } as const;

export const products: ImportKind = {
  code: 'PRODUCTS',
  description: 'Products, one a line. A category that does not exist is made.',
  permission: 'product.write',
  key: 'sku',
  makes: 'product',
  inOrder: true,
  fields: {
    sku: { type: 'text', required: true, description: 'Stock keeping unit, unique.' },
    name: { type: 'text', required: true, description: 'What people call it.' },
    category: { type: 'text', description: 'Name of its category.' },
    uom: { type: 'text', description: 'Unit of measure; "piece" by default.' },
    price: { type: 'decimal', required: true, description: 'Of one unit.' },
    cost: { type: 'decimal', description: 'What one unit costs us.' },
    currency,
    externalId: { type: 'text', description: 'Its id in the file’s system, where it differs from the SKU.' },
  },
  existing: byColumn('products', 'sku'),
  async make([{ category, externalId: id, ...data }], { tx, source, lookup }) {
    let categoryId = category ? await lookup.find(tx, 'category', String(category)) : undefined;
    if (category && !categoryId) {
      categoryId = (await createCategory(tx, checked(CategoryCreateInput, { name: category }))).id;
      await tx.em.flush();
    }
    const origin = id ? { externalId: id, externalSource: source } : {};
    return createProduct(tx, checked(ProductCreateInput, { uom: 'piece', isActive: true, ...data, ...origin, categoryId }));
  },
};

export const leads: ImportKind = {
  code: 'LEADS',
  description: 'Leads, one a line; they are assigned as any other.',
  permission: 'lead.write',
  key: 'externalId',
  record: 'lead',
  fields: {
    externalId,
    name: { type: 'text', required: true, description: 'Name of the person.' },
    company: { type: 'text', description: 'Company that the person speaks for.' },
    email: { type: 'text', description: 'E-mail address.' },
    phone: { type: 'text', description: 'Telephone number.' },
    source: { type: 'text', description: 'Code of a lead source.' },
    language: { type: 'text', description: 'BCP 47.' },
    territory: { type: 'text', description: 'Territory, which decides the pool.' },
    product: { type: 'reference', refers: 'product', description: 'What they are interested in: SKU or name.' },
    note: { type: 'text', description: 'What they told us.' },
    createdAt: { type: 'instant', description: 'When they came; by default now.' },
  },
  existing: byExternalId('leads'),
  async make([{ product, createdAt, ...data }], { tx, source }) {
    const lead = await createLead(tx, checked(LeadCreateInput, { ...data, productInterestId: product, externalSource: source }));
    if (createdAt) lead.createdAt = createdAt as Date;
    return lead;
  },
  gone: { table: 'leads', tell: (tx, subject) => emitGone(tx, leadChanged, subject, { fields: [] }) },
};

export const opportunities: ImportKind = {
  code: 'OPPORTUNITIES',
  description: 'Opportunities, one a line.',
  permission: 'opportunity.write',
  key: 'externalId',
  record: 'opportunity',
  fields: {
    externalId,
    customer,
    name: { type: 'text', description: 'What it is about; by default the name of the product.' },
    stage: { type: 'reference', refers: 'stage', required: true, description: 'Name of a stage of the default pipeline.' },
    product: { type: 'reference', refers: 'product', description: 'Id in the file’s system, SKU or name.' },
    amount: { type: 'decimal', description: 'What it would bring; 0 by default.' },
    currency,
    closeDate: { type: 'day', description: 'The day on which the customer should decide.' },
    openedAt: { type: 'instant', description: 'When the sale was begun.' },
    closedAt: { type: 'instant', description: 'When it was won or lost.' },
    lostReason: { type: 'text', description: 'Why it was lost; needed for lost ones.' },
    region: { type: 'text', description: 'Sales region; by default that of the customer.' },
    owner: { type: 'reference', refers: 'user', description: 'The rep: e-mail or name.' },
  },
  existing: byExternalId('opportunities'),
  makeAll(records, { tx, source }) {
    return openOpportunities(
      tx,
      records.map(([{ customer: customerId, stage: stageId, product, amount, currency: code, owner, name, ...data }]) =>
        checked(OpportunityCreateInput, {
          ...data,
          name: name ?? `Opportunity ${String(data.externalId)}`,
          customerId,
          stageId,
          productId: product,
          ownerId: owner,
          amount: { amount: amount ?? '0', currency: code },
          externalSource: source,
        }),
      ) as PastOpportunity[],
    );
  },
};

export const orders: ImportKind = {
  code: 'ORDERS',
  description: 'Orders, one product a line; lines with the same id that follow each other are one order.',
  permission: 'order.write',
  key: 'externalId',
  grouped: true,
  fields: {
    externalId,
    customer,
    orderedAt: { type: 'instant', required: true, description: 'When the customer ordered.' },
    channel: { type: Object.keys(OrderChannel), description: 'DIRECT by default.' },
    status: { type: Object.keys(OrderStatus), description: 'INVOICED by default.' },
    region: { type: 'text', description: 'Sales region; by default that of the customer.' },
    currency,
    rep: { type: 'reference', refers: 'user', description: 'Who sold it: e-mail or name.' },
    product: { type: 'reference', refers: 'product', required: true, description: 'Id in the file’s system, SKU or name.' },
    quantity: { type: 'decimal', required: true, description: 'Units.' },
    price: { type: 'decimal', description: 'Of one unit; by default that of the catalogue.' },
    discount: { type: 'decimal', description: 'Percent off the price.' },
    cost: { type: 'decimal', description: 'What one unit costs us; by default that of the catalogue.' },
    amount: { type: 'decimal', description: 'Of the line, as it was charged; by default quantity × price less the discount.' },
  },
  existing: byExternalId('orders'),
  makeAll(records, { tx, source }) {
    return placeOrders(
      tx,
      records.map(lines => {
        const [{ externalId: id, customer: customerId, orderedAt, channel, status, region, currency: code, rep }] = lines;
        return checked(OrderCreateInput, {
          externalId: id,
          externalSource: source,
          customerId,
          orderedAt,
          region,
          currency: code,
          repId: rep,
          channel: channel ?? 'DIRECT',
          status: status ?? 'INVOICED',
          lines: lines.map(({ product, quantity, price, discount, cost, amount }) =>
            checked(OrderLineInput, { productId: product, quantity, price, discount, cost, amount }),
          ),
        });
      }),
    );
  },
};

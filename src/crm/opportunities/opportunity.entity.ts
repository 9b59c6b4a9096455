import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { currency, id, instant, money, oneOf, owned, record } from '../../platform/api/columns.js';
import { spare } from '../../platform/fields/spare.js';
import { Product } from '../catalog/product.entity.js';
import { Contact } from '../customers/contact.entity.js';
import { Customer } from '../customers/customer.entity.js';
import { Pipeline, Stage, StageKind } from './pipeline.entity.js';

export const OpportunitySchema = defineEntity({
  name: 'Opportunity',
  tableName: 'opportunities',
  uniques: [{ properties: ['number'] }, { properties: ['externalSource', 'externalId'] }],
  properties: {
    ...record(),
    ...owned(),
    ...spare(),
    number: p.text().defaultRaw("'O-' || nextval('opportunity_numbers')"),
    name: p.text(),
    customer: () => p.manyToOne(Customer),
    contact: () => p.manyToOne(Contact).nullable(),
    pipeline: () => p.manyToOne(Pipeline),
    stage: () => p.manyToOne(Stage),
    product: () => p.manyToOne(Product).nullable(),
    region: p.text().nullable(),
    amount: money(),
    currency: currency(),
    closeDate: p.date().nullable(),
    /** Percent. Of the stage, unless somebody said otherwise since it was entered. */
    probability: p.integer(),
    /** The kind of its stage. */
    status: oneOf(StageKind),
    lostReason: p.text().nullable(),
    openedAt: instant(),
    closedAt: instant().nullable(),
    externalSource: p.text().nullable(),
    externalId: p.text().nullable(),
  },
});
/** A sale that may come about. Its owner is the rep. */
export class Opportunity extends OpportunitySchema.class {}
OpportunitySchema.setClass(Opportunity);

export const StageChangeSchema = defineEntity({
  name: 'StageChange',
  tableName: 'stage_changes',
  properties: {
    id: id(),
    ...owned(),
    opportunity: () => p.manyToOne(Opportunity),
    /** Null when the opportunity was made. */
    from: () => p.manyToOne(Stage).fieldName('from_stage_id').nullable(),
    to: () => p.manyToOne(Stage).fieldName('to_stage_id'),
    at: instant(),
    by: () => p.manyToOne(User).nullable(),
    /** What the opportunity was worth at that moment. */
    amount: money(),
    currency: currency(),
  },
});
/** An opportunity entered a stage. The one before it ends there. */
export class StageChange extends StageChangeSchema.class {}
StageChangeSchema.setClass(StageChange);

import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Customer } from '../customers/customer.entity.js';

export const VisitStatus = { PLANNED: 'PLANNED', DONE: 'DONE' } as const;
export type VisitStatus = keyof typeof VisitStatus;

export const VisitSchema = defineEntity({
  name: 'Visit',
  tableName: 'visits',
  properties: {
    ...record(),
    ...owned(),
    customer: () => p.manyToOne(Customer),
    plannedFor: instant(),
    purpose: p.text(),
    status: oneOf(VisitStatus),
    outcome: p.text().nullable(),
  },
});
/** Somebody of us goes to a customer. Its owner is who goes. */
export class Visit extends VisitSchema.class {}
VisitSchema.setClass(Visit);

import { defineEntity, p } from '@mikro-orm/core';
import { id, oneOf, owned } from '../../platform/api/columns.js';
import { Contact } from './contact.entity.js';
import { Customer } from './customer.entity.js';

export const AddressKind = { BILLING: 'BILLING', SHIPPING: 'SHIPPING', VISIT: 'VISIT', HOME: 'HOME', OTHER: 'OTHER' } as const;
export type AddressKind = keyof typeof AddressKind;

export const AddressSchema = defineEntity({
  name: 'Address',
  tableName: 'addresses',
  properties: {
    id: id(),
    ...owned(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    kind: oneOf(AddressKind),
    line1: p.text().nullable(),
    line2: p.text().nullable(),
    postalCode: p.text().nullable(),
    city: p.text().nullable(),
    region: p.text().nullable(),
    /** ISO 3166-1 alpha-2. */
    country: p.string().length(2),
  },
});
/** Where a customer or a contact is: exactly one of the two is set. */
export class Address extends AddressSchema.class {}
AddressSchema.setClass(Address);

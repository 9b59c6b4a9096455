import { defineEntity, p } from '@mikro-orm/core';
import { id, owned } from '../../platform/api/columns.js';
import { Category } from '../catalog/category.entity.js';
import { Product } from '../catalog/product.entity.js';
import { Contact } from './contact.entity.js';
import { Customer } from './customer.entity.js';

export const ProductInterestSchema = defineEntity({
  name: 'ProductInterest',
  tableName: 'product_interests',
  properties: {
    id: id(),
    ...owned(),
    customer: () => p.manyToOne(Customer).nullable(),
    contact: () => p.manyToOne(Contact).nullable(),
    category: () => p.manyToOne(Category).nullable(),
    product: () => p.manyToOne(Product).nullable(),
    /** 1 to 5. */
    strength: p.integer(),
    since: p.date(),
  },
});
/** A category or a product that a customer or a contact said they like: exactly one of each pair is set. */
export class ProductInterest extends ProductInterestSchema.class {}
ProductInterestSchema.setClass(ProductInterest);

import { defineAccess } from '../../platform/access/access.js';
import { Category } from './category.entity.js';
import { Product } from './product.entity.js';

/** Everybody needs the catalogue; `product.write` changes it. */
export const catalogAccess = [
  defineAccess({ entity: () => Category, kind: 'product', open: true }),
  defineAccess({ entity: () => Product, kind: 'product', open: true }),
];

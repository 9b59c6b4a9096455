import type { Area } from '../../platform/area.js';
import { catalogAccess } from './catalog.access.js';
import { CatalogReads } from './catalog.reads.js';
import { CatalogResolver } from './catalog.resolver.js';
import { CategorySchema } from './category.entity.js';
import { CategoryType } from './category.type.js';
import { ProductSchema } from './product.entity.js';
import { ProductType } from './product.type.js';

/** Products, categories, prices: used by nearly every other area. */
export const catalogArea: Area = {
  name: 'catalog',
  entities: [CategorySchema, ProductSchema],
  types: [CategoryType, ProductType],
  resolvers: [CatalogResolver],
  reads: [CatalogReads],
  access: catalogAccess,
};

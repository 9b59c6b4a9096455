import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { CategoryType } from './category.type.js';
import { ProductType } from './product.type.js';

/** Fields of `Query`. */
export class CatalogReads {
  @One(() => ProductType, { nullable: true, description: 'A product by id.' }) product!: One<ProductType> | null;
  @Many(() => ProductType, { order: ['name'], description: 'Products by name.' }) products!: Connection<ProductType>;
  @One(() => CategoryType, { nullable: true, description: 'A category by id.' }) category!: One<CategoryType> | null;
  @Many(() => CategoryType, { order: ['name'], description: 'Categories by name.' }) categories!: Connection<CategoryType>;
}

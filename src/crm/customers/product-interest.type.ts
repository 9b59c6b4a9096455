import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../platform/api/scalars.js';
import { From, One } from '../../platform/reading/declare.js';
import { CategoryType } from '../catalog/category.type.js';
import { ProductType } from '../catalog/product.type.js';
import { ProductInterest } from './product-interest.entity.js';

@From(() => ProductInterest, { prefix: 'productinterest', kind: 'customer', filters: ['category', 'product', 'strength'] })
@ObjectType('ProductInterest', { description: 'A category or a product that somebody said they like.' })
export class ProductInterestType {
  @Field(() => ID, { description: 'Id, "productinterest_…".' }) id!: string;
  @Field(() => Int, { description: 'How much, from 1 (a little) to 5 (very much).' }) strength!: number;
  @Field(() => LocalDate, { description: 'Since when.' }) since!: string;
  @One(() => CategoryType, { nullable: true, description: 'The category; null if it is a product.' }) category!: One<CategoryType> | null;
  @One(() => ProductType, { nullable: true, description: 'The product; null if it is a category.' }) product!: One<ProductType> | null;
}

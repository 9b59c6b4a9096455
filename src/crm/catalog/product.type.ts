import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type Money } from '../../platform/api/scalars.js';
import { Amount, From, One } from '../../platform/reading/declare.js';
import { CategoryType } from './category.type.js';
import { Product } from './product.entity.js';

@From(() => Product, {
  prefix: 'product',
  filters: ['id', 'sku', 'name', 'category', 'isActive', 'externalId'],
  orders: ['name', 'sku'],
  search: 'searchText',
  searched: ['name', 'sku'],
})
@ObjectType('Product', { description: 'What we sell.' })
export class ProductType {
  @Field(() => ID, { description: 'Id, "product_…".' }) id!: string;
  @Field({ description: 'Stock keeping unit: what orders and stores call it by. Unique.' }) sku!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field({ description: 'Unit of measure: what a quantity of 1 is, such as "piece" or "kg".' }) uom!: string;
  @Field({ description: 'Can it be ordered? Old orders keep what is out of sale.' }) isActive!: boolean;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @Amount({ amount: 'price', currency: 'currency', description: 'What one unit is sold for, before discounts.' }) price!: Money;
  @Amount({ amount: 'cost', currency: 'currency', nullable: true, description: 'What one unit costs us; null if it is not known.' })
  cost!: Money | null;
  @One(() => CategoryType, { nullable: true, description: 'Its category, if it has one.' }) category!: One<CategoryType> | null;
}

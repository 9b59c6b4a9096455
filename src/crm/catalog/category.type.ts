import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { Category } from './category.entity.js';
import { ProductType } from './product.type.js';

@From(() => Category, { prefix: 'category', kind: 'product', filters: ['id', 'name', 'parent'], contains: ['name'], orders: ['name'] })
@ObjectType('Category', { description: 'Products of one sort. Categories form a tree.' })
export class CategoryType {
  @Field(() => ID, { description: 'Id, "category_…".' }) id!: string;
  @Field({ description: 'Unique among all categories.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => CategoryType, { nullable: true, description: 'The wider category; null at the top.' }) parent!: One<CategoryType> | null;
  @Many(() => CategoryType, { by: 'parent', order: ['name'], description: 'The categories right below it.' })
  children!: Connection<CategoryType>;
  @Many(() => ProductType, { order: ['name'], description: 'Its products, without those of categories below.' })
  products!: Connection<ProductType>;
}

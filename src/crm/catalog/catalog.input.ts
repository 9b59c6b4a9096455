import { Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar } from '../../platform/api/scalars.js';

const CURRENCY = /^[A-Z]{3}$/;
const NOT_A_CURRENCY = { message: 'currency must be an ISO 4217 code such as "EUR"' };
const AMOUNT = /^\d{1,15}(\.\d{1,4})?$/;
const notAnAmount = (name: string) => ({ message: `${name} must be 0 or more, with up to 4 digits after the point` });

@InputType('ProductCreateInput', { description: 'A new product.' })
export class ProductCreateInput {
  @Field({ description: 'Stock keeping unit, 1 to 64 characters. Unique.' }) @Length(1, 64) sku!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Id('category', { nullable: true, description: 'Its category.' }) categoryId?: string | null;
  @Field({ defaultValue: 'piece', description: 'Unit of measure: what a quantity of 1 is; at most 20 characters.' })
  @Length(1, 20)
  uom!: string;
  @Field(() => DecimalScalar, { description: 'What one unit is sold for, in `currency`.' })
  @Matches(AMOUNT, notAnAmount('price'))
  price!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'What one unit costs us, in `currency`.' })
  @Matches(AMOUNT, notAnAmount('cost'))
  cost?: string | null;
  @Field({ description: 'ISO 4217, such as "EUR".' }) @Matches(CURRENCY, NOT_A_CURRENCY) currency!: string;
  @Field({ defaultValue: true, description: 'Can it be ordered?' }) isActive!: boolean;
  @Field(() => String, { nullable: true, description: 'The system that it is brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) @Length(1, 200) externalId?: string | null;
}

@InputType('ProductUpdateInput', { description: 'What changes about a product: absent leaves, null clears.' })
export class ProductUpdateInput {
  @Id('product', { description: 'The product.' }) productId!: string;
  @Field(() => String, { nullable: true, description: 'Stock keeping unit; can not be cleared.' }) @Length(1, 64) sku?: string | null;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Id('category', { nullable: true, description: 'Its category.' }) categoryId?: string | null;
  @Field(() => String, { nullable: true, description: 'Unit of measure; can not be cleared.' }) @Length(1, 20) uom?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What one unit is sold for; can not be cleared. Orders keep the price they were made with.',
  })
  @Matches(AMOUNT, notAnAmount('price'))
  price?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What one unit costs us.' }) @Matches(AMOUNT, notAnAmount('cost')) cost?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'ISO 4217; can not be cleared.' }) @Matches(CURRENCY, NOT_A_CURRENCY) currency?:
    | string
    | null;
  @Field(() => Boolean, { nullable: true, description: 'Can it be ordered? Can not be cleared.' }) isActive?: boolean | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CategoryCreateInput', { description: 'A new category.' })
export class CategoryCreateInput {
  @Field({ description: 'Unique; 1 to 100 characters.' }) @Length(1, 100) name!: string;
  @Id('category', { nullable: true, description: 'The wider category.' }) parentId?: string | null;
  @Field(() => String, { nullable: true, description: 'The system that it is brought in from; with `externalId`.' })
  @MaxLength(100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) @MaxLength(200) externalId?: string | null;
}

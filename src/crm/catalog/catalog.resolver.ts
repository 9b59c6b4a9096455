import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulk, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { CategoryCreateInput, ProductCreateInput, ProductUpdateInput } from './catalog.input.js';
import { CategoryType } from './category.type.js';
import { ProductType } from './product.type.js';
import { createCategory, createProduct, updateProduct } from './products.js';

const ProductPayload = payloadOf('Product', { product: () => ProductType });
const CategoryPayload = payloadOf('Category', { category: () => CategoryType });
const ProductBulkPayload = bulkPayloadOf('Product', { product: () => ProductType });
const ProductCreateBulkInput = bulkInputOf('ProductCreate', ProductCreateInput);
const ProductUpdateBulkInput = bulkInputOf('ProductUpdate', ProductUpdateInput);
const input = { description: 'What is to be done.' };

@Resolver()
export class CatalogResolver {
  @Requires('product.write')
  @Mutation(() => ProductPayload, { nullable: true, description: 'Adds a product to the catalogue.' })
  productCreate(@Arg('input', input) data: ProductCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ product: await createProduct(tx, data) }));
  }

  @Requires('product.write')
  @Mutation(() => ProductPayload, { nullable: true, description: 'Changes a product: absent leaves, null clears.' })
  productUpdate(@Arg('input', input) data: ProductUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ product: await updateProduct(tx, data) }));
  }

  @Requires('product.write')
  @Mutation(() => CategoryPayload, { nullable: true, description: 'Adds a category of products.' })
  categoryCreate(@Arg('input', input) data: CategoryCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ category: await createCategory(tx, data) }));
  }

  @Requires('product.write')
  @DryRun()
  @Mutation(() => ProductBulkPayload, {
    nullable: true,
    description: 'Adds many products to the catalogue.',
  })
  productCreateBulk(@Arg('input', () => ProductCreateBulkInput, input) data: BulkInput<ProductCreateInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ product: await createProduct(tx, row) })));
  }

  @Requires('product.write')
  @DryRun()
  @Mutation(() => ProductBulkPayload, {
    nullable: true,
    description: 'Changes many products: a new list of prices goes in whole, or not at all.',
  })
  productUpdateBulk(@Arg('input', () => ProductUpdateBulkInput, input) data: BulkInput<ProductUpdateInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ product: await updateProduct(tx, row) })));
  }
}

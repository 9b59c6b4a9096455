import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CategoryCreateInput, ProductCreateInput, ProductUpdateInput } from './catalog.input.js';
import { Category } from './category.entity.js';
import { Product } from './product.entity.js';

async function categoryOf(tx: Tx, id: string | null | undefined, path: string): Promise<Category | null> {
  if (!id) return null;
  const category = await tx.em.findOne(Category, id);
  if (!category) throw invalidInput([{ path: [path], message: 'There is no category with this id.' }]);
  return category;
}

/**
 * Adds a product to the catalogue.
 *
 * @throws INVALID_INPUT if the category does not exist; CONFLICT if the sku or the external id is taken
 */
export async function createProduct(tx: Tx, { categoryId, ...data }: ProductCreateInput): Promise<Product> {
  return tx.em.create(Product, { ...data, category: await categoryOf(tx, categoryId, 'categoryId') });
}

/**
 * Changes a product: absent leaves, null clears. Orders keep the price that they were made with.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_INPUT
 */
export async function updateProduct(tx: Tx, { productId, expectedVersion, categoryId, ...input }: ProductUpdateInput): Promise<Product> {
  const product = await locked(tx, Product, 'product', productId, expectedVersion);
  applyChanges(product, input, { required: ['sku', 'name', 'uom', 'price', 'currency', 'isActive'], optional: ['cost'] });
  if (categoryId !== undefined) product.category = await categoryOf(tx, categoryId, 'categoryId');
  return product;
}

/**
 * Adds a category.
 *
 * @throws INVALID_INPUT if the wider category does not exist; CONFLICT if the name or the external id is taken
 */
export async function createCategory(tx: Tx, { parentId, ...data }: CategoryCreateInput): Promise<Category> {
  return tx.em.create(Category, { ...data, parent: await categoryOf(tx, parentId, 'parentId') });
}

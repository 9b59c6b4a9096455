import { defineEntity, p } from '@mikro-orm/core';
import { record } from '../../platform/api/columns.js';

export const CategorySchema = defineEntity({
  name: 'Category',
  tableName: 'categories',
  uniques: [{ properties: ['name'] }, { properties: ['externalSource', 'externalId'] }],
  properties: {
    ...record(),
    name: p.text(),
    parent: () => p.manyToOne(Category).nullable(),
    externalSource: p.text().nullable(),
    externalId: p.text().nullable(),
  },
});
/** Products of one sort. Categories form a tree; names are unique in all of it. */
export class Category extends CategorySchema.class {}
CategorySchema.setClass(Category);

import { defineEntity, p } from '@mikro-orm/core';
import { owned, record } from '../../platform/api/columns.js';

export const DepartmentSchema = defineEntity({
  name: 'Department',
  tableName: 'departments',
  properties: {
    ...record(),
    ...owned(),
    code: p.text(),
    name: p.text(),
    parent: () => p.manyToOne(Department).nullable(),
    /** Ids from the root down to its own. */
    path: p.array().columnType('uuid[]'),
    children: () => p.oneToMany(Department).mappedBy('parent'),
  },
});
/** A part of the organisation that spends. Its owner is the manager; its budget lines and postings take owner and team from it. */
export class Department extends DepartmentSchema.class {}
DepartmentSchema.setClass(Department);

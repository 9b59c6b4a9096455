import { defineEntity, p } from '@mikro-orm/core';
import { record } from '../../platform/api/columns.js';
import { Department } from './department.entity.js';

export const AllocationKeySchema = defineEntity({
  name: 'AllocationKey',
  tableName: 'allocation_keys',
  properties: {
    ...record(),
    code: p.text(),
    name: p.text(),
    shares: () => p.oneToMany(AllocationShare).mappedBy('key'),
  },
});
/** How what one department paid is shared out: by heads, by square metres. */
export class AllocationKey extends AllocationKeySchema.class {}
AllocationKeySchema.setClass(AllocationKey);

export const AllocationShareSchema = defineEntity({
  name: 'AllocationShare',
  tableName: 'allocation_shares',
  properties: {
    ...record(),
    key: () => p.manyToOne(AllocationKey),
    department: () => p.manyToOne(Department),
    weight: p.decimal().columnType('numeric(19,4)'),
  },
});
/** The weight of a department in a key. */
export class AllocationShare extends AllocationShareSchema.class {}
AllocationShareSchema.setClass(AllocationShare);

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { AllocationKey, AllocationShare } from './allocation.entity.js';
import { DepartmentType } from './department.type.js';

@From(() => AllocationShare, { prefix: 'allocationshare', kind: 'account', orders: ['weight'] })
@ObjectType('AllocationShare', { description: 'How much of what is shared out goes to a department.' })
export class AllocationShareType {
  @Field(() => ID, { description: 'Id, "allocationshare_…".' }) id!: string;
  @Field(() => DecimalScalar, { description: 'Its weight: its part is weight ÷ sum of all.' }) weight!: string;
  @One(() => DepartmentType, { description: 'The department.' }) department!: One<DepartmentType>;
}

@From(() => AllocationKey, {
  prefix: 'allocationkey',
  kind: 'account',
  filters: ['code', 'name'],
  contains: ['name'],
  orders: ['name', 'code'],
})
@ObjectType('AllocationKey', {
  description: 'How what one department paid is shared out, as rent by square metres: `journalEntryAllocate`.',
})
export class AllocationKeyType {
  @Field(() => ID, { description: 'Id, "allocationkey_…".' }) id!: string;
  @Field({ description: 'What the books name it by, unique.' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @Many(() => AllocationShareType, { by: 'key', order: ['-weight'], description: 'Its departments, the largest share first.' })
  shares!: Connection<AllocationShareType>;
}

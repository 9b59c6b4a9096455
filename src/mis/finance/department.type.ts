import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { AccountKind, LedgerAccount } from './account.entity.js';
import { Department } from './department.entity.js';

registerEnumType(AccountKind, {
  name: 'AccountKind',
  description: 'What a positive amount on an account is more of.',
  valuesConfig: {
    ASSET: { description: 'What the company has. Budget lines on it are for investments.' },
    LIABILITY: { description: 'What the company owes.' },
    EQUITY: { description: 'What the owners have in it.' },
    INCOME: { description: 'Revenue: a positive posting is money earned.' },
    EXPENSE: { description: 'Cost: a positive posting is money spent.' },
  },
});

@From(() => Department, {
  prefix: 'department',
  filters: ['id', 'code', 'name', 'parent', 'manager', 'team', 'budgetLines'],
  contains: ['name'],
  orders: ['name', 'code'],
})
@ObjectType('Department', {
  description: 'A part of the organisation that spends, in a tree. Everybody sees its name; its lines and postings only who may.',
})
export class DepartmentType {
  @Field(() => ID, { description: 'Id, "department_…".' }) id!: string;
  @Field({ description: 'What the books name it by, unique.' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => DepartmentType, { nullable: true, description: 'The department above; null at the top.' }) parent!: One<DepartmentType> | null;
  @Many(() => DepartmentType, { by: 'parent', order: ['name'], description: 'The departments right below, by name.' })
  children!: Connection<DepartmentType>;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who answers for it.' }) manager!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees its budget lines and postings.' })
  team!: One<TeamType> | null;
}

@From(() => LedgerAccount, {
  prefix: 'account',
  filters: ['id', 'code', 'name', 'kind', 'parent'],
  contains: ['name'],
  orders: ['code', 'name'],
})
@ObjectType('LedgerAccount', { description: 'What money is spent on or earned with. (Who buys from us is a `Customer`.)' })
export class LedgerAccountType {
  @Field(() => ID, { description: 'Id, "account_…".' }) id!: string;
  @Field({ description: 'What the books name it by, unique.' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => AccountKind, { description: 'What a positive amount on it is more of.' }) kind!: AccountKind;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => LedgerAccountType, { nullable: true, description: 'The account above; null at the top.' })
  parent!: One<LedgerAccountType> | null;
  @Many(() => LedgerAccountType, { by: 'parent', order: ['code'], description: 'The accounts right below, by code.' })
  children!: Connection<LedgerAccountType>;
}

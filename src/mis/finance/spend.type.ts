import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Money } from '../../platform/api/scalars.js';
import { Amount, relate, rows } from '../../platform/reading/declare.js';
import { FiscalYearType } from './calendar.type.js';
import { DepartmentType } from './department.type.js';
import { spendByDepartment, spendByYear } from './spend.query.js';

const partial = { description: 'Whether the amounts hold only postings that you may see; false if you may see all there are.' };

@ObjectType('DepartmentSpend', { description: 'Expenses of a department in a fiscal year.' })
export class DepartmentSpendType {
  @Field(() => ID, { description: 'Id of the department, "department_…".' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'Id of the department above; null at the top.' }) parentId!: string | null;
  @Field({ description: 'What the books name it by.' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => Int, { description: 'Place in the tree: 1 at the top.' }) depth!: number;
  @Amount({
    amount: 'own',
    currency: 'currency',
    description: 'Postings of the department itself to EXPENSE accounts, reversals taken off.',
  })
  own!: Money;
  @Amount({ amount: 'total', currency: 'currency', description: 'own + the totals of the departments right below.' }) total!: Money;
  @Amount({
    amount: 'budget',
    currency: 'currency',
    nullable: true,
    description: 'Sum of its own lines for expenses in the budgets in force, which cover the departments below; null if it has none.',
  })
  budget!: Money | null;
  @Field(partial) partial!: boolean;
}

@ObjectType('YearSpend', { description: 'Expenses of a department and all below it in a fiscal year.' })
export class YearSpendType {
  @Field({ description: 'Name of the fiscal year.' }) year!: string;
  @Amount({
    amount: 'own',
    currency: 'currency',
    description: 'Postings of the department itself to EXPENSE accounts, reversals taken off.',
  })
  own!: Money;
  @Amount({ amount: 'total', currency: 'currency', description: 'own + those of all departments below.' }) total!: Money;
  @Field(partial) partial!: boolean;
}

relate(
  FiscalYearType,
  'departmentSpend',
  rows(() => DepartmentSpendType, {
    description: 'Every department’s expenses, rolled up along the tree, from the top down.',
    sql: spendByDepartment,
  }),
);
relate(
  DepartmentType,
  'spend',
  rows(() => YearSpendType, { description: 'Its expenses with all departments below it, by fiscal year, newest first.', sql: spendByYear }),
);

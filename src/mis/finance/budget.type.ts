import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One } from '../../platform/reading/declare.js';
import { Budget, BudgetStatus } from './budget.entity.js';
import { FiscalYearType } from './calendar.type.js';

registerEnumType(BudgetStatus, {
  name: 'BudgetStatus',
  description: 'How far a budget is.',
  valuesConfig: {
    DRAFT: { description: 'Being drawn up; nothing is checked against it.' },
    SUBMITTED: { description: 'Handed in, waiting for approval; nothing is checked against it.' },
    APPROVED: { description: 'In force: postings are checked against its lines.' },
    SUPERSEDED: { description: 'A later revision is in force.' },
  },
});

@From(() => Budget, {
  prefix: 'budget',
  filters: ['id', 'name', 'year', 'revision', 'status', 'currency', 'lines'],
  orders: ['name', 'createdAt'],
})
@ObjectType('Budget', {
  description: 'A plan for a fiscal year. Of each name one revision is in force at a time; several names count side by side.',
})
export class BudgetType {
  @Field(() => ID, { description: 'Id, "budget_…".' }) id!: string;
  @Field({ description: 'What people call it: "Operating budget".' }) name!: string;
  @Field(() => Int, { description: 'The version that people speak of, from 1 in each year.' }) revision!: number;
  @Field(() => BudgetStatus, { description: 'How far it is.' }) status!: BudgetStatus;
  @Field({ description: 'ISO 4217: that of the fiscal year.' }) currency!: string;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => FiscalYearType, { description: 'The year it is for.' }) year!: One<FiscalYearType>;
}

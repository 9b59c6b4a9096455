import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DateTime } from '../../platform/api/scalars.js';

@InputType('VisitPlanInput', { description: 'A visit to come; you are who goes.' })
export class VisitPlanInput {
  @Id('customer', { description: 'Where to.' }) customerId!: string;
  @Field(() => DateTime, { description: 'When it begins: to come, a year ahead at most.' }) plannedFor!: Date;
  @Field({ description: 'What for; 1 to 200 characters.' }) @Length(1, 200) purpose!: string;
}

@InputType('VisitFinishInput', { description: 'A visit that took place.' })
export class VisitFinishInput {
  @Id('visit', { description: 'The visit.' }) visitId!: string;
  @Field({ description: 'What came of it; 1 to 500 characters.' }) @Length(1, 500) outcome!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, many, One, relate } from '../../platform/reading/declare.js';
import { CustomerType } from '../customers/customer.type.js';
import { Visit, VisitStatus } from './visit.entity.js';

registerEnumType(VisitStatus, {
  name: 'VisitStatus',
  description: 'How far a visit is.',
  valuesConfig: { PLANNED: { description: 'Still to come.' }, DONE: { description: 'It took place.' } },
});

@From(() => Visit, { prefix: 'visit', filters: ['id', 'status', 'customer', 'plannedFor'], orders: ['plannedFor'] })
@ObjectType('Visit', { description: 'Somebody of us goes to a customer.' })
export class VisitType {
  @Field(() => ID, { description: 'Id, "visit_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When it begins.' }) plannedFor!: Date;
  @Field({ description: 'What for, in a line.' }) purpose!: string;
  @Field(() => VisitStatus, { description: 'How far it is.' }) status!: VisitStatus;
  @Field(() => String, { nullable: true, description: 'What came of it; null until it is done.' }) outcome!: string | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => CustomerType, { nullable: true, description: 'Where to; null if you may not see them.' }) customer!: One<CustomerType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who goes.' }) visitor!: One<UserType> | null;
}

relate(
  CustomerType,
  'visits',
  many(() => VisitType, { order: ['-plannedFor'], description: 'Visits of us, the latest first.' }),
);

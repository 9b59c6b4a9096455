import { Field, Float, ID, ObjectType } from 'type-graphql';
import { errorTypeFor, UserErrorType } from '../../platform/api/payload.js';
import { customerErrors } from './customer.errors.js';
import { DuplicateReasonType } from './duplicate.type.js';

@ObjectType('CustomerMatch', { description: 'A customer who may be the one that you are about to write down.' })
export class CustomerMatchType {
  @Field(() => ID, { nullable: true, description: 'Id, "customer_…"; null if you may not see it.' }) customerId!: string | null;
  @Field(() => String, { nullable: true, description: 'Its name; null if you may not see it.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'The team that looks after it, also where you may not see it: ask them.' })
  team!: string | null;
  @Field(() => Float, { description: 'How probable it is that they are the same, 0.25 to 1.' }) score!: number;
  @Field(() => [DuplicateReasonType], { description: 'Why, the weightiest first. Fields that your roles hide are not compared.' })
  reasons!: DuplicateReasonType[];
}

@ObjectType('DuplicateError', {
  implements: UserErrorType,
  description: 'The customer may be there already; nothing was written. Take one of the candidates, or repeat with `onDuplicate: CREATE`.',
})
export class DuplicateErrorType extends UserErrorType {
  @Field(() => [CustomerMatchType], { description: 'Who it may be, the surest first; at most 10.' }) candidates!: CustomerMatchType[];
}
errorTypeFor(customerErrors.DUPLICATE.code, 'DuplicateError');

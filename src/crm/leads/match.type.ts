import { Field, Float, ID, ObjectType } from 'type-graphql';
import { DuplicateReasonType } from '../customers/duplicate.type.js';

@ObjectType('LeadMatch', {
  description: 'Another lead, or a customer, that may be the same as a lead. Of what you may not see it tells the team.',
})
export class LeadMatchType {
  @Field(() => ID, { nullable: true, description: 'Id of the other lead, "lead_…"; null if it is a customer, or if you may not see it.' })
  leadId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Id of the customer, "customer_…"; null if it is a lead, or if you may not see it.' })
  customerId!: string | null;
  @Field(() => String, { nullable: true, description: 'Its name; null if you may not see it.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'The team that looks after it, also where you may not see it: ask them.' })
  team!: string | null;
  @Field(() => Float, {
    description: 'How probable it is that they are the same, 0 to 1; below 0.5 they have no more than an address in common.',
  })
  score!: number;
  @Field(() => [DuplicateReasonType], {
    description: 'Why, the weightiest first; ADDRESS compares the company of a lead. Fields that your roles hide are left out.',
  })
  reasons!: DuplicateReasonType[];
}

import { Length, Max, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DateTime, LocalDate, MoneyInput } from '../../platform/api/scalars.js';
import { type CustomFieldInput, CustomValues } from '../../platform/fields/custom-field.input.js';

@InputType('OpportunityCreateInput', { description: 'A sale that may come about.' })
export class OpportunityCreateInput {
  @Field({ description: 'What it is about, in a line; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Id('customer', { description: 'Who would buy.' }) customerId!: string;
  @Id('contact', { nullable: true, description: 'The person we speak to.' }) contactId?: string | null;
  @Id('pipeline', { nullable: true, description: 'The pipeline; by default that of the stage, or the default one.' }) pipelineId?:
    | string
    | null;
  @Id('stage', { nullable: true, description: 'Where it starts; by default the first stage of the pipeline.' }) stageId?: string | null;
  @Id('product', { nullable: true, description: 'What it is mostly about.' }) productId?: string | null;
  @Field(() => MoneyInput, { description: 'What it would bring; not below zero.' }) amount!: MoneyInput;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which the customer should decide.' }) closeDate?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Chance of being won in percent; by default that of the stage. Won and lost stages have their own.',
  })
  @Min(0)
  @Max(100)
  probability?: number | null;
  @Field(() => String, { nullable: true, description: 'Sales region; by default that of the customer. At most 100 characters.' })
  @MaxLength(100)
  region?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was lost, if it starts in a lost stage; at most 500 characters.' })
  @Length(1, 500)
  lostReason?: string | null;
  @Id('user', { nullable: true, description: 'The rep; by default you.' }) ownerId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the sale was begun; by default now.' }) openedAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was won or lost, if it starts in such a stage; by default now.' })
  closedAt?: Date | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @Field(() => String, { nullable: true, description: 'The system that it is brought in from; with `externalId`.' })
  @Length(1, 100)
  externalSource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) @Length(1, 200) externalId?: string | null;
}

@InputType('OpportunityUpdateInput', {
  description: 'What changes about a sale: absent leaves, null clears. Its stage changes by `opportunityMove`.',
})
export class OpportunityUpdateInput {
  @Id('opportunity', { description: 'The opportunity.' }) opportunityId!: string;
  @Field(() => String, { nullable: true, description: 'What it is about; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Id('contact', { nullable: true, description: 'The person we speak to.' }) contactId?: string | null;
  @Id('product', { nullable: true, description: 'What it is mostly about.' }) productId?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: 'What it would bring; can not be cleared.' }) amount?: MoneyInput | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which the customer should decide.' }) closeDate?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Chance of being won in percent; null goes back to that of the stage. Only while OPEN.',
  })
  @Min(0)
  @Max(100)
  probability?: number | null;
  @Field(() => String, { nullable: true, description: 'Sales region.' }) @MaxLength(100) region?: string | null;
  @CustomValues() customFields?: CustomFieldInput[] | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('OpportunityMoveInput', { description: 'A sale enters another stage of its pipeline.' })
export class OpportunityMoveInput {
  @Id('opportunity', { description: 'The opportunity.' }) opportunityId!: string;
  @Id('stage', { description: 'The stage, of the same pipeline.' }) stageId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was lost: needed for a lost stage, refused for others. At most 500 characters.',
  })
  @Length(1, 500)
  lostReason?: string | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('OpportunityAssignInput', { description: 'A sale goes to another rep.' })
export class OpportunityAssignInput {
  @Id('opportunity', { description: 'The opportunity.' }) opportunityId!: string;
  @Id('user', { description: 'The rep from now on.' }) ownerId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, LocalDate, type Money } from '../../platform/api/scalars.js';
import { Amount, type Connection, From, Many, many, One, relate } from '../../platform/reading/declare.js';
import { ProductType } from '../catalog/product.type.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { Opportunity, StageChange } from './opportunity.entity.js';
import { StageKind } from './pipeline.entity.js';
import { PipelineType, StageType } from './pipeline.type.js';

@From(() => StageChange, { prefix: 'stagechange', kind: 'opportunity', filters: ['at'], orders: ['at'] })
@ObjectType('StageChange', { description: 'An opportunity entered a stage; the stage before it ends at the same moment.' })
export class StageChangeType {
  @Field(() => ID, { description: 'Id, "stagechange_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When.' }) at!: Date;
  @Amount({ amount: 'amount', currency: 'currency', description: 'What the opportunity was worth at that moment.' }) amount!: Money;
  @One(() => StageType, { nullable: true, description: 'The stage it left; null when the opportunity was made.' })
  from!: One<StageType> | null;
  @One(() => StageType, { description: 'The stage it entered.' }) to!: One<StageType>;
  @One(() => UserType, { nullable: true, description: 'Who moved it.' }) by!: One<UserType> | null;
}

@From(() => Opportunity, {
  prefix: 'opportunity',
  filters: [
    'id',
    'number',
    'status',
    'stage',
    'pipeline',
    'customer',
    'product',
    'owner',
    'team',
    'closeDate',
    'closedAt',
    'createdAt',
    'amount',
    'externalId',
    'externalSource',
  ],
  orders: ['createdAt', 'closeDate', 'amount', 'name'],
  customFields: true,
})
@ObjectType('Opportunity', { description: 'A sale that may come about.' })
export class OpportunityType {
  @Field(() => ID, { description: 'Id, "opportunity_…".' }) id!: string;
  @Field({ description: 'What people call it by: "O-1001".' }) number!: string;
  @Field({ description: 'What it is about, in a line.' }) name!: string;
  @Amount({ amount: 'amount', currency: 'currency', description: 'What it would bring.' }) amount!: Money;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which the customer should decide, or did.' }) closeDate!:
    | string
    | null;
  @Field(() => Int, { description: 'Chance of being won in percent: that of the stage, unless somebody set another since it was entered.' })
  probability!: number;
  @Field(() => StageKind, { description: 'Open, won or lost: the kind of its stage.' }) status!: StageKind;
  @Field(() => String, { nullable: true, description: 'Why it was lost; null unless LOST.' }) lostReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Sales region; by default that of the customer when it was made.' }) region!:
    | string
    | null;
  @Field(() => DateTime, { description: 'When the sale was begun, which may be before it was written down.' }) openedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was won or lost; null while OPEN.' }) closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'The system that it was brought in from.' }) externalSource!: string | null;
  @Field(() => String, { nullable: true, description: 'Its id in that system; unique there.' }) externalId!: string | null;
  @Field(() => DateTime, { description: 'When it was written down.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => CustomerType, { nullable: true, description: 'Who would buy; null if you may not see them.' })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, { nullable: true, description: 'The person we speak to.' }) contact!: One<ContactType> | null;
  @One(() => PipelineType, { description: 'The pipeline it passes.' }) pipeline!: One<PipelineType>;
  @One(() => StageType, { description: 'How far it is.' }) stage!: One<StageType>;
  @One(() => ProductType, { nullable: true, description: 'What it is mostly about.' }) product!: One<ProductType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'The rep.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team that sees it.' }) team!: One<TeamType> | null;
  @Many(() => StageChangeType, { order: ['at'], description: 'The stages it entered, first to last.' })
  stageChanges!: Connection<StageChangeType>;
}

relate(
  CustomerType,
  'opportunities',
  many(() => OpportunityType, { order: ['-createdAt'], description: 'Sales that may come about or did, newest first.' }),
  { filter: true },
);

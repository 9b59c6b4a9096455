import { Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { LeadChannel } from './lead.entity.js';

@ObjectType('LeadCondition', {
  description:
    'Which leads are meant. Of a list one has to be the lead’s; everything that is given has to hold; nothing given is every lead.',
})
export class LeadConditionType {
  @Field(() => [String], { nullable: true, description: 'Codes of territories.' }) territories!: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of sources.' }) sources!: string[] | null;
  @Field(() => [LeadChannel], { nullable: true, description: 'Channels of the source.' }) channels!: LeadChannel[] | null;
  @Field(() => [ID], { nullable: true, description: 'Products that they are interested in, "product_…".' }) productIds!: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Categories of the product, "category_…"; those below count.' }) categoryIds!:
    | string[]
    | null;
  @Field(() => [String], { nullable: true, description: 'Languages, BCP 47: "pt" takes "pt-BR" too.' }) languages!: string[] | null;
  @Field(() => Float, { nullable: true, description: 'Lowest score, 0 to 1. A lead without a score is not meant.' }) scoreAtLeast!:
    | number
    | null;
  @Field(() => Float, { nullable: true, description: 'Highest score, 0 to 1. A lead without a score is not meant.' }) scoreAtMost!:
    | number
    | null;
}

@InputType('LeadConditionInput', {
  description:
    'Which leads are meant. Of a list one has to be the lead’s; everything that is given has to hold; nothing given is every lead.',
})
export class LeadConditionInput {
  @Field(() => [String], { nullable: true, description: 'Codes of territories.' }) territories?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of sources, as in `leadSources { code }`.' }) sources?: string[] | null;
  @Field(() => [LeadChannel], { nullable: true, description: 'Channels of the source.' }) channels?: LeadChannel[] | null;
  @Field(() => [ID], { nullable: true, description: 'Products that they are interested in, "product_…".' }) productIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Categories of the product, "category_…"; those below count.' }) categoryIds?:
    | string[]
    | null;
  @Field(() => [String], { nullable: true, description: 'Languages, BCP 47: "pt" takes "pt-BR" too.' }) languages?: string[] | null;
  @Field(() => Float, { nullable: true, description: 'Lowest score, 0 to 1. A lead without a score is not meant.' })
  @Min(0)
  @Max(1)
  scoreAtLeast?: number | null;
  @Field(() => Float, { nullable: true, description: 'Highest score, 0 to 1. A lead without a score is not meant.' })
  @Min(0)
  @Max(1)
  scoreAtMost?: number | null;
}

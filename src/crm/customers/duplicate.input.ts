import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';

const MergeFields = {
  KIND: 'kind',
  NAME: 'name',
  TIER: 'tier',
  STATUS: 'status',
  LEGAL_NAME: 'legalName',
  TAX_ID: 'taxId',
  INDUSTRY: 'industry',
  SIZE: 'size',
  WEBSITE: 'website',
  REGION: 'region',
  LANGUAGE: 'language',
} as const;
export type MergeField = (typeof MergeFields)[keyof typeof MergeFields];
const describe = (words: Record<keyof typeof MergeFields, string>) =>
  Object.fromEntries(Object.entries(words).map(([name, description]) => [name, { description }]));
registerEnumType(MergeFields, {
  name: 'CustomerMergeField',
  description: 'What of a customer can be chosen at a merge.',
  valuesConfig: describe({
    KIND: 'Company or person.',
    NAME: 'The name in daily use.',
    TIER: 'How much attention they get.',
    STATUS: 'Where they stand with us.',
    LEGAL_NAME: 'The name in contracts.',
    TAX_ID: 'Tax or VAT number.',
    INDUSTRY: 'What they do.',
    SIZE: 'Number of employees.',
    WEBSITE: 'Their page on the web.',
    REGION: 'Sales region.',
    LANGUAGE: 'Language to speak to them.',
  }),
});

@InputType('CustomerMergeChoiceInput', { description: 'Whose value of a field the survivor gets.' })
class CustomerMergeChoiceInput {
  @Field(() => MergeFields, { description: 'The field.' }) field!: MergeField;
  @Id('customer', { description: 'Whose value: the survivor, or one of those merged into it.' }) customerId!: string;
}

@InputType('CustomerMergeInput', { description: 'Customers that are one.' })
export class CustomerMergeInput {
  @Id('customer', { description: 'The one that remains.' }) survivorId!: string;
  @Id('customer', { list: true, description: 'Those that become part of it; 1 to 20.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  mergedIds!: string[];
  @Field(() => [CustomerMergeChoiceInput], {
    nullable: true,
    description: 'Values to take from others. Without it the survivor keeps its own, and gets what it lacks from the newest of the others.',
  })
  @ArrayMaxSize(11)
  choices?: CustomerMergeChoiceInput[] | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomerMergeUndoInput', { description: 'A merge that was a mistake.' })
export class CustomerMergeUndoInput {
  @Id('merge', { description: 'The merge, of `mergeRecords`.' }) mergeId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('DuplicateCandidateDismissInput', { description: 'Two customers that are two.' })
export class DuplicateCandidateDismissInput {
  @Id('duplicate', { description: 'The pair.' }) candidateId!: string;
  @Field({ description: 'How you know; 1 to 500 characters.' }) @Length(1, 500) note!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('DuplicateCandidateFindInput', { description: 'Whom to compare.' })
export class DuplicateCandidateFindInput {
  @Id('customer', {
    nullable: true,
    description: 'This customer with all others, at once. Without it all are compared with each other, as a job.',
  })
  customerId?: string | null;
}

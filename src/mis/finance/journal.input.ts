import { ArrayMaxSize, ArrayMinSize, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar, LocalDate } from '../../platform/api/scalars.js';
import { PRODUCT, PROJECT, REGION } from './posting.input.js';

@InputType('JournalLineInput', { description: 'One side of a line: debit or credit, not both.' })
export class JournalLineInput {
  @Id('department', { description: 'Who spends, earns, has or owes.' }) departmentId!: string;
  @Id('account', { description: 'On what.' }) accountId!: string;
  @Id('project', PROJECT) projectId?: string | null;
  @Id('product', PRODUCT) productId?: string | null;
  @Field(() => String, REGION) @Length(1, 100) region?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Above zero: more of an ASSET or EXPENSE, less of the others.' })
  debit?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Above zero: more of a LIABILITY, EQUITY or INCOME, less of the others.' })
  credit?: string | null;
  @Field(() => String, { nullable: true, description: 'What this line is for, at most 1,000 characters; by default as the entry.' })
  @MaxLength(1000)
  description?: string | null;
}

@InputType('JournalEntryPostInput', { description: 'Lines of which debit and credit are equal.' })
export class JournalEntryPostInput {
  @Field(() => LocalDate, { description: 'The day that it counts for.' }) date!: string;
  @Field({ description: 'Your document number, unique within `source`. Booking it again changes nothing and answers the first entry.' })
  @Length(1, 90)
  reference!: string;
  @Field(() => String, { nullable: true, description: 'The system or book that `reference` is unique in; "journal" if absent.' })
  @Length(1, 100)
  source?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for, at most 1,000 characters.' })
  @MaxLength(1000)
  description?: string | null;
  @Field({
    description:
      'ISO 4217: of all lines. In another currency than the books they are translated by the rate of the day; what is lost by rounding goes to the largest line.',
  })
  @Length(3, 3)
  currency!: string;
  @Field(() => [JournalLineInput], { description: '2 to 200 lines.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(200)
  lines!: JournalLineInput[];
}

@InputType('JournalEntryReverseInput', { description: 'An entry to take back, whole.' })
export class JournalEntryReverseInput {
  @Id('journal', { description: 'The entry. It is taken back once at most, and reversals not at all.' }) journalId!: string;
  @Field({ description: 'Document number of the reversal, unique within the source of the entry.' }) @Length(1, 90) reference!: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day that the reversal counts for; by default that of the entry.' })
  date?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, at most 1,000 characters.' }) @MaxLength(1000) description?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

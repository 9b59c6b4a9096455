import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { LocalDate } from '../../platform/api/scalars.js';

@InputType('FiscalYearCreateInput', { description: 'A year of the books, in months.' })
export class FiscalYearCreateInput {
  @Field({ description: 'What people call it, unique: "FY2026"; 1 to 50 characters.' }) @Length(1, 50) name!: string;
  @Field(() => LocalDate, { description: 'Its first day; the 1st to the 28th of a month.' }) from!: string;
  @Field(() => LocalDate, { description: 'Its last day: whole months after the first, at most 13.' }) to!: string;
  @Field({ description: 'ISO 4217: the currency that the books are kept in. Budgets of the year are in it.' })
  @Length(3, 3)
  currency!: string;
}

@InputType('FiscalYearCloseInput', { description: 'A year takes no more postings, or takes them again.' })
export class FiscalYearCloseInput {
  @Id('fiscalyear', { description: 'The year.' }) yearId!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True (default) closes it with all its periods, false opens it again; periods closed by themselves stay so.',
  })
  closed?: boolean | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('FiscalPeriodCloseInput', { description: 'A period takes no more postings, or takes them again.' })
export class FiscalPeriodCloseInput {
  @Id('fiscalperiod', { description: 'The period.' }) periodId!: string;
  @Field(() => Boolean, { nullable: true, description: 'True (default) closes it, false opens it again.' }) closed?: boolean | null;
  @ExpectedVersion() expectedVersion?: number;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { FiscalPeriod, FiscalYear } from './calendar.entity.js';

@From(() => FiscalYear, { prefix: 'fiscalyear', filters: ['id', 'name', 'from', 'to', 'closed'], orders: ['from'] })
@ObjectType('FiscalYear', { description: 'A year of the books.' })
export class FiscalYearType {
  @Field(() => ID, { description: 'Id, "fiscalyear_…".' }) id!: string;
  @Field({ description: 'What people call it: "FY2026".' }) name!: string;
  @Field(() => LocalDate, { description: 'First day.' }) from!: string;
  @Field(() => LocalDate, { description: 'Last day.' }) to!: string;
  @Field({ description: 'ISO 4217: the currency that the books are kept in.' }) currency!: string;
  @Field({ description: 'Whether it takes no more postings.' }) closed!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @Many(() => FiscalPeriodType, { by: 'year', order: ['no'], description: 'Its months, in order.' }) periods!: Connection<FiscalPeriodType>;
}

@From(() => FiscalPeriod, { prefix: 'fiscalperiod', filters: ['id', 'no', 'from', 'to', 'closed', 'year'], orders: ['no'] })
@ObjectType('FiscalPeriod', { description: 'A month of a fiscal year.' })
export class FiscalPeriodType {
  @Field(() => ID, { description: 'Id, "fiscalperiod_…".' }) id!: string;
  @Field(() => Int, { description: 'Place in the year, from 1.' }) no!: number;
  @Field(() => LocalDate, { description: 'First day.' }) from!: string;
  @Field(() => LocalDate, { description: 'Last day.' }) to!: string;
  @Field({ description: 'Whether it takes no more postings.' }) closed!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => FiscalYearType, { description: 'The year it is part of.' }) year!: One<FiscalYearType>;
}

import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { FieldKey } from '../../platform/api/scalars.js';
import type { Measure, Unit } from '../metrics/define.js';
import { GOOD, UNIT } from '../metrics/metric.type.js';

const FORMULA = 'Measures of `analyse` by their fields, numbers, brackets and + - * /: "spent / revenue * 100"; 1 to 500 characters.';

@InputType('CalculatedMeasureCreateInput', { description: 'A measure made of others.' })
export class CalculatedMeasureCreateInput {
  @Field(() => FieldKey, {
    description: 'What it is asked by, unique: a small letter, then letters and digits. No measure of `analyse` has it.',
  })
  code!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => String, { nullable: true, description: 'What it says, and what it leaves out; 1 to 2000 characters.' })
  @Length(1, 2000)
  description?: string | null;
  @Field({ description: FORMULA }) @Length(1, 500) formula!: string;
  @Field(() => UNIT, { description: 'What it is counted in, as the units of its measures allow: INVALID_INPUT says which.' }) unit!: Unit;
  @Field(() => GOOD, { description: 'Which way it should go.' }) goodWhen!: Measure['goodWhen'];
}

@InputType('CalculatedMeasureUpdateInput', { description: 'What is to change; absent leaves, null clears.' })
export class CalculatedMeasureUpdateInput {
  @Id('calculated', { description: 'The measure.' }) calculatedMeasureId!: string;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it says, and what it leaves out.' })
  @Length(1, 2000)
  description?: string | null;
  @Field(() => String, { nullable: true, description: `${FORMULA} A new one raises \`definitionVersion\`; can not be cleared.` })
  @Length(1, 500)
  formula?: string | null;
  @Field(() => UNIT, { nullable: true, description: 'What it is counted in; can not be cleared.' }) unit?: Unit | null;
  @Field(() => GOOD, { nullable: true, description: 'Which way it should go; can not be cleared.' }) goodWhen?: Measure['goodWhen'] | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('CalculatedMeasureArchiveInput', { description: 'Which measure is out of use, or in use again.' })
export class CalculatedMeasureArchiveInput {
  @Id('calculated', { description: 'The measure.' }) calculatedMeasureId!: string;
  @Field({ description: 'False: it is in use again.', defaultValue: true }) archived!: boolean;
  @ExpectedVersion() expectedVersion?: number;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import type { Measure, Unit } from '../metrics/define.js';
import { GOOD, UNIT } from '../metrics/metric.type.js';
import { CalculatedMeasure } from './calculated.entity.js';

@From(() => CalculatedMeasure, {
  prefix: 'calculated',
  filters: ['code', 'name', 'archivedAt'],
  contains: ['name'],
  orders: ['name', 'code'],
})
@ObjectType('CalculatedMeasure', {
  description:
    'A measure that somebody has made of others by a formula, computed of the figures of each group and of the total, never added up. `analyse` answers it: `calculated(code:)`.',
})
export class CalculatedMeasureType {
  @Field(() => ID, { description: 'Id, "calculated_…".' }) id!: string;
  @Field({ description: 'What it is asked by, unique.' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'What it says, and what it leaves out.' }) description!: string | null;
  @Field({ description: 'Measures of `analyse`, numbers, brackets and + - * /.' }) formula!: string;
  @Field(() => UNIT, { description: 'What it is counted in.' }) unit!: Unit;
  @Field(() => GOOD, { description: 'Which way it should go.' }) goodWhen!: Measure['goodWhen'];
  @Field(() => Int, { description: 'Raised when formula or unit change: then it is another number.' }) definitionVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Since when it is out of use: then it is not answered.' }) archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

/** Fields of `Query`. */
export class CalculatedMeasureReads {
  @One(() => CalculatedMeasureType, { nullable: true, description: 'A calculated measure by id.' })
  calculatedMeasure!: One<CalculatedMeasureType> | null;
  @Many(() => CalculatedMeasureType, { order: ['name'], description: 'Measures that people have made of others, by name.' })
  calculatedMeasures!: Connection<CalculatedMeasureType>;
}

import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar } from '../../platform/api/scalars.js';
import { Direction, IndicatorPeriod, IndicatorStatus } from './indicator.entity.js';

registerEnumType(IndicatorPeriod, {
  name: 'IndicatorPeriod',
  description: 'The days that an indicator is about, in the time zone of the organisation. They move on by themselves.',
  valuesConfig: {
    TODAY: { description: 'The day.' },
    THIS_WEEK: { description: 'The ISO week.' },
    THIS_MONTH: { description: 'The month.' },
    THIS_QUARTER: { description: 'The quarter of the calendar.' },
    THIS_YEAR: { description: 'The year of the calendar.' },
    LAST_MONTH: { description: 'The month before.' },
    LAST_QUARTER: { description: 'The quarter before.' },
    LAST_30_DAYS: { description: 'Today and the 29 days before.' },
  },
});
registerEnumType(IndicatorStatus, {
  name: 'IndicatorStatus',
  description: 'What the figure of an indicator means.',
  valuesConfig: {
    GREEN: { description: 'It is on the good side of both limits, or at them.' },
    AMBER: { description: 'It is beyond `warnAt`.' },
    RED: { description: 'It is beyond `criticalAt`.' },
    NO_DATA: { description: 'There is no figure: no records, or its owner may not ask for it (`problem`).' },
  },
});
registerEnumType(Direction, {
  name: 'IndicatorDirection',
  description: 'Which way an indicator should go.',
  valuesConfig: {
    UP: { description: 'More is better: below a limit is beyond it.' },
    DOWN: { description: 'Less is better: above a limit is beyond it.' },
  },
});

@InputType('IndicatorFilterInput', { description: 'Limits a dimension to some of its keys.' })
export class IndicatorFilterInput {
  @Field({ description: 'Name of the dimension in `where` of the analysis: "region".' }) @Length(1, 100) dimension!: string;
  @Field(() => [String], { description: 'Keys, as the analysis has them; 1 to 100.' }) @ArrayMinSize(1) @ArrayMaxSize(100) keys!: string[];
}

@InputType('IndicatorCreateInput', { description: 'A measure to be watched.' })
export class IndicatorCreateInput {
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field({ description: 'The query that answers it, as `metrics` lists it: "salesAnalysis".' }) @Length(1, 100) analysis!: string;
  @Field({ description: 'Code of the measure, as `metrics` lists it: "revenue".' }) @Length(1, 100) measure!: string;
  @Field(() => [IndicatorFilterInput], { nullable: true, description: 'Only these; all of them hold. At most 10.' })
  @ArrayMaxSize(10)
  filter?: IndicatorFilterInput[] | null;
  @Field(() => IndicatorPeriod, { description: 'The days that it is about.' }) period!: IndicatorPeriod;
  @Field(() => Direction, { nullable: true, description: 'Which way it should go; by default as the measure says.' })
  goodWhen?: Direction | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is aimed at, in the unit of the measure.' }) target?: string | null;
  @Field(() => DecimalScalar, { description: 'Beyond it the indicator is AMBER.' }) warnAt!: string;
  @Field(() => DecimalScalar, { description: 'Beyond it the indicator is RED: at `warnAt`, or further.' }) criticalAt!: string;
}

@InputType('IndicatorUpdateInput', { description: 'Another name, target or limits: absent leaves, null clears.' })
export class IndicatorUpdateInput {
  @Id('indicator', { description: 'The indicator.' }) indicatorId!: string;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is aimed at.' }) target?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Beyond it the indicator is AMBER; can not be cleared.' }) warnAt?:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Beyond it the indicator is RED; can not be cleared.' })
  criticalAt?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('IndicatorArchiveInput', { description: 'An indicator is watched no more. Its alert is closed.' })
export class IndicatorArchiveInput {
  @Id('indicator', { description: 'The indicator.' }) indicatorId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

import { ArrayMaxSize, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar } from '../../platform/api/scalars.js';
import { AnomalyGrain } from './detector.entity.js';
import { IndicatorFilterInput } from './indicator.input.js';

registerEnumType(AnomalyGrain, {
  name: 'AnomalyGrain',
  description: 'The stretches of time that are judged, once they are over, by those before.',
  valuesConfig: {
    DAY: { description: 'Days, by the same weekday of the last eight weeks; 400 days are known.' },
    WEEK: { description: 'ISO weeks, by the last eight; 156 weeks are known.' },
    MONTH: { description: 'Months, by the same month of the last five years; 96 months are known.' },
  },
});

const FALSE_ALARMS = 'Alarms that there may be by chance in 1,000 stretches, 0.1 to 50. More find more.';
const LEAST =
  'What a figure has to differ by at least from what is expected, in the unit of the measure: what is smaller is not worth an alert.';

@InputType('AnomaliesInput', { description: 'A measure whose past is to be judged.' })
export class AnomaliesInput {
  @Field({ description: 'The query that answers it, as `metrics` lists it: "salesAnalysis".' }) @Length(1, 100) analysis!: string;
  @Field({ description: 'Code of the measure, as `metrics` lists it: "revenue".' }) @Length(1, 100) measure!: string;
  @Field(() => [IndicatorFilterInput], { nullable: true, description: 'Only these; all of them hold. At most 10.' })
  @ArrayMaxSize(10)
  filter?: IndicatorFilterInput[] | null;
  @Field(() => AnomalyGrain, { description: 'The stretches of time.' }) grain!: AnomalyGrain;
  @Field(() => DecimalScalar, { nullable: true, description: `${FALSE_ALARMS} 1 if absent.` }) falseAlarms?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: LEAST }) leastChange?: string | null;
  @Field(() => Int, {
    defaultValue: 90,
    description: 'How many of the last stretches are told, 1 to 400; all that is known is learned from.',
  })
  @Min(1)
  @Max(400)
  last!: number;
}

@InputType('AnomalyDetectorCreateInput', { description: 'A measure whose unusual days, weeks or months are to raise an alert.' })
export class AnomalyDetectorCreateInput {
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field({ description: 'The query that answers it, as `metrics` lists it: "salesAnalysis".' }) @Length(1, 100) analysis!: string;
  @Field({ description: 'Code of the measure, as `metrics` lists it: "revenue".' }) @Length(1, 100) measure!: string;
  @Field(() => [IndicatorFilterInput], { nullable: true, description: 'Only these; all of them hold. At most 10.' })
  @ArrayMaxSize(10)
  filter?: IndicatorFilterInput[] | null;
  @Field(() => AnomalyGrain, { description: 'The stretches of time that are judged.' }) grain!: AnomalyGrain;
  @Field(() => DecimalScalar, { nullable: true, description: `${FALSE_ALARMS} 1 if absent.` }) falseAlarms?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: LEAST }) leastChange?: string | null;
}

@InputType('AnomalyDetectorUpdateInput', { description: 'What is to change; absent leaves, null clears.' })
export class AnomalyDetectorUpdateInput {
  @Id('detector', { description: 'The detector.' }) detectorId!: string;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: `${FALSE_ALARMS} It can not be cleared.` }) falseAlarms?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: LEAST }) leastChange?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('AnomalyDetectorArchiveInput', { description: 'A detector that judges no more. Its alert is closed.' })
export class AnomalyDetectorArchiveInput {
  @Id('detector', { description: 'The detector.' }) detectorId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

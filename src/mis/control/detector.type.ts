import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, DecimalScalar } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { AlertUnit } from './alert.entity.js';
import { AnomalyDetector, AnomalyGrain } from './detector.entity.js';

@ObjectType('AnomalyPoint', {
  description: 'A stretch of time, judged by those before it alone: as it would have been judged when it was over.',
})
export class AnomalyPointType {
  @Field({ description: 'Its key, a `Period`: "2026-11-23", "2026-W48", "2026-11".' }) period!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'The figure of the analysis; null if there is none.' }) value!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What its past would have it; null where too little is known.' })
  expected!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is below it is unusual; null where too little is known.' })
  lower!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is above it is unusual.' }) upper!: string | null;
  @Field({ description: 'Whether it is unusual, and differs enough.' }) anomalous!: boolean;
}

@ObjectType('Anomalies', { description: 'The past of a measure, and what of it was unusual.' })
export class AnomaliesType {
  @Field(() => [AnomalyPointType], { description: 'The last stretches that are over, in order.' }) points!: AnomalyPointType[];
  @Field(() => Int, { description: 'How many of them are unusual.' }) found!: number;
  @Field(() => AlertUnit, { description: 'Of the figures.' }) unit!: AlertUnit;
  @Field(() => String, { nullable: true, description: 'ISO 4217, of amounts.' }) currency!: string | null;
  @Field({ description: 'Made of only the records that you may see.' }) partial!: boolean;
  @Field({ description: 'Position in the stream of events: the figures hold every change up to it.' }) position!: string;
}

@From(() => AnomalyDetector, {
  prefix: 'detector',
  filters: ['name', 'archivedAt', 'owner', 'team'],
  contains: ['name'],
  orders: ['name'],
})
@ObjectType('AnomalyDetector', {
  description:
    'A measure whose days, weeks or months are judged by those before them, once they are over, with the rights of its owner; what is unusual raises an alert of the kind ANOMALY.',
})
export class AnomalyDetectorType {
  @Field(() => ID, { description: 'Id, "detector_…".' }) id!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field({ description: 'The query that answers it, as `metrics` lists it.' }) analysis!: string;
  @Field({ description: 'Code of the measure.' }) measure!: string;
  @Field(() => Int, { description: 'Of the measure, when the detector was made.' }) definitionVersion!: number;
  @Field(() => AnomalyGrain, { description: 'The stretches of time that are judged.' }) grain!: AnomalyGrain;
  @Field(() => DecimalScalar, { description: 'Alarms that there may be by chance in 1,000 stretches.' }) falseAlarms!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'What a figure has to differ by at least.' }) leastChange!: string | null;
  @Field({ description: 'Whether the last stretch is unusual.' }) anomalous!: boolean;
  @Field(() => String, { nullable: true, description: 'The last stretch that was judged, a `Period`.' }) judgedPeriod!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Its figure.' }) value!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What its past would have it.' }) expected!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is below it is unusual.' }) lower!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is above it is unusual.' }) upper!: string | null;
  @Field(() => AlertUnit, { description: 'Of the figures.' }) unit!: AlertUnit;
  @Field(() => String, { nullable: true, description: 'ISO 4217, of amounts.' }) currency!: string | null;
  @Field(() => String, { nullable: true, description: 'Why nothing is judged.' }) problem!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was looked at last.' }) computedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when it judges no more.' }) archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change, not with each look; for `expectedVersion`.' }) version!: number;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Whose it is.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team of who made it.' }) team!: One<TeamType> | null;
}

/** Fields of `Query`. */
export class DetectorReads {
  @One(() => AnomalyDetectorType, { nullable: true, description: 'An anomaly detector by id.' })
  anomalyDetector!: One<AnomalyDetectorType> | null;
  @Many(() => AnomalyDetectorType, {
    order: ['name'],
    description: 'Anomaly detectors that you may see, by name; those that are archived, too.',
  })
  anomalyDetectors!: Connection<AnomalyDetectorType>;
}

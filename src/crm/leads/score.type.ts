import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { errorTypeFor, payloadOf, UserErrorType } from '../../platform/api/payload.js';
import { DateTime } from '../../platform/api/scalars.js';
import { JobProgressType } from '../../platform/jobs/job.type.js';
import { From, One } from '../../platform/reading/declare.js';
import { LeadScore } from './lead.entity.js';
import { ScoreModel, ScoreModelState } from './score.entity.js';
import { scoreErrors } from './score.errors.js';

const FeatureKind = { CATEGORY: 'CATEGORY', NUMBER: 'NUMBER' } as const;
registerEnumType(FeatureKind, {
  name: 'ScoreFeatureKind',
  description: 'What a feature is.',
  valuesConfig: {
    CATEGORY: { description: 'One of some values; those that few leads have are taken together as "(rare)", none at all is "(missing)".' },
    NUMBER: { description: 'Above some thresholds; none at all is "(missing)".' },
  },
});
registerEnumType(ScoreModelState, {
  name: 'ScoreModelState',
  description: 'What became of a model.',
  valuesConfig: {
    IN_USE: { description: 'Leads are scored by it.' },
    SUPERSEDED: { description: 'Leads were scored by it, until a later one that was not worse.' },
    REFUSED: { description: 'It was never used; `why` says what it lacks.' },
  },
});

@ObjectType('ScoreTerm', { description: 'A statement about a feature that holds for a lead or does not.' })
class ScoreTermType {
  @Field({ description: 'The value, "> 41" for a number above a threshold, "(rare)" or "(missing)".' }) value!: string;
  @Field(() => Float, { description: 'What it adds to the log-odds of a lead for which it holds.' }) coefficient!: number;
  @Field(() => Float, { description: 'Share of the leads learned from for which it holds, 0 to 1; later leads may count more.' })
  mean!: number;
}
@ObjectType('ScoreFeature', { description: 'Something known of a lead when it comes in, and what was learned of it.' })
class ScoreFeatureType {
  @Field({ description: 'Its name, as in `reasons`.' }) name!: string;
  @Field(() => FeatureKind, { description: 'What it is.' }) kind!: string;
  @Field(() => [ScoreTermType], {
    description: 'What is said of it. A contribution is the sum of coefficient × (1 if it holds, else 0, − mean).',
  })
  terms!: ScoreTermType[];
}
@ObjectType('ScoreMetrics', { description: 'How well a model foretold leads that came after those it was learned from.' })
class ScoreMetricsType {
  @Field(() => Float, { description: 'Chance that a lead that converted was given more than one that did not: 1 is perfect, 0.5 a coin.' })
  auc!: number;
  @Field(() => Float, { description: 'Brier score: mean of (probability − outcome)², outcome 1 or 0. The smaller the better.' })
  brier!: number;
  @Field(() => Float, { description: 'Mean of −ln(probability of what happened). The smaller the better.' }) logLoss!: number;
  @Field(() => Float, { description: 'Share converted of the tenth with the highest probabilities ÷ share converted of all.' })
  lift10!: number;
  @Field(() => Int, { description: 'Leads that it was judged by.' }) n!: number;
  @Field(() => Int, { description: 'How many of them converted.' }) converted!: number;
}
@ObjectType('ScoreDecile', {
  description: 'A tenth of the leads that a model was judged by: foretold and happened are close if its probabilities can be trusted.',
})
class ScoreDecileType {
  @Field(() => Int, { description: '1 has the lowest probabilities, 10 the highest.' }) decile!: number;
  @Field(() => Int, { description: 'Leads in it.' }) n!: number;
  @Field(() => Float, { description: 'Mean probability, 0 to 1.' }) foretold!: number;
  @Field(() => Float, { description: 'Share that converted, 0 to 1.' }) happened!: number;
}

@From(() => ScoreModel, { prefix: 'model', kind: 'scoreModel', filters: ['id', 'state', 'version'], orders: ['version'] })
@ObjectType('ScoreModel', {
  description: 'What was learned from the leads that came before a moment, and how well it foretold those that came after it.',
})
export class ScoreModelType {
  @Field(() => ID, { description: 'Id, "model_…".' }) id!: string;
  @Field(() => Int, { description: 'Which model: 1, 2, 3 …' }) version!: number;
  @Field(() => ScoreModelState, { description: 'What became of it.' }) state!: ScoreModelState;
  @Field({ description: 'Why it came into use or did not, as a sentence.' }) why!: string;
  @Field(() => DateTime, { description: 'When it was trained, UTC.' }) createdAt!: Date;
  @Field(() => DateTime, {
    description: 'It was learned from leads that came before this moment, and judged by those that came from it on; UTC.',
  })
  trainedUntil!: Date;
  @Field(() => Int, { description: 'Leads that it was learned from.' }) trainedLeads!: number;
  @Field(() => Int, { description: 'How many of them converted.' }) trainedConverted!: number;
  @Field(() => DateTime, { description: 'When the last lead came that it was judged by, UTC.' }) judgedUntil!: Date;
  @Field(() => ScoreMetricsType, { description: 'How well it foretold.' }) metrics!: ScoreMetricsType;
  @Field(() => [ScoreDecileType], { description: 'What was foretold and what happened, by tenths.' }) calibration!: ScoreDecileType[];
  @Field(() => Float, { description: 'Log-odds of the average lead, which contributions are added to.' }) base!: number;
  @Field(() => [ScoreFeatureType], { description: 'What was learned.' }) features!: ScoreFeatureType[];
  @Field(() => Float, {
    description: 'How strongly coefficients were held near 0 (ridge penalty); tried on earlier and later leads among those learned from.',
  })
  penalty!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'The share of the time learned from after which a lead counted half; null: all counted the same.',
  })
  halfLife!: number | null;
}

@ObjectType('LeadScoreReason', { description: 'What one feature adds to the log-odds of the average lead.' })
class LeadScoreReasonType {
  @Field({ description: 'What it is, such as "source" or "noteLength".' }) feature!: string;
  @Field(() => String, { nullable: true, description: 'What was known of it when the lead came in; null is nothing.' }) value!:
    | string
    | null;
  @Field(() => Float, { description: 'Above 0 speaks for the lead, below against it.' }) contribution!: number;
}
@From(() => LeadScore, { prefix: 'score', kind: 'lead' })
@ObjectType('LeadScore', { description: 'How likely a lead converts, by what is known when it comes in.' })
export class LeadScoreType {
  @Field(() => ID, { description: 'Id, "score_…".' }) id!: string;
  @Field(() => Float, { description: 'Probability that the lead converts, between 0 and 1.' }) probability!: number;
  @One(() => ScoreModelType, { description: 'By which model.' }) model!: One<ScoreModelType>;
  @Field(() => [LeadScoreReasonType], {
    description:
      'Every feature of the model, the strongest first: ln(probability ÷ (1 − probability)) = `model { base }` + the sum of the contributions.',
  })
  reasons!: LeadScoreReasonType[];
  @Field(() => DateTime, { description: 'When it was scored, UTC.' }) at!: Date;
}

@ObjectType('NotEnoughHistoryError', { implements: UserErrorType, description: 'There is too little to learn from.' })
export class NotEnoughHistoryErrorType extends UserErrorType {
  @Field(() => Int, { description: 'Leads that converted, of those old enough to know.' }) have!: number;
  @Field(() => Int, { description: 'Leads that did not, of those old enough to know.' }) others!: number;
  @Field(() => Int, { description: 'How many of each it takes.' }) need!: number;
}
errorTypeFor(scoreErrors.NOT_ENOUGH_HISTORY.code, 'NotEnoughHistoryError');

export const ScoreModelTrainPayload = payloadOf('ScoreModelTrain', { progress: () => JobProgressType });

import { Field, InputType } from 'type-graphql';
import { DateTime } from '../../platform/api/scalars.js';

@InputType('ScoreModelTrainInput', { description: 'What is learned from: without more, all leads that are old enough to know.' })
export class ScoreModelTrainInput {
  @Field(() => DateTime, { nullable: true, description: 'Only leads that came from then on, where what was before is no guide.' })
  since?: Date | null;
}

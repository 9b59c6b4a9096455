import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { DryRun } from '../../platform/api/dry-run.js';
import type { Context } from '../../platform/server/context.js';
import { ScoreModelTrainInput } from './score.input.js';
import { askForTraining } from './score.jobs.js';
import { ScoreModelTrainPayload } from './score.type.js';

@Resolver()
export class ScoreResolver {
  @Requires('scoreModel.write')
  @DryRun()
  @Mutation(() => ScoreModelTrainPayload, {
    nullable: true,
    description:
      'Has a model trained now, as it is every week; follow it by `jobProgress`. It comes into use unless it is worse than the one in use, and open leads are scored by it. A dry run tells whether there is enough to learn from.',
  })
  scoreModelTrain(@Arg('input', { description: 'What is to be done.' }) data: ScoreModelTrainInput, @Ctx() { change }: Context) {
    return change(async tx => ({ progress: await askForTraining(tx, data) }));
  }
}

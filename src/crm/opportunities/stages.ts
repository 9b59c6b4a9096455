import { invalidInput } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { Pipeline, Stage } from './pipeline.entity.js';

/**
 * The stage that an opportunity starts in: the one given, or the first of the pipeline, or of the default pipeline.
 *
 * @throws INVALID_INPUT if there is none, or if the stage is of another pipeline
 */
export async function startStage(tx: Tx, { pipelineId, stageId }: { pipelineId?: string | null; stageId?: string | null }): Promise<Stage> {
  if (stageId) {
    const stage = await tx.em.findOne(Stage, stageId);
    if (!stage || (pipelineId && stage.pipeline.id !== pipelineId)) {
      throw invalidInput([
        {
          path: ['stageId'],
          message: `There is no such stage${pipelineId ? ' in this pipeline' : ''}. See "pipelines { nodes { stages } }".`,
        },
      ]);
    }
    return stage;
  }
  const pipeline = await tx.em.findOne(Pipeline, pipelineId ? { id: pipelineId } : { isDefault: true });
  const first = pipeline && (await tx.em.findOne(Stage, { pipeline }, { orderBy: { position: 'asc' } }));
  if (!first) {
    throw invalidInput([
      {
        path: ['pipelineId'],
        message: pipelineId ? 'There is no such pipeline, or it has no stages.' : 'There is no default pipeline: name one.',
      },
    ]);
  }
  return first;
}

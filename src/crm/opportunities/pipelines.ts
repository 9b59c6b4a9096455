import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { Pipeline, Stage } from './pipeline.entity.js';
import type { PipelineCreateInput, StageInput } from './pipeline.input.js';

const DECIDED = { WON: 100, LOST: 0 } as const;

/** What is wrong with the stages of a new pipeline, each at its place. */
function wrongStages(stages: readonly StageInput[]): WrongField[] {
  const wrong = stages.flatMap(({ name, kind, probability }, i): WrongField[] => [
    ...(stages.findIndex(stage => stage.name === name) < i
      ? [{ path: ['stages', String(i), 'name'], message: `"${name}" stands in it twice.` }]
      : []),
    ...(kind === 'OPEN' && probability == null
      ? [{ path: ['stages', String(i), 'probability'], message: 'An open stage needs a chance of being won.' }]
      : []),
  ]);
  if (stages[0]?.kind !== 'OPEN')
    wrong.push({ path: ['stages', '0', 'kind'], message: 'The first stage is open: opportunities start there.' });
  if (!stages.some(stage => stage.kind === 'WON')) wrong.push({ path: ['stages'], message: 'No stage wins.' });
  return wrong;
}

/**
 * Makes a pipeline with its stages. Source: C7.
 *
 * @throws INVALID_INPUT naming every wrong stage; CONFLICT if the name is taken
 */
export async function createPipeline(tx: Tx, { name, isDefault, stages }: PipelineCreateInput): Promise<Pipeline> {
  const wrong = wrongStages(stages);
  if (wrong.length) throw invalidInput(wrong);
  if (isDefault) {
    const before = await tx.em.findOne(Pipeline, { isDefault: true });
    if (before) before.isDefault = false;
    // One is the default at most, at every moment.
    await tx.em.flush();
  }
  const pipeline = tx.em.create(Pipeline, { name, isDefault });
  stages.forEach(({ name: stage, kind, probability }, i) => {
    tx.em.create(Stage, {
      pipeline,
      position: i + 1,
      name: stage,
      kind,
      probability: kind === 'OPEN' ? (probability ?? 0) : DECIDED[kind],
    });
  });
  return pipeline;
}

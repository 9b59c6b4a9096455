import { ApiError } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { examplesBetween, type History, historyOf } from './history.query.js';
import { ScoreModel } from './score.entity.js';
import { scoreErrors } from './score.errors.js';
import { standardOf } from './scoring.js';
import { type Example, NEEDED, type Trained } from './training.rules.js';

const isEnough = ({ converted, others }: History): boolean => converted >= NEEDED && others >= NEEDED;

/** @throws NOT_ENOUGH_HISTORY with the figures */
export async function checkHistory(tx: Tx, since: Date | null): Promise<History> {
  const history = await historyOf(tx, since);
  if (isEnough(history)) return history;
  const { converted, others } = history;
  const { code, message } = scoreErrors.NOT_ENOUGH_HISTORY(converted, others, NEEDED);
  throw new ApiError(code, message, { have: converted, others, need: NEEDED });
}

/** What a training works on. */
export interface Material {
  examples: Example[];
  inUse: { name: string; model: Pick<ScoreModel, 'base' | 'features'> } | undefined;
}

const nameOf = ({ version }: ScoreModel): string => `version ${version}`;
const inUseOf = (tx: Tx): Promise<ScoreModel | null> => tx.em.findOne(ScoreModel, { state: 'IN_USE' });

/** Null if there is not enough to learn from. */
export async function materialOf(tx: Tx, since: Date | null): Promise<Material | null> {
  const history = await historyOf(tx, since);
  if (!history.before || !isEnough(history)) return null;
  const examples = await examplesBetween(tx, since, history.before, (await standardOf(tx)).zone);
  const inUse = await inUseOf(tx);
  return { examples, inUse: inUse ? { name: nameOf(inUse), model: { base: inUse.base, features: inUse.features } } : undefined };
}

/** Of two trainings that end together the second waits for the first. */
const ONE_BY_ONE = `select pg_advisory_xact_lock(hashtext('score_models'))`;

/** Keeps what a training made: in use from now on, or refused; either way to be looked at. */
export async function keepModel(
  tx: Tx,
  { model, setting, metrics, calibration, learned, until, judgedUntil, refused }: Trained,
): Promise<ScoreModel> {
  await tx.em.execute(ONE_BY_ONE);
  const inUse = await inUseOf(tx);
  const [last] = await tx.em.find(ScoreModel, {}, { orderBy: { version: 'desc' }, limit: 1, fields: ['version'] });
  if (!refused && inUse) {
    inUse.state = 'SUPERSEDED';
    await tx.em.flush();
  }
  const beside = inUse ? `not worse than ${nameOf(inUse)} on the same leads` : 'the first model';
  return tx.em.create(ScoreModel, {
    version: (last?.version ?? 0) + 1,
    state: refused ? 'REFUSED' : 'IN_USE',
    why:
      refused ??
      `It tells later leads apart, and is ${beside}: AUC ${metrics.auc.toFixed(3)}, Brier score ${metrics.brier.toFixed(3)} of ${metrics.n} leads.`,
    trainedUntil: new Date(until),
    trainedLeads: learned.n,
    trainedConverted: learned.converted,
    judgedUntil: new Date(judgedUntil),
    metrics,
    calibration,
    base: model.base,
    features: model.features,
    penalty: setting.penalty,
    halfLife: Number.isFinite(setting.halfLife) ? setting.halfLife : null,
  });
}

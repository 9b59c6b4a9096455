import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, oneOf } from '../../platform/api/columns.js';
import { txOf } from '../../platform/database/tx.js';
import type { Decile, Metrics } from './judging.rules.js';
import type { ScoreFeature } from './scoring.rules.js';

export const ScoreModelState = { IN_USE: 'IN_USE', SUPERSEDED: 'SUPERSEDED', REFUSED: 'REFUSED' } as const;
export type ScoreModelState = keyof typeof ScoreModelState;

export const ScoreModelSchema = defineEntity({
  name: 'ScoreModel',
  tableName: 'score_models',
  properties: {
    id: id(),
    createdAt: instant().onCreate((_row, em) => txOf(em).now),
    /** Of the model: 1, 2, 3 … A row changes only in its state. */
    version: p.integer(),
    state: oneOf(ScoreModelState),
    why: p.text(),
    trainedUntil: instant(),
    trainedLeads: p.integer(),
    trainedConverted: p.integer(),
    judgedUntil: instant(),
    metrics: p.json<Metrics>(),
    calibration: p.json<Decile[]>(),
    base: p.float().columnType('double precision'),
    features: p.json<ScoreFeature[]>(),
    penalty: p.float().columnType('double precision'),
    halfLife: p.float().columnType('double precision').nullable(),
  },
});
/** What was learned from the leads before a moment, and how well it foretold those after it. */
export class ScoreModel extends ScoreModelSchema.class {}
ScoreModelSchema.setClass(ScoreModel);

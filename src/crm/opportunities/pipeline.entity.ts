import { defineEntity, p } from '@mikro-orm/core';
import { oneOf, record } from '../../platform/api/columns.js';

export const StageKind = { OPEN: 'OPEN', WON: 'WON', LOST: 'LOST' } as const;
export type StageKind = keyof typeof StageKind;

export const PipelineSchema = defineEntity({
  name: 'Pipeline',
  tableName: 'pipelines',
  uniques: [{ properties: ['name'] }],
  properties: {
    ...record(),
    name: p.text(),
    /** Where an opportunity goes that names no pipeline. One at most. */
    isDefault: p.boolean().default(false),
    stages: () => p.oneToMany(Stage).mappedBy('pipeline'),
  },
});
/** A way of selling: the stages that an opportunity passes. */
export class Pipeline extends PipelineSchema.class {}
PipelineSchema.setClass(Pipeline);

export const StageSchema = defineEntity({
  name: 'Stage',
  tableName: 'stages',
  uniques: [{ properties: ['pipeline', 'position'] }, { properties: ['pipeline', 'name'] }],
  properties: {
    ...record(),
    pipeline: () => p.manyToOne(Pipeline),
    /** Place in the pipeline, from 1. */
    position: p.integer(),
    name: p.text(),
    kind: oneOf(StageKind),
    /** Chance of being won in percent, for opportunities that say nothing else. */
    probability: p.integer(),
  },
});
/** A step of a pipeline. Its kind says whether the opportunities in it are open, won or lost. */
export class Stage extends StageSchema.class {}
StageSchema.setClass(Stage);

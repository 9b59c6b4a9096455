import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { Pipeline, Stage, StageKind } from './pipeline.entity.js';

registerEnumType(StageKind, {
  name: 'StageKind',
  description: 'What a stage makes of the opportunities in it.',
  valuesConfig: {
    OPEN: { description: 'Not decided.' },
    WON: { description: 'They buy.' },
    LOST: { description: 'They do not buy.' },
  },
});

@From(() => Stage, { prefix: 'stage', kind: 'pipeline', filters: ['id', 'name', 'kind', 'pipeline'], orders: ['position'] })
@ObjectType('Stage', { description: 'A step of a pipeline.' })
export class StageType {
  @Field(() => ID, { description: 'Id, "stage_…".' }) id!: string;
  @Field({ description: 'Unique in its pipeline.' }) name!: string;
  @Field(() => Int, { description: 'Place in the pipeline, from 1.' }) position!: number;
  @Field(() => StageKind, { description: 'What it makes of the opportunities in it.' }) kind!: StageKind;
  @Field(() => Int, { description: 'Chance of being won in percent, for opportunities that say nothing else.' }) probability!: number;
  @One(() => PipelineType, { description: 'The pipeline it belongs to.' }) pipeline!: One<PipelineType>;
}

@From(() => Pipeline, { prefix: 'pipeline', filters: ['id', 'name'], orders: ['name'] })
@ObjectType('Pipeline', { description: 'A way of selling: the stages that an opportunity passes.' })
export class PipelineType {
  @Field(() => ID, { description: 'Id, "pipeline_…".' }) id!: string;
  @Field({ description: 'Unique.' }) name!: string;
  @Field({ description: 'Do opportunities go here that name no pipeline? One pipeline at most.' }) isDefault!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @Many(() => StageType, { order: ['position'], description: 'Its stages, first to last.' }) stages!: Connection<StageType>;
}

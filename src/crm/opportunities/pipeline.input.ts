import { ArrayMaxSize, ArrayMinSize, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { StageKind } from './pipeline.entity.js';

@InputType('StageInput', { description: 'A step of a new pipeline.' })
export class StageInput {
  @Field({ description: 'Unique in the pipeline; 1 to 100 characters.' }) @Length(1, 100) name!: string;
  @Field(() => StageKind, { defaultValue: 'OPEN', description: 'What it makes of the opportunities in it.' }) kind!: StageKind;
  @Field(() => Int, {
    nullable: true,
    description: 'Chance of being won in percent: needed for open stages; won ones have 100, lost ones 0.',
  })
  @Min(0)
  @Max(100)
  probability?: number | null;
}

@InputType('PipelineCreateInput', { description: 'A new way of selling.' })
export class PipelineCreateInput {
  @Field({ description: 'Unique; 1 to 100 characters.' }) @Length(1, 100) name!: string;
  @Field({
    defaultValue: false,
    description: 'Do opportunities go here that name no pipeline? The one that was it before is it no longer.',
  })
  isDefault!: boolean;
  @Field(() => [StageInput], { description: 'Its stages, first to last; an open one at least, and one that wins. At most 50.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  stages!: StageInput[];
}

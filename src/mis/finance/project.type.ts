import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../platform/api/scalars.js';
import { From } from '../../platform/reading/declare.js';
import { Project } from './project.entity.js';

@From(() => Project, { prefix: 'project', filters: ['id', 'code', 'name', 'closed'], contains: ['name'], orders: ['name', 'code'] })
@ObjectType('Project', {
  description:
    'Something with an end that money is spent on or earned with, across departments. Everybody sees its name; its postings only who may.',
})
export class ProjectType {
  @Field(() => ID, { description: 'Id, "project_…".' }) id!: string;
  @Field({ description: 'What the books name it by, unique.' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field(() => LocalDate, { nullable: true, description: 'The first day that it takes postings of; null for any.' }) from!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last day that it takes postings of; null for any.' }) to!: string | null;
  @Field({ description: 'Whether it takes no more postings.' }) closed!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

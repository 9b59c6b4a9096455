import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { LocalDate } from '../../platform/api/scalars.js';

@InputType('ProjectCreateInput', { description: 'A project that postings can be told apart by.' })
export class ProjectCreateInput {
  @Field({ description: 'What the books name it by, unique: "P-2026-04"; 1 to 50 characters.' }) @Length(1, 50) code!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => LocalDate, { nullable: true, description: 'The first day that it takes postings of.' }) from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last day, not before the first.' }) to?: string | null;
}

@InputType('ProjectUpdateInput', { description: 'Another name, other days, or its end: absent leaves, null clears.' })
export class ProjectUpdateInput {
  @Id('project', { description: 'The project.' }) projectId!: string;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The first day that it takes postings of.' }) from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last day, not before the first.' }) to?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: it takes no more postings; can not be cleared.' }) closed?: boolean | null;
  @ExpectedVersion() expectedVersion?: number;
}

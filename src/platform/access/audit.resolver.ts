import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { platformErrors } from '../api/errors.js';
import { Cursor, DateTime } from '../api/scalars.js';
import { boundTo } from '../reading/bound.js';
import { hiddenColumns } from '../reading/hidden.js';
import type { Models } from '../reading/model.js';
import type { Context } from '../server/context.js';
import { readAuditTrail } from './audit.query.js';
import { Requires } from './requires.js';

const AuditOperation = { INSERT: 'INSERT', UPDATE: 'UPDATE', DELETE: 'DELETE' } as const;
registerEnumType(AuditOperation, {
  name: 'AuditOperation',
  description: 'What was done to a row.',
  valuesConfig: {
    INSERT: { description: 'It was made.' },
    UPDATE: { description: 'A field was changed.' },
    DELETE: { description: 'It was deleted.' },
  },
});

@ObjectType('AuditActor', { description: 'Who made a change.' })
class AuditActorType {
  @Field(() => ID, { description: 'Id, "user_…".' }) id!: string;
  @Field({ description: 'Full name; "Bellwether" is the server itself.' }) name!: string;
}

@ObjectType('AuditEntry', { description: 'One field of one change. Written by the database: no change goes round it.' })
class AuditEntryType {
  @Field(() => DateTime, { description: 'When.' }) at!: Date;
  @Field(() => AuditActorType, { nullable: true, description: 'Who.' }) actor!: AuditActorType | null;
  @Field(() => AuditActorType, {
    nullable: true,
    description: 'For whom: the absent owner of the record, if it was changed by the substitute. Null otherwise.',
  })
  onBehalfOf!: AuditActorType | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The change that it was part of; all entries and events of a change carry it. Null for changes outside of the server.',
  })
  changeId!: string | null;
  @Field({ description: 'Kind of record, as in roles: "lead".' }) kind!: string;
  @Field(() => ID, { description: 'The record.' }) recordId!: string;
  @Field(() => AuditOperation, { description: 'What was done.' }) operation!: string;
  @Field(() => String, { nullable: true, description: 'The field; null for INSERT, and for a DELETE as such.' }) field!: string | null;
  @Field(() => String, { nullable: true, description: 'Its value before, as text; null if it had none.' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'Its value after, as text; null if it has none.' }) after!: string | null;
}

@ObjectType('AuditEntryEdge', { description: 'An entry with its place.' })
class AuditEntryEdgeType {
  @Field(() => Cursor, { description: 'For `after`.' }) cursor!: string;
  @Field(() => AuditEntryType, { description: 'The entry.' }) node!: AuditEntryType;
}

/** The same that lists of records have. */
@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
class PageInfoType {
  @Field({ description: 'Are there more after it? Going backwards: was it asked for with `before`?' }) hasNextPage!: boolean;
  @Field({ description: 'Are there more before it? Going forwards: was it asked for with `after`?' }) hasPreviousPage!: boolean;
  @Field(() => Cursor, { nullable: true, description: 'Place of the first record, for `before`; null if the page is empty.' })
  startCursor!: string | null;
  @Field(() => Cursor, { nullable: true, description: 'Place of the last record, for `after`; null if the page is empty.' })
  endCursor!: string | null;
}

@ObjectType('AuditEntryConnection', { description: 'A page of the trail.' })
class AuditEntryConnectionType {
  @Field(() => [AuditEntryType], { description: 'The entries.' }) nodes!: AuditEntryType[];
  @Field(() => [AuditEntryEdgeType], { description: 'The entries with their places.' }) edges!: AuditEntryEdgeType[];
  @Field(() => PageInfoType, { description: 'Whether there is more.' }) pageInfo!: PageInfoType;
}

@Resolver()
export class AuditResolver {
  @Requires('audit.read')
  @Query(() => AuditEntryConnectionType, {
    description:
      'Every change of a record that you see, newest first, but for fields that your roles hide. Takes the permission "audit.read".',
  })
  async auditTrail(
    @Arg('recordId', () => ID, { description: 'Id of the record, of any type.' }) recordId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many entries, at most 200.' }) first: number,
    @Arg('after', () => Cursor, { nullable: true, description: 'Go on after this entry.' }) after: string | null | undefined,
    @Ctx() { viewer, services }: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    if (first < 1 || first > 200) throw platformErrors.INVALID_INPUT(`"first" is ${first}; it is from 1 to 200.`);
    const models = boundTo(schema)?.models as Models;
    await models.customFields.refresh();
    const hidden = hiddenColumns(models, viewer.hidden);
    return readAuditTrail(services.reader, viewer, recordId, hidden, first, after);
  }
}

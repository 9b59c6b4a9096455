import './customer.enums.js';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One, Rows, Sql } from '../../platform/reading/declare.js';
import { CustomerType } from './customer.type.js';
import { DuplicateCandidate, DuplicateState, MergeRecord } from './duplicate.entity.js';
import { MatchField } from './matching.rules.js';

registerEnumType(DuplicateState, {
  name: 'DuplicateState',
  description: 'What became of a pair of customers that may be the same.',
  valuesConfig: {
    OPEN: { description: 'Nobody has decided.' },
    MERGED: { description: 'They were the same, and are one customer now.' },
    DISTINCT: { description: 'Somebody said that they are two.' },
  },
});
registerEnumType(MatchField, {
  name: 'DuplicateField',
  description: 'What of two customers was compared.',
  valuesConfig: {
    NAME: { description: 'Name and legal name, word by word, in any order.' },
    ADDRESS: { description: 'Street, building and town of their addresses.' },
    POSTAL_CODE: { description: 'Postal code.' },
    REGION: { description: 'State or province.' },
    EMAIL: { description: 'An e-mail address of theirs or of their people.' },
    PHONE: { description: 'A telephone number of theirs or of their people.' },
    TAX_ID: { description: 'Tax number.' },
    BIRTHDAY: { description: 'Birthday of a person.' },
  },
});

@ObjectType('DuplicateReason', { description: 'What speaks for or against two customers being the same.' })
export class DuplicateReasonType {
  @Field(() => MatchField, { description: 'What was compared.' }) field!: MatchField;
  @Field(() => Float, { nullable: true, description: 'How alike they are in it, 0 to 1; null if you may not see both.' })
  similarity!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'What that weighs, in bits: above 0 speaks for, below against; null if you may not see both.',
  })
  weight!: number | null;
}

@From(() => DuplicateCandidate, {
  prefix: 'duplicate',
  kind: 'customer',
  filters: ['id', 'state', 'score', 'a', 'b'],
  orders: ['score'],
})
@ObjectType('DuplicateCandidate', { description: 'Two customers that may be the same.' })
export class DuplicateCandidateType {
  @Field(() => ID, { description: 'Id, "duplicate_…".' }) id!: string;
  @Field(() => Float, { description: 'How probable it is that they are the same, 0.5 to 1.' }) score!: number;
  @Field(() => DuplicateState, { description: 'What became of it.' }) state!: DuplicateState;
  @Field(() => String, { nullable: true, description: 'Why they are two, as somebody said it.' }) note!: string | null;
  @Field(() => DateTime, { description: 'When it was found.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;

  @One(() => CustomerType, { nullable: true, description: 'One of both; null if you may not see it.' }) a!: One<CustomerType> | null;
  @One(() => CustomerType, { nullable: true, description: 'The other; null if you may not see it.' }) b!: One<CustomerType> | null;
  @One(() => TeamType, { of: 'aTeamId', nullable: true, description: 'The team of `a`, also where you may not see `a`: ask them.' })
  aTeam!: One<TeamType> | null;
  @One(() => TeamType, { of: 'bTeamId', nullable: true, description: 'The team of `b`, also where you may not see `b`: ask them.' })
  bTeam!: One<TeamType> | null;
  @Rows(() => DuplicateReasonType, {
    description: 'Why they may be the same, the weightiest first.',
    sql: (parent, limit) =>
      `select r->>'field' "field", case when s.both then (r->>'similarity')::float8 end "similarity", case when s.both then (r->>'weight')::float8 end "weight"
       from jsonb_array_elements(${parent('reasons')}) r
       cross join (select (select count(*) from visible.customers v where v.id in (${parent('a')}, ${parent('b')})) = 2 both) s
       order by (r->>'weight')::float8 desc, r->>'field' limit ${limit}`,
  })
  reasons!: DuplicateReasonType[];
}

@From(() => MergeRecord, { prefix: 'merge', kind: 'customer', filters: ['id', 'survivor', 'at'], orders: ['at'] })
@ObjectType('MergeRecord', { description: 'A merge of customers, which can be undone.' })
export class MergeRecordType {
  @Field(() => ID, { description: 'Id, "merge_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When they were merged.' }) at!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When that was undone; null while it holds.' }) undoneAt!: Date | null;
  @Sql(t => `(select array_agg('customer_'||encode(uuid_send(m),'hex')) from unnest(${t}.merged_ids) m)`)
  @Field(() => [ID], { description: 'Ids of those that were merged into it; they still answer, with the survivor.' })
  mergedIds!: string[];
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => CustomerType, { description: 'The customer that remains.' }) survivor!: One<CustomerType>;
}

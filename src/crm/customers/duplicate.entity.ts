import { defineEntity, p } from '@mikro-orm/core';
import { Team, User } from '../../platform/access/user.entity.js';
import { instant, oneOf, owned, record } from '../../platform/api/columns.js';
import { Customer } from './customer.entity.js';
import type { Reason } from './matching.rules.js';

export const DuplicateState = { OPEN: 'OPEN', MERGED: 'MERGED', DISTINCT: 'DISTINCT' } as const;
export type DuplicateState = keyof typeof DuplicateState;

export const DuplicateCandidateSchema = defineEntity({
  name: 'DuplicateCandidate',
  tableName: 'duplicate_candidates',
  uniques: [{ properties: ['a', 'b'] }],
  properties: {
    ...record(),
    a: () => p.manyToOne(Customer),
    b: () => p.manyToOne(Customer),
    aOwnerId: () => p.manyToOne(User).mapToPk().fieldName('a_owner_id').nullable(),
    aTeamId: () => p.manyToOne(Team).mapToPk().fieldName('a_team_id').nullable(),
    bOwnerId: () => p.manyToOne(User).mapToPk().fieldName('b_owner_id').nullable(),
    bTeamId: () => p.manyToOne(Team).mapToPk().fieldName('b_team_id').nullable(),
    score: p.double(),
    reasons: p.json<Reason[]>(),
    state: oneOf(DuplicateState).default('OPEN'),
    /** Why they are not the same, in the words of whoever said so. */
    note: p.text().nullable(),
  },
});
/** Two customers that may be the same; `a` has the smaller id. Written by functions of the database. */
export class DuplicateCandidate extends DuplicateCandidateSchema.class {}
DuplicateCandidateSchema.setClass(DuplicateCandidate);

/** What a merge changed of the survivor, so that it can be put back. */
export interface Snapshot {
  fields: Record<string, { before: unknown; after: unknown }>;
  tagsAdded: string[];
  /** When each of the merged ones had been archived before, by id. */
  archivedAt: Record<string, string | null>;
}

export const MergeRecordSchema = defineEntity({
  name: 'MergeRecord',
  tableName: 'merge_records',
  properties: {
    ...record(),
    ...owned(),
    survivor: () => p.manyToOne(Customer),
    mergedIds: p.array().columnType('uuid[]'),
    snapshot: p.json<Snapshot>(),
    at: instant(),
    undoneAt: instant().nullable(),
  },
});
/** A merge of customers. Which rows went over is kept beside it in the database. */
export class MergeRecord extends MergeRecordSchema.class {}
MergeRecordSchema.setClass(MergeRecord);

import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../../platform/access/user.entity.js';
import { instant, oneOf, record } from '../../platform/api/columns.js';

export const ErasureReason = { REQUEST: 'REQUEST', WITHDRAWAL: 'WITHDRAWAL', NOT_NEEDED: 'NOT_NEEDED', LEGAL_DUTY: 'LEGAL_DUTY' } as const;
export type ErasureReason = keyof typeof ErasureReason;

export const ErasureRecordSchema = defineEntity({
  name: 'ErasureRecord',
  tableName: 'erasure_records',
  properties: {
    ...record(),
    by: () => p.manyToOne(User),
    reason: oneOf(ErasureReason),
    at: instant(),
    tables: p.json().$type<{ table: string; rows: number }[]>(),
    rows: p.integer(),
    idsHash: p.text(),
  },
});
/** That a person was erased, by whom, when and how much, without anything of the person. */
export class ErasureRecord extends ErasureRecordSchema.class {}
ErasureRecordSchema.setClass(ErasureRecord);

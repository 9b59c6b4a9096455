import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime } from '../../platform/api/scalars.js';
import { From, One, Sql } from '../../platform/reading/declare.js';
import { ContactType } from '../customers/contact.type.js';
import { CustomerType } from '../customers/customer.type.js';
import { ErasureReason, ErasureRecord } from './erasure-record.entity.js';
import { PersonExport, PersonExportStatus } from './person-export.entity.js';

registerEnumType(PersonExportStatus, {
  name: 'PersonExportStatus',
  description: 'How far an export is.',
  valuesConfig: {
    WAITING: { description: 'It is being made.' },
    READY: { description: 'It can be fetched.' },
    ENDED: { description: 'Its time is over, or the person was erased: the file is deleted.' },
  },
});
registerEnumType(ErasureReason, {
  name: 'ErasureReason',
  description: 'Why a person was erased.',
  valuesConfig: {
    REQUEST: { description: 'They asked for it.' },
    WITHDRAWAL: { description: 'They took back the consent on which we kept it.' },
    NOT_NEEDED: { description: 'It is not needed any more for what it was kept for.' },
    LEGAL_DUTY: { description: 'The law or an authority demands it.' },
  },
});

@From(() => PersonExport, { prefix: 'personexport', kind: 'privacy', orders: ['createdAt'] })
@ObjectType('PersonExport', { description: 'A file of everything that is stored of one person.' })
export class PersonExportType {
  @Field(() => ID, { description: 'Id, "personexport_…".' }) id!: string;
  @Field(() => PersonExportStatus, { description: 'How far it is.' }) status!: PersonExportStatus;
  @Field(() => DateTime, { nullable: true, description: 'Until when it can be fetched; null until it is ready.' }) expiresAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Size of the file in bytes; null until it is ready.' }) size!: number | null;
  @Sql(t => `case when ${t}.status='READY' then '/privacy/exports/personexport_'||encode(uuid_send(${t}.id),'hex')||'.json' end`)
  @Field(() => String, { nullable: true, description: 'Where you fetch it, with your token; only if you asked for it. Null unless READY.' })
  path!: string | null;
  @Field(() => DateTime, { description: 'When it was asked for.' }) createdAt!: Date;
  @One(() => CustomerType, { nullable: true, description: 'The customer whose data it is; null if it is a contact.' })
  customer!: One<CustomerType> | null;
  @One(() => ContactType, { nullable: true, description: 'The contact whose data it is; null if it is a customer.' })
  contact!: One<ContactType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who asked for it.' }) owner!: One<UserType> | null;
}

@ObjectType('ErasedRows', { description: 'How much was erased in one table.' })
export class ErasedRowsType {
  @Field({ description: 'Name of the table.' }) table!: string;
  @Field(() => Int, { description: 'Number of rows that were about the person.' }) rows!: number;
}

@From(() => ErasureRecord, { prefix: 'erasurerecord', kind: 'privacy', orders: ['createdAt'] })
@ObjectType('ErasureRecord', {
  description: 'That a person was erased: who did it, when, why and how much. It holds nothing of the person.',
})
export class ErasureRecordType {
  @Field(() => ID, { description: 'Id, "erasurerecord_…".' }) id!: string;
  @Field(() => DateTime, { description: 'When.' }) at!: Date;
  @Field(() => ErasureReason, { description: 'Why.' }) reason!: ErasureReason;
  @Field(() => [ErasedRowsType], { description: 'How much, by table.' }) tables!: ErasedRowsType[];
  @Field(() => Int, { description: 'Number of rows that were about the person, in all tables.' }) rows!: number;
  @Field({ description: 'SHA-256 of the uuids of these rows, sorted and joined by commas: whoever has the ids can show that it was them.' })
  idsHash!: string;
  @One(() => UserType, { description: 'Who did it.' }) by!: One<UserType>;
}

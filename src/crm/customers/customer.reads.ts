import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { ContactType } from './contact.type.js';
import { CustomerType } from './customer.type.js';
import { DuplicateCandidateType, MergeRecordType } from './duplicate.type.js';

/** Fields of `Query`. */
export class CustomerReads {
  @One(() => CustomerType, { nullable: true, description: 'A customer by id; by the id of one that was merged, its survivor.' })
  customer!: One<CustomerType> | null;
  @Many(() => CustomerType, {
    order: ['name'],
    only: t => `${t}.merged_into_id is null`,
    description:
      'Customers that you may see, by name; archived ones too, unless `where` says otherwise. Those merged into others are not listed.',
  })
  customers!: Connection<CustomerType>;
  @One(() => ContactType, { nullable: true, description: 'A contact by id.' }) contact!: One<ContactType> | null;
  @Many(() => ContactType, { order: ['name'], description: 'Contacts that you may see, by name.' }) contacts!: Connection<ContactType>;
  @Many(() => DuplicateCandidateType, {
    order: ['-score'],
    description:
      'Customers that may be the same, the surest first. Of a pair of which you see one, the other is null, and its team is told.',
  })
  duplicateCandidates!: Connection<DuplicateCandidateType>;
  @Many(() => MergeRecordType, { order: ['-at'], description: 'Merges of customers that you may see, the latest first.' })
  mergeRecords!: Connection<MergeRecordType>;
}

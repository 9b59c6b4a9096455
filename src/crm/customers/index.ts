import type { Area } from '../../platform/area.js';
import { AddressSchema } from './address.entity.js';
import { AddressType } from './address.type.js';
import { ConsentSchema } from './consent.entity.js';
import { ConsentResolver } from './consent.resolver.js';
import { ConsentType } from './consent.type.js';
import { ContactPointSchema, ContactSchema } from './contact.entity.js';
import { ContactResolver } from './contact.resolver.js';
import { ContactPointType, ContactType } from './contact.type.js';
import { customerAccess } from './customer.access.js';
import { CustomerSchema } from './customer.entity.js';
import { customerAssigned, customerChanged, customerCreated, customerMerged, customerUnmerged } from './customer.events.js';
import { customerPersonal } from './customer.personal.js';
import { CustomerReads } from './customer.reads.js';
import { CustomerResolver } from './customer.resolver.js';
import { CustomerType } from './customer.type.js';
import { DuplicateCandidateSchema, MergeRecordSchema } from './duplicate.entity.js';
import { checkJob, comparing, following } from './duplicate.jobs.js';
import { DuplicateResolver } from './duplicate.resolver.js';
import { DuplicateCandidateType, DuplicateReasonType, MergeRecordType } from './duplicate.type.js';
import { followCustomer } from './following.js';
import { CustomerMatchType, DuplicateErrorType } from './match.type.js';
import { personal } from './personal.js';
import { ProductInterestSchema } from './product-interest.entity.js';
import { ProductInterestType } from './product-interest.type.js';
import { TimelineEntrySchema } from './timeline-entry.entity.js';
import { TimelineEntryType } from './timeline-entry.type.js';

followCustomer('consents_follow');
followCustomer('duplicates_follow');
personal(...customerPersonal);

/** Companies and people, how to reach them, and what happened with them. C1, C2. */
export const customersArea: Area = {
  name: 'customers',
  entities: [
    CustomerSchema,
    ContactSchema,
    ContactPointSchema,
    AddressSchema,
    TimelineEntrySchema,
    DuplicateCandidateSchema,
    MergeRecordSchema,
    ConsentSchema,
    ProductInterestSchema,
  ],
  types: [
    CustomerType,
    ContactType,
    ContactPointType,
    AddressType,
    TimelineEntryType,
    DuplicateCandidateType,
    DuplicateReasonType,
    MergeRecordType,
    CustomerMatchType,
    DuplicateErrorType,
    ConsentType,
    ProductInterestType,
  ],
  resolvers: [CustomerResolver, ContactResolver, ConsentResolver, DuplicateResolver],
  reads: [CustomerReads],
  access: customerAccess,
  events: [customerCreated, customerChanged, customerAssigned, customerMerged, customerUnmerged],
  jobs: [checkJob],
  schedules: [comparing, following],
};

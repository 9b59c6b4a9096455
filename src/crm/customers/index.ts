import type { Area } from '../../platform/area.js';
import { AddressSchema } from './address.entity.js';
import { AddressType } from './address.type.js';
import { ContactPointSchema, ContactSchema } from './contact.entity.js';
import { ContactResolver } from './contact.resolver.js';
import { ContactPointType, ContactType } from './contact.type.js';
import { customerAccess } from './customer.access.js';
import { CustomerSchema } from './customer.entity.js';
import { customerAssigned, customerChanged, customerCreated } from './customer.events.js';
import { CustomerReads } from './customer.reads.js';
import { CustomerResolver } from './customer.resolver.js';
import { CustomerType } from './customer.type.js';
import { TimelineEntrySchema } from './timeline-entry.entity.js';
import { TimelineEntryType } from './timeline-entry.type.js';

/** Companies and people, how to reach them, and what happened with them. C1, C2. */
export const customersArea: Area = {
  name: 'customers',
  entities: [CustomerSchema, ContactSchema, ContactPointSchema, AddressSchema, TimelineEntrySchema],
  types: [CustomerType, ContactType, ContactPointType, AddressType, TimelineEntryType],
  resolvers: [CustomerResolver, ContactResolver],
  reads: [CustomerReads],
  access: customerAccess,
  events: [customerCreated, customerChanged, customerAssigned],
};

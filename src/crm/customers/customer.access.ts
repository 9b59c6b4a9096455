import { defineAccess } from '../../platform/access/access.js';
import { Address } from './address.entity.js';
import { Consent } from './consent.entity.js';
import { Contact, ContactPoint } from './contact.entity.js';
import { Customer } from './customer.entity.js';
import { DuplicateCandidate, MergeRecord } from './duplicate.entity.js';
import { ProductInterest } from './product-interest.entity.js';
import { TimelineEntry } from './timeline-entry.entity.js';

/** Contacts, addresses and the timeline are seen by whoever sees the customer: they carry its owner and team. */
export const customerAccess = [
  // Names of contacts are in the trail of the contacts.
  defineAccess({
    entity: () => Customer,
    kind: 'customer',
    owner: 'ownerId',
    team: 'teamId',
    delegable: true,
    unaudited: ['contactNames'],
  }),
  defineAccess({ entity: () => Contact, kind: 'customer', owner: 'ownerId', team: 'teamId' }),
  defineAccess({ entity: () => ContactPoint, kind: 'customer', owner: 'ownerId', team: 'teamId' }),
  defineAccess({ entity: () => Address, kind: 'customer', owner: 'ownerId', team: 'teamId' }),
  // Who sees one of two sees that there is another; functions of the database find and score them.
  defineAccess({
    entity: () => DuplicateCandidate,
    kind: 'customer',
    owner: ['aOwnerId', 'bOwnerId'],
    team: ['aTeamId', 'bTeamId'],
    changes: ['update'],
    unaudited: ['score', 'reasons', 'aOwnerId', 'aTeamId', 'bOwnerId', 'bTeamId'],
  }),
  defineAccess({ entity: () => MergeRecord, kind: 'customer', owner: 'ownerId', team: 'teamId', changes: ['insert', 'update'] }),
  // Entries are made and moved by functions of the database; they only repeat what has its own entry in the trail.
  defineAccess({ entity: () => TimelineEntry, kind: 'customer', owner: 'ownerId', team: 'teamId', changes: [], unaudited: true }),
  defineAccess({
    entity: () => Consent,
    kind: 'customer',
    owner: 'ownerId',
    team: 'teamId',
    changes: ['insert', 'update'],
    fixed: ['customer', 'contact', 'channel', 'purpose', 'state', 'basis', 'at', 'proof', 'recordedAt', 'recordedBy'],
  }),
  defineAccess({ entity: () => ProductInterest, kind: 'customer', owner: 'ownerId', team: 'teamId' }),
];

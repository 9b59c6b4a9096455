import { defineAccess } from '../../platform/access/access.js';
import { ErasureRecord } from './erasure-record.entity.js';
import { PersonExport } from './person-export.entity.js';

export const privacyAccess = [
  defineAccess({ entity: () => PersonExport, kind: 'privacy', owner: 'ownerId', team: 'teamId', changes: ['insert'] }),
  defineAccess({ entity: () => ErasureRecord, kind: 'privacy', changes: ['insert'] }),
];

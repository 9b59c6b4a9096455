import type { Area } from '../../platform/area.js';
import { personal } from '../customers/personal.js';
import { exportFiles } from './download.js';
import { ErasureRecordSchema } from './erasure-record.entity.js';
import { applyPrivacy } from './functions.js';
import { PersonExportSchema } from './person-export.entity.js';
import { privacyAccess } from './privacy.access.js';
import { endingExports, writeExport } from './privacy.jobs.js';
import { privacyPersonal } from './privacy.personal.js';
import { PrivacyReads } from './privacy.reads.js';
import { PrivacyResolver } from './privacy.resolver.js';
import { ErasureRecordType, PersonExportType } from './privacy.type.js';

personal(privacyPersonal);

/** Export and erasure of what is known of one person. C1. */
export const privacyArea: Area = {
  name: 'privacy',
  entities: [PersonExportSchema, ErasureRecordSchema],
  types: [PersonExportType, ErasureRecordType],
  resolvers: [PrivacyResolver],
  reads: [PrivacyReads],
  access: privacyAccess,
  jobs: [writeExport],
  schedules: [endingExports],
  database: [applyPrivacy],
  routes: exportFiles,
};

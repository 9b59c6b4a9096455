import { defineAccess } from '../access/access.js';
import type { Area } from '../area.js';
import { Organisation, OrganisationSchema } from './organisation.entity.js';

export const organisationArea: Area = {
  name: 'organisation',
  entities: [OrganisationSchema],
  access: [defineAccess({ entity: () => Organisation, kind: 'organisation', open: true })],
};

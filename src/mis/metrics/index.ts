import type { Area } from '../../platform/area.js';
import { defineAccess } from '../../platform/access/access.js';
import { Organisation, OrganisationSchema } from './organisation.entity.js';
import { MetricResolver } from './metric.type.js';

export const metricsArea: Area = {
  name: 'metrics',
  entities: [OrganisationSchema],
  resolvers: [MetricResolver],
  access: [defineAccess({ entity: () => Organisation, kind: 'organisation', open: true })],
};

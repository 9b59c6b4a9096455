import type { Area } from '../../platform/area.js';
import { MetricResolver } from './metric.type.js';

export const metricsArea: Area = { name: 'metrics', resolvers: [MetricResolver] };

import type { Area } from '../../platform/area.js';
import { DateSpanType, DimensionValueType, FigureFilterType, FigureSourceType, FigureType } from './analysis.type.js';
import { folding } from './folding.js';
import { MetricResolver } from './metric.type.js';
import { applyRollups } from './rollup.js';

export const metricsArea: Area = {
  name: 'metrics',
  types: [FigureType, FigureSourceType, FigureFilterType, DimensionValueType, DateSpanType],
  resolvers: [MetricResolver],
  database: [applyRollups],
  schedules: [folding],
};

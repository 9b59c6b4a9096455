import type { Area } from '../../platform/area.js';
import { analysisResolver } from '../metrics/analysis.type.js';
import { salesAnalysis } from './sales.metrics.js';

export const salesArea: Area = { name: 'sales', resolvers: [analysisResolver(salesAnalysis)] };

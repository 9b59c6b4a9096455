import type { Area } from '../../platform/area.js';
import { analysisFields } from '../metrics/analysis.type.js';
import { salesAnalysis } from './sales.metrics.js';

export const salesArea: Area = { name: 'sales', ...analysisFields(salesAnalysis) };

import type { Area } from '../../platform/area.js';
import { analysisFields } from '../metrics/analysis.type.js';
import { serviceAnalysis } from './service.metrics.js';

export const deskArea: Area = { name: 'desk', ...analysisFields(serviceAnalysis) };

import type { Area } from '../../platform/area.js';
import { analysisFields } from '../metrics/analysis.type.js';
import { leadAnalysis } from './leads.metrics.js';
import { salesAnalysis } from './sales.metrics.js';

const [sales, leads] = [analysisFields(salesAnalysis), analysisFields(leadAnalysis)];

export const salesArea: Area = { name: 'sales', types: [...sales.types, ...leads.types], reads: [...sales.reads, ...leads.reads] };

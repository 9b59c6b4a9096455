import type { Area } from '../../platform/area.js';
import { spendAgainstBudget } from '../finance/spend.metrics.js';
import { across } from '../metrics/across.js';
import { analysisFields } from '../metrics/analysis.type.js';
import { leadAnalysis } from '../sales/leads.metrics.js';
import { salesAnalysis } from '../sales/sales.metrics.js';
import { serviceAnalysis } from '../service/service.metrics.js';

const everything = across(
  'analyse',
  'All measures of the company in one answer, of one moment: sales, leads, service and spending side by side, by the dimensions that they share. A measure that is not known by a dimension of the question is refused, with what it can be split by.',
  [salesAnalysis, leadAnalysis, serviceAnalysis, spendAgainstBudget],
);

/** M2: questions that go across sales, leads, service and finance. */
export const analyseArea: Area = { name: 'analyse', ...analysisFields(everything) };

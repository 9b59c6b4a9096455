import { spendAgainstBudget } from '../finance/spend.metrics.js';
import { across } from '../metrics/across.js';
import type { Analysis } from '../metrics/define.js';
import { leadAnalysis } from '../sales/leads.metrics.js';
import { salesAnalysis } from '../sales/sales.metrics.js';
import { serviceAnalysis } from '../service/service.metrics.js';
import { calculatedIn } from './calculated.query.js';

/** All measures of the company, by the dimensions that they share. */
export const everything: Analysis = across(
  'analyse',
  'All measures of the company in one answer, of one moment: sales, leads, service and spending side by side, by the dimensions that they share. A measure that is not known by a dimension of the question is refused, with what it can be split by.',
  [salesAnalysis, leadAnalysis, serviceAnalysis, spendAgainstBudget],
);
everything.calculated = calculatedIn(everything);

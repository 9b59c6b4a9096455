import type { Area } from '../../platform/area.js';
import { analysisFields } from '../metrics/analysis.type.js';
import { analyseAccess } from './analyse.access.js';
import { CalculatedMeasureSchema } from './calculated.entity.js';
import { calculatedDefinitions } from './calculated.query.js';
import { CalculatedMeasureResolver } from './calculated.resolver.js';
import { CalculatedMeasureReads, CalculatedMeasureType } from './calculated.type.js';
import { everything } from './everything.js';

const { types, reads } = analysisFields(everything);

/** M2: questions that go across sales, leads, service and finance, and measures that analysts make of theirs. */
export const analyseArea: Area = {
  name: 'analyse',
  entities: [CalculatedMeasureSchema],
  types: [...types, CalculatedMeasureType],
  resolvers: [CalculatedMeasureResolver],
  reads: [...reads, CalculatedMeasureReads],
  access: analyseAccess,
  definitions: calculatedDefinitions,
};

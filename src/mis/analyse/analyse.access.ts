import { defineAccess } from '../../platform/access/access.js';
import { CalculatedMeasure } from './calculated.entity.js';

export const analyseAccess = [
  // A formula tells nothing of the figures.
  defineAccess({ entity: () => CalculatedMeasure, kind: 'calculatedMeasure', open: true, changes: ['insert', 'update'], fixed: ['code'] }),
];

import { defineAccess } from '../../platform/access/access.js';
import { Alert } from './alert.entity.js';
import { AnomalyDetector } from './detector.entity.js';
import { Indicator } from './indicator.entity.js';

export const controlAccess = [
  defineAccess({ entity: () => Alert, kind: 'alert', owner: 'ownerId', team: 'teamId', delegable: true, changes: ['insert', 'update'] }),
  defineAccess({
    ...{ entity: () => Indicator, kind: 'indicator', owner: 'ownerId', team: 'teamId', changes: ['insert', 'update'] },
    unaudited: ['value', 'currency', 'partial', 'position', 'periodFrom', 'periodTo', 'computedAt', 'dueAt'],
  }),
  defineAccess({
    ...{ entity: () => AnomalyDetector, kind: 'indicator', owner: 'ownerId', team: 'teamId', changes: ['insert', 'update'] },
    unaudited: ['judgedPeriod', 'value', 'expected', 'lower', 'upper', 'anomalous', 'currency', 'problem', 'computedAt', 'dueAt'],
  }),
];

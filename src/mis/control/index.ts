import type { Area } from '../../platform/area.js';
import { AlertSchema } from './alert.entity.js';
import { alertAcknowledged, alertChanged, alertClosed, alertEscalated, alertRaised, alertReopened } from './alert.events.js';
import { escalating } from './alert.jobs.js';
import { AlertResolver } from './alert.resolver.js';
import {
  AlertAcknowledgedType,
  AlertChangedType,
  AlertClosedType,
  AlertEscalatedType,
  AlertFollows,
  AlertRaisedType,
  AlertReads,
  AlertReopenedType,
  AlertType,
} from './alert.type.js';
import { budgetReactions, clearing } from './budget-alerts.jobs.js';
import { controlAccess } from './control.access.js';
import { AnomalyDetectorSchema } from './detector.entity.js';
import { judging } from './detector.jobs.js';
import { DetectorResolver } from './detector.resolver.js';
import { AnomalyDetectorType, DetectorReads } from './detector.type.js';
import { IndicatorSchema } from './indicator.entity.js';
import { indicatorChanged } from './indicator.events.js';
import { evaluating } from './indicator.jobs.js';
import { IndicatorResolver } from './indicator.resolver.js';
import { IndicatorChangedType, IndicatorFollows, IndicatorReads, IndicatorType } from './indicator.type.js';
import { jobReactions } from './job-alerts.jobs.js';

/** M5, R4: indicators that are watched, anomalies that are found, and alerts with a life; raised by those, by budgets, and by jobs that give up. */
export const controlArea: Area = {
  name: 'control',
  entities: [AlertSchema, IndicatorSchema, AnomalyDetectorSchema],
  types: [
    AlertType,
    IndicatorType,
    AnomalyDetectorType,
    IndicatorChangedType,
    ...[AlertRaisedType, AlertReopenedType, AlertChangedType, AlertAcknowledgedType, AlertEscalatedType, AlertClosedType],
  ],
  resolvers: [AlertResolver, IndicatorResolver, DetectorResolver],
  reads: [AlertReads, IndicatorReads, DetectorReads],
  follows: [AlertFollows, IndicatorFollows],
  access: controlAccess,
  events: [alertRaised, alertReopened, alertChanged, alertAcknowledged, alertEscalated, alertClosed, indicatorChanged],
  reactions: [...budgetReactions, ...jobReactions],
  schedules: [escalating, clearing, evaluating, judging],
};

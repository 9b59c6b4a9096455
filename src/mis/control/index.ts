import type { Area } from '../../platform/area.js';
import { alertAccess } from './alert.access.js';
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
import { jobReactions } from './job-alerts.jobs.js';

/** M5 (alerts), R4: what asks for attention, with a life; raised by what budgets and jobs tell. */
export const controlArea: Area = {
  name: 'control',
  entities: [AlertSchema],
  types: [AlertType, ...[AlertRaisedType, AlertReopenedType, AlertChangedType, AlertAcknowledgedType, AlertEscalatedType, AlertClosedType]],
  resolvers: [AlertResolver],
  reads: [AlertReads],
  follows: [AlertFollows],
  access: alertAccess,
  events: [alertRaised, alertReopened, alertChanged, alertAcknowledged, alertEscalated, alertClosed],
  reactions: [...budgetReactions, ...jobReactions],
  schedules: [escalating, clearing],
};

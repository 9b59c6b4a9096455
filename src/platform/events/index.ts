import type { Area } from '../area.js';
import { eventAccess } from './event.access.js';
import { EventSchema } from './event.entity.js';
import { CaughtUpType, EventType } from './event.type.js';

export const eventsArea: Area = {
  name: 'events',
  entities: [EventSchema],
  types: [EventType, CaughtUpType],
  access: [eventAccess],
};

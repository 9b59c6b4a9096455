import { defineAccess } from '../access/access.js';
import { Event } from './event.entity.js';

/** Who hears of an event: whoever may see the record as it was before or as it is after the change, by the rights of today. */
export const eventAccess = defineAccess({
  entity: () => Event,
  kind: 'event',
  kindColumn: 'kind',
  owner: ['ownerAfter', 'ownerBefore'],
  team: ['teamAfter', 'teamBefore'],
  changes: [],
  unaudited: true,
});

import { Absence } from './absence.entity.js';
import { defineAccess } from './access.js';

/** Who is away is no secret among those who work here; why they are is not kept. */
export const absenceAccess = defineAccess({
  entity: () => Absence,
  kind: 'absence',
  owner: 'user',
  team: 'team',
  open: true,
  changes: ['insert', 'update'],
  fixed: ['user'],
  unaudited: ['team'],
});

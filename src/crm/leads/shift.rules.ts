import { businessDue, type WorkingHours } from '../../platform/calendar/working-time.rules.js';

/** When the next shift begins, if there is none at the moment; null if there is one. Who never works begins ten years from now. */
export function nextShift(hours: WorkingHours, now: Date): Date | null {
  const worked = businessDue(hours, now, 1);
  const begin = worked ? worked.getTime() - 1 : now.getTime() + 10 * 365 * 86_400_000;
  return begin > now.getTime() ? new Date(begin) : null;
}

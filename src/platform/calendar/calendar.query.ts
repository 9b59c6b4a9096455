import type { Viewer } from '../access/viewer.js';
import { notFound } from '../api/errors.js';
import { idOf } from '../api/ids.js';
import type { Reader } from '../reading/read.js';
import type { WorkingHours } from './working-time.rules.js';

const SQL = `select json_build_object('timeZone', time_zone, 'week', week, 'holidays', holidays)::text from visible.business_calendars where `;

/** The hours of a calendar, or of the default one. @throws NOT_FOUND */
export async function readHours(reader: Reader, viewer: Viewer, calendarId: string | null): Promise<WorkingHours> {
  const [text] = calendarId ? await reader.read(viewer, `${SQL}id = $1`, [calendarId]) : await reader.read(viewer, `${SQL}is_default`, []);
  if (!text) throw notFound('calendar', calendarId ? idOf('calendar', calendarId) : 'default');
  return JSON.parse(text) as WorkingHours;
}

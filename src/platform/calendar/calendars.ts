import { applyChanges } from '../api/changes.js';
import { invalidInput, platformErrors, type WrongField } from '../api/errors.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { BusinessCalendar } from './calendar.entity.js';
import type { CalendarCreateInput, CalendarUpdateInput } from './calendar.input.js';
import { namedTwice, type WorkingHours, wrongIntervals } from './working-time.rules.js';

type Hours = Pick<WorkingHours, 'week' | 'holidays'>;

/** Plain JSON, without what an input may carry beside. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** @throws INVALID_INPUT naming every wrong place at once */
function check({ week, holidays }: Hours): void {
  const wrong: WrongField[] = [];
  for (const [list, days] of Object.entries({ week, holidays }))
    for (const [i, { intervals }] of days.entries()) {
      const message = wrongIntervals(intervals);
      if (message) wrong.push({ path: [list, String(i), 'intervals'], message });
    }
  for (const name of namedTwice({ week, holidays }))
    wrong.push({ path: [/^\d/.test(name) ? 'holidays' : 'week'], message: `"${name}" is there twice.` });
  if (wrong.length) throw invalidInput(wrong);
}

/** One holds where none is named: the one before gives way. */
async function makeDefault(tx: Tx, calendar: BusinessCalendar): Promise<void> {
  const before = await tx.em.findOne(BusinessCalendar, { isDefault: true, id: { $ne: calendar.id } });
  if (before) {
    before.isDefault = false;
    await tx.em.flush();
  }
  calendar.isDefault = true;
}

/** @throws INVALID_INPUT, CONFLICT if the name is taken */
export async function createCalendar(tx: Tx, { name, timeZone, isDefault, ...hours }: CalendarCreateInput): Promise<BusinessCalendar> {
  check(hours);
  const { week, holidays } = plain(hours);
  const calendar = new BusinessCalendar();
  tx.em.assign(calendar, { name, timeZone, week, holidays, isDefault: false } as never);
  tx.em.persist(calendar);
  if (isDefault) await makeDefault(tx, calendar);
  return calendar;
}

/** @throws INVALID_INPUT, NOT_FOUND, CONFLICT if the name is taken or another version was read */
export async function updateCalendar(
  tx: Tx,
  { calendarId, expectedVersion, isDefault, ...input }: CalendarUpdateInput,
): Promise<BusinessCalendar> {
  const calendar = await locked(tx, BusinessCalendar, 'calendar', calendarId, expectedVersion);
  applyChanges(calendar, plain(input), { required: ['name', 'timeZone', 'week', 'holidays'] });
  check(calendar);
  if (isDefault === false && calendar.isDefault)
    throw platformErrors.INVALID_INPUT('One calendar holds where none is named. Make another one the default, and this one gives way.');
  if (isDefault) await makeDefault(tx, calendar);
  return calendar;
}

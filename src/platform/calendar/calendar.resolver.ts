import { Duration as Span } from 'luxon';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.js';
import { platformErrors } from '../api/errors.js';
import { uuidOf } from '../api/ids.js';
import { payloadOf } from '../api/payload.js';
import { DateTime, Duration } from '../api/scalars.js';
import type { Context } from '../server/context.js';
import { CalendarCreateInput, CalendarUpdateInput } from './calendar.input.js';
import { readHours } from './calendar.query.js';
import { BusinessCalendarType } from './calendar.type.js';
import { createCalendar, updateCalendar } from './calendars.js';
import { businessDue, businessTime, LONGEST, type WorkingHours } from './working-time.rules.js';

const CalendarPayload = payloadOf('Calendar', { calendar: () => BusinessCalendarType });
const input = { description: 'What is to be done.' };
const which = { nullable: true, description: 'The calendar; the default one if absent.' };

async function hoursFor({ services, viewer }: Context, calendarId: string | undefined): Promise<WorkingHours> {
  if (!viewer) throw platformErrors.UNAUTHENTICATED();
  return readHours(services.reader, viewer, calendarId ? uuidOf('calendar', calendarId) : null);
}

/** Milliseconds of a duration in units that are always as long. @throws INVALID_INPUT */
function millisecondsOf(duration: string): number {
  const span = Span.fromISO(duration);
  if (!span.isValid || span.years || span.months || span.toMillis() < 0)
    throw platformErrors.INVALID_INPUT(`"${duration}" is no length of working time: give hours and minutes, such as "PT8H" or "PT90M".`);
  return span.toMillis();
}

@Resolver()
export class CalendarResolver {
  @Query(() => Duration, { description: 'Working time between two instants: hours, minutes, seconds. Zero if `to` is not after `from`.' })
  async businessTime(
    @Arg('from', () => DateTime, { description: 'From this instant on.' }) from: Date,
    @Arg('to', () => DateTime, { description: 'Up to this one, ten years later at most.' }) to: Date,
    @Arg('calendarId', () => ID, which) calendarId: string | undefined,
    @Ctx() context: Context,
  ): Promise<string> {
    if (to.getTime() - from.getTime() > LONGEST * 86_400_000)
      throw platformErrors.INVALID_INPUT('`to` is more than ten years after `from`.');
    const hours = await hoursFor(context, calendarId);
    const time = Span.fromMillis(businessTime(hours, from, to)).shiftTo('hours', 'minutes', 'seconds');
    return time.toMillis() === 0 ? 'PT0S' : time.removeZeros().toISO();
  }

  @Query(() => DateTime, {
    nullable: true,
    description: 'The first instant by which this much working time has passed since `start`; null if ten years are not enough.',
  })
  async businessDue(
    @Arg('start', () => DateTime, { description: 'When the clock starts.' }) start: Date,
    @Arg('duration', () => Duration, { description: 'Working time, as "PT8H": hours of work, not days.' }) duration: string,
    @Arg('calendarId', () => ID, which) calendarId: string | undefined,
    @Ctx() context: Context,
  ): Promise<Date | null> {
    const length = millisecondsOf(duration);
    return businessDue(await hoursFor(context, calendarId), start, length);
  }

  @Requires('calendar.write')
  @Mutation(() => CalendarPayload, { nullable: true, description: 'Makes a working calendar.' })
  calendarCreate(@Arg('input', input) data: CalendarCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ calendar: await createCalendar(tx, data) }));
  }

  @Requires('calendar.write')
  @Mutation(() => CalendarPayload, { nullable: true, description: 'Changes hours, holidays or time zone of a calendar.' })
  calendarUpdate(@Arg('input', input) data: CalendarUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ calendar: await updateCalendar(tx, data) }));
  }
}

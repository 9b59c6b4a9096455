import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

const zones = new Map<string, IANAZone>();
/** @throws if there is no such zone */
export function zoneOf(name: string): IANAZone {
  const zone = zones.get(name) ?? IANAZone.create(name);
  if (!zone.isValid) throw new Error(`"${name}" is no time zone.`);
  zones.set(name, zone);
  return zone;
}

/** A day of the calendar as milliseconds: that of its midnight in UTC. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
export const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);
export const nextDay = (day: number): number => day + DAY;

/** What the wall clock shows at an instant, as if it were UTC. */
const shown = (zone: IANAZone, instant: number): number => instant + zone.offset(instant) * MINUTE;

/** The day that the calendar on the wall shows. */
export const dayAt = (zone: IANAZone, instant: number): number => Math.floor(shown(zone, instant) / DAY) * DAY;

/**
 * The instant when the wall clock of a day first shows a time, or one after it: a time that a night leaves out is the moment of the change, one that it has
 * twice is the first of them. Never falls as the time rises.
 *
 * @param minutes since midnight, up to 1440 for the end of the day
 */
export function instantOf(zone: IANAZone, day: number, minutes: number): number {
  const wall = day + minutes * MINUTE;
  const [early, late] = [wall - DAY, wall + DAY].map(near => wall - zone.offset(near) * MINUTE).sort((a, b) => a - b) as [number, number];
  const found = [early, late].find(instant => shown(zone, instant) === wall);
  return found ?? change(zone, wall, early, late);
}

/** The first instant above `before` at which the clock shows `wall` or later. */
function change(zone: IANAZone, wall: number, before: number, after: number): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (shown(zone, middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

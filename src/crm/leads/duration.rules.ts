import { Duration } from 'luxon';

/** Milliseconds of a length of working time; NaN if it is none, such as one in months. */
export function lengthOf(iso: string): number {
  const span = Duration.fromISO(iso);
  return span.isValid && !span.years && !span.months && span.toMillis() >= 0 ? span.toMillis() : Number.NaN;
}

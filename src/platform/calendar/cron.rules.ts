import { Cron } from 'croner';

/**
 * When the wall clock of a zone next shows a time of this rule. A time that a night leaves out is the moment of the change; one that a night has twice is the
 * first of them, unless the rule names every hour: then it is each.
 *
 * @param rule the five fields of cron: minute, hour, day of the month, month, day of the week
 * @param zone IANA
 * @returns the first such time after `after`
 * @throws if the rule is none, or names no day that exists
 */
export function nextTime(rule: string, zone: string, after: Date): Date {
  const next = new Cron(rule, { mode: '5-part', timezone: zone }).nextRun(after);
  if (!next) throw new Error(`"${rule}" names no time that comes.`);
  return next;
}

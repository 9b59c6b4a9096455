const YEAR = 365 * 24 * 60 * 60 * 1_000;

/** What is wrong with planning a visit for then, as a sentence; undefined if nothing is. */
export function whyNot(plannedFor: Date, now: Date): string | undefined {
  const ahead = plannedFor.getTime() - now.getTime();
  if (ahead <= 0) return 'A visit is planned for a time to come.';
  if (ahead > YEAR) return 'A visit is planned for a year ahead at most.';
  return undefined;
}

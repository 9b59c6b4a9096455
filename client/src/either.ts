import type { Transport } from './transport.js';

/** So many connections one after the other on which nothing was heard, before the other way is tried once. */
const TRIES = 2;

/** Prefers the first way, and goes over to the other where only that one gets through. Both are tried again as long as neither does. */
export function either(first: Transport, second: Transport): Transport {
  let [preferred, other] = [first, second];
  let failed = 0;
  return {
    connect(wanted, hearing) {
      const isDetour = failed % (TRIES + 1) === TRIES;
      failed++;
      const way = isDetour ? other : preferred;
      const works =
        <T extends unknown[]>(hear: (...heard: T) => void) =>
        (...heard: T) => {
          failed = 0;
          if (way !== preferred) [preferred, other] = [way, preferred];
          hear(...heard);
        };
      return way.connect(wanted, { event: works(hearing.event), untold: works(hearing.untold), passed: works(hearing.passed) });
    },
  };
}

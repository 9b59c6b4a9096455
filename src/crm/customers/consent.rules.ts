import type { ConsentBasis, ConsentState } from './consent.entity.js';

interface Wrong {
  path: string[];
  message: string;
}

export interface Said {
  state: ConsentState;
  basis: ConsentBasis;
  at: Date;
  proof?: string | null;
}

/**
 * What is wrong with writing down a consent.
 *
 * @param before the state in force of the same channel and purpose, if there is one
 */
export function wrongConsent({ state, basis, at, proof }: Said, before: ConsentState | undefined, now: Date): Wrong[] {
  const wrong: Wrong[] = [];
  // A minute for clocks that are ahead of ours.
  if (at.getTime() > now.getTime() + 60_000) wrong.push({ path: ['at'], message: 'It lies in the future: write down what was said.' });
  if (state === 'GRANTED' && basis === 'CONSENT' && !proof?.trim())
    wrong.push({ path: ['proof'], message: 'A consent has to be proved: say where and how it was given.' });
  if (state === 'WITHDRAWN' && before !== 'GRANTED')
    wrong.push({ path: ['state'], message: 'Nothing is granted that could be withdrawn; DENIED says that they do not want it.' });
  return wrong;
}

/** Whether what was said then is in force, beside what is in force now: the later counts, and of two at one moment the one written down last. */
export const isLater = (at: Date, inForceAt: Date | undefined): boolean => !inForceAt || at.getTime() >= inForceAt.getTime();

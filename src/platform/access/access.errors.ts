import { defineErrors } from '../api/errors.js';

export const accessErrors = defineErrors({
  SIGN_IN_REFUSED: () => 'The e-mail address or the password is wrong, or the account is closed.',
  LINK_ENDED: () => 'This link has ended: it was used, a newer one was sent, or it is too old. Ask for a new one.',
  PERSON_UNKNOWN: (who: string) =>
    `You are signed in as "${who}", but nobody who works here answers to that, or the account is closed. Ask an administrator.`,
  SESSION_ENDED: (why: string) => `This sign-in has ended: ${why}. Sign in again.`,
});

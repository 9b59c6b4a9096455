import { defineErrors } from '../api/errors.js';

export const accessErrors = defineErrors({
  SIGN_IN_REFUSED: () => 'The e-mail address or the password is wrong, or the account is closed.',
  SESSION_ENDED: (why: string) => `This sign-in has ended: ${why}. Sign in again.`,
});

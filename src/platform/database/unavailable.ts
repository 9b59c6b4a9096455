/** Of PostgreSQL: connection exceptions, insufficient resources, shutting down or starting up. Of the network: refused, reset, timed out. */
const CODES = /^(08...|53...|57P0.|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
/** What `pg` says without a code. */
const MESSAGES = /connection (terminated|ended|timeout)|timeout (expired|exceeded when trying to connect)|not queryable/i;

/** Whether the database, and not the statement, is why something failed: worth trying again. Looks into what the error was caused by. */
export function isUnavailable(error: unknown): boolean {
  if (!error || typeof error !== 'object') return false;
  const { code, message = '', cause, previous } = error as { code?: string; message?: string; cause?: unknown; previous?: unknown };
  if (code && CODES.test(code)) return true;
  return (!code && MESSAGES.test(message)) || isUnavailable(cause) || isUnavailable(previous);
}

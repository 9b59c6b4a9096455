import pg from 'pg';
import { isUnavailable } from '../database/unavailable.js';

/** What PostgreSQL says while it starts. */
const STARTING = '57P03';

function comesBack(error: unknown): unknown {
  return isUnavailable(error) ? Object.assign(error as object, { code: STARTING }) : error;
}

/**
 * A connection of graphile-worker. Of all that can become of a connection it waits for a PostgreSQL that starts and for little else; anything else at the end
 * of a job is thrown where nobody catches it, and ends the process. Here, however PostgreSQL went away, it starts.
 */
export class PatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...asked: unknown[]) => unknown;
    const patient = (...asked: unknown[]) => {
      const answer = query(...asked);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch(error => {
        throw comesBack(error);
      });
    };
    this.query = patient as typeof this.query;
    // The pool connects with a callback.
    const connect = this.connect.bind(this) as (connected: (error: unknown) => void) => void;
    const patiently = (connected: (error: unknown) => void) => connect(error => connected(error && comesBack(error)));
    this.connect = patiently as unknown as typeof this.connect;
  }
}

import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Viewers } from '../access/viewers.js';
import type { Config } from '../config.js';
import type { Transact } from '../database/transact.js';
import type { FollowText } from '../events/followed.js';
import type { Tail } from '../events/tail.js';
import type { Answer } from '../reading/answer.js';
import type { Reader } from '../reading/read.js';

/** What is running: made once at start, handed to whoever needs it; nothing of it is global. */
export interface Services {
  config: Config;
  log: Logger;
  orm: MikroORM;
  /** Runs compiled statements under an identity. */
  reader: Reader;
  transact: Transact;
  /** Users by token and by id, with the rights of today. */
  viewers: Viewers;
  /** How to reach the database as the application, for what needs a connection of its own. */
  app: pg.ClientConfig;
  /** This process's place in the event log. */
  tail: Tail;
  /** Answers queries that nobody has sent. */
  answer: Answer;
  /** Compiles subscriptions that nobody listens to on a connection. */
  follow: FollowText;
}

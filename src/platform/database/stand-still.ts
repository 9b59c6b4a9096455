import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { StartError } from '../config.js';

/**
 * Milliseconds for all locks together: less than the second after which PostgreSQL looks for a deadlock, and ends one of those in it. Of two that wait for each
 * other it is then always we who give up, never a client's request.
 */
const TOGETHER = 700;
/** From the so many-th attempt on, longer than that second: what cleans tables up steps aside only then. */
const LATE = 10;
const TOGETHER_LATE = 1_500;
/** Milliseconds between attempts, in which everybody else gets on, and of all attempts. */
const PAUSE = 250;
const PATIENCE = 60_000;

/** statement_timeout, lock_timeout, deadlock */
const TAKEN = new Set(['57014', '55P03', '40P01']);

const HOLD = `do $$ declare each text; begin
  -- in the order of those who read: a view first, then what is below it; this changes nothing of a view, and takes its lock
  for each in select format('alter view %s owner to %I', c.oid::regclass, pg_get_userbyid(c.relowner)) from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and n.nspname in ('visible', 'public') and pg_has_role(c.relowner, 'usage') order by c.oid::regclass::text
  loop execute each; end loop;
  for each in select format('lock table %s in access exclusive mode', string_agg(c.oid::regclass::text, ', ' order by c.oid::regclass::text)) from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)' and c.relpersistence = 'p'
        and pg_has_role(c.relowner, 'usage') having count(*) > 0
  loop execute each; end loop;
end $$`;

/** Takes every table and view of ours, so that what follows in this transaction waits for nobody: requests wait until it ends. Call it before changing what they use. */
export async function standStill(client: { query(text: string): Promise<unknown> }): Promise<void> {
  await client.query("select set_config('statement_timeout', current_setting('lock_timeout'), true)");
  await client.query(HOLD);
  await client.query('set local statement_timeout = 0');
}

/**
 * Runs `work` in a transaction; again when others were in the way, who go on meanwhile.
 *
 * @throws StartError if they still are after a minute
 */
export async function whenQuiet(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (let attempt = 1; ; attempt++) {
    await client.query('begin');
    try {
      await client.query(`set local lock_timeout = ${attempt < LATE ? TOGETHER : TOGETHER_LATE}`);
      await work();
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if (!TAKEN.has(codeOf(error))) throw error;
      if (Date.now() > end)
        throw new StartError(
          'The database could not be brought up to date: for a minute somebody held a table. "select * from pg_stat_activity where xact_start < now() - interval \'1 minute\'" shows who. Nothing was changed; start again.',
          { cause: error },
        );
      await wait(PAUSE);
    }
  }
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code ?? cause?.code ?? '';
}

import type { Logger } from 'pino';
import { Connection } from './connection.js';

/** Where an event has to go, without its contents. */
export interface Routed {
  position: bigint;
  name: string;
  kind: string;
  ownerBefore: string | null;
  ownerAfter: string | null;
  teamBefore: string | null;
  teamAfter: string | null;
}

const CHANNEL = 'bellwether_events';
/** Any number, the same for every version: every process holds its share, so that each knows whether there are others. */
const LOCK = [7_236_832, 2] as const;
/** Milliseconds between two notifications. Whoever hears one goes on polling for longer than this by itself. */
const NOTIFY_EVERY = 20;
const MOST = 1_000;

export interface Step {
  /** Rows moved to the log; -1 if another process was at it. */
  moved: number;
  events: Routed[];
  /** There may be more at once. */
  full: boolean;
}

/** Moves events from the outbox to the log, tells the other processes, and reads what is new in the log. */
export class Relay {
  #connection: Connection;
  /** Of the connection's server process: its notifications are our own. */
  #pid = '';
  #others = false;
  #notifiedAt = 0;

  /** @param heard another process has moved something */
  constructor(url: string, log: Logger, heard: () => void) {
    this.#connection = new Connection(
      url,
      log,
      async client => {
        await client.query(`listen ${CHANNEL}`);
        await client.query('select pg_advisory_lock_shared($1, $2)', [...LOCK]);
        await client.query(`select pg_notify('${CHANNEL}', pg_backend_pid()::text)`);
        const { rows } = await client.query('select pg_backend_pid() pid');
        this.#pid = String(rows[0].pid);
      },
      pid => {
        if (pid === this.#pid) return;
        if (pid) this.#others = true;
        heard();
      },
    );
  }

  /** Are there other processes on this database? As of the last look. */
  get others(): boolean {
    return this.#others;
  }

  async end(): Promise<void> {
    await this.#connection.end();
  }

  /** The end of the log, and the lowest position that is kept. */
  async ends(): Promise<{ position: bigint; oldest: bigint }> {
    const [row] = await this.#connection.query<{ position: string; oldest: string }>('select position, oldest from log_end');
    return { position: BigInt(row?.position ?? 0), oldest: BigInt(row?.oldest ?? 1) };
  }

  async step(after: bigint): Promise<Step> {
    // Sent together; the second has its own, later snapshot.
    const [[answer], rows] = await Promise.all([
      this.#connection.query<{ moved: number }>('select relay_move($1) moved', [MOST]),
      this.#connection.query<Omit<Routed, 'position'> & { position: string }>(
        `select position, name, kind, owner_before "ownerBefore", owner_after "ownerAfter", team_before "teamBefore", team_after "teamAfter" from log_after($1, $2)`,
        [after, MOST],
      ),
    ]);
    const moved = answer?.moved ?? 0;
    if (moved > 0) this.#tell();
    return { moved, events: rows.map(row => ({ ...row, position: BigInt(row.position) })), full: moved === MOST || rows.length === MOST };
  }

  /** Outside of any transaction that writes: a notification takes a lock that all commits with one share. */
  #tell(): void {
    if (!this.#others || Date.now() - this.#notifiedAt < NOTIFY_EVERY) return;
    this.#notifiedAt = Date.now();
    this.#connection.query(`select pg_notify('${CHANNEL}', pg_backend_pid()::text)`).catch(() => {});
  }

  /** Deletes events that are older than `keep` ms, up to a thousand. @returns whether there may be more */
  async trim(keep: number): Promise<boolean> {
    const [row] = await this.#connection.query<{ trimmed: string }>('select log_trim(make_interval(secs => $1), $2) trimmed', [
      keep / 1000,
      MOST,
    ]);
    return Number(row?.trimmed) === MOST;
  }

  async look(): Promise<void> {
    const [row] = await this.#connection.query<{ others: boolean }>(
      `select exists(select from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and granted and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())) others`,
      [...LOCK],
    );
    this.#others = row?.others ?? false;
  }
}

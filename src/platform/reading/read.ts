import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { isUnavailable } from '../database/unavailable.js';
import { noteStatement } from '../server/statements.js';
import { isTracing, traced } from '../server/tracing.js';
import { Connection, type Row } from './connection.js';
import { Outdated } from './custom-fields.js';

/** A value that the schema promises was missing: the standard executor tells where. */
export class MissingValue extends Error {
  readonly code = 'BW001';
}

/** Characters of a statement that a trace shows; values are never in it. */
const SHOWN = 4_000;

const OUT_OF_RANGE = /^220(03|07|08|09)$/;

/** What the database said, in words for a client; the error itself if it is a fault of ours. */
function told(error: unknown): unknown {
  const { code, message = '', detail } = error as { code?: string; message?: string; detail?: string };
  if (code === 'BW001') return new MissingValue(message);
  if (code === 'BW003') return new Outdated(message);
  if (code === 'BW002' && detail === 'LIMIT_EXCEEDED') return platformErrors.LIMIT_EXCEEDED(message);
  if (code === '57014')
    return platformErrors.LIMIT_EXCEEDED('The question took too long and was given up. Narrow it by a filter, or ask for less at once.');
  if (OUT_OF_RANGE.test(code ?? '')) return platformErrors.INVALID_INPUT('A number or a date is out of range.');
  if (isUnavailable(error)) return platformErrors.UNAVAILABLE();
  return error;
}

/** The identity as the statement's first column: set before anything else is evaluated, gone with the statement's own transaction. */
const identified = (columns: string, parameters: number): string =>
  `select set_config('bw.user',$${parameters + 1},true)||set_config('bw.teams',$${parameters + 2},true)||set_config('bw.read',$${parameters + 3},true),${columns}`;

/** Milliseconds within which a statement may keep others waiting. */
const BRIEF = 10;

/** A statement, and how long it takes as a rule: what waiting for the processor adds is not counted for long. */
class Timed {
  private usual = Number.POSITIVE_INFINITY;
  constructor(readonly text: string) {}

  get brief(): boolean {
    return this.usual < BRIEF;
  }
  took(milliseconds: number): void {
    this.usual = Math.min(milliseconds, this.usual * 1.1);
  }
}

/** How to reach the database for reading. */
export interface ReaderOptions {
  /** With the application's role, time zone UTC and a `statement_timeout`. */
  connection: pg.ClientConfig;
  /** Connections at most; they are made when they are needed. */
  size: number;
}

/** Runs statements under an identity: one round trip each, several at once on a connection. */
export class Reader {
  private connections: Connection[] = [];
  private readonly opening = new Set<Promise<Connection>>();
  private ended = false;
  private readonly statements = new WeakMap<readonly string[], Timed>();

  constructor(private readonly options: ReaderOptions) {}

  /**
   * The text of each column of a compiled statement.
   *
   * @param columns the same array for the same statement: its text is made once
   * @throws UNAVAILABLE if the connection is lost, LIMIT_EXCEEDED after the statement timeout
   * @throws MissingValue
   */
  run(viewer: Viewer, columns: readonly string[], values: readonly unknown[]): Promise<Row> {
    // every field was left out by @skip or @include
    if (!columns.length) return Promise.resolve([]);
    let statement = this.statements.get(columns);
    if (!statement) {
      statement = new Timed(identified(columns.join(','), values.length));
      this.statements.set(columns, statement);
    }
    return this.send(viewer, statement, values);
  }

  /** The one value of a statement written by hand over `visible` views, as text in a row. Errors as `run`. */
  read(viewer: Viewer, statement: string, values: readonly unknown[]): Promise<Row> {
    return this.send(viewer, new Timed(identified(`(${statement})`, values.length)), values);
  }

  /** @throws UNAVAILABLE if the database does not answer */
  async check(): Promise<void> {
    try {
      await (await this.connection()).query('select 1', []);
    } catch (error) {
      throw told(error);
    }
  }

  /** Connections, and how many of them have something to do. */
  get usage(): { open: number; busy: number } {
    return { open: this.connections.length, busy: this.connections.filter(({ busy }) => busy > 0).length };
  }

  async end(): Promise<void> {
    this.ended = true;
    await Promise.all(this.connections.map(connection => connection.end()));
  }

  private async send(viewer: Viewer, statement: Timed, values: readonly unknown[]): Promise<Row> {
    const { text, brief } = statement;
    noteStatement(text);
    const [user, teams, read] = viewer.identity;
    try {
      const connection = (brief && this.gathering()) || this.idle() || (await this.connection());
      const all = [...values, user, teams, read];
      const began = performance.now();
      const row = isTracing()
        ? await traced(
            'statement',
            { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, SHOWN) },
            () => connection.query(text, all, brief),
            {
              kind: 'CLIENT',
            },
          )
        : await connection.query(text, all, brief);
      statement.took(performance.now() - began);
      return row.slice(1);
    } catch (error) {
      throw told(error);
    }
  }

  /** Brief statements that came in the same turn of the event loop travel together: half of the processor time for each. */
  private gathering(): Connection | undefined {
    for (const connection of this.connections) if (connection.gathers) return connection;
    return undefined;
  }

  private idle(): Connection | undefined {
    for (const connection of this.connections) if (connection.busy === 0) return connection;
    return undefined;
  }

  /** The least busy connection; a new one while all are busy and there may be more. */
  private async connection(): Promise<Connection> {
    const { connections } = this;
    if (this.ended) throw platformErrors.UNAVAILABLE();
    if (connections.length + this.opening.size < this.options.size) {
      const opened = this.open();
      if (!connections.length) return opened;
      opened.catch(() => {}); // the next ones will find it; this one need not wait
    }
    const [first, ...others] = connections;
    if (!first) return Promise.race(this.opening); // many at once before the first one is there: never more than `size`
    return others.reduce((best, each) => (each.busy < best.busy ? each : best), first);
  }

  private open(): Promise<Connection> {
    const opening = Connection.open(this.options.connection, lost => {
      this.connections = this.connections.filter(each => each !== lost);
    }).then(connection => {
      this.connections.push(connection);
      return connection;
    });
    this.opening.add(opening);
    const opened = () => void this.opening.delete(opening);
    opening.then(opened, opened);
    return opening;
  }
}

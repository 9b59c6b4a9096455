import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { noteStatement } from '../server/statements.js';
import type { Tx } from './tx.js';
import { isUnavailable } from './unavailable.js';

/** A statement that each connection plans once and keeps. For the few that every change sends, or a hot verb: those of the unit of work are planned every time. */
export interface Prepared {
  name: string;
  text: string;
  /** Nobody waits for its answer: it is sent together with the statement after it, which fails in its place. */
  later: boolean;
}

const prepared = new Map<string, Prepared>();

/**
 * Declares a statement, once, where the module is loaded.
 *
 * @param text with `$1`, `$2` …; constants only
 */
export function prepare(text: string, { later = false } = {}): Prepared {
  const statement = { name: `w${prepared.size + 1}`, text, later };
  prepared.set(text, statement);
  return statement;
}

interface Executor {
  executeQuery(query: CompiledQuery): Promise<{ rows: unknown[] }>;
}

/** Runs a prepared statement in the transaction. Instants come as PostgreSQL writes them, `bigint` and `numeric` as text. */
export async function run<Row>(tx: Tx, { text }: Prepared, values: readonly unknown[]): Promise<Row[]> {
  const transaction = tx.em.getTransactionContext<Executor & object>();
  if (!transaction) throw new Error('Statements run inside of transact only.');
  return (await transaction.executeQuery(CompiledQuery.raw(text, [...values]))).rows as Row[];
}

type Send = (config: unknown, values?: unknown, callback?: unknown) => Promise<unknown>;
const NOTHING = { command: '', rowCount: null, rows: [], fields: [] };

/** PostgreSQL answers the `commit` of a transaction that has failed with a rollback and no error: that must never pass for kept. */
async function committed(answers: Promise<unknown[]>): Promise<unknown> {
  const answer = (await answers).at(-1) as { command?: string };
  if (answer.command !== 'COMMIT') throw new Error(`The commit ended as ${answer.command}.`);
  return answer;
}

/** With its connection a transaction has ended. If its rollback failed, kysely would never give the connection back, and the pool would run dry. */
function goneIsUndone(error: unknown): unknown {
  if (!isUnavailable(error)) throw error;
  return NOTHING;
}

/**
 * A connection of the pool that changes use. Declared statements go by their name. `begin`, and what is declared to go later, waits for the next statement
 * and travels in one write with it: a round trip costs more processor time, here and there, than most statements. Needs the option `pipeline`.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as unknown as Send;
    const { connection } = this as unknown as { connection: { stream: { cork(): void; uncork(): void } } };
    let waiting: (() => Promise<unknown>)[] = [];
    let begun = true;
    const query: Send = (config, values, callback) => {
      if (typeof config !== 'string' || callback) return send(config, values, callback);
      const known = Array.isArray(values) ? prepared.get(config) : undefined;
      const submit = () => {
        noteStatement(config);
        return known ? send({ name: known.name, text: known.text, values }) : send(config, values);
      };
      if (known?.later || config === 'begin') {
        if (config === 'begin') begun = false;
        waiting.push(submit);
        return Promise.resolve(NOTHING);
      }
      const before = waiting;
      waiting = [];
      // What has not begun needs no end, and what is not wanted any more is not sent.
      if (config === 'rollback') return begun ? submit().catch(goneIsUndone) : Promise.resolve(NOTHING);
      begun = true;
      const { stream } = connection;
      stream.cork();
      const answers = [...before.map(each => each()), submit()];
      stream.uncork();
      const all = Promise.all(answers);
      return config === 'commit' ? committed(all) : all.then(each => each.at(-1));
    };
    this.query = query as unknown as typeof this.query;
  }
}

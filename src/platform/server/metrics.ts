import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, getOperationAST, parse } from 'graphql';
import type { Pool } from 'pg';
import { platformErrors } from '../api/errors.js';
import type { Hub } from '../events/hub.js';
import { Recent } from '../reading/recent.js';
import { tellError } from './failures.js';
import type { Marked } from './over-http.js';
import type { Peers } from './peers.js';
import type { Request } from './request.js';
import type { Services } from './services.js';

/** Takes notice of what happens; absent where nobody measures. */
export interface Meter {
  /** An error was told to a client. */
  failed(code: string): void;
  /** Serves what was measured, on `/metrics`. */
  serve(http: FastifyInstance, measured: { peers: Peers; hub: Hub }): void;
}

/** Seconds: from what the text lane takes to what nobody waits for. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Characters of documents whose fields are remembered. */
const KEPT = 2_000_000;

/** What an operation asks for, in the schema's own words, so that there are never more of them than it has: the root field, or `several`. */
function fieldsOf(schema: GraphQLSchema): (asked: Marked['asked']) => string {
  const known = new Recent<string>(KEPT);
  return asked => {
    if (!asked) return '';
    const key = `${asked.operationName ?? ''} ${asked.query}`;
    let field = known.get(key);
    if (field === undefined) {
      field = rootOf(schema, asked);
      known.set(key, field, key.length);
    }
    return field;
  };
}

function rootOf(schema: GraphQLSchema, { query, operationName }: Request): string {
  try {
    const operation = getOperationAST(parse(query, { noLocation: true }), operationName);
    const [first, ...others] = operation?.selectionSet.selections ?? [];
    if (!operation || first?.kind !== 'Field' || others.length) return 'several';
    const name = first.name.value;
    return schema.getRootType(operation.operation)?.getFields()[name] ? name : 'other';
  } catch {
    // Refused before it was parsed.
    return 'other';
  }
}

interface Measured {
  outbox: string;
  outbox_age: string;
  log_kept: string;
  log_bytes: string;
  database_bytes: string;
  dead_jobs: string;
  jobs: { job: string; waiting: number; running: number; retrying: number; late: number }[];
}

/** Figures for Prometheus, if METRICS_TOKEN is set; the package is not even loaded otherwise. They name no people and no records. */
export async function openMeter({ config, reader, orm, tail, log }: Services, schema: GraphQLSchema): Promise<Meter | undefined> {
  const { metricsToken } = config;
  if (!metricsToken) return undefined;
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registers = [new Registry()] as const;
  const [registry] = registers;
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'bellwether_request_seconds',
    help: 'GraphQL requests over HTTP, by kind of operation, root field, what answered them, and whether there were errors.',
    labelNames: ['operation', 'field', 'lane', 'outcome'],
    buckets: BUCKETS,
    registers: [...registers],
  });
  const errors = new Counter({
    name: 'bellwether_errors_total',
    help: 'Errors told to clients.',
    labelNames: ['code'],
    registers: [...registers],
  });
  const events = new Counter({
    name: 'bellwether_log_events_total',
    help: 'Events that this process has read from the log.',
    registers: [...registers],
  });
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `bellwether_${name}`, help, labelNames, registers: [...registers] });
  const pool = await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient();
  const connections = gauge('database_connections', 'Connections to PostgreSQL, by what for and whether busy.', ['pool', 'state']);
  const waiting = gauge('database_waiting', 'Changes that wait for a connection.');
  const peersNow = gauge('connections', 'Clients that listen.', ['transport']);
  const subscriptions = gauge('subscriptions', 'Subscriptions of clients.', ['transport']);
  const groups = gauge('subscription_groups', 'Groups of subscriptions that hear the same.');
  const position = gauge('log_position', 'The last event of the log that this process has read.');
  const end = gauge('log_end', 'The last event of the log.');
  const lag = gauge('log_lag', 'Events of the log that this process has yet to read.');
  const kept = gauge('log_kept', 'Events that are kept in the log.');
  const bytes = gauge('bytes', 'Bytes on the disk of the database.', ['of']);
  const outbox = gauge('outbox', 'Events that are committed and have no place in the log yet.');
  const outboxAge = gauge('outbox_age_seconds', 'Age of the oldest of them.');
  const jobs = gauge('jobs', 'Jobs in the queue.', ['job', 'state']);
  const late = gauge('jobs_late_seconds', 'How long the oldest job that is due has waited.', ['job']);
  const dead = gauge('jobs_dead', 'Jobs that have given up and wait for somebody.');
  const expected = digest(`Bearer ${metricsToken}`);

  async function look({ peers, hub }: { peers: Peers; hub: Hub }): Promise<void> {
    for (const transport of ['websocket', 'sse'] as const) {
      const count = peers.count(transport);
      peersNow.set({ transport }, count.peers);
      subscriptions.set({ transport }, count.subscriptions);
    }
    groups.set(hub.size);
    const { totalCount, idleCount, waitingCount } = pool;
    connections.set({ pool: 'changes', state: 'busy' }, totalCount - idleCount);
    connections.set({ pool: 'changes', state: 'idle' }, idleCount);
    waiting.set(waitingCount);
    const { open, busy } = reader.usage;
    connections.set({ pool: 'reading', state: 'busy' }, busy);
    connections.set({ pool: 'reading', state: 'idle' }, open - busy);
    position.set(Number(tail.position));
    const ends = await tail.ends();
    end.set(Number(ends.position));
    lag.set(Math.max(0, Number(ends.position - tail.position)));
    const { rows } = await pool.query<Measured>('select * from measured()');
    if (rows[0]) lookAtDatabase(rows[0]);
  }

  function lookAtDatabase(found: Measured): void {
    kept.set(Number(found.log_kept));
    bytes.set({ of: 'log' }, Number(found.log_bytes));
    bytes.set({ of: 'database' }, Number(found.database_bytes));
    outbox.set(Number(found.outbox));
    outboxAge.set(Math.max(0, Number(found.outbox_age)));
    dead.set(Number(found.dead_jobs));
    for (const each of [jobs, late]) each.reset();
    for (const { job, ...states } of found.jobs) {
      for (const state of ['waiting', 'running', 'retrying'] as const) jobs.set({ job, state }, states[state]);
      late.set({ job }, states.late);
    }
  }

  const field = fieldsOf(schema);
  tail.onEvents(told => events.inc(told.length));
  return {
    failed: code => errors.inc({ code }),
    serve(http, measured) {
      http.addHook('onResponse', (request, reply, done) => {
        const { operation, lane, asked, failed } = request as Marked;
        const outcome = failed ? 'error' : 'ok';
        if (operation && lane) requests.observe({ operation, field: field(asked), lane, outcome }, reply.elapsedTime / 1000);
        done();
      });
      http.get('/metrics', async (request, reply) => {
        if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
          return reply.code(401).send({ errors: [tellError(platformErrors.UNAUTHENTICATED(), log)] });
        await look(measured).catch(error => log.warn({ err: error }, 'not everything could be measured'));
        return reply.type(registry.contentType).send(await registry.metrics());
      });
    },
  };
}

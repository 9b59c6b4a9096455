import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { applyGuards } from '../access/guards.js';
import { Issuer } from '../access/issuer.js';
import { vaultOf } from '../access/vault.js';
import { Viewers } from '../access/viewers.js';
import type { Area } from '../area.js';
import { type Config, StartError } from '../config.js';
import { type Database, openDatabase } from '../database/connect.js';
import { type AfterMigration, migrate } from '../database/migrate.js';
import { openOrm } from '../database/orm.js';
import { transactor } from '../database/transact.js';
import { Hub } from '../events/hub.js';
import { Tail } from '../events/tail.js';
import { makeExports } from '../export/export.js';
import { type Jobs, JobWorker } from '../jobs/worker.js';
import { readOrganisation } from '../organisation/organisation.query.js';
import { currentFollower } from '../reading/follow.js';
import { Reader } from '../reading/read.js';
import { answerTo } from './answer-text.js';
import { followText } from './follow-text.js';
import { makeGraphql } from './graphql.js';
import { makeHttp } from './http.js';
import { listener } from './listening.js';
import { makeLog } from './log.js';
import { openMeter } from './metrics.js';
import { serveHttp } from './over-http.js';
import { Peers } from './peers.js';
import { checkRegistration } from './registration.js';
import { type Api, buildApi } from './schema.js';
import type { Services } from './services.js';
import { serveSockets } from './socket.js';
import { serveStreams } from './streams.js';

/** Everything below HTTP: what commands and the server share. */
export interface Base {
  services: Services;
  database: Database;
  /** The schema; made when it is first asked for. */
  api(): Promise<Api>;
  /** Drains nothing: closes pools, then the embedded PostgreSQL. */
  close(): Promise<void>;
}

export interface Running extends Base {
  /** `http://127.0.0.1:4000/` */
  url: string;
}

/**
 * Opens the database, migrates it and makes the services. Errors are `StartError`s of one line where somebody at the terminal can do something.
 *
 * @param migrated called between migration and the first use, with the database
 * @param options.share beside a server that runs: on its embedded PostgreSQL, which it keeps
 */
export async function openBase(
  config: Config,
  areas: readonly Area[],
  migrated?: (database: Database) => Promise<void>,
  { share = false }: { share?: boolean } = {},
): Promise<Base> {
  const log = makeLog(config.logLevel);
  const database = await openDatabase(config, {
    share,
    onLost: () => {
      log.fatal('the embedded PostgreSQL has ended');
      process.kill(process.pid, 'SIGTERM');
    },
  });
  try {
    const entities = areas.flatMap(area => area.entities ?? []);
    const accesses = areas.flatMap(area => area.access ?? []);
    const orm = openOrm(database.app, entities, config.poolSize);
    checkRegistration(areas, orm.getMetadata());
    const guards: AfterMigration = async client => void (await applyGuards(client, accesses, orm.getMetadata()));
    await migrate(database.ownerUrl, { after: [guards, ...areas.flatMap(area => area.database ?? [])] });
    await migrated?.(database);
    const reader = new Reader({ connection: database.app, size: config.poolSize });
    const exceptions = areas.flatMap(area => area.exceptions ?? []);
    const viewers = new Viewers(vaultOf(orm), accesses, exceptions, log, config.costLimit, Issuer.of(config, vaultOf(orm), log));
    await viewers.start();
    const tail = new Tail(database.ownerUrl, config, log);
    await tail.start();
    let built: Promise<Api> | undefined;
    const api = () => {
      built ??= buildApi(areas, orm.getMetadata()).then(async made => {
        const definitions = Object.assign({}, ...areas.map(area => area.definitions));
        await made.models.customFields.open(async sql => (await reader.read(viewers.system(), sql, []))[0], definitions);
        return made;
      });
      return built;
    };
    const services: Services = {
      config,
      log,
      orm,
      reader,
      viewers,
      tail,
      app: database.app,
      transact: transactor(orm, () => tail.nudge()),
      answer: answerTo(api, { reader, viewers, config }),
      follow: followText(api, { reader, viewers, config }),
    };
    const close = async () => {
      await viewers.stop();
      await tail.stop();
      await reader.end();
      await orm.close();
      await database.close();
    };
    return { services, database, api, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listenOn(http: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await http.listen({ host, port });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is taken. Stop what uses it, or set PORT to another one (0 takes a free one).`);
    if (code === 'EACCES') throw new StartError(`Port ${port} is not for this user. Set PORT to one above 1023.`);
    if (code === 'EADDRNOTAVAIL') throw new StartError(`The address ${host} is not one of this machine. Set HOST.`);
    throw error;
  }
  const { address, port: bound, family } = http.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}/`;
}

/** Begins to run the jobs of the areas; undefined where `JOB_CONCURRENCY` leaves that to others. */
export async function startJobs({ services, database }: Base, areas: readonly Area[]): Promise<Jobs | undefined> {
  if (services.config.jobConcurrency === 0) return undefined;
  const reactions = areas.flatMap(area => area.reactions ?? []);
  const schedules = areas.flatMap(area => area.schedules ?? []);
  const definitions = new Set([...areas.flatMap(area => area.jobs ?? []), ...[...reactions, ...schedules].map(({ job }) => job)]);
  const worker = await new JobWorker(database.ownerUrl, services, [...definitions], reactions, schedules).start();
  const all = [...areas.flatMap(area => area.beside?.(services) ?? []), worker];
  return { stop: async () => void (await Promise.all(all.map(each => each.stop()))) };
}

const DRAIN = 10_000;

/** Lets running requests end, 10 s at most. A connection that falls idle while the server closes would otherwise stay for as long as clients keep it alive. */
async function drained(http: FastifyInstance): Promise<void> {
  const idle = setInterval(() => http.server.closeIdleConnections(), 50);
  const late = setTimeout(() => http.server.closeAllConnections(), DRAIN);
  try {
    await http.close();
  } finally {
    clearInterval(idle);
    clearTimeout(late);
  }
}

/** Serves HTTP, streams and WebSockets. `close` says "not ready" for `DRAIN_DELAY`, lets running requests end, tells those who listen to come back, then closes the rest. */
export async function serve(base: Base, areas: readonly Area[], routes?: (http: FastifyInstance) => void): Promise<Running> {
  const { services } = base;
  const api = await base.api();
  const { timeZone, fiscalYearStartMonth } = await readOrganisation(services.reader, services.viewers.system());
  const calendar = { timeZone, fiscalYearStartMonth };
  const meter = await openMeter(services, api.schema);
  let leaving = false;
  const http = await makeHttp(services, () => leaving);
  const graphql = await makeGraphql(services, api, { ...calendar, failed: meter?.failed });
  const peers = new Peers(services);
  const hub = new Hub(services.tail, services.config, services.log);
  const listen = listener(hub, currentFollower(api, services, timeZone));
  meter?.serve(http, { peers, hub });
  const streams = serveStreams({ services, graphql, listen, peers });
  serveHttp(http, { services, graphql, streams, exports: makeExports(services, graphql) });
  for (const area of areas) await area.routes?.(http, services);
  routes?.(http);
  // Before the first request: whatever it changes has its jobs.
  const jobs = await startJobs(base, areas);
  const url = await listenOn(http, services.config).catch(async error => {
    await Promise.all([http.close(), jobs?.stop()]);
    throw error;
  });
  const refuseSockets = serveSockets({ server: http.server, services, schema: api.schema, graphql, listen, peers });
  return {
    ...base,
    url,
    async close() {
      leaving = true;
      await wait(services.config.drainDelay);
      refuseSockets();
      hub.stop();
      await Promise.all([peers.close(), drained(http), jobs?.stop()]);
      await graphql.stop();
      await base.close();
    },
  };
}

import pg from 'pg';
import { type Config, StartError } from '../config.js';
import { type EmbeddedOptions, startEmbedded } from './embedded.js';
import { ensureRoles } from './roles.js';

/** The database this process works on. */
export interface Database {
  /** Login that owns everything: migrations, the relay and other work of the system. */
  ownerUrl: string;
  /** For every pool and client that works for users: the role `bellwether_app`, UTC, the statement timeout. */
  app: pg.ClientConfig;
  embedded: boolean;
  /** An embedded database that no start has called `settle` on yet; never true for a server of somebody's own. */
  fresh: boolean;
  settle(): void;
  /** Stops the embedded PostgreSQL if it is this process's. Close every pool first. */
  close(): Promise<void>;
}

/**
 * Finds the database, checks that it can be used and makes the roles.
 *
 * @throws StartError with one line that says what to do
 */
export async function openDatabase(config: Config, options: EmbeddedOptions = {}): Promise<Database> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir, options);
  const ownerUrl = config.databaseUrl ?? embedded!.ownerUrl;
  try {
    await withOwner(ownerUrl, async client => {
      await checkServer(client);
      await ensureRoles(client);
    });
    const app = appConnection(config, ownerUrl);
    await checkApp(app);
    return {
      ownerUrl,
      app,
      embedded: !!embedded,
      fresh: embedded?.fresh ?? false,
      settle: () => embedded?.settle(),
      close: async () => embedded?.stop(),
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Runs `work` on a connection of the owner. */
export async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connected({ connectionString: ownerUrl }, 'DATABASE_URL');
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function connected(connection: pg.ClientConfig, variable: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the query that runs on it; the event without a listener would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const where = `${client.host}:${client.port}/${client.database}`;
    throw new StartError(`Cannot connect to "${where}": ${message || code}. Check ${variable}, and that PostgreSQL runs there.`);
  }
}

/** @throws StartError naming what this server lacks */
async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  if (rows[0].number < 180_000) throw new StartError(`DATABASE_URL leads to PostgreSQL ${rows[0].version}. Bellwether needs 18 or later.`);
  const { rows: databases } = await client.query(
    `select datname, pg_encoding_to_char(encoding) as encoding, datctype, lower('Ä') as letter, pg_is_in_recovery() as replica from pg_database where datname = current_database()`,
  );
  const { datname, encoding, datctype, letter, replica } = databases[0];
  const remedy = `Make one with: create database "${datname}" template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C.UTF-8'`;
  if (replica) throw new StartError('DATABASE_URL leads to a read-only replica. Give the primary server.');
  if (encoding !== 'UTF8') throw new StartError(`The database "${datname}" has the encoding ${encoding}, not UTF8. ${remedy}`);
  if (letter !== 'ä' || datctype === 'C' || datctype === 'POSIX') {
    throw new StartError(`The database "${datname}" has the ctype "${datctype}", which knows only English letters. ${remedy}`);
  }
}

function appConnection(config: Config, ownerUrl: string): pg.ClientConfig {
  if (config.databaseAppUrl) return { connectionString: config.databaseAppUrl };
  const settings = {
    role: 'bellwether_app',
    timezone: 'UTC',
    statement_timeout: config.statementTimeout,
    client_connection_check_interval: '2s',
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return { connectionString: ownerUrl, options: options.join(' ') };
}

/** Row security does not hold for superusers and the like, and instants are read as UTC: neither may depend on how a login was set up. */
async function checkApp(app: pg.ClientConfig): Promise<void> {
  const client = await connected(app, 'DATABASE_APP_URL');
  try {
    const { rows } = await client.query(
      `select current_user as name, rolsuper or rolbypassrls as unguarded, pg_has_role(oid, 'bellwether_app', 'usage') as member, current_setting('timezone') as zone
         from pg_roles where rolname = current_user`,
    );
    const { name, unguarded, member, zone } = rows[0];
    const fail = (why: string, remedy: string) => {
      throw new StartError(`The login "${name}" of DATABASE_APP_URL ${why}. Run: ${remedy}`);
    };
    if (unguarded) fail('passes by row security', `alter role "${name}" nosuperuser nobypassrls`);
    if (!member) fail('is not a member of bellwether_app', `grant bellwether_app to "${name}" with inherit true`);
    if (zone !== 'UTC') fail(`has the time zone "${zone}", not UTC`, `alter role "${name}" set timezone = 'UTC'`);
  } finally {
    await client.end();
  }
}

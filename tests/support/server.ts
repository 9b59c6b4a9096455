import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bringIn, type CastName, emailOf, PASSWORD } from './cast.js';
import { type Answer, Client, type Variables } from './client.js';
import { makeDatabase, type TestDatabase } from './database.js';

export interface ServerOptions {
  /** Joins or replaces the variables that tests set. */
  env?: Record<string, string>;
  /** A database that is there already, as another server's; it is not dropped by `stop`. Default: a copy of the template, with the cast. */
  database?: TestDatabase;
  /** What is run, by default the product as it is. */
  args?: string[];
}

/** The product in a process of its own. */
export interface Server {
  url: string;
  wsUrl: string;
  pid: number;
  database: TestDatabase;
  databaseUrl: string;
  /** One statement as superuser. */
  sql: TestDatabase['sql'];
  /** What it wrote to stdout and stderr, by line. */
  output: string[];
  /** Not signed in, or with a token of one's own. */
  anonymous: Client;
  query(document: string, variables?: Variables, options?: { token?: string; headers?: Record<string, string> }): Promise<Answer>;
  /** Somebody of the cast, signed in; the same client each time. */
  as(name: CastName): Promise<Client>;
  /** Asks it to stop, waits for its end and drops its database. @returns the exit code */
  stop(): Promise<number | null>;
  /** Ends it like a power cut. The database stays: start another on it. */
  kill9(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Where processes keep what V8 has made of the modules, for the next ones: a fifth of a start. */
const COMPILED = join(tmpdir(), 'bellwether-tests-compiled');

/** A process of the product, and the end of it. */
export function launch(env: Record<string, string>, args = ['dist/main.js']) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output: string[] = [];
  const waiting = new Set<() => void>();
  const heard = (line: string) => {
    output.push(line);
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout }).on('line', heard);
  createInterface({ input: child.stderr }).on('line', heard);
  const ended = new Promise<number | null>(resolve => {
    child.once('close', code => {
      running.delete(child);
      resolve(code);
      for (const look of waiting) look();
    });
  });
  /** The first match in what it says; rejects with all of that if it ends before. */
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = output.map(line => pattern.exec(line)).find(match => match !== null);
        if (!found && running.has(child)) return;
        waiting.delete(look);
        if (found) resolve(found);
        else reject(new Error(`The process ended without saying ${pattern}:\n${output.join('\n')}`));
      };
      waiting.add(look);
      look();
    });
  return { child, output, ended, says };
}

/** Starts the product and waits until it listens. */
export async function startServer({ env = {}, database: given, args }: ServerOptions = {}): Promise<Server> {
  const database = given ?? (await makeDatabase());
  if (!given) await bringIn(database);
  const { child, output, ended, says } = launch(
    {
      PORT: '0',
      LOG_LEVEL: 'warn',
      SHOW_SQL: 'true',
      PING_INTERVAL: '2000',
      SIGN_IN_RATE: '1000',
      DATABASE_URL: database.url,
      ...env,
    },
    args,
  );
  const url = (await says(/listening on (http:\/\/[^/]+)/))[1]!;
  const clients = new Map<CastName, Promise<Client>>();
  const opened: Client[] = [];
  const client = (token?: string) => {
    const made = new Client(url, token);
    opened.push(made);
    return made;
  };
  const anonymous = client();
  const closeClients = () => Promise.all(opened.map(each => each.close()));
  return {
    url,
    wsUrl: url.replace('http', 'ws'),
    pid: child.pid!,
    database,
    databaseUrl: database.url,
    sql: database.sql,
    output,
    anonymous,
    query: (document, variables, { token, headers } = {}) => (token ? client(token) : anonymous).query(document, variables, headers),
    as: name => {
      const known = clients.get(name) ?? anonymous.signIn(emailOf(name), PASSWORD).then(client);
      clients.set(name, known);
      return known;
    },
    stop: async () => {
      await closeClients();
      child.kill('SIGTERM');
      const code = await ended;
      if (!given) await database.drop();
      return code;
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await ended;
      await closeClients();
    },
  };
}

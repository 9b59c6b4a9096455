import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { heapOf } from './heap.ts';
import { PRODUCT } from './product.ts';

/** Connections that each variant may have to the database. Bellwether has as many again for changes. */
export const POOL_SIZE = 10;

export interface Server {
  url: string;
  pid: number;
  /** Sends it a message and answers with its next one. For variants only. */
  asked(message: object): Promise<unknown>;
  /** Bytes of heap in use after a collection. Of the product only. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

const environment = (more: Record<string, string>) => ({ ...process.env, NODE_ENV: 'production', POOL_SIZE: String(POOL_SIZE), ...more });

/** Whatever ends the bench ends what it has started. */
const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) child.kill('SIGTERM');
});

function running(child: ChildProcess, url: string, complaints = () => '', inspector = ''): Server {
  return {
    heap: () => heapOf(inspector),
    url,
    pid: child.pid as number,
    asked: message =>
      new Promise((resolve, reject) => {
        const gone = () => reject(new Error(`It ended. ${complaints()}`));
        child.once('exit', gone);
        child.once('message', answer => {
          child.off('exit', gone);
          resolve(answer);
        });
        child.send(message);
      }),
    stop: () =>
      new Promise(resolve => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

const failed = (what: string, child: ChildProcess, reject: (error: Error) => void) =>
  child.once('exit', code => reject(new Error(`${what} ended with ${code} instead of starting.`)));

/** A server of `variants/`, in a process of its own. It tells its address. */
export function startVariant(file: string, { plainUrl }: Database, more: Record<string, string> = {}): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'variants', file), {
    env: environment({ DATABASE_URL: plainUrl, ...more }),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // What PostGraphile thinks of our tables is of interest only if it does not start.
  let complaints = '';
  started.add(child);
  child.stderr?.on('data', text => {
    complaints = (complaints + text).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`${file} ended with ${code} instead of starting. ${complaints}`)));
    child.once('message', message => resolve(running(child, (message as { url: string }).url, () => complaints)));
  });
}

/** The product as `npm start` runs it, with everything on; an inspector waits to be asked for the heap. Its log goes nowhere, but is written. */
export function startBellwether({ ownerUrl }: Database): Promise<Server> {
  const more = process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []; // such as --cpu-prof
  const child = spawn(process.execPath, ['--enable-source-maps', '--inspect=127.0.0.1:0', ...more, join(PRODUCT, 'main.js')], {
    env: environment({ DATABASE_URL: ownerUrl, PORT: '0', ACCESS_TOKEN_LIFETIME: 'PT3H', SIGN_IN_RATE: '1000' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let [said, inspector] = ['', ''];
  child.stderr.on('data', text => {
    inspector ||= /listening on (ws:\S+)/.exec(String(text))?.[1] ?? '';
    if (process.env.BENCH_DEBUG) process.stderr.write(text);
  });
  return new Promise((resolve, reject) => {
    failed('Bellwether', child, reject);
    child.stdout.on('data', text => {
      said += text;
      const [, url] = /listening on (http:\/\/[^/\s]+)/.exec(said) ?? [];
      if (url) resolve(running(child, url, undefined, inspector));
    });
  });
}

/** Signs in and answers the header. */
export async function signIn(url: string, email: string, password: string): Promise<Record<string, string>> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken errors { message } } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email, password } } }),
  });
  const { data, errors } = (await response.json()) as { data?: { signIn?: { accessToken?: string } }; errors?: unknown };
  const token = data?.signIn?.accessToken;
  if (!token) throw new Error(`Bellwether did not let the bench in: ${JSON.stringify(errors ?? data)}`);
  return { authorization: `Bearer ${token}` };
}

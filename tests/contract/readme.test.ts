import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoAccounts } from '../../src/demo/cast.js';
import { loadCompany } from '../../src/demo/company.js';
import { Client } from '../support/client.js';
import { makeDatabase } from '../support/database.js';
import { type Server, startServer } from '../support/server.js';
import { openWire } from '../support/wire.js';

const readme = readFileSync('README.md', 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '');

test('README.md has a line for each dependency, and for nothing else', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const [, run = '', build = ''] = readme.split(/^\| package \| for \|\n/m);
  const named = (table: string) => [...table.matchAll(/^\| `([^`]+)` \| \S.* \|$/gm)].map(([, name]) => name);
  expect(named(run)).toEqual(Object.keys(dependencies ?? {}));
  expect(named(build)).toEqual(Object.keys(devDependencies ?? {}));
  const pinned = Object.values({ ...dependencies, ...devDependencies });
  expect(pinned.filter(version => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('links between pages lead somewhere', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')];
  const links = pages.flatMap(page =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => [page, link] as const),
  );
  expect(links.filter(([page, link]) => !existsSync(join(dirname(page), link)))).toEqual([]);
});

describe('on the demo company', () => {
  let server: Server;
  let manager: Client;
  let token: string;
  let end: () => Promise<unknown>;
  beforeAll(async () => {
    const database = await makeDatabase();
    const size = { customers: 40, orders: 80, opportunities: 10, leads: 10, tickets: 20, activities: 20 };
    await loadCompany(database.url, new Date(), () => {}, size);
    server = await startServer({ database });
    const account = demoAccounts.find(({ role }) => role === 'MANAGER')!;
    expect(readme).toContain(`email: \\"${account.email}\\", password: \\"${account.password}\\"`);
    token = await server.anonymous.signIn(account.email, account.password);
    manager = new Client(server.url, token);
    end = async () => {
      await server.stop();
      await database.drop();
    };
  }, 60_000);
  afterAll(() => end());

  test('the queries of README.md are answered', async () => {
    expect(blocks('graphql').length).toBeGreaterThan(0);
    for (const query of blocks('graphql')) expect(Object.keys(await manager.data(query))).not.toEqual([]);
  });

  test('the client of README.md, as it is printed, goes on after its connection was cut', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-readme-'));
    const wire = await openWire(server.url);
    let client: ChildProcess | undefined;
    try {
      const [program = ''] = blocks('js');
      expect(program.split('\n').filter(line => line && !line.startsWith('}')).length).toBe(10);
      await symlink(resolve('node_modules'), join(folder, 'node_modules'));
      await writeFile(join(folder, 'client.mjs'), program.replace('localhost:4000', `127.0.0.1:${wire.port}`));
      client = spawn(process.execPath, ['client.mjs'], { cwd: folder, env: { TOKEN: token }, stdio: ['ignore', 'pipe', 'inherit'] });
      const heard: string[] = [];
      const lines = createInterface({ input: client.stdout! }).on('line', line => heard.push(line));
      const create = (name: string) =>
        manager.data('mutation ($name: String!) { leadCreate(input: { name: $name }) { lead { id } } }', { name });
      const signal = AbortSignal.timeout(25_000);
      const until = async (name: string) => {
        while (!heard.some(line => line.endsWith(name))) await once(lines, 'line', { signal });
      };

      // It says nothing about being live; leads are made until it hears one.
      for (let i = 0; heard.length === 0 && !signal.aborted; i++) {
        await create(`Knock ${i}`);
        await Promise.race([once(lines, 'line'), new Promise(done => setTimeout(done, 200))]);
      }
      await create('Before');
      await until('Before');
      wire.cut();
      for (const name of ['Meanwhile one', 'Meanwhile two']) await create(name);
      await until('Meanwhile two');
      wire.cut();
      await create('At last');
      await until('At last');
      const after = heard.filter(line => !line.includes('Knock')).map(line => line.replace(/^L-\d+ /, ''));
      expect(after).toEqual(['Before', 'Meanwhile one', 'Meanwhile two', 'At last']);
    } finally {
      client?.kill();
      await wire.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

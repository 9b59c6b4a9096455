// Before all test files: builds the server, starts one PostgreSQL, and lets the server itself set up the database that every test's is a copy of.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

export default async function setup() {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const { startEmbedded } = await import('../../dist/platform/database/embedded.js');
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-tests-'));
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o755);
  const postgres = await startEmbedded(folder, { durable: false });
  globalThis.stopPostgres = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  process.env.TEST_ADMIN_URL = postgres.adminUrl;
  process.env.TEST_OWNER_URL = postgres.ownerUrl;
  // Rules are tested without a server: they need not wait for it to start.
  await makeTemplate(postgres).catch(error => console.error(error.message));
}

async function makeTemplate({ adminUrl, ownerUrl }) {
  await asAdmin(adminUrl, 'create database template owner bellwether');
  const url = new URL(ownerUrl);
  url.pathname = 'template';
  await startAndStop({ DATABASE_URL: url.href });
  await asAdmin(adminUrl, 'alter database template with is_template true allow_connections false');
}

async function asAdmin(adminUrl, statement) {
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function startAndStop(env) {
  const server = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise(resolve => server.once('exit', resolve));
  const said = [];
  for await (const line of createInterface({ input: server.stdout })) {
    said.push(line);
    if (line.includes('listening on')) server.kill('SIGTERM');
  }
  if ((await ended) !== 0 || !said.some(line => line.includes('listening on')))
    throw new Error(`The server did not start: ${said.join('\n')}`);
}

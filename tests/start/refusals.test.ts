import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Installation, isRunning } from './installation.js';

// Whole starts and stops, several to a test.
jest.setTimeout(120_000);

let model: Installation;
let here: Installation;
beforeAll(async () => {
  model = await new Installation().prepare();
});
beforeEach(() => {
  here = new Installation(model.folder);
});
afterEach(() => here.remove());
afterAll(() => model.remove());

/** What a start says before it gives up, without the greeting. */
async function refusal(env: Record<string, string>): Promise<string[]> {
  const { ended, output } = here.launch(env);
  expect(await ended).toBe(1);
  return output.filter(line => !line.startsWith('Starting'));
}

test('a taken port is told in one line, and PostgreSQL does not stay behind', async () => {
  const taken = createServer();
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  let postmaster: number | undefined;
  const watch = setInterval(() => {
    postmaster = here.postmaster ?? postmaster;
  }, 20);
  const told = await refusal({ PORT: String(port) });
  clearInterval(watch);
  expect(told).toEqual([expect.stringContaining(`Port ${port} is taken.`)]);
  expect(isRunning(postmaster!)).toBe(false);
  taken.close();
});

test('a folder that cannot be written is told in one line', async () => {
  const file = join(here.folder, 'file');
  writeFileSync(file, '');
  expect(await refusal({ DATA_DIR: join(file, 'data') })).toEqual([
    expect.stringMatching(/^The data folder ".*file\/data" cannot be written .* Set DATA_DIR/),
  ]);
});

test('a folder that another server uses is told in one line, and that server goes on', async () => {
  const server = await here.start();
  expect(await refusal({})).toEqual([expect.stringContaining('is in use by another running Bellwether')]);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test('of two first starts at once one serves, and the other is told', async () => {
  const fresh = new Installation();
  const both = [fresh.launch(), fresh.launch()];
  const outcomes = await Promise.all(both.map(each => each.says(/listening on|is in use/)));
  expect(outcomes.map(([text]) => text).sort()).toEqual(['is in use', 'listening on']);
  await fresh.remove();
});

test('every wrong value is named in one line before anything starts', async () => {
  const [line = '', ...more] = await refusal({ PORT: 'x', LOG_LEVEL: 'loud', EVENT_RETENTION: 'week' });
  expect(more).toEqual([]);
  for (const each of ['PORT is "x"', 'LOG_LEVEL is "loud"', 'EVENT_RETENTION is "week"']) expect(line).toContain(each);
  expect(here.postmaster).toBeUndefined();
});

test('a database that does not answer is told in one line', async () => {
  expect(await refusal({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/db' })).toEqual([
    expect.stringMatching(/^Cannot connect to "127.0.0.1:1\/db"/),
  ]);
});

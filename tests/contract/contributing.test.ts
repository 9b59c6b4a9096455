import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const EXAMPLE = 'examples/visits';
const guide = readFileSync('CONTRIBUTING.md', 'utf8');
/** Code blocks that name a file, as "```ts src/app.ts". */
const blocks = [...guide.matchAll(/^```\w+ (\S+)\n(.*?)^```/gms)].map(([, file = '', code = '']) => ({ file, code }));
const inExample = (file: string) => join(EXAMPLE, file);
const places = ['src/app.ts', '.dependency-cruiser.cjs'];

test('the code of CONTRIBUTING.md is that of the example, all of it', () => {
  const files = globSync(`${EXAMPLE}/**/*.{ts,sql,graphql}`).map(file => file.slice(EXAMPLE.length + 1));
  expect(files.length).toBeGreaterThan(10);
  expect(blocks.map(({ file }) => file).sort()).toEqual([...files, ...places].sort());
  for (const { file, code } of blocks)
    if (!places.includes(file)) expect([file, code]).toEqual([file, readFileSync(inExample(file), 'utf8')]);
});

/** A checkout in which somebody has done what the guide says. */
let folder: string;
const run = async (...command: string[]) => {
  const { JEST_WORKER_ID: _worker, TEST_ADMIN_URL: _admin, TEST_OWNER_URL: _owner, ...env } = process.env;
  return promisify(execFile)(process.execPath, command, { cwd: folder, env, maxBuffer: 100_000_000 }).catch(({ stdout, stderr }) => {
    throw new Error(`${command.join(' ')}\n${stdout}\n${stderr}`);
  });
};
/** Puts each line of a block in place of that with the same beginning (`const crm =`), or behind the line that stands before it there. */
async function follow(file: string): Promise<void> {
  const lines = readFileSync(file, 'utf8').split('\n');
  const wanted =
    blocks
      .find(block => block.file === file)
      ?.code.trimEnd()
      .split('\n') ?? [];
  for (const [i, line] of wanted.entries()) {
    const [beginning] = /^const \w+ =/.exec(line) ?? [];
    const same = beginning ? lines.findIndex(each => each.startsWith(beginning)) : lines.indexOf(line);
    if (beginning) lines[same] = line;
    else if (same < 0) lines.splice(lines.indexOf(wanted[i - 1] ?? '') + 1, 0, line);
  }
  await writeFile(join(folder, file), lines.join('\n'));
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-guide-'));
  const parts = ['src', 'migrations', 'schema', 'scripts', 'tests', 'docs', 'client/src', ...globSync('*.json'), 'client/tsconfig.json'];
  for (const part of [...parts, 'jest.config.js', '.swcrc']) await cp(part, join(folder, part), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await cp(EXAMPLE, folder, { recursive: true });
  for (const file of places) await follow(file);
  const compiled = { extends: './tsconfig.json', include: ['src', 'tests/crm/visits'] };
  await writeFile(join(folder, 'tsconfig.visits.json'), JSON.stringify(compiled));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('what CONTRIBUTING.md builds compiles, keeps the rules between rooms, and passes its test and those of the schema', async () => {
  await run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.visits.json');
  await run('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--config', '.dependency-cruiser.cjs');
  await run('scripts/build.mjs');
  await run('dist/commands/schema.js');
  expect(readFileSync(join(folder, 'schema/schema.graphql'), 'utf8')).toContain(
    'union VisitUpdatedEvent = VisitPlanned | VisitFinished | VisitLeft | CaughtUp',
  );
  const tests = ['tests/crm/visits', 'tests/contract/schema', 'tests/platform/database/entities'];
  const { stderr } = await run('--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...tests);
  expect(stderr).toMatch(/Test Suites: 3 passed, 3 total/);
}, 180_000);

import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { appendFile, copyFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const DEPCRUISE = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Cruised {
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
}

/** A copy of the sources, to be spoiled. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-layout-'));
  for (const room of ['src', 'client/src']) await cp(room, join(folder, room), { recursive: true });
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) await copyFile(file, join(folder, file));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function cruise(): Promise<Cruised['summary']> {
  const run = new Promise<string>(done => {
    // It exits with the number of violations.
    execFile(
      process.execPath,
      [DEPCRUISE, 'src', 'client/src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      { cwd: folder, maxBuffer: 100_000_000 },
      (_error, stdout) => done(stdout),
    );
  });
  return (JSON.parse(await run) as Cruised).summary;
}

/** One forbidden import for each rule between the rooms. */
const planted: [rule: string, file: string, imports: string][] = [
  ['platform-knows-no-business', 'src/platform/reading/planted.ts', 'src/crm/customers/customer.entity.ts'],
  ['crm-does-not-know-mis', 'src/crm/service/planted.ts', 'src/mis/finance/index.ts'],
  ['mis-does-not-know-trades', 'src/mis/finance/planted.ts', 'src/industries/retail/index.ts'],
  ['customers-comes-before', 'src/crm/customers/planted.ts', 'src/crm/leads/capture.ts'],
  ['catalog-comes-before', 'src/crm/catalog/planted.ts', 'src/crm/customers/customer.entity.ts'],
  ['an-area-keeps-its-inside', 'src/crm/leads/planted.ts', 'src/crm/customers/contact-point.rules.ts'],
  ['the-client-stands-alone', 'client/src/planted.ts', 'src/crm/leads/lead.type.ts'],
  ['the-server-needs-no-client', 'src/crm/leads/planting.ts', 'client/src/index.ts'],
  ['no-circles', 'src/platform/api/planted.ts', 'src/platform/api/circle.ts'],
];

test('an import that the rooms forbid fails, whichever it is', async () => {
  const clean = await cruise();
  expect(clean.violations).toEqual([]);
  // With a TypeScript that it cannot read, it would find no modules and be content.
  expect(clean.totalCruised).toBeGreaterThan(300);

  const plant = async (file: string, imports: string) => {
    await mkdir(join(folder, dirname(imports)), { recursive: true });
    await appendFile(join(folder, imports), '');
    const up = '../'.repeat(dirname(file).split('/').length);
    await writeFile(join(folder, file), `import * as other from '${up}${imports.replace(/ts$/, 'js')}';\nexport const planted = other;\n`);
  };
  for (const [, file, imports] of planted) await plant(file, imports);
  await plant('src/platform/api/circle.ts', 'src/platform/api/planted.ts');
  const { violations } = await cruise();
  const found = new Set(violations.map(({ rule, from }) => `${rule.name} ${from.replace('circle.ts', 'planted.ts')}`));
  for (const [rule, file] of planted) expect([rule, found.has(`${rule} ${file}`)]).toEqual([rule, true]);
}, 90_000);

test('files say what they hold: no room for odds and ends', () => {
  const files = globSync('{src,tests,web/src,client/src,scripts}/**/*.{ts,tsx,mjs,cjs}', { exclude: ['**/node_modules/**'] });
  expect(files.length).toBeGreaterThan(300);
  const odds = /(^|[/.-])(utils?|helpers?|common|types|services|misc)([/.-]|$)|\.service\.ts$/;
  // One file apart: what a request is served with, as one object.
  expect(files.filter(file => odds.test(file) && file !== 'src/platform/server/services.ts')).toEqual([]);
});

test('no test is left out, and none is run alone', () => {
  const left = globSync('tests/**/*.ts').filter(file =>
    /\b(test|it|describe)(\.each)?\.(skip|only|todo|failing)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/.test(readFileSync(file, 'utf8')),
  );
  // The real data sets are not in the repository: each is tested where its files are.
  expect(left.filter(file => file !== 'tests/real/real.test.ts')).toEqual([]);
});

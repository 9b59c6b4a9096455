import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TSC = resolve('node_modules/typescript/bin/tsc');

const CONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: ['node'],
    module: 'nodenext',
    outDir: 'made',
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
  },
  include: ['*.ts'],
};

/** The examples of client/README.md by name. */
const examples = () =>
  new Map(
    [...readFileSync('client/README.md', 'utf8').matchAll(/^```ts (\S+)\n(.*?)^```/gms)].map(([, name = '', code = '']) => [name, code]),
  );

/** The project of somebody who uses the package: the examples of its README, compiled with its types. */
export async function openProject(replace: (code: string) => string) {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-client-'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@bellwether'), { recursive: true });
  await symlink(resolve('client'), join(modules, '@bellwether', 'client'));
  for (const name of ['@types', 'undici-types', '@graphql-typed-document-node', 'graphql'])
    await symlink(resolve('node_modules', name), join(modules, name));
  await copyFile('tests/generated/operations.ts', join(folder, 'operations.ts'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
  for (const [name, code] of examples()) await writeFile(join(folder, name), replace(code));
  return {
    folder,
    names: [...examples().keys()],
    /** @returns what the compiler has to say */
    compile: () =>
      run(process.execPath, [TSC, '-p', '.'], { cwd: folder }).then(
        () => '',
        ({ stdout }: { stdout: string }) => stdout,
      ),
    made: (name: string) => join(folder, 'made', name.replace('.ts', '.js')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Vite's bundler, in a process of its own: it does not take objects of jest's realm. */
const BUNDLE = `
import { build } from 'vite';
const [entry, format] = process.argv.slice(1);
const lib = { entry, formats: [format], name: 'bellwether' };
const [{ output }] = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: true, lib } });
process.stdout.write(output[0].code);
`;

/** One script of a module and all that it imports, as a page loads it. As `iife`, it is kept in the variable \`bellwether\`. */
export async function bundle(entry: string, format: 'es' | 'iife'): Promise<string> {
  const args = ['--input-type=module', '-e', BUNDLE, entry, format];
  return (await run(process.execPath, args, { maxBuffer: 10_000_000 })).stdout;
}

// Compiles src/ to dist/ with swc, web/ with vite, and the client package with tsc, each only when something in it is newer than what was built.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const files = folder =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(f => f.isFile())
        .map(f => join(f.parentPath, f.name))
        .sort()
    : [];

/** Runs `build` unless `marker` says that it ran on exactly these files. */
async function unlessBuilt(marker, sources, build) {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(`${file} ${statSync(file).mtimeMs} ${statSync(file).size}\n`);
  const now = hash.digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === now) return;
  await build();
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, now);
}

/** Each file is replaced whole, so that a server may start while another process builds. */
function put(target, content) {
  if (existsSync(target) && readFileSync(target, 'utf8') === content) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}.${process.pid}`, content);
  renameSync(`${target}.${process.pid}`, target);
}

async function buildServer() {
  const { transform } = await import('@swc/core');
  const options = JSON.parse(readFileSync('.swcrc', 'utf8'));
  const made = await Promise.all(
    files('src')
      .filter(file => file.endsWith('.ts'))
      .map(async file => {
        const { code, map } = await transform(readFileSync(file, 'utf8'), {
          ...options,
          $schema: undefined,
          filename: file,
          sourceFileName: resolve(file),
          swcrc: false,
        });
        const target = join('dist', relative('src', file)).replace(/\.ts$/, '.js');
        put(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
        put(`${target}.map`, map);
        return target;
      }),
  );
  const kept = new Set(made.flatMap(target => [target, `${target}.map`]));
  for (const old of files('dist')) if (/\.js(\.map)?$/.test(old) && !old.startsWith(join('dist', 'web')) && !kept.has(old)) rmSync(old);
}

async function buildPages() {
  const { build } = await import('vite');
  await build({ configFile: 'web/vite.config.ts', logLevel: 'error' });
}

/** With the types that its users need. Whether they are right is for `npm run types`. */
function buildClient() {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'client', '--noCheck'], { stdio: 'inherit' });
}

await unlessBuilt('dist/server.hash', [...files('src'), '.swcrc', 'package-lock.json'], buildServer);
if (existsSync('web/vite.config.ts'))
  await unlessBuilt('dist/web.hash', [...files('web'), ...files('schema/operations'), 'package-lock.json'], buildPages);
await unlessBuilt('client/dist/client.hash', [...files('client/src'), 'client/tsconfig.json', 'package-lock.json'], buildClient);

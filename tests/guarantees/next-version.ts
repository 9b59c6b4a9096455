import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A version of the product that is not released yet: this one, with some of it replaced and with migrations of its own. */
export interface NextVersion {
  /** For `startServer`. */
  args: string[];
  remove(): void;
}

/** @param changes by file of `dist`: the text to be replaced, and by what */
export function nextVersion(changes: Record<string, [from: string, to: string]>, migrations: Record<string, string>): NextVersion {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-next-'));
  for (const part of ['dist', 'migrations', 'package.json']) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [name, sql] of Object.entries(migrations)) writeFileSync(join(folder, 'migrations', name), sql);
  for (const [file, [from, to]] of Object.entries(changes)) {
    const path = join(folder, 'dist', file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`"${file}" does not say "${from}".`);
    writeFileSync(path, text.replace(from, to));
  }
  return { args: [join(folder, 'dist/main.js')], remove: () => rmSync(folder, { recursive: true }) };
}

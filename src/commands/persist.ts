import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { areas } from '../app.js';
import { ApiError } from '../platform/api/errors.js';
import { readConfig, StartError } from '../platform/config.js';
import { documentsIn, type NewDocument, registerDocument } from '../platform/documents/registration.js';
import { buildApi } from '../platform/server/schema.js';
import { openBase } from '../platform/server/start.js';

const USAGE = `npm run persist -- FILE …
  FILE  documents in GraphQL, or a manifest in JSON: {"<hash>": "<document>"}, or Apollo's {"operations": [{"name", "body"}]}`;

const say = (line: string) => process.stdout.write(`${line}\n`);

function read(file: string): NewDocument[] {
  if (!existsSync(file)) throw new StartError(`There is no file "${file}".`);
  try {
    return documentsIn(readFileSync(file, 'utf8'), file);
  } catch (error) {
    throw new StartError(`"${file}" cannot be read: ${(error as Error).message}`);
  }
}

async function main(): Promise<void> {
  const files = process.argv.slice(2);
  if (!files.length) throw new StartError(USAGE);
  const documents = files.flatMap(read);
  const base = await openBase(readConfig({ LOG_LEVEL: 'warn', ...process.env }), areas, undefined, { share: true });
  try {
    const { orm, transact, viewers } = base.services;
    const { schema } = await buildApi(areas, orm.getMetadata());
    const { result } = await transact(viewers.system(), async tx => {
      const made = [];
      for (const document of documents) made.push(await registerDocument(tx, schema, document));
      return made;
    });
    for (const { hash, name } of result) say(`${hash}  ${name}`);
  } finally {
    await base.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(error instanceof StartError || error instanceof ApiError ? `${error.message}\n` : `${error.stack}\n`);
  process.exitCode = 1;
});

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import type { Viewer } from '../access/viewer.js';
import { arrayText } from './arrays.js';

export type CopyValue = string | number | boolean | Date | readonly string[] | null | undefined;

const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, c => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c);

/** A value in the text format of `COPY`; arrays are of texts. */
function copyText(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return escaped(arrayText(value));
  return escaped(String(value));
}

/** A row in the text format of `COPY`. */
export const copyLine = (values: readonly CopyValue[]): string => `${values.map(copyText).join('\t')}\n`;

/**
 * Streams lines into a table; it must have no row security. Memory stays flat: the source waits for the database.
 *
 * @param target as `loading ("a", "b")`
 */
export const copyLines = (client: pg.Client, target: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(lines), client.query(from(`copy ${target} from stdin`)));

/** Works in one transaction on a connection of its own, as the viewer: for `COPY`, which the pool's connections do not speak. It may take as long as it does. */
export async function onOwnConnection<T>(app: pg.ClientConfig, viewer: Viewer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...app, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails what runs on it.
  client.on('error', () => {});
  await client.connect();
  try {
    const [user, teams, read, write, erase] = viewer.identity;
    await client.query('begin');
    await client.query(
      "select set_config('bw.user',$1,true),set_config('bw.teams',$2,true),set_config('bw.read',$3,true),set_config('bw.write',$4,true),set_config('bw.delete',$5,true),set_config('statement_timeout','0',true)",
      [user, teams, read, write, erase],
    );
    const made = await work(client);
    await client.query('commit');
    return made;
  } finally {
    await client.end().catch(() => {});
  }
}

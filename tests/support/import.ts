import type { Client } from './client.js';

/** What an import came to. */
export interface Imported {
  id: string;
  status: string;
  total: number;
  created: number;
  existing: number;
  failed: number;
  errors: { line: number; column: string | null; value: string | null; code: string; message: string }[];
}

const FIELDS = 'id status dryRun total created existing failed createdAt finishedAt errors { line column value code message }';
const IMPORT = `mutation ($input: ImportFileInput!) { importFile(input: $input) { importJob { ${FIELDS} } errors { code message path } } }`;

/** Sends a file as `POST /files`. @returns the status and the answer */
export async function upload(
  { url, token }: Client,
  content: string | Uint8Array,
  name = 'file.csv',
): Promise<{ status: number; id: string; errors?: { message: string; extensions: { code: string } }[] }> {
  const form = new FormData();
  form.append('file', new Blob([content as string | Uint8Array<ArrayBuffer>]), name);
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(`${url}/files`, { method: 'POST', headers, body: form });
  return { status: response.status, ...((await response.json()) as { id: string }) };
}

interface Payload {
  importJob: Imported | null;
  errors: { code: string; message: string; path: string[] | null }[];
}

/** What `importFile` answers for a file that was sent. */
export async function importOf(client: Client, input: Record<string, unknown>): Promise<Payload> {
  return (await client.data<{ importFile: Payload }>(IMPORT, { input })).importFile;
}

/** Sends a file and brings it in. @throws if it is refused as a whole */
export async function bringIn(
  client: Client,
  kind: string,
  content: string | Uint8Array,
  mapping: object = {},
  options: object = {},
): Promise<Imported> {
  const { id } = await upload(client, content);
  const { importJob, errors } = await importOf(client, { fileId: id, kind, mapping, ...options });
  if (!importJob) throw new Error(JSON.stringify(errors));
  return importJob;
}

/** A run, read afterwards. */
export const importById = async (client: Client, id: string): Promise<Imported> =>
  (await client.data<{ import: Imported }>(`query ($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id })).import;

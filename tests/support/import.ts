import type { Client } from './client.js';

/** What an import came to. */
export interface Imported {
  id: string;
  status: string;
  total: number;
  created: number;
  existing: number;
  failed: number;
  problem: string | null;
  errorFile: string | null;
  version: number;
  progress: { id: string; status: string; done: number; total: number | null; errors: number } | null;
  errors: { line: number; column: string | null; value: string | null; code: string; message: string }[];
}

const FIELDS = `id status dryRun onError total created existing failed problem errorFile version createdAt finishedAt mapping
  progress { id status done total errors } errors { line column value code message }`;
const IMPORT = `mutation ($input: ImportFileInput!) { importFile(input: $input) { importJob { ${FIELDS} } errors { code message path } } }`;
const PROGRESS = 'subscription { jobProgress { ... on JobProgressed { progress { id status } } } }';

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

/** What `importFile` answers at once. */
export const beginImport = async (client: Client, input: Record<string, unknown>): Promise<Payload> =>
  (await client.data<{ importFile: Payload }>(IMPORT, { input })).importFile;

/** The import of a file that was sent, when it has ended; or why it did not begin. */
export async function importOf(client: Client, input: Record<string, unknown>): Promise<Payload> {
  const heard = await client.listen<{ jobProgress: { progress?: { id: string; status: string } } }>(PROGRESS);
  try {
    const begun = await beginImport(client, input);
    const { importJob } = begun;
    for (let ended = !importJob; !ended; ) {
      const [told] = await heard.take(1);
      const { progress } = told?.jobProgress ?? {};
      ended = progress?.id === importJob?.progress?.id && ['DONE', 'FAILED'].includes(progress?.status ?? '');
    }
    return importJob ? { ...begun, importJob: await importById(client, importJob.id) } : begun;
  } finally {
    await heard.close();
  }
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
  if (!importJob || importJob.problem) throw new Error(JSON.stringify(importJob?.problem ?? errors));
  return importJob;
}

/** A run, read again. */
export const importById = async (client: Client, id: string): Promise<Imported> =>
  (await client.data<{ import: Imported }>(`query ($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id })).import;

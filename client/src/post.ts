import type { Data } from './document.js';
import { networkError, type ToldError } from './error.js';
import { type HttpAnswer, later, type Surroundings, surroundings } from './surroundings.js';

export interface Answer {
  data?: Data | null;
  errors?: readonly ToldError[];
}

export interface Request {
  query: string;
  variables?: Data;
}

/** @returns the answer of GraphQL, whatever it says. @throws NETWORK if none came */
export type Post = (request: Request, authorization?: string) => Promise<Answer>;

export interface PostOptions {
  url: string;
  fetch: Surroundings['fetch'];
  /** Milliseconds until a request is given up. */
  timeout: number;
  /** SHA-256 of a document, as lower-case hex. With it, the text is only sent where the server does not know it. */
  hash: ((text: string) => string | Promise<string>) | undefined;
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && ('data' in value || Array.isArray((value as Answer).errors));

/** What an HTTP answer says. @throws NETWORK if something else than the server answered: a proxy, a log-in page of a hotel */
export async function read(response: HttpAnswer): Promise<Answer> {
  const text = await response.text();
  try {
    const answer: unknown = JSON.parse(text);
    if (isAnswer(answer)) return answer;
  } catch {
    // told below
  }
  throw networkError(`The address answered ${response.status}, and not in GraphQL: ${text.slice(0, 200)}`);
}

export function makePost({ url, fetch, timeout, hash }: PostOptions): Post {
  const once = async (body: object, authorization: string | undefined): Promise<Answer> => {
    const aborting = new surroundings.AbortController();
    const cancel = later(timeout, () => aborting.abort());
    try {
      const headers = { 'content-type': 'application/json', accept: 'application/json', ...(authorization && { authorization }) };
      return await read(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: aborting.signal }));
    } catch (error) {
      if ((error as { code?: unknown }).code === 'NETWORK') throw error;
      throw networkError(`${url} did not answer: ${(error as Error).message}`, error);
    } finally {
      cancel();
    }
  };

  return async ({ query, variables }, authorization) => {
    if (!hash) return once({ query, variables }, authorization);
    const extensions = { persistedQuery: { version: 1, sha256Hash: await hash(query) } };
    const answer = await once({ variables, extensions }, authorization);
    const isUnknown = answer.errors?.[0]?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND';
    return isUnknown ? once({ query, variables, extensions }, authorization) : answer;
  };
}

import { type Listening, listen } from './listen.js';

export type Variables = Record<string, unknown>;

/** An answer of GraphQL. Tests know the shape of their own documents: read `data` by path with `at`, or give the shape. */
export interface Answer<T = Record<string, unknown>> {
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } & Record<string, unknown> }[];
  extensions?: { statements?: string[] } & Record<string, unknown>;
}

/** What stands at a path such as `lead.contacts.0.name`; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}

const SIGN_IN =
  'mutation ($email: EmailAddress!, $password: String!) { signIn(input: { email: $email, password: $password }) { accessToken errors { code message } } }';

/** Somebody who speaks to a server. */
export class Client {
  #listening = new Set<Listening>();

  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  async query<T = Record<string, unknown>>(
    document: string,
    variables: Variables = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...headers },
      body: JSON.stringify({ query: document, variables }),
    });
    const text = await response.text();
    try {
      return JSON.parse(text) as Answer<T>;
    } catch {
      throw new Error(`HTTP ${response.status}: ${text}`);
    }
  }

  /** The data of a document that must succeed. @throws with the errors if it does not */
  async data<T = Record<string, unknown>>(document: string, variables: Variables = {}): Promise<T> {
    const { data, errors } = await this.query<T>(document, variables);
    if (errors || !data)
      throw new Error(`${errors?.map(error => `${error.extensions?.code}: ${error.message}`).join('; ') ?? 'no data'}\n${document}`);
    return data;
  }

  /** The statements that a document takes, in order. */
  async statements(document: string, variables: Variables = {}): Promise<string[]> {
    return (await this.query(document, variables, { 'x-bellwether-sql': '1' })).extensions?.statements ?? [];
  }

  /** Subscribes on a socket of its own, and is there when the subscription hears everything that is committed from now on. */
  async listen<T = Record<string, unknown>>(document: string, variables: Variables = {}): Promise<Listening<T>> {
    const listening = await listen<T>(this.url.replace('http', 'ws'), document, variables, this.token);
    this.#listening.add(listening as Listening);
    return listening;
  }

  /** @returns the access token */
  async signIn(email: string, password: string): Promise<string> {
    const { signIn } = await this.data<{ signIn: { accessToken: string | null; errors: { message: string }[] } }>(SIGN_IN, {
      email,
      password,
    });
    if (!signIn.accessToken) throw new Error(`${email} cannot sign in: ${signIn.errors.map(error => error.message).join(' ')}`);
    return signIn.accessToken;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#listening].map(each => each.close()));
  }
}

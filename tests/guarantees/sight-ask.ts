import type { Answer, Variables } from '../support/client.js';
import { Client } from '../support/client.js';
import type { Server } from '../support/server.js';
import type { Model } from './sight-model.js';
import { fieldsThatTell } from './sight-shape.js';
import { emailOf, MARK, type Mark, password } from './sight-world.js';

/** What somebody was sent and may not know. */
export class Leak extends Error {}

/** Cursors hold keys of their order. */
const opened = (text: string): string => text.replace(/[0-9a-f]{24,}/g, hex => `${hex} ${Buffer.from(hex, 'hex').toString('utf8')}`);

/** Everything that a person is sent, whatever it is, holds no mark that the person may not know, and did not before. */
export class Ear {
  /** Bytes that were looked through. */
  heard = 0;
  /** Marks that the person has known. */
  readonly #known = new Set<number>();

  constructor(
    readonly who: number,
    private model: Model,
  ) {}

  /** From now on this is so. What was known up to now cannot be taken back. */
  turn(model: Model): void {
    this.model.world.marks.forEach((mark, n) => {
      if (this.knows(mark, n)) this.#known.add(n);
    });
    this.model = model;
  }
  private knows(mark: Mark, n: number, fieldsOf = fieldsThatTell): boolean {
    return this.#known.has(n) || this.model.knows(this.who, mark, fieldsOf);
  }

  /**
   * @param renamed it tells of columns under names of its own, which are hidden by those: then only rows out of sight are a leak
   * @throws Leak
   */
  listen(text: string, asked: string, renamed = false): void {
    this.heard += text.length;
    const found = new Set([...opened(text).matchAll(MARK)].map(([, n]) => Number(n)));
    for (const n of found) {
      const mark = this.model.world.marks[n];
      if (!mark || this.knows(mark, n, renamed ? () => [] : fieldsThatTell)) continue;
      throw new Leak(`Person ${this.who} was told "${mark.column}" of ${mark.table} ${mark.id}.\n${asked}\n${text.slice(0, 4_000)}`);
    }
  }
}

/** Somebody who asks a server over HTTP, and looks at every byte that comes back. */
export class Asker {
  asked = 0;

  private constructor(
    readonly who: number,
    readonly ear: Ear,
    readonly token: string,
    private readonly url: string,
  ) {}

  static async signIn({ url, anonymous }: Pick<Server, 'url' | 'anonymous'>, who: number, model: Model): Promise<Asker> {
    const token = await new Client(url, anonymous.token).signIn(emailOf(who), password);
    return new Asker(who, new Ear(who, model), token, url);
  }

  async text(
    document: string,
    variables: Variables = {},
    { accept = 'application/json', renamed = false } = {},
  ): Promise<{ status: number; text: string }> {
    this.asked++;
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}`, accept },
      body: JSON.stringify({ query: document, variables }),
    });
    const text = await response.text();
    this.ear.listen(text, `${document} ${JSON.stringify(variables)}`, renamed);
    return { status: response.status, text };
  }

  async ask<T = Record<string, unknown>>(document: string, variables: Variables = {}, { renamed = false } = {}): Promise<Answer<T>> {
    return JSON.parse((await this.text(document, variables, { renamed })).text) as Answer<T>;
  }

  /** The data of a document that must be answered in full. */
  async data<T = Record<string, unknown>>(document: string, variables: Variables = {}, { renamed = false } = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(document, variables, { renamed });
    if (errors || !data) throw new Error(`Person ${this.who}: ${JSON.stringify(errors?.slice(0, 3))}\n${document}`);
    return data;
  }

  /** The lines of a list as CSV, without the header. */
  async lines(document: string): Promise<string[]> {
    const { status, text } = await this.text(document, {}, { accept: 'text/csv' });
    if (status !== 200) throw new Error(`Person ${this.who}: ${status} ${text}\n${document}`);
    return text.split('\r\n').slice(1, -1);
  }

  async get(path: string): Promise<number> {
    const response = await fetch(this.url + path, { headers: { authorization: `Bearer ${this.token}` } });
    this.ear.listen(await response.text(), path);
    return response.status;
  }

  /** The refusal of a document that must be refused as a whole. */
  async refusal(document: string, variables: Variables = {}): Promise<{ code?: string | undefined; message: string }> {
    const { data, errors } = await this.ask(document, variables);
    if (data) throw new Error(`Person ${this.who} was answered: ${document} ${JSON.stringify(data).slice(0, 500)}`);
    return { code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message ?? '' };
  }
}

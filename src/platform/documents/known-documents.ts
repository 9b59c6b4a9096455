import type { Query } from '../access/vault.js';
import { permits, type Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { Recent } from '../reading/recent.js';
import { documentErrors, hashOf } from './registration.js';

/** Characters of documents that are kept by hash, and of one of them. */
const KEPT = 4_000_000;
const LONGEST = 20_000;

/** What of a request says which document is meant. */
export interface Named {
  query?: string | null | undefined;
  /** `persistedQuery` of it: `{version: 1, sha256Hash}`, as Apollo's clients and others send it. */
  extensions?: Record<string, unknown> | null | undefined;
}

/** Finds the document that a client means: by its text, or by the hash of a text that was registered, or seen before by this process. */
export class KnownDocuments {
  private readonly texts = new Recent<string>(KEPT);
  private readonly hashes = new Recent<string>(KEPT);

  /** @param only only registered documents are answered, but to those who may register some */
  constructor(
    private readonly query: Query,
    private readonly only: boolean,
  ) {}

  /**
   * The text of the document; at once where nothing has to be looked for.
   *
   * @throws INVALID_INPUT without a document, or for a hash that is none
   * @throws PERSISTED_QUERY_NOT_FOUND for a hash that is not known: send the text with it
   * @throws FORBIDDEN for a text that is not registered, where only such are answered
   */
  textOf({ query, extensions }: Named, viewer: Viewer | null): string | Promise<string> {
    const persisted = extensions?.persistedQuery;
    if (persisted == null) {
      if (typeof query !== 'string' || !query) throw platformErrors.INVALID_INPUT('The request has no document: send it as "query".');
      return this.isFree(viewer) ? query : this.registered(query);
    }
    const hash = hashIn(persisted);
    if (typeof query !== 'string' || !query) return this.texts.get(hash) ?? this.find(hash);
    if (hashOf(query) !== hash)
      throw platformErrors.INVALID_INPUT('"sha256Hash" is not the hash of the text in "query": it is taken of the UTF-8 bytes, in hex.');
    if (!this.isFree(viewer)) return this.registered(query);
    if (!this.only) this.keep(hash, query);
    return query;
  }

  private isFree(viewer: Viewer | null): boolean {
    return !this.only || (viewer !== null && permits(viewer, 'persistedDocument.write'));
  }

  private keep(hash: string, text: string): void {
    if (text.length <= LONGEST) this.texts.set(hash, text, text.length);
  }

  private async look(hash: string): Promise<string | null> {
    const [row] = await this.query<{ text: string | null }>('select vault.document(?) text', [hash]);
    return row?.text ?? null;
  }

  private async find(hash: string): Promise<string> {
    const text = await this.look(hash);
    if (text === null) throw documentErrors.PERSISTED_QUERY_NOT_FOUND();
    this.keep(hash, text);
    return text;
  }

  private registered(text: string): string | Promise<string> {
    const known = this.hashes.get(text);
    const hash = known ?? hashOf(text);
    if (!known && text.length <= LONGEST) this.hashes.set(text, hash, text.length);
    return this.texts.get(hash) ?? this.mustFind(hash);
  }

  private async mustFind(hash: string): Promise<string> {
    const text = await this.look(hash);
    if (text === null) throw platformErrors.FORBIDDEN('documents that are not registered');
    this.keep(hash, text);
    return text;
  }
}

function hashIn(persisted: unknown): string {
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash))
    throw platformErrors.INVALID_INPUT('"persistedQuery" is {"version": 1, "sha256Hash": the SHA-256 of the document in lower-case hex}.');
  return sha256Hash;
}

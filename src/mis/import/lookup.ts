import { idOf, prefixOf, uuidOf } from '../../platform/api/ids.js';
import { arrayText } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import { seenAmong } from '../../platform/fields/values.js';

/** `w` are the texts of a file. Statements that do not name the source must not compare it. */
const by = (table: string, condition: string) =>
  `select distinct on (w.text) w.text, r.id from unnest(?::text[]) w(text) join ${table} r on ${condition} order by w.text, r.id`;
const bySource = (table: string) => ({ sql: by(table, 'r.external_source = ? and r.external_id = w.text'), source: true });
const plain = (table: string, condition: string) => ({ sql: by(table, condition), source: false });

/** How texts in a file find records that are there already: the first statement that answers wins. */
const STATEMENTS = {
  customer: [
    // one that was merged is its survivor
    {
      sql: by(
        '(select coalesce(merged_into_id, id) id, external_source, external_id from customers)',
        'r.external_source = ? and r.external_id = w.text',
      ),
      source: true,
    },
    plain('customers', 'r.number = w.text'),
    plain('customers', 'r.name = w.text and r.archived_at is null'),
    plain('customers', 'lower(r.email) = lower(w.text)'),
  ],
  contact: [bySource('contacts'), plain('contacts', 'lower(r.email) = lower(w.text)')],
  product: [bySource('products'), plain('products', 'r.sku = w.text'), plain('products', 'r.name = w.text')],
  category: [plain('categories', 'r.name = w.text')],
  stage: [
    plain('(select s.id, s.name from stages s join pipelines p on p.id = s.pipeline_id and p.is_default)', 'lower(r.name) = lower(w.text)'),
  ],
  user: [plain('users', 'lower(r.email) = lower(w.text)'), plain('users', 'r.name = w.text')],
  team: [plain('teams', 'lower(r.name) = lower(w.text)')],
  department: [plain('departments', 'r.code = w.text')],
  account: [plain('ledger_accounts', 'r.code = w.text')],
  project: [plain('projects', 'r.code = w.text')],
  fiscalYear: [plain('fiscal_years', 'r.name = w.text')],
} as const;

type Referred = keyof typeof STATEMENTS;

const statementsFor = (kind: string): readonly { sql: string; source: boolean }[] => STATEMENTS[kind as Referred] ?? [];

/**
 * Finds records that lines refer to. What one transaction has found it may have made itself: the others learn of it when it is committed (`keep`).
 */
export class Lookup {
  readonly #found: Map<string, string>;

  constructor(
    private readonly source: string,
    private readonly kept: Map<string, string> = new Map(),
  ) {
    this.#found = new Map();
  }

  /** For the length of one transaction. */
  open(): Lookup {
    return new Lookup(this.source, this.kept);
  }

  /** The transaction is committed: what it found is there. */
  keep(): void {
    for (const [key, id] of this.#found) this.kept.set(key, id);
  }

  /** Something of the transaction was undone: what it found may have been that. */
  forget(): void {
    this.#found.clear();
  }

  /** Finds many at once: one statement for each way to be found, until all are. */
  async prepare(tx: Tx, kind: string, texts: Iterable<string>): Promise<void> {
    let missing = [...new Set(texts)].filter(text => !this.known(kind, text));
    for (const { sql, source } of statementsFor(kind)) {
      if (!missing.length) return;
      const rows = await tx.em.execute<{ text: string; id: string }[]>(sql, [arrayText(missing), ...(source ? [this.source] : [])]);
      for (const { text, id } of rows) this.#found.set(`${kind} ${text}`, id);
      missing = missing.filter(text => !this.known(kind, text));
    }
  }

  /** Finds many by ids of the API, of whatever kind. */
  async prepareIds(tx: Tx, kind: string, texts: Iterable<string>): Promise<void> {
    const ids = [...new Set(texts)].filter(text => prefixOf(text) === kind && !this.known(kind, text));
    const seen = await seenAmong(
      tx,
      kind,
      ids.map(id => uuidOf(kind, id)),
    );
    for (const uuid of seen) this.#found.set(`${kind} ${idOf(kind, uuid)}`, uuid);
  }

  /** The uuid, if it was found before. */
  known(kind: string, text: string): string | undefined {
    const key = `${kind} ${text}`;
    return this.#found.get(key) ?? this.kept.get(key);
  }

  /** @returns the uuid, or undefined if there is none that the actor sees */
  async find(tx: Tx, kind: Referred, text: string): Promise<string | undefined> {
    await this.prepare(tx, kind, [text]);
    return this.known(kind, text);
  }
}

import type { Tx } from '../../platform/database/tx.js';

/** How a text in a file finds a record that is there already: the first statement that answers wins. Parameters: the source, the text. */
const STATEMENTS = {
  customer: [
    'select id from customers where external_source = ? and external_id = ?',
    'select id from customers where ?::text is not null and number = ?',
    'select id from customers where ?::text is not null and name = ? and archived_at is null order by id limit 1',
    'select id from customers where ?::text is not null and lower(email) = lower(?) order by id limit 1',
  ],
  contact: [
    'select id from contacts where external_source = ? and external_id = ?',
    'select id from contacts where ?::text is not null and lower(email) = lower(?) order by id limit 1',
  ],
  product: [
    'select id from products where external_source = ? and external_id = ?',
    'select id from products where ?::text is not null and sku = ?',
    'select id from products where ?::text is not null and name = ? order by id limit 1',
  ],
  category: ['select id from categories where ?::text is not null and name = ?'],
  stage: [
    'select s.id from stages s join pipelines p on p.id = s.pipeline_id and p.is_default where ?::text is not null and lower(s.name) = lower(?)',
  ],
  user: [
    'select id from users where ?::text is not null and lower(email) = lower(?)',
    'select id from users where ?::text is not null and name = ? order by id limit 1',
  ],
  team: ['select id from teams where ?::text is not null and lower(name) = lower(?)'],
  department: ['select id from departments where ?::text is not null and code = ?'],
  account: ['select id from ledger_accounts where ?::text is not null and code = ?'],
  fiscalYear: ['select id from fiscal_years where ?::text is not null and name = ?'],
} as const;

export type Referred = keyof typeof STATEMENTS;

/** Finds records that lines refer to; what was found once is remembered for the run. */
export class Lookup {
  readonly #found = new Map<string, string>();

  constructor(private readonly source: string) {}

  /** @returns the uuid, or null if there is none that the actor sees */
  async find(tx: Tx, kind: Referred, text: string): Promise<string | null> {
    const key = `${kind} ${text}`;
    const known = this.#found.get(key);
    if (known) return known;
    for (const statement of STATEMENTS[kind]) {
      const [row] = await tx.em.execute<{ id: string }[]>(statement, [this.source, text]);
      if (row) {
        this.#found.set(key, row.id);
        return row.id;
      }
    }
    return null;
  }
}

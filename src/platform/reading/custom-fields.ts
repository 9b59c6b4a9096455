import { ApiError } from '../api/errors.js';

export type CustomFieldType = 'TEXT' | 'NUMBER' | 'MONEY' | 'DATE' | 'CHOICE' | 'REFERENCE';

/** The type of a field's values in the schema, and what compares them in a filter and sets them in an input. */
export const CUSTOM: Readonly<Record<CustomFieldType, { value: string; by: string }>> = {
  TEXT: { value: 'TextFieldValue', by: 'text' },
  NUMBER: { value: 'NumberFieldValue', by: 'number' },
  MONEY: { value: 'MoneyFieldValue', by: 'money' },
  DATE: { value: 'DateFieldValue', by: 'date' },
  CHOICE: { value: 'ChoiceFieldValue', by: 'choice' },
  REFERENCE: { value: 'ReferenceFieldValue', by: 'reference' },
};

/** Values of a field among which a part of a text is looked for: some 10 µs each. */
export const READ_THROUGH = 20_000;

/** What statements are made from: a field's column and how it is compared. What people read of it is read with the rows. */
export interface CustomField {
  id: string;
  key: string;
  type: CustomFieldType;
  /** Name of the column. */
  slot: string;
  codes: readonly string[];
  /** Prefix of the ids that it refers to. */
  referenceKind: string | null;
  currency: string | null;
  archived: boolean;
}

/** There is no such field, or what else is defined at run time, as far as this process knows. */
export class UnknownDefinition extends ApiError {
  constructor(message: string) {
    super('INVALID_INPUT', message);
  }
}

/** A statement was compiled by definitions that have changed since. */
export class Outdated extends Error {
  readonly code = 'BW003';
}

const sqlOf = (
  definitions: Readonly<Record<string, string>>,
) => `select json_build_object('version', (select version from public.custom_fields_now), 'definitions', json_build_object(${Object.entries(
  definitions,
)
  .map(([name, sql]) => `'${name}', (${sql})`)
  .join(', ')}), 'kinds', (
  select coalesce(json_object_agg(kind, fields), '{}') from (
    select kind, json_agg(json_build_object('id', id, 'key', key, 'type', type, 'slot', slot, 'referenceKind', reference_kind, 'currency', currency,
      'codes', (select coalesce(json_agg(c ->> 'code'), '[]') from jsonb_array_elements(choices) c), 'archived', archived_at is not null) order by position, id) fields
    from visible.custom_fields group by kind
  ) k
))::text`;

interface Loaded {
  version: number;
  kinds: Record<string, CustomField[]>;
  definitions: Record<string, unknown>;
}

/** Reads the one value of a statement. */
export type Load = (sql: string) => Promise<string | null | undefined>;

/**
 * The custom fields as this process knows them. They may be behind: a statement that was compiled by them carries their version and fails (`Outdated`) where the
 * database has another one, so nothing is ever answered by what was before. Whoever is told so refreshes and compiles again.
 */
export class CustomFields {
  #loaded: Loaded = { version: 0, kinds: {}, definitions: {} };
  #load: (() => Promise<string | null | undefined>) | undefined;

  get version(): number {
    return this.#loaded.version;
  }

  /** Loads them, and again whenever they turn out to be behind; beside them what else statements are made from, by name: SQL of JSON over `visible`. */
  async open(load: Load, definitions: Readonly<Record<string, string>>): Promise<void> {
    const sql = sqlOf(definitions);
    this.#load = () => load(sql);
    await this.refresh();
  }

  /** @returns whether they are others now */
  async refresh(): Promise<boolean> {
    const text = await this.#load?.();
    if (!text) return false;
    const loaded = JSON.parse(text) as Loaded;
    const changed = loaded.version !== this.version;
    this.#loaded = loaded;
    return changed;
  }

  /** Fields of a kind of record in their order, archived ones among them. */
  of(kind: string): readonly CustomField[] {
    return this.#loaded.kinds[kind] ?? [];
  }

  /** What an area has named among its `definitions`. */
  defined(name: string): unknown {
    return this.#loaded.definitions[name];
  }

  /** Does the work, and again by the definitions of now if it was done by older ones. What it does must be undone where it fails. */
  async upToDate<T>(work: () => T | Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        const behind = error instanceof Outdated || error instanceof UnknownDefinition;
        if (!behind || attempt === 4 || (!(await this.refresh()) && error instanceof UnknownDefinition)) throw error;
      }
    }
  }
}

import type { Column } from '../columns.js';

/** A row in reach of an expression. Where it comes from a sub-select, it remembers what is wanted of it, so that the sub-select yields nothing else. */
export class Scope {
  private readonly wanted = new Map<string, string>();

  /** @param place where a column stands in the row, if not under its own name */
  constructor(
    readonly alias: string,
    private readonly place?: (column: Column) => string,
  ) {}

  column(column: Column): string {
    const name = this.place?.(column) ?? column.sql;
    this.wanted.set(name, name);
    return `${this.alias}.${name}`;
  }

  /** A value that SQL computes from the whole row. */
  value(_name: string, sql: (alias: string) => string): string {
    return sql(this.alias);
  }

  /** What the sub-select has to yield. Complete once everything above it is compiled. */
  list(): string {
    return [...this.wanted.values()].join(',') || '1';
  }

  protected want(name: string, sql: string): string {
    this.wanted.set(name, `${sql} ${name}`);
    return `${this.alias}.${name}`;
  }
}

/** A row of a page: what is computed from the whole row is computed inside, where the whole row is. Table and sub-select have the same alias. */
export class PageScope extends Scope {
  override value(name: string, sql: (alias: string) => string): string {
    return this.want(`"=${name}"`, sql(this.alias));
  }
}

import { literal } from '../quote.js';

type Part = { literal: string } | { sql: string };

/** Text that SQL concatenates from literals and expressions. Neighbouring literals become one. */
export class Text {
  private readonly parts: Part[] = [];

  literal(text: string): this {
    const last = this.parts.at(-1);
    if (last && 'literal' in last) last.literal += text;
    else this.parts.push({ literal: text });
    return this;
  }
  sql(expression: string): this {
    this.parts.push({ sql: expression });
    return this;
  }
  add(text: Text): this {
    for (const part of text.parts) 'literal' in part ? this.literal(part.literal) : this.sql(part.sql);
    return this;
  }
  /** The SQL of the whole. */
  toString(): string {
    return this.parts.map(part => ('literal' in part ? literal(part.literal) : part.sql)).join('||') || `''`;
  }
}

export const text = (literal: string): Text => new Text().literal(literal);
export const expression = (sql: string): Text => new Text().sql(sql);

/** Writes the members of a JSON object one after the other, each name once. */
export class ObjectText {
  private readonly out = text('{');
  private readonly names = new Set<string>();

  put(name: string, value: Text): this {
    if (this.names.has(name)) return this;
    this.out.literal(`${this.names.size ? ',' : ''}${JSON.stringify(name)}:`).add(value);
    this.names.add(name);
    return this;
  }
  end(): Text {
    return this.out.literal('}');
  }
}

import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Generated } from '../platform/reading/documents.js';
import { Writer } from '../platform/reading/documents.js';
import type { Client } from '../support/client.js';
import type { Dice } from '../support/dice.js';

/** The schema as clients have it. */
export const schema: GraphQLSchema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

/** Ids that are there, by the prefix of their type. */
export type Ids = ReadonlyMap<string, readonly string[]>;

/** Texts that have broken something somewhere. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202e\u200b\ufeff',
  "'; drop table users; --",
  "' or ''='",
  '$1 $2',
  '\\',
  '"}{[',
  '%%__%',
  '{{ 7 | times: 7 }}<%= 7 %>#{7*7}',
  "{% include '/etc/passwd' %}",
  '=1+1',
  'a\r\nBcc: all@example.com',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'null',
  'x'.repeat(10_000),
  '😀'.repeat(500),
  'İıſßﬀ',
  'NaN',
  '-Infinity',
  'infinity',
  '-infinity',
  'now()',
];
const NUMBERS: readonly string[] = [
  '0',
  '-1',
  '2147483647',
  '-2147483648',
  '2147483648',
  '9007199254740993',
  '1e308',
  '1e999',
  '-0',
  '0.1',
  '99999999999999999999999999',
];
const DAYS: readonly string[] = ['9999-12-31', '0000-01-01', '0001-01-01', '2026-02-30', '-infinity', 'NaN', '99999-01-01', '2024-02-29'];
const INSTANTS: readonly string[] = [
  '9999-12-31T23:59:59.999999Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '2026-01-01T00:00:00Z',
  '2026-13-01T00:00:00Z',
  'infinity',
];
/** By scalar: what is right in form, and at the edge. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  Int: NUMBERS,
  Float: NUMBERS,
  Boolean: ['true', 'false'],
  String: TEXTS.map(text => JSON.stringify(text)),
  ID: TEXTS.map(text => JSON.stringify(text)),
  Date: DAYS.map(day => JSON.stringify(day)),
  DateTime: INSTANTS.map(instant => JSON.stringify(instant)),
  Decimal: ['"999999999999999.999999"', '"-999999999999999.999999"', '"1e5"', '"NaN"', '"0"', '7', '"0.000001"', '"1234567890123456"'],
  Duration: ['"P99999999999Y"', '"-P1D"', '"PT0S"', '"P1Y2M3DT4H5M6S"', '"P0.5D"', '"PT99999999999999999999S"', '"P"'],
  Period: ['"9999"', '"0000"', '"FY9999-Q4"', '"2026-W53"', '"9999-12-31"', '"2026-02-30"', '"FY2026-P13"', '"0001-W01"'],
  TimeZone: ['"Europe/Berlin"', '"Mars/Olympus"', '"UTC"', '"../etc"'],
  EmailAddress: ['"ada@example.com"', '"a@b"', '"x@example.com\\r\\nBcc: y@example.com"', JSON.stringify(`${'x'.repeat(300)}@example.com`)],
  Cursor: ['"x"', '"eyJ2IjpudWxsfQ"', '"0.x"', '"99999999999999999999.abc"', '"-1.abc"', '"W10"', '"bnVsbA"', '"WyJhIiwiYiJd"'],
  JSONObject: ['{}', '{a: {b: [1, "x\\u0000"]}}', '{__proto__: {x: 1}}'],
};
const PAGES: readonly string[] = [
  'first: -1',
  'first: 0',
  'first: 201',
  'first: 2147483647',
  'last: 2',
  'first: 2',
  'last: -5',
  'first: 1, last: 1',
  'first: null',
  'first: 3, after: "x"',
  'last: 3, before: "eyJ2IjpudWxsfQ"',
  '',
];
/** Values of another type, as literals. */
const WRONG: readonly string[] = ['null', '7', '-1.5', '"x"', 'true', 'NOBODY', '[]', '{}', '[[[1]]]', '{and: [{not: {}}]}', '""'];
/** The same as JSON, for variables. */
const ANYTHING: readonly unknown[] = [
  null,
  0,
  -1,
  1e300,
  '',
  'x',
  '\u0000',
  '\ud800',
  true,
  [],
  {},
  [null],
  [[['a']]],
  { and: [null] },
  { constructor: 1 },
];

/** What the ids of a type begin with, as its description says. */
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.values(schema.getTypeMap()).flatMap(type => {
    const prefix = isObjectType(type) && /"([a-z]+)_…"/.exec(type.getFields().id?.description ?? '')?.[1];
    return prefix ? [[type.name, prefix] as const] : [];
  }),
);

/** What no literal can say, and a variable can. */
const HALVES: readonly string[] = ['\ud800', 'x\udfff', '\udc00\ud800', ...TEXTS];
/** By scalar: what is right, for documents that should get as far as they can. */
const FAIR: Readonly<Record<string, readonly string[]>> = {
  EmailAddress: ['"ada@example.com"', '"bob@example.org"'],
  TimeZone: ['"Europe/Berlin"', '"UTC"'],
  JSONObject: ['{}', '{email: "E-Mail", name: "Name"}'],
  Duration: ['"P30D"', '"PT1H"'],
};

/** Writes documents that mean no good: most pass the grammar and the schema, many do not. */
class HostileWriter extends Writer {
  /** The kind of record that is filtered at this place. */
  #kind = '';

  constructor(
    dice: Dice,
    private readonly known: Ids,
    roots: readonly string[],
    /** Of a hundred places that could be wrong, how many are. */
    private readonly hostility: number,
  ) {
    super(schema, most => dice.next(most + 1), { roots, ids: new Map() });
  }

  #spoils(): boolean {
    return this.maybe(this.hostility);
  }

  protected override pages(args: readonly GraphQLArgument[]): string {
    if (!args.some(({ name }) => name === 'first')) return '';
    if (!this.#spoils()) return 'first: 2';
    const pages = this.one(PAGES);
    return /last|before/.test(pages) && !args.some(({ name }) => name === 'last') ? 'first: -2' : pages;
  }

  protected override argument(arg: GraphQLArgument, of: string): string {
    return getNamedType(arg.type).name === 'ID' ? this.#id(arg, PREFIXES.get(of) ?? '') : this.value(arg.type, 0);
  }

  protected override member(field: GraphQLInputField, depth: number): string {
    if (getNamedType(field.type).name !== 'ID' || this.#spoils()) return this.value(field.type, depth);
    const id = this.#id(field, '');
    return isListType(isNonNullType(field.type) ? field.type.ofType : field.type) ? `[${id}]` : id;
  }

  protected override value(type: GraphQLInputType, depth: number): string {
    if (this.#spoils() && this.maybe(30)) return this.one(WRONG);
    const edges = EDGES[getNamedType(type).name];
    if (edges && !isListType(isNonNullType(type) ? type.ofType : type) && (this.#spoils() || this.maybe(10))) return this.one(edges);
    if (isInputObjectType(type) && this.#spoils() && this.maybe(10)) return `{and: [${super.value(type, depth + 1)}], noSuchField: 1}`;
    const { name } = getNamedType(type);
    if (name === 'ID' && !isListType(isNonNullType(type) ? type.ofType : type)) return this.#id({}, this.#kind);
    const fair = FAIR[name];
    if (fair && !isListType(isNonNullType(type) ? type.ofType : type)) return this.one(fair);
    const outer = this.#kind;
    this.#kind = PREFIXES.get(/^(\w+)Where$/.exec(name)?.[1] ?? '') ?? outer;
    const value = super.value(type, depth);
    this.#kind = outer;
    return value;
  }

  /** Of a record that is there, as a rule; else of another kind, of nothing, or no id at all. */
  #id({ description }: { description?: string | null | undefined }, kind: string): string {
    const prefix = /"([a-z]+)_…"/.exec(description ?? '')?.[1] ?? kind;
    const ids = this.known.get(prefix);
    if (ids && !this.#spoils()) return JSON.stringify(this.one(ids));
    if (this.maybe(50)) return JSON.stringify(this.one([...this.known.values()].flat()));
    return this.maybe(50) ? JSON.stringify(`${prefix}_${'0'.repeat(32)}`) : this.one(EDGES.ID as string[]);
  }

  protected override given(literal: string): unknown {
    if (this.#spoils() && this.maybe(50)) return this.one(ANYTHING);
    try {
      const value = super.given(literal);
      return typeof value === 'string' && this.#spoils() ? this.one(HALVES) : value;
    } catch {
      return literal;
    }
  }
}

/** Damages a text as a bad link or a bad hand does. */
function damaged(text: string, dice: Dice): string {
  const at = dice.next(text.length);
  const length = 1 + dice.next(12);
  const cut = text.slice(at, at + length);
  return dice.pick([
    () => text.slice(0, at) + text.slice(at + length),
    () => text.slice(0, at) + cut + cut + text.slice(at + length),
    () => text.slice(0, at) + String.fromCharCode(dice.next(256)) + text.slice(at + 1),
    () =>
      text.slice(0, at) +
      dice.pick(['{', '}', '(', ')', '...', '@skip', '$x', '"', '"""', '#', '\u0000', '\ud800', ' noSuchField ', ' @noSuch(x: 1) ', '1e']) +
      text.slice(at),
    () => text.replace(/\{ (\w+)/, '{ $1 $1 noSuchField $1'),
    () => `${text} ${text}`,
  ])();
}

const ROOTS = {
  query: Object.keys(schema.getQueryType()?.getFields() ?? {}),
  mutation: Object.keys(schema.getMutationType()?.getFields() ?? {}),
  subscription: Object.keys(schema.getSubscriptionType()?.getFields() ?? {}),
};

export interface Attack extends Generated {
  operation: keyof typeof ROOTS;
}

/** A document that somebody might send to see what breaks. */
export function attack(dice: Dice, ids: Ids): Attack {
  const operation = dice.pick(['query', 'query', 'query', 'mutation', 'mutation', 'mutation', 'subscription'] as const);
  const writer = new HostileWriter(dice, ids, ROOTS[operation], dice.pick([0, 0, 3, 10, 40]));
  const { document, variables } = writer.write(operation);
  return { operation, variables, document: dice.next(100) < 8 ? damaged(document, dice) : document };
}

/** Some ids of every kind that has a list, as whoever sees all of them. */
export async function idsOf(client: Client): Promise<Ids> {
  const found = new Map<string, string[]>();
  for (const [name, { type, args }] of Object.entries(schema.getQueryType()?.getFields() ?? {})) {
    const list = getNamedType(type);
    if (!isObjectType(list) || !/Connection$/.test(list.name) || args.some(arg => isNonNullType(arg.type))) continue;
    const { data } = await client.query<Record<string, { nodes: { id?: string }[] }>>(
      `{ ${name}(first: 5) { nodes { ...on Node { id } } } }`,
    );
    for (const { id } of data?.[name]?.nodes ?? []) {
      const prefix = id?.split('_')[0];
      if (id && prefix) found.set(prefix, [...(found.get(prefix) ?? []), id]);
    }
  }
  return found;
}

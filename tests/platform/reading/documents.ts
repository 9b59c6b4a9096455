import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationTypeNode,
  parseValue,
  valueFromASTUntyped,
} from 'graphql';
import { customerId, ticketId } from './company.js';

export interface Generated {
  document: string;
  variables: Record<string, unknown>;
}

/** What documents ask about. */
export interface World {
  /** Fields of `Query`. */
  roots: readonly string[];
  /** Ids by the name of their type. */
  ids: ReadonlyMap<string, readonly string[]>;
}

const WORDS = ['a', 'MÜ', 'muller', '京市', 'nord', "o'", '%', '\\', '"', 'EUR', 'north'];
const LEAVES: Readonly<Record<string, readonly unknown[]>> = {
  String: WORDS,
  Int: [0, 1, 2, 7, 100],
  Float: [0, 0.5],
  Boolean: [true, false],
  ID: [customerId(1), customerId(7), ticketId(4), 'customer_00000000000000000000000000000000'],
  Decimal: ['0', '10.50', '1000', '-3.25'],
  Date: ['2026-01-05', '2025-06-30', '1999-01-01'],
  DateTime: ['2026-01-05T00:00:00Z', '2025-06-30T12:34:56.789Z'],
  Duration: ['P30D', 'PT1H', 'P1Y'],
  Period: ['2026', '2025-Q4', '2026-01'],
};
/** Arguments that page, and what they may say. */
const PAGES: readonly string[] = ['first: 0', 'first: 1', 'first: 3', 'last: 2', 'first: 5'];
const DEEPEST = 4;
const WIDEST = 4;

/** A whole number from 0 to `most`. */
export type Chance = (most: number) => number;

/** Makes one document at random from a schema. Everything random comes from `n`, so that it can be repeated. */
export class Writer {
  readonly variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];
  #names = 0;

  constructor(
    protected readonly schema: GraphQLSchema,
    protected readonly n: Chance,
    protected readonly world: World,
  ) {}

  write(operation: 'query' | 'mutation' | 'subscription' = 'query'): Generated {
    const known = this.schema.getRootType(operation as OperationTypeNode)?.getFields() ?? {};
    const fields = this.some(this.world.roots, operation === 'subscription' ? 1 : 2).flatMap(name => known[name] ?? []);
    const selected = fields.map(field => this.#field(field, 0)).join(' ');
    const declared = this.#declared.length ? `(${this.#declared.join(', ')})` : '';
    const typename = operation === 'subscription' ? '' : '__typename ';
    return {
      document: `${operation} Q${declared} { ${typename}${selected} }\n${this.#fragments.join('\n')}`,
      variables: this.variables,
    };
  }

  protected maybe(percent: number): boolean {
    return this.n(99) < percent;
  }
  protected one<T>(of: readonly T[]): T {
    return of[this.n(of.length - 1)] as T;
  }
  protected some<T>(of: readonly T[], most: number): T[] {
    const rest = [...of];
    const wanted = Math.min(1 + this.n(most - 1), rest.length);
    return Array.from({ length: wanted }, () => rest.splice(this.n(rest.length - 1), 1)[0] as T);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const args = this.#arguments(field);
    // what has arguments has a name of its own: two selections of one field then never contradict each other
    const alias = args || this.maybe(15) ? `f${this.#names++}: ` : '';
    const directive = this.maybe(8) ? ` @${this.one(['include', 'skip'])}(if: ${this.#variable('Boolean!', this.maybe(50))})` : '';
    const inner = isLeafType(type) ? '' : ` { ${this.#selection(type, depth + 1)} }`;
    return `${alias}${field.name}${args}${directive}${inner}`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const parts = this.some(this.schema.getPossibleTypes(type), 3).map(
        each => `... on ${each.name} { ${this.#selection(each, depth + 1)} }`,
      );
      return `__typename ${parts.join(' ')}`;
    }
    if (!isObjectType(type)) return '__typename';
    const fields = Object.values(type.getFields());
    const leaves = fields.filter(({ type: of }) => isLeafType(getNamedType(of)));
    const usable = depth < DEEPEST ? fields : leaves;
    const selected = this.some(usable.length ? usable : leaves, WIDEST).map(field => this.#field(field, depth));
    const text = `${this.maybe(20) ? '__typename ' : ''}${selected.join(' ')}` || '__typename';
    if (!this.maybe(8)) return text;
    const name = `F${this.#names++}`;
    this.#fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
    return `...${name}`;
  }

  #arguments({ args, type }: GraphQLField<unknown, unknown>): string {
    const pages = this.pages(args);
    const others = args
      .filter(arg => !['first', 'last', 'after', 'before'].includes(arg.name) && (isNonNullType(arg.type) || this.maybe(40)))
      .map(arg => `${arg.name}: ${this.#argument(arg, getNamedType(type).name)}`);
    const all = [pages, ...others].filter(text => text !== '');
    return all.length ? `(${all.join(', ')})` : '';
  }

  protected pages(args: readonly GraphQLArgument[]): string {
    return args.some(({ name }) => name === 'last') ? this.one(PAGES) : args.some(({ name }) => name === 'first') ? 'first: 3' : '';
  }

  /** A literal for an argument of a field that answers an `of`. */
  protected argument(arg: GraphQLArgument, of: string): string {
    const known = arg.name === 'id' ? this.world.ids.get(of) : undefined;
    return known ? JSON.stringify(this.one(known)) : this.value(arg.type, 0);
  }

  #argument(arg: GraphQLArgument, of: string): string {
    const literal = this.argument(arg, of);
    if (!this.maybe(30)) return literal;
    return this.#variable(String(arg.type), this.given(literal));
  }

  /** What a variable holds in place of a literal. */
  protected given(literal: string): unknown {
    return valueFromASTUntyped(parseValue(literal));
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#names++}`;
    this.#declared.push(`$${name}: ${type}`);
    this.variables[name] = JSON.parse(JSON.stringify(value));
    return `$${name}`;
  }

  /** A literal of an input type. */
  protected value(type: GraphQLInputType, depth: number): string {
    if (isNonNullType(type)) return this.value(type.ofType, depth);
    if (isListType(type)) return `[${Array.from({ length: 1 + this.n(2) }, () => this.value(type.ofType, depth)).join(', ')}]`;
    if (isEnumType(type)) return this.one(type.getValues()).name;
    if (isInputObjectType(type)) return this.#object(Object.values(type.getFields()), depth);
    const known = LEAVES[type.name];
    if (!known) return '"x"';
    return JSON.stringify(this.one(known));
  }

  /** A literal for a field of an input. */
  protected member(field: GraphQLInputField, depth: number): string {
    return this.value(field.type, depth);
  }

  #object(fields: readonly GraphQLInputField[], depth: number): string {
    const leafy = fields.filter(({ type }) => !isInputObjectType(getNamedType(type)) || !/Where$/.test(getNamedType(type).name));
    const chosen = this.some(depth > 2 ? leafy : fields, depth > 1 ? 1 : 2);
    const needed = fields.filter(field => isNonNullType(field.type) && !chosen.includes(field));
    return `{${[...chosen, ...needed].map(field => `${field.name}: ${this.member(field, depth + 1)}`).join(', ')}}`;
  }
}

/** A document over this world, with its variables. */
export const generate = (schema: GraphQLSchema, g: fc.GeneratorValue, world: World): Generated =>
  new Writer(schema, most => g(fc.nat, most), world).write();

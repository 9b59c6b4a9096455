import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, Kind, type ValueNode } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { FieldKey } from '../api/scalars.js';

export type Variables = Readonly<Record<string, unknown>>;
/** What a compiled statement takes its parameters from. */
export interface Asked {
  variables: Variables;
  viewer: Viewer;
}

/**
 * A value that the document gives to an argument: `v` in the variables that the statement is compiled for, `get` in any variables of the same shape.
 */
export interface Value {
  v: unknown;
  get: (variables: Variables) => unknown;
  /** Where the document writes an object or a list, whose parts may be variables. */
  fields?: readonly (readonly [string, Value])[];
  list?: readonly Value[];
}

const constant = (v: unknown): Value => ({ v, get: () => v });

/** @returns undefined for a variable that was not given: the same as no argument */
export function valueGiven(node: ValueNode | undefined, variables: Variables): Value | undefined {
  if (!node) return undefined;
  switch (node.kind) {
    case Kind.VARIABLE: {
      const name = node.name.value;
      return variables[name] === undefined ? undefined : { v: variables[name], get: given => given[name] };
    }
    case Kind.OBJECT: {
      const fields = node.fields.flatMap(({ name, value }) => {
        const field = valueGiven(value, variables);
        return field ? [[name.value, field] as const] : [];
      });
      return { v: fields, fields, get: given => Object.fromEntries(fields.map(([name, field]) => [name, field.get(given)])) };
    }
    case Kind.LIST: {
      const list = node.values.map(item => valueGiven(item, variables) ?? constant(null));
      return { v: list, list, get: given => list.map(item => item.get(given)) };
    }
    case Kind.NULL:
      return constant(null);
    case Kind.INT:
    case Kind.FLOAT:
      return constant(Number(node.value));
    default:
      return constant(node.value);
  }
}

/** The fields of an input object, written in the document or given as a variable. */
export function membersOf(value: Value): readonly (readonly [string, Value])[] {
  if (value.fields) return value.fields;
  const given = Object.entries(value.v as object).filter(([, v]) => v !== undefined);
  return given.map(
    ([name, v]) => [name, { v, get: (variables: Variables) => (value.get(variables) as Record<string, unknown>)[name] }] as const,
  );
}

/** The items of an input list; a single value stands for a list of one. */
export function itemsOf(value: Value): readonly Value[] {
  if (value.list) return value.list;
  if (!Array.isArray(value.v) || value.fields) return [value];
  return value.v.map((v, i) => ({ v, get: (variables: Variables) => (value.get(variables) as unknown[])[i] }));
}

const inner = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

/** What of a variable decides the statement: which keys, how many items, which enum values, what is null. Other scalars do not. */
export function shapeOf(type: GraphQLInputType, v: unknown): string {
  if (isNonNullType(type)) return shapeOf(type.ofType, v);
  if (v === undefined) return 'u';
  if (v === null) return 'n';
  if (isListType(type)) {
    const item = inner(type.ofType);
    return isInputObjectType(item) || isEnumType(item) || isListType(item) || item === FieldKey
      ? `[${(v as unknown[]).map(i => shapeOf(item, i))}]`
      : 's';
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{${Object.entries(v as object).map(([name, field]) => `${name}:${shapeOf(fields[name]?.type as GraphQLInputType, field)}`)}}`;
  }
  return isEnumType(type) || typeof v === 'boolean' || type === FieldKey ? String(v) : 's';
}

import { validateSync } from 'class-validator';
import { Field, ID, Int } from 'type-graphql';
import { ApiError, invalidInput, type WrongField } from './errors.js';
import { uuidOf } from './ids.js';

/** A tag of BCP 47, as `@Matches` takes it. */
export const LANGUAGE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;
export const NOT_A_LANGUAGE = { message: 'language must be a BCP 47 tag such as "de" or "pt-BR"' };

const ids = new Map<object, Map<string, string>>();

interface IdOptions {
  nullable?: boolean;
  description?: string;
  /** A list of ids. */
  list?: boolean;
}

/** A field of an input that takes an id of the type with this prefix. A verb finds the uuid in it. */
export function Id(prefix: string, { nullable = false, description, list = false }: IdOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    const known = ids.get(prototype) ?? new Map<string, string>();
    ids.set(prototype, known.set(String(property), prefix));
    Field(() => (list ? [ID] : ID), { nullable, description: description ?? `Id of a ${prefix}: "${prefix}_…".` })(prototype, property);
  };
}

/** `expectedVersion` of an update: refused with `CONFLICT` when the record has moved on. */
export function ExpectedVersion(): PropertyDecorator {
  return Field(() => Int, {
    nullable: true,
    description:
      'The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now.',
  });
}

const isInput = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  // of no class of ours: what a client gave as free JSON, in the document or as a variable
  ![Object.prototype, null].includes(Object.getPrototypeOf(value)) &&
  !(value instanceof Date) &&
  !Array.isArray(value);

/** Prefix of the ids that a field takes; the class that declared it may be one that the input extends. */
function prefixOf(input: object, field: string): string | undefined {
  for (let level = Object.getPrototypeOf(input); level; level = Object.getPrototypeOf(level)) {
    const prefix = ids.get(level)?.get(field);
    if (prefix) return prefix;
  }
  return undefined;
}

/** Checks one input object and those below it; with `decode` replaces ids by uuids. */
function check(input: Record<string, unknown>, path: string[], wrong: WrongField[], decode = true): void {
  for (const error of validateSync(input, { skipMissingProperties: true, forbidUnknownValues: false })) {
    for (const message of Object.values(error.constraints ?? {})) wrong.push({ path: [...path, error.property], message: `${message}.` });
  }
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string' && value.includes('\u0000'))
      wrong.push({ path: [...path, name], message: 'It has the character U+0000, which means nothing and cannot be kept.' });
    const prefix = prefixOf(input, name);
    if (prefix && value != null) {
      if (!decode) continue;
      try {
        input[name] = Array.isArray(value) ? value.map(id => uuidOf(prefix, id)) : uuidOf(prefix, String(value));
      } catch (error) {
        wrong.push({ path: [...path, name], message: (error as ApiError).message });
      }
    } else if (Array.isArray(value)) {
      value.forEach((item, i) => {
        if (isInput(item)) check(item, [...path, name, String(i)], wrong, decode);
      });
    } else if (isInput(value)) check(value, [...path, name], wrong, decode);
  }
}

/** Every wrong field of an input, and of the inputs in it. Ids are uuids from then on. */
export function faultsOf(value: unknown): WrongField[] {
  const wrong: WrongField[] = [];
  if (isInput(value)) check(value, [], wrong);
  return wrong;
}

/** Checks an input, and turns its ids into uuids. @throws INVALID_INPUT with every wrong field at once */
export function validateInput(value: unknown): void {
  const wrong = faultsOf(value);
  if (wrong.length) throw invalidInput(wrong);
}

/**
 * The same for an input that was made here, from a line of a file: its references are uuids already.
 *
 * @throws INVALID_INPUT with every wrong field at once
 */
export function validateValues(input: object): void {
  const wrong: WrongField[] = [];
  check(input as Record<string, unknown>, [], wrong, false);
  if (wrong.length) throw invalidInput(wrong);
}

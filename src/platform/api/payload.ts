import DataLoader from 'dataloader';
import { type GraphQLResolveInfo, type GraphQLSchema, getNullableType, isListType, isObjectType } from 'graphql';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { ApiError } from './errors.js';

const errorTypes = new Map<string, string>([['CONFLICT', 'ConflictError']]);

@InterfaceType('UserError', {
  description: 'Why a change was not made. Nothing of it is half done.',
  resolveType: (error: { code: string }) => errorTypes.get(error.code) ?? 'GeneralError',
})
export abstract class UserErrorType {
  @Field({ description: 'A code of the table in docs/errors.md: act on this, not on the message.' }) code!: string;
  @Field({ description: 'What was wrong, what is allowed, what to do.' }) message!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'The field of the input, as a path below `input`; null if it is none in particular.',
  })
  path!: string[] | null;
}

@ObjectType('GeneralError', { implements: UserErrorType, description: 'An error that has no facts beside code and message.' })
export class GeneralErrorType extends UserErrorType {}

@ObjectType('ConflictError', {
  implements: UserErrorType,
  description: 'Somebody else has changed the record meanwhile, or holds what must be unique.',
})
export class ConflictErrorType extends UserErrorType {
  @Field(() => Int, { nullable: true, description: 'The version of the record now; null if it is not about a version.' }) current!:
    | number
    | null;
}

/** An area's own error type for one of its codes: clients get its facts as fields. */
export const errorTypeFor = (code: string, typeName: string): void => {
  errorTypes.set(code, typeName);
};

export type RecordType = () => Function;

/** What a payload, or a row's part of one, is made of beside its errors. */
interface Parts {
  records: readonly string[];
  /** Fields that a retry answers as they were; what is in no part, such as a secret, is told once. */
  values: readonly string[];
  /** Fields that hold such parts again, with the name of their type. */
  lists: Readonly<Record<string, string>>;
}
const parts = new Map<string, Parts>();

/** Declares the fields of a payload, or of a row's part of one, that show records. */
export function recordsOf(made: new () => object, records: Record<string, RecordType>, rest: Partial<Omit<Parts, 'records'>> = {}): void {
  for (const [field, type] of Object.entries(records)) {
    Field(type as never, {
      nullable: true,
      description: 'As it is after the change; null on an error, or if the change took it out of your sight.',
    })(made.prototype, field);
  }
  parts.set(made.name, { records: Object.keys(records), values: [], lists: {}, ...rest });
}

/** `payloadOf('Lead', { lead: () => LeadType })`: the class of `LeadPayload { lead changeId errors }`. A resolver answers `{ lead }` with anything that has an `id`. */
export function payloadOf(name: string, records: Record<string, RecordType>, rest: Partial<Omit<Parts, 'records'>> = {}): new () => object {
  const made = { [`${name}Payload`]: class {} }[`${name}Payload`] as new () => object;
  ObjectType(`${name}Payload`, { description: 'What the change made of the records, or why it was not made.' })(made);
  recordsOf(made, records, rest);
  Field(() => ID, {
    nullable: true,
    description: 'Every event of this change carries it, so that you know your own echo. Null on an error, and after a dry run.',
  })(made.prototype, 'changeId');
  Field(() => [UserErrorType], {
    description: 'Empty when the change was made. If you do not select this field, errors come at the top level, with the same codes.',
  })(made.prototype, 'errors');
  return made;
}

export const isPayload = (name: string): boolean => parts.has(name);

type Answer = Record<string, unknown>;
/** Of a record in an answer: a resolver gives the record, or its id. */
export const idIn = (made: unknown): string | null => (typeof made === 'string' ? made : ((made as { id?: string } | null)?.id ?? null));

/** What is stored of an answer for retries: ids in place of records. */
export function keptOf(name: string, answer: object): object {
  const { records = [], values = [], lists = {} } = parts.get(name) ?? {};
  const given = answer as Answer;
  return Object.fromEntries([
    ...records.map(field => [field, idIn(given[field])]),
    ...values.map(field => [field, given[field]]),
    ...Object.entries(lists).map(([field, type]) => [field, ((given[field] as object[]) ?? []).map(each => keptOf(type, each))]),
  ]);
}

/** An error as payloads tell it. */
export interface UserError {
  code: string;
  message: string;
  path: string[] | null;
}

/** The errors of one refused change, one for each wrong field. @param below the place of the input that `path` starts from */
export function userErrors(error: ApiError, below: readonly string[] = []): UserError[] {
  const { fields, errors } = error.facts as { fields?: { path: string[]; message: string }[]; errors?: UserError[] };
  if (errors) return errors;
  const { code, message } = error;
  if (!fields) return [{ path: below.length ? [...below] : null, ...error.facts, code, message }];
  return fields.map(field => ({ code, message: field.message, path: [...below, ...field.path] }));
}

/** Reads records by their ids: what a document selects of a resolver's field. */
export type ReadRecords = (ids: readonly string[], info: GraphQLResolveInfo, context: never) => Promise<(object | null)[]>;

const loaders = new WeakMap<object, Map<string, DataLoader<string, object | null>>>();

/** One record of an answer. Of a list, the same field of all rows is read at once. */
async function readOne(read: ReadRecords, id: string, info: GraphQLResolveInfo, context: unknown): Promise<object | null> {
  const { path, fieldName } = info;
  if (typeof path.prev?.key !== 'number') return (await read([id], info, context as never))[0] ?? null;
  // The place of the list is one object for all of its rows.
  const place = path.prev.prev as object;
  const known = loaders.get(place) ?? new Map();
  loaders.set(place, known);
  const name = `${path.key} ${fieldName}`;
  const loader = known.get(name) ?? new DataLoader((ids: readonly string[]) => read(ids, info, context as never));
  known.set(name, loader);
  return loader.load(id);
}

/** Gives the payloads of a built schema their behaviour: records are read after the commit, unless they have been read before its undoing. */
export function bindPayloads(schema: GraphQLSchema, read: ReadRecords): void {
  for (const [name, { records, values, lists }] of parts) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const fields = type.getFields();
    for (const record of records) {
      const field = fields[record];
      if (!field) continue;
      field.resolve = (payload, _args, context, info) => {
        const before = (payload as Answer)[`=${info.path.key}`];
        if (before !== undefined) return before;
        const id = idIn((payload as Answer)[record]);
        return id ? readOne(read, id, info, context) : null;
      };
    }
    for (const list of Object.keys(lists)) if (fields[list]) fields[list].resolve = payload => payload[list] ?? [];
    // What was refused has none of them: such values are counts, or lists of names.
    for (const value of values) {
      const field = fields[value];
      if (!field) continue;
      const none = isListType(getNullableType(field.type)) ? [] : 0;
      field.resolve = payload => payload[value] ?? none;
    }
    if (fields.errors) fields.errors.resolve = payload => payload.errors ?? [];
  }
}

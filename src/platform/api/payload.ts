import { GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
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

type RecordType = () => Function;
const payloads = new Map<string, string[]>();

/** `payloadOf('Lead', { lead: () => LeadType })`: the class of `LeadPayload { lead changeId errors }`. A resolver answers `{ lead }` with anything that has an `id`. */
export function payloadOf(name: string, records: Record<string, RecordType>): new () => object {
  const made = { [`${name}Payload`]: class {} }[`${name}Payload`] as new () => object;
  ObjectType(`${name}Payload`, { description: 'What the change made of the records, or why it was not made.' })(made);
  for (const [field, type] of Object.entries(records)) {
    Field(type as never, {
      nullable: true,
      description: 'As it is after the change; null on an error, or if the change took it out of your sight.',
    })(made.prototype, field);
  }
  Field(() => ID, {
    nullable: true,
    description: 'Every event of this change carries it, so that you know your own echo. Null on an error.',
  })(made.prototype, 'changeId');
  Field(() => [UserErrorType], {
    description: 'Empty when the change was made. If you do not select this field, errors come at the top level, with the same codes.',
  })(made.prototype, 'errors');
  payloads.set(`${name}Payload`, Object.keys(records));
  return made;
}

const selectsErrors = (info: GraphQLResolveInfo): boolean => {
  const within = (selections: readonly { kind: string }[]): boolean =>
    selections.some(selection => {
      const s = selection as { kind: string; name?: { value: string }; selectionSet?: { selections: readonly { kind: string }[] } };
      if (s.kind === 'Field') return s.name?.value === 'errors';
      const set = s.kind === 'FragmentSpread' ? info.fragments[s.name?.value ?? '']?.selectionSet : s.selectionSet;
      return within(set?.selections ?? []);
    });
  return info.fieldNodes.some(node => within(node.selectionSet?.selections ?? []));
};

/** The errors of one refused change, one for each wrong field. */
function userErrors(error: ApiError): object[] {
  const fields = error.facts.fields as { path: string[]; message: string }[] | undefined;
  if (!fields) return [{ path: null, current: null, ...error.facts, code: error.code, message: error.message }];
  return fields.map(({ path, message }) => ({ code: error.code, message, path }));
}

/** Gives the payloads of a built schema their behaviour: records are read after the commit, errors become data where they are selected. */
export function bindPayloads(schema: GraphQLSchema, readRecord: (id: string, info: GraphQLResolveInfo, context: never) => unknown): void {
  for (const [name, records] of payloads) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const fields = type.getFields();
    for (const record of records) {
      const field = fields[record];
      if (!field) continue;
      field.resolve = (payload, _args, context, info) => {
        const made = (payload as Record<string, { id?: string } | string | null | undefined>)[record];
        const id = typeof made === 'string' ? made : made?.id;
        return id ? readRecord(id, info, context as never) : null;
      };
    }
    if (fields.errors) fields.errors.resolve = payload => payload.errors ?? [];
  }
  const mutations = schema.getMutationType()?.getFields() ?? {};
  for (const field of Object.values(mutations)) {
    const type = getNamedType(field.type);
    const inner = field.resolve;
    if (!inner || !(type instanceof GraphQLObjectType) || !payloads.has(type.name)) continue;
    field.resolve = async (source, args, context, info) => {
      try {
        return await inner(source, args, context, info);
      } catch (error) {
        if (error instanceof ApiError && error.code !== 'UNAUTHENTICATED' && error.code !== 'FORBIDDEN' && selectsErrors(info))
          return { errors: userErrors(error) };
        throw error;
      }
    };
  }
}

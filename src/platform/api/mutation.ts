import {
  GraphQLBoolean,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { Extensions } from 'type-graphql';
import type { Tx } from '../database/tx.js';
import type { Context } from '../server/context.js';
import { tryChange } from './dry-run.js';
import { ApiError, platformErrors } from './errors.js';
import { changeOnce } from './idempotency.js';
import { isPayload, keptOf, userErrors } from './payload.js';

/**
 * The mutation takes no idempotency key: it changes nothing through `change`. For sessions, whose tokens are told once, and for what is many transactions.
 */
export const Keyless = (): MethodDecorator => Extensions({ keyless: true });

const KEY =
  'A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same.';
const TRY = 'True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null.';

function addInput(input: GraphQLInputObjectType, name: string, type: GraphQLInputField['type'], description: string): void {
  const fields = input.getFields();
  fields[name] ??= { name, type, description, defaultValue: undefined, deprecationReason: undefined, extensions: {}, astNode: undefined };
}

/** Adds to the inputs of all mutations what each of them takes: `idempotencyKey`, and `dryRun` where it is declared. Call it before anything reads the schema. */
export function addMutationInputs(schema: GraphQLSchema): void {
  for (const { args, extensions } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = args[0] && getNamedType(args[0].type);
    if (!isInputObjectType(input)) continue;
    if (!extensions.keyless) addInput(input, 'idempotencyKey', GraphQLString, KEY);
    if (extensions.dryRun) addInput(input, 'dryRun', GraphQLBoolean, TRY);
  }
}

/** Whether the document selects the payload's `errors`, under whatever name, with its conditions as the variables have them. */
function selectsErrors({ schema, fragments, variableValues, fieldNodes }: GraphQLResolveInfo, payload: GraphQLObjectType): boolean {
  const fields = collectSubfields(schema, fragments, variableValues, payload, fieldNodes);
  return [...fields.values()].some(([node]) => node?.name.value === 'errors');
}

/** Reads what a document selects of the records of an answer, inside of a transaction, into the answer itself. */
export type ReadWithin = (answer: object, payload: GraphQLObjectType, info: GraphQLResolveInfo, context: Context, tx: Tx) => Promise<void>;

interface Switches {
  idempotencyKey?: string | null;
  dryRun?: boolean | null;
}

/** A change that is made once, or tried. */
interface Switched {
  key: string | null | undefined;
  dryRun: boolean;
  input: object;
}

function switched(
  context: Context,
  { key, dryRun, input }: Switched,
  info: GraphQLResolveInfo,
  payload: GraphQLObjectType,
  readWithin: ReadWithin,
): Context & { changed: boolean } {
  const own: Context & { changed: boolean } = Object.assign(Object.create(context) as Context, {
    changed: false,
    async change<T extends object>(verb: (tx: Tx) => Promise<T>): Promise<T> {
      const { viewer, services } = context;
      if (!viewer) throw platformErrors.UNAUTHENTICATED();
      own.changed = true;
      if (dryRun) return tryChange(services.transact, viewer, verb, (answer, tx) => readWithin(answer, payload, info, context, tx));
      const change = { key: key as string, operation: info.fieldName, input };
      const { result, changeId } = await changeOnce(services.transact, viewer, change, verb, answer => keptOf(payload.name, answer));
      return Object.assign(result, { changeId }) as T;
    },
  });
  return own;
}

/**
 * Gives all mutations of a built schema what no area repeats: keys, dry runs, and errors that are data where the document selects them.
 */
export function bindMutations(schema: GraphQLSchema, readWithin: ReadWithin): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}) as GraphQLField<unknown, Context>[]) {
    const payload = getNamedType(field.type);
    const inner = field.resolve;
    if (!inner || !isObjectType(payload) || !isPayload(payload.name)) continue;
    const run: typeof inner = async (source, args, context, info) => {
      const { idempotencyKey, ...input } = args.input as Switches;
      const dryRun = !!field.extensions.dryRun && !!input.dryRun;
      if (field.extensions.keyless || (idempotencyKey == null && !dryRun)) return inner(source, args, context, info);
      const own = switched(context, { key: idempotencyKey, dryRun, input }, info, payload, readWithin);
      const answer = await inner(source, args, own, info);
      if (!own.changed) throw new Error(`"${field.name}" makes no change of its own: declare it @Keyless().`);
      return answer;
    };
    field.resolve = async (source, args, context, info) => {
      try {
        return await run(source, args, context, info);
      } catch (error) {
        const apart = error instanceof ApiError && !error.facts.errors && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(error.code);
        if (error instanceof ApiError && !apart && selectsErrors(info, payload)) return { errors: userErrors(error) };
        throw error;
      }
    };
  }
}

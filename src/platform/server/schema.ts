import 'reflect-metadata';
import type { MetadataStorage } from '@mikro-orm/core';
import { type GraphQLSchema, validateSchema } from 'graphql';
import { buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { validateArgument } from '../api/bulk.js';
import { addMutationInputs, bindMutations } from '../api/mutation.js';
import { bindPayloads, ConflictErrorType, GeneralErrorType } from '../api/payload.js';
import { DateTime, MoneyType } from '../api/scalars.js';
import type { Area } from '../area.js';
import { extend } from '../reading/extend.js';
import { type Models, modelsOf } from '../reading/model.js';
import { readRecords, readWithin } from '../reading/records.js';

/** The schema with the models that `reading` compiles from. */
export interface Api {
  schema: GraphQLSchema;
  models: Models;
}

const of = (areas: readonly Area[], what: 'types' | 'resolvers' | 'reads' | 'follows') => areas.flatMap(area => area[what] ?? []);

/** type-graphql demands one; subscriptions here read the event log instead. */
const noPubSub: PubSub = {
  publish() {
    throw new Error('Events are emitted in a transaction.');
  },
  subscribe() {
    throw new Error('Events are followed in the log.');
  },
};

/** type-graphql has no place to describe the roots at. */
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query) query.description = 'What can be asked: a record by its id, a list by its plural, and the numbers.';
  if (mutation)
    mutation.description = 'What can be done, the noun first. Each is one transaction, and answers what it changed or what was wrong.';
}

/**
 * Joins what the areas declare into one schema: operations and types by type-graphql, then relations, connections, filters and subscriptions.
 *
 * @throws at start, naming the type, when a declaration fits neither its entity nor its type
 */
export async function buildApi(areas: readonly Area[], metadata: MetadataStorage): Promise<Api> {
  const built = await buildSchema({
    resolvers: of(areas, 'resolvers') as NonEmptyArray<Function>,
    orphanedTypes: [...of(areas, 'types'), GeneralErrorType, ConflictErrorType, MoneyType],
    validate: false,
    validateFn: validateArgument,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    pubSub: noPubSub,
  });
  describeRoots(built);
  addMutationInputs(built);
  const models = modelsOf(built, metadata, {
    reads: of(areas, 'reads') as never,
    follows: of(areas, 'follows') as never,
    access: areas.flatMap(area => area.access ?? []),
  });
  const schema = extend(built, models);
  bindPayloads(schema, readRecords as never);
  bindMutations(schema, readWithin);
  const [wrong] = validateSchema(schema);
  if (wrong) throw wrong;
  return { schema, models };
}

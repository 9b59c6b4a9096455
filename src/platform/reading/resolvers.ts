import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { notFound } from '../api/errors.js';
import { prefixOf } from '../api/ids.js';
import type { Context } from '../server/context.js';
import type { Model, Models } from './model.js';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** A row that was read has its values under `=` and the response name; any other object came from a resolver in TypeScript. */
const fromRow =
  (otherwise: Resolver): Resolver =>
  (source, args, context, info) => {
    const value = (source as Record<string, unknown> | null)?.[`=${info.path.key}`];
    return value === undefined ? otherwise(source, args, context, info) : value;
  };

const computed =
  (model: Model, otherwise: Resolver): Resolver =>
  (source, args, context, info) => {
    const value = (source as Record<string, unknown> | null)?.[`=${info.path.key}`];
    const compute = model.declared.computed.get(info.fieldName)?.compute as ((this: unknown, args: object) => unknown) | undefined;
    return value === undefined || !compute ? otherwise(source, args, context, info) : compute.call(value, args);
  };

/** @throws NOT_FOUND where a record was asked for by its id */
const root =
  (model: Model): Resolver =>
  (source, args, _context, info) => {
    const value = (source as Record<string, unknown> | null)?.[`=${info.path.key}`] ?? null;
    const link = model.links.get(info.fieldName);
    if (value !== null || !(link?.kind === 'one' || info.fieldName === 'node')) return value;
    throw notFound(link?.kind === 'one' ? (link.model.declared.prefix ?? '') : (prefixOf(args.id) ?? 'record'), args.id);
  };

/** Gives the fields of a schema their resolvers over rows. Once, by `extend`. */
export function bindReading(schema: GraphQLSchema, models: Models): void {
  const query = models.get('Query') as Model;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getMutationType() || type === schema.getSubscriptionType())
      continue;
    const model = models.get(type.name);
    for (const field of Object.values(type.getFields())) {
      const otherwise = (field.resolve ?? defaultFieldResolver) as Resolver;
      if (type === query.gql) {
        if (query.links.has(field.name) || field.name === 'node') field.resolve = root(query) as never;
      } else field.resolve = (model?.declared.computed.has(field.name) ? computed(model, otherwise) : fromRow(otherwise)) as never;
    }
  }
}

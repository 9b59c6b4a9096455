import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';

export const required = <T extends GraphQLNullableType>(type: T): GraphQLNonNull<T> => new GraphQLNonNull(type);
export const listOf = <T extends GraphQLNullableType>(type: T): GraphQLList<GraphQLNonNull<T>> => new GraphQLList(required(type));

export interface ArgumentConfig {
  type: GraphQLInputType;
  description: string;
}
export type Arguments = Record<string, ArgumentConfig>;

export interface FieldConfig {
  type: GraphQLOutputType;
  description: string;
  deprecationReason?: string | undefined;
  args?: Arguments;
  extensions?: Record<string, unknown>;
}

const argument = ([name, { type, description }]: [string, ArgumentConfig]): GraphQLArgument => ({
  name,
  type,
  description,
  defaultValue: undefined,
  deprecationReason: undefined,
  extensions: {},
  astNode: undefined,
});

/** Adds a field to a type that is built already. @throws if it has one of this name */
export function addField(
  type: GraphQLObjectType,
  name: string,
  { description, deprecationReason, args = {}, extensions = {}, ...config }: FieldConfig,
): void {
  const fields = type.getFields() as Record<string, GraphQLField<unknown, unknown>>;
  if (fields[name]) throw new Error(`"${type.name}" has a field "${name}" already: declare it once, as a column or as a relation.`);
  fields[name] = {
    name,
    description,
    type: config.type,
    args: Object.entries(args).map(argument),
    resolve: undefined,
    subscribe: undefined,
    deprecationReason,
    extensions,
    astNode: undefined,
  };
}

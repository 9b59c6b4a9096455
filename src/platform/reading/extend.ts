import {
  GraphQLID,
  GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLUnionType,
  isScalarType,
} from 'graphql';
import * as scalars from '../api/scalars.js';
import { connectionType, listArguments, pageArguments, shortListArguments } from './extend/connections.js';
import { addCustomFields } from './extend/custom.js';
import { type Arguments, addField, listOf, required } from './extend/field.js';
import { addFollows } from './extend/follows.js';
import { Made } from './extend/made.js';
import type { FeedLink, Link } from './links.js';
import type { Model, Models } from './model.js';
import { bindReading } from './resolvers.js';

const union = (made: Made, link: FeedLink): GraphQLUnionType =>
  made.once(link.union, name => {
    const types = link.list.map(member => member.model.gql);
    const description = link.description;
    return new GraphQLUnionType({ name, description, types, resolveType: value => value.__typename });
  });

function typeOf(made: Made, link: Link): GraphQLOutputType {
  switch (link.kind) {
    case 'many':
      return required(connectionType(made, link.model.gql));
    case 'feed':
      return required(connectionType(made, union(made, link)));
    case 'written':
      if (link.pages) return required(connectionType(made, link.model.gql));
      return link.nullable ? link.model.gql : required(link.model.gql);
    case 'rows':
      return required(listOf(link.model.gql));
    case 'totals':
      return required(link.model.gql);
    case 'one':
      return link.nullable || link.parent.name === 'Query' ? link.model.gql : required(link.model.gql);
  }
}

function argumentsOf(made: Made, link: Link): Arguments {
  switch (link.kind) {
    case 'many':
      return listArguments(made, link.model);
    case 'feed':
      return pageArguments(made);
    case 'written':
      return { ...(link.pages && pageArguments(made)), ...link.args?.(made) };
    case 'rows':
      return shortListArguments;
    case 'totals':
      return {};
    case 'one': {
      const { prefix } = link.model.declared;
      return link.parent.name === 'Query' ? { id: { type: required(GraphQLID), description: `Its id, "${prefix}_…".` } } : {};
    }
  }
}

function addAmounts(made: Made, model: Model): void {
  for (const [name, { description, deprecationReason, nullable }] of model.declared.amounts) {
    const money = made.schema.getType('Money');
    if (!money) throw new Error('The type "Money" is missing: name `MoneyType` among the types.');
    const type = nullable ? money : required(money as never);
    addField(model.gql, name, { type: type as GraphQLOutputType, description, deprecationReason });
  }
}

/** `Node` and `node(id:)`: what clients with a cache of records refetch by. */
function addNode(made: Made, models: Models): void {
  const node = made.once(
    'Node',
    name =>
      new GraphQLInterfaceType({
        name,
        description: 'A record that can be read again by its id alone.',
        fields: { id: { type: required(GraphQLID), description: 'Opaque; its prefix names the type: "lead_…".' } },
        resolveType: value => value.__typename,
      }),
  );
  for (const model of models.byPrefix.values()) (model.gql.getInterfaces() as GraphQLInterfaceType[]).push(node);
  const reference = models.get('ReferenceFieldValue');
  if (reference) addField(reference.gql, 'record', { type: node, description: 'The record itself; null if you may not see it.' });
  const query = models.get('Query') as Model;
  addField(query.gql, 'node', {
    type: node,
    description: 'A record of any type by its id.',
    args: { id: { type: required(GraphQLID), description: 'An id of any type: "customer_…", "lead_…".' } },
  });
}

const ownScalars = Object.fromEntries(Object.values(scalars).flatMap(scalar => (isScalarType(scalar) ? [[scalar.name, scalar]] : [])));

/**
 * Adds to the schema that type-graphql built what the types declare: relations with their connections, filters and orders, amounts, `node`, and
 * subscriptions; and gives the standard executor its resolvers. The types of `schema` are changed, so use the answer from then on.
 */
export function extend(schema: GraphQLSchema, models: Models): GraphQLSchema {
  const made = new Made(schema, ownScalars);
  for (const model of models.values()) {
    addAmounts(made, model);
    if (model.declared.customFields) addCustomFields(made, model);
    for (const link of model.links.values()) {
      const { description, deprecationReason } = link;
      const requires = link.kind === 'written' ? link.requires : undefined;
      addField(model.gql, link.name, {
        ...{ type: typeOf(made, link), description, deprecationReason, args: argumentsOf(made, link) },
        ...(requires && { extensions: { requires } }),
      });
    }
  }
  addNode(made, models);
  const subscription = addFollows(made, models);
  const config = schema.toConfig();
  const types = new Map<string, GraphQLNamedType>([...config.types, ...made.types.values()].map(type => [type.name, type]));
  const whole = new GraphQLSchema({ ...config, types: [...types.values()], ...(subscription && { subscription }) });
  bindReading(whole, models);
  return whole;
}

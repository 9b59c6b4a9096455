import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLUnionType,
} from 'graphql';
import { PAGE } from '../compile/page.js';
import type { Model } from '../model.js';
import { type Arguments, listOf, required } from './field.js';
import { whereType } from './filters.js';
import type { Made } from './made.js';

const pageInfo = (made: Made): GraphQLObjectType =>
  made.once('PageInfo', name => {
    const cursor = made.scalar('Cursor');
    return new GraphQLObjectType({
      name,
      description: 'Where a page stands in its list.',
      fields: {
        hasNextPage: {
          type: required(GraphQLBoolean),
          description: 'Are there more after it? Going backwards: was it asked for with `before`?',
        },
        hasPreviousPage: {
          type: required(GraphQLBoolean),
          description: 'Are there more before it? Going forwards: was it asked for with `after`?',
        },
        startCursor: { type: cursor, description: 'Place of the first record, for `before`; null if the page is empty.' },
        endCursor: { type: cursor, description: 'Place of the last record, for `after`; null if the page is empty.' },
      },
    });
  });

const edge = (made: Made, node: GraphQLObjectType | GraphQLUnionType): GraphQLObjectType =>
  made.once(`${node.name}Edge`, name => {
    const fields = {
      node: { type: required(node), description: 'The record.' },
      cursor: {
        type: required(made.scalar('Cursor')),
        description: 'Its place in the list, for `after` and `before` with the same order.',
      },
    };
    return new GraphQLObjectType({ name, description: `A record of a list, with its place.`, fields });
  });

/** `CustomerConnection`: a page of a list. */
export const connectionType = (made: Made, node: GraphQLObjectType | GraphQLUnionType): GraphQLObjectType =>
  made.once(
    `${node.name}Connection`,
    name =>
      new GraphQLObjectType({
        name,
        description: `A page of a list of the type ${node.name}.`,
        fields: {
          nodes: { type: required(listOf(node)), description: 'The records of the page, in order.' },
          edges: { type: required(listOf(edge(made, node))), description: 'The same records, each with its place.' },
          pageInfo: { type: required(pageInfo(made)), description: 'Where the page stands in the list.' },
          totalCount: { type: required(GraphQLInt), description: 'Number of records on all pages. They are counted only if you ask.' },
          cursor: {
            type: required(made.scalar('Cursor')),
            description: 'Place in the stream of events at which this list was read: subscribe with it as `after` and miss nothing.',
          },
        },
      }),
  );

/** Which end of an order comes first. */
export const direction = (made: Made): GraphQLEnumType =>
  made.once('OrderDirection', name => {
    const values = {
      ASC: { description: 'Smallest, oldest, first of the alphabet first. What is absent comes last.' },
      DESC: { description: 'Largest, newest, last of the alphabet first. What is absent comes first.' },
    };
    return new GraphQLEnumType({ name, description: 'Which end of an order comes first.', values });
  });

const orderType = (made: Made, model: Model): GraphQLInputObjectType =>
  made.once(`${model.name}OrderBy`, name => {
    const values = Object.fromEntries([...model.orders].map(([key, { property }]) => [key, { description: `By \`${property}\`.` }]));
    const field = made.once(
      `${model.name}OrderField`,
      enumName => new GraphQLEnumType({ name: enumName, description: `What records of the type ${model.name} can be ordered by.`, values }),
    );
    return new GraphQLInputObjectType({
      name,
      description: `An order of records of the type ${model.name}. Equal ones stand in the order of their ids.`,
      fields: {
        field: { type: required(field), description: 'What to order by.' },
        direction: { type: direction(made), defaultValue: 'ASC', description: 'Which end comes first.' },
      },
    });
  });

const first = {
  type: GraphQLInt,
  description: `How many, from the start: 0 to ${PAGE.most}. Without \`first\` and \`last\` ${PAGE.byDefault}.`,
};

/** The arguments of a list that pages go through. */
export const pageArguments = (made: Made): Arguments => ({
  first,
  after: { type: made.scalar('Cursor'), description: 'Only records after this place.' },
  last: { type: GraphQLInt, description: `How many, from the end: 0 to ${PAGE.most}. They come in the order of the list all the same.` },
  before: { type: made.scalar('Cursor'), description: 'Only records before this place.' },
});

/** The arguments of a connection of records: pages, and what the type declares to be filtered, ordered and searched. */
export const listArguments = (made: Made, model: Model): Arguments => ({
  ...pageArguments(made),
  where: { type: whereType(made, model), description: 'Only records that match.' },
  ...(model.orders.size && {
    orderBy: { type: listOf(orderType(made, model)), description: 'Order of the list, most significant first.' },
  }),
  ...(model.declared.search && {
    search: {
      type: GraphQLString,
      description: 'Words that have to be found, in any script; typing errors are forgiven. Best matches first, unless there is `orderBy`.',
    },
  }),
});

/** The argument of a list that is one short page. */
export const shortListArguments: Arguments = { first };

import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { Costing } from '../../../src/platform/reading/cost.js';
import { LIMITS, parseDocument, wrongsOf } from '../../../src/platform/reading/limits.js';
import { fragmentsOf } from '../../../src/platform/reading/shape.js';

const schema = buildSchema(`
  interface Named { name: String }
  type Money { amount: String currency: String }
  type Ticket implements Named { id: ID name: String spent: Money customer: Customer }
  type Customer implements Named { id: ID name: String tickets(first: Int, where: Filter): TicketConnection tags: [Tag] }
  type Tag { name: String }
  type TicketConnection { nodes: [Ticket] edges: [TicketEdge] totalCount: Int cursor: String }
  type TicketEdge { node: Ticket cursor: String }
  type CustomerConnection { nodes: [Customer] totalCount: Int }
  input Filter { name: String, and: [Filter] }
  input Rows { rows: [Filter], name: String }
  type Payload { customer: Customer }
  type Query { customers(first: Int, last: Int, where: Filter): CustomerConnection customer: Customer }
  type Mutation { change(input: Rows): Payload }
  type Subscription { changed: Customer }
`);

const costOf = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  expect(wrongsOf(schema, document)).toEqual([]);
  const definition = document.definitions.find(each => each.kind === 'OperationDefinition') as OperationDefinitionNode;
  return new Costing({ schema, fragments: fragmentsOf(document), definition }).of(variables);
};

test.each([
  ['a field', '{ customer { id } }', 2],
  ['what is named twice counts once', '{ customer { id id ...F } customer { id } } fragment F on Customer { id name }', 3],
  ['under another name it is another field', '{ customer { id } other: customer { id } }', 4],
  ['fragments on interfaces select on the type', '{ customer { name ...on Named { name } } }', 2],
  ['a page multiplies what is in it, not what is around it', '{ customers(first: 10) { totalCount nodes { id name } } }', 21],
  ['fifty rows by default', '{ customers { nodes { id } } }', 51],
  ['nested pages', '{ customers(first: 10) { nodes { tickets(first: 20) { edges { node { id } cursor } } } } }', 1 + 10 + 200],
  ['the end of a list is as long', '{ customers(last: 10) { nodes { id } } }', 11],
  [
    'an amount is one value',
    '{ customers(first: 10) { nodes { tickets(first: 1) { nodes { spent { amount currency } } } } } }',
    1 + 10 + 10,
  ],
  ['a list without pages', '{ customer { tags { name } } }', 2 + 10],
  [
    'filters count by what they name',
    '{ customers(first: 1, where: { and: [{ name: "a" }, { name: "b" }] }) { nodes { id } } }',
    1 + 2 + 1,
  ],
  ['left out, nothing', '{ customer { id @skip(if: true) name @include(if: false) } }', 1],
  ['a change', 'mutation { change(input: { name: "a" }) { customer { id } } }', 10 + 2],
  ['a change of many', 'mutation { change(input: { rows: [{ name: "a" }, { name: "b" }, { name: "c" }] }) { customer { id } } }', 30 + 2],
  ['an event', 'subscription { changed { id tickets(first: 5) { nodes { id } } } }', 1 + 1 + 1 + 5],
  ['the whole schema', '{ __schema { types { name fields { name } } } }', 1_000],
])('%s', (_name, text, cost) => {
  expect(costOf(text).total).toBe(cost);
});

test('variables decide how long lists are, and what is left out', () => {
  const text = 'query ($n: Int, $no: Boolean = false) { customers(first: $n) { nodes { id name @skip(if: $no) } } }';
  const document = parse(text);
  const definition = document.definitions[0] as OperationDefinitionNode;
  const costing = new Costing({ schema, fragments: {}, definition });
  expect([5, 20, 5].map(n => costing.of({ n, no: false }).total)).toEqual([11, 41, 11]);
  expect(costing.of({ n: 5, no: true }).total).toBe(6);
});

test('it names the list that most of it arises in', () => {
  expect(costOf('{ customers(first: 10) { nodes { id mine: tickets(first: 100) { nodes { id name } } } } }').dearest).toBe(
    'customers.nodes.mine',
  );
  expect(costOf('{ customer { id name } }').dearest).toBe('customer');
});

test('a document that grows without end when its fragments are written out is refused, and soon', () => {
  const levels = Array.from(
    { length: 20 },
    (_, i) =>
      `fragment F${i} on Customer { a${i}: tickets(first: 1) { nodes { customer { ...F${i + 1} } } } b${i}: tickets(first: 1) { nodes { customer { ...F${i + 1} } } } }`,
  );
  const document = parse(`{ customer { ...F0 } } ${levels.join('\n')} fragment F20 on Customer { id }`);
  const began = performance.now();
  const definition = document.definitions[0] as OperationDefinitionNode;
  expect(() => new Costing({ schema, fragments: fragmentsOf(document), definition }).of({})).toThrow('written out');
  expect(wrongsOf(schema, document)[0]?.message).toContain(`levels; it may have ${LIMITS.depth}`);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('the cost is what one would count: rows of every list times the fields in it', () => {
  const tree = fc.letrec<{ node: [string, number] }>(tie => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constant<[string, number]>(['id', 1]),
      fc
        .tuple(fc.integer({ min: 1, max: 200 }), tie('node') as fc.Arbitrary<[string, number]>)
        .map(([n, [inner, cost]]): [string, number] => [`tickets(first: ${n}) { nodes { customer { ${inner} } } }`, 1 + n * (1 + cost)]),
    ),
  })).node;
  fc.assert(
    fc.property(tree, ([text, cost]) => {
      expect(costOf(`{ customer { ${text} } }`).total).toBe(1 + cost);
    }),
  );
});

const many = (n: number, what: (i: number) => string) => Array.from({ length: n }, (_, i) => what(i)).join(' ');

test.each([
  ['aliases', `{ customer { ${many(51, i => `a${i}: id`)} } }`, '51 aliases; it may have 50'],
  ['duplicates', `{ customer { ${many(52, () => 'id')} } }`, '51 aliases; it may have 50'],
  ['root fields', `{ ${many(21, i => `a${i}: customer { id }`)} }`, '21 root fields; it may have 20'],
  ['root fields in fragments', `{ ...R } fragment R on Query { ${many(21, i => `a${i}: customer { id }`)} }`, '21 root fields'],
  ['directives', `{ customer { id ${many(51, () => '@include(if: true)')} } }`, '51 directives'],
  ['operations', many(51, i => `query Q${i} { customer { id } }`), '51 operations'],
  [
    'levels',
    `{ ${'customer { tickets { nodes { '.repeat(6)} id ${'} } }'.repeat(6)} }`.replaceAll('nodes { customer', 'nodes { customer'),
    'levels; it may have 15',
  ],
])('too many %s are refused with what is allowed', (_name, text, message) => {
  const [error] = wrongsOf(schema, parse(text));
  expect(error?.message).toContain(message);
  expect(error?.extensions.code).toBe('LIMIT_EXCEEDED');
});

test('a document of too many tokens is not even parsed', () => {
  expect(() => parseDocument(`{ ${many(3_000, i => `f${i}`)} }`)).toThrow('more than 2000 tokens');
});

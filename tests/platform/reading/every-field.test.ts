import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType, isUnionType } from 'graphql';
import type { Model } from '../../../src/platform/reading/model.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const leaves = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter(field => isLeafType(getNamedType(field.type)) && !field.args.length)
    .map(field => field.name)
    .join(' ');

/** Everything that a record says, and a little of every record beside it. */
function everything(model: Model): string {
  const parts = Object.values(model.gql.getFields()).map(field => {
    const type = getNamedType(field.type);
    const link = model.links.get(field.name);
    if (isLeafType(type)) return field.name;
    if (link?.kind === 'many') return `${field.name}(first: 2) { nodes { ${leaves(link.model.gql)} } totalCount }`;
    if (link?.kind === 'feed') return `${field.name}(first: 2) { nodes { __typename } totalCount }`;
    if (isUnionType(type) || !isObjectType(type)) return '';
    const { links, declared } = lanes.api.models.get(type.name) ?? { links: new Map(), declared: undefined };
    const amounts = [...(declared?.amounts.keys() ?? [])].map(name => `${name} { amount currency }`);
    const ones = [...links.values()].filter(each => each.kind === 'one').map(each => `${each.name} { id }`);
    return `${field.name}${link?.kind === 'rows' ? '(first: 2)' : ''} { __typename ${leaves(type)} ${amounts.join(' ')} ${ones.join(' ')} }`;
  });
  return parts.join(' ');
}

test('every field of every list can be read, by both lanes alike', async () => {
  const lists = [...(lanes.api.models.get('Query')?.links.values() ?? [])].flatMap(link => (link.kind === 'many' ? [link] : []));
  expect(lists.length).toBeGreaterThan(10);
  for (const { name, model } of lists) {
    const document = `{ ${name}(first: 4) { nodes { ${everything(model)} } } }`;
    const { result, statements } = await lanes.text(document);
    const oracle = await lanes.oracle(document);
    expect([name, oracle.result.errors]).toEqual([name, undefined]);
    if (!result) continue; // a resolver in TypeScript takes part
    expect(statements).toHaveLength(1);
    expect(result).toEqual(oracle.result);
  }
}, 60_000);

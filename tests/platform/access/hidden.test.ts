import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType, isRequiredArgument, parse } from 'graphql';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import type { ApiError } from '../../../src/platform/api/errors.js';
import { follower } from '../../../src/platform/reading/follow.js';
import { hiddenColumns } from '../../../src/platform/reading/hidden.js';
import type { ManyLink } from '../../../src/platform/reading/links.js';
import type { Model } from '../../../src/platform/reading/model.js';
import { Lanes } from '../reading/lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 180_000);
afterAll(() => lanes.close());

const lists = (): ManyLink[] =>
  [...(lanes.api.models.get('Query')?.links.values() ?? [])].flatMap(link => (link.kind === 'many' ? [link] : []));
const hiding = (...hidden: string[]): Viewer => lanes.viewer('ALL', { hidden });

/** A field with as little below it as a document must have. */
function selected(model: Model, name: string): string {
  const field = model.gql.getFields()[name];
  const args = (field?.args ?? []).filter(isRequiredArgument).map(arg => `${arg.name}: "any"`);
  const asked = args.length ? `${name}(${args.join(', ')})` : name;
  return isLeafType(getNamedType(field?.type)) ? asked : `${asked} { __typename }`;
}

/** Every place where a document can name a field of a type: documents with the field in the selection, in filters, in orders. */
function places(link: ManyLink, field: string): [document: string, variables?: Record<string, unknown>][] {
  const { name, model } = link;
  const found: [string, Record<string, unknown>?][] = [];
  if (field in model.gql.getFields()) {
    found.push([`{ ${name}(first: 1) { nodes { ${selected(model, field)} } } }`]);
    found.push([
      `{ ${name}(first: 1) { edges { node { ...part } } } } fragment part on ${model.name} { other: ${selected(model, field)} }`,
    ]);
    const prefix = model.declared.prefix;
    if (prefix) found.push([`{ node(id: "${prefix}_${'0'.repeat(32)}") { ... on ${model.name} { ${selected(model, field)} } } }`]);
    for (const other of lanes.api.models.values())
      for (const each of other.links.values())
        if (each.kind === 'one' && each.model === model)
          for (const list of lists())
            if (list.model === other) found.push([`{ ${list.name}(first: 1) { nodes { ${each.name} { ${selected(model, field)} } } } }`]);
  }
  if (model.declared.filters?.includes(field)) {
    const where = { [field]: {} };
    found.push([`query ($w: ${model.name}Where) { ${name}(first: 1, where: $w) { totalCount } }`, { w: where }]);
    found.push([
      `query ($w: ${model.name}Where) { ${name}(first: 1, where: $w) { totalCount } }`,
      { w: { not: { or: [{ and: [where] }] } } },
    ]);
    found.push([`{ ${name}(first: 1, where: { ${field}: {} }) { totalCount } }`]);
  }
  for (const [order, { property }] of model.orders) {
    if (property !== field) continue;
    found.push([
      `query ($o: [${model.name}OrderBy!]) { ${name}(first: 1, orderBy: $o) { totalCount } }`,
      { o: [{ field: order, direction: 'ASC' }] },
    ]);
    found.push([`{ ${name}(first: 1, orderBy: [{ field: ${order}, direction: DESC }]) { nodes { __typename } } }`]);
  }
  return found;
}

test('every field of the schema that is hidden is refused, by name and before any statement, in every place where it can be named', async () => {
  const leaks: unknown[] = [];
  let tried = 0;
  for (const link of lists()) {
    const { model } = link;
    for (const field of new Set([...Object.keys(model.gql.getFields()), ...(model.declared.filters ?? [])])) {
      const hidden = `${model.name}.${field}`;
      const viewer = hiding(hidden);
      for (const [document, variables] of places(link, field)) {
        tried++;
        const asText = await lanes.text(document, variables, viewer);
        const { result, statements } = await lanes.oracle(document, variables, viewer);
        const refusal = result.errors?.[0];
        if (
          asText.text !== null ||
          asText.statements.length ||
          statements.length ||
          refusal?.extensions?.code !== 'FORBIDDEN' ||
          !refusal.message.includes(`"${hidden}"`)
        )
          leaks.push([hidden, document, asText.text, statements, result.errors]);
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(tried).toBeGreaterThan(1_000);
}, 300_000);

test('nobody finds by what is hidden', async () => {
  const leaks: string[] = [];
  for (const { name, model } of lists()) {
    if (!model.declared.search) continue;
    const searched = model.declared.searched ?? Object.keys(model.gql.getFields());
    for (const field of searched) {
      const hidden = field.includes('.') ? field : `${model.name}.${field}`;
      const { result } = await lanes.oracle(`{ ${name}(search: "muller") { totalCount } }`, {}, hiding(hidden));
      if (result.errors?.[0]?.extensions?.code !== 'FORBIDDEN') leaks.push(hidden);
    }
  }
  expect(leaks).toEqual([]);
});

test('no cursor holds a hidden value: a list that is ordered by one is ordered by the rest', async () => {
  const leaks: string[] = [];
  for (const link of lists()) {
    const { name, model } = link;
    for (const order of link.order ?? []) {
      const property = order.replace(/^-/, '');
      const hidden = [
        `${model.name}.${property}`,
        ...[...model.declared.amounts].flatMap(([field, { amount }]) => (amount === property ? [`${model.name}.${field}`] : [])),
      ];
      const { edges } = (await lanes.data(`{ list: ${name}(first: 20) { edges { cursor } } }`, {}, hiding(...hidden))).list as {
        edges: { cursor: string }[];
      };
      const keys = edges.map(({ cursor }) => JSON.parse(Buffer.from(cursor, 'hex').toString()) as unknown[]);
      if (keys.some(each => each.length > 1 + (link.order?.length ?? 0))) leaks.push(`${name} by ${order}`);
    }
  }
  expect(leaks).toEqual([]);
});

test('subscriptions refuse hidden fields in the selection and in the filter', () => {
  const follow = follower(lanes.api, lanes.base.services);
  const leaks: string[] = [];
  let tried = 0;
  for (const [name, { subject }] of lanes.api.models.follows) {
    const model = lanes.api.models.byClass.get(subject()) as Model;
    const union = getNamedType(lanes.api.schema.getSubscriptionType()?.getFields()[name]?.type);
    const members = union && 'getTypes' in union ? union.getTypes() : [];
    const told = members.flatMap(type => {
      const subjects = Object.values(type.getFields()).filter(each => getNamedType(each.type) === model.gql);
      return subjects.map(each => [type.name, each.name] as const);
    });
    for (const field of new Set([...Object.keys(model.gql.getFields()), ...(model.declared.filters ?? [])])) {
      const hidden = `${model.name}.${field}`;
      const documents: [string, Record<string, unknown>?][] = [];
      if (field in model.gql.getFields())
        for (const [type, at] of told)
          documents.push([`subscription { ${name} { ... on ${type} { ${at} { ${selected(model, field)} } } } }`]);
      if (model.declared.filters?.includes(field))
        documents.push([`subscription ($w: ${model.name}Where) { ${name}(where: $w) { __typename } }`, { w: { [field]: {} } }]);
      for (const [text, variables] of documents) {
        tried++;
        const attempt = () => follow({ text, document: parse(text), operationName: undefined, variables }, hiding(hidden));
        try {
          attempt();
          leaks.push(`${hidden}: ${text}`);
        } catch (error) {
          if ((error as ApiError).code !== 'FORBIDDEN' || !(error as ApiError).message.includes(hidden)) leaks.push(`${hidden}: ${error}`);
        }
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(tried).toBeGreaterThan(20);
});

test('a change whose payload selects a hidden field, however deep, is refused before it is made', async () => {
  const { schema } = lanes.api;
  const leaks: string[] = [];
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNamedType(mutation.type);
    if (!isObjectType(payload)) continue;
    for (const part of Object.values(payload.getFields())) {
      const type = getNamedType(part.type);
      const model = isObjectType(type) && lanes.api.models.get(type.name);
      if (!model || !isObjectType(type) || model.entity === undefined) continue;
      const field = Object.keys(type.getFields()).find(name => name !== 'id') as string;
      const args = mutation.args.map(arg => `$${arg.name}: ${arg.type}`).join(', ');
      const given = mutation.args.map(arg => `${arg.name}: $${arg.name}`).join(', ');
      const text = `mutation (${args}) { ${mutation.name}(${given}) { ${part.name} { ${selected(model, field)} } } }`;
      const { usesOf } = await import('../../../src/platform/reading/uses.js');
      const document = parse(text);
      const uses = usesOf(schema, document, document.definitions[0] as never, {});
      if (!uses.some(use => use.field === `${type.name}.${field}`)) leaks.push(text);
    }
  }
  expect(leaks).toEqual([]);
});

test('columns of hidden fields are known by name, for the trail', () => {
  expect(hiddenColumns(lanes.api.models, new Set(['Customer.taxId', 'Customer.owner', 'Order.amount', 'Nobody.knows']))).toEqual([
    'customers.tax_id',
    'customers.owner_id',
    'orders.amount',
  ]);
});

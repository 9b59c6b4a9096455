import { getNamedType, getNullableType, isLeafType, isListType } from 'graphql';
import type { Model as RecordType } from '../../src/platform/reading/model.js';
import type { Hearing } from './sight-questions.js';
import { api, lists } from './sight-shape.js';

const selected = (type: RecordType, name: string): string => {
  const field = type.gql.getFields()[name];
  const shown = field?.args.some(({ name: argument }) => argument === 'key') ? `${name}(key: "sight")` : name;
  return isLeafType(getNamedType(field?.type)) ? shown : `${shown} { __typename }`;
};

/** Every place where somebody could ask for a field, with what is sent there. */
function placesOf(type: RecordType, field: string): [document: string, variables?: Record<string, unknown>][] {
  const { prefix } = type.declared;
  const shown = selected(type, field);
  const found: [string, Record<string, unknown>?][] = prefix
    ? [[`{ node(id: "${prefix}_${'0'.repeat(32)}") { ... on ${type.name} { ${shown} } } }`]]
    : [];
  for (const { name } of lists.filter(({ model }) => model === type)) {
    found.push([`{ ${name}(first: 1) { nodes { other: ${shown} } } }`]);
    if (type.declared.filters?.includes(field))
      found.push([`query ($where: ${type.name}Where) { ${name}(where: $where) { totalCount } }`, { where: { or: [{ [field]: {} }] } }]);
    for (const [order, { property }] of type.orders)
      if (property === field) found.push([`{ ${name}(orderBy: [{ field: ${order} }]) { totalCount } }`]);
  }
  return found;
}

/** Whatever is hidden from the person is refused by its name, as JSON and as CSV, wherever it is asked for. */
export async function everyHiddenField({ asker, model, who, wrong }: Hearing): Promise<void> {
  for (const hidden of model.hidden(who)) {
    const [typeName = '', field = ''] = hidden.split('.');
    const type = api.models.get(typeName) as RecordType;
    for (const [document, variables] of placesOf(type, field)) {
      const told = await asker.ask(document, variables);
      const refusal = told.errors?.[0];
      const refused = !told.data && refusal?.extensions?.code === 'FORBIDDEN' && refusal.message.includes(`"${hidden}"`);
      const unreached = !told.data && type.kind !== undefined && !model.reaches(who, type.kind);
      if (!refused && !unreached) wrong.push(`Person ${who} asked for "${hidden}": ${document} ${JSON.stringify(told).slice(0, 300)}`);
    }
    const [list] = lists.filter(each => each.model === type);
    // a list within a row is no column, hidden or not
    if (!list || isListType(getNullableType(type.gql.getFields()[field]?.type)) || type.links.get(field)?.kind === 'many') continue;
    const { status, text } = await asker.text(`{ ${list.name} { nodes { ${selected(type, field)} } } }`, {}, { accept: 'text/csv' });
    if (status !== 403) wrong.push(`Person ${who} exported "${hidden}": ${status} ${text.slice(0, 300)}`);
  }
}

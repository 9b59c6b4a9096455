import { type GraphQLField, getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { Model, Models } from './model.js';

const describes = (nullable: boolean) => (nullable ? 'may be null' : 'is never null');

function wrongField(model: Model, field: GraphQLField<unknown, unknown>): string | undefined {
  const { declared, columns, links, external } = model;
  const { name } = field;
  if (links.has(name) || external.has(name) || declared.computed.has(name) || declared.sql.has(name) || declared.amounts.has(name))
    return undefined;
  const column = columns.get(name);
  if (!column)
    return `"${model.name}.${name}" is neither a column of "${model.entity?.className}", nor a relation, a computation or a query.`;
  if (isObjectType(getNamedType(field.type)) && column.kind !== 'json')
    return `"${model.name}.${name}" is a column, but its type has fields: declare it with @One.`;
  const nullable = !isNonNullType(field.type);
  if (nullable === column.nullable) return undefined;
  return `"${model.name}.${name}" ${describes(nullable)}, but its column ${describes(column.nullable)}.`;
}

function wrongNames(model: Model): string[] {
  const { declared, columns, links } = model;
  const unknown = (what: string, names: readonly string[], known: (name: string) => boolean) =>
    names.filter(name => !known(name)).map(name => `"${model.name}" ${what} "${name}", which it does not have.`);
  const isColumn = (name: string) => columns.has(name);
  return [
    ...unknown('filters by', declared.filters ?? [], name => isColumn(name) || links.has(name)),
    ...unknown(
      'searches within',
      declared.contains ?? [],
      name => columns.get(name)?.kind === 'text' && !!declared.filters?.includes(name),
    ),
    ...unknown('searches in', declared.search ? [declared.search] : [], isColumn),
    ...[...declared.computed.values()].flatMap(c => unknown('computes from', c.needs, name => isColumn(name) || declared.sql.has(name))),
  ];
}

/** @throws naming every field that does not fit its entity: a wrong declaration should be seen at start, all of them at once */
export function checkFields(models: Models): void {
  const wrong: string[] = [];
  for (const model of models.values()) {
    if (!model.entity) continue;
    for (const field of Object.values(model.gql.getFields())) wrong.push(wrongField(model, field) ?? '');
    wrong.push(...wrongNames(model));
  }
  const told = wrong.filter(Boolean);
  if (told.length) throw new Error(`Types and entities disagree.\n${told.join('\n')}`);
}

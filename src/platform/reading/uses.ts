import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Use } from '../access/requires.js';

const known = new WeakMap<OperationDefinitionNode, readonly Use[]>();

/** The record type whose filter or order an input type is. */
const ofInput = (name: string | undefined) => /^(.*)(Where|OrderBy)$/.exec(name ?? '')?.[1];

/** The fields that a document selects, or names in filters written in it, with the permissions they ask for. What variables name is seen when it is compiled. */
export function usesOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): readonly Use[] {
  const found = known.get(operation);
  if (found) return found;
  const uses: Use[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition: node => (node === operation ? undefined : false),
      Field({ name }) {
        const field = info.getFieldDef();
        const parent = info.getParentType();
        if (!parent || !field || name.value.startsWith('__')) return;
        for (const requires of [field.extensions.requires ?? []].flat() as string[])
          uses.push({ field: `${parent.name}.${name.value}`, requires });
        if (!field.extensions.requires) uses.push({ field: `${parent.name}.${name.value}` });
      },
      ObjectField({ name }) {
        const parent = info.getParentInputType();
        const type = ofInput(parent ? getNamedType(parent).name : undefined);
        if (type) uses.push({ field: `${type}.${name.value}` });
      },
    }),
  );
  known.set(operation, uses);
  return uses;
}

import {
  type DocumentNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  type OperationDefinitionNode,
  type SelectionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Use } from '../access/requires.js';
import type { Variables } from './values.js';

const known = new WeakMap<OperationDefinitionNode, readonly Use[]>();

/** The record type whose filter or order an input type is. */
const ofInput = (name: string | undefined) => /^(.*)(Where|OrderBy)$/.exec(name ?? '')?.[1];

/**
 * The fields that a document selects, or names in filters written in it, with the permissions they ask for. What `@skip` and `@include` leave out is not asked for.
 * What variables name is seen when it is compiled.
 */
export function usesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): readonly Use[] {
  const found = known.get(operation);
  if (found) return found;
  const asked = askedOf(document, variables);
  if (asked === document) {
    const uses = namedIn(schema, document, operation);
    known.set(operation, uses);
    return uses;
  }
  const alone = separateOperations(asked)[operation.name?.value ?? ''] as DocumentNode;
  return namedIn(schema, alone, alone.definitions.find(({ kind }) => kind === 'OperationDefinition') as OperationDefinitionNode);
}

/** The document without what its conditions leave out; the same if it has none. */
function askedOf(document: DocumentNode, variables: Variables): DocumentNode {
  let conditional = false;
  const left = (node: SelectionNode) => {
    if (!node.directives?.length) return undefined;
    conditional = true;
    const skipped = getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true;
    const included = getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
    return skipped || !included ? null : undefined;
  };
  const rest = visit(document, { Field: { enter: left }, InlineFragment: { enter: left }, FragmentSpread: { enter: left } });
  return conditional ? { ...rest } : document;
}

function namedIn(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): readonly Use[] {
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
  return uses;
}

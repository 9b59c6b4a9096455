import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/**
 * A validation rule: no field stands deeper than this many levels. Introspection is not counted, since tools ask deeply.
 *
 * @param most levels, the root fields being the first
 */
export function depthLimit(most: number) {
  return (context: ValidationContext): ASTVisitor => {
    const depthOf = (set: SelectionSetNode | undefined, level: number, spread: readonly string[]): number => {
      let deepest = level;
      for (const selection of set?.selections ?? []) {
        if (deepest > most) return deepest;
        if (selection.kind === Kind.FIELD) {
          if (!selection.name.value.startsWith('__')) deepest = Math.max(deepest, depthOf(selection.selectionSet, level + 1, spread));
        } else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(selection.selectionSet, level, spread));
        else if (!spread.includes(selection.name.value)) {
          deepest = Math.max(
            deepest,
            depthOf(context.getFragment(selection.name.value)?.selectionSet, level, [...spread, selection.name.value]),
          );
        }
      }
      return deepest;
    };
    return {
      OperationDefinition(operation) {
        if (depthOf(operation.selectionSet, 0, []) <= most) return;
        const message = `The document is nested deeper than ${most} levels. Ask for the inner records by their ids.`;
        context.reportError(new GraphQLError(message, { nodes: operation, extensions: { code: 'LIMIT_EXCEEDED' } }));
      },
    };
  };
}

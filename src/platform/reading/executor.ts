import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { refuse } from '../access/requires.js';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import type { Context } from '../server/context.js';
import { bind } from './bound.js';
import type { Settings } from './compile/compilation.js';
import { compileRows } from './compile/query.js';
import { checkCost, costingOf } from './cost.js';
import type { Model, Models } from './model.js';
import type { Reader } from './read.js';
import { prepareRecords } from './records.js';
import { fragmentsOf } from './shape.js';
import { run, statementsOf } from './statements.js';
import { usesOf } from './uses.js';
import type { Variables } from './values.js';

/** What the standard executor reads with. */
export interface Reading {
  schema: GraphQLSchema;
  models: Models;
  settings: Settings;
  reader: Reader;
  /** Called with the cost of an operation before it runs; nobody may be signed in. @throws LIMIT_EXCEEDED */
  spend?: (viewer: Viewer | null, points: number) => void;
}

/** The rows of all root fields that `reading` declares, for the standard executor. */
async function readRoots(
  { schema, models, settings, reader }: Reading,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  viewer: Viewer,
) {
  const source = { schema, models, settings, fragments: fragmentsOf(document), variables, viewer, output: 'rows' as const };
  const statements = statementsOf(schema, operation, document.definitions);
  const [compiled, row] = await models.customFields.upToDate(async () => {
    const made = statements.get('', variables, viewer, () => compileRows(source, operation));
    return [made, made.roots.length ? await run(reader, made, variables, viewer) : []] as const;
  });
  return Object.fromEntries(compiled.roots.map(({ responseName }, i) => [`=${responseName}`, row[i] == null ? null : JSON.parse(row[i])]));
}

/** What Apollo hands to the executor of a gateway. */
interface Execution {
  document: DocumentNode;
  operation?: OperationDefinitionNode | null;
  operationName?: string | null;
  request: { variables?: Record<string, unknown> };
  context?: Context;
  contextValue?: Context;
}

/**
 * The standard executor, with the rows of its queries read by one statement. Hidden fields, permissions and limits are checked before anything runs,
 * mutations included.
 */
export function executor(reading: Reading) {
  const { schema, models, settings } = reading;
  bind(schema, { models, settings });
  const asked = async (operation: OperationDefinitionNode, document: DocumentNode, variables: Variables, viewer: Viewer | null) => {
    const cost = costingOf(schema, document, operation).of(variables);
    checkCost(cost, viewer, settings.costLimit);
    refuse(viewer, usesOf(schema, document, operation, variables));
    reading.spend?.(viewer, cost.total);
    if (operation.operation === 'mutation' && viewer) await prepareRecords(reading, document, operation, variables, viewer);
    const query = models.get('Query') as Model;
    const reads =
      operation.operation === 'query' && [...rootNames(operation, document)].some(name => query.links.has(name) || name === 'node');
    if (!reads) return undefined;
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    return readRoots(reading, document, operation, variables, viewer);
  };
  return async (execution: Execution): Promise<ExecutionResult> => {
    const { document, operationName, request } = execution;
    const contextValue = (execution.contextValue ?? execution.context) as Context;
    const operation = (execution.operation ?? document.definitions.find(d => d.kind === 'OperationDefinition')) as OperationDefinitionNode;
    try {
      const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, {
        maxErrors: 10,
      });
      if (errors) return { errors };
      const rootValue = await asked(operation, document, coerced, contextValue.viewer);
      return await execute({
        schema,
        document,
        rootValue,
        contextValue,
        variableValues: request.variables ?? {},
        operationName: operationName ?? operation.name?.value,
      });
    } catch (error) {
      return { errors: [error as never] };
    }
  };
}

/** Names of the root fields, in fragments too. */
function rootNames(operation: OperationDefinitionNode, document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const fragments = fragmentsOf(document);
  const collect = (set: OperationDefinitionNode['selectionSet'] | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') names.add(selection.name.value);
      else collect(selection.kind === 'InlineFragment' ? selection.selectionSet : fragments[selection.name.value]?.selectionSet);
    }
  };
  collect(operation.selectionSet);
  return names;
}

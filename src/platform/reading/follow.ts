import { createHash } from 'node:crypto';
import { type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { refuse } from '../access/requires.js';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import type { Follow, Followed, FollowNow, FollowRequest, Stretch, Told } from '../events/followed.js';
import type { Settings } from './compile/compilation.js';
import { type AskedStretch, type CompiledFollow, caughtUpText, compileFollow, RECORD, UNIT } from './compile/follow.js';
import { checkCost, costingOf } from './cost.js';
import type { Models } from './model.js';
import type { Reader } from './read.js';
import { CACHED, Recent, weightOfDocument } from './recent.js';
import { fragmentsOf, shaperOf } from './shape.js';
import { usesOf } from './uses.js';
import type { Variables } from './values.js';

interface Following {
  schema: GraphQLSchema;
  models: Models;
  settings: Settings;
  reader: Reader;
}

/** What runs: the server's services. */
interface Reads {
  reader: Reader;
  config: { costLimit: number };
}

function toldOf(text: string | null | undefined): Told[] {
  if (!text) return [];
  return text.split(RECORD).map(record => {
    const at = record.indexOf(UNIT);
    return { position: BigInt(record.slice(0, at)), text: record.slice(at + 1) || null };
  });
}

const keyOf = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

class CompiledFollowed implements Followed {
  readonly key: string;
  readonly kind: string;
  readonly kinds: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly after: string | null;

  constructor(
    private readonly following: Following,
    private compiled: CompiledFollow,
    /** The same by the custom fields of now. */
    private readonly again: () => CompiledFollow,
    private readonly variables: Variables,
    private readonly source: Parameters<typeof caughtUpText>[0],
    text: string,
    operationName: string | undefined,
  ) {
    const follow = following.models.follows.get(compiled.field);
    const { after } = compiled;
    this.kind = follow?.kind ?? '';
    this.kinds = [...compiled.kinds];
    this.names = new Set(Object.values(follow?.events ?? {}).map(event => event.name));
    this.after = after?.v == null ? null : String(after.get(variables));
    const others = Object.entries(variables).filter(([name]) => name !== compiled.afterVariable);
    this.key = keyOf(text, operationName, others);
  }

  async read(viewer: Viewer, stretch: Stretch): Promise<Told[]> {
    const asked: AskedStretch = { viewer, variables: this.variables, stretch };
    const { models, reader } = this.following;
    const [text] = await models.customFields.upToDate(() => {
      if (!this.compiled.holds()) this.compiled = this.again();
      const { columns, parameters } = this.compiled;
      return reader.run(
        viewer,
        columns,
        parameters.map(parameter => parameter(asked)),
      );
    });
    return toldOf(text);
  }

  caughtUp(cursor: string): string {
    return caughtUpText(this.source, this.compiled, cursor);
  }
}

/**
 * Compiles subscriptions: each document once for the viewers with the same rights.
 *
 * @param timeZone of the organisation, for relative filters
 */
export function follower({ schema, models }: Pick<Following, 'schema' | 'models'>, { reader, config }: Reads, timeZone = 'UTC'): Follow {
  const settings: Settings = { costLimit: config.costLimit, timeZone };
  const following = { schema, models, settings, reader };
  const known = new Recent<CompiledFollow>(CACHED);
  const shapes = new WeakMap<OperationDefinitionNode, ((variables: Variables) => string) | undefined>();
  return ({ text, document, operationName, variables: given }: FollowRequest, viewer: Viewer): Followed => {
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription') throw platformErrors.INVALID_INPUT('The document has no subscription of this name.');
    const { coerced: variables, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {});
    if (!variables) throw errors?.[0];
    checkCost(costingOf(schema, document, operation).of(variables), viewer, config.costLimit);
    refuse(viewer, usesOf(schema, document, operation, variables));
    if (!shapes.has(operation)) shapes.set(operation, shaperOf(schema, document, operation));
    const shape = shapes.get(operation)?.(variables) ?? '';
    const source = { schema, models, settings, fragments: fragmentsOf(document), variables, viewer, output: 'text' as const };
    const key = `${viewer.accessKey} ${operationName ?? ''} ${shape} ${text}`;
    const compile = () => {
      const compiled = compileFollow(source, operation);
      known.set(key, compiled, weightOfDocument(text) + key.length);
      return compiled;
    };
    const found = known.get(key);
    return new CompiledFollowed(following, found?.holds() ? found : compile(), compile, variables, source, text, operationName);
  };
}

/** The same, which looks again before it refuses a custom field that it does not know. */
export function currentFollower(api: Pick<Following, 'schema' | 'models'>, reads: Reads, timeZone?: string): FollowNow {
  const follow = follower(api, reads, timeZone);
  return (request, viewer) => api.models.customFields.upToDate(() => follow(request, viewer));
}

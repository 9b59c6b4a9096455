import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { vaultOf } from '../access/vault.js';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { KnownDocuments } from '../documents/known-documents.js';
import { answerText } from '../reading/answer.js';
import type { Settings } from '../reading/compile/compilation.js';
import { costingOf, costLimitOf } from '../reading/cost.js';
import { Documents } from '../reading/documents.js';
import { executor, type Reading } from '../reading/executor.js';
import { CACHED, Recent, weightOfDocument } from '../reading/recent.js';
import { Budget } from './budget.js';
import { checkedDocuments } from './checked-documents.js';
import type { Context } from './context.js';
import { tellError } from './failures.js';
import type { Meter } from './metrics.js';
import type { Asked, Request } from './request.js';
import type { Api } from './schema.js';
import type { Services } from './services.js';
import { isTracing, traced } from './tracing.js';

/** Who asks, and from where. */
export interface Caller {
  viewer: Viewer | null;
  address: string;
  requestId: string;
}

/** A request whose document has been found, parsed and held against schema and limits. */
export interface Understood {
  request: Request;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** What an operation costs, for `extensions.cost`. */
export interface CostTold {
  requested: number;
  limit: number;
  /** Points that are left of this minute; null where there is no such limit. */
  remaining: number | null;
}

/** Answers documents: as text straight from the database where `reading` can, else through Apollo and the standard executor. */
export interface GraphqlServer {
  /** What statements are made from and sent by. */
  reading: Reading;
  /** The text of the document that is meant. @throws what `KnownDocuments` throws */
  textOf(asked: Asked, viewer: Viewer | null): string | Promise<string>;
  /** @returns null if the standard executor has to answer; errors are told in the text */
  text(request: Request, viewer: Viewer | null): Promise<string | null>;
  /** What is wrong with a document, or what of it is meant. */
  understand(request: Request): Understood | readonly GraphQLError[];
  /** The answer of the standard executor, errors told. */
  execute(understood: Understood, caller: Caller): Promise<ExecutionResult>;
  /** Undefined if the variables do not fit. @throws LIMIT_EXCEEDED for a document that is so large that nobody may run it */
  costOf(understood: Understood, viewer: Viewer | null): CostTold | undefined;
  tell(errors: readonly unknown[]): GraphQLFormattedError[];
  stop(): Promise<void>;
}

/** Parsed documents of the standard executor. Apollo's own store counts their JSON, a fraction of what they take. */
function parsedDocuments(): KeyValueStore {
  const known = new Recent<DocumentNode>(CACHED);
  return {
    get: hash => Promise.resolve(known.get(hash)),
    set: async (hash, document) => known.set(hash, document, weightOfDocument(document.loc?.source.body ?? '')),
    delete: () => Promise.resolve(),
  };
}
type KeyValueStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

type Calendar = Pick<Settings, 'timeZone' | 'fiscalYearStartMonth'>;

function contextOf(services: Services, { viewer, address, requestId }: Caller): Context {
  return {
    viewer,
    services,
    address,
    requestId,
    async change(verb) {
      if (!viewer) throw platformErrors.UNAUTHENTICATED();
      const { result, changeId } = await services.transact(viewer, verb);
      return Object.assign(result, { changeId });
    },
    async ask(question) {
      if (!viewer) throw platformErrors.UNAUTHENTICATED();
      return (await services.transact(viewer, question)).result;
    },
  };
}

/** Errors of the standard executor, told as everywhere. Apollo's own formatting would drop facts and show messages of ours. */
const telling = (tell: GraphqlServer['tell']): ApolloServerPlugin<BaseContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response, errors }) {
        if (response.body.kind === 'single' && errors?.length) response.body.singleResult.errors = tell(errors);
        return Promise.resolve();
      },
    }),
});

/**
 * @param calendar of the organisation: days in filters are its days
 * @param failed called with the code of each error that is told
 */
export async function makeGraphql(
  services: Services,
  { schema, models }: Api,
  { failed, ...calendar }: Calendar & { failed?: Meter['failed'] | undefined },
): Promise<GraphqlServer> {
  const { config, reader, log } = services;
  const settings = { costLimit: config.costLimit, ...calendar };
  const documents = new Documents(schema, models, settings);
  const known = new KnownDocuments(vaultOf(services.orm), config.documents === 'persisted');
  const check = checkedDocuments(schema);
  const budget = config.costRate ? new Budget(config.costRate) : undefined;
  const spend = budget && { spend: (viewer: Viewer | null, points: number) => budget.spend(viewer, points) };
  const reading: Reading = { schema, models, settings, reader, ...spend };
  const answering = { documents, reader, ...spend };
  const tell = (errors: readonly unknown[]) =>
    errors.map(error => {
      const told = tellError(error, log);
      failed?.(String(told.extensions?.code));
      return told;
    });
  const apollo = new ApolloServer<Context>({
    gateway: {
      load: () => Promise.resolve({ executor: executor(reading) as never }),
      onSchemaLoadOrUpdate(listen) {
        listen({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: () => Promise.resolve(),
    },
    introspection: true,
    documentStore: parsedDocuments(),
    includeStacktraceInErrorResponses: false,
    dangerouslyDisableValidation: true, // nothing gets here unvalidated
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      telling(tell) as ApolloServerPlugin<Context>,
    ],
  });
  await apollo.start();

  return {
    reading,
    tell,
    textOf: (asked, viewer) => known.textOf(asked, viewer),
    async text(request, viewer) {
      if (!viewer) return null;
      try {
        return isTracing()
          ? await traced('text', {}, () => answerText(answering, viewer, request))
          : await answerText(answering, viewer, request);
      } catch (error) {
        return JSON.stringify({ errors: tell([error]) });
      }
    },
    understand(request) {
      const { document, errors } = check(request.query);
      if (!document) return errors;
      const operation = getOperationAST(document, request.operationName);
      return operation ? { request, document, operation } : [noOperation(document, request.operationName)];
    },
    async execute({ request: { query, operationName, variables } }, caller) {
      const { body } = await traced('executor', {}, () =>
        apollo.executeOperation(
          { query, ...(operationName && { operationName }), ...(variables && { variables }) },
          { contextValue: contextOf(services, caller) },
        ),
      );
      return body.kind === 'single' ? (body.singleResult as unknown as ExecutionResult) : {};
    },
    costOf({ request, document, operation }, viewer) {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
      if (!coerced) return undefined;
      const requested = costingOf(schema, document, operation).of(coerced).total;
      const remaining = budget && viewer ? Math.max(0, Math.floor(budget.left(viewer))) : null;
      return { requested, limit: costLimitOf(viewer, config.costLimit), remaining };
    },
    stop: () => apollo.stop(),
  };
}

function noOperation(document: DocumentNode, name: string | null | undefined): GraphQLError {
  const names = document.definitions.flatMap(each => (each.kind === 'OperationDefinition' ? [each.name?.value ?? ''] : []));
  if (name) return platformErrors.INVALID_INPUT(`The document has no operation "${name}"; it has "${names.join('", "')}".`);
  return platformErrors.INVALID_INPUT(
    names.length ? 'The document has several operations: name one of them in "operationName".' : 'The document has no operation.',
  );
}

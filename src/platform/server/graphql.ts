import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { answerText, type Request } from '../reading/answer.js';
import type { Settings } from '../reading/compile/compilation.js';
import { depthLimit } from '../reading/depth.js';
import { Documents } from '../reading/documents.js';
import { executor } from '../reading/executor.js';
import type { Context } from './context.js';
import { tellError } from './failures.js';
import type { Api } from './schema.js';
import type { Services } from './services.js';
import { withStatements } from './statements.js';

const JSON_TYPE = 'application/json; charset=utf-8';
/** What concerns answers that no browser shows as a page; put together for each of them, the rest of helmet's took a tenth of the processor time of a query. */
const HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
const DEPTH = 15;

/** Answers documents: as text straight from the database where `reading` can, else through Apollo and the standard executor. */
export interface GraphqlServer {
  answer(request: Request, caller: { viewer: Viewer | null; address: string }): Promise<ExecutionResult>;
  routes(http: FastifyInstance): void;
  stop(): Promise<void>;
}

type Calendar = Pick<Settings, 'timeZone' | 'fiscalYearStartMonth'>;

function contextOf(services: Services, viewer: Viewer | null, address: string, requestId: string): Context {
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
  };
}

/** Errors of the standard executor, told as everywhere. Apollo's own formatting would drop facts and show messages of ours. */
const telling = (services: Services): ApolloServerPlugin<BaseContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response, errors }) {
        if (response.body.kind === 'single' && errors?.length)
          response.body.singleResult.errors = errors.map(error => tellError(error, services.log));
        return Promise.resolve();
      },
    }),
});

/** @param calendar of the organisation: days in filters are its days */
export async function makeGraphql(services: Services, { schema, models }: Api, calendar: Calendar): Promise<GraphqlServer> {
  const { config, reader, viewers } = services;
  const settings = { costLimit: config.costLimit, depthLimit: DEPTH, ...calendar };
  const documents = new Documents(schema, models, settings);
  const apollo = new ApolloServer<Context>({
    gateway: {
      load: () => Promise.resolve({ executor: executor({ schema, models, settings, reader }) as never }),
      onSchemaLoadOrUpdate(listen) {
        listen({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: () => Promise.resolve(),
    },
    introspection: true,
    csrfPrevention: false, // nothing is authorised by a cookie
    includeStacktraceInErrorResponses: false,
    validationRules: [depthLimit(DEPTH)],
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      telling(services) as ApolloServerPlugin<Context>,
    ],
  });
  await apollo.start();

  const viewerOf = (authorization: string | undefined): Viewer | null | Promise<Viewer> =>
    authorization === undefined ? null : (viewers.known(authorization) ?? viewers.fromToken(authorization));
  const throughApollo = fastifyApolloHandler(apollo, {
    context: async request => contextOf(services, await viewerOf(request.headers.authorization), request.ip, String(request.id)),
  });

  async function text(request: Request, viewer: Viewer | null): Promise<string | null> {
    if (!viewer || typeof request?.query !== 'string') return null;
    try {
      return await answerText({ documents, reader }, viewer, request);
    } catch (error) {
      return JSON.stringify({ errors: [tellError(error, services.log)] });
    }
  }

  async function handle(this: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    let viewer: Viewer | null;
    try {
      viewer = await viewerOf(request.headers.authorization);
    } catch (error) {
      return reply.header('content-type', JSON_TYPE).send(JSON.stringify({ errors: [tellError(error, services.log)] }));
    }
    const answered = await text(request.body as Request, viewer);
    if (answered === null) return throughApollo.call(this, request, reply);
    reply.header('content-type', JSON_TYPE);
    return answered;
  }

  async function explained(this: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { answer, statements } = await withStatements(() => handle.call(this, request, reply));
    if (typeof answer !== 'string') return answer;
    const told = JSON.parse(answer) as ExecutionResult;
    return JSON.stringify({ ...told, extensions: { ...told.extensions, statements } });
  }

  return {
    async answer(request, { viewer, address }) {
      const answered = await text(request, viewer);
      if (answered !== null) return JSON.parse(answered) as ExecutionResult;
      const { query, operationName, variables } = request;
      const { body } = await apollo.executeOperation(
        { query, ...(operationName && { operationName }), ...(variables && { variables }) },
        { contextValue: contextOf(services, viewer, address, '') },
      );
      return body.kind === 'single' ? (body.singleResult as unknown as ExecutionResult) : {};
    },
    routes(http) {
      http.route({
        url: '/graphql',
        method: ['GET', 'POST'],
        helmet: false,
        handler(request, reply) {
          reply.headers(HEADERS);
          const wanted = config.showSql && request.headers['x-bellwether-sql'] !== undefined;
          return (wanted ? explained : handle).call(this, request, reply);
        },
      });
    },
    stop: () => apollo.stop(),
  };
}

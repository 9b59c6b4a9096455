import type { IncomingMessage, Server } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { NEVER } from '../access/machines.js';
import { sameRights } from '../access/viewer.js';
import type { Viewers } from '../access/viewers.js';
import { clientOf } from '../addresses.rules.js';
import { ApiError, platformErrors } from '../api/errors.js';
import type { Caller, GraphqlServer, Understood } from './graphql.js';
import type { Listen } from './listening.js';
import type { Peers } from './peers.js';
import { checkRequest } from './request.js';
import type { Services } from './services.js';
import { SocketPeer, TRY_LATER, UNAUTHORIZED } from './socket-peer.js';
import { Stream } from './stream.js';
import { traced } from './tracing.js';

export interface SocketOptions {
  server: Server;
  services: Services;
  schema: GraphQLSchema;
  graphql: GraphqlServer;
  listen: Listen;
  peers: Peers;
}

const PATH = '/graphql';
/** As graphql-ws closes for messages that it cannot read. */
const BAD_REQUEST = 4400;
const LARGEST_MESSAGE = 1024 * 1024;
const MOST_OPERATIONS = 200;

type Prepared = ExecutionArgs & { run: () => unknown };

/**
 * Serves graphql-transport-ws on `/graphql` of an HTTP server. What clients see of it is written down in docs/events.md.
 *
 * @returns takes no new sockets from then on
 */
export function serveSockets({ server, services, schema, graphql, listen, peers }: SocketOptions): () => void {
  const { config, log, viewers } = services;

  const answer = async (understood: Understood, caller: Caller): Promise<ExecutionResult> => {
    const text = await graphql.text(understood.request, caller.viewer);
    return text === null ? graphql.execute(understood, caller) : (JSON.parse(text) as ExecutionResult);
  };

  const prepare = async (peer: SocketPeer, id: string, payload: unknown): Promise<Prepared | readonly GraphQLError[]> => {
    const viewer = peer.token?.viewer;
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    const asked = checkRequest(payload);
    const { operationName, variables } = asked;
    const understood = graphql.understand({ query: await graphql.textOf(asked, viewer), operationName, variables });
    if (!('operation' in understood)) return understood;
    const args = { schema, document: understood.document, operationName, variableValues: variables };
    if (understood.operation.operation !== 'subscription')
      return { ...args, run: () => traced('websocket', {}, () => answer(understood, { viewer, address: peer.address, requestId: '' })) };
    const listening = await listen(understood, viewer);
    return { ...args, run: () => new Stream(peer, id, subscriber => listening.begin(subscriber)) };
  };

  const protocol = makeServer<Record<string, unknown>, SocketPeer>({
    onConnect: async ({ extra: peer, connectionParams }) => {
      try {
        peer.signIn(await viewers.token(authorizationOf(connectionParams)));
        return endOf(peer);
      } catch (error) {
        if (error instanceof ApiError && error.code !== 'UNAVAILABLE') peer.close(UNAUTHORIZED, 'Unauthorized');
        // The token may be good: clients come back by themselves.
        else peer.close(TRY_LATER, 'Try again later');
        return false;
      }
    },
    onSubscribe: async ({ extra: peer, subscriptions }, id, payload) => {
      try {
        // those that are only being prepared stand there as well: however many come at once, no more get through
        if (Object.keys(subscriptions).length > MOST_OPERATIONS)
          throw platformErrors.LIMIT_EXCEEDED(`A socket has at most ${MOST_OPERATIONS} subscriptions and other operations at once.`);
        return await prepare(peer, id, payload);
      } catch (error) {
        return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
      }
    },
    subscribe: args => (args as Prepared).run() as Stream,
    execute: args => (args as Prepared).run() as Promise<ExecutionResult>,
    onNext: (_context, _id, _payload, _args, result) => result as ExecutionResult,
    onError: (_context, _id, _payload, errors) => graphql.tell(errors),
  });

  const addressOf = clientOf(config.trustedProxies);
  const sockets = new WebSocketServer({
    noServer: true,
    path: PATH,
    handleProtocols,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const peer = new SocketPeer(socket, request.socket, addressOf(request), config, log);
    const gone = peers.add(peer);
    open(peer, protocol, services);
    socket.once('close', gone);
  });
  const upgrade = (request: IncomingMessage, stream: IncomingMessage['socket'], head: Buffer) => {
    sockets.handleUpgrade(request, stream, head, socket => sockets.emit('connection', socket, request));
  };
  server.on('upgrade', upgrade);

  return () => {
    server.off('upgrade', upgrade);
    sockets.close();
  };
}

/** What a client is told of its token; nothing of one that does not end. */
const endOf = ({ token }: SocketPeer): Record<string, unknown> =>
  token && token.expiresAt.getTime() < NEVER.getTime() ? { tokenExpiresAt: token.expiresAt.toISOString() } : {};

function authorizationOf(parameters: Record<string, unknown> | undefined): string | undefined {
  const given = parameters?.authorization ?? parameters?.Authorization;
  return typeof given === 'string' ? given : undefined;
}

/** Joins a socket to graphql-ws. A ping of the client may bring a new token. */
function open(
  peer: SocketPeer,
  protocol: ReturnType<typeof makeServer<Record<string, unknown>, SocketPeer>>,
  { log, viewers }: Services,
): void {
  const { socket } = peer;
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: message => peer.sendAndWait(message),
      close: (code = 1000, reason = '') => peer.close(code, reason),
      onMessage: receive =>
        socket.on('message', data => {
          peer.heard = true;
          peer.keepPace();
          receive(String(data)).catch((error: Error) => {
            // a message that only a server sends
            if (/^Unexpected message/.test(error.message)) return peer.close(BAD_REQUEST, 'Invalid message received');
            log.error({ err: error }, 'a message on a socket failed');
            peer.close(4500, 'Internal server error');
          });
        }),
      onPing: async payload => {
        const authorization = authorizationOf(payload);
        if (!authorization) return peer.sendAndWait(JSON.stringify({ type: 'pong', ...(payload && { payload }) }));
        await renew(peer, authorization, viewers);
        await peer.sendAndWait(JSON.stringify({ type: 'pong', payload: endOf(peer) }));
      },
    },
    peer,
  );
  socket.on('error', error => log.info({ err: error }, 'a socket broke'));
  socket.once('close', (code, reason) => void closed(code, String(reason)));
}

/** A token that is none changes nothing: the socket lasts as long as the one it has. */
async function renew(peer: SocketPeer, authorization: string, viewers: Viewers): Promise<void> {
  const renewed = await viewers.token(authorization).catch(() => undefined);
  if (!peer.token || !renewed) return;
  if (renewed.viewer.userId !== peer.token.viewer.userId) peer.close(UNAUTHORIZED, "Unauthorized: another person's token");
  // What runs on the socket runs under the rights it began with.
  else if (!sameRights(renewed.viewer, peer.token.viewer)) peer.end('RIGHTS_CHANGED');
  else peer.signIn(renewed);
}

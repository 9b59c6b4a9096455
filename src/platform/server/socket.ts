import type { IncomingMessage, Server } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Machines, NEVER } from '../access/machines.js';
import type { Viewer } from '../access/viewer.js';
import type { AccessChange, Viewers } from '../access/viewers.js';
import { ApiError, platformErrors } from '../api/errors.js';
import type { Follow } from '../events/followed.js';
import { Hub } from '../events/hub.js';
import { checkedDocuments } from './checked-documents.js';
import { tellError } from './failures.js';
import { CloseCode, Peer } from './peer.js';
import type { Services } from './services.js';
import { Stream } from './stream.js';

/** An operation as a client sent it. */
export interface Request {
  query: string;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
}

export interface SocketOptions {
  server: Server;
  services: Services;
  schema: GraphQLSchema;
  follow: Follow;
  /** Answers queries and mutations as over HTTP, errors already told. */
  answer: (request: Request, caller: { viewer: Viewer; address: string }) => Promise<ExecutionResult>;
}

export interface Sockets {
  /** Tells every client to come back elsewhere, and takes no new one. Resolves when all are gone, after 5 s at the latest. */
  close(): Promise<void>;
}

const PATH = '/graphql';
const LARGEST_MESSAGE = 1024 * 1024;
const MOST_SUBSCRIPTIONS = 200;
const PATIENCE = 5_000;

type Prepared = ExecutionArgs & { run: () => unknown };

/** Serves graphql-transport-ws on `/graphql` of an HTTP server. What clients see of it is written down in docs/events.md. */
export function serveSockets({ server, services, schema, follow, answer }: SocketOptions): Sockets {
  const { config, log, viewers, tail } = services;
  const hub = new Hub(tail, config, log);
  const peers = new Set<Peer>();
  const documentOf = checkedDocuments(schema);

  const prepare = async (peer: Peer, id: string, request: Request): Promise<Prepared | readonly GraphQLError[]> => {
    const viewer = peer.token?.viewer;
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    const { document, errors } = documentOf(request.query);
    if (!document) return errors;
    const operation = getOperationAST(document, request.operationName);
    if (!operation) throw platformErrors.INVALID_INPUT('The document has several operations: name one of them in "operationName".');
    const args = { schema, document, operationName: request.operationName, variableValues: request.variables };
    if (operation.operation !== 'subscription') return { ...args, run: () => answer(request, { viewer, address: peer.address }) };
    if (peer.subscriptions.size >= MOST_SUBSCRIPTIONS)
      throw platformErrors.LIMIT_EXCEEDED(`A socket has at most ${MOST_SUBSCRIPTIONS} subscriptions.`);
    const followed = follow({ text: request.query, document, operationName: request.operationName, variables: request.variables }, viewer);
    const start = await hub.start(followed, viewer);
    return { ...args, run: () => new Stream(peer, id, subscriber => hub.subscribe(followed, viewer, start, subscriber)) };
  };

  const protocol = makeServer<Record<string, unknown>, Peer>({
    onConnect: async ({ extra: peer, connectionParams }) => {
      try {
        peer.signIn(await viewers.token(authorizationOf(connectionParams)));
        return endOf(peer);
      } catch (error) {
        if (error instanceof ApiError && error.code !== 'UNAVAILABLE') peer.close(CloseCode.UNAUTHORIZED, 'Unauthorized');
        // The token may be good: clients come back by themselves.
        else peer.close(CloseCode.TRY_LATER, 'Try again later');
        return false;
      }
    },
    onSubscribe: async ({ extra: peer }, id, payload) => {
      try {
        return await prepare(peer, id, payload as Request);
      } catch (error) {
        return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
      }
    },
    subscribe: args => (args as Prepared).run() as Stream,
    execute: args => (args as Prepared).run() as Promise<ExecutionResult>,
    onNext: (_context, _id, _payload, _args, result) => result as ExecutionResult,
    onError: (_context, _id, _payload, errors) => errors.map(error => tellError(error, log)),
  });

  const sockets = new WebSocketServer({
    noServer: true,
    path: PATH,
    handleProtocols,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const peer = new Peer(socket, request.socket, config, log);
    peers.add(peer);
    open(peer, protocol, services);
    socket.once('close', () => {
      peers.delete(peer);
      peer.close(1000, '');
    });
  });
  const upgrade = (request: IncomingMessage, stream: IncomingMessage['socket'], head: Buffer) => {
    sockets.handleUpgrade(request, stream, head, socket => sockets.emit('connection', socket, request));
  };
  server.on('upgrade', upgrade);

  const timer = setInterval(() => each(peers, Date.now(), viewers.machines), Math.min(1_000, Math.max(20, config.pingInterval / 4)));
  const unlisten = viewers.onChange(change => rightsChanged(peers, change, services));
  return {
    close: async () => {
      server.off('upgrade', upgrade);
      clearInterval(timer);
      unlisten();
      hub.stop();
      const gone = Promise.all([...peers].map(({ socket }) => new Promise(resolve => socket.once('close', resolve))));
      for (const peer of peers) peer.close(CloseCode.RESTARTING, 'Restarting: resume from your cursor');
      const late = setTimeout(() => terminate(peers), PATIENCE);
      await gone;
      clearTimeout(late);
      sockets.close();
    },
  };
}

const terminate = (peers: Iterable<Peer>) => {
  for (const { socket } of peers) socket.terminate();
};
const each = (peers: Iterable<Peer>, now: number, machines: Machines) => {
  for (const peer of peers) {
    peer.tick(now);
    if (peer.token?.viewer.apiKeyId) machines.used(peer.token.viewer.apiKeyId);
  }
};

/** What a client is told of its token; nothing of one that does not end. */
const endOf = ({ token }: Peer): Record<string, unknown> =>
  token && token.expiresAt.getTime() < NEVER.getTime() ? { tokenExpiresAt: token.expiresAt.toISOString() } : {};

function authorizationOf(parameters: Record<string, unknown> | undefined): string | undefined {
  const given = parameters?.authorization ?? parameters?.Authorization;
  return typeof given === 'string' ? given : undefined;
}

/** Joins a socket to graphql-ws. A ping of the client may bring a new token. */
function open(peer: Peer, protocol: ReturnType<typeof makeServer<Record<string, unknown>, Peer>>, { log, viewers }: Services): void {
  const { socket } = peer;
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: message => peer.sendAndWait(message),
      close: (code = 1000, reason = '') => peer.close(code, reason),
      onMessage: receive =>
        socket.on('message', data => {
          peer.heard = true;
          receive(String(data)).catch((error: Error) => {
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

const sameRights = (a: Viewer, b: Viewer) => a.accessKey === b.accessKey && a.identity.join('\n') === b.identity.join('\n');
const rightsChangedOf = (peer: Peer) => peer.close(CloseCode.RIGHTS_CHANGED, 'Rights changed: query again, then resume');

/** A token that is none changes nothing: the socket lasts as long as the one it has. */
async function renew(peer: Peer, authorization: string, viewers: Viewers): Promise<void> {
  const renewed = await viewers.token(authorization).catch(() => undefined);
  if (!peer.token || !renewed) return;
  if (renewed.viewer.userId !== peer.token.viewer.userId) peer.close(CloseCode.UNAUTHORIZED, "Unauthorized: another person's token");
  // What runs on the socket runs under the rights it began with.
  else if (!sameRights(renewed.viewer, peer.token.viewer)) rightsChangedOf(peer);
  else peer.signIn(renewed);
}

/** Whoever sees other rows from now on is told to come back; who was signed out, to sign in. */
function rightsChanged(peers: Iterable<Peer>, { users, sessions }: AccessChange, { viewers }: Services): void {
  for (const peer of peers) {
    const { token } = peer;
    if (!token) continue;
    if (sessions.has(token.sessionId)) {
      if (token.viewer.apiKeyId) peer.close(CloseCode.RIGHTS_CHANGED, 'The API key was changed or revoked');
      else peer.close(CloseCode.TOKEN_ENDED, 'Signed out');
    } else if (users.has(token.viewer.userId)) {
      const { viewer } = token;
      const close = () => rightsChangedOf(peer);
      viewers.byId(viewer.userId).then(now => sameRights(now, viewer) || close(), close);
    }
  }
}

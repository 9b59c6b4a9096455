import type { IncomingMessage, Server } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../access/viewer.js';
import type { AccessChange } from '../access/viewers.js';
import { platformErrors } from '../api/errors.js';
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
        return { tokenExpiresAt: peer.token?.expiresAt.toISOString() };
      } catch {
        peer.close(CloseCode.UNAUTHORIZED, 'Unauthorized');
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

  const timer = setInterval(() => each(peers, Date.now()), Math.min(1_000, Math.max(20, config.pingInterval / 4)));
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
const each = (peers: Iterable<Peer>, now: number) => {
  for (const peer of peers) peer.tick(now);
};

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
        const renewed = await viewers.token(authorization).catch(() => undefined);
        if (renewed && renewed.viewer.userId === peer.token?.viewer.userId) peer.signIn(renewed);
        await peer.sendAndWait(JSON.stringify({ type: 'pong', payload: { tokenExpiresAt: peer.token?.expiresAt.toISOString() } }));
      },
    },
    peer,
  );
  socket.on('error', error => log.info({ err: error }, 'a socket broke'));
  socket.once('close', (code, reason) => void closed(code, String(reason)));
}

/** Whoever sees other rows from now on is told to come back; who was signed out, to sign in. */
function rightsChanged(peers: Iterable<Peer>, { users, sessions }: AccessChange, { viewers }: Services): void {
  for (const peer of peers) {
    const { token } = peer;
    if (!token) continue;
    if (sessions.has(token.sessionId)) peer.close(CloseCode.TOKEN_ENDED, 'Signed out');
    else if (users.has(token.viewer.userId)) {
      const { viewer } = token;
      const same = (now: Viewer) => now.accessKey === viewer.accessKey && now.identity.join('\n') === viewer.identity.join('\n');
      const close = () => peer.close(CloseCode.RIGHTS_CHANGED, 'Rights changed: query again, then resume');
      viewers.byId(viewer.userId).then(now => same(now) || close(), close);
    }
  }
}

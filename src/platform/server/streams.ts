import type { FastifyReply, FastifyRequest } from 'fastify';
import { sameRights, type Viewer } from '../access/viewer.js';
import type { Token } from '../access/viewers.js';
import { platformErrors } from '../api/errors.js';
import type { Caller, GraphqlServer, Understood } from './graphql.js';
import type { Listen } from './listening.js';
import { CONTENT_TYPES } from './negotiation.js';
import type { Peers } from './peers.js';
import type { Request } from './request.js';
import type { Services } from './services.js';
import { COMPLETE, nextMessage, StreamPeer } from './stream-peer.js';

const HEADERS = { 'content-type': CONTENT_TYPES.events, 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' };

/** Answers operations as streams of server-sent events: the distinct connections of the GraphQL over SSE protocol (docs/http.md). */
export interface Streams {
  open(request: FastifyRequest, reply: FastifyReply, known: Request, caller: Caller): Promise<unknown>;
}

export interface StreamOptions {
  services: Pick<Services, 'config' | 'log' | 'viewers'>;
  graphql: GraphqlServer;
  listen: Listen;
  peers: Peers;
}

const onlyHeader = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value) || undefined;

export function serveStreams({ services: { config, log, viewers }, graphql, listen, peers }: StreamOptions): Streams {
  const one = (reply: FastifyReply, result: string): string => {
    reply.headers(HEADERS);
    return `${nextMessage(Buffer.from(result))}${COMPLETE}`;
  };
  const refused = (reply: FastifyReply, error: unknown, status: number) => {
    reply.code(status).header('content-type', CONTENT_TYPES.json);
    return JSON.stringify({ errors: graphql.tell([error]) });
  };

  async function answered(reply: FastifyReply, understood: Understood, caller: Caller): Promise<string> {
    const text = await graphql.text(understood.request, caller.viewer);
    return one(reply, text ?? JSON.stringify(await graphql.execute(understood, caller)));
  }

  async function listens(
    request: FastifyRequest,
    reply: FastifyReply,
    understood: Understood,
    viewer: Viewer,
  ): Promise<string | undefined> {
    let listening: Awaited<ReturnType<Listen>>;
    let token: Token;
    try {
      listening = await listen(understood, viewer, onlyHeader(request.headers['last-event-id']));
      token = await viewers.token(request.headers.authorization);
    } catch (error) {
      return one(reply, JSON.stringify({ errors: graphql.tell([error]) }));
    }
    // Rights that have changed meanwhile end streams; this one was not there yet.
    if (!sameRights(token.viewer, viewer)) return listens(request, reply, understood, token.viewer);
    reply.hijack();
    if (reply.raw.destroyed) return undefined;
    const response = reply.raw;
    const peer = new StreamPeer(response, token, listening.kind, request.ip, config, log);
    const gone = peers.add(peer);
    response.once('close', gone);
    response.on('error', error => log.info({ err: error }, 'a stream broke'));
    response.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...HEADERS, connection: 'keep-alive' });
    response.write(':\n\n'); // some browsers wait for a first byte
    const subscription = listening.begin({
      next: news => peer.write(peer.messages(news)),
      nextAndWait: telling => peer.writeAndWait(peer.messages([telling])),
      live: () => peer.announce(),
      fail: error => peer.fail(graphql.tell([error])[0]),
    });
    if (peer.open) peer.subscriptions.add(subscription);
    else subscription.stop();
    return undefined;
  }

  return {
    async open(request, reply, known, caller) {
      const understood = graphql.understand(known);
      if (!('operation' in understood)) return one(reply, JSON.stringify({ errors: graphql.tell(understood) }));
      const { operation } = understood.operation;
      if (operation === 'mutation' && request.method === 'GET') {
        reply.header('allow', 'POST');
        return refused(reply, platformErrors.INVALID_INPUT('A GET only asks. Send a mutation by POST.'), 405);
      }
      if (operation !== 'subscription') return answered(reply, understood, caller);
      if (!caller.viewer) return refused(reply, platformErrors.UNAUTHENTICATED(), 401);
      return listens(request, reply, understood, caller.viewer);
    },
  };
}

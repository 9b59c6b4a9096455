import { post, type Target } from './load.ts';
import type { Questions } from './questions.ts';
import type { Server } from './server.ts';
import type { Id, Work } from './work.ts';

/** One of those that are compared, running. */
export interface Variant {
  name: 'L' | 'L2' | 'Lt' | 'P' | 'I' | 'B';
  /** Whether it has an answer to it. Default: to all. */
  answers?(work: Work): boolean;
  server: Server;
  target(work: Work): Target;
}

const BODY = 'Dear customer, thank you for your question. The part is on its way and will be with you on Thursday; if it is not, call us. ';
/** Half of the answers change the status, whatever has happened before. */
const statusOf = (i: number) => ((i * 2_654_435_761) % 4_294_967_296 > 2_147_483_648 ? 'OPEN' : 'PENDING_CUSTOMER');

/** Values of the i-th question, by name. */
function values(id: Id, { customers, regions, tickets }: Questions, i: number): Record<string, string> {
  const pick = (list: string[]) => list[i % list.length] as string;
  if (id === 'Q2') return { region: pick(regions) };
  return id === 'Q5' ? { id: pick(tickets), body: BODY, status: statusOf(i) } : { id: pick(customers) };
}

/** Requests are written out once. */
function remembered(make: (i: number) => Buffer, different: number): (i: number) => Buffer {
  const known: Buffer[] = [];
  return i => {
    const at = i % different;
    known[at] ??= make(at);
    return known[at];
  };
}
const DIFFERENT = 20_000;

export const limit = (name: 'L' | 'L2' | 'Lt', server: Server, questions: Questions): Variant => ({
  name,
  server,
  target: ({ id }) => ({ url: server.url, request: remembered(i => post(server.url, `/${id}`, values(id, questions, i)), DIFFERENT) }),
});

export const postgraphile = (server: Server, questions: Questions): Variant => ({
  name: 'P',
  server,
  target: ({ id, postgraphile: query }) => {
    const variables = (i: number) => {
      const { id: ticketId, ...rest } = values(id, questions, i);
      return id === 'Q5' ? { input: { ticketId, ...rest, author: questions.user } } : values(id, questions, i);
    };
    return {
      url: server.url,
      request: remembered(i => post(server.url, '/graphql', { query, operationName: id, variables: variables(i) }), DIFFERENT),
    };
  },
});

export const idiomatic = (server: Server, questions: Questions): Variant => ({
  name: 'I',
  server,
  answers: work => work.idiomatic !== undefined,
  target: ({ id, idiomatic: query }) => ({
    url: server.url,
    request: remembered(i => post(server.url, '/', { query, operationName: id, variables: values(id, questions, i) }), DIFFERENT),
  }),
});

export const bellwether = (server: Server, questions: Questions, headers: Record<string, string>): Variant => ({
  name: 'B',
  server,
  target: ({ id, bellwether: query }) => {
    const variables = (i: number) => {
      const asked = values(id, questions, i);
      const hex = asked.id?.replaceAll('-', '');
      if (id === 'Q5') return { input: { ticketId: `ticket_${hex}`, body: asked.body, status: asked.status } };
      return hex ? { id: `customer_${hex}` } : asked;
    };
    return {
      url: server.url,
      request: remembered(i => post(server.url, '/graphql', { query, operationName: id, variables: variables(i) }, headers), DIFFERENT),
    };
  },
});

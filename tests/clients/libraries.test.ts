import { readFileSync } from 'node:fs';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cacheExchange, fetchExchange, subscriptionExchange, Client as Urql } from '@urql/core';
import { buildSchema, isAbstractType, OperationTypeNode, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { unique } from '../crm/leads/given.js';
import {
  LeadCreateDocument,
  type LeadCreateMutation,
  LeadDocument,
  type LeadQuery,
  NewLeadDocument,
  type NewLeadSubscription,
  type NewLeadSubscriptionVariables,
  type TypedDocumentString,
} from '../generated/operations.js';
import { userId } from '../support/ids.js';
import { type Server, startServer } from '../support/server.js';

type NewLead = NewLeadSubscription['newLead'];

/** What is asked of each library, in its own words. */
interface Library {
  /** Resolves when its first subscription hears whatever is committed from then on: the server's first ping with a cursor says so. */
  live: Promise<void>;
  create(name: string): Promise<LeadCreateMutation | null | undefined>;
  lead(id: string): Promise<LeadQuery | null | undefined>;
  /** @returns what ends it */
  follow(variables: NewLeadSubscriptionVariables, heard: (event: NewLead) => void, broken: () => void): () => void;
}

/** The sockets that the libraries opened, to be cut. */
const sockets: WebSocket[] = [];
class Kept extends WebSocket {
  constructor(...address: ConstructorParameters<typeof WebSocket>) {
    super(...address);
    sockets.push(this);
  }
}

let server: Server;
let authorization: string;
beforeAll(async () => {
  server = await startServer();
  authorization = `Bearer ${(await server.as('sales')).token}`;
});
afterAll(() => server.stop());

function socketClient() {
  const { promise: live, resolve } = Promise.withResolvers<void>();
  const ws = createClient({
    url: `${server.wsUrl}/graphql`,
    webSocketImpl: Kept,
    connectionParams: { authorization },
    retryAttempts: 0,
    on: { ping: (_received, payload) => payload?.cursor && resolve() },
  });
  return { ws, live };
}
const inputOf = (name: string) => ({ input: { name, assigneeId: userId('sales') } });

const node = <R, V extends OperationVariables>(document: TypedDocumentString<R, V>) => parse(`${document}`) as TypedDocumentNode<R, V>;

/** Apollo's cache takes `... on Event` only if it is told which types are events. */
function possibleTypes(): Record<string, string[]> {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(abstract.map(type => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]));
}

function apollo(): Library {
  const { ws, live } = socketClient();
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: possibleTypes() }),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(ws),
      new HttpLink({ uri: `${server.url}/graphql`, headers: { authorization } }),
    ),
  });
  return {
    live,
    create: async name => (await client.mutate({ mutation: node(LeadCreateDocument), variables: inputOf(name) })).data,
    lead: async id => (await client.query({ query: node(LeadDocument), variables: { id } })).data,
    follow(variables, heard, broken) {
      const following = client.subscribe({ query: node(NewLeadDocument), variables }).subscribe({
        next: ({ data, error }) => (data ? heard(data.newLead as NewLead) : error && broken()),
        error: broken,
      });
      return () => following.unsubscribe();
    },
  };
}

function urql(): Library {
  const { ws, live } = socketClient();
  const client = new Urql({
    url: `${server.url}/graphql`,
    fetchOptions: { headers: { authorization } },
    preferGetMethod: true,
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: sink => ({ unsubscribe: ws.subscribe({ query, variables: variables as Record<string, unknown> }, sink) }),
        }),
      }),
    ],
  });
  return {
    live,
    create: async name => (await client.mutation(node(LeadCreateDocument), inputOf(name))).data,
    lead: async id => (await client.query(node(LeadDocument), { id })).data,
    follow(variables, heard, broken) {
      const following = client
        .subscription(node(NewLeadDocument), variables)
        .subscribe(({ data, error }) => (error ? broken() : data && heard(data.newLead)));
      return () => following.unsubscribe();
    },
  };
}

/** A subscription that goes on where it was, as an application writes it: the last cursor is all it keeps. */
function resuming(follow: Library['follow']) {
  let after: string | undefined;
  let end = () => {};
  const events: NewLead[] = [];
  let wake = () => {};
  let attempts = 0;
  const start = () => {
    if (++attempts > 5) return;
    end = follow(
      { after },
      event => {
        if ('cursor' in event) after = event.cursor;
        events.push(event);
        wake();
      },
      start,
    );
  };
  start();
  return {
    async until(arrived: (events: NewLead[]) => boolean): Promise<NewLead[]> {
      while (!arrived(events))
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      return events;
    },
    end: () => end(),
  };
}

const namesIn = (events: NewLead[]) => events.flatMap(event => (event.__typename === 'LeadCreated' ? [event.lead.name] : []));

test.each([
  ['Apollo Client', apollo],
  ['urql', urql],
])('%s asks, changes, and follows across a lost connection', async (_name, open) => {
  const library = open();
  const names = ['first', 'meanwhile', 'after'].map(unique);
  const [first, meanwhile, after] = names as [string, string, string];
  const following = resuming(library.follow);
  await library.live;

  const created = (await library.create(first))?.leadCreate;
  expect(created?.errors).toEqual([]);
  const read = await library.lead(created?.lead?.id ?? '');
  expect(read?.lead).toMatchObject({ name: first, status: 'ASSIGNED' });
  await following.until(events => namesIn(events).includes(first));

  sockets.at(-1)?.terminate();
  await library.create(meanwhile);
  await following.until(events => namesIn(events).includes(meanwhile));
  await library.create(after);
  const events = await following.until(heard => namesIn(heard).includes(after));
  following.end();
  expect(namesIn(events).filter(name => names.includes(name))).toEqual(names);
});

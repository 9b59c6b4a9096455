import type { GraphiQLProps } from 'graphiql';
import { type OperationDefinitionNode, parse } from 'graphql';
import { fillIn } from './placeholders.js';
import { authorization, post, renew, session } from './session.js';
import { follow, followAgain, tabInFront } from './subscriptions.js';

type Fetcher = GraphiQLProps['fetcher'];

/** The operation to run. The editor's idea of its name lags behind when a tab has just come to the front: the only one there is is meant. */
export function operationIn(query: string, name: string | null | undefined): OperationDefinitionNode | undefined {
  const operations = parse(query).definitions.filter(each => each.kind === 'OperationDefinition');
  return operations.find(each => each.name?.value === name) ?? (operations.length === 1 ? operations[0] : undefined);
}

/** Where in the page it was thrown tells nobody anything, and GraphiQL would show it. */
function withoutStack(error: unknown): never {
  if (error instanceof Error) delete error.stack;
  throw error;
}

/** Answers a query or a mutation; a token that the server no longer takes is renewed once. */
export async function ask(request: object, headers: Record<string, string>) {
  const send = async () => {
    const bearer = await authorization();
    return post<Record<string, unknown>>(request, bearer ? { authorization: bearer, ...headers } : headers);
  };
  const answer = await send();
  const refused = answer.errors?.some(error => error.extensions?.code === 'UNAUTHENTICATED');
  if (!refused || !session.get()) return answer;
  await renew();
  return session.get() ? send() : answer;
}

/**
 * What GraphiQL calls for every operation: HTTP for an answer, the WebSocket for a subscription, which belongs to the tab it was started in.
 *
 * @param _person whom it asks for: another person, another fetcher
 */
export const makeFetcher =
  (_person: string | undefined): Fetcher =>
  (request, options) =>
    execute(request, (options?.headers ?? {}) as Record<string, string>).catch(withoutStack) as never;

async function execute({ query, operationName, variables: given }: Parameters<Fetcher>[0], headers: Record<string, string>) {
  if (operationName === 'IntrospectionQuery') return ask({ query, operationName }, headers);
  const running = followAgain(tabInFront());
  if (running) return running;
  const operation = operationIn(query, operationName);
  const variables = await fillIn(given as Record<string, unknown> | undefined, text => ask({ query: text }, {}));
  const request = { query, operationName: operation?.name?.value, variables };
  if (operation?.operation !== 'subscription') return ask(request, headers);
  if (!session.get()) throw new Error('Sign in above first: a subscription tells what the signed-in person may see.');
  return follow(tabInFront(), request, operation);
}

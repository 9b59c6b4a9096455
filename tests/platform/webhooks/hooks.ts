import { createHmac, timingSafeEqual } from 'node:crypto';
import { type CastName, cast } from '../../support/cast.js';
import type { Listening } from '../../support/listen.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import type { Received } from './receiver.js';

/** A server whose webhooks may reach this machine, and are quick to try again. */
export const HASTE = {
  WEBHOOK_NETWORKS: '127.0.0.1',
  WEBHOOK_TIMEOUT: 'PT1S',
  WEBHOOK_RETRIES: '20,20,20,20,20,20',
};
export const startHooks = (env: Record<string, string> = {}, database?: Server['database']): Promise<Server> =>
  startServer({ env: { ...HASTE, ...env }, ...(database && { database }) });

export const document = (name: string): string => operation('webhooks', name);

/** What webhooks are made of in most tests. */
export const NEW_LEAD = `subscription ($after: Cursor, $where: LeadWhere) {
  newLead(after: $after, where: $where) {
    __typename
    ... on Event { cursor changeId at actor { id } }
    ... on LeadCreated { lead { id name version } }
    ... on LeadAssigned { lead { id name } }
    ... on LeadLeft { id reason }
  }
}`;

export interface Hook {
  id: string;
  version: number;
  status: string;
  reason: string | null;
  position: string;
  [field: string]: unknown;
}
export interface Payload {
  webhook: Hook | null;
  delivery: Delivery | null;
  secret?: string | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
export interface Delivery {
  id: string;
  event: string;
  position: string | null;
  status: string;
  attempts: number;
  responseStatus: number | null;
  responseBody: string | null;
  durationMs: number | null;
  error: string | null;
  body: string | null;
  nextAttemptAt: string | null;
  endedAt: string | null;
}

/** One of the mutations, by somebody of the cast. */
export async function change(server: Server, name: string, input: object, by: CastName = 'administrator'): Promise<Payload> {
  const { data, errors } = await (await server.as(by)).query<Record<string, Payload>>(document(name), { input });
  if (errors) throw Object.assign(new Error(errors[0]?.message), { code: errors[0]?.extensions?.code });
  return Object.values(data ?? {})[0] as Payload;
}

/** A webhook that must come into being. */
export async function hook(
  server: Server,
  input: object,
  by: CastName = 'administrator',
): Promise<{ id: string; secret: string; webhook: Hook }> {
  const { webhook, secret, errors } = await change(server, 'WebhookCreate', { name: 'Hook', document: NEW_LEAD, ...input }, by);
  if (!webhook || !secret) throw new Error(`There is no webhook: ${JSON.stringify(errors)}`);
  return { id: webhook.id, secret, webhook };
}

export async function logOf(server: Server, id: string, where: object | null = null, by: CastName = 'administrator'): Promise<Delivery[]> {
  const { webhook } = await (await server.as(by)).data<{ webhook: { deliveries: { nodes: Delivery[] } } }>(document('WebhookLog'), {
    id,
    where,
    first: 200,
  });
  return webhook.deliveries.nodes;
}

/** Asks until the answer will do: for what nobody tells, such as the end of a delivery in the log. */
export async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean, most = 15_000): Promise<T> {
  const began = performance.now();
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (performance.now() - began > most) throw new Error(`It never came to that: ${JSON.stringify(answer)}`);
  }
}

/** The log of a webhook once none of it is under way. */
export const settled = (server: Server, id: string, n = 1): Promise<Delivery[]> =>
  until(
    () => logOf(server, id),
    log => log.length >= n && log.every(({ status }) => status !== 'PENDING'),
  );

/** Whether the request was signed by this secret, as the specification says it is checked. */
export function verified({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some(each => {
      const given = Buffer.from(each.replace('v1,', ''), 'base64');
      return each.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
    });
}

const LEAD = 'mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } changeId errors { message } } }';
export async function lead(
  server: Server,
  name: string,
  by: CastName = 'sales',
  more: object = {},
): Promise<{ id: string; changeId: string }> {
  const client = await server.as(by);
  const { leadCreate } = await client.data<{ leadCreate: { lead: { id: string }; changeId: string } }>(LEAD, { input: { name, ...more } });
  return { id: leadCreate.lead.id, changeId: leadCreate.changeId };
}

/** A change by an administrator that must succeed: of people, roles, leads. */
export async function administer(server: Server, document: string, input: object): Promise<void> {
  const data = await (await server.as('administrator')).data<Record<string, { errors: { message: string }[] }>>(document, { input });
  const [error] = Object.values(data).flatMap(({ errors }) => errors);
  if (error) throw new Error(error.message);
}
const idOf = (prefix: string, uuid: string) => `${prefix}_${uuid.replaceAll('-', '')}`;
const RULE = 'mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { role { code } errors { message } } }';
const USER = 'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { errors { message } } }';
const ASSIGN = 'mutation ($input: LeadAssignInput!) { leadAssign(input: $input) { errors { message } } }';

/** What a role may do with records of a kind. */
export const allow = (server: Server, role: string, kind: string, read: string, write = read, hiddenFields: string[] = []): Promise<void> =>
  administer(server, RULE, { role, kind, readScope: read, writeScope: write, deleteScope: 'NONE', hiddenFields });
export const activate = (server: Server, name: CastName, active: boolean): Promise<void> =>
  administer(server, USER, { userId: idOf('user', cast[name].id), active });
export const assign = (server: Server, leadId: string, to: CastName): Promise<void> =>
  administer(server, ASSIGN, { leadId, assigneeId: idOf('user', cast[to].id) });

/** The next news of this kind about a webhook; what else there is about webhooks, of this test or the one before, is passed over. */
export async function newsOf(watching: Listening, kind: string, id: string): Promise<object> {
  for (;;) {
    const [{ webhookChanged }] = (await watching.take(1)) as [{ webhookChanged: { __typename: string; webhook?: { id: string } } }];
    if (webhookChanged.__typename === kind && webhookChanged.webhook?.id === id) return webhookChanged;
  }
}

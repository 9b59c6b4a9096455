import { randomUUID } from 'node:crypto';
import { type CastName, type TeamName, teams } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import type { Server } from '../../support/server.js';

export const teamId = (name: TeamName): string => `team_${teams[name].replaceAll('-', '')}`;
/** Of an API id. */
export const uuid = (id: string): string => id.replace(/^.*_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
/** A name that nobody else uses. */
export const unique = (word: string): string => `${word} ${randomUUID().slice(0, 8)}`;

export interface Refused {
  code: string;
  message: string;
  path: string[] | null;
}
export interface Customer {
  id: string;
  number: string;
  name: string;
  email: string | null;
  phone: string | null;
  version: number;
  owner: { id: string; name: string } | null;
  contacts: { nodes: { id: string; name: string; email: string | null; phone: string | null }[] };
}

/** What a mutation of one field answers. */
export type Changed<Field extends string, T> = { [field in Field]: T | null } & { changeId?: string | null; errors: Refused[] };

/** Runs a mutation of `schema/operations` and answers its payload. */
export async function mutate<T>(server: Server, actor: CastName, area: string, name: string, input: object): Promise<T> {
  const data = await (await server.as(actor)).data<Record<string, T>>(operation(area, name), { input });
  return Object.values(data)[0] as T;
}

/** A customer that belongs to its maker. */
export async function givenCustomer(server: Server, actor: CastName, input: object = {}): Promise<Customer> {
  const { customer, errors } = await mutate<Changed<'customer', Customer>>(server, actor, 'customers', 'CustomerCreate', {
    name: unique('Customer'),
    ...input,
  });
  if (!customer) throw new Error(`No customer: ${JSON.stringify(errors)}`);
  return customer;
}

/** A product on sale at this price in euro. @returns its id */
export async function givenProduct(server: Server, price = '10.00', more: object = {}): Promise<string> {
  const input = { sku: unique('SKU'), name: unique('Product'), price, currency: 'EUR', ...more };
  const { product, errors } = await mutate<Changed<'product', { id: string }>>(server, 'operations', 'catalog', 'ProductCreate', input);
  if (!product) throw new Error(`No product: ${JSON.stringify(errors)}`);
  return product.id;
}

/** A record by id as somebody sees it; null if it is told as not there. @throws on any other error */
export async function seen<T = Record<string, unknown>>(
  server: Server,
  actor: CastName,
  document: string,
  variables: object,
): Promise<T | null> {
  const { data, errors = [] } = await (await server.as(actor)).query<Record<string, T | null>>(document, { ...variables });
  const other = errors.filter(error => error.extensions?.code !== 'NOT_FOUND');
  if (other.length) throw new Error(JSON.stringify(other));
  return errors.length ? null : (Object.values(data ?? {})[0] ?? null);
}

/** Everything that somebody sees in the timeline of a customer, newest first; null if they do not see the customer. */
export async function timelineOf(server: Server, actor: CastName, id: string) {
  type Entry = { at: string; kind: string; direction: string | null; summary: string; ref: string | null };
  const customer = await seen<{ timeline: { nodes: Entry[] } }>(server, actor, operation('customers', 'CustomerTimeline'), {
    id,
    first: 100,
  });
  return customer?.timeline.nodes ?? null;
}

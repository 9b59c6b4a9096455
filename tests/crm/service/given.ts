import { type CastName } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import type { Server } from '../../support/server.js';
import { unique } from '../leads/given.js';

export interface Ticket {
  id: string;
  number: string;
  subject: string;
  status: string;
  priority: string;
  version: number;
  category: string | null;
  firstResponseAt: string | null;
}
export interface Refused {
  __typename?: string;
  code: string;
  message: string;
  path: string[] | null;
  current?: number | null;
}
export interface TicketAnswer {
  ticket: Ticket | null;
  message?: { id: string; kind: string; body: string; at: string } | null;
  changeId: string | null;
  errors: Refused[];
}

/** Runs one of the mutations of `schema/operations/service.graphql`, such as `TicketReply`. */
export async function change(server: Server, actor: CastName, name: string, input: object): Promise<TicketAnswer> {
  const data = await (await server.as(actor)).data<Record<string, TicketAnswer>>(operation('service', name), { input });
  return Object.values(data)[0] as TicketAnswer;
}

/** A ticket that its maker has. */
export async function givenTicket(server: Server, actor: CastName, input: object = {}): Promise<Ticket> {
  const { ticket, errors } = await change(server, actor, 'TicketCreate', {
    subject: unique('Ticket'),
    body: 'It does not work.',
    channel: 'PHONE',
    ...input,
  });
  if (!ticket) throw new Error(`No ticket: ${JSON.stringify(errors)}`);
  return ticket;
}

export async function givenCustomer(server: Server, actor: CastName): Promise<{ id: string; contactId: string }> {
  const name = unique('Customer');
  const { customerCreate } = await (await server.as(actor)).data<{
    customerCreate: { customer: { id: string; contacts: { nodes: { id: string }[] } } };
  }>('mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id contacts { nodes { id } } } } }', {
    input: { name, contacts: [{ name: 'Kari Nygård' }] },
  });
  const { id, contacts } = customerCreate.customer;
  return { id, contactId: contacts.nodes[0]?.id ?? '' };
}

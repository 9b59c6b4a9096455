import { randomUUID } from 'node:crypto';
import { type CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import type { Server } from '../../support/server.js';

/** Of an API id. */
export const uuid = (id: string): string => id.replace(/^.*_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
/** A name that nobody else uses. */
export const unique = (word: string): string => `${word} ${randomUUID()}`;

export interface Lead {
  id: string;
  number: string;
  status: string;
  version: number;
  possibleDuplicate: boolean;
  assignee: { id: string; name: string } | null;
  assignments: { nodes: { reason: string; at: string }[] };
}
export interface Refused {
  code: string;
  message: string;
  path: string[] | null;
}
export interface LeadAnswer {
  lead: Lead | null;
  changeId: string | null;
  errors: Refused[];
}

export const LEAD_CREATE = operation('leads', 'LeadCreate');

/** A pool for a territory of its own, with these people in it. @returns the territory */
export async function givenPool(server: Server, members: CastName[]): Promise<{ id: string; territory: string }> {
  const territory = unique('territory');
  const manager = await server.as('manager');
  const { assignmentPoolCreate } = await manager.data<{ assignmentPoolCreate: { pool: { id: string } } }>(
    'mutation ($input: AssignmentPoolCreateInput!) { assignmentPoolCreate(input: $input) { pool { id } } }',
    { input: { name: unique('pool'), territory, memberIds: members.map(userId) } },
  );
  return { id: assignmentPoolCreate.pool.id, territory };
}

export async function createLead(server: Server, actor: CastName, input: object = {}): Promise<LeadAnswer> {
  const client = await server.as(actor);
  const { leadCreate } = await client.data<{ leadCreate: LeadAnswer }>(LEAD_CREATE, { input: { name: unique('Lead'), ...input } });
  return leadCreate;
}

/** A lead that belongs to its maker. */
export async function givenLead(server: Server, actor: CastName, input: object = {}): Promise<Lead> {
  const { lead, errors } = await createLead(server, actor, { assigneeId: userId(actor), ...input });
  if (!lead) throw new Error(`No lead: ${JSON.stringify(errors)}`);
  return lead;
}

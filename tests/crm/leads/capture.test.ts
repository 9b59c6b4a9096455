import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { createLead, givenLead, givenPool, LEAD_CREATE, type LeadAnswer, unique, uuid } from './given.js';

const LEAD_ASSIGN = operation('leads', 'LeadAssign');
const DECISIONS = operation('leads', 'Lead');

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

describe('a pool', () => {
  test('thirty leads at once are ten each for three people, and each decision says why', async () => {
    const { territory } = await givenPool(server, ['sales', 'salesNorth', 'salesSouth']);

    const answers = await Promise.all(Array.from({ length: 30 }, () => createLead(server, 'marketing', { territory })));

    const turns = new Map<string, number>();
    for (const { lead, errors } of answers) {
      expect(errors).toEqual([]);
      expect(lead?.status).toBe('ASSIGNED');
      expect(lead?.assignments.nodes[0]?.reason).toMatch(/^Round robin in the pool ".+": .+ of 3 available\.$/);
      turns.set(lead?.assignee?.name ?? '', (turns.get(lead?.assignee?.name ?? '') ?? 0) + 1);
    }
    expect([...turns.values()]).toEqual([10, 10, 10]);
    expect(new Set(answers.map(({ lead }) => lead?.number)).size).toBe(30);
  });

  test('who was considered is kept with each decision', async () => {
    const { territory } = await givenPool(server, ['sales', 'salesSouth']);
    const first = await createLead(server, 'marketing', { territory });
    const second = await createLead(server, 'marketing', { territory });

    const { lead } = await (await server.as('marketing')).data<{ lead: { assignments: { nodes: { candidates: object[] }[] } } }>(
      DECISIONS,
      {
        id: second.lead?.id,
      },
    );

    expect(first.lead?.assignee?.name).toBe('Sigrid Nord');
    expect(second.lead?.assignee?.name).toBe('Sofia Sud');
    expect(lead.assignments.nodes[0]?.candidates).toEqual([
      {
        name: 'Sigrid Nord',
        eligible: true,
        reason: 'Available; had a turn later than the chosen one.',
        lastAssignedAt: expect.any(String),
      },
      { name: 'Sofia Sud', eligible: true, reason: 'Chosen: the oldest last assignment.', lastAssignedAt: null },
    ]);
  });

  test('with nobody active in it lets the lead wait, and tells so', async () => {
    const { id, territory } = await givenPool(server, ['salesAsia']);
    await server.sql('update pool_members set active = false where pool_id = $1', [uuid(id)]);

    const { lead } = await createLead(server, 'administrator', { territory });

    expect(lead).toMatchObject({ status: 'NEW', assignee: null });
    expect(lead?.assignments.nodes[0]?.reason).toMatch(/^Nobody of the 1 in the pool .* is available: the lead waits\.$/);
  });

  test('gives a lead also to whom the actor may not see, and does not show it then', async () => {
    const { territory } = await givenPool(server, ['salesAsia']);
    const { lead, changeId, errors } = await createLead(server, 'salesSouth', { territory });
    expect(errors).toEqual([]);
    expect(lead).toBeNull();
    const [row] = await server.sql<{ owner_id: string; created_by: string }>(
      'select l.owner_id, l.created_by from leads l where l.territory = $1',
      [territory],
    );
    expect(changeId).toEqual(expect.any(String));
    expect(`user_${row?.owner_id.replaceAll('-', '')}`).toBe(userId('salesAsia'));
    expect(`user_${row?.created_by.replaceAll('-', '')}`).toBe(userId('salesSouth'));
  });

  test('only who may write pools makes one', async () => {
    const name = unique('pool');
    const { errors } = await (await server.as('sales')).query(
      'mutation ($input: AssignmentPoolCreateInput!) { assignmentPoolCreate(input: $input) { pool { id } errors { code } } }',
      { input: { name, memberIds: [] } },
    );
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await server.sql('select 1 from assignment_pools where name = $1', [name])).toEqual([]);
  });
});

describe('capture', () => {
  test('without a pool the lead stays with whoever brought it', async () => {
    const { lead } = await createLead(server, 'salesSouth', { territory: unique('nowhere') });
    expect(lead?.assignee?.name).toBe('Sofia Sud');
  });

  test('an address that is known flags the lead, whoever has the other one', async () => {
    const email = `${unique('ada').replaceAll(' ', '.')}@Example.com`;
    const first = await givenLead(server, 'salesAsia', { email, phone: '+49 30 901820' });
    const byEmail = await givenLead(server, 'salesSouth', { email: email.toUpperCase() });
    const byPhone = await givenLead(server, 'salesSouth', { phone: '+49-30/901 820' });
    expect([first, byEmail, byPhone].map(lead => lead.possibleDuplicate)).toEqual([false, true, true]);
  });

  test('every wrong field is told at once, and nothing is written', async () => {
    const note = unique('note');
    const { leadCreate } = await (await server.as('sales')).data<{ leadCreate: LeadAnswer }>(LEAD_CREATE, {
      input: { name: '', email: 'nobody', language: '?', note },
    });
    expect(leadCreate.errors.map(error => [error.code, error.path?.join('.')])).toEqual([
      ['INVALID_INPUT', 'name'],
      ['INVALID_INPUT', 'email'],
      ['INVALID_INPUT', 'language'],
    ]);
    expect(await server.sql('select 1 from leads where note = $1', [note])).toEqual([]);
  });

  test('the same externalId makes one lead', async () => {
    const external = { externalSource: 'fair', externalId: unique('id') };
    await givenLead(server, 'sales', external);
    const { lead, errors } = await createLead(server, 'sales', external);
    expect([lead, errors[0]?.code]).toEqual([null, 'CONFLICT']);
    expect(await server.sql('select 1 from leads where external_id = $1', [external.externalId])).toHaveLength(1);
  });

  test('an unknown source is named', async () => {
    const { errors } = await createLead(server, 'sales', { source: 'nowhere' });
    expect(errors).toEqual([{ code: 'INVALID_INPUT', path: ['source'], message: expect.stringContaining('"nowhere"') }]);
  });
});

describe('assignment by hand', () => {
  test('takes the lead and all decisions about it out of the sight of who gave it away', async () => {
    const given = await givenLead(server, 'sales');
    const { leadAssign } = await (await server.as('sales')).data<{ leadAssign: LeadAnswer }>(LEAD_ASSIGN, {
      input: { leadId: given.id, assigneeId: userId('salesAsia'), reason: 'Speaks the language.' },
    });
    expect([leadAssign.lead, leadAssign.errors]).toEqual([null, []]);

    const again = await (await server.as('sales')).data<{ leadAssign: LeadAnswer }>(LEAD_ASSIGN, {
      input: { leadId: given.id, assigneeId: userId('sales') },
    });
    expect(again.leadAssign.errors[0]?.code).toBe('NOT_FOUND');
    const seen = await (await server.as('salesAsia')).data<{ lead: { assignments: { nodes: { reason: string }[] } } }>(DECISIONS, {
      id: given.id,
    });
    expect(seen.lead.assignments.nodes.map(a => a.reason)).toEqual(['Speaks the language.', 'Given to Sigrid Nord by Sigrid Nord.']);
  });

  test('one who may only read is refused, and nothing happens', async () => {
    const given = await givenLead(server, 'sales');
    const { errors } = await (await server.as('analyst')).query(LEAD_ASSIGN, {
      input: { leadId: given.id, assigneeId: userId('analyst') },
    });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const [row] = await server.sql<{ version: number }>('select version from leads where id = $1', [uuid(given.id)]);
    expect(row?.version).toBe(1);
  });

  test('a version that is not the present one is a conflict', async () => {
    const given = await givenLead(server, 'sales');
    const input = { leadId: given.id, assigneeId: userId('salesNorth'), expectedVersion: 7 };
    const { leadAssign } = await (await server.as('sales')).data<{ leadAssign: LeadAnswer }>(LEAD_ASSIGN, { input });
    expect(leadAssign.errors[0]?.code).toBe('CONFLICT');
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CastName } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { givenCustomer } from '../customers/given.js';
import { givenLead, unique, uuid } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Match {
  leadId: string | null;
  customerId: string | null;
  name: string | null;
  team: string | null;
  score: number;
  reasons: { field: string; similarity: number | null; weight: number | null }[];
}
const matches = async (actor: CastName, leadId: string) =>
  (await (await server.as(actor)).data<{ leadMatches: Match[] }>(operation('leads', 'LeadMatches'), { leadId })).leadMatches;
const word = () => unique('').trim().replaceAll('-', '');

test('a lead that is spelt otherwise and has a typing error in its address is taken and flagged, and told who it may be', async () => {
  const [family, company] = [word(), word()];
  const first = await givenLead(server, 'sales', { name: `Jürgen ${family}`, company: `${company} GmbH`, email: `j.${family}@x.example` });
  const other = await givenLead(server, 'sales', { name: `${family}, Juergen`, company, email: `j.${family}@y.example` });
  const stranger = await givenLead(server, 'sales', { name: `Jürgen ${word()}`, email: `j@${word()}.example` });
  expect([first, other, stranger].map(lead => lead.possibleDuplicate)).toEqual([false, true, false]);
  expect(await matches('sales', other.id)).toMatchObject([
    {
      leadId: first.id,
      customerId: null,
      name: `Jürgen ${family}`,
      reasons: expect.arrayContaining([expect.objectContaining({ field: 'NAME' })]),
    },
  ]);
  expect(await matches('sales', stranger.id)).toEqual([]);
});

test('a lead of a company that is a customer is flagged; of a customer of others it tells the team, and no more', async () => {
  const name = word();
  const address = { country: 'DE', city: 'Berlin' };
  const customer = await givenCustomer(server, 'salesNorth', { name: `${name} AG`, phone: '+49 30 901820', addresses: [address] });
  await (await server.as('salesNorth')).data(operation('customers', 'DuplicateCandidateFind'), { input: { customerId: customer.id } });
  const lead = await givenLead(server, 'salesAsia', { name: unique('Somebody'), company: name, phone: '+49 30 901820' });
  expect(lead.possibleDuplicate).toBe(true);
  const [match, ...rest] = await matches('salesAsia', lead.id);
  expect(rest).toEqual([]);
  expect(match).toMatchObject({ leadId: null, customerId: null, name: null, team: 'Team north' });
  expect(match?.reasons.map(reason => reason.weight)).toEqual(match?.reasons.map(() => null));
});

test('whatever somebody is called, words that programs know are words', async () => {
  const lead = { name: `Constructor ${word()}`, company: 'Valueof' };
  expect((await givenLead(server, 'sales', lead)).possibleDuplicate).toBe(false);
  expect((await givenLead(server, 'sales', lead)).possibleDuplicate).toBe(true);
});

test('a correction that makes it known flags it', async () => {
  const email = `a@${word()}.example`;
  await givenLead(server, 'sales', { email });
  const lead = await givenLead(server, 'sales', { email: `b@${word()}.example` });
  expect(lead.possibleDuplicate).toBe(false);
  const { leadUpdate } = await (await server.as('sales')).data<{ leadUpdate: { lead: object } }>(
    'mutation ($input: LeadUpdateInput!) { leadUpdate(input: $input) { lead { possibleDuplicate } errors { code } } }',
    { input: { leadId: lead.id, email } },
  );
  expect(leadUpdate).toEqual({ lead: { possibleDuplicate: true }, errors: [] });
});

test('whoever does not see the lead is told of none', async () => {
  const lead = await givenLead(server, 'salesNorth');
  await expect(matches('salesAsia', lead.id)).rejects.toThrow('NOT_FOUND');
});

test('leads from before are remembered by a job', async () => {
  const family = word();
  const old = await givenLead(server, 'sales', { name: `Olga ${family}`, company: 'Ostsee' });
  await server.database.sql('delete from matching.lead_profiles');
  await server.database.sql("insert into matching.leads_to_profile (after) values ('00000000-0000-0000-0000-000000000000')");
  await server.database.sql("update job_schedules set next_at = '2026-01-01' where name = 'lead.remember'");
  const another = await startServer({ database: server.database });
  const remembered = () => server.database.sql('select from matching.lead_profiles where lead_id = $1', [uuid(old.id)]);
  while (!(await remembered()).length);
  await another.kill9();
  expect((await givenLead(server, 'sales', { name: `Olga ${family}`, company: 'Ostsee' })).possibleDuplicate).toBe(true);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { givenLead, type Refused, unique, uuid } from './given.js';

const LEAD_CONVERT = operation('leads', 'LeadConvert');
const LEAD_DISQUALIFY = operation('leads', 'LeadDisqualify');
const LEAD_WORK = operation('leads', 'LeadWork');

interface Converted {
  leadConvert: {
    lead: { id: string; status: string; convertedAt: string } | null;
    customer: { id: string; name: string } | null;
    contact: { id: string } | null;
    opportunity: { id: string; name: string } | null;
    errors: Refused[];
  };
}

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
});

const convert = async (input: object) => (await (await server.as('sales')).data<Converted>(LEAD_CONVERT, { input })).leadConvert;
const opportunity = { name: 'Twelve bicycles', amount: { amount: '12000.00', currency: 'EUR' } };

test('makes customer, contact and opportunity of a lead, and the timeline tells of it', async () => {
  const company = unique('Radhaus');
  const email = `${unique('li').replaceAll(' ', '')}@example.com`;
  const lead = await givenLead(server, 'sales', { name: '李娜', company, email, phone: '+49 30 901820' });

  const made = await convert({ leadId: lead.id, opportunity });

  expect(made.errors).toEqual([]);
  expect(made).toMatchObject({ lead: { status: 'CONVERTED' }, customer: { name: company }, opportunity: { name: 'Twelve bicycles' } });
  const { customer } = await (await server.as('sales')).data<{
    customer: { timeline: { nodes: { summary: string; ref: string }[] }; contacts: { nodes: object[] } };
  }>('query ($id: ID!) { customer(id: $id) { contacts { nodes { name email phone } } timeline { nodes { summary ref } } } }', {
    id: made.customer?.id,
  });
  expect(customer.contacts.nodes).toEqual([{ name: '李娜', email, phone: '+4930901820' }]);
  expect(customer.timeline.nodes).toContainEqual({ summary: `Lead ${lead.number} converted: 李娜`, ref: lead.id });
});

test('is all or nothing: what fails at its end leaves nothing of its beginning', async () => {
  const company = unique('Nobody');
  const lead = await givenLead(server, 'sales', { company });

  const { errors, customer } = await convert({
    leadId: lead.id,
    opportunity: { ...opportunity, pipelineId: `pipeline_${'0'.repeat(32)}` },
  });

  expect(customer).toBeNull();
  expect(errors).toHaveLength(1);
  expect(await server.sql('select 1 from customers where name = $1', [company])).toEqual([]);
  expect(await server.sql('select status, version from leads where id = $1', [uuid(lead.id)])).toEqual([
    { status: 'ASSIGNED', version: 1 },
  ]);
  expect(await server.sql("select 1 from event_log where subject_id = $1 and name = 'lead.converted'", [uuid(lead.id)])).toEqual([]);
});

test('takes a customer that is there, and the contact that is known by its address', async () => {
  const email = `${unique('eva').replaceAll(' ', '')}@example.com`;
  const first = await convert({ leadId: (await givenLead(server, 'sales', { company: unique('Werk'), email })).id });
  const again = await convert({
    leadId: (await givenLead(server, 'sales', { email: email.toUpperCase() })).id,
    customerId: first.customer?.id,
  });
  expect(again.errors).toEqual([]);
  expect([again.customer?.id, again.contact?.id]).toEqual([first.customer?.id, first.contact?.id]);
  expect(again.opportunity).toBeNull();
});

test('a lead is converted once, also by two at the same moment', async () => {
  const company = unique('Twice');
  const lead = await givenLead(server, 'sales', { company });
  const answers = await Promise.all([convert({ leadId: lead.id }), convert({ leadId: lead.id })]);
  expect(answers.map(answer => answer.errors[0]?.code ?? 'made').sort()).toEqual(['INVALID_INPUT', 'made']);
  expect(await server.sql('select 1 from customers where name = $1', [company])).toHaveLength(1);
});

test('a disqualified lead is not converted, and says what may follow', async () => {
  const lead = await givenLead(server, 'sales');
  await (await server.as('sales')).data(LEAD_DISQUALIFY, { input: { leadId: lead.id, reason: 'No budget.' } });
  const { errors } = await convert({ leadId: lead.id });
  expect(errors).toEqual([expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining('RECYCLED') })]);
});

test('the first response is set once', async () => {
  const lead = await givenLead(server, 'sales');
  const sales = await server.as('sales');
  const worked = await sales.data<{ leadWork: { lead: { status: string; firstResponseAt: string } } }>(LEAD_WORK, {
    input: { leadId: lead.id },
  });
  expect(worked.leadWork.lead.status).toBe('WORKING');
  await sales.data(operation('leads', 'LeadQualify'), { input: { leadId: lead.id } });
  const again = await sales.data<{ leadWork: { lead: { firstResponseAt: string } } }>(LEAD_WORK, { input: { leadId: lead.id } });
  expect(again.leadWork.lead.firstResponseAt).toBe(worked.leadWork.lead.firstResponseAt);
});

test('who may not open opportunities converts nothing', async () => {
  const company = unique('Forbidden');
  const lead = await givenLead(server, 'marketing', { company });
  const { errors } = await (await server.as('marketing')).query(LEAD_CONVERT, { input: { leadId: lead.id, opportunity } });
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(await server.sql('select 1 from customers where name = $1', [company])).toEqual([]);
  expect(await server.sql('select status from leads where id = $1', [uuid(lead.id)])).toEqual([{ status: 'ASSIGNED' }]);
});

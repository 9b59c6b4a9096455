import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PostOffice } from '../../platform/mail/post-office.js';
import { type CastName, cast } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { givenPool, type Refused, unique } from './given.js';

const PUBLIC_URL = 'https://desk.nordwind.example/bw';
const CONSENT = 'Write to me about "new" bikes & <events>.';
const document = (name: string) => operation('forms', name);

let office: PostOffice;
let server: Server;
beforeAll(async () => {
  office = await new PostOffice().open();
  server = await startServer({
    env: { FORM_RATE: '10000', SMTP_URL: office.url, MAIL_FROM: 'desk@nordwind.example', PUBLIC_URL, LOG_LEVEL: 'info' },
  });
  await (await server.as('manager')).data(
    'mutation { leadSourceCreate(input: { code: "site", name: "Site", channel: WEB }) { errors { message } } }',
  );
});
afterAll(async () => {
  await server.stop();
  await office.close();
});

interface Form {
  id: string;
  key: string;
  version: number;
  consentVersion: number;
}
interface FormAnswer {
  leadForm: Form | null;
  errors: Refused[];
}
const change = async (
  name: 'LeadFormCreate' | 'LeadFormUpdate' | 'LeadFormArchive',
  input: object,
  actor: CastName = 'manager',
): Promise<FormAnswer> => {
  const answer = await (await server.as(actor)).data<Record<string, FormAnswer>>(document(name), { input });
  return answer[name.replace('L', 'l')] as FormAnswer;
};
const FIELDS = [{ field: 'NAME', required: true }, { field: 'EMAIL', required: true }, { field: 'NOTE' }];
async function givenForm(input: object = {}): Promise<Form> {
  const { leadForm, errors } = await change('LeadFormCreate', { name: unique('Form'), source: 'site', fields: FIELDS, ...input });
  if (!leadForm) throw new Error(JSON.stringify(errors));
  return leadForm;
}
/** Sends a form as a script does, or with a browser's `accept`. */
async function send(key: string, body: object, headers: Record<string, string> = {}) {
  const isPage = headers.accept?.includes('html');
  const response = await fetch(`${server.url}/forms/${key}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': isPage ? 'application/x-www-form-urlencoded' : 'application/json', ...headers },
    body: isPage ? new URLSearchParams(body as never).toString() : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: isPage ? null : JSON.parse(text || 'null') };
}
const PAGE = { accept: 'text/html,application/xhtml+xml' };
async function tokenFromMail(): Promise<string> {
  const { text, html } = await office.mail();
  const [, token] = new RegExp(`${PUBLIC_URL}/forms/confirm/([\\w-]{43})`).exec(text ?? '') ?? [];
  if (!token) throw new Error(`There is no link in: ${text}`);
  expect(html).toContain(`${PUBLIC_URL}/forms/confirm/${token}`);
  return token;
}
const follow = async (token: string, method = 'POST') => {
  const response = await fetch(`${server.url}/forms/confirm/${token}`, { method });
  return { status: response.status, text: await response.text() };
};
const leadsOf = (email: string) =>
  server.sql<{ id: string; owner_id: string | null; name: string }>('select id, owner_id, name from leads where email = $1', [email]);
const address = () => `${unique('a').replace(' ', '-')}@example.com`;

interface Converted {
  contact: { consents: { nodes: { proof: string }[] } };
  lead: { formSubmissions: { nodes: { confirmedAt: string }[] } };
}

describe('double opt-in', () => {
  test('a lead comes of a form once its mail is confirmed, exactly once, and whoever listens hears of it', async () => {
    const { territory } = await givenPool(server, ['salesSouth']);
    const form = await givenForm({ territory, language: 'de', title: 'Trial ride', consentText: CONSENT, consentPurpose: 'NEWSLETTER' });
    const heard = await (await server.as('salesSouth')).listen(
      'subscription { newLead { __typename ... on LeadCreated { lead { name email language utmSource source { code } formSubmissions { nodes { status consentText } } } } } }',
    );
    const email = address();
    const sent = await send(form.key, { name: 'Käthe', email, note: 'Hello', consent: true, utm_source: 'news', website: '' });
    expect([sent.status, sent.body]).toEqual([202, { received: true, confirmation: true }]);
    const token = await tokenFromMail();
    expect(await follow(token, 'GET')).toMatchObject({
      status: 200,
      text: expect.stringContaining('Write to me about &quot;new&quot; bikes &amp; &lt;events&gt;.'),
    });
    expect(await follow(token, 'HEAD')).toMatchObject({ status: 200 });
    expect(await leadsOf(email)).toEqual([]);
    const pending = await (await server.as('administrator')).data(document('LeadFormSubmissions'), { where: { email: { eq: email } } });
    expect(pending).toMatchObject({
      leadFormSubmissions: { nodes: [{ status: 'PENDING', answers: { name: 'Käthe', phone: null }, lead: null }] },
    });

    const answers = await Promise.all([follow(token), follow(token), follow(token)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await leadsOf(email)).toEqual([{ id: expect.any(String), owner_id: cast.salesSouth.id, name: 'Käthe' }]);
    const [event] = await heard.take(1);
    expect(JSON.stringify(event)).toContain('"LeadCreated"');
    expect(event).toMatchObject({
      newLead: {
        lead: {
          email,
          language: 'de',
          utmSource: 'news',
          source: { code: 'site' },
          formSubmissions: { nodes: [{ status: 'CONFIRMED', consentText: CONSENT }] },
        },
      },
    });
    expect(server.output.join('\n')).not.toContain(token);
  });

  test('what they agreed to is the contact’s consent once the lead is converted', async () => {
    const form = await givenForm({ consentText: CONSENT, consentPurpose: 'OFFERS' });
    const email = address();
    await send(form.key, { name: 'Ines', email, consent: 'on' });
    await follow(await tokenFromMail());
    const [lead] = await leadsOf(email);
    const manager = await server.as('administrator');
    const leadId = `lead_${lead?.id.replaceAll('-', '')}`;
    const data = await manager.data(
      'mutation ($leadId: ID!) { leadConvert(input: { leadId: $leadId }) { contact { consents { nodes { channel purpose state basis inForce proof at } } } lead { formSubmissions { nodes { confirmedAt } } } errors { message } } }',
      { leadId },
    );
    const { contact, lead: converted } = (data as { leadConvert: Converted }).leadConvert;
    expect(contact.consents.nodes).toEqual([
      {
        channel: 'EMAIL',
        purpose: 'OFFERS',
        state: 'GRANTED',
        basis: 'CONSENT',
        inForce: true,
        proof: expect.stringContaining(`text 1: "${CONSENT}"`),
        at: converted.formSubmissions.nodes[0]?.confirmedAt,
      },
    ]);
    expect(contact.consents.nodes[0]?.proof).toContain(`by the link sent to ${email}`);
  });

  test('the lead may come first; then the confirmation brings the consent, also after the conversion', async () => {
    const form = await givenForm({ leadBeforeConfirmation: true, consentText: CONSENT, consentPurpose: 'SURVEY' });
    const email = address();
    await send(form.key, { name: 'Early', email, consent: true });
    const [lead] = await leadsOf(email);
    const leadId = `lead_${lead?.id.replaceAll('-', '')}`;
    const administrator = await server.as('administrator');
    await administrator.data('mutation ($leadId: ID!) { leadConvert(input: { leadId: $leadId }) { errors { message } } }', { leadId });
    const consents = () =>
      server.sql('select c.purpose, c.state from consents c join leads l on l.contact_id = c.contact_id where l.id = $1', [lead?.id]);
    expect(await consents()).toEqual([]);
    await follow(await tokenFromMail());
    expect(await consents()).toEqual([{ purpose: 'SURVEY', state: 'GRANTED' }]);
    expect(await leadsOf(email)).toHaveLength(1);
  });

  test('a link that is too old confirms nothing, and what was filled in is deleted', async () => {
    const form = await givenForm({ lifetime: 'PT1M' });
    const email = address();
    await send(form.key, { name: 'Late', email });
    const token = await tokenFromMail();
    await server.sql(`update lead_form_submissions set expires_at = now() - interval '1 second' where email = $1`, [email]);
    expect((await follow(token, 'GET')).status).toBe(410);
    expect(await follow(token)).toMatchObject({ status: 410, text: expect.stringContaining('This link has ended') });
    expect(await leadsOf(email)).toEqual([]);
    await server.sql(`update job_schedules set next_at = date_trunc('milliseconds', now()) where name = 'lead.forms.expire'`);
    while ((await server.sql('select 1 from lead_form_submissions where email = $1', [email])).length) await follow(token, 'GET');
    expect((await follow('x'.repeat(43))).status).toBe(410);
  });

  test('an address gets three mails a day that nobody confirms, and the answer stays the same', async () => {
    const form = await givenForm();
    const email = address();
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await send(form.key, { name: `Try ${i}`, email: i % 2 ? email.toUpperCase() : email }));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await server.sql('select 1 from lead_form_submissions where email = $1', [email])).toHaveLength(3);
    for (let i = 0; i < 3; i++) await tokenFromMail();
    expect(office.waiting).toBe(0);
  });
});

describe('without confirmation', () => {
  test('the lead comes at once, named by what there is; a lead goes with its submission to whoever gets it', async () => {
    const form = await givenForm({ doubleOptIn: false, fields: [{ field: 'PHONE', required: true }, { field: 'COMPANY' }] });
    const company = unique('Nord & Süd');
    expect(await send(form.key, { phone: '+49 30 901820', company, email: 'not@asked.example' })).toMatchObject({
      status: 202,
      body: { received: true, confirmation: false },
    });
    const [lead] = await server.sql<{ id: string; email: string | null; name: string }>(
      'select id, email, name from leads where company = $1',
      [company],
    );
    expect(lead).toMatchObject({ email: null, name: company });
    const assigned = await (await server.as('administrator')).data(
      'mutation ($input: LeadAssignInput!) { leadAssign(input: $input) { errors { message } } }',
      { input: { leadId: `lead_${lead?.id.replaceAll('-', '')}`, assigneeId: userId('salesSouth') } },
    );
    expect(assigned).toEqual({ leadAssign: { errors: [] } });
    const mine = await (await server.as('salesSouth')).data(document('LeadFormSubmissions'), {});
    expect(mine).toMatchObject({
      leadFormSubmissions: {
        nodes: expect.arrayContaining([expect.objectContaining({ status: 'RECEIVED', lead: expect.objectContaining({ name: company }) })]),
      },
    });
  });

  test('each wrong field is told, to scripts and on the page, and nothing is kept', async () => {
    const form = await givenForm({ doubleOptIn: false, consentText: CONSENT, consentPurpose: 'OFFERS', consentRequired: true });
    const { status, body } = await send(form.key, { email: 'nobody', note: 'x'.repeat(10_001) });
    expect(status).toBe(400);
    expect(body.errors.map(({ code, path }: Refused) => [code, path?.[0]])).toEqual([
      ['INVALID_INPUT', 'name'],
      ['INVALID_INPUT', 'email'],
      ['INVALID_INPUT', 'note'],
      ['INVALID_INPUT', 'consent'],
    ]);
    const evil = '"><script>alert(1)</script>';
    const page = await send(form.key, { name: evil, email: evil, note: `</textarea>${evil}`, utm_source: evil }, PAGE);
    expect([page.status, page.text.includes('<script')]).toEqual([400, false]);
    expect(page.text).toContain('aria-describedby="email-wrong"');
    expect(page.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    const old = await send(form.key, { name: 'A', email: address(), consent: 'on', consentVersion: '7' });
    expect(old.body.errors).toEqual([{ code: 'INVALID_INPUT', message: expect.stringContaining('changed'), path: ['consent'] }]);
    expect(
      await server.sql('select 1 from lead_form_submissions s join lead_forms f on f.id = s.form_id where f.key = $1', [form.key]),
    ).toEqual([]);
  });

  test('a browser is led on, to our page or to yours', async () => {
    const ours = await givenForm({ doubleOptIn: false });
    const done = await send(ours.key, { name: 'A', email: address() }, PAGE);
    expect([done.status, done.headers.get('location')]).toEqual([303, `/bw/forms/${ours.key}?sent`]);
    expect(await (await fetch(`${server.url}/forms/${ours.key}?sent`)).text()).toContain('Thank you');
    const yours = await givenForm({ doubleOptIn: false, redirectTo: 'https://www.example.com/thanks?a=1' });
    const elsewhere = await send(yours.key, { name: 'A', email: address() }, PAGE);
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([303, 'https://www.example.com/thanks?a=1']);
  });

  test('a filled honeypot, bodies that are none, and what is too large leave nothing', async () => {
    const form = await givenForm({ doubleOptIn: false });
    const email = address();
    expect(await send(form.key, { name: 'Bot', email, website: 'http://spam.example' })).toMatchObject({
      status: 202,
      body: { received: true, confirmation: false },
    });
    expect(await leadsOf(email)).toEqual([]);
    const post = async (body: string, type: string) => {
      const response = await fetch(`${server.url}/forms/${form.key}`, { method: 'POST', headers: { 'content-type': type }, body });
      return [response.status, /"code":"([A-Z_]+)"/.exec(await response.text())?.[1]];
    };
    expect(await post('{', 'application/json')).toEqual([400, 'INVALID_INPUT']);
    expect(await post('null', 'application/json')).toEqual([400, 'INVALID_INPUT']);
    expect(await post('[1]', 'application/json')).toEqual([400, 'INVALID_INPUT']);
    expect(await post('{"name":{"a":1},"email":["x"],"consent":{}}', 'application/json')).toEqual([400, 'INVALID_INPUT']);
    const odd = '{"toString":1}';
    expect(await post(`{"name":${odd},"consent":${odd},"consentVersion":${odd}}`, 'application/json')).toEqual([400, 'INVALID_INPUT']);
    expect(await post(`{"website":${odd}}`, 'application/json')).toEqual([202, undefined]);
    expect(await post('{"__proto__":{"name":"x"}}', 'application/json')).toEqual([400, 'INVALID_INPUT']);
    for (const key of ['%00', '%FF', 'x', 'confirm', '"><script>'])
      expect([key, (await fetch(`${server.url}/forms/${key}`)).status]).toEqual([key, key === '%FF' ? 400 : 404]);
    expect(await post('name=%00&email=%FF%FE@x', 'application/x-www-form-urlencoded')).toEqual([400, 'INVALID_INPUT']);
    expect(await post(`name=A%00B&email=${email}`, 'application/x-www-form-urlencoded')).toEqual([400, 'INVALID_INPUT']);
    expect(await post('<form/>', 'text/xml')).toEqual([415, 'INVALID_INPUT']);
    expect(await post(`note=${'x'.repeat(70_000)}`, 'application/x-www-form-urlencoded')).toEqual([413, 'LIMIT_EXCEEDED']);
    expect(await leadsOf(email)).toEqual([]);
  });

  test('pages of other origins send it as the form says', async () => {
    const open = await givenForm({ doubleOptIn: false });
    const body = () => ({ name: 'A', email: address() });
    expect((await send(open.key, body(), { origin: 'https://any.example' })).headers.get('access-control-allow-origin')).toBe(
      'https://any.example',
    );
    const closed = await givenForm({ doubleOptIn: false, allowedOrigins: ['https://www.example.com'] });
    const refused = await send(closed.key, body(), { origin: 'https://any.example' });
    expect([refused.status, refused.body.errors[0].code, refused.headers.get('access-control-allow-origin')]).toEqual([
      403,
      'FORBIDDEN',
      null,
    ]);
    for (const origin of ['https://www.example.com', new URL(PUBLIC_URL).origin, server.url])
      expect((await send(closed.key, body(), { origin })).status).toBe(202);
    const ask = (origin: string) =>
      fetch(`${server.url}/forms/${closed.key}`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    expect((await ask('https://www.example.com')).headers.get('access-control-allow-methods')).toBe('POST');
    expect((await ask('https://any.example')).headers.get('access-control-allow-methods')).toBeNull();
  });
});

describe('setting up', () => {
  test('a form is changed, each text to agree to has its version, and an archived form is closed', async () => {
    const form = await givenForm({ consentText: 'One', consentPurpose: 'OFFERS' });
    expect(form.consentVersion).toBe(1);
    const update = (input: object) => change('LeadFormUpdate', { leadFormId: form.id, ...input });
    expect((await update({ consentText: 'Two', expectedVersion: form.version })).leadForm?.consentVersion).toBe(2);
    expect((await update({ title: 'Other', consentText: 'Two' })).leadForm?.consentVersion).toBe(2);
    expect((await update({ title: 'Stale', expectedVersion: form.version })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    await update({ active: false });
    expect((await fetch(`${server.url}/forms/${form.key}`)).status).toBe(404);
    await update({ active: true });
    expect((await fetch(`${server.url}/forms/${form.key}`)).status).toBe(200);
    const email = address();
    await send(form.key, { name: 'Last', email });
    expect((await change('LeadFormArchive', { leadFormId: form.id })).leadForm).toMatchObject({ active: false });
    expect((await send(form.key, { name: 'A', email: address() })).body.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await update({ title: 'x' })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    await follow(await tokenFromMail());
    expect(await leadsOf(email)).toHaveLength(1);
    const manager = await server.as('manager');
    expect(await manager.data(document('LeadForm'), { id: form.id })).toMatchObject({ leadForm: { title: 'Other', consentText: 'Two' } });
    expect(JSON.stringify(await manager.data(document('LeadForms'), {}))).not.toContain(form.id);
  });

  test.each([
    ['no way to confirm', { fields: [{ field: 'NAME' }, { field: 'EMAIL' }] }, 'fields'],
    ['nobody to answer', { fields: [{ field: 'NAME' }], doubleOptIn: false }, 'fields'],
    ['a field twice', { fields: [...FIELDS, { field: 'NOTE' }] }, 'fields'],
    ['a purpose without a text', { consentPurpose: 'OFFERS' }, 'consentPurpose'],
    ['a consent to nothing', { consentRequired: true }, 'consentRequired'],
    ['a lead before no confirmation', { doubleOptIn: false, leadBeforeConfirmation: true }, 'leadBeforeConfirmation'],
    ['a second', { lifetime: 'PT1S' }, 'lifetime'],
    ['a month', { lifetime: 'P1M' }, 'lifetime'],
    ['a script to go on to', { redirectTo: 'javascript:alert(1)' }, 'redirectTo'],
    ['an origin with a path', { allowedOrigins: ['https://www.example.com/'] }, 'allowedOrigins'],
    ['a source that is none', { source: 'nowhere' }, 'source'],
    ['a pool that is none', { poolId: `pool_${'0'.repeat(32)}` }, 'poolId'],
  ])('%s is refused', async (_what, input, field) => {
    const { leadForm, errors } = await change('LeadFormCreate', { name: unique('Wrong'), source: 'site', fields: FIELDS, ...input });
    expect([leadForm, errors.map(({ code, path }) => [code, path?.[0]])]).toEqual([null, [['INVALID_INPUT', field]]]);
  });

  test('it takes the permission for sources', async () => {
    const answer = await (await server.as('sales')).query(document('LeadFormCreate'), {
      input: { name: 'X', source: 'site', fields: FIELDS },
    });
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

test('one address may send so many a minute, and no more', async () => {
  const form = await givenForm({ doubleOptIn: false });
  const strict = await startServer({ env: { FORM_RATE: '2' }, database: server.database });
  try {
    const statuses = [];
    for (let i = 0; i < 4; i++)
      statuses.push(
        (
          await fetch(`${strict.url}/forms/${form.key}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ name: 'A', email: address() }),
          })
        ).status,
      );
    expect(statuses).toEqual([202, 202, 429, 429]);
  } finally {
    await strict.stop();
  }
});

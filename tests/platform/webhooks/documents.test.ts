import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Server } from '../../support/server.js';
import { allow, change, document, hook, lead, NEW_LEAD, startHooks, verified } from './hooks.js';
import { Receiver } from './receiver.js';

const FOLLOW = '{ ... on LeadCreated { lead { id name } } }';
const URL_OF_OURS = 'https://hooks.example.com/in';

let server: Server;
beforeAll(async () => {
  server = await startHooks();
  await allow(server, 'SERVICE', 'webhook', 'OWN');
});
afterAll(() => server.stop());

const create = (input: object) => change(server, 'WebhookCreate', { name: 'Hook', url: URL_OF_OURS, document: NEW_LEAD, ...input });
const refusal = async (input: object) => {
  const { webhook, secret, errors } = await create(input);
  expect([webhook, secret]).toEqual([null, null]);
  return errors.map(({ code, path, message }) => `${code} ${path?.join('.')} ${message}`).join('; ');
};

describe('a document', () => {
  test.each([
    ['is none', 'newLead', /^INVALID_INPUT document Syntax Error/],
    ['is a query', '{ me { id } }', /document It holds exactly one operation/],
    ['is two', `subscription A { newLead ${FOLLOW} } subscription B { newLead ${FOLLOW} }`, /document It holds exactly one operation/],
    [
      'is a subscription beside a query',
      `subscription A { newLead ${FOLLOW} } query B { me { id } }`,
      /document It holds exactly one operation/,
    ],
    ['has two root fields', `subscription { newLead ${FOLLOW} other: newLead ${FOLLOW} }`, /document .*one top level field/],
    ['has a root field of introspection', 'subscription { __typename }', /document .*introspection/],
    [
      'names what does not exist',
      'subscription { newLead { ... on LeadCreated { lead { salary } } } }',
      /document Cannot query field "salary"/,
    ],
    ['lacks a variable', `subscription ($w: LeadWhere!) { newLead(where: $w) ${FOLLOW} }`, /^INVALID_INPUT variables Variable "\$w"/],
    ['is about webhooks', 'subscription { webhookChanged { __typename } }', /document A webhook tells nothing of webhooks/],
    ['is too large', `subscription { newLead { ${'... on LeadCreated { lead { id } } '.repeat(400)} } }`, /LIMIT_EXCEEDED|document/],
    ['is too long', `subscription { newLead ${FOLLOW} } #${'x'.repeat(20_000)}`, /^INVALID_INPUT document .*20000/],
  ])('that %s is refused', async (_what, text, message) => {
    expect(await refusal({ document: text })).toMatch(message);
  });

  test('is refused with variables that do not fit, and with a cursor that is none', async () => {
    expect(await refusal({ variables: { where: { salary: 7 } } })).toMatch(/^INVALID_INPUT variables Variable "\$where"/);
    expect(await refusal({ variables: { after: '12.abc' } })).toMatch(/^INVALID_INPUT .*is no cursor/);
    expect(await refusal({ variables: { after: '99999999.abcdefghijk' } })).toMatch(/^(ACCESS_CHANGED|CURSOR_EXPIRED)/);
  });

  test('asks for nothing that its maker may not read', async () => {
    await allow(server, 'SERVICE', 'lead', 'ALL', 'NONE', ['Lead.email']);
    const text = 'subscription { newLead { ... on LeadCreated { lead { email } } } }';
    const mine = { name: 'Mine', url: URL_OF_OURS };
    await expect(change(server, 'WebhookCreate', { ...mine, document: text }, 'service')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await allow(server, 'SERVICE', 'lead', 'NONE');
    await expect(change(server, 'WebhookCreate', { ...mine, document: NEW_LEAD }, 'service')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('begins where its cursor says', async () => {
    const receiver = await new Receiver().open();
    const heard = await (await server.as('administrator')).listen<{ newLead: { cursor: string } }>(NEW_LEAD);
    for (const name of ['before', 'after one', 'after two']) await lead(server, name);
    const [{ newLead }] = (await heard.take(3)) as [{ newLead: { cursor: string } }];
    await hook(server, { url: receiver.url, variables: { after: newLead.cursor } });
    const bodies = (await receiver.take(2)).map(({ body }) => body).join();
    expect(bodies).toMatch(/after one/);
    expect(bodies).toMatch(/after two/);
    await receiver.close();
  });
});

describe('an address', () => {
  test.each([
    ['hooks', /is no address/],
    ['ftp://example.com/', /must begin with "https:/],
    ['javascript:alert(1)', /must begin with "https:/],
    ['file:///etc/passwd', /must begin with "https:/],
    ['https://user:secret@example.com/', /must not hold a user or a password/],
    ['https://10.0.0.1/', /"10.0.0.1" is not a public address/],
    ['https://169.254.169.254/latest/meta-data', /not a public address/],
    ['https://[::1]/', /"::1" is not a public address/],
    ['https://[::ffff:10.0.0.1]/', /not a public address/],
    ['https://0x7f.2/', /"127.0.0.2" is not a public address/],
    ['https://2130706434/', /"127.0.0.2" is not a public address/],
    ['http://93.184.216.34/', /not a public address/],
  ])('%s is refused', async (url, message) => {
    expect(await refusal({ url })).toMatch(message);
  });
});

describe('making one', () => {
  test('can be tried, and repeated under a key; its secret is told once', async () => {
    const before = (await server.sql('select from webhooks')).length;
    const tried = await create({ dryRun: true });
    expect(tried).toMatchObject({ webhook: { name: 'Hook', status: 'ACTIVE' }, errors: [] });
    expect((await server.sql('select from webhooks')).length).toBe(before);
    const idempotencyKey = crypto.randomUUID();
    const first = await create({ idempotencyKey });
    expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const again = await create({ idempotencyKey });
    expect([again.webhook?.id, again.secret]).toEqual([first.webhook?.id, null]);
    expect((await server.sql('select from webhooks')).length).toBe(before + 1);
  });

  test('takes a right that ready-made roles do not have, but administrators', async () => {
    for (const name of ['manager', 'sales', 'analyst', 'marketing'] as const)
      await expect(change(server, 'WebhookCreate', { name: 'x', url: URL_OF_OURS, document: NEW_LEAD }, name)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    const asked = await (await server.as('manager')).query(document('Webhooks'));
    expect(asked.errors?.[0]?.extensions?.code ?? asked.data).toEqual('FORBIDDEN');
  });

  test('keeps secrets where only the system reads them, and texts as texts', async () => {
    const receiver = await new Receiver().open();
    const name = `'; drop table webhooks; -- $1 ? {{ x }} "\\`;
    const { id, secret } = await hook(server, {
      name,
      url: `${receiver.url}?x='%0d%0aX-Evil:%201`,
      variables: { where: { territory: { eq: name } } },
    });
    await lead(server, name, 'sales', { territory: name });
    const received = await receiver.next();
    expect(verified(received, secret)).toBe(true);
    expect(received.headers).not.toHaveProperty('x-evil');
    expect(received.path).toContain('%0d%0aX-Evil');
    const uuid = id.replace('webhook_', '');
    const [row] = await server.sql<{ name: string }>('select * from webhooks where id = $1', [uuid]);
    expect(row?.name).toBe(name);
    for (const table of [
      'webhooks',
      'webhook_deliveries',
      'audit_entries',
      'idempotency_keys',
      'event_log',
      'graphile_worker._private_jobs',
    ])
      expect(JSON.stringify(await server.sql(`select * from ${table}`))).not.toContain(secret);
    expect(server.output.join('\n')).not.toContain(secret);
    await receiver.close();
  });
});

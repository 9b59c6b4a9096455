import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Server } from '../../support/server.js';
import { activate, allow, assign, change, document, hook, lead, logOf, NEW_LEAD, newsOf, settled, startHooks, until } from './hooks.js';
import { Receiver } from './receiver.js';

let server: Server;
let receiver: Receiver;
beforeAll(async () => {
  server = await startHooks({ WEBHOOK_RETRIES: 'PT1H' });
});
afterAll(() => server.stop());
beforeEach(async () => {
  receiver = await new Receiver().open();
  await allow(server, 'SALES', 'webhook', 'OWN');
  await allow(server, 'SALES', 'lead', 'TEAM');
});
afterEach(async () => {
  for (const { id } of await server.sql<{ id: string }>(`select id from webhooks where status = 'ACTIVE'`))
    await change(server, 'WebhookArchive', { webhookId: `webhook_${id.replaceAll('-', '')}` });
  await receiver.close();
});

const standing = async (id: string) => {
  const { webhooks } = await (await server.as('administrator')).data<{
    webhooks: { nodes: { id: string; status: string; reason: string }[] };
  }>(document('Webhooks'));
  const found = webhooks.nodes.find(each => each.id === id);
  return found && [found.status, found.reason];
};
const disabled = (id: string, reason: string) =>
  until(
    () => standing(id),
    now => now?.[0] === 'DISABLED' && now[1] === reason,
  );

describe('what a webhook tells', () => {
  test('is what its owner would hear: of the team, and that it is gone, in the same words', async () => {
    const heard = await (await server.as('sales')).listen(NEW_LEAD);
    await hook(server, { url: receiver.url }, 'sales');
    const same = async () => {
      const [told] = await heard.take(1);
      expect(JSON.parse((await receiver.next()).body)).toEqual({ data: told });
      return told;
    };
    await lead(server, 'Elsewhere', 'salesAsia');
    const { id } = await lead(server, 'Ours', 'salesNorth');
    expect(await same()).toMatchObject({ newLead: { __typename: 'LeadCreated', lead: { name: 'Ours' } } });
    await assign(server, id, 'salesAsia');
    expect(await same()).toMatchObject({ newLead: { __typename: 'LeadLeft', id, reason: 'NOT_VISIBLE' } });
    await lead(server, 'At last');
    expect(await same()).toMatchObject({ newLead: { lead: { name: 'At last' } } });
  });

  test('ends when its owner loses a field, the kind, or the right to have any', async () => {
    const text = 'subscription { newLead { ... on LeadCreated { lead { name email } } } }';
    for (const [lose, restore] of [
      [() => allow(server, 'SALES', 'lead', 'TEAM', 'TEAM', ['Lead.email']), () => allow(server, 'SALES', 'lead', 'TEAM')],
      [() => allow(server, 'SALES', 'lead', 'NONE'), () => allow(server, 'SALES', 'lead', 'TEAM')],
      [() => allow(server, 'SALES', 'webhook', 'OWN', 'NONE'), () => allow(server, 'SALES', 'webhook', 'OWN')],
    ] as const) {
      const { id } = await hook(server, { url: receiver.url, document: text }, 'sales');
      await lose();
      await lead(server, 'Secret', 'administrator');
      await disabled(id, 'OWNER_NOT_PERMITTED');
      const { errors } = await change(server, 'WebhookEnable', { webhookId: id });
      expect(errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringMatching(/^The webhook can not go on/) }]);
      await restore();
    }
    expect(receiver.waiting).toBe(0);
  });

  test('ends when its owner is deactivated, with what waited, and goes on where it stopped', async () => {
    receiver.meet(500);
    const watching = await (await server.as('administrator')).listen(document('WebhooksChanging'));
    const { id } = await hook(server, { url: receiver.url }, 'sales');
    await lead(server, 'Waits');
    const first = await receiver.next();
    await until(
      () => logOf(server, id),
      ([delivery]) => delivery?.attempts === 1,
    );
    await activate(server, 'sales', false);
    expect(await newsOf(watching, 'WebhookDisabled', id)).toMatchObject({ actor: null, webhook: { id, reason: 'OWNER_INACTIVE' } });
    await lead(server, 'Meanwhile', 'salesNorth');
    const { errors } = await change(server, 'WebhookDeliveryRetry', { deliveryId: first.id });
    expect(errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(receiver.waiting).toBe(0);
    await activate(server, 'sales', true);
    expect((await change(server, 'WebhookEnable', { webhookId: id })).errors).toEqual([]);
    expect((await receiver.next()).body).toContain('Meanwhile');
    expect((await change(server, 'WebhookDeliveryRetry', { deliveryId: first.id })).errors).toEqual([]);
    expect((await receiver.next()).id).toBe(first.id);
  });
});

describe('a further attempt', () => {
  test('says what may be said by then', async () => {
    receiver.meet(500);
    const { id } = await hook(server, { url: receiver.url }, 'sales');
    const made = await lead(server, 'Given away');
    const first = await receiver.next();
    expect(first.body).toContain('"name":"Given away"');
    await until(
      () => logOf(server, id),
      ([delivery]) => delivery?.attempts === 1,
    );
    await server.sql("update webhook_deliveries set written_at = written_at - interval '1 minute'");
    await assign(server, made.id, 'salesAsia');
    expect(JSON.parse((await receiver.next()).body).data.newLead).toMatchObject({ __typename: 'LeadLeft', reason: 'NOT_VISIBLE' });
    await change(server, 'WebhookDeliveryRetry', { deliveryId: first.id });
    const again = await receiver.next();
    expect([again.id, JSON.parse(again.body).data.newLead]).toEqual([
      first.id,
      expect.objectContaining({ __typename: 'LeadLeft', id: made.id, reason: 'NOT_VISIBLE' }),
    ]);
    expect(again.body).not.toContain('Given away');
  });

  test('is none where nothing may be said any more', async () => {
    receiver.meet(500);
    const { id } = await hook(server, { url: receiver.url }, 'sales');
    await lead(server, 'Of a colleague', 'salesNorth');
    const first = await receiver.next();
    await until(
      () => logOf(server, id),
      ([delivery]) => delivery?.attempts === 1,
    );
    await allow(server, 'SALES', 'lead', 'OWN');
    await change(server, 'WebhookDeliveryRetry', { deliveryId: first.id });
    expect(await settled(server, id)).toMatchObject([{ status: 'DROPPED', attempts: 1, error: expect.stringContaining('may not hear') }]);
    expect(receiver.waiting).toBe(0);
  });
});

describe('of somebody else’s webhook', () => {
  test('one sees no contents, and changes neither address nor document', async () => {
    receiver.otherwise = { status: 200, body: 'Private, you said?' };
    const { id, webhook } = await hook(server, { url: receiver.url }, 'sales');
    await lead(server, 'Private');
    await receiver.next();
    const [mine] = await settled(server, id);
    const [theirs] = await logOf(server, id);
    expect([mine?.body, theirs?.responseBody]).toEqual([null, null]);
    const [own] = await logOf(server, id, null, 'sales');
    expect(own).toMatchObject({ body: expect.stringContaining('Private'), responseBody: 'Private, you said?' });
    const other = { webhookId: id, expectedVersion: webhook.version };
    for (const input of [
      { url: 'https://elsewhere.example.com/' },
      { document: 'subscription { newLead { __typename } }' },
      { variables: { where: {} } },
    ])
      await expect(change(server, 'WebhookUpdate', { ...other, ...input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await change(server, 'WebhookUpdate', { ...other, name: 'Renamed' })).webhook).toMatchObject({ name: 'Renamed' });
    const { errors } = await (await server.as('salesNorth')).query(document('WebhookLog'), { id });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await change(server, 'WebhookPause', { webhookId: id }, 'salesNorth')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

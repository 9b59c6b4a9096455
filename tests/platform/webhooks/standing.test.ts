import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Server } from '../../support/server.js';
import { change, document, hook, lead, logOf, NEW_LEAD, settled, startHooks, until, verified } from './hooks.js';
import { Receiver } from './receiver.js';

let server: Server;
let receiver: Receiver;
beforeAll(async () => {
  server = await startHooks({ WEBHOOK_PATIENCE: 'PT0.5S', WEBHOOK_RETRIES: Array(60).fill('100').join() });
});
afterAll(() => server.stop());
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(() => receiver.close());

interface Standing {
  status: string;
  reason: string | null;
  reasonText: string | null;
  failures: number;
}
const standing = async (id: string): Promise<Standing> => {
  const text = 'query ($id: ID!) { webhook(id: $id) { status reason reasonText failures failingSince stoppedAt } }';
  return (await (await server.as('administrator')).data<{ webhook: Standing }>(text, { id })).webhook;
};

describe('a webhook', () => {
  test('that is paused keeps what happens for when it goes on, or leaves it out', async () => {
    const { id } = await hook(server, { url: receiver.url });
    const other = await new Receiver().open();
    await hook(server, { url: other.url });
    const pause = () => change(server, 'WebhookPause', { webhookId: id });
    expect((await pause()).webhook).toMatchObject({ status: 'PAUSED', stoppedAt: expect.any(String) });
    await lead(server, 'While paused');
    expect((await other.next()).body).toContain('While paused');
    expect(receiver.waiting).toBe(0);
    expect((await change(server, 'WebhookEnable', { webhookId: id })).webhook).toMatchObject({ status: 'ACTIVE' });
    expect((await receiver.next()).body).toContain('While paused');
    await pause();
    await lead(server, 'Left out');
    await other.next();
    await change(server, 'WebhookEnable', { webhookId: id, skip: true });
    await lead(server, 'Told again');
    expect((await receiver.next()).body).toContain('Told again');
    await other.close();
  });

  test('says something else, somewhere else, once it is changed', async () => {
    const { id, webhook } = await hook(server, { url: receiver.url });
    const moved = await new Receiver().open();
    const text = 'subscription { newLead { ... on LeadCreated { lead { number } } } }';
    const changed = await change(server, 'WebhookUpdate', {
      webhookId: id,
      expectedVersion: webhook.version,
      url: moved.url,
      document: text,
    });
    expect(changed).toMatchObject({
      webhook: { url: moved.url, document: text, variables: null, version: webhook.version + 1 },
      errors: [],
    });
    const stale = await change(server, 'WebhookUpdate', { webhookId: id, expectedVersion: webhook.version, name: 'Late' });
    expect(stale.errors).toMatchObject([{ code: 'CONFLICT' }]);
    const bad = await change(server, 'WebhookUpdate', { webhookId: id, url: 'http://10.0.0.1/', name: null });
    expect(bad.errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    await lead(server, 'Unnamed');
    const { body } = await moved.next();
    expect(Object.keys(JSON.parse(body).data.newLead.lead)).toEqual(['number']);
    await moved.close();
  });

  test('is disabled at once by 410, and after its patience by anything else', async () => {
    const gone = await hook(server, { url: receiver.url });
    receiver.meet(410);
    await lead(server, 'Unwanted');
    await receiver.next();
    const [delivery] = await settled(server, gone.id);
    expect(delivery).toMatchObject({ status: 'FAILED', attempts: 1, responseStatus: 410 });
    expect(await standing(gone.id)).toMatchObject({ status: 'DISABLED', reason: 'GONE', reasonText: expect.stringContaining('410') });

    const failing = await hook(server, { url: receiver.url });
    receiver.otherwise = 503;
    await lead(server, 'Failing');
    await until(
      () => standing(failing.id),
      ({ status }) => status === 'DISABLED',
    );
    expect(await standing(failing.id)).toMatchObject({ reason: 'FAILING', reasonText: expect.stringMatching(/^Every attempt since/) });
    expect(await logOf(server, failing.id)).toMatchObject([{ status: 'PENDING' }]);
    receiver.otherwise = 204;
    await change(server, 'WebhookEnable', { webhookId: failing.id });
    expect(await settled(server, failing.id)).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await standing(failing.id)).toMatchObject({ status: 'ACTIVE', failures: 0 });
  });

  test('that was put away sends nothing, and can be brought back', async () => {
    const { id } = await hook(server, { url: receiver.url });
    expect((await change(server, 'WebhookArchive', { webhookId: id })).webhook).toMatchObject({ status: 'ARCHIVED' });
    const listed = await (await server.as('administrator')).data(document('Webhooks'));
    expect(JSON.stringify(listed)).not.toContain(id);
    await change(server, 'WebhookEnable', { webhookId: id, skip: true });
    await lead(server, 'Back');
    expect((await receiver.next()).body).toContain('Back');
  });
});

describe('its secret', () => {
  test('is followed by another, with both for as long as the overlap', async () => {
    const { id, secret: old } = await hook(server, { url: receiver.url });
    const { secret } = await change(server, 'WebhookRotateSecret', { webhookId: id });
    expect(secret).not.toBe(old);
    await lead(server, 'Twice signed');
    const both = await receiver.next();
    expect([verified(both, old), verified(both, secret!)]).toEqual([true, true]);
    const third = await change(server, 'WebhookRotateSecret', { webhookId: id, overlap: 'PT0S' });
    await lead(server, 'Once signed');
    const one = await receiver.next();
    expect([verified(one, old), verified(one, secret!), verified(one, third.secret!)]).toEqual([false, false, true]);
    const trail = await (await server.as('administrator')).data(
      'query ($id: ID!) { auditTrail(recordId: $id, first: 20) { nodes { field before after } } }',
      { id },
    );
    for (const each of [old, secret!, third.secret!]) expect(JSON.stringify(trail)).not.toContain(each);
  });
});

describe('a ping', () => {
  test('is sent once, also while the webhook is stopped', async () => {
    const { id, secret } = await hook(server, { url: receiver.url });
    await change(server, 'WebhookPause', { webhookId: id });
    const { delivery } = await change(server, 'WebhookTest', { webhookId: id });
    const received = await receiver.next();
    expect([received.id, verified(received, secret)]).toEqual([delivery?.id, true]);
    expect(JSON.parse(received.body)).toEqual({ data: null, extensions: { ping: { webhook: id } } });
    receiver.meet(500);
    await change(server, 'WebhookTest', { webhookId: id });
    expect(await settled(server, id, 2)).toMatchObject([
      { event: 'ping', status: 'FAILED', attempts: 1, responseStatus: 500, position: null },
      { event: 'ping', status: 'SUCCEEDED' },
    ]);
    const delivered = await (await server.as('administrator')).data(document('WebhookDelivered'), { id: delivery?.id });
    expect(delivered).toMatchObject({ webhookDelivery: { status: 'SUCCEEDED', webhook: { id, status: 'PAUSED' } } });
    expect((await standing(id)).failures).toBe(0);
  });
});

test('a log is kept for as long as it says, and no longer', async () => {
  const { id } = await hook(server, { url: receiver.url, document: NEW_LEAD });
  for (const name of ['old', 'new']) await lead(server, name);
  await receiver.take(2);
  const [, old] = await settled(server, id, 2);
  await server.sql(`update webhook_deliveries set ended_at = now() - interval '31 days' where id = $1`, [old!.id.replace('delivery_', '')]);
  await server.sql(`select graphile_worker.add_job('webhook.trim', '{"by": null, "data": {"dueAt": "2026-01-01T00:00:00Z"}}')`);
  expect(
    await until(
      () => logOf(server, id),
      log => log.length === 1,
    ),
  ).not.toMatchObject([{ id: old!.id }]);
});

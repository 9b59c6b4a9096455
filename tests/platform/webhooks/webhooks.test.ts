import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Server } from '../../support/server.js';
import { change, type Delivery, document, hook, lead, logOf, NEW_LEAD, newsOf, settled, startHooks, until, verified } from './hooks.js';
import { Receiver } from './receiver.js';

let server: Server;
let receiver: Receiver;
beforeAll(async () => {
  server = await startHooks();
});
afterAll(() => server.stop());
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(() => receiver.close());

const data = <T>(body: string) => (JSON.parse(body) as { data: T }).data;

describe('an event', () => {
  test('arrives signed, as a subscriber with the same document hears it, and stands in the log', async () => {
    const administrator = await server.as('administrator');
    const heard = await administrator.listen(NEW_LEAD);
    const { id, secret } = await hook(server, { url: receiver.url });
    const { changeId } = await lead(server, 'Ada "quoted" — ✓ \u2028');
    const received = await receiver.next();
    expect(verified(received, secret)).toBe(true);
    expect(verified({ ...received, body: `${received.body} ` }, secret)).toBe(false);
    expect(Math.abs(Date.now() / 1000 - Number(received.headers['webhook-timestamp']))).toBeLessThan(5);
    expect(received.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'bellwether-event': 'lead.created',
      'bellwether-attempt': '1',
    });
    const [told] = await heard.take(1);
    expect(data(received.body)).toEqual(told);
    expect(told).toMatchObject({ newLead: { __typename: 'LeadCreated', changeId } });
    const [delivery, ...more] = await settled(server, id);
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({
      id: received.id,
      event: 'lead.created',
      status: 'SUCCEEDED',
      attempts: 1,
      responseStatus: 204,
      error: null,
      body: received.body,
      nextAttemptAt: null,
      endedAt: expect.any(String),
    });
    expect(received.headers['bellwether-position']).toBe(delivery?.position);
  });

  test('that its document does not want makes no delivery, and moves it on', async () => {
    const variables = { where: { territory: { eq: 'Wanted' } } };
    const { id, webhook } = await hook(server, { url: receiver.url, variables });
    await lead(server, 'Another');
    await lead(server, 'The wanted one', 'sales', { territory: 'Wanted' });
    expect(JSON.parse((await receiver.next()).body)).toMatchObject({ data: { newLead: { lead: { name: 'The wanted one' } } } });
    const [delivery, ...more] = await settled(server, id);
    expect(more).toEqual([]);
    const { data } = await (await server.as('administrator')).query<{ webhook: { position: string } }>(document('WebhookLog'), { id });
    expect(BigInt(data!.webhook.position)).toBeGreaterThanOrEqual(BigInt(delivery!.position!));
    expect(BigInt(delivery!.position!)).toBeGreaterThan(BigInt(webhook.position));
  });
});

describe('a delivery', () => {
  test('is sent again, under its id, after errors, answers that never come and lines that break', async () => {
    receiver.meet(500, 'cut', 'hang', 302, { status: 503, body: 'Not\0now' });
    const { id, secret } = await hook(server, { url: receiver.url });
    await lead(server, 'Persistent');
    const all = await receiver.take(6);
    expect(new Set(all.map(each => each.id)).size).toBe(1);
    expect(all.map(each => each.headers['bellwether-attempt'])).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(all.every(each => verified(each, secret))).toBe(true);
    expect(await settled(server, id)).toMatchObject([
      { id: all[0]!.id, status: 'SUCCEEDED', attempts: 6, responseStatus: 204, error: null },
    ]);
    receiver.release();
  });

  test('is given up after the last pause, told, and sent again when somebody says so', async () => {
    receiver.otherwise = { status: 500, body: 'Out of order' };
    const { id } = await hook(server, { url: receiver.url });
    const watching = await (await server.as('administrator')).listen(document('WebhooksChanging'), {
      where: { id: { eq: id } },
    });
    await lead(server, 'Hopeless');
    await receiver.take(7);
    expect(await newsOf(watching, 'WebhookFailed', id)).toMatchObject({ webhook: { id, failures: 7 } });
    const [delivery] = await settled(server, id);
    expect(delivery).toMatchObject({
      status: 'FAILED',
      attempts: 7,
      responseStatus: 500,
      responseBody: 'Out of order',
      error: 'Answered 500.',
    });
    receiver.otherwise = 200;
    expect(await change(server, 'WebhookDeliveryRetry', { deliveryId: delivery!.id })).toMatchObject({
      delivery: { status: 'PENDING' },
      errors: [],
    });
    expect((await receiver.next()).id).toBe(delivery!.id);
    expect(await settled(server, id)).toMatchObject([{ status: 'SUCCEEDED', attempts: 8, error: null }]);
  });

  test('waits while nobody is there, and others go on', async () => {
    const { port } = receiver;
    // opened before the port is free: it could be given that one
    const other = await new Receiver().open();
    await receiver.close();
    const patient = await startHooks({ WEBHOOK_RETRIES: Array(60).fill('200').join() });
    const { id } = await hook(patient, { url: `http://127.0.0.1:${port}/hooks` });
    await hook(patient, { url: other.url });
    await lead(patient, 'Refused');
    expect((await other.next()).body).toContain('Refused');
    const refused = (log: Delivery[]) => /ECONNREFUSED/.test(log[0]?.error ?? '');
    expect(await until(() => logOf(patient, id), refused)).toMatchObject([
      { status: 'PENDING', responseStatus: null, nextAttemptAt: expect.any(String) },
    ]);
    receiver = await new Receiver().open(port);
    expect((await receiver.next()).body).toContain('Refused');
    expect(await settled(patient, id)).toMatchObject([{ status: 'SUCCEEDED', error: null }]);
    await other.close();
    await patient.stop();
  });
});

describe('replay', () => {
  test('from a cursor or an instant sends all of it again, under the ids that it had', async () => {
    const { id } = await hook(server, { url: receiver.url });
    for (const name of ['one', 'two', 'three']) await lead(server, name);
    const first = await receiver.take(3);
    await settled(server, id, 3);
    const one = first.find(({ body }) => body.includes('"one"'))!;
    const { cursor, at } = data<{ newLead: { cursor: string; at: string } }>(one.body).newLead;
    expect((await change(server, 'WebhookReplay', { webhookId: id, after: cursor })).errors).toEqual([]);
    const again = await receiver.take(2);
    expect(new Set(again.map(each => each.id))).toEqual(new Set(first.filter(each => each !== one).map(each => each.id)));
    expect((await change(server, 'WebhookReplay', { webhookId: id, since: at })).errors).toEqual([]);
    expect(new Set((await receiver.take(3)).map(each => each.id))).toEqual(new Set(first.map(each => each.id)));
    const log = await settled(server, id, 3);
    expect(log.map(({ attempts }) => attempts).sort()).toEqual([2, 3, 3]);
  });
});

test('a receiver that fails is asked for one delivery at a time until it is well, then gets everything', async () => {
  const patient = await startHooks({ WEBHOOK_RETRIES: Array(100).fill('100').join() });
  receiver.otherwise = 500;
  const { id } = await hook(patient, { url: receiver.url });
  await change(patient, 'WebhookPause', { webhookId: id });
  for (let i = 0; i < 12; i++) await lead(patient, `Many ${i}`);
  await change(patient, 'WebhookEnable', { webhookId: id });
  const all = await receiver.take(11);
  // eight at first, then the oldest alone
  const places = all.map(({ headers }) => Number(headers['bellwether-position']));
  expect(new Set(places.slice(0, 8)).size).toBe(8);
  expect(places.slice(8)).toEqual(Array(3).fill(Math.min(...places)));
  expect((await logOf(patient, id)).filter(({ attempts }) => attempts === 0).length).toBe(4);
  receiver.otherwise = 204;
  expect((await settled(patient, id, 12)).map(({ status }) => status)).toEqual(Array(12).fill('SUCCEEDED'));
  await patient.stop();
});

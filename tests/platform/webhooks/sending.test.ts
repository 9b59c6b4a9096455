import { createServer, type Server as TcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Server, startServer } from '../../support/server.js';
import { hook, lead, logOf, settled, startHooks, until } from './hooks.js';
import { Receiver } from './receiver.js';

let server: Server;
let strict: Server;
let receiver: Receiver;
beforeAll(async () => {
  server = await startHooks({ WEBHOOK_RETRIES: 'PT1H' });
  strict = await startServer({ env: { WEBHOOK_RETRIES: '10', WEBHOOK_TIMEOUT: 'PT2S' } });
});
afterAll(async () => {
  await server.stop();
  await strict.stop();
});
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(() => receiver.close());

describe('an address that is not public', () => {
  let house: TcpServer;
  let visitors = 0;
  beforeAll(async () => {
    house = createServer(socket => {
      visitors++;
      socket.destroy();
    });
    await new Promise<void>(resolve => house.listen(0, '::', resolve));
  });
  afterAll(() => new Promise(resolve => house.close(resolve)));
  const port = () => (house.address() as { port: number }).port;

  test('is not reached by a name that leads there', async () => {
    const { id } = await hook(strict, { url: `https://localhost:${port()}/` });
    await lead(strict, 'Inside');
    const [delivery] = await settled(strict, id);
    expect(delivery).toMatchObject({
      status: 'FAILED',
      attempts: 2,
      responseStatus: null,
      error: expect.stringMatching(/^"localhost" leads to (127\.0\.0\.1|::1), which may not be reached/),
    });
    expect(visitors).toBe(0);
  });

  test('is not reached though it was public when the webhook was made', async () => {
    const { id } = await hook(strict, { url: 'https://example.com/' });
    await strict.sql('update webhooks set url = $2 where id = $1', [id.replace('webhook_', ''), `https://127.0.0.1:${port()}/`]);
    await lead(strict, 'Moved inside');
    expect(await settled(strict, id)).toMatchObject([{ status: 'FAILED', error: expect.stringContaining('leads to 127.0.0.1') }]);
    expect(visitors).toBe(0);
  });

  test('is not reached by way of a redirect', async () => {
    const inside = await new Receiver().open();
    for (const status of [301, 302, 303, 307, 308]) receiver.meet({ status, headers: { location: inside.url } });
    receiver.otherwise = { status: 302, headers: { location: inside.url } };
    const { id } = await hook(server, { url: receiver.url });
    for (let i = 0; i < 5; i++) await lead(server, `Elsewhere ${i}`);
    await receiver.take(5);
    const log = await until(
      () => logOf(server, id),
      all => all.length === 5 && all.every(({ attempts }) => attempts === 1),
    );
    for (const { error } of log) expect(error).toMatch(/^Answered 30\d\. Redirects are not followed/);
    expect(inside.waiting).toBe(0);
    await inside.close();
  });

  test('that is allowed is reached by name, and no other', async () => {
    const { id } = await hook(server, { url: `http://localhost:${receiver.port}/` });
    await lead(server, 'By name');
    expect((await receiver.next()).body).toContain('By name');
    expect(await settled(server, id)).toMatchObject([{ status: 'SUCCEEDED' }]);
  });
});

describe('an answer', () => {
  test('may be as long as it likes: its beginning is kept', async () => {
    receiver.meet({ status: 200, body: 'ä'.repeat(3_000_000) });
    const { id } = await hook(server, { url: receiver.url });
    await lead(server, 'Long');
    await receiver.next();
    const [delivery] = await settled(server, id);
    expect(delivery).toMatchObject({ status: 'SUCCEEDED', responseBody: 'ä'.repeat(1_000) });
  });

  test('counts by its status, whatever becomes of the rest', async () => {
    const never = await new Promise<TcpServer>(resolve => {
      const made = createServer(socket => {
        socket.on('error', () => {});
        socket.once('data', () => socket.write('HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\nbegun'));
      });
      made.listen(0, '127.0.0.1', () => resolve(made));
    });
    const { id } = await hook(server, { url: `http://127.0.0.1:${(never.address() as { port: number }).port}/` });
    await lead(server, 'Begun');
    expect(await settled(server, id)).toMatchObject([{ status: 'SUCCEEDED', responseStatus: 202, responseBody: 'begun' }]);
    never.close();
  });
});

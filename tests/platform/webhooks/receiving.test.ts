import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import { hook, lead, NEW_LEAD, settled, startHooks } from './hooks.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

test('the program of docs/webhooks.md takes what is genuine, once, and nothing else', async () => {
  const page = readFileSync('docs/webhooks.md', 'utf8');
  const [, program = ''] = /^```js\n(.*?)^```/ms.exec(page) ?? [];
  const server = await startHooks();
  const port = await freePort();
  const { id, secret } = await hook(server, { url: `http://127.0.0.1:${port}/`, document: NEW_LEAD });
  const env = { PATH: process.env.PATH, PORT: String(port), WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await lead(server, 'Genuine');
    const { value } = await lines.next();
    expect(JSON.parse(value as string)).toMatchObject({ data: { newLead: { lead: { name: 'Genuine' } } } });
    await settled(server, id);
    const now = String(Math.floor(Date.now() / 1000));
    for (const headers of [{}, { 'webhook-id': 'delivery_1', 'webhook-timestamp': now, 'webhook-signature': 'v1,AAAA' }]) {
      const forged = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}', headers });
      expect(forged.status).toBe(401);
    }
    await lead(server, 'And another');
    expect((await lines.next()).value).toContain('And another');
  } finally {
    child.kill();
    await server.stop();
  }
});

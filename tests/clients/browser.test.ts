import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { createLead } from '../live/leads.js';
import { emailOf, PASSWORD } from '../support/cast.js';
import { userId } from '../support/ids.js';
import { type Server, startServer } from '../support/server.js';
import { launchBrowser } from '../web/browser.js';
import { bundle, openProject } from './examples.js';

let server: Server;
let browser: Browser;
let project: Awaited<ReturnType<typeof openProject>>;
let script: string;
/** The host of the page, which is not the server's. */
const host = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><link rel="icon" href="data:,"><script type="module">${script}</script>`);
});
let origin: string;
beforeAll(async () => {
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  origin = `http://localhost:${(host.address() as AddressInfo).port}`;
  [server, browser] = await Promise.all([startServer({ env: { CORS_ORIGINS: origin } }), launchBrowser()]);
  project = await openProject(code =>
    code
      .replace('http://localhost:4000', server.url)
      .replace('sales@nordwind.example', emailOf('sales'))
      .replace('bellwether-demo', PASSWORD)
      .replace('new Map', '((globalThis as unknown as { shown: unknown }).shown = new Map')
      .replace('string>();', 'string>());'),
  );
  expect(await project.compile()).toBe('');
  script = await bundle(project.made('follow.ts'), 'es');
});
afterAll(async () => {
  await browser.close();
  host.close();
  await project.remove();
  await server.stop();
});

/** The example of client/README.md as a page of its own. */
async function open(prepare: (page: Page) => Promise<unknown> = async () => {}) {
  const page = await (await browser.newContext()).newPage();
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(`threw ${error.message}`));
  await prepare(page);
  await page.goto(origin);
  const says = async (word: string, n = 1) => {
    while (said.filter(line => line.includes(word)).length < n) await page.waitForEvent('console');
  };
  return { page, said, says };
}
const create = (name: string) => createLead(server, 'manager', 'sales', name);

test('the example of client/README.md follows in a page, across a lost connection and a new page', async () => {
  await create('There already');
  const links: WebSocketRoute[] = [];
  const { page, said, says } = await open(page =>
    page.routeWebSocket(/graphql$/, link => {
      link.connectToServer();
      links.push(link);
    }),
  );
  await says('live');
  expect(said).toContain('1 leads (START)');
  await create('Before');
  await says('Before');
  await Promise.all([links[0]?.close({ code: 1012, reason: 'gone' }), create('Meanwhile')]);
  await says('Meanwhile');
  await says('live', 2);
  await create('After');
  await says('After');
  const heard = said.filter(line => line.startsWith('Lead'));
  expect(heard).toEqual(['LeadCreated Before', 'LeadCreated Meanwhile', 'LeadCreated After']);
  expect(await page.evaluate('[...shown.values()].join()')).toBe('There already,Before,Meanwhile,After');

  // A new page has the tokens from the storage, and reads the list.
  await page.reload();
  await says('4 leads (START)');
  await says('live', 3);
  expect(said.filter(line => line.startsWith('threw'))).toEqual([]);
});

test('whose rights change reads the list again', async () => {
  const { said, says } = await open();
  await says('live');
  await (await server.as('administrator')).data('mutation ($input: UserRolesSetInput!) { userRolesSet(input: $input) { changeId } }', {
    input: { userId: userId('sales'), roles: ['SALES', 'MARKETING'] },
  });
  await says('(ACCESS_CHANGED)');
  await says('live', 2);
  await createLead(server, 'administrator', 'salesAsia', 'Of another team');
  await says('Of another team');
  expect(said.filter(line => line.startsWith('threw'))).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { DEMO_PASSWORD, demoAccounts } from '../../src/demo/cast.js';
import { hashPassword } from '../../src/platform/access/passwords.js';
import { SYSTEM_USER } from '../../src/platform/access/user.entity.js';
import { idOf } from '../../src/platform/api/ids.js';
import { givenLead } from '../crm/leads/given.js';
import { givenTicket } from '../crm/service/given.js';
import { annual, financeOf } from '../mis/finance/given.js';
import { bringIn, teams } from '../support/cast.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Server, startServer } from '../support/server.js';
import { launchBrowser, Window } from './browser.js';

let database: TestDatabase;
let server: Server;
let browser: Browser;

const RECORD = 'created_at, created_by, updated_at, updated_by';
const STAMP = `now(), '${SYSTEM_USER}', now(), '${SYSTEM_USER}'`;

/** The people of the demo company in our cast's team: where these are, the page offers a click to sign in. */
async function bringInDemoAccounts({ sql }: TestDatabase): Promise<void> {
  const people = JSON.stringify(demoAccounts.map(account => ({ ...account, id: randomUUID() })));
  const each = 'json_to_recordset($1) x (id uuid, email text, name text, role text)';
  await sql(`insert into users (id, ${RECORD}, email, name, team_id) select id, ${STAMP}, email, name, $2 from ${each}`, [
    people,
    teams.europe,
  ]);
  await sql(
    `insert into user_roles (id, ${RECORD}, user_id, role_id)
     select uuidv7(), ${STAMP}, x.id, r.id from ${each} join roles r on r.code = x.role`,
    [people],
  );
  await sql(`insert into vault.credentials (user_id, password_hash) select id, $2 from ${each}`, [
    people,
    await hashPassword(DEMO_PASSWORD),
  ]);
}

beforeAll(async () => {
  database = await makeDatabase();
  await bringIn(database);
  await bringInDemoAccounts(database);
  [server, browser] = await Promise.all([startServer({ database }), launchBrowser()]);
  await givenTicket(server, 'service');
  const finance = financeOf(await server.as('administrator'));
  const year = await finance.year(new Date().getUTCFullYear());
  const [departmentId, accountId] = await Promise.all([finance.department({ teamId: idOf('team', teams.europe) }), finance.account()]);
  await finance.budget(year, [{ departmentId, accountId, annual: '1000.00', thresholds: [annual(100)] }]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

const open = (prepare?: (page: Page) => Promise<void>) => Window.open(browser, server.url, prepare);

test('what is done in one window is seen at once in another: a new lead, an answered ticket, an overrun budget', async () => {
  const [watching, working] = [await open(), await open()];
  await watching.signIn('Manager');
  for (const subscription of ['NewLead', 'TicketUpdated', 'BudgetOverrun']) await watching.follow(subscription);
  await working.signIn('Manager');

  await working.run('PostingCreate');
  await watching.result.getByText('BudgetCrossed').waitFor();
  await working.run('LeadCreate');
  await watching.live.getByRole('button', { name: /^NewLead ?\d new/ }).waitFor();
  await working.run('TicketReply');
  await watching.live.getByRole('button', { name: /^TicketUpdated ?\d new/ }).click();
  await watching.result.getByText('TicketReplied').waitFor();
  await watching.show('NewLead');
  await watching.result.getByText('Ada Lind').waitFor();

  expect([...watching.outside, ...working.outside]).toEqual([]);
  expect([...watching.complaints, ...working.complaints]).toEqual([]);
}, 60_000);

test('a window that lost its connection goes on from the last event', async () => {
  const links: WebSocketRoute[] = [];
  const window = await open(page =>
    page.routeWebSocket(/graphql$/, link => {
      link.connectToServer();
      links.push(link);
    }),
  );
  await window.signIn('Manager');
  await window.follow('NewLead');
  await givenLead(server, 'sales', { name: 'Before' });
  await window.result.getByText('Before').waitFor();

  await Promise.all([links[0]?.close({ code: 1012, reason: 'gone' }), givenLead(server, 'sales', { name: 'Meanwhile' })]);
  await window.result.getByText('Meanwhile').waitFor();
  await givenLead(server, 'sales', { name: 'After' });
  await window.result.getByText('After').waitFor();

  expect(links).toHaveLength(2);
  await window.live.getByText('4 events, newest first').waitFor();
  expect(window.complaints).toEqual([]);
}, 60_000);

test('whose rights have changed reads them again and goes on', async () => {
  const window = await open();
  await window.signIn('Sales');
  await window.follow('NewLead');

  const { email } = demoAccounts.find(({ role }) => role === 'SALES') ?? {};
  await server.sql(
    `insert into user_roles (id, ${RECORD}, user_id, role_id) select uuidv7(), ${STAMP}, u.id, r.id from users u, roles r where u.email = $1 and r.code = 'MANAGER'`,
    [email],
  );
  await window.page.locator('.person .role', { hasText: 'Manager' }).waitFor();
  await window.live.getByText('read the list again').waitFor();
  await givenLead(server, 'salesSouth', { name: 'Of a colleague' });
  await window.result.getByText('Of a colleague').waitFor();
}, 60_000);

test('the list of a tab is saved as a table, and what is no table is told', async () => {
  await givenTicket(server, 'service');
  const window = await open();
  await window.signIn('Manager');
  const button = window.page.getByRole('button', { name: 'Download CSV' });

  await window.show('OpenTickets');
  const [download] = await Promise.all([window.page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toBe('OpenTickets.csv');
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF.*number/);
  expect(lines.length).toBeGreaterThan(2);

  await window.show('TicketReply');
  await button.click();
  await window.result.getByText('A table is made of a query').waitFor();
}, 60_000);

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { PostOffice } from '../platform/mail/post-office.js';
import { emailOf } from '../support/cast.js';
import { operation } from '../support/operation.js';
import { type Server, startServer } from '../support/server.js';
import { launchBrowser, Window } from './browser.js';

let office: PostOffice;
let server: Server;
let browser: Browser;
beforeAll(async () => {
  office = await new PostOffice().open();
  server = await startServer({ env: { SMTP_URL: office.url, MAIL_FROM: 'desk@nordwind.example', PUBLIC_URL: 'http://localhost:1' } });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await office.close();
});

/** The link of the next mail, at the address where the test's server listens. */
const linkFromMail = async (): Promise<string> => {
  const [, rest] = /http:\/\/localhost:1(\/\S+)/.exec((await office.mail()).text ?? '') ?? [];
  return `${server.url}${rest}`;
};
const done = (window: Window) => window.page.locator('#next a').waitFor();

test('an invitation leads to a page where one types a password, and is in', async () => {
  await (await server.as('administrator')).data(operation('passwords', 'UserInvite'), {
    input: { email: 'page@nordwind.example', name: 'Paula Page', roles: ['SALES'] },
  });
  const link = await linkFromMail();
  const window = await Window.open(browser, link);
  const { page } = window;
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await page.getByRole('alert').getByText('at least 12 characters').waitFor();
  await page.getByLabel('New password').fill('four words are enough');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await done(window);
  expect(await server.anonymous.signIn('page@nordwind.example', 'four words are enough')).toBeTruthy();
  expect(page.url()).not.toContain('#');
  expect([window.outside, window.complaints]).toEqual([[], []]);

  const again = await Window.open(browser, link);
  await again.page.getByLabel('New password').fill('somebody else has it');
  await again.page.getByRole('button', { name: 'Open my account' }).click();
  await again.page.getByRole('alert').getByText('This link has ended').waitFor();
  await again.context.close();
  await window.context.close();
});

test('a forgotten password is asked for and set on the same page', async () => {
  const window = await Window.open(browser, `${server.url}/password.html`);
  await window.page.getByLabel('E-mail address').fill(emailOf('service'));
  await window.page.getByRole('button', { name: 'Send me a link' }).click();
  await window.page.getByText('a link is on its way').waitFor();
  const set = await Window.open(browser, await linkFromMail());
  await set.page.getByLabel('New password').fill('a password by mail');
  await set.page.getByRole('button', { name: 'Set my password' }).click();
  await done(set);
  expect(await server.anonymous.signIn(emailOf('service'), 'a password by mail')).toBeTruthy();
  expect([...window.complaints, ...set.complaints, ...window.outside, ...set.outside]).toEqual([]);
  await set.context.close();
  await window.context.close();
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { PostOffice } from '../platform/mail/post-office.js';
import { at } from '../support/client.js';
import { operation } from '../support/operation.js';
import { type Server, startServer } from '../support/server.js';
import { launchBrowser, Window } from './browser.js';

let office: PostOffice;
let server: Server;
let browser: Browser;
beforeAll(async () => {
  office = await new PostOffice().open();
  const env = { SMTP_URL: office.url, MAIL_FROM: 'desk@nordwind.example', PUBLIC_URL: 'http://localhost:1', FORM_RATE: '100' };
  server = await startServer({ env });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await office.close();
});

/** Where pictures of the pages go, for who wants to look at them. */
const PICTURES = process.env.PICTURES;
const picture = async ({ page }: Window, name: string) => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};

test('who fills in the page, without scripts, and confirms the mail is a lead', async () => {
  const manager = await server.as('manager');
  await manager.data('mutation { leadSourceCreate(input: { code: "site", name: "Site", channel: WEB }) { errors { message } } }');
  const made = await manager.data(operation('forms', 'LeadFormCreate'), {
    input: {
      name: 'Trial ride',
      title: 'Book a trial ride',
      intro: 'Tell us which bike you would like to try, and when. We call you back within a working day.',
      source: 'site',
      fields: [
        { field: 'NAME', required: true },
        { field: 'EMAIL', required: true },
        { field: 'PHONE' },
        { field: 'NOTE', label: 'Which bike, and when?' },
      ],
      allowedOrigins: ['https://www.nordwind.example'],
      consentText: 'Yes, write to me by e-mail about new bikes and events, about once a month. I can end this at any time.',
      consentPurpose: 'NEWSLETTER',
    },
  });
  const key = at(made, 'leadFormCreate.leadForm.key');
  const window = await Window.open(browser, `${server.url}/forms/${key}?utm_source=poster`);
  const { page } = window;
  await picture(window, 'form');
  await page.getByLabel('Name').fill('Ada <Biker>');
  await page.getByLabel('E-mail address').fill('ada@localhost');
  await page.getByLabel('Which bike, and when?').fill('The red one\non Monday');
  await page.getByRole('checkbox', { name: /new bikes/ }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').waitFor();
  await picture(window, 'wrong');
  expect(await page.getByLabel('E-mail address').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Which bike, and when?').inputValue()).toBe('The red one\non Monday');
  expect(await page.getByRole('checkbox').isChecked()).toBe(true);
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await picture(window, 'sent');

  const mail = await office.mail();
  expect(mail.subject).toBe('Please confirm: Book a trial ride');
  expect(`${mail.text}${mail.html}`).not.toContain('Biker');
  const [, path] = /http:\/\/localhost:1(\/forms\/confirm\/\S+)/.exec(mail.text ?? '') ?? [];
  if (PICTURES) {
    await page.setContent(String(mail.html));
    await picture(window, 'mail');
  }
  await page.goto(`${server.url}${path}`);
  await picture(window, 'confirm');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('It is confirmed.').waitFor();
  const rows = await server.sql('select name, note, utm_source from leads where email = $1', ['ada@example.com']);
  expect(rows).toEqual([{ name: 'Ada <Biker>', note: 'The red one\non Monday', utm_source: 'poster' }]);
  // the page with what was wrong came with 400, which a browser notes
  const complaints = window.complaints.filter(text => !/status of 400|favicon/.test(text));
  expect([window.outside, complaints]).toEqual([[], []]);
  await window.context.close();
}, 60_000);

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AddressObject } from 'mailparser';
import { defineMail, renderMail } from '../../../src/platform/mail/template.js';
import { operation } from '../../support/operation.js';
import type { Server } from '../../support/server.js';
import { Trial } from '../jobs/trial.js';
import { PostOffice } from './post-office.js';

describe('a template', () => {
  const greeting = defineMail<{ name: string }>('greeting', {
    subject: 'For {{ name }}',
    text: 'Dear {{ name }}',
    html: '<p>Dear {{ name }}</p>',
  });

  test('escapes in HTML and nowhere else, and keeps the subject on one line', () => {
    const { subject, text, html } = renderMail(greeting, { name: '<b>Ada</b>\r\nBcc: all@example.com' });
    expect(subject).toBe('For <b>Ada</b> Bcc: all@example.com');
    expect(text).toBe('Dear <b>Ada</b>\r\nBcc: all@example.com');
    expect(html).toContain('<p>Dear &lt;b&gt;Ada&lt;/b&gt;');
  });

  test('with a value missing, or that is no Liquid, is refused', () => {
    expect(() => renderMail(greeting, {} as { name: string })).toThrow('The mail "greeting" cannot be written: undefined variable: name');
    expect(() => defineMail('broken', { subject: 'x', text: '{% if %}' })).toThrow();
  });

  test('reaches neither files nor what an object inherits', () => {
    expect(() => renderMail(defineMail('nosy', { subject: 'x', text: "{% include '/etc/passwd' %}" }), {})).toThrow();
    expect(() => renderMail(defineMail('nosy', { subject: 'x', text: '{{ a.constructor }}' }), { a: {} })).toThrow('undefined variable');
  });
});

describe('mail', () => {
  let trial: Trial;
  let office: PostOffice;
  let server: Server;
  beforeAll(async () => {
    office = await new PostOffice().open();
    trial = await Trial.begin();
    server = await trial.start({ SMTP_URL: office.url, MAIL_FROM: 'Nordwind Räder <service@nordwind.example>' });
  });
  afterAll(async () => {
    await trial.end();
    await office.close();
  });

  const send = async (mail: object, to: Server = server) => {
    const answer = await fetch(`${to.url}/mail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(mail),
    });
    return (await answer.json()) as { error?: string };
  };
  const failing = async (from: Server) =>
    (await from.as('administrator')).listen<{ jobFailed: { job: { name: string; error: string; attempts: number } } }>(
      operation('jobs', 'JobsFailing'),
    );

  test('goes out as text and HTML, from whom it should', async () => {
    await send({
      to: 'ada@example.com',
      toName: 'Ada "the" Lind',
      replyTo: 'desk@nordwind.example',
      data: { name: 'Ada', link: 'https://x.example/?a=1&b=2' },
    });
    const mail = await office.mail();
    expect(mail.from?.value).toEqual([{ name: 'Nordwind Räder', address: 'service@nordwind.example' }]);
    expect((mail.to as AddressObject).value).toEqual([{ name: 'Ada "the" Lind', address: 'ada@example.com' }]);
    expect(mail.replyTo?.text).toBe('desk@nordwind.example');
    expect(mail.subject).toBe('Hello Ada');
    expect(mail.text).toBe('Dear Ada,\n\nhere: https://x.example/?a=1&b=2\n');
    expect(mail.html).toContain('<a href="https://x.example/?a=1&amp;b=2">here</a>');
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@nordwind\.example>$/);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('that misses a value, or goes to no address, undoes its change', async () => {
    expect(await send({ to: 'ada@example.com', data: { name: 'Ada' } })).toMatchObject({
      error: expect.stringContaining('undefined variable: link'),
    });
    expect(await send({ to: 'nobody', data: { name: 'A', link: 'l' } })).toMatchObject({
      error: expect.stringContaining('to must be an email'),
    });
  });

  test('is sent again after a refusal that passes, and after a line that broke, under the same Message-ID', async () => {
    office.meet('cut', { code: 451, says: 'Later, please' });
    for (const name of ['Eve', 'Fay']) await send({ to: 'eve@example.com', data: { name, link: 'l' } });
    // One was taken, though nobody heard so; the other was not.
    const mails = [await office.mail(), await office.mail(), await office.mail()];
    const about = new Map(mails.map(({ subject, messageId }) => [subject, messageId]));
    expect([...about.keys()].sort()).toEqual(['Hello Eve', 'Hello Fay']);
    expect(new Set(mails.map(({ messageId }) => messageId))).toEqual(new Set(about.values()));
  });

  test('that the server will never take is given up at once', async () => {
    const heard = await failing(server);
    office.meet({ code: 550, says: 'No such mailbox' });
    await send({ to: 'gone@example.com', data: { name: 'G', link: 'l' } });
    const [failed] = await heard.take(1);
    expect(failed?.jobFailed.job).toMatchObject({ name: 'mail.send', attempts: 1, error: expect.stringContaining('No such mailbox') });
    expect(office.waiting).toBe(0);
  });

  test('where no server is configured fails, saying what to set', async () => {
    const own = await Trial.begin();
    try {
      const bare = await own.start();
      const heard = await failing(bare);
      await send({ to: 'ada@example.com', data: { name: 'Ada', link: 'l' } }, bare);
      const [failed] = await heard.take(1);
      expect(failed?.jobFailed.job).toMatchObject({
        name: 'mail.send',
        attempts: 1,
        error: expect.stringMatching(/"trial.hello" was not sent.*SMTP_URL.*MAIL_FROM/),
      });
    } finally {
      await own.end();
    }
  });
});

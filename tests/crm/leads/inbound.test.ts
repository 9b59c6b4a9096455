import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cast } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { unique } from './given.js';

let server: Server;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await keyOf('SALES');
  await (await server.as('manager')).data(
    'mutation { leadSourceCreate(input: { code: "inbox", name: "Inbox", channel: EMAIL }) { errors { message } } }',
  );
});
afterAll(() => server.stop());

async function keyOf(role: string): Promise<string> {
  const data = await (await server.as('administrator')).data(operation('api-keys', 'ApiKeyCreate'), {
    input: { name: unique('Mail server'), roles: [role] },
  });
  return at(data, 'apiKeyCreate.secret') as string;
}

interface Told {
  leadId?: string | null;
  ignored?: string;
  errors?: { message: string; extensions: { code: string; fields?: { path: string[] }[] } }[];
}
async function pipe(mail: string | Buffer, { token = key, query = '', type = 'message/rfc822' } = {}) {
  const response = await fetch(`${server.url}/inbound/leads${query}`, {
    method: 'POST',
    headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
    body: mail as never,
  });
  return { status: response.status, body: JSON.parse(await response.text()) as Told };
}
const mailFrom = (headers: Record<string, string>, body = 'Hello,\n\nten bikes, please.\n') =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body.replaceAll('\n', '\r\n')}`;
const from = (address: string, name = 'Greta Grün') => `=?utf-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`;
const messageId = () => `<${unique('m').replace(' ', '.')}@mail.example.com>`;
const LEAD =
  'query ($id: ID!) { lead(id: $id) { name email note status possibleDuplicate externalSource externalId source { code channel } } }';
const leadOf = async (id: string | null | undefined) =>
  (await (await server.as('administrator')).data<{ lead: Record<string, unknown> }>(LEAD, { id })).lead;

test('a mail becomes a lead, and the same mail again answers the first', async () => {
  const id = messageId();
  const headers = {
    From: from('greta@example.com'),
    Subject: '=?iso-8859-1?Q?R=E4der?=',
    'Message-ID': id,
    'Content-Type': 'text/plain; charset=utf-8',
  };
  const first = await pipe(mailFrom(headers), { query: '?source=inbox' });
  expect(first).toEqual({ status: 201, body: { leadId: expect.stringMatching(/^lead_/) } });
  expect(await leadOf(first.body.leadId)).toEqual({
    name: 'Greta Grün',
    email: 'greta@example.com',
    note: 'Räder\n\nHello,\n\nten bikes, please.',
    status: expect.any(String),
    possibleDuplicate: false,
    externalSource: 'email',
    externalId: id,
    source: { code: 'inbox', channel: 'EMAIL' },
  });
  expect(await pipe(mailFrom(headers))).toEqual({ status: 200, body: first.body });
  const another = await pipe(mailFrom({ ...headers, 'Message-ID': messageId() }));
  expect(another.status).toBe(201);
  expect(await leadOf(another.body.leadId)).toMatchObject({ possibleDuplicate: true });
});

test('of one mail that comes many times at once one lead is made, and each is told which', async () => {
  const mail = mailFrom({ From: 'once@example.com', Subject: 'Once', 'Message-ID': messageId() });
  const answers = await Promise.all(Array.from({ length: 6 }, () => pipe(mail)));
  expect(new Set(answers.map(({ body }) => body.leadId)).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
  expect(await server.sql(`select 1 from leads where email = 'once@example.com'`)).toHaveLength(1);
});

test('a lead that has gone to somebody else since is still the lead of its mail', async () => {
  const mail = mailFrom({ From: 'gone@example.com', 'Message-ID': messageId() });
  const { body } = await pipe(mail);
  await server.sql(`update leads set owner_id = $1, team_id = null where email = 'gone@example.com'`, [cast.salesSouth.id]);
  expect(await pipe(mail)).toEqual({ status: 200, body });
});

test('HTML is turned into text, attachments are left out, and a mail without Message-ID is known by what it is', async () => {
  const body = [
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<style>p{}</style><p>Dear <b>team</b>,</p><script>alert(1)</script><p>call me &amp; hurry</p>',
    '--b',
    'Content-Type: application/pdf; name=offer.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('secret file').toString('base64'),
    '--b--',
    '',
  ].join('\n');
  const mail = mailFrom({ From: 'plain@example.com', 'Content-Type': 'multipart/mixed; boundary=b' }, body);
  const first = await pipe(mail);
  expect(await leadOf(first.body.leadId)).toMatchObject({
    name: 'plain@example.com',
    note: 'Dear team,\n\ncall me & hurry',
    externalId: expect.stringMatching(/^sha256:/),
  });
  expect(await pipe(mail)).toEqual({ status: 200, body: first.body });
});

test.each([
  ['an answer of a machine', { 'Auto-Submitted': 'auto-replied (vacation)' }],
  ['a generated mail', { 'Auto-Submitted': 'auto-generated' }],
  ['a mass mail', { Precedence: 'bulk' }],
  ['a mail of a list', { Precedence: 'list' }],
  ['a bounce', { 'Return-Path': '<>' }],
  ['a report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }],
  ['the mail server itself', { From: 'MAILER-DAEMON@example.com' }],
])('%s makes no lead', async (_what, headers) => {
  const id = messageId();
  const answer = await pipe(mailFrom({ From: 'auto@example.com', 'Message-ID': id, ...headers }));
  expect(answer).toEqual({ status: 200, body: { leadId: null, ignored: expect.any(String) } });
  expect(await server.sql('select 1 from leads where external_id = $1', [id])).toEqual([]);
});

test('a mail that says it was not made by a machine is one', async () => {
  const headers = { From: 'human@example.com', 'Auto-Submitted': 'no', 'Return-Path': '<human@example.com>', 'Message-ID': messageId() };
  expect((await pipe(mailFrom(headers))).status).toBe(201);
});

test('it takes a key whose role may write leads, and a source that there is', async () => {
  const mail = mailFrom({ From: 'key@example.com' });
  const code = async (options: object) => {
    const { status, body } = await pipe(mail, options);
    return [status, body.errors?.[0]?.extensions.code];
  };
  expect(await code({ token: '' })).toEqual([401, 'UNAUTHENTICATED']);
  expect(await code({ token: 'bw_nonsense' })).toEqual([401, 'UNAUTHENTICATED']);
  expect(await code({ token: await keyOf('FINANCE') })).toEqual([403, 'FORBIDDEN']);
  expect(await code({ query: '?source=nowhere' })).toEqual([400, 'INVALID_INPUT']);
  expect(await code({ query: '?source=inbox&source=inbox' })).toEqual([400, 'INVALID_INPUT']);
  expect(await code({ query: '?source=' })).toEqual([400, 'INVALID_INPUT']);
  expect(await code({ type: 'text/csv' })).toEqual([415, 'INVALID_INPUT']);
  expect(await server.sql(`select 1 from leads where email = 'key@example.com'`)).toEqual([]);
});

const noise = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
const nested = (depth: number): string =>
  depth
    ? `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--\r\n`
    : 'Content-Type: text/plain\r\n\r\nat the bottom';
const BAD: [what: string, mail: string | Buffer, status: number][] = [
  ['nothing', '', 400],
  ['an empty line', '\r\n', 400],
  ['no mail at all', '{"name":"x"}', 400],
  ['noise', noise, 400],
  ['no From', mailFrom({ Subject: 'Hi' }), 400],
  ['a From without an address', mailFrom({ From: 'Somebody' }), 400],
  ['an address without a domain', mailFrom({ From: 'root@localhost' }), 400],
  ['an endless address', mailFrom({ From: `${'a'.repeat(5000)}@example.com` }), 400],
  ['an address with a line in it', mailFrom({ From: '"a\r\n b" <x@y>' }), 400],
  ['an unknown charset', mailFrom({ From: 'c1@example.com', 'Content-Type': 'text/plain; charset=klingon' }), 201],
  [
    'bytes that are none of the charset',
    Buffer.concat([Buffer.from(mailFrom({ From: 'c2@example.com', 'Content-Type': 'text/plain; charset=utf-8' }, '')), noise]),
    201,
  ],
  ['noise in base64', mailFrom({ From: 'c3@example.com', 'Content-Transfer-Encoding': 'base64' }, '****====%%%%\n'), 201],
  ['U+0000 everywhere', mailFrom({ From: 'Zero \0 <c4@example.com>', Subject: 'a\0b', 'Message-ID': '<a\0b@example.com>' }, 'x\0y\n'), 201],
  ['a boundary that never comes', mailFrom({ From: 'c5@example.com', 'Content-Type': 'multipart/mixed; boundary=nowhere' }), 201],
  ['no boundary', mailFrom({ From: 'c6@example.com', 'Content-Type': 'multipart/mixed' }), 201],
  ['a huge header', mailFrom({ From: 'c7@example.com', 'X-Huge': 'x'.repeat(3_000_000) }), 400],
  ['many headers', `From: c8@example.com\r\n${'X-A: b\r\n'.repeat(100_000)}\r\nhello`, 400],
  [
    'a huge name, subject and text',
    mailFrom(
      { From: `${'N'.repeat(5000)} <c9@example.com>`, Subject: '😀'.repeat(9000), 'Message-ID': `<${'i'.repeat(3000)}@x>` },
      'y'.repeat(100_000),
    ),
    201,
  ],
  ['parts within parts', `From: c10@example.com\r\n${nested(400)}`, 201],
  ['HTML that closes nothing', mailFrom({ From: 'c11@example.com', 'Content-Type': 'text/html' }, '<div>'.repeat(20_000)), 201],
  ['broken words in headers', mailFrom({ From: '=?x?B?////?= <c12@example.com>', Subject: '=?utf-8?Q?=ZZ=?= =?' }), 201],
  ['half a character', mailFrom({ From: 'c13@example.com', Subject: '=?utf-16?B?2D0=?=' }), 201],
  ['a group', mailFrom({ From: 'Team: c14@example.com, other@example.com;' }), 201],
];
test.each(BAD)('%s is answered, never with INTERNAL', async (_what, mail, status) => {
  const answer = await pipe(mail);
  expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([status, status === 400 ? 'INVALID_INPUT' : undefined]);
  if (status === 201) expect(await leadOf(answer.body.leadId)).toMatchObject({ externalSource: 'email' });
});

test('a mail that is too large is refused before it is sent, and told how large it may be', async () => {
  const refused = new Promise<[status?: number, body?: Told]>((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822', 'content-length': 26 * 1024 * 1024 };
    const call = request(`${server.url}/inbound/leads`, { method: 'POST', headers }, async answer =>
      resolve([answer.statusCode, (await json(answer)) as Told]),
    );
    call.once('error', reject).flushHeaders();
  });
  const [status, body] = await refused;
  expect([status, body?.errors?.[0]?.extensions.code]).toEqual([413, 'LIMIT_EXCEEDED']);
  expect(body?.errors?.[0]?.message).toContain(String(25 * 1024 * 1024));
});

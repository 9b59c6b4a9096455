import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { NEW_LEAD, until } from '../live/leads.js';
import { openSocket } from '../live/raw.js';
import { type Server, startServer } from '../support/server.js';
import { failuresIn } from './abuse-answers.js';
import { LOOKED_AT, MemoryOf } from './abuse-memory.js';
import { frame, Line, openFiles } from './abuse-wire.js';
import { lasting, patience } from './dose.js';

const MANY = lasting(0) ? 10_000 : 1_000;
const ME = JSON.stringify({ query: '{ __typename }' });

let server: Server;
let memory: MemoryOf;
let token: string | undefined;
beforeAll(async () => {
  server = await startServer({ env: { REQUEST_TIMEOUT: 'PT1.5S', PING_INTERVAL: 'PT4S', LOG_LEVEL: 'info' }, args: LOOKED_AT });
  memory = await MemoryOf.open(server.output);
  token = (await server.as('manager')).token;
});
afterEach(async () => {
  // whatever was done to it, it answers, and nothing of it was a surprise
  expect((await (await server.as('manager')).data<{ me: object }>('{ me { name } }')).me).toEqual({ name: 'Clara Chef' });
  expect(failuresIn(server.output)).toEqual([]);
});
afterAll(async () => {
  memory?.close();
  await server?.stop();
});

const post = (body: string, length = body.length) =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

describe('connections that only take place', () => {
  test(
    'that say nothing are closed, and others are answered meanwhile',
    async () => {
      const before = openFiles(server);
      const silent = Array.from({ length: MANY / 2 }, () => new Line(server));
      const idle: Line[] = [];
      // some at a time: the queue of the system is short
      while (idle.length < MANY / 2) idle.push(...(await Promise.all(Array.from({ length: 100 }, () => Line.upgraded(server)))));
      expect((await server.anonymous.query('{ __typename }')).data).toBeDefined();
      await Promise.all(idle.map(each => each.hears('Connection initialisation timeout')));
      expect(new Set(idle.map(each => each.closeCode))).toEqual(new Set([4408]));
      // a WebSocket that does not answer the close either is cut
      await Promise.all([...silent, ...idle].map(({ closed }) => closed));
      await until(async () => openFiles(server) <= before + 5);
    },
    patience(60),
  );

  test('that send a byte now and then are closed, in the headers and in the body', async () => {
    const headers = new Line(server);
    headers.socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\nx-slow: ');
    headers.drip('a');
    const body = new Line(server);
    body.socket.write(post('{"query":"', 1_000));
    body.drip(' ');
    const upload = new Line(server);
    upload.socket.write(
      'POST /files HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 100000\r\n\r\n--x\r\n',
    );
    upload.drip('x');
    await Promise.all([headers.closed, body.closed, upload.closed]);
    expect([headers.heard, body.heard].map(heard => heard.split('\r\n')[0])).toEqual(Array(2).fill('HTTP/1.1 408 Request Timeout'));
    expect(upload.heard).toMatch(/^HTTP\/1.1 401 /);
  });

  test('beyond the limit of the process are refused, those that are there go on', async () => {
    const small = await startServer({
      database: server.database,
      env: { CONNECTION_LIMIT: '20', ADDRESS_LIMIT: '15', LOG_LEVEL: 'info', TRUSTED_PROXIES: '127.0.0.0/8', SIGN_IN_RATE: '3' },
    });
    try {
      const lines = [];
      for (let i = 0; i < 15; i++) lines.push(await Line.upgraded(small));
      const one = new Line(small);
      await one.closed;
      expect(one.heard).toBe('');
      await until(async () => small.output.some(line => line.includes('too many connections')));
      await Promise.all(lines.map(({ closed }) => closed));
      // who counts as one address is what the proxy says, and not what a client put before it
      const wrong = async (forwarded: string) => {
        const { errors } = await small.query(
          'mutation { signIn(input: { email: "nobody@test.example", password: "x" }) { accessToken } }',
          {},
          { headers: { 'x-forwarded-for': forwarded } },
        );
        return errors?.[0]?.message.includes('Too many');
      };
      for (let i = 0; i < 3; i++) await wrong(`198.51.100.${i}, 203.0.113.7`);
      expect([await wrong('198.51.100.99, 203.0.113.7'), await wrong('203.0.113.8')]).toEqual([true, false]);
    } finally {
      await small.stop();
    }
  });
});

describe('sockets', () => {
  test('run so many operations at once, however many are asked for in one breath', async () => {
    const raw = await openSocket(server.wsUrl, token);
    for (let i = 0; i < 1_000; i++) raw.subscribe(`${i}`, NEW_LEAD);
    await until(async () => raw.messages.filter(({ type }) => type === 'error').length === 800);
    expect(
      new Set(
        raw.messages
          .flatMap(({ type, payload }) => (type === 'error' ? (payload as { extensions: { code: string } }[]) : []))
          .map(({ extensions }) => extensions.code),
      ),
    ).toEqual(new Set(['LIMIT_EXCEEDED']));
    raw.send({ id: '0', type: 'complete' });
    raw.subscribe('again', '{ me { name } }');
    expect((await raw.message(({ id }) => id === 'again')).type).toBe('next');
    raw.socket.close();
    await raw.closed;
  });

  test('that take nothing of what they are answered cost no memory, and are closed', async () => {
    const line = await Line.upgraded(server);
    line.socket.write(frame(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
    await line.hears('connection_ack');
    line.socket.pause();
    const before = await memory.now();
    const ping = frame(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(500_000) } }));
    for (let i = 0; i < 120; i++) line.socket.write(ping);
    let most = 0;
    await until(async () => {
      most = Math.max(most, (await memory.now()).external);
      return line.socket.destroyed;
    });
    expect(most - before.external).toBeLessThan(20_000_000);
  });

  const said = (message: object) => frame(JSON.stringify(message));
  test.each<[string, number, (line: Line) => void]>([
    ['a text that is no JSON', 4400, line => line.socket.write(frame('{"type":'))],
    ['a message of no type', 4400, line => line.socket.write(said({ hello: 1 }))],
    ['a message that only a server sends', 4400, line => line.socket.write(said({ type: 'next', id: '1', payload: {} }))],
    ['an operation without a document', 4400, line => line.socket.write(said({ type: 'subscribe', id: '1' }))],
    ['bytes for text', 1007, line => line.socket.write(frame(Buffer.from([0xff, 0xfe, 0xfd])))],
    ['a frame that is not masked', 1002, line => line.socket.write(frame('{}', { masked: false }))],
    ['reserved bits', 1002, line => line.socket.write(frame('{}', { flags: 0xf0 }))],
    ['an opcode that does not exist', 1002, line => line.socket.write(frame('{}', { opcode: 5 }))],
    ['a length of many gigabytes', 1009, line => line.socket.write(frame('{}', { length: 2n ** 40n }))],
    ['a message that is too large', 1009, line => line.socket.write(frame('x'.repeat(1_100_000)))],
    [
      'an operation before the sign-in',
      4401,
      line => line.socket.write(said({ type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } })),
    ],
    [
      'two sign-ins',
      4429,
      line =>
        line.socket.write(
          Buffer.concat([
            said({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
            said({ type: 'connection_init' }),
          ]),
        ),
    ],
    ['a sign-in with a list', 4401, line => line.socket.write(said({ type: 'connection_init', payload: { authorization: ['Bearer'] } }))],
  ])('%s closes with %d', async (_what, code, say) => {
    const line = await Line.upgraded(server);
    say(line);
    await line.ends();
    expect(line.closeCode).toBe(code);
  });

  test('of another protocol, or at another place, come to nothing', async () => {
    const other = await Line.upgraded(server, 'graphql-ws');
    await other.ends();
    expect(other.closeCode ?? other.heard.split('\r\n')[0]).toBe(4406);
  });
});

describe('requests', () => {
  test.each([
    ['two lengths', `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    [
      'chunks that are none',
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    ['an address without end', `GET /graphql?query=${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ['no HTTP', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n', 400],
    ['a body that is too large', post(ME, 2_000_000), 413],
    ['a body that is no JSON', post('{"query":'), 400],
    ['lists in lists in lists', post('['.repeat(200_000)), 400],
    ['a prototype', post('{"query":"{ __typename }","__proto__":{"a":1}}'), 400],
    ['a body of another kind', post('query=1').replace('application/json', 'application/x-www-form-urlencoded'), 415],
    [
      'a packed body, which is not unpacked',
      post('\u001f\u008b\b\u0000').replace('content-length', 'content-encoding: gzip\r\ncontent-length'),
      400,
    ],
  ])('%s: refused', async (_what, bytes, status) => {
    const line = new Line(server);
    line.socket.write(bytes, 'latin1');
    await line.hears('\r\n\r\n');
    line.socket.destroy();
    expect(line.heard.split('\r\n')[0]).toContain(`HTTP/1.1 ${status}`);
    expect(line.heard).not.toMatch(/node_modules|at \w+ \(|\.js:\d/);
  });
});

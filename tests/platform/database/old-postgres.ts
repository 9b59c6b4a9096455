import { createServer, type Socket } from 'node:net';

const message = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const int16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const int32 = (n: number) => Buffer.from([n >> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);

const ready = message('Z', Buffer.from('I'));
const welcome = Buffer.concat([message('R', int32(0)), message('S', 'server_version', '15.4'), ready]);

function answer(row: Record<string, string>): Buffer {
  const columns = Object.keys(row).flatMap(name => [
    name,
    int32(0),
    int16(0),
    int32(name === 'number' ? 23 : 25),
    int16(-1),
    int32(-1),
    int16(0),
  ]);
  const values = Object.values(row).flatMap(value => [int32(value.length), Buffer.from(value)]);
  const count = int16(Object.keys(row).length);
  return Buffer.concat([message('T', count, ...columns), message('D', count, ...values), message('C', 'SELECT 1'), ready]);
}

function converse(socket: Socket): void {
  let greeted = false;
  socket.on('error', () => {});
  socket.on('data', data => {
    if (!greeted) {
      greeted = true;
      socket.write(welcome);
    } else if (data.toString('latin1', 0, 1) === 'Q') socket.write(answer({ number: '150004', version: '15.4' }));
    else socket.end();
  });
}

/** Speaks as much of the protocol as a PostgreSQL 15 needs to be asked for its version: none that old can be had from npm. */
export async function oldPostgres(): Promise<{ url: string; close(): void }> {
  const server = createServer(converse);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `postgres://me@127.0.0.1:${port}/old`, close: () => server.close() };
}

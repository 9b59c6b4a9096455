import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

// The least that a fan-out can be: one buffer with a finished frame, written to every socket.
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const sockets = new Set<Socket>();

function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126 ? Buffer.from([0x81, payload.length]) : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, payload]);
}
const acknowledged = frame('{"type":"connection_ack"}');
let told = frame('{}');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/payload') told = frame(Buffer.concat(chunks).toString());
    else for (const socket of sockets) socket.write(told);
    response.writeHead(200, { 'content-length': 2 }).end('{}');
  });
});
server.on('upgrade', (request, stream) => {
  const socket = stream as Socket;
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
  socket.setNoDelay(true);
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${key}\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`,
  );
  socket.write(acknowledged);
  sockets.add(socket);
  socket.resume();
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
});
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
process.on('disconnect', () => process.exit());

import { connect, type Socket } from 'node:net';

// Thousands of clients in a process of their own. They parse no JSON: a frame counts as an event if its text says "next".
interface Order {
  url: string;
  count: number;
  /** Taken in turns. */
  tokens: string[];
}

const NEXT = Buffer.from('"next"');
const PING = Buffer.from('"ping"');
const ACK = Buffer.from('"connection_ack"');
let sockets: Socket[] = [];
let [frames, wanted] = [0, Number.POSITIVE_INFINITY];
let reached = () => {};

function masked(message: object): Buffer {
  const payload = Buffer.from(JSON.stringify(message));
  const head = payload.length < 126 ? [0x81, 0x80 | payload.length] : [0x81, 0xfe, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]); // a mask of zeros changes nothing
}

/** Length of head and payload of a server's frame; undefined while its head is not whole. */
function sizes(bytes: Buffer, at: number): { head: number; payload: number } | undefined {
  if (bytes.length - at < 2) return undefined;
  const short = (bytes[at + 1] as number) & 127;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length - at < head) return undefined;
  return { head, payload: short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2)) };
}

let sample = '';
/** Calls back with each text frame; control frames are skipped. */
function read(socket: Socket, heard: (payload: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  let upgraded = false;
  socket.on('data', chunk => {
    let bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    if (!upgraded) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        rest = bytes;
        return;
      }
      upgraded = true;
      bytes = bytes.subarray(end + 4);
    }
    let at = 0;
    for (let size = sizes(bytes, at); size && bytes.length - at >= size.head + size.payload; size = sizes(bytes, at)) {
      if (((bytes[at] as number) & 15) === 1) heard(bytes.subarray(at + size.head, at + size.head + size.payload));
      at += size.head + size.payload;
    }
    rest = at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at);
  });
}

function open(url: string, authorization: string): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.write(
    `GET /graphql HTTP/1.1\r\nhost: ${host}\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`,
  );
  socket.write(masked({ type: 'connection_init', payload: { authorization } }));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    read(socket, payload => {
      if (payload.subarray(0, 80).includes(NEXT)) {
        if (!sample) sample = payload.toString();
        if (++frames === wanted) reached();
      } else if (payload.subarray(0, 80).includes(ACK)) {
        resolve(socket);
      } else if (payload.subarray(0, 80).includes(PING)) socket.write(masked({ type: 'pong' }));
      else {
        process.stderr.write(`A subscriber was told: ${payload}\n`);
        process.exit(1);
      }
    });
  });
}

async function openAll({ url, count, tokens }: Order): Promise<void> {
  const one = (_: unknown, i: number) => open(url, tokens[(sockets.length + i) % tokens.length] as string);
  while (sockets.length < count) sockets.push(...(await Promise.all(Array.from({ length: Math.min(50, count - sockets.length) }, one))));
}

const orders: Record<string, (order: never) => Promise<object>> = {
  open: async (order: Order) => {
    await openAll(order);
    return { open: sockets.length };
  },
  /** Everybody of one token takes the documents in turns. */
  subscribe: async ({ documents, tokens }: { documents: object[]; tokens: number }) => {
    const messages = documents.map(masked);
    for (const [i, socket] of sockets.entries()) socket.write(messages[Math.floor(i / tokens) % messages.length] as Buffer);
    return {};
  },
  /** Answers when this many have been heard since the last time. */
  hear: async ({ events }: { events: number }) => {
    wanted = events;
    if (frames < wanted) await new Promise<void>(resolve => (reached = resolve));
    return { sample };
  },
  reset: async () => {
    [frames, wanted] = [0, Number.POSITIVE_INFINITY];
    return {};
  },
  close: async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    sample = '';
    return {};
  },
};
process.on('message', message => {
  const { kind } = message as { kind: string };
  orders[kind]?.(message as never).then(
    answer => process.send?.(answer),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ url: '' });

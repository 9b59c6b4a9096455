import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a server, and treats them as bad networks do. */
export interface Wire {
  port: number;
  /** Connections since it was opened. */
  readonly connections: number;
  /** Bytes from the server that a new connection lets through before it breaks. Default: without end. */
  breaksAfter: () => number;
  /** Breaks every connection. */
  cut(): void;
  /** Nothing gets through the connections that there are, and nobody is told. */
  stall(): void;
  /** Where new connections go. */
  to(target: number | string): void;
  close(): Promise<void>;
}

const portOf = (url: string | number) => (typeof url === 'number' ? url : Number(new URL(url).port));

/** @param target port on this machine, or an address with one */
export async function openWire(target: number | string): Promise<Wire> {
  const sockets = new Set<Socket>();
  let port = portOf(target);
  let connections = 0;
  const wire = createServer(near => {
    connections++;
    const far = connect(port, '127.0.0.1');
    const pair = [near, far];
    let left = made.breaksAfter();
    for (const socket of pair) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        for (const each of pair) each.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes: Buffer) => {
      near.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) near.end(() => far.destroy());
    });
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const made: Wire = {
    port: (wire.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    breaksAfter: () => Number.POSITIVE_INFINITY,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    stall() {
      for (const socket of sockets) socket.pause();
    },
    to(next) {
      port = portOf(next);
    },
    async close() {
      made.cut();
      wire.close();
      await once(wire, 'close');
    },
  };
  return made;
}

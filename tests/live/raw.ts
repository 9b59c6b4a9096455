import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A socket without a client library: for what libraries hide, and what they would never do. */
export class RawSocket {
  readonly messages: Message[] = [];
  readonly socket: WebSocket;
  /** The close code. */
  readonly closed: Promise<number>;
  #wake: (() => void)[] = [];

  constructor(wsUrl: string) {
    this.socket = new WebSocket(`${wsUrl}/graphql`, 'graphql-transport-ws');
    this.socket.on('message', data => {
      this.messages.push(JSON.parse(String(data)) as Message);
      for (const wake of this.#wake.splice(0)) wake();
    });
    this.socket.on('error', () => {});
    this.closed = new Promise(resolve => this.socket.once('close', resolve));
  }

  async init(token: string | undefined): Promise<void> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open');
    this.send({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} });
  }

  send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The first message that fits, waiting for it. */
  async message(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found) return found;
      await new Promise<void>(resolve => this.#wake.push(resolve));
    }
  }
}

/** Signed in, and acknowledged. */
export async function openSocket(wsUrl: string, token: string | undefined): Promise<RawSocket> {
  const raw = new RawSocket(wsUrl);
  await raw.init(token);
  await raw.message(message => message.type === 'connection_ack');
  return raw;
}

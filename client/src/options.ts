import { either } from './either.js';
import { BellwetherError } from './error.js';
import type { Kept } from './kept.js';
import type { PatienceOptions } from './patience.js';
import type { Identity, Tokens } from './session.js';
import { overSocket } from './socket.js';
import { overStream } from './stream.js';
import { type Surroundings, surroundings } from './surroundings.js';
import type { Transport } from './transport.js';

export interface ClientOptions {
  /** Where the server's GraphQL is: `https://crm.example/graphql`. */
  url: string;
  /** Where a person's tokens are kept. Default: in memory. */
  tokens?: Kept<Tokens>;
  /** The session could not be renewed: it was signed out elsewhere, its person deactivated, or a token used twice. Show the sign-in. */
  onSignedOut?(why: BellwetherError): void;
  /** For machines, in place of a sign-in. A function is asked each time. */
  apiKey?: string | (() => string | Promise<string>);
  /** How subscriptions go. `auto` begins with sockets, and takes streams where only these get through. Default: `auto`. */
  transport?: 'auto' | 'socket' | 'stream';
  /** Where the runtime has no WebSocket (Node before 22): that of `ws`. */
  webSocket?: unknown;
  /** Default: the one of the runtime. React Native's does not stream; that of `expo/fetch` does. */
  fetch?: Surroundings['fetch'];
  /** For keys of changes. Default: `crypto.randomUUID`. */
  uuid?: () => string;
  /** SHA-256 of a document, as lower-case hex: with it, queries and changes are sent by hash, their text only once. */
  hash?: (text: string) => string | Promise<string>;
  /** How often a request is sent again while the server cannot be reached. Default: 4. */
  retries?: number;
  /** Pauses between attempts. */
  patience?: PatienceOptions;
  /** Milliseconds until a request is given up. Default: 30,000. */
  timeout?: number;
  /** Milliseconds without a sign of life until a subscription's connection is given up. Keep it above the server's `PING_INTERVAL`. Default: 30,000. */
  silence?: number;
}

function randomUUID(): string {
  const uuid = surroundings.crypto?.randomUUID?.();
  if (!uuid) throw new BellwetherError('INVALID_INPUT', 'There is no "crypto.randomUUID" here: give createClient a function "uuid".');
  return uuid;
}

export function withDefaults({ url, hash, webSocket, transport = 'auto', retries = 4, ...options }: ClientOptions) {
  const { timeout = 30_000, silence = 30_000, uuid = randomUUID, apiKey } = options;
  const fetch: Surroundings['fetch'] = options.fetch ?? ((address, init) => surroundings.fetch(address, init));
  return { url, hash, webSocket, transport, retries, timeout, silence, uuid, apiKey, fetch };
}

export function transportOf(options: ReturnType<typeof withDefaults>, identity: Identity): Transport {
  const stream = overStream({ ...options, identity });
  if (options.transport === 'stream') return stream;
  const socket = overSocket({ ...options, url: options.url.replace(/^http/, 'ws'), identity });
  return options.transport === 'socket' ? socket : either(socket, stream);
}

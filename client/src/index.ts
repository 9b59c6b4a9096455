export { Client, createClient } from './client.js';
export type { Document, EventOf } from './document.js';
export { BellwetherError, made, type PayloadError } from './error.js';
export { inMemory, type Kept, type KeyValueStorage, keptIn } from './kept.js';
export type { ClientOptions } from './options.js';
export type { Tokens } from './session.js';
export type { Handlers, Link, Subscription, Why } from './subscription.js';

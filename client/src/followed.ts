import type { Data } from './document.js';
import type { Patience } from './patience.js';
import type { Identity } from './session.js';
import type { Subscription } from './subscription.js';
import type { Transport } from './transport.js';

/** What a subscription is, and what it goes on with. */
export interface Followed {
  query: string;
  variables: Data;
  transport: Transport;
  identity: Identity;
  patience: Patience;
  /** It is over. */
  gone(following: Subscription): void;
}

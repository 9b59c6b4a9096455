import type { Viewer } from '../access/viewer.js';
import type { Tx } from '../database/tx.js';
import type { Services } from './services.js';

/** What a resolver gets: who asks, and how to change something. */
export interface Context {
  viewer: Viewer | null;
  services: Services;
  requestId: string;
  /** Address of the client, for limits and the audit of sign-ins. */
  address: string;
  /**
   * Runs `verb` in one transaction as the viewer and answers its payload. What the verb throws undoes everything and is told as the payload's `errors`,
   * or at the top level if the document does not select them.
   *
   * @throws UNAUTHENTICATED if nobody is signed in
   */
  change<T extends object>(verb: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Answers a question that takes a transaction: one that writes nothing, and that no statement of reading can answer.
   *
   * @throws UNAUTHENTICATED if nobody is signed in
   */
  ask<T>(question: (tx: Tx) => Promise<T>): Promise<T>;
}

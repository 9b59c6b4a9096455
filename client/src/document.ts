import { type DocumentNode, print } from 'graphql';
import { BellwetherError } from './error.js';

/**
 * A document that may know its types: what graphql-codegen makes (`TypedDocumentNode`, `TypedDocumentString`), or plain text.
 * Structurally the `DocumentTypeDecoration` of `@graphql-typed-document-node/core`.
 */
export type Document<R, V> = string | { __apiType?: (variables: V) => R };

export type Data = Record<string, unknown>;

/** The variables come as one argument, which may be left out where none has to be given. */
export type Given<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/** What a subscription tells: the value of its one field. `CaughtUp` is told apart from events (`onCaughtUp`). */
export type EventOf<R> = Exclude<NonNullable<R[Exclude<keyof R, '__typename'>]>, { __typename: 'CaughtUp' }>;

export function textOf(document: Document<unknown, never>): string {
  if (typeof document === 'object' && (document as { kind?: unknown }).kind === 'Document') return print(document as DocumentNode);
  return String(document);
}

/** Mutations that are not sent twice, and take no key. */
const KEYLESS = /\b(signIn|tokenRefresh|signOut|invitationAccept|passwordReset|passwordResetRequest|importFile)\s*\(/;

/** Whether the change can be sent again under an `idempotencyKey` in its `input`. */
export const takesKey = (text: string, variables: Data): boolean =>
  typeof variables.input === 'object' && variables.input !== null && !KEYLESS.test(text);

export const notResumable = (lacking: string): BellwetherError =>
  new BellwetherError('DOCUMENT', `This subscription could not be resumed. Its document lacks ${lacking}.`);

/** @throws DOCUMENT if a subscription could not go on where it was */
export function checkResumable(text: string): void {
  const lacking = [
    !/\$after\s*:\s*Cursor\b/.test(text) && 'the variable "$after: Cursor", given to the field as "after: $after"',
    !/\bcursor\b/.test(text) && '"... on Event { cursor }"',
    !/\b__typename\b/.test(text) && '"__typename"',
  ].filter(each => each !== false);
  if (lacking.length) throw notResumable(lacking.join(' and '));
}

/** What a subscription's one field says. */
export function eventIn(data: Data): { event: unknown; cursor: string | undefined; isCaughtUp: boolean } {
  const event = Object.values(data)[0] as { __typename?: unknown; cursor?: unknown } | undefined;
  return { event, cursor: typeof event?.cursor === 'string' ? event.cursor : undefined, isCaughtUp: event?.__typename === 'CaughtUp' };
}

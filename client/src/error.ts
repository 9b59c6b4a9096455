/** An error as GraphQL tells it. */
export interface ToldError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string } & Record<string, unknown>;
}

/** An error of a mutation's payload. */
export interface PayloadError {
  code: string;
  message: string;
  path?: readonly string[] | null;
}

interface Details<E> {
  path?: readonly (string | number)[];
  facts?: Readonly<Record<string, unknown>>;
  errors?: readonly E[];
  data?: unknown;
  cause?: unknown;
}

/**
 * Whatever goes wrong, as one class. Act on `code`: the server's are in docs/errors.md, and this package adds
 *
 * - `NETWORK`: no answer came;
 * - `RIGHTS_CHANGED`: a subscription was ended because the rights did (the package comes back by itself);
 * - `DOCUMENT`: the document lacks what a subscription needs to be resumed.
 */
export class BellwetherError<E = unknown> extends Error {
  override readonly name = 'BellwetherError';
  /** The field that it is about: of the answer, or of the input for errors of a payload. */
  readonly path: readonly (string | number)[];
  /** What stands beside code and message, such as `retryAfter` in seconds, or `fields`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Everything that was told, as it was told; this error is the first of it. */
  readonly errors: readonly E[];
  /** What was answered in spite of the error, where a query failed in part. */
  readonly data: unknown;

  constructor(
    readonly code: string,
    message: string,
    { path = [], facts = {}, errors = [], data, cause }: Details<E> = {},
  ) {
    super(message, { cause });
    this.path = path;
    this.facts = facts;
    this.errors = errors;
    this.data = data;
  }
}

/** The errors of an answer as one. */
export function errorOf(errors: readonly ToldError[], data?: unknown): BellwetherError<ToldError> {
  const [{ message, path, extensions } = { message: 'The server told an error and not which.' } as ToldError] = errors;
  const { code = 'INTERNAL', ...facts } = extensions ?? {};
  return new BellwetherError(code, message, { ...(path && { path }), facts, errors, data });
}

/** No answer came, or none that this server gives. */
export const networkError = (message: string, cause?: unknown): BellwetherError => new BellwetherError('NETWORK', message, { cause });

/** Whether the same may succeed in a moment. */
export const isPassing = ({ code }: BellwetherError): boolean => code === 'NETWORK' || code === 'UNAVAILABLE';

/**
 * A mutation's payload, if the change was made.
 *
 * @throws BellwetherError with the code of the first error of the payload; all of them, with their types, in `errors`
 */
export function made<P extends { errors: readonly PayloadError[] }>(payload: P | null | undefined): P {
  const [first] = payload?.errors ?? [];
  if (payload && !first) return payload;
  if (!first) throw new BellwetherError('INTERNAL', 'The change was answered without a payload.');
  const { code, message, path, ...facts } = first;
  throw new BellwetherError<P['errors'][number]>(code, message, { ...(path && { path }), facts, errors: payload?.errors ?? [] });
}

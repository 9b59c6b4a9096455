import { GraphQLError } from 'graphql';

/** One wrong place of an input: the path below `input`, and what would be right there. */
export interface WrongField {
  path: string[];
  message: string;
}

/**
 * The only kind of error that is meant for clients. Anything else that is thrown is told as `INTERNAL` with the id of its log line.
 *
 * @param facts what a client can act on besides code and message, such as the record as it is now
 */
export class ApiError extends GraphQLError {
  constructor(
    readonly code: string,
    message: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(message, { extensions: { code, ...facts } });
    this.name = 'ApiError';
  }
}

type Template = (...values: never[]) => string;
/** A declared code: `is` tells its errors from others. */
export type ErrorFactory<T extends Template> = ((...values: Parameters<T>) => ApiError) & { code: string };

const declared = new Map<string, string>();
/** The sentence of each code that was declared, with `{name}` where a value stands: the table in docs/errors.md. */
export const declaredErrors: ReadonlyMap<string, string> = declared;

/** With its parameters' names in place of values. Templates only put values into a sentence, so a string does for any of them. */
function withNames(template: Template): string {
  const [, parameters = ''] = /^\(?([^)=]*)\)?\s*=>/.exec(String(template)) ?? [];
  const names = parameters.split(',').map(name => `{${name.trim()}}`);
  return template(...(names as never[]));
}

/** Declares codes with the sentence that goes with each: what was wrong, what is allowed, what to do. */
export function defineErrors<T extends Record<string, Template>>(templates: T): { [code in keyof T]: ErrorFactory<T[code]> } {
  return Object.fromEntries(
    Object.entries(templates).map(([code, template]) => {
      declared.set(code, withNames(template));
      return [code, Object.assign((...values: never[]) => new ApiError(code, template(...values)), { code })];
    }),
  ) as never;
}

export const platformErrors = defineErrors({
  UNAUTHENTICATED: () => 'Sign in first: send "Authorization: Bearer <token>" with a token from the mutation "signIn".',
  FORBIDDEN: (what: string) => `Your roles do not allow ${what}. Ask an administrator.`,
  NOT_FOUND: (kind: string, id: string) => `There is no ${kind} "${id}", or you may not see it.`,
  INVALID_INPUT: (what: string) => what,
  CONFLICT: (what: string) => what,
  IDEMPOTENCY_KEY_REUSED: (key: string, operation: string) =>
    `The idempotency key "${key}" stands for another change, a "${operation}". Repeat a change with the same input, and take a new key for a new change.`,
  LIMIT_EXCEEDED: (what: string) => what,
  CURSOR_EXPIRED: (oldest: string) =>
    `Events before this cursor are no longer kept. Read the list again and go on from its cursor; the oldest kept is "${oldest}".`,
  ACCESS_CHANGED: () => 'Your roles or teams have changed since this cursor was made. Read the list again and go on from its cursor.',
  UNAVAILABLE: () => 'The server cannot answer at the moment. Try again in a few seconds.',
  INTERNAL: (id: string) => `Something failed here. It is in the log as "${id}".`,
});

export const notFound = platformErrors.NOT_FOUND;
export const forbidden = platformErrors.FORBIDDEN;

/** Every wrong field at once. */
export function invalidInput(fields: WrongField[]): ApiError {
  return new ApiError('INVALID_INPUT', fields.map(f => `"${f.path.join('.')}": ${f.message}`).join(' '), { fields });
}

/** The record has been changed by somebody else; `current` is its version now. */
export function conflict(kind: string, id: string, current: number): ApiError {
  return new ApiError(
    'CONFLICT',
    `The ${kind} "${id}" was changed meanwhile and is at version ${current}. Read it again and repeat the change.`,
    { current },
  );
}

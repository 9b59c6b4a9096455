import { readFileSync } from 'node:fs';

/** Every code that docs/errors.md promises, but the one that says that something failed. */
const CODES: ReadonlySet<string> = new Set(
  [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| .* \|$/gm)]
    .map(([, code = '']) => code)
    .filter(code => code !== 'INTERNAL'),
);

/** What only our own code, its libraries or PostgreSQL would say. */
const INSIDE =
  /node_modules|file:\/\/|\/work\/|\/dist\/|\.[jt]s:\d|\n\s+at |SQLSTATE|syntax error at|relation "|column "|operator does not exist|violates|invalid (input syntax|byte sequence)|duplicate key|Cannot read prop|is not (a function|iterable|defined$)|vault\.|bellwether_(app|owner|reader)|search_path|\$\d+::/;

/** An error as clients get it, at the top level or in a payload. */
export interface Told {
  message: string;
  code?: string;
  extensions?: { code?: string };
}

/** Every error of an answer, those in payloads too. */
export function errorsIn(answer: unknown): Told[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) return answer.flatMap(errorsIn);
  return Object.entries(answer).flatMap(([name, value]) =>
    name === 'errors' && Array.isArray(value) ? value.filter(each => typeof each?.message === 'string') : errorsIn(value),
  );
}

/** What is wrong with an error: a code that nobody was promised, or a message about the inside of the server. */
export function faultsOf(errors: readonly Told[]): string[] {
  return errors.flatMap(({ message, code, extensions }) => {
    const told = extensions?.code ?? code ?? '';
    const unknown = told && !CODES.has(told) ? [`code ${told}: ${message}`] : [];
    return INSIDE.test(message) ? [...unknown, `message: ${message}`] : unknown;
  });
}

/** Lines that the server wrote because something failed that it had not foreseen. A job that gives up says why: mails have no server here. */
export const failuresIn = (output: readonly string[]): string[] =>
  output.filter(line => (line.startsWith('{') ? /^\{"level":[56]0(?!.*"type":"GiveUp")/.test(line) : /^\s+at |Error:/.test(line)));

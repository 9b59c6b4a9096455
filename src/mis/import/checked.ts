import { validateValues } from '../../platform/api/input.js';

/**
 * The input of a verb from the values of a line, held to the rules of the mutation. References are uuids already.
 *
 * @throws INVALID_INPUT
 */
export function checked<T extends object>(type: new () => T, values: object): T {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const input = Object.assign(new type(), Object.fromEntries(given));
  validateValues(input);
  return input;
}

import { platformErrors } from './errors.js';

/** `lead_0193a5…`: the prefix names the type, the rest is the uuid's hex digits. */
export const idOf = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;

/** @throws INVALID_INPUT naming the expected prefix */
export function uuidOf(prefix: string, id: string): string {
  const hex = id.slice(prefix.length + 1);
  if (id.startsWith(`${prefix}_`) && /^[0-9a-f]{32}$/.test(hex)) return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  throw platformErrors.INVALID_INPUT(`"${id}" is not an id here: one starts with "${prefix}_" and has 32 hexadecimal digits after it.`);
}

/** The prefix of an id of any type, or undefined if it is none. */
export const prefixOf = (id: string): string | undefined => /^([a-z]+)_[0-9a-f]{32}$/.exec(id)?.[1];

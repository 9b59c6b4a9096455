import { type CastName, cast } from './cast.js';

/** The uuid of an id that clients are given: "lead_0193…". */
export const uuid = (id: string): string => id.replace(/^[a-z]+_(.{8})(.{4})(.{4})(.{4})(.{12})$/i, '$1-$2-$3-$4-$5');

/** The id that clients know somebody of the cast by. */
export const userId = (name: CastName): string => `user_${cast[name].id.replaceAll('-', '')}`;

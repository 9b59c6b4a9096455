import type { MetadataStorage } from '@mikro-orm/core';
import type { Area } from '../area.js';
import { StartError } from '../config.js';
import { declaredOn, type TypeClass } from '../reading/declare.js';

/**
 * Looks for what areas have declared and not registered, before it fails somewhere deeper, or not at all.
 *
 * @throws StartError naming every place at once
 */
export function checkRegistration(areas: readonly Area[], metadata: MetadataStorage): void {
  const accesses = areas.flatMap(area => area.access ?? []);
  const events = new Set(areas.flatMap(area => area.events ?? []));
  const kinds = new Set(accesses.map(({ kind }) => kind));
  const stored = (entity: unknown) => metadata.find(entity as never) !== undefined;
  const guarded = new Set(accesses.map(({ entity }) => entity() as unknown));
  const declared = (classes: readonly Function[] = []) => classes.map(({ prototype }) => declaredOn(prototype as object));

  const wrong = areas.flatMap(area =>
    [
      ...(area.access ?? [])
        .filter(({ entity }) => !stored(entity()))
        .map(({ entity, kind }) => `the access of "${kind}" is for ${nameOf(entity())}, which stands under no "entities"`),
      ...declared(area.types)
        .flatMap(({ entity }) => entity?.() ?? [])
        .filter(entity => stored(entity) && !guarded.has(entity))
        .map(entity => `nobody says who sees rows of ${nameOf(entity)}: it needs a "defineAccess" under "access"`),
      ...(area.events ?? [])
        .filter(({ kind }) => !kinds.has(kind))
        .map(({ name, kind }) => `the event "${name}" is of the kind "${kind}", of which there is no access, so nobody would hear it`),
      ...declared(area.follows)
        .flatMap(({ follows }) => [...follows].flatMap(([field, { events: told }]) => Object.values(told).map(event => ({ field, event }))))
        .filter(({ event }) => !events.has(event))
        .map(({ field, event }) => `"${field}" tells of "${event.name}", which stands under no "events"`),
    ].map(what => `  ${area.name}: ${what}.`),
  );
  if (wrong.length) throw new StartError(`Something was not registered in the index.ts of its area:\n${wrong.join('\n')}`);
}

const nameOf = (entity: unknown): string => (typeof entity === 'function' ? (entity as TypeClass & { name: string }).name : String(entity));

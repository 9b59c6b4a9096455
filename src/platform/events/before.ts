import {
  ChangeSetType,
  type EntityMetadata,
  type EntityProperty,
  type EventSubscriber,
  type FlushEventArgs,
  type MikroORM,
} from '@mikro-orm/core';
import type { Before } from './define.js';

/** What the flushes of one entity manager did to one entity. */
export interface Change {
  before: Before;
  deleted: boolean;
}
type Row = Record<string, unknown>;

const changes = new WeakMap<object, Map<object, Change>>();

/** What this entity manager has written of `entity` so far; undefined if nothing. */
export const changeOf = (em: object, entity: object): Change | undefined => changes.get(em)?.get(entity);

/** A snapshot holds JSON columns as the text that is compared. */
const plain = (prop: EntityProperty, value: unknown): unknown =>
  typeof value === 'string' && prop.columnTypes?.[0]?.startsWith('json') ? JSON.parse(value) : value;

function keep(kept: Row, meta: EntityMetadata, original: Row, changed: Iterable<string>): void {
  for (const name of changed) {
    const prop = (meta.properties as Record<string, EntityProperty | undefined>)[name];
    const column = prop?.fieldNames?.[0];
    if (prop && column && !(column in kept)) kept[column] = plain(prop, original[name] ?? null);
  }
}

/** A flush forgets what was before it, and a verb may flush several times: the first value of each column is kept. */
class KeepBefore implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const seen = changes.get(em) ?? new Map<object, Change>();
    changes.set(em, seen);
    const changeFor = (entity: object, before: () => Before) => {
      const change = seen.get(entity) ?? { before: before(), deleted: false };
      seen.set(entity, change);
      return change;
    };
    for (const { entity, type, meta, payload, originalEntity } of uow.getChangeSets()) {
      const change = changeFor(entity, () => (type === ChangeSetType.CREATE ? null : {}));
      if (type === ChangeSetType.DELETE || type === ChangeSetType.DELETE_EARLY) {
        change.deleted = true;
        const original = (uow.getOriginalEntityData(entity) ?? {}) as Row;
        if (change.before) keep(change.before, meta, original, Object.keys(original));
      } else if (change.before)
        keep(change.before, meta, (originalEntity ?? {}) as Row, [...Object.keys(payload), String(meta.versionProperty)]);
    }
    // Changed unique columns are written after the rest, from a list of their own.
    for (const [entity, names, , changeSet] of uow.getExtraUpdates()) {
      if (!changeSet?.originalEntity) continue;
      const { before } = changeFor(entity, () => ({}));
      if (before) keep(before, changeSet.meta, changeSet.originalEntity as Row, [names].flat());
    }
  }
}

/** Has every flush remember what it overwrites, for the events of its transaction. Once, at start. */
export const keepBefore = (orm: MikroORM): void => orm.em.getEventManager().registerSubscriber(new KeepBefore());

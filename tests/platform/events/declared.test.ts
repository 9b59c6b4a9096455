import 'reflect-metadata';
import { expect, test } from '@jest/globals';

test('every event has a name of its own, and a kind of record that roles speak of', async () => {
  const { areas } = await import('../../../src/app.js');
  const events = areas.flatMap(area => area.events ?? []);
  const kinds = new Set(areas.flatMap(area => area.access ?? []).map(access => access.kind));
  expect(events.map(event => event.name).sort()).toEqual([...new Set(events.map(event => event.name))].sort());
  expect(events.filter(event => !kinds.has(event.kind))).toEqual([]);
});

test('what is followed is declared by its area, about the same kind', async () => {
  const { areas } = await import('../../../src/app.js');
  const { declaredOn } = await import('../../../src/platform/reading/declare.js');
  const declared = new Set(areas.flatMap(area => area.events ?? []).map(event => event.name));
  for (const follows of areas.flatMap(area => area.follows ?? [])) {
    for (const [field, { kind, events }] of declaredOn(follows.prototype).follows) {
      for (const event of Object.values(events)) {
        expect({ field, event: event.name, kind: event.kind, declared: declared.has(event.name) }).toEqual({
          field,
          event: event.name,
          kind,
          declared: true,
        });
      }
    }
  }
});

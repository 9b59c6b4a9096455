import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Member, nextInTurn, reasonFor, verdictOn } from '../../../src/crm/leads/assignment.rules.js';

const member = (userId: string, lastTurn: number | null = null, available = true, absentUntil: string | null = null): Member => ({
  userId,
  name: userId,
  available,
  absentUntil,
  lastTurn,
});
const members = fc.uniqueArray(
  fc.record({
    userId: fc.uuid(),
    name: fc.string({ minLength: 1 }),
    available: fc.boolean(),
    absentUntil: fc.constantFrom(null, '2026-01-01T00:00:00Z'),
    lastTurn: fc.option(fc.nat(), { nil: null }),
  }),
  { selector: m => m.userId, maxLength: 12 },
);

describe('round robin', () => {
  test('who never had a turn comes first, then the oldest turn, ties by id', () => {
    expect(nextInTurn([member('a', 1), member('b')])?.userId).toBe('b');
    expect(nextInTurn([member('a', 7), member('b', 3)])?.userId).toBe('b');
    expect(nextInTurn([member('b'), member('a')])?.userId).toBe('a');
  });

  test('nobody who is not active, or absent, is chosen, whatever the order of the members', () => {
    fc.assert(
      fc.property(members, list => {
        const chosen = nextInTurn(list);
        expect(chosen === undefined).toBe(!list.some(m => m.available && m.absentUntil === null));
        expect(chosen?.available ?? true).toBe(true);
        expect(chosen?.absentUntil ?? null).toBe(null);
        expect(nextInTurn([...list].reverse())?.userId).toBe(chosen?.userId);
      }),
    );
  });

  test('however many leads come, no two available members differ by more than one', () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 60 }), (list, leads) => {
        const fresh = list.map(m => ({ ...m, lastTurn: null as number | null }));
        const count = new Map<string, number>();
        for (let turn = 1; turn <= leads; turn++) {
          const chosen = nextInTurn(fresh);
          if (!chosen) return;
          chosen.lastTurn = turn;
          count.set(chosen.userId, (count.get(chosen.userId) ?? 0) + 1);
        }
        const counts = fresh.filter(m => m.available && m.absentUntil === null).map(m => count.get(m.userId) ?? 0);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the reason says why, also when the lead waits', () => {
    expect(reasonFor('West', [], undefined)).toBe('The pool "West" has no members: the lead waits.');
    expect(reasonFor('West', [member('a', null, false)], undefined)).toBe(
      'Nobody of the 1 in the pool "West" is available: the lead waits.',
    );
    const [a, b] = [member('a', 1), member('b', 2)];
    expect(reasonFor('West', [a, b], a)).toBe('Round robin in the pool "West": a has waited longest, of 2 available.');
    expect(verdictOn({ ...b, absentUntil: '2026-01-07T08:00:00Z' }, a)).toBe('Absent until 2026-01-07T08:00:00Z.');
    expect(verdictOn(b, a)).toBe('Available; had a turn later than the chosen one.');
  });
});

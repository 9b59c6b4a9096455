import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AssignmentMethod,
  choose,
  type Demand,
  type Member,
  obstacle,
  reasonFor,
  verdictOn,
} from '../../../src/crm/leads/assignment.rules.js';
import { judge, type LeadCondition, type LeadFacts } from '../../../src/crm/leads/condition.rules.js';

const member = (userId: string, rest: Partial<Member> = {}): Member => ({
  userId,
  name: userId,
  available: true,
  absentUntil: null,
  shiftAt: null,
  capacity: null,
  load: 0,
  weight: 1,
  share: 0,
  languages: [],
  territories: [],
  lastTurn: null,
  ...rest,
});
const demand = (rest: Partial<Demand> = {}): Demand => ({
  method: 'ROUND_ROBIN',
  capacityAware: true,
  language: null,
  territory: null,
  ...rest,
});

const language = fc.constantFrom('de', 'fr', 'pt');
const members = fc.uniqueArray(
  fc.record({
    userId: fc.uuid(),
    name: fc.string({ minLength: 1 }),
    available: fc.boolean(),
    absentUntil: fc.constantFrom(null, null, '2026-01-01T00:00:00Z'),
    shiftAt: fc.constantFrom(null, null, '2026-01-01T08:00:00Z'),
    capacity: fc.option(fc.nat(5)),
    load: fc.nat(6),
    weight: fc.integer({ min: 1, max: 4 }),
    share: fc.nat(9),
    languages: fc.uniqueArray(language, { maxLength: 2 }),
    territories: fc.uniqueArray(fc.constantFrom('North', 'South'), { maxLength: 1 }),
    lastTurn: fc.option(fc.nat(), { nil: null }),
  }),
  { selector: m => m.userId, maxLength: 12 },
);
const demands = fc.record({
  method: fc.constantFrom<AssignmentMethod>('ROUND_ROBIN', 'LEAST_LOADED', 'WEIGHTED'),
  capacityAware: fc.boolean(),
  language: fc.option(language),
  territory: fc.option(fc.constantFrom('North', 'South')),
});
/** Said once more, plainly. */
const may = (m: Member, { capacityAware, language: tag, territory, excluded }: Demand) =>
  m.userId !== excluded &&
  m.available &&
  m.absentUntil === null &&
  m.shiftAt === null &&
  (tag === null || m.languages.length === 0 || m.languages.includes(tag)) &&
  (territory === null || m.territories.length === 0 || m.territories.includes(territory)) &&
  (!capacityAware || m.capacity === null || (m.load ?? 0) < m.capacity);

describe('who can', () => {
  test('nobody who is not active, absent, off duty, full, or does not take it is chosen, by no method, whatever the order; somebody is if anybody can', () => {
    fc.assert(
      fc.property(members, demands, fc.nat(12), (list, asked, n) => {
        const wanted = { ...asked, excluded: list[n]?.userId ?? null };
        const able = list.filter(m => may(m, wanted));
        const chosen = choose(list, wanted);
        expect(able.map(m => m.userId)).toEqual(list.filter(m => obstacle(m, wanted) === undefined).map(m => m.userId));
        expect(chosen ? able.includes(chosen) : able.length === 0).toBe(true);
        expect(choose([...list].reverse(), wanted)?.userId).toBe(chosen?.userId);
      }),
    );
  });

  test('a tag takes itself and what is below it, and nothing else', () => {
    const takes = (tag: string, of: string) => obstacle(member('a', { languages: [tag] }), demand({ language: of })) === undefined;
    expect([takes('pt', 'pt-BR'), takes('pt-BR', 'PT-br'), takes('pt-BR', 'pt'), takes('p', 'pt')]).toEqual([true, true, false, false]);
  });
});

describe('who is first', () => {
  test('round robin: who never had a turn, then the oldest turn, ties by id', () => {
    const first = (...list: Member[]) => choose(list, demand())?.userId;
    expect(first(member('a', { lastTurn: 1 }), member('b'))).toBe('b');
    expect(first(member('a', { lastTurn: 7 }), member('b', { lastTurn: 3 }))).toBe('b');
    expect(first(member('b'), member('a'))).toBe('a');
  });

  test('least loaded: the smallest part of the capacity, ties by the oldest turn; without a capacity it is as the largest', () => {
    const first = (...list: Member[]) => choose(list, demand({ method: 'LEAST_LOADED' }))?.userId;
    expect(first(member('a', { load: 2, capacity: 4 }), member('b', { load: 4, capacity: 10 }))).toBe('b');
    expect(first(member('a', { load: 1, capacity: 2, lastTurn: 9 }), member('b', { load: 2, capacity: 4, lastTurn: 5 }))).toBe('b');
    expect(first(member('a', { load: 3 }), member('b', { load: 4, capacity: 10 }))).toBe('a');
    expect(first(member('a', { load: 5 }), member('b', { load: 4, capacity: 10 }))).toBe('b');
  });

  /** Gives out leads one after the other. @returns how many each got */
  function giveOut(list: readonly Member[], method: AssignmentMethod, leads: number): Map<string, number> {
    const now = list.map(m => ({ ...m, lastTurn: null as number | null, share: 0, load: 0 }));
    const count = new Map(now.map(m => [m.userId, 0]));
    for (let turn = 1; turn <= leads; turn++) {
      const chosen = choose(now, demand({ method }));
      if (!chosen) break;
      Object.assign(chosen, { lastTurn: turn, share: chosen.share + 1, load: (chosen.load ?? 0) + 1 });
      count.set(chosen.userId, (count.get(chosen.userId) ?? 0) + 1);
    }
    return count;
  }
  const able = members.map(list => list.map(m => ({ ...m, available: true, absentUntil: null, shiftAt: null })));

  test('however many leads come: no capacity is passed, and all that is free is used', () => {
    fc.assert(
      fc.property(able, demands, fc.nat(60), (list, { method }, leads) => {
        const got = giveOut(list, method, leads);
        for (const { userId, capacity } of list) expect(got.get(userId)).toBeLessThanOrEqual(capacity ?? leads);
        const room = list.some(({ capacity }) => capacity === null) ? leads : list.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);
        expect([...got.values()].reduce((sum, n) => sum + n, 0)).toBe(list.length ? Math.min(leads, room) : 0);
      }),
    );
  });

  test('in turn no two differ by more than one; by weight nobody is off their share by more than one for each other member', () => {
    const free = able.map(list => list.map(m => ({ ...m, capacity: null }))).filter(list => list.length > 0);
    fc.assert(
      fc.property(free, fc.nat(60), (list, leads) => {
        const even = [...giveOut(list, 'ROUND_ROBIN', leads).values()];
        expect(Math.max(...even) - Math.min(...even)).toBeLessThanOrEqual(1);
        const weights = list.reduce((sum, { weight }) => sum + weight, 0);
        const got = giveOut(list, 'WEIGHTED', leads);
        for (const { userId, weight } of list)
          expect(Math.abs((got.get(userId) ?? 0) - (leads * weight) / weights)).toBeLessThanOrEqual(Math.max(1, list.length - 1));
      }),
    );
  });
});

test('the reason says why, also when the lead waits, and why each was passed over', () => {
  const round = demand();
  expect(reasonFor('West', [], undefined, round)).toBe('The pool "West" has no members: the lead waits.');
  expect(reasonFor('West', [member('a', { available: false })], undefined, round)).toBe(
    'Nobody of the 1 in the pool "West" is available: the lead waits.',
  );
  const [a, b] = [member('a', { lastTurn: 1, load: 10, capacity: 12 }), member('b', { lastTurn: 2, load: 10, capacity: 10 })];
  expect(reasonFor('West', [a, b], a, round)).toBe('Round robin in the pool "West": a has waited longest, of 1 available.');
  expect(reasonFor('West', [a, b], a, demand({ method: 'LEAST_LOADED' }))).toBe(
    'Least loaded in the pool "West": a has 10 of 12 open leads, of 1 available.',
  );
  expect(verdictOn(b, a, round)).toBe('At capacity: 10 of 10.');
  expect(verdictOn({ ...b, absentUntil: '2026-01-07T08:00:00Z' }, a, round)).toBe('Absent until 2026-01-07T08:00:00Z.');
  expect(verdictOn({ ...b, shiftAt: '2026-01-07T08:00:00Z' }, a, round)).toBe('Outside working hours until 2026-01-07T08:00:00Z.');
  expect(verdictOn({ ...b, languages: ['de'] }, a, demand({ language: 'fr' }))).toBe('Takes de, not the language "fr".');
  expect(verdictOn(b, a, demand({ capacityAware: false }))).toBe('Available; had a turn later than the chosen one.');
});

describe('a condition', () => {
  const facts: LeadFacts = {
    territory: 'DE',
    source: 'website',
    channel: 'WEB',
    productId: 'product_1',
    categoryIds: ['category_2', 'category_1'],
    language: 'de-AT',
    score: 0.7,
  };
  const holding: [LeadCondition, string][] = [
    [{}, 'it is for every lead'],
    [{ territories: ['AT', 'DE'], languages: ['de'] }, 'territory is DE, language is de-AT'],
    [{ channels: ['WEB'], categoryIds: ['category_1'], scoreAtLeast: 0.7 }, 'channel is WEB, category is category_1, score is 0.7'],
  ];
  const failing: [LeadCondition, string][] = [
    [{ territories: ['AT'], channels: ['WEB'] }, 'territory is DE, not AT'],
    [{ sources: ['fair', 'ads'], scoreAtMost: 0.5 }, 'source is website, not fair or ads, score is 0.7, above 0.5'],
  ];
  test.each(holding)('%j holds', (condition, because) => expect(judge(condition, facts)).toEqual({ holds: true, because }));
  test.each(failing)('%j does not', (condition, because) => expect(judge(condition, facts)).toEqual({ holds: false, because }));
  test('on a score does not take a lead without one, and what is not known is none of those named', () => {
    const unknown = { ...facts, score: null, language: null };
    expect(judge({ scoreAtMost: 1 }, unknown)).toEqual({ holds: false, because: 'there is no score' });
    expect(judge({ languages: ['de'] }, unknown)).toEqual({ holds: false, because: 'language is not known, not de' });
  });
});

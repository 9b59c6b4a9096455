import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Addition,
  decide,
  judge,
  type LastCrossing,
  type LineState,
  type Threshold,
  utilisation,
  type Verdict,
} from '../../../src/mis/finance/budget.rules.js';
import { Exact } from '../../../src/mis/finance/money.rules.js';

const line = (given: Partial<LineState> & Partial<Record<'budget' | 'requested' | 'committed' | 'spent', number[]>> = {}): LineState => {
  const budget = given.budget ?? [100, 100, 100];
  const months = budget.map((b, i) => ({
    period: `p${i + 1}`,
    no: i + 1,
    budgeted: new Exact(b),
    requested: new Exact(given.requested?.[i] ?? 0),
    committed: new Exact(given.committed?.[i] ?? 0),
    spent: new Exact(given.spent?.[i] ?? 0),
  }));
  return { id: 'line', annual: new Exact(budget.reduce((a, b) => a + b, 0)), thresholds: [], crossings: [], ...given, months };
};
const annual = (percent: number, action: Threshold['action'] = 'WARN', stage: Threshold['stage'] = 'ACTUAL'): Threshold => ({
  ...{ stage, basis: 'ANNUAL', percent, action },
});
const adds = (no: number, amount: number | string, stage: Addition['stage'] = 'ACTUAL'): Addition => ({
  no,
  stage,
  amount: new Exact(amount),
});
const change = (no: number, amount: number | string, through = no) => ({ additions: [adds(no, amount)], through });
const told = (verdicts: Verdict[]) => verdicts.filter(v => v.raises).map(v => `${v.basis} ${v.periodNo ?? ''} ${v.percent}`);

describe('a threshold', () => {
  test('is crossed by more than its amount: equal is not over', () => {
    const thresholds = [annual(80)];
    expect(judge(line({ thresholds }), change(1, '240'))[0]).toMatchObject({ exceeded: false, raises: null });
    expect(judge(line({ thresholds }), change(1, '240.01'))[0]).toMatchObject({ exceeded: true, raises: 1 });
  });

  test('is told once while it is exceeded, and again only after a fall to more than two points below', () => {
    const open: LastCrossing = { stage: 'ACTUAL', basis: 'ANNUAL', period: null, percent: 80, episode: 3, open: true };
    const at = (spent: number, crossings: LastCrossing[], amount: number) =>
      judge(line({ thresholds: [annual(80)], spent: [spent], crossings }), change(1, amount))[0];
    expect(at(250, [open], 10)).toMatchObject({ exceeded: true, raises: null, clears: false });
    expect(at(250, [open], -16)).toMatchObject({ exceeded: false, clears: false });
    expect(at(250, [open], -16.01)).toMatchObject({ exceeded: false, clears: true });
    expect(at(230, [{ ...open, open: false }], 11)).toMatchObject({ raises: 4 });
  });

  test('of a budget of zero is crossed by the first cent and armed again at zero', () => {
    const none = { budget: [0, 0, 0], thresholds: [annual(100)] };
    expect(judge(line(none), change(1, '0.01'))[0]).toMatchObject({ exceeded: true, raises: 1 });
    const open: LastCrossing = { stage: 'ACTUAL', basis: 'ANNUAL', period: null, percent: 100, episode: 1, open: true };
    expect(judge(line({ ...none, spent: [1], crossings: [open] }), change(1, '-1'))[0]).toMatchObject({ clears: true });
    expect(utilisation(new Exact(1), new Exact(0))).toBeNull();
  });

  test('to date counts for every later period that has begun', () => {
    const toDate = line({ thresholds: [{ stage: 'ACTUAL', basis: 'TO_DATE', percent: 100, action: 'WARN' }], spent: [50, 140, 10] });
    expect(told(judge(toDate, change(1, 20, 3)))).toEqual(['TO_DATE 2 100']);
    expect(told(judge(toDate, change(1, 20, 1)))).toEqual([]);
    expect(told(judge(toDate, change(1, 101, 3)))).toEqual(['TO_DATE 1 100', 'TO_DATE 2 100', 'TO_DATE 3 100']);
  });

  test('counts its own stage, and all of them where it is cumulative', () => {
    const rules = [
      annual(50, 'STOP', 'REQUEST'),
      annual(50, 'STOP', 'ORDER'),
      annual(50, 'STOP', 'CUMULATIVE'),
      annual(50, 'STOP', 'ACTUAL'),
    ];
    const state = line({ thresholds: rules, requested: [50], committed: [40, 20], spent: [30] });
    const told = (...additions: Addition[]) =>
      judge(state, { additions, through: 3 }).map(v => `${v.stage} ${v.before} ${v.after} ${v.exceeded}`);
    expect(told(adds(1, 10))).toEqual(['CUMULATIVE 140 150 false', 'ACTUAL 30 40 false']);
    expect(told(adds(1, 11, 'ORDER'))).toEqual(['ORDER 60 71 false', 'CUMULATIVE 140 151 true']);
    // ordered just as it was requested: the sum of all is as it was
    expect(told(adds(2, 50, 'ORDER'), adds(1, -50, 'REQUEST'))).toEqual(['REQUEST 50 0 false', 'ORDER 60 110 false']);
    expect(decide(judge(state, { additions: [adds(2, 100, 'ORDER'), adds(1, -50, 'REQUEST')], through: 3 }))).toBe('STOP');
  });

  test('of a period knows only that period', () => {
    const monthly = line({ thresholds: [{ stage: 'ACTUAL', basis: 'PERIOD', percent: 100, action: 'STOP' }], spent: [100, 0, 0] });
    expect(decide(judge(monthly, change(1, 1, 3)))).toBe('STOP');
    expect(decide(judge(monthly, change(2, 100, 3)))).toBe('IGNORE');
  });
});

describe('the decision', () => {
  test('is the strictest of all lines that cover the posting', () => {
    const own = line({ id: 'own', thresholds: [annual(80)] });
    const parent = line({ id: 'parent', thresholds: [annual(50, 'STOP')] });
    expect(decide(judge(own, change(1, 250)))).toBe('WARN');
    expect(decide([own, parent].flatMap(each => judge(each, change(1, 250))))).toBe('STOP');
    expect(decide([own, parent].flatMap(each => judge(each, change(1, 150))))).toBe('IGNORE');
    expect(decide(judge(line({ thresholds: [annual(80, 'IGNORE')] }), change(1, 300)))).toBe('IGNORE');
  });

  test('never stops a correction', () => {
    const exceeded = line({ thresholds: [annual(100, 'STOP')], spent: [400] });
    expect(decide(judge(exceeded, change(1, -50)))).toBe('IGNORE');
    expect(decide(judge(exceeded, change(1, 1)))).toBe('STOP');
  });
});

type Sums = Record<'REQUEST' | 'ORDER' | 'ACTUAL', number[]>;
type Added = readonly (readonly [no: number, amount: number, stage: Addition['stage']])[];

/** Plain model in whole cents: a flag for each threshold and period. */
function modelOf(budget: number[], thresholds: Threshold[]) {
  let sums: Sums = { REQUEST: [0, 0, 0], ORDER: [0, 0, 0], ACTUAL: [0, 0, 0] };
  const raised = new Map<string, boolean>();
  const sum = (list: number[], from: number, to: number) => list.slice(from - 1, to).reduce((a, b) => a + b, 0);
  const counted = (of: Sums, stage: Threshold['stage']) =>
    stage === 'CUMULATIVE' ? [1, 2, 3].map(no => of.REQUEST[no - 1]! + of.ORDER[no - 1]! + of.ACTUAL[no - 1]!) : of[stage];
  return {
    sums: () => sums,
    /** Alerts that a change raises, or null if it is stopped. */
    apply(added: Added): string[] | null {
      const next = structuredClone(sums);
      for (const [no, amount, stage] of added) next[stage][no - 1]! += amount;
      const places = thresholds.flatMap(({ stage, basis, percent, action }) => {
        const place = (no: number | '', from: number, to: number) => ({
          ...{ key: `${stage} ${basis} ${no} ${percent}`, percent, action, limit: sum(budget, from, to) },
          ...{ was: sum(counted(sums, stage), from, to), is: sum(counted(next, stage), from, to) },
        });
        if (basis === 'ANNUAL') return [place('', 1, 3)];
        const nos = [1, 2, 3].filter(q => (basis === 'PERIOD' ? added.some(([no]) => no === q) : added.some(([no]) => no <= q)));
        return nos.map(q => place(q, basis === 'PERIOD' ? q : 1, q));
      });
      const moved = places.filter(({ was, is }) => was !== is);
      if (moved.some(x => x.action === 'STOP' && x.is > x.was && x.is * 100 > x.limit * x.percent)) return null;
      sums = next;
      const alerts: string[] = [];
      for (const { key, percent, limit, was, is, action } of moved) {
        if (!raised.get(key) && is * 100 > limit * percent && is > was && action !== 'IGNORE') {
          raised.set(key, true);
          alerts.push(key);
        } else if (raised.get(key) && (limit === 0 ? is <= 0 : is * 100 < limit * (percent - 2))) raised.set(key, false);
      }
      return alerts;
    },
  };
}

test('any run of postings, commitments and corrections raises, stops and re-arms as the plain model does', () => {
  const thresholds = fc.uniqueArray(
    fc.record({
      stage: fc.constantFrom('ACTUAL' as const, 'ACTUAL' as const, 'REQUEST' as const, 'ORDER' as const, 'CUMULATIVE' as const),
      basis: fc.constantFrom('PERIOD' as const, 'TO_DATE' as const, 'ANNUAL' as const),
      percent: fc.constantFrom(50, 80, 100, 120),
      action: fc.constantFrom('IGNORE' as const, 'WARN' as const, 'STOP' as const),
    }),
    { selector: t => `${t.stage} ${t.basis} ${t.percent}`, maxLength: 6 },
  );
  const addition = fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: -4000, max: 6000 }).filter(n => n !== 0),
    fc.constantFrom('ACTUAL' as const, 'ACTUAL' as const, 'ORDER' as const, 'REQUEST' as const),
  );
  const changes = fc.array(fc.array(addition, { minLength: 1, maxLength: 2 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 }), thresholds, changes, (budget, rules, list) => {
      const model = modelOf(budget, rules);
      let crossings: LastCrossing[] = [];
      for (const added of list) {
        const { REQUEST: requested, ORDER: committed, ACTUAL: spent } = model.sums();
        const state = line({ budget, requested, committed, spent, thresholds: rules, crossings });
        const verdicts = judge(state, { additions: added.map(([no, amount, stage]) => adds(no, amount, stage)), through: 3 });
        const stopped = decide(verdicts) === 'STOP';
        const alerts = verdicts.filter(v => v.raises).map(v => `${v.stage} ${v.basis} ${v.periodNo ?? ''} ${v.percent}`);
        expect(stopped ? null : alerts).toEqual(model.apply(added));
        if (stopped) continue;
        for (const v of verdicts) {
          const limit = v.limit.times(v.percent);
          if (v.raises) expect(v.before.times(100).lte(limit) && v.after.times(100).gt(limit)).toBe(true);
          const { stage, basis, period, percent } = v;
          const place = (c: LastCrossing) => c.stage === stage && c.basis === basis && c.period === period && c.percent === percent;
          if (v.raises) crossings = [...crossings.filter(c => !place(c)), { stage, basis, period, percent, episode: v.raises, open: true }];
          if (v.clears) crossings = crossings.map(c => (place(c) ? { ...c, open: false } : c));
        }
      }
    }),
    { numRuns: 300 },
  );
});

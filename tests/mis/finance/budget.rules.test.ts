import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  judge,
  type LastCrossing,
  type LineState,
  type Threshold,
  utilisation,
  type Verdict,
} from '../../../src/mis/finance/budget.rules.js';
import { Exact } from '../../../src/mis/finance/money.rules.js';

const line = (given: Partial<LineState> & { budget?: number[]; spent?: number[] } = {}): LineState => {
  const budget = given.budget ?? [100, 100, 100];
  const months = budget.map((b, i) => ({
    period: `p${i + 1}`,
    no: i + 1,
    budgeted: new Exact(b),
    spent: new Exact(given.spent?.[i] ?? 0),
  }));
  return { id: 'line', annual: new Exact(budget.reduce((a, b) => a + b, 0)), thresholds: [], crossings: [], ...given, months };
};
const annual = (percent: number, action: Threshold['action'] = 'WARN'): Threshold => ({ basis: 'ANNUAL', percent, action });
const change = (no: number, amount: number | string, through = no) => ({ no, amount: new Exact(amount), through });
const told = (verdicts: Verdict[]) => verdicts.filter(v => v.raises).map(v => `${v.basis} ${v.periodNo ?? ''} ${v.percent}`);

describe('a threshold', () => {
  test('is crossed by more than its amount: equal is not over', () => {
    const thresholds = [annual(80)];
    expect(judge([line({ thresholds })], change(1, '240'))[0]).toMatchObject({ exceeded: false, raises: null });
    expect(judge([line({ thresholds })], change(1, '240.01'))[0]).toMatchObject({ exceeded: true, raises: 1 });
  });

  test('is told once while it is exceeded, and again only after a fall to more than two points below', () => {
    const open: LastCrossing = { basis: 'ANNUAL', period: null, percent: 80, episode: 3, open: true };
    const at = (spent: number, crossings: LastCrossing[], amount: number) =>
      judge([line({ thresholds: [annual(80)], spent: [spent], crossings })], change(1, amount))[0];
    expect(at(250, [open], 10)).toMatchObject({ exceeded: true, raises: null, clears: false });
    expect(at(250, [open], -16)).toMatchObject({ exceeded: false, clears: false });
    expect(at(250, [open], -16.01)).toMatchObject({ exceeded: false, clears: true });
    expect(at(230, [{ ...open, open: false }], 11)).toMatchObject({ raises: 4 });
  });

  test('of a budget of zero is crossed by the first cent and armed again at zero', () => {
    const none = { budget: [0, 0, 0], thresholds: [annual(100)] };
    expect(judge([line(none)], change(1, '0.01'))[0]).toMatchObject({ exceeded: true, raises: 1 });
    const open: LastCrossing = { basis: 'ANNUAL', period: null, percent: 100, episode: 1, open: true };
    expect(judge([line({ ...none, spent: [1], crossings: [open] })], change(1, '-1'))[0]).toMatchObject({ clears: true });
    expect(utilisation(new Exact(1), new Exact(0))).toBeNull();
  });

  test('to date counts for every later period that has begun', () => {
    const toDate = line({ thresholds: [{ basis: 'TO_DATE', percent: 100, action: 'WARN' }], spent: [50, 140, 10] });
    expect(told(judge([toDate], change(1, 20, 3)))).toEqual(['TO_DATE 2 100']);
    expect(told(judge([toDate], change(1, 20, 1)))).toEqual([]);
    expect(told(judge([toDate], change(1, 101, 3)))).toEqual(['TO_DATE 1 100', 'TO_DATE 2 100', 'TO_DATE 3 100']);
  });

  test('of a period knows only that period', () => {
    const monthly = line({ thresholds: [{ basis: 'PERIOD', percent: 100, action: 'STOP' }], spent: [100, 0, 0] });
    expect(decide(judge([monthly], change(1, 1, 3)), new Exact(1))).toBe('STOP');
    expect(decide(judge([monthly], change(2, 100, 3)), new Exact(100))).toBe('IGNORE');
  });
});

describe('the decision', () => {
  test('is the strictest of all lines that cover the posting', () => {
    const own = line({ id: 'own', thresholds: [annual(80)] });
    const parent = line({ id: 'parent', thresholds: [annual(50, 'STOP')] });
    expect(decide(judge([own], change(1, 250)), new Exact(250))).toBe('WARN');
    expect(decide(judge([own, parent], change(1, 250)), new Exact(250))).toBe('STOP');
    expect(decide(judge([own, parent], change(1, 150)), new Exact(150))).toBe('IGNORE');
    expect(decide(judge([line({ thresholds: [annual(80, 'IGNORE')] })], change(1, 300)), new Exact(300))).toBe('IGNORE');
  });

  test('never stops a correction', () => {
    const exceeded = line({ thresholds: [annual(100, 'STOP')], spent: [400] });
    expect(decide(judge([exceeded], change(1, -50)), new Exact(-50))).toBe('IGNORE');
    expect(decide(judge([exceeded], change(1, 1)), new Exact(1))).toBe('STOP');
  });
});

/** Plain model in whole cents: a flag for each threshold and period. */
function modelOf(budget: number[], thresholds: Threshold[]) {
  const spent = budget.map(() => 0);
  const raised = new Map<string, boolean>();
  const sum = (list: number[], until: number) => list.slice(0, until).reduce((a, b) => a + b, 0);
  return {
    spent,
    /** Alerts that a change raises, or null if it is stopped. */
    apply(no: number, amount: number): string[] | null {
      const after = spent.with(no - 1, (spent[no - 1] ?? 0) + amount);
      const places = thresholds.flatMap(({ basis, percent, action }) => {
        if (basis === 'ANNUAL') return [{ key: `ANNUAL  ${percent}`, percent, action, limit: sum(budget, 3), is: sum(after, 3) }];
        if (basis === 'PERIOD')
          return [{ key: `PERIOD ${no} ${percent}`, percent, action, limit: budget[no - 1] ?? 0, is: after[no - 1] ?? 0 }];
        return [1, 2, 3]
          .filter(q => q >= no)
          .map(q => ({ key: `TO_DATE ${q} ${percent}`, percent, action, limit: sum(budget, q), is: sum(after, q) }));
      });
      if (amount > 0 && places.some(x => x.action === 'STOP' && x.is * 100 > x.limit * x.percent)) return null;
      spent.splice(0, 3, ...after);
      const alerts: string[] = [];
      for (const { key, percent, limit, is, action } of places) {
        if (!raised.get(key) && is * 100 > limit * percent && amount >= 0 && action !== 'IGNORE') {
          raised.set(key, true);
          alerts.push(key);
        } else if (raised.get(key) && (limit === 0 ? is <= 0 : is * 100 < limit * (percent - 2))) raised.set(key, false);
      }
      return alerts;
    },
  };
}

test('any run of postings and corrections raises, stops and re-arms as the plain model does', () => {
  const thresholds = fc.uniqueArray(
    fc.record({
      basis: fc.constantFrom('PERIOD' as const, 'TO_DATE' as const, 'ANNUAL' as const),
      percent: fc.constantFrom(50, 80, 100, 120),
      action: fc.constantFrom('IGNORE' as const, 'WARN' as const, 'STOP' as const),
    }),
    { selector: t => `${t.basis} ${t.percent}`, maxLength: 6 },
  );
  const changes = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: -4000, max: 6000 }).filter(n => n !== 0),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 }), thresholds, changes, (budget, rules, list) => {
      const model = modelOf(budget, rules);
      let crossings: LastCrossing[] = [];
      let spent = [0, 0, 0];
      for (const [no, amount] of list) {
        const state = line({ budget, spent, thresholds: rules, crossings });
        const verdicts = judge([state], change(no, amount, 3));
        const stopped = decide(verdicts, new Exact(amount)) === 'STOP';
        expect(stopped ? null : told(verdicts)).toEqual(model.apply(no, amount));
        if (stopped) continue;
        spent = spent.with(no - 1, (spent[no - 1] ?? 0) + amount);
        for (const v of verdicts) {
          const limit = v.limit.times(v.percent);
          if (v.raises) expect(v.before.times(100).lte(limit) && v.after.times(100).gt(limit)).toBe(true);
          const place = (c: LastCrossing) => c.basis === v.basis && c.period === v.period && c.percent === v.percent;
          if (v.raises)
            crossings = [
              ...crossings.filter(c => !place(c)),
              { basis: v.basis, period: v.period, percent: v.percent, episode: v.raises, open: true },
            ];
          if (v.clears) crossings = crossings.map(c => (place(c) ? { ...c, open: false } : c));
        }
      }
      expect(spent).toEqual(model.spent);
    }),
    { numRuns: 300 },
  );
});

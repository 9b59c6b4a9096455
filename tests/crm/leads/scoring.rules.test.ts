import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factsOf } from '../../../src/crm/leads/facts.rules.js';
import { auc, aucDifference, calibrationOf, type Foretold, metricsOf, tellsApart, worseIn } from '../../../src/crm/leads/judging.rules.js';
import { type Facts, type FeatureName, type Model, scoreOf } from '../../../src/crm/leads/scoring.rules.js';
import { type Example, partedAt, train } from '../../../src/crm/leads/training.rules.js';

const foretold = fc.array(fc.record({ probability: fc.integer({ min: 1, max: 99 }).map(n => n / 100), converted: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});
const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);

describe('judging', () => {
  test('AUC is the share of pairs that are in the right order, ties half', () => {
    fc.assert(
      fc.property(foretold, list => {
        const pairs = list.flatMap(won =>
          won.converted ? list.filter(lost => !lost.converted).map(lost => won.probability - lost.probability) : [],
        );
        const right = sum(pairs.map(by => (by > 0 ? 1 : by === 0 ? 0.5 : 0)));
        expect(auc(list)).toBeCloseTo(pairs.length ? right / pairs.length : 0.5, 10);
      }),
    );
  });

  test('whatever keeps the order keeps the AUC; turning it round gives the rest to 1; the same for all is a coin', () => {
    fc.assert(
      fc.property(foretold, list => {
        const by = (change: (p: number) => number) => auc(list.map(each => ({ ...each, probability: change(each.probability) })));
        expect(by(p => p ** 3)).toBeCloseTo(auc(list), 10);
        expect(by(p => 1 - p)).toBeCloseTo(1 - auc(list), 10);
        expect(by(() => 0.3)).toBe(0.5);
      }),
    );
  });

  test('the table of tenths holds every lead once, in the order of the probabilities', () => {
    fc.assert(
      fc.property(foretold, list => {
        const table = calibrationOf(list);
        expect(sum(table.map(({ n }) => n))).toBe(list.length);
        expect(sum(table.map(({ n, happened }) => n * happened))).toBeCloseTo(list.filter(({ converted }) => converted).length, 8);
        expect(sum(table.map(({ n, foretold: mean }) => n * mean))).toBeCloseTo(sum(list.map(({ probability }) => probability)), 8);
        const means = table.map(({ foretold: mean }) => mean);
        expect(means).toEqual([...means].sort((a, b) => a - b));
      }),
    );
  });

  test('Brier score, log loss and lift of a few leads', () => {
    const list = [0.9, 0.8, 0.3, 0.1].map((probability, i) => ({ probability, converted: i < 2 }));
    const { brier, logLoss, lift10, n, converted } = metricsOf(list);
    expect([n, converted, lift10]).toEqual([4, 2, 2]);
    expect(brier).toBeCloseTo((0.01 + 0.04 + 0.09 + 0.01) / 4, 10);
    expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.7) + Math.log(0.9)) / 4, 10);
    // equal probabilities at the edge of the tenth count with their common share
    expect(metricsOf(list.map(each => ({ ...each, probability: 0.5 }))).lift10).toBe(1);
  });

  test('nothing is worse than itself; what is turned round is worse in both, and tells nothing apart', () => {
    const list: Foretold[] = Array.from({ length: 200 }, (_, i) => ({ converted: i % 4 === 0, probability: i % 4 === 0 ? 0.6 : 0.2 }));
    const turned = list.map(each => ({ ...each, probability: 0.8 - each.probability }));
    expect([worseIn(list, list), worseIn(turned, list), worseIn(list, turned)]).toEqual([[], ['AUC', 'Brier score'], []]);
    expect([tellsApart(list), tellsApart(turned)]).toEqual([true, false]);
    fc.assert(
      fc.property(foretold, each => {
        expect(worseIn(each, each)).toEqual([]);
        expect(aucDifference(each, each).by).toBeCloseTo(0, 12);
      }),
    );
  });
});

const NAMES: FeatureName[] = [
  { name: 'source', kind: 'CATEGORY' },
  { name: 'length', kind: 'NUMBER' },
];
/** Referrals convert more, and so do long notes. The same numbers make the same leads. */
function leads(count: number, { from = 0, turned = false }: { from?: number; turned?: boolean } = {}): Example[] {
  let state = 7 + from;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, i) => {
    const source = ['referral', 'website', null][Math.floor(next() * 3)] as string | null;
    const length = Math.floor(next() * 100);
    const likely = (source === 'referral' ? 0.6 : 0.15) + length / 400;
    return { at: from + i, converted: next() < (turned ? 0.9 - likely : likely), facts: { source, length } };
  });
}

describe('learning', () => {
  const trained = train(NAMES, leads(1_200));

  test('tells later leads apart, and foretells how many convert', () => {
    expect(trained.refused).toBeUndefined();
    expect(trained.metrics.auc).toBeGreaterThan(0.68);
    expect(trained.metrics.n).toBe(300);
    const mean = sum(trained.calibration.map(({ n, foretold: each }) => n * each)) / 300;
    expect(Math.abs(mean - trained.metrics.converted / 300)).toBeLessThan(0.06);
    expect(sum(trained.calibration.map(({ n }) => n))).toBe(300);
  });

  test('the contributions and the base are the log-odds of the probability, which is never certain, whatever is known', () => {
    const anything = fc.record({ source: fc.option(fc.string()), length: fc.option(fc.integer()) }, { requiredKeys: [] });
    fc.assert(
      fc.property(anything, facts => {
        const { probability, reasons } = scoreOf(trained.model, facts as Facts);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
        const logOdds = trained.model.base + sum(reasons.map(({ contribution }) => contribution));
        expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(probability, 3);
        expect(reasons.map(({ feature }) => feature).sort()).toEqual(['length', 'source']);
      }),
    );
  });

  test('the average of the contributions over the leads learned from is nothing', () => {
    const flat = train(NAMES, leads(400)).model;
    for (const { terms } of flat.features) for (const { mean } of terms) expect(mean).toBeGreaterThan(0);
    const strong = scoreOf(trained.model, { source: 'referral', length: 90 });
    expect(strong.reasons.every(({ contribution }) => contribution > 0)).toBe(true);
    expect(strong.reasons.find(({ feature }) => feature === 'source')?.value).toBe('referral');
    expect(scoreOf(trained.model, { source: 'website', length: 5 }).probability).toBeLessThan(strong.probability);
  });

  test('what is not known, and what few had, are values of their own', () => {
    const some = leads(600).map((each, i) => (i % 100 ? each : { ...each, facts: { ...each.facts, source: `only ${i}` } }));
    const { features } = train(NAMES, some).model;
    expect(features.find(({ name }) => name === 'source')?.terms.map(({ value }) => value)).toEqual([
      '(missing)',
      '(rare)',
      'referral',
      'website',
    ]);
  });

  test('is refused when later leads are told no better than by a coin, or worse than by the model in use', () => {
    const turned = [...leads(900, { turned: true }), ...leads(300, { from: 900 })];
    expect(train(NAMES, turned).refused).toContain('not tell later leads apart better than a coin');

    const blind = train([NAMES[1] as FeatureName], leads(1_200), { name: 'version 3', model: trained.model });
    expect(blind.refused).toMatch(/^Worse than version 3 in AUC and Brier score on the same 300 leads/);
    expect(train(NAMES, leads(1_200), { name: 'version 3', model: trained.model }).refused).toBeUndefined();
  });

  test('leads are parted at a moment, with enough after it that converted', () => {
    const moments = fc.array(fc.record({ at: fc.integer({ min: 0, max: 30 }), converted: fc.boolean() }), {
      minLength: 60,
      maxLength: 200,
    });
    fc.assert(
      fc.property(moments, list => {
        const examples = list.sort((a, b) => a.at - b.at).map(each => ({ ...each, facts: {} }));
        const place = partedAt(examples);
        if (place > 0) expect(examples[place - 1]?.at).not.toBe(examples[place]?.at);
        const converted = (some: Example[]) => some.filter(each => each.converted).length;
        expect(converted(examples.slice(place))).toBeGreaterThanOrEqual(Math.min(12, converted(examples)));
      }),
    );
  });
});

test('what is known of a lead is by the wall clock of the organisation, and names nobody', () => {
  const lead = {
    ...{
      createdAt: new Date('2026-03-01T23:30:00Z'),
      company: null,
      email: 'Ada@GMAIL.com',
      phone: null,
      source: 'fair',
      channel: 'EVENT',
    },
    ...{ utmSource: null, utmMedium: null, utmCampaign: null, utmTerm: null, utmContent: null, product: null, productCategory: null },
    ...{ language: null, territory: null, note: ' Call me. ', possibleDuplicate: false, earlierLeads: 0 },
  };
  const facts = factsOf(lead, 'Europe/Berlin');
  expect(facts).toMatchObject({ weekday: 'MONDAY', hour: 0, mail: 'FREE', phone: false, kind: 'PERSON', noteLength: 8, source: 'fair' });
  expect(factsOf(lead, 'America/New_York')).toMatchObject({ weekday: 'SUNDAY', hour: 18 });
  expect(factsOf({ ...lead, email: 'ada@lind.example' }, 'UTC').mail).toBe('OWN');
  expect(JSON.stringify(facts)).not.toMatch(/ada|call/i);
});

test('a model that says nothing gives everybody its base', () => {
  const empty: Model = { base: Math.log(0.25 / 0.75), features: [] };
  expect(scoreOf(empty, { source: 'fair' })).toEqual({ probability: 0.25, reasons: [] });
});

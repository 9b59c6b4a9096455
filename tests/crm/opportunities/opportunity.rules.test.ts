import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stageSummary, standingIn } from '../../../src/crm/opportunities/opportunity.rules.js';

const at = new Date('2026-03-01T10:00:00Z');
const stage = fc.record({
  kind: fc.constantFrom('OPEN' as const, 'WON' as const, 'LOST' as const),
  probability: fc.integer({ min: 0, max: 100 }),
});

test('only a lost sale has a reason, only an open one is not closed, only an open one takes a guess', () => {
  fc.assert(
    fc.property(stage, fc.option(fc.string()), fc.option(fc.integer({ min: 0, max: 100 })), (entered, lostReason, probability) => {
      const standing = standingIn({ stage: entered, at, lostReason, probability });
      expect(standing.status).toBe(entered.kind);
      expect(standing.closedAt).toEqual(entered.kind === 'OPEN' ? null : at);
      if (entered.kind !== 'LOST') expect(standing.lostReason).toBeNull();
      expect(standing.probability).toBe({ OPEN: probability ?? entered.probability, WON: 100, LOST: 0 }[entered.kind]);
    }),
  );
});

test('the timeline says why a sale was lost', () => {
  expect(stageSummary('Pumps', { name: 'Lost', kind: 'LOST' }, 'Price')).toBe('Pumps: Lost (Price)');
  expect(stageSummary('Pumps', { name: 'Proposal', kind: 'OPEN' })).toBe('Pumps: Proposal');
});

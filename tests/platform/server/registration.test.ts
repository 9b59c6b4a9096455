import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import type { Area } from '../../../src/platform/area.js';
import { defineEvent } from '../../../src/platform/events/define.js';
import { Follow, From } from '../../../src/platform/reading/declare.js';
import { checkRegistration } from '../../../src/platform/server/registration.js';

class Bell {}
@From(() => Bell, { prefix: 'bell' })
class BellType {}
const rung = defineEvent('bell.rung', { kind: 'bell' });
class BellFollows {
  @Follow({ kind: 'bell', subject: () => BellType, events: { BellRung: rung }, description: 'Bells.' }) bellRung!: unknown;
}
const whole: Area = {
  name: 'bells',
  types: [BellType],
  follows: [BellFollows],
  access: [{ entity: () => Bell, kind: 'bell' }],
  events: [rung],
};

/** @param stored whether the entity was registered */
const said = (area: Area, stored = true): string => {
  try {
    checkRegistration([area], { find: () => (stored ? {} : undefined) } as never);
    return '';
  } catch (error) {
    return (error as Error).message.replace('Something was not registered in the index.ts of its area:\n', '');
  }
};

test('what an area forgets to register is said at start, all of it', () => {
  expect(said(whole)).toBe('');
  expect(said(whole, false)).toBe('  bells: the access of "bell" is for Bell, which stands under no "entities".');
  expect(said({ ...whole, access: [], events: [] })).toBe(
    `  bells: nobody says who sees rows of Bell: it needs a "defineAccess" under "access".
  bells: "bellRung" tells of "bell.rung", which stands under no "events".`,
  );
  const misspelt = defineEvent('bell.lost', { kind: 'bel' });
  expect(said({ ...whole, events: [rung, misspelt] })).toBe(
    '  bells: the event "bell.lost" is of the kind "bel", of which there is no access, so nobody would hear it.',
  );
});

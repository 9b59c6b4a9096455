import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { beyond } from '../../../src/platform/access/api-key.rules.js';
import { type Rule, reach, rightsOf } from '../../../src/platform/access/rights.rules.js';
import type { Scope } from '../../../src/platform/access/viewer.js';

const kinds = ['lead', 'ticket', 'user'];
const scope = fc.constantFrom<Scope>('NONE', 'OWN', 'TEAM', 'ALL');
const rule = (role: string) =>
  fc.record<Rule>({
    role: fc.constant(role),
    kind: fc.constantFrom(...kinds, '*'),
    read: scope,
    write: scope,
    delete: scope,
    hidden: fc.subarray(['Lead.email', 'User.email']),
  });
const rules = fc
  .array(fc.constantFrom('A', 'B').chain(rule), { maxLength: 6 })
  .map(list => list.map(each => (each.kind === '*' ? { ...each, hidden: [] } : each)));
const teams = fc.subarray(['north', 'south']);

test('a key with the rights of its maker, in a team of the maker, is never too much', () => {
  fc.assert(
    fc.property(rules, teams, (held, teamIds) => {
      const rights = rightsOf(held, kinds);
      for (const teamId of [null, ...teamIds]) expect(beyond({ ...rights, teamId }, { ...rights, teamIds })).toEqual([]);
    }),
  );
});

test('what is not told as too much reaches no further than its maker, whatever the record', () => {
  fc.assert(
    fc.property(rules, rules, teams, fc.constantFrom(null, 'north', 'south'), (mine, its, teamIds, teamId) => {
      const [maker, key] = [rightsOf(mine, kinds), rightsOf(its, kinds)];
      const told = beyond({ ...key, teamId }, { ...maker, teamIds });
      for (const action of ['read', 'write', 'delete'] as const) {
        for (const kind of kinds) {
          if (told.includes(`${kind}.${action}`)) continue;
          const [most, has] = [maker.scopes[action][kind] ?? 'NONE', key.scopes[action][kind] ?? 'NONE'];
          expect(reach[has]).toBeLessThanOrEqual(reach[most]);
          for (const team of ['north', 'south']) {
            const keySees = has === 'ALL' || (has === 'TEAM' && team === teamId);
            const makerSees = most === 'ALL' || (most === 'TEAM' && teamIds.includes(team));
            expect(keySees && !makerSees).toBe(false);
          }
        }
      }
      for (const field of maker.hidden) expect(key.hidden.has(field) || told.includes(field)).toBe(true);
    }),
  );
});

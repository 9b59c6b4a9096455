import { describe, expect, test } from '@jest/globals';
import { allRights, type Rule, rightsOf } from '../../../src/platform/access/rights.rules.js';

const rule = (role: string, kind: string, read: Rule['read'], write: Rule['write'] = 'NONE', hidden: string[] = []): Rule => ({
  role,
  kind,
  read,
  write,
  delete: 'NONE',
  hidden,
});

describe('rights of several roles', () => {
  test('the widest scope of each action counts', () => {
    const { scopes } = rightsOf([rule('A', 'lead', 'ALL', 'OWN'), rule('B', 'lead', 'OWN', 'TEAM')], ['lead']);
    expect(scopes).toEqual({ read: { lead: 'ALL' }, write: { lead: 'TEAM' }, delete: {} });
  });

  test('the rule for every kind holds where the role has none of its own', () => {
    const { scopes } = rightsOf([rule('A', '*', 'ALL'), rule('A', 'lead', 'NONE')], ['lead', 'order']);
    expect(scopes.read).toEqual({ order: 'ALL' });
  });

  test('a rule for every kind does not narrow what another role says of one', () => {
    const { scopes } = rightsOf([rule('A', '*', 'OWN'), rule('B', 'lead', 'ALL')], ['lead']);
    expect(scopes.read.lead).toBe('ALL');
  });

  test('a field is hidden only if every role that shows the kind hides it', () => {
    const both = [rule('A', 'lead', 'OWN', 'NONE', ['Lead.score', 'Lead.phone']), rule('B', 'lead', 'OWN', 'NONE', ['Lead.phone'])];
    expect([...rightsOf(both, ['lead']).hidden]).toEqual(['Lead.phone']);
    expect([...rightsOf([...both, rule('C', 'lead', 'NONE')], ['lead']).hidden]).toEqual(['Lead.phone']);
    expect([...rightsOf([...both, rule('C', '*', 'OWN')], ['lead']).hidden]).toEqual([]);
  });

  test('settings are written as row security tests them', () => {
    const { settings } = rightsOf([rule('A', 'order', 'ALL', 'OWN'), rule('A', 'lead', 'TEAM')], []);
    expect(settings).toEqual([' lead:TEAM order:ALL ', ' order:OWN ', '  ']);
  });

  test('the key tells rights apart, not roles', () => {
    const key = (...rules: Rule[]) => rightsOf(rules, ['lead']).accessKey;
    expect(key(rule('A', 'lead', 'ALL'))).toBe(key(rule('B', '*', 'ALL')));
    expect(key(rule('A', 'lead', 'ALL'))).not.toBe(key(rule('A', 'lead', 'TEAM')));
    expect(key(rule('A', 'lead', 'ALL'))).not.toBe(key(rule('A', 'lead', 'ALL', 'NONE', ['Lead.score'])));
    expect(key(rule('A', '*', 'ALL', 'ALL'))).not.toBe(allRights(['lead']).accessKey);
  });
});

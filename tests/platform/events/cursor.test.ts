import { expect, test } from '@jest/globals';
import type { Scope, Viewer } from '../../../src/platform/access/viewer.js';
import { cursorOf, cursorOfAll, readCursor } from '../../../src/platform/events/cursor.js';

const viewer = (scope: Scope, userId: string, teamIds: string[] = []): Viewer => ({
  userId,
  sessionId: null,
  accessVersion: 0,
  name: '',
  roles: [],
  teamIds,
  teamId: null,
  scopes: { read: { lead: scope, ticket: 'OWN' }, write: {}, delete: {} },
  owners: { read: {}, write: {} },
  hidden: new Set(),
  costLimit: 1,
  accessKey: '',
  identity: [userId, `{${teamIds}}`, ` lead:${scope} ticket:OWN `, '', ''],
});
const code = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('a cursor gives back its position to whoever sees the same of its kind', () => {
  const all = viewer('ALL', 'a');
  expect(readCursor(all, 'lead', cursorOf(all, 'lead', 42n))).toBe(42n);
  expect(readCursor(viewer('ALL', 'b'), 'lead', cursorOf(all, 'lead', 42n))).toBe(42n);
  expect(readCursor(all, 'ticket', cursorOfAll(all, 42n))).toBe(42n);
});

test('a cursor of another sight is refused: what was gained since has no events', () => {
  const before = viewer('TEAM', 'a', ['north']);
  for (const after of [viewer('TEAM', 'a', ['north', 'south']), viewer('OWN', 'a'), viewer('ALL', 'a'), viewer('TEAM', 'b', ['north'])]) {
    expect(code(() => readCursor(after, 'lead', cursorOf(before, 'lead', 1n)))).toBe('ACCESS_CHANGED');
    expect(code(() => readCursor(after, 'lead', cursorOfAll(before, 1n)))).toBe('ACCESS_CHANGED');
  }
  expect(code(() => readCursor(before, 'lead', cursorOf(before, 'ticket', 1n)))).toBe('ACCESS_CHANGED');
});

test.each(['', '12', '12.', '-1.aaaaaaaaaaa', '012.aaaaaaaaaaa', '1.aaaaaaaaaaaa', '1e3.aaaaaaaaaaa', '9'.repeat(30), "1.aaaaaaaaaa'"])(
  '"%s" is no cursor',
  cursor => expect(code(() => readCursor(viewer('ALL', 'a'), 'lead', cursor))).toBe('INVALID_INPUT'),
);

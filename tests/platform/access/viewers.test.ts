import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Issuer } from '../../../src/platform/access/issuer.js';
import type { Query } from '../../../src/platform/access/vault.js';
import { Viewers } from '../../../src/platform/access/viewers.js';
import { cast } from '../../support/cast.js';
import { makeStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await makeStage();
});
afterAll(() => stage.close());

test('whoever looks for changed rights waits until everybody who listens has acted on them, whoever saw them first', async () => {
  const { viewers, database } = stage;
  const acting = Promise.withResolvers<void>();
  let acted = false;
  const end = viewers.onChange(async ({ users }) => {
    if (!users.has(cast.sales.id)) return;
    await acting.promise;
    acted = true;
  });
  await database.sql('update users set team_id = $2 where id = $1', [cast.sales.id, null]);
  const looks = [viewers.look(), viewers.look()].map(async look => {
    await look;
    expect(acted).toBe(true);
  });
  // far longer than it takes to see the change
  for (let i = 0; i < 200; i++) await turn();
  await viewers.byId(cast.sales.id);
  acting.resolve();
  await Promise.all(looks);
  end();
});

test('a token that is loaded while rights change is not kept with the old ones, however close the two come', async () => {
  const userId = cast.sales.id;
  const viewer = (accessVersion: number) => [
    { viewer: { userId, name: '', teamId: null, accessVersion, teamIds: [], roles: [], rules: [] }, delegations: [], cost_limit: 1 },
  ];
  const asked: { text: string; answer: (rows: object[]) => void }[] = [];
  const query = ((text: string) => new Promise<object[]>(answer => asked.push({ text, answer }))) as unknown as Query;
  const issuer = { issued: () => true, check: async () => ({ userId, expiresAt: new Date(Date.now() + 60_000) }) } as unknown as Issuer;
  const viewers = new Viewers(query, [], [], pino({ level: 'silent' }), 1, issuer);
  const [token, look] = [viewers.token('Bearer one'), viewers.look()];
  const loads = () => asked.filter(({ text }) => text.includes('vault.viewer'));
  const changes = () => asked.filter(({ text }) => text.includes('vault.changes'));
  while (!loads().length || !changes().length) await turn();
  loads()[0]?.answer(viewer(1));
  changes()[0]?.answer([{ changes: { version: 2, users: [userId], sessions: [], due: false } }]);
  await look;
  await turn();
  loads()[1]?.answer(viewer(2));
  expect((await token).viewer.accessVersion).toBe(2);
  expect(viewers.known('Bearer one')?.accessVersion).toBe(2);
});

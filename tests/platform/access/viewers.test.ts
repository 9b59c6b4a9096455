import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
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

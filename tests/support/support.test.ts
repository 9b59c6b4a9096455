import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CastName, cast } from './cast.js';
import { type Server, startServer } from './server.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('everybody of the cast signs in, with one role', async () => {
  for (const [name, person] of Object.entries(cast)) {
    const { me } = await (await server.as(name as CastName)).data<{ me: unknown }>('{ me { name roles { code } } }');
    expect(me).toEqual({ name: person.name, roles: [{ code: person.role }] });
  }
});

test('a subscription is live once `listen` is through, also after the server was killed', async () => {
  const create = 'mutation ($name: String!) { leadCreate(input: { name: $name }) { lead { id } errors { message } } }';
  const follow =
    'subscription ($after: Cursor) { newLead(after: $after) { __typename ... on Event { cursor } ... on LeadCreated { lead { name } } } }';
  const sales = await server.as('sales');
  const heard = await sales.listen<{ newLead: { cursor: string } }>(follow);
  await sales.data(create, { name: 'first' });
  const [first] = await heard.take(1);
  expect(first).toMatchObject({ newLead: { __typename: 'LeadCreated', lead: { name: 'first' } } });
  await sales.data(create, { name: 'second' });

  await server.kill9();
  const again = await startServer({ database: server.database });
  const resumed = await (await again.as('sales')).listen(follow, { after: first!.newLead.cursor });
  expect(await resumed.take(2)).toMatchObject([{ newLead: { lead: { name: 'second' } } }, { newLead: { __typename: 'CaughtUp' } }]);
  await again.stop();
});

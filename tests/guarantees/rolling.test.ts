import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from '#client';
import { NEW_LEAD, positionOf, until } from '../live/leads.js';
import { bringIn, type CastName, cast, emailOf, PASSWORD } from '../support/cast.js';
import { Client } from '../support/client.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { type Server, startServer } from '../support/server.js';
import { Balancer } from './balancer.js';
import { patience, rounds } from './dose.js';
import { Traffic } from './traffic.js';

let database: TestDatabase;
let balancer: Balancer;
let servers: Server[];
const following: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  database = await makeDatabase();
  await bringIn(database);
  balancer = await Balancer.open();
  servers = await Promise.all([start(), start()]);
}, 60_000);
afterAll(async () => {
  await Promise.all(following.map(each => each.stop()));
  await balancer.close();
  await Promise.all(servers.map(server => server.stop()));
  await database.drop();
});

async function start(): Promise<Server> {
  const server = await startServer({ database, env: { DRAIN_DELAY: 'PT1S' } });
  await balancer.add(server.url);
  return server;
}

/** In the place of the first of the two, another one. */
async function replace(): Promise<void> {
  servers.push(await start());
  const [leaving] = servers.splice(0, 1) as [Server];
  expect(await leaving.stop()).toBe(0);
  balancer.remove(leaving.url);
}

/** Somebody of the cast behind the one address, by the client package, and the positions of what was heard. */
async function follow(name: CastName) {
  const client = createClient({ url: `${balancer.url}/graphql` });
  await client.signIn(emailOf(name), PASSWORD);
  const heard: number[] = [];
  const live = Promise.withResolvers<void>();
  const subscription = client.subscribe(NEW_LEAD, {
    onEvent: event => void heard.push(positionOf((event as { cursor: string }).cursor)),
    onLink: link => void (link.state === 'live' && live.resolve()),
  });
  await Promise.race([live.promise, subscription.ended]);
  following.push(subscription);
  return { name, heard };
}

/** Where in the log is what somebody sees of the leads that come: those of the manager, who is of the team Europe. */
const expected = async (after: number, name: CastName) =>
  (
    await database.sql<{ position: string }>(
      `select e.position from event_log e join leads l on l.id = e.subject_id
       where e.position > $1 and e.name in ('lead.created', 'lead.assigned') and ($2 or l.owner_id = $3) order by e.position`,
      [after, name !== 'sales', cast[name].id],
    )
  ).map(({ position }) => Number(position));

test(
  'two processes behind one address are replaced under load: no request fails, no event is missed or told twice',
  async () => {
    const people: CastName[] = ['manager', 'marketing', 'administrator', 'manager', 'sales'];
    const followers = await Promise.all(people.map(follow));
    const [before] = await database.sql<{ position: string }>('select position from log_end');
    const token = await new Client(balancer.url).signIn(emailOf('manager'), PASSWORD);
    const traffic = await Traffic.start([{ url: balancer.url, as: () => Promise.resolve(new Client(balancer.url, token)) }]);
    await rounds(2, async () => {
      await replace();
      await traffic.goesOn();
    });
    const { failed, created } = await traffic.stop();
    expect(failed).toEqual([]);
    expect(created.length).toBeGreaterThan(20);
    for (const { name, heard } of followers) {
      const wanted = await expected(Number(before?.position), name);
      await until(async () => heard.length >= wanted.length);
      expect([name, heard]).toEqual([name, wanted]);
    }
    expect(followers[0]?.heard.length).toBeGreaterThanOrEqual(created.length);
  },
  patience(60),
);

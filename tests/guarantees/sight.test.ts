import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Dice, dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { patience, rounds } from './dose.js';
import { Asker } from './sight-ask.js';
import { gifts, happen, timePasses, turns } from './sight-changes.js';
import { Crowd } from './sight-crowd.js';
import { everyCustomGroup } from './sight-custom.js';
import { follows } from './sight-follow.js';
import { everyHiddenField } from './sight-hidden.js';
import { everyMatch } from './sight-matches.js';
import { Model } from './sight-model.js';
import { everyChange } from './sight-mutations.js';
import {
  everyAnalysis,
  everyCalculated,
  everyFilter,
  everyList,
  everyNode,
  everyPast,
  everyTrail,
  everythingElse,
} from './sight-questions.js';
import { hideable, kinds } from './sight-shape.js';
import { TABLES } from './sight-tables.js';
import { Edges } from './sight-tree.js';
import { answeredToNobody, declared, plain, readable, unguarded, unmodelled } from './sight-walk.js';
import { bringIn, makeWorld, personId, type World } from './sight-world.js';

// Nobody sees what is not theirs: people, teams, roles, absences and rows at random, against a model in which nothing is clever.

let server: Server;
beforeAll(async () => {
  // No jobs: what they find, give out and forget would be in no model.
  server = await startServer({ env: { COST_LIMIT: '1000000000', PING_INTERVAL: 'PT5S', JOB_CONCURRENCY: '0' } });
}, 120_000);
afterAll(() => server.stop());

test('every table, type and field of the schema has somebody who says whose it is', async () => {
  expect(plain()).toEqual(declared());
  expect(unguarded()).toEqual([]);
  expect(unmodelled()).toEqual([]);
  // a version, a number; hashes of one's own keys; and how far the log has come
  expect(await readable(server.database)).toEqual(['public.custom_fields_now', 'public.idempotency_keys', 'public.log_end']);
  expect(await answeredToNobody(server.anonymous)).toEqual([]);
});

/** Puts a world in place of the one before, and lets the server know of it as of any change of rights. */
async function found(world: World, chance: Dice): Promise<void> {
  await bringIn(server.database, world, chance);
  const administrator = await server.as('administrator');
  await administrator.data('mutation ($userId: ID!) { userUpdate(input: { userId: $userId, language: "en" }) { errors { message } } }', {
    userId: `user_${personId(0).replaceAll('-', '')}`,
  });
}

/** Made by chance, or by what happens. */
const MAY_BE_EMPTY = ['event_log', 'absences'];
const QUESTIONS = [
  everyList,
  everyNode,
  everyFilter,
  everyAnalysis,
  everyCalculated,
  everyPast,
  everyTrail,
  everythingElse,
  everyMatch,
  everyCustomGroup,
  everyHiddenField,
  everyChange,
];

test(
  'whatever is asked, each is told what the plain model says: no more and no less',
  async () => {
    await rounds(2, async chance => {
      const world = makeWorld(chance, kinds, hideable);
      await found(world, chance);
      const [model, edges] = [new Model(world), await Edges.read(server.database)];
      const wrong: string[] = [];
      const empty = Object.keys(TABLES).filter(table => !world.rows[table]?.length && !MAY_BE_EMPTY.includes(table));
      expect(empty).toEqual([]);
      const hear = async (who: number, own: Dice) => {
        const asker = await Asker.signIn(server, who, model);
        for (const question of QUESTIONS) {
          await question({ asker, who, model, edges, dice: own, database: server.database, wrong });
        }
      };
      await Promise.all(world.people.map((_, who) => hear(who, dice(chance.next(2 ** 31)))));
      expect(wrong).toEqual([]);
    });
  },
  patience(30),
);

const STEPS = 24;

/** One thing that happens, by chance: to a record, to whose it is, or to the rights of somebody, with records that change at the same moment. */
async function step({ changing }: Crowd): Promise<string> {
  const { dice: chance } = changing;
  const follow = chance.pick(follows);
  switch (chance.next(10)) {
    case 0:
    case 1:
      await happen(changing, follow);
      return `an event of ${follow.table}`;
    case 2:
      await happen(changing, follow, { moves: true });
      return `a move in ${follow.table}`;
    case 3:
      return timePasses(changing);
    case 4: {
      const gift = chance.pick(Object.values(gifts));
      return gift(changing);
    }
    default: {
      const what = await chance.pick(Object.values(turns))(changing);
      const but = new Set<unknown>();
      for (const each of follows) await happen(changing, each, { moves: chance.next(3) === 0, but });
      return what;
    }
  }
}

test(
  'while records, owners, roles, teams and absences change, each hears what is theirs by then, and nothing else',
  async () => {
    await rounds(1, async chance => {
      const world = makeWorld(chance, kinds, hideable);
      await found(world, chance);
      const crowd = await Crowd.gather(server, world, chance, await server.as('administrator'));
      for (let i = 0; i < STEPS; i++) {
        const what = await step(crowd);
        console.log(what);
        await crowd.settle(what);
        expect(crowd.wrong).toEqual([]);
      }
      await crowd.replay();
      crowd.leave();
      expect(crowd.wrong).toEqual([]);
    });
  },
  patience(30),
);

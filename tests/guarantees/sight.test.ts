import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Dice, dice } from '../support/dice.js';
import { type Server, startServer } from '../support/server.js';
import { patience, rounds } from './dose.js';
import { Asker } from './sight-ask.js';
import { everyHiddenField } from './sight-hidden.js';
import { gifts, happen, turns } from './sight-changes.js';
import { Crowd } from './sight-crowd.js';
import { follows } from './sight-follow.js';
import { Model } from './sight-model.js';
import { everyAnalysis, everyFilter, everyList, everyNode, everyTrail, everythingElse } from './sight-questions.js';
import { hideable, kinds } from './sight-shape.js';
import { Edges } from './sight-tree.js';
import { bringIn, makeWorld } from './sight-world.js';

// Nobody sees what is not theirs: people, teams, roles, absences and rows at random, against a model in which nothing is clever.

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { COST_LIMIT: '1000000000', PING_INTERVAL: 'PT5S' } });
}, 120_000);
afterAll(() => server.stop());

const QUESTIONS = [everyList, everyNode, everyFilter, everyAnalysis, everyTrail, everythingElse, everyHiddenField];

test(
  'whatever is asked, each is told what the plain model says: no more and no less',
  async () => {
    await rounds(2, async chance => {
      const world = makeWorld(chance, kinds, hideable);
      await bringIn(server.database, world, chance);
      const [model, edges] = [new Model(world), await Edges.read(server.database)];
      const wrong: string[] = [];
      const hear = async (who: number, own: Dice) => {
        const asker = await Asker.signIn(server, who, model);
        for (const question of QUESTIONS) {
          const t = Date.now(), n = asker.asked;
          await question({ asker, who, model, edges, dice: own, database: server.database, wrong });
          console.log(who, question.name, Date.now() - t, asker.asked - n);
        }
      };
      const t = Date.now();
      await Promise.all(world.people.map((_, who) => hear(who, dice(chance.next(2 ** 31)))));
      console.log('all', Date.now() - t);
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
  switch (chance.next(8)) {
    case 0:
    case 1:
      await happen(changing, follow);
      return `an event of ${follow.table}`;
    case 2:
      await happen(changing, follow, { moves: true });
      return `a move in ${follow.table}`;
    case 3: {
      const gift = chance.pick(Object.values(gifts));
      return gift(changing);
    }
    default: {
      const what = await chance.pick(Object.values(turns))(changing);
      for (const each of follows) await happen(changing, each, { moves: chance.next(3) === 0 });
      return what;
    }
  }
}

test(
  'while records, owners, roles, teams and absences change, each hears what is theirs by then, and nothing else',
  async () => {
    await rounds(1, async chance => {
      const world = makeWorld(chance, kinds, hideable);
      await bringIn(server.database, world, chance);
      const crowd = await Crowd.gather(server, world, chance, await server.as('administrator'));
      for (let i = 0; i < STEPS; i++) {
        const t = Date.now();
        const what = await step(crowd);
        await crowd.settle(what);
        console.log(what, Date.now() - t);
        expect(crowd.wrong).toEqual([]);
      }
      await crowd.replay();
      crowd.leave();
      expect(crowd.wrong).toEqual([]);
      console.log(crowd.count);
    });
  },
  patience(30),
);

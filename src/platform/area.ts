import type { EntitySchema } from '@mikro-orm/core';
import type { FastifyInstance } from 'fastify';
import type { Access } from './access/access.js';
import type { AfterMigration } from './database/migrate.js';
import type { EventDefinition } from './events/define.js';
import type { JobDefinition } from './jobs/define.js';
import type { Reaction } from './jobs/reaction.js';
import type { Schedule } from './jobs/schedule.js';
import type { Jobs } from './jobs/worker.js';
import type { Services } from './server/services.js';

/** What an area registers: its `index.ts` exports one, `app.ts` lists them. */
export interface Area {
  name: string;
  entities?: EntitySchema[];
  /** Object types that no mutation mentions (the rest is found through the resolvers). */
  types?: Function[];
  /** Classes with `@Mutation`s, and `@Query`s answered in TypeScript. */
  resolvers?: Function[];
  /** Classes whose `@One`, `@Many`, `@Rows` … become fields of `Query`. */
  reads?: Function[];
  /** Classes whose `@Follow`s become fields of `Subscription`. */
  follows?: Function[];
  access?: Access[];
  /**
   * Kinds that stand for no record: whoever writes one may do what everybody else is refused, such as posting beyond a budget (`budgetException`). A role has it
   * by a rule of its own, never by "*".
   */
  exceptions?: readonly string[];
  /** What happens to its records. Each is of a kind that has an access; subscriptions tell only of what stands here. */
  events?: EventDefinition[];
  /** Work in the background: `defineJob`. */
  jobs?: JobDefinition[];
  /** Jobs that follow from events: `onEvent`. They need not stand under `jobs`. */
  reactions?: Reaction[];
  /** Jobs that are run at fixed times: `schedule`. They need not stand under `jobs`. */
  schedules?: Schedule[];
  /** What runs beside the jobs, in every process that runs some. Called once they run. */
  beside?: (services: Services) => Jobs;
  /** Work on the database that follows the migrations, as its owner: what is made from declarations. */
  database?: readonly AfterMigration[];
  /**
   * What statements are made from beside declarations, by name: SQL of a JSON value over `visible`. Its tables have the trigger `custom_fields_changed`, so that no
   * statement is answered by what was before.
   */
  definitions?: Readonly<Record<string, string>>;
  /** Plain HTTP beside /graphql: a web form, an upload. */
  routes?: (http: FastifyInstance, services: Services) => void | Promise<void>;
}

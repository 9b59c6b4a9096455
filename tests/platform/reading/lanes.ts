import 'reflect-metadata';
import { type ExecutionResult, parse, validate } from 'graphql';
import { areas } from '../../../src/app.js';
import type { Scope, Viewer } from '../../../src/platform/access/viewer.js';
import { readConfig } from '../../../src/platform/config.js';
import { answerText } from '../../../src/platform/reading/answer.js';
import type { Settings } from '../../../src/platform/reading/compile/compilation.js';
import { Documents } from '../../../src/platform/reading/documents.js';
import { executor } from '../../../src/platform/reading/executor.js';
import type { Models } from '../../../src/platform/reading/model.js';
import { type Api, buildApi } from '../../../src/platform/server/schema.js';
import { type Base, openBase } from '../../../src/platform/server/start.js';
import { withStatements } from '../../../src/platform/server/statements.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';
import { foundCompany, people, teams } from './company.js';

export const settings: Settings = { costLimit: 50_000, timeZone: 'UTC' };

/** Somebody with the same scope for every kind of record, unless `scopes` says otherwise. */
export function viewer(
  models: Models,
  scope: Scope,
  { user = people.north, hidden = [] as string[], scopes = {} as Record<string, Scope> } = {},
): Viewer {
  const kinds = [...new Set([...models.values()].flatMap(model => model.kind ?? []))];
  const read = Object.fromEntries(kinds.map(kind => [kind, scopes[kind] ?? scope]));
  const teamIds = user === people.north ? [teams.north] : user === people.south ? [teams.south] : [];
  const rights = ` ${Object.entries(read)
    .map(([kind, reach]) => `${kind}:${reach}`)
    .join(' ')} `;
  return {
    userId: user,
    name: 'Somebody',
    roles: [],
    teamIds,
    teamId: teamIds[0] ?? null,
    scopes: { read, write: read, delete: read },
    owners: { read: {}, write: {} },
    hidden: new Set(hidden),
    accessKey: JSON.stringify([read, hidden]),
    identity: [user, `{${teamIds}}`, rights, rights, rights],
  } as unknown as Viewer;
}

export interface Answered {
  result: ExecutionResult;
  statements: string[];
}

/** The two ways in which a document is answered, over the real schema and a database of its own. */
export class Lanes {
  private constructor(
    readonly database: TestDatabase,
    readonly base: Base,
    readonly api: Api,
    readonly documents: Documents,
  ) {}

  static async open(): Promise<Lanes> {
    const database = await makeDatabase();
    const base = await openBase(readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error', POOL_SIZE: '4' }), areas);
    await foundCompany(database);
    const api = await buildApi(areas, base.services.orm.getMetadata());
    return new Lanes(database, base, api, new Documents(api.schema, api.models, settings));
  }

  get reader() {
    return this.base.services.reader;
  }

  viewer(scope: Scope, options?: Parameters<typeof viewer>[2]): Viewer {
    return viewer(this.api.models, scope, options);
  }

  /** As text. `result` is undefined where the standard executor has to answer. */
  async text(
    query: string,
    variables: Record<string, unknown> = {},
    as = this.viewer('ALL'),
  ): Promise<{ result: ExecutionResult | undefined; text: string | null; statements: string[] }> {
    const { answer, statements } = await withStatements(() =>
      answerText({ documents: this.documents, reader: this.reader }, as, { query, variables }),
    );
    return { text: answer, result: answer === null ? undefined : JSON.parse(answer), statements };
  }

  /** Through the standard executor: the oracle. */
  async oracle(query: string, variables: Record<string, unknown> = {}, as = this.viewer('ALL')): Promise<Answered> {
    const document = parse(query);
    const errors = validate(this.api.schema, document);
    if (errors.length) throw errors[0];
    const run = executor({ ...this.api, settings, reader: this.reader });
    const { answer, statements } = await withStatements(() =>
      run({ document, request: { variables }, contextValue: { viewer: as, services: this.base.services } as never }),
    );
    return { result: JSON.parse(JSON.stringify(answer)), statements };
  }

  /** The data of a document that must be answered as text. @throws with the errors of the other lane if it is not */
  async data<T = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}, as = this.viewer('ALL')): Promise<T> {
    const { result } = await this.text(query, variables, as);
    if (!result?.data) throw new Error(JSON.stringify(result?.errors ?? (await this.oracle(query, variables, as)).result.errors));
    return result.data as T;
  }

  async close(): Promise<void> {
    await this.base.close();
    await this.database.drop();
  }
}

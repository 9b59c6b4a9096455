import { setTimeout as wait } from 'node:timers/promises';
import { type ExecutionResult, type GraphQLFormattedError, print } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { ApiError } from '../api/errors.js';
import { answered, planned } from '../reading/answer.js';
import { PAGE } from '../reading/compile/page.js';
import { NotCompiled, Operation } from '../reading/documents.js';
import type { Reading } from '../reading/executor.js';
import { MissingValue } from '../reading/read.js';
import type { Variables } from '../reading/values.js';
import type { Paged } from './paging.js';
import type { Step } from './table.js';

/** Rows of the first page, and of any: the first byte should come soon, and later pages be worth their statement. Shorter than `few` only where rows are long. */
const ROWS = { first: 250, most: 2_000, few: 100 };
/** Characters of a page that are aimed at: long rows make short pages, so memory stays flat. */
const CHARACTERS = { few: 500_000, many: 1_500_000 };

export type Values = Readonly<Record<string, unknown>>;

/** Rows of a list, and what stands around it. */
export interface Page {
  rows: readonly Values[];
  answer: Values;
}

/** Who reads, and how. */
export interface Reads {
  reading: Reading;
  viewer: Viewer;
  /** Answers in the standard executor what no statement can. */
  execute: (query: string, variables: Values) => Promise<ExecutionResult>;
  /** Ends waiting. */
  signal: AbortSignal;
}

/** An answer without errors. @throws the first of them: a table has no place for errors */
export function dataOf({ data, errors }: ExecutionResult | { data?: Values | null; errors?: readonly GraphQLFormattedError[] }): Values {
  const [error] = (errors ?? []) as readonly GraphQLFormattedError[];
  if (!error) return (data ?? {}) as Values;
  const { code, ...facts } = error.extensions ?? {};
  throw new ApiError(String(code), error.message, { ...facts, ...(error.path && { path: error.path }) });
}

/** What stands at the end of a way; null where something on it is absent. */
export function at(answer: Values, way: readonly Step[]): unknown {
  return way.reduce<unknown>((inner, { response }) => (inner as Values | null | undefined)?.[response] ?? null, answer);
}

interface Connected {
  nodes: readonly Values[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  cursor?: string;
}

/** The pages of a list, one statement each. */
export class Pages {
  /** Where a stream of events goes on from the first page. */
  cursor: string | undefined;
  #compiled: Operation | null;
  #size: number;
  #longest: number;

  constructor(
    private readonly reads: Reads,
    private readonly paged: Paged,
    private readonly way: readonly Step[],
    private readonly variables: { coerced: Variables; given: Values },
  ) {
    const { schema, models, settings } = reads.reading;
    this.#compiled = new Operation(schema, models, { ...settings, longestPage: ROWS.most }, paged.document, paged.operation);
    this.#longest = this.#affordable();
    this.#size = Math.min(ROWS.first, this.#longest);
  }

  /** @throws what a page throws; LIMIT_EXCEEDED for the first page if nothing is left of this minute, later ones wait for it */
  async *[Symbol.asyncIterator](): AsyncGenerator<Page> {
    let left = this.paged.most;
    let after = this.paged.from;
    for (let isFirst = true; ; isFirst = false) {
      this.#size = Math.max(1, Math.min(this.#size, left));
      const answer = await this.#answer(after, isFirst);
      const connected = at(answer, this.way) as Connected | null;
      if (isFirst) this.cursor = connected?.cursor;
      const rows = connected?.nodes.slice(0, left) ?? [];
      left -= rows.length;
      yield { rows, answer };
      if (!connected?.pageInfo.hasNextPage || left <= 0) return;
      after = connected.pageInfo.endCursor;
    }
  }

  /** As many rows as one document of the viewer may cost. */
  #affordable(): number {
    const { reading, viewer } = this.reads;
    const cost = (rows: number) => (this.#compiled as Operation).cost(this.#page(rows, null)).total;
    const [one, two] = [cost(1), cost(2)];
    const limit = viewer.costLimit ?? reading.settings.costLimit;
    return Math.max(1, Math.min(ROWS.most, Math.floor((limit - one) / Math.max(1, two - one)) + 1));
  }

  #page(rows: number, after: string | null, given: Values = this.variables.coerced): Values {
    return { ...given, [this.paged.first]: rows, [this.paged.after]: after };
  }

  async #answer(after: string | null, isFirst: boolean): Promise<Values> {
    if (this.#compiled) {
      try {
        const compiled = this.#compiled;
        const text = await this.reads.reading.models.customFields.upToDate(() => this.#read(compiled, after, isFirst));
        this.#adapt(text.length);
        return dataOf(JSON.parse(text));
      } catch (error) {
        if (!(error instanceof NotCompiled || error instanceof MissingValue)) throw error;
        this.#compiled = null;
        this.#size = Math.min(this.#size, PAGE.most);
      }
    }
    const query = print(this.paged.document);
    return this.#patiently(isFirst, async () =>
      dataOf(await this.reads.execute(query, this.#page(this.#size, after, this.variables.given))),
    );
  }

  async #read(operation: Operation, after: string | null, isFirst: boolean): Promise<string> {
    const { reading, viewer } = this.reads;
    const page = await this.#patiently(isFirst, async () => {
      const plan = planned(operation, this.#page(this.#size, after), viewer);
      reading.spend?.(viewer, plan.points);
      return plan;
    });
    return answered(reading.reader, page);
  }

  #adapt(characters: number): void {
    if (characters < CHARACTERS.few) this.#size = Math.min(this.#size * 2, this.#longest);
    else if (characters > CHARACTERS.many) this.#size = Math.max(1, this.#size >> 1);
  }

  /** What a minute has too little left for is done in short pages as points come back: an export goes slowly rather than ends half-way. */
  async #patiently<T>(isFirst: boolean, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const retryAfter = error instanceof ApiError && error.code === 'LIMIT_EXCEEDED' ? Number(error.facts.retryAfter) : 0;
        if (isFirst || !(retryAfter > 0)) throw error;
        if (this.#size > ROWS.few) this.#size >>= 1;
        else await wait(retryAfter * 1000, undefined, { signal: this.reads.signal });
      }
    }
  }
}

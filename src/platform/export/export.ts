import { Readable } from 'node:stream';
import { getVariableValues } from 'graphql/execution/values.js';
import { sameRights, type Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';
import { fragmentsOf } from '../reading/shape.js';
import type { Caller, GraphqlServer, Understood } from '../server/graphql.js';
import type { Services } from '../server/services.js';
import { type CsvForm, cellOf, lineOf } from './csv.rules.js';
import { at, dataOf, type Page, Pages, type Values } from './pages.js';
import { pagedOf } from './paging.js';
import { type Column, type Table, tableOf } from './table.js';

/** A table on its way, whose first lines have been read. */
export interface Exported {
  stream: Readable;
  headers: Record<string, string>;
}

/** Answers queries as CSV. What clients see is in docs/export.md. */
export interface Exports {
  /**
   * Reads the first page, so that whatever is wrong is told before the first byte. The stream fails if something is wrong later.
   *
   * @throws what the query throws; INVALID_INPUT for what is no table; a list of errors for variables that do not fit
   */
  open(understood: Understood, caller: Caller, form: CsvForm): Promise<Exported>;
}

const valueAt = (values: Values, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Values | null | undefined)?.[key], values);

function linesOf({ rows, answer }: Page, columns: readonly Column[], form: CsvForm): string {
  const cell = ({ of, path, numeric }: Column, row: Values) => cellOf(valueAt(of === 'row' ? row : answer, path), numeric, form);
  return rows
    .map(row =>
      lineOf(
        columns.map(column => cell(column, row)),
        form,
      ),
    )
    .join('');
}

export function makeExports({ viewers, log }: Pick<Services, 'viewers' | 'log'>, graphql: GraphqlServer): Exports {
  const { reading } = graphql;

  /** Watches whether the reader may go on. */
  function watch(viewer: Viewer): { check(): Promise<void>; end(): void } {
    let isSignedOut = false;
    const session = viewer.sessionId ?? viewer.apiKeyId ?? '';
    const end = viewers.onChange(({ sessions }) => {
      isSignedOut ||= sessions.has(session);
    });
    const check = async () => {
      if (isSignedOut) throw platformErrors.UNAUTHENTICATED();
      if (!sameRights(await viewers.byId(viewer.userId), viewer)) throw platformErrors.ACCESS_CHANGED();
    };
    return { check, end };
  }

  /** A list that is answered whole. */
  async function* whole(understood: Understood, caller: Caller, { way }: Table): AsyncGenerator<Page> {
    const text = await graphql.text(understood.request, caller.viewer);
    const answer = dataOf(text === null ? await graphql.execute(understood, caller) : JSON.parse(text));
    yield { rows: (at(answer, way) ?? []) as Values[], answer };
  }

  /** The table of a query, and its pages. @throws as `open` does */
  function read(understood: Understood, caller: Caller & { viewer: Viewer }, signal: AbortSignal) {
    const { document, operation, request } = understood;
    const given = request.variables ?? {};
    const { coerced, errors } = getVariableValues(reading.schema, operation.variableDefinitions ?? [], given, { maxErrors: 10 });
    if (!coerced) throw errors;
    const table = tableOf({ schema: reading.schema, fragments: fragmentsOf(document), variables: coerced }, operation);
    const { connection, way } = table;
    if (!connection) return { table, source: whole(understood, caller, table) };
    const execute = (query: string, variables: Values) =>
      graphql.execute({ ...understood, request: { ...request, query, variables: variables as Record<string, unknown> } }, caller);
    const paged = pagedOf(document, operation, { ...table, connection }, coerced);
    const pages = new Pages({ reading, viewer: caller.viewer, execute, signal }, paged, way, { coerced, given });
    return { table, pages, source: pages[Symbol.asyncIterator]() };
  }

  return {
    async open(understood, caller, form) {
      const { operation } = understood;
      const { viewer, requestId } = caller;
      if (operation.operation !== 'query')
        throw platformErrors.INVALID_INPUT(`A table is made of a query; this is a ${operation.operation}.`);
      if (!viewer) throw platformErrors.UNAUTHENTICATED();
      const ending = new AbortController();
      const { table, pages, source } = read(understood, { ...caller, viewer }, ending.signal);
      const first = await source.next();
      const watching = watch(viewer);
      const counted = { rows: 0, complete: false };

      async function* lines(): AsyncGenerator<string> {
        const names = table.columns.map(({ name }) => cellOf(name, false, form));
        yield `${form.bom ? '\uFEFF' : ''}${lineOf(names, form)}`;
        try {
          for (let page = first; !page.done; page = await source.next()) {
            counted.rows += page.value.rows.length;
            yield linesOf(page.value, table.columns, form);
            await watching.check();
          }
        } catch (error) {
          if (!ending.signal.aborted) graphql.tell([error]);
          throw error;
        }
        counted.complete = true;
      }

      const stream = Readable.from(lines(), { objectMode: false });
      stream.once('close', () => {
        ending.abort();
        watching.end();
        log.info({ requestId, user: viewer.userId, ...counted }, 'exported');
      });
      const name = operation.name?.value ?? table.way[0]?.response;
      const headers = {
        'content-disposition': `attachment; filename="${name}.csv"`,
        'cache-control': 'private, no-store',
        ...(pages?.cursor && { 'x-bellwether-cursor': pages.cursor }),
      };
      return { stream, headers };
    },
  };
}

import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<string[]>();

/** Notes a statement sent to PostgreSQL, if the request asked to see them. */
export const noteStatement = (sql: string): void => {
  running.getStore()?.push(sql);
};

/** Runs `work` and gives its answer with the statements that it sent, in order. Used only when `SHOW_SQL` is on and the request asks. */
export async function withStatements<T>(work: () => Promise<T>): Promise<{ answer: T; statements: string[] }> {
  const statements: string[] = [];
  const answer = await running.run(statements, work);
  return { answer, statements };
}

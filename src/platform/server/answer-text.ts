import type { Viewers } from '../access/viewers.js';
import { invalidInput } from '../api/errors.js';
import type { Config } from '../config.js';
import { readOrganisation } from '../organisation/organisation.query.js';
import { type Answer, answered, planned } from '../reading/answer.js';
import { Documents } from '../reading/documents.js';
import type { Reader } from '../reading/read.js';
import { lazily } from './lazily.js';
import type { Api } from './schema.js';

/** @param api made when the first document is asked for: a process that only runs jobs has no other use for it */
export function answerTo(
  api: () => Promise<Api>,
  { reader, viewers, config }: { reader: Reader; viewers: Viewers; config: Config },
): Answer {
  const made = lazily(async () => {
    const { schema, models } = await api();
    const { timeZone, fiscalYearStartMonth } = await readOrganisation(reader, viewers.system());
    return new Documents(schema, models, { costLimit: config.costLimit, timeZone, fiscalYearStartMonth });
  });
  return async (viewer, query) => {
    const operation = (await made()).operation(query, undefined);
    if (!operation) throw invalidInput([{ path: ['document'], message: `it is no query that the database can answer: ${query}` }]);
    return JSON.parse(await answered(reader, planned(operation, {}, viewer))).data;
  };
}

import { GraphQLError } from 'graphql';
import type { Viewers } from '../access/viewers.js';
import { ApiError, invalidInput } from '../api/errors.js';
import type { Config } from '../config.js';
import type { FollowNow, FollowText } from '../events/followed.js';
import { readOrganisation } from '../organisation/organisation.query.js';
import { currentFollower } from '../reading/follow.js';
import { checkValues } from '../reading/limits.js';
import type { Reader } from '../reading/read.js';
import { type Checked, checkedDocuments } from './checked-documents.js';
import { lazily } from './lazily.js';
import type { Api } from './schema.js';

interface Made {
  check: (text: string) => Checked;
  follow: FollowNow;
}

const refused = (path: string, messages: readonly string[]) => invalidInput(messages.map(message => ({ path: [path], message })));

/** The document of a text that holds one subscription and nothing else. @throws INVALID_INPUT at `document`, LIMIT_EXCEEDED */
function documentOf({ document, errors }: Checked) {
  const limit = errors.find(error => error instanceof ApiError);
  if (limit) throw limit;
  if (!document)
    throw refused(
      'document',
      errors.map(({ message }) => message),
    );
  const operations = document.definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const [first] = operations;
  if (operations.length !== 1 || first?.kind !== 'OperationDefinition' || first.operation !== 'subscription')
    throw refused('document', ['It holds exactly one operation, and that is a subscription.']);
  return document;
}

/** @param api made when the first document is asked for: a process that only runs jobs has no other use for it */
export function followText(
  api: () => Promise<Api>,
  { reader, viewers, config }: { reader: Reader; viewers: Viewers; config: Config },
): FollowText {
  const made = lazily(async (): Promise<Made> => {
    const { schema, models } = await api();
    const { timeZone } = await readOrganisation(reader, viewers.system());
    return { check: checkedDocuments(schema), follow: currentFollower({ schema, models }, { reader, config }, timeZone) };
  });
  return async ({ document: text, variables }, viewer) => {
    const { check, follow } = await made();
    const document = documentOf(check(text));
    checkValues(variables);
    try {
      return await follow({ text, document, operationName: undefined, variables: variables ?? undefined }, viewer);
    } catch (error) {
      if (error instanceof ApiError ? error.code !== 'INVALID_INPUT' || error.facts.fields : !(error instanceof GraphQLError)) throw error;
      throw refused(/^Variable "/.test((error as Error).message) ? 'variables' : 'document', [(error as Error).message]);
    }
  };
}

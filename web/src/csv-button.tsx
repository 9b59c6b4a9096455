import { pick, ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { ask, operationIn } from './fetcher.js';
import { fillIn } from './placeholders.js';
import { authorization, ENDPOINT } from './session.js';

const Icon = () => (
  <svg
    className="graphiql-toolbar-icon"
    viewBox="0 0 24 24"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M4 5h16v9M4 5v14h8M4 10h16M10 5v14M18 15v6m-3-3 3 3 3-3" />
  </svg>
);

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Asks for the query of the tab as a table. @returns what is wrong, as text */
async function download(query: string, operationName: string | null | undefined, given: string): Promise<string | undefined> {
  const operation = operationIn(query, operationName)?.name?.value;
  const variables = await fillIn(JSON.parse(given.trim() || '{}'), text => ask({ query: text }, {}));
  const bearer = await authorization();
  // Excel takes a file for UTF-8 only with a byte order mark
  const response = await fetch(`${ENDPOINT}?bom=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv', ...(bearer && { authorization: bearer }) },
    body: JSON.stringify({ query, operationName: operation, variables }),
  });
  if (!response.ok) return JSON.stringify(await response.json(), null, 2);
  save(await response.blob(), `${operation ?? 'table'}.csv`);
  return undefined;
}

/** Saves the whole list that the query of the tab in front asks for. */
export function CsvButton() {
  const { queryEditor, variableEditor, responseEditor, operationName } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor', 'operationName'),
  );
  const [busy, setBusy] = useState(false);
  const start = () => {
    setBusy(true);
    download(queryEditor?.getValue() ?? '', operationName, variableEditor?.getValue() ?? '')
      .catch((error: Error) => error.message)
      .then(wrong => wrong && responseEditor?.setValue(wrong))
      .finally(() => setBusy(false));
  };
  return (
    <ToolbarButton label="Download CSV" disabled={busy} onClick={start}>
      <Icon />
    </ToolbarButton>
  );
}

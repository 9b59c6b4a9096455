/** How an answer goes out: as JSON, as a GraphQL response with an HTTP status that says how it went, as a stream of events, or as a table. */
export type Form = 'json' | 'graphql' | 'events' | 'csv';

export const CONTENT_TYPES: Readonly<Record<Form, string>> = {
  json: 'application/json; charset=utf-8',
  graphql: 'application/graphql-response+json; charset=utf-8',
  events: 'text/event-stream; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

const FORMS: Readonly<Record<string, Form>> = {
  'application/json': 'json',
  'application/graphql-response+json': 'graphql',
  'text/event-stream': 'events',
  'text/csv': 'csv',
  'application/*': 'json',
  '*/*': 'json',
};

const known = new Map<string, Form | null>();
const REMEMBERED = 200;

function read(accept: string): Form | null {
  let best: Form | null = null;
  let most = 0;
  for (const part of accept.split(',')) {
    const [type = '', ...parameters] = part.split(';').map(each => each.trim().toLowerCase());
    const form = FORMS[type];
    const weight = Number(/^q=([\d.]+)$/.exec(parameters.find(each => each.startsWith('q=')) ?? 'q=1')?.[1]);
    if (form && weight > most) [best, most] = [form, weight];
  }
  return best;
}

/** The form that a client likes best, the first of several; JSON where it says nothing; null if it takes none of ours. */
export function formOf(accept: string | undefined): Form | null {
  if (accept === undefined || accept === '*/*') return 'json';
  const found = known.get(accept);
  if (found !== undefined) return found;
  const form = read(accept);
  if (known.size < REMEMBERED) known.set(accept, form);
  return form;
}

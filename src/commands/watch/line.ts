import { HEADLINE, SUBJECT } from './document.js';

export interface Event {
  __typename: string;
  cursor: string;
  /** ISO 8601. */
  at: string;
  actor: { name: string } | null;
  [field: string]: unknown;
}

/** How parts of a line are set off; as they are where there are no colours. */
export type Paint = (style: 'dim' | 'bold' | 'green' | 'yellow', text: string) => string;

const LONGEST = 60;
/** So wide is the column of kinds; longer names push their line. */
const KIND = 16;

const words = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || value === false;

/** The time of day where the reader is. */
export const timeOf = (at: Date): string => at.toTimeString().slice(0, 8);

function short(value: unknown): string {
  const text = String(value).replace(/\s+/g, ' ').trim();
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return text.length > LONGEST / 2 && text.includes(' ') ? `“${cut}”` : cut;
}

/** A value as a person reads it; an object that names another record by that name, an amount with its currency. */
function shown(value: unknown): string {
  if (!isObject(value)) return short(value);
  return Object.values(value)
    .filter(each => !isEmpty(each))
    .map(shown)
    .join(' ');
}

/** One of several changes of a field, or whatever else a list holds. */
function itemOf(item: unknown): string {
  if (!isObject(item) || !('before' in item)) return shown(item);
  const { field, before, after } = item;
  return `${words(String(field))}: ${isEmpty(before) ? '–' : short(before)} → ${isEmpty(after) ? '–' : short(after)}`;
}

/** What the record is called by: its own names, or those of what it belongs to. */
function titleOf(record: Record<string, unknown>): string[] {
  const has = (name: string) => !isEmpty(record[name]);
  const own = HEADLINE.filter(name => has(name) && !isObject(record[name])).slice(0, 3);
  if (own.length) return own;
  const others = Object.keys(record).filter(name => isObject(record[name]) && has(name) && !('currency' in (record[name] as object)));
  return others.length ? others.slice(0, 3) : ['id'];
}

function detail(name: string, value: unknown, paint: Paint): string[] {
  if (value === true) return [words(name)];
  const text = isEmpty(value) ? '' : shown(value);
  return text ? [`${paint('dim', `${words(name)}:`)} ${text}`] : [];
}

/**
 * One line for one event: when, what, which record, its main values, who.
 *
 * @param event as the document of `watchDocument` answers it
 */
export function lineOf({ __typename, cursor: _cursor, at, actor, id, [SUBJECT]: subject, ...rest }: Event, paint: Paint): string {
  const record = isObject(subject) ? subject : { id };
  const title = titleOf(record);
  const said = new Map<string, unknown>();
  const changed = Array.isArray(rest.changes) ? rest.changes.map(change => (change as { field?: string }).field ?? '') : [];
  // What the event says itself comes first: a total of the same name would confuse.
  for (const [name, value] of [...Object.entries(rest), ...Object.entries(record)]) {
    if (!said.has(name) && ![...title, ...changed].includes(name)) said.set(name, value);
  }
  const parts = [...said].flatMap(([name, value]) => (Array.isArray(value) ? value.map(itemOf) : detail(name, value, paint)));
  const called = title.map(name => shown(record[name])).join(', ');
  // A number stands before the name without a comma.
  const headline = title[0] === 'number' ? called.replace(', ', ' ') : called;
  const who = actor ? [`${paint('dim', 'by')} ${actor.name}`] : [];
  return `${paint('dim', timeOf(new Date(at)))}  ${paint('bold', __typename.padEnd(KIND))} ${[headline, ...parts, ...who].join('  ')}`;
}

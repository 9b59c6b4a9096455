import { notFound, platformErrors } from '../api/errors.js';
import { idOf, prefixOf, uuidOf } from '../api/ids.js';
import type { Reader } from '../reading/read.js';
import type { Viewer } from './viewer.js';

export interface AuditEntry {
  at: string;
  actor: { id: string; name: string } | null;
  onBehalfOf: { id: string; name: string } | null;
  changeId: string | null;
  kind: string;
  recordId: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  field: string | null;
  before: string | null;
  after: string | null;
}

export interface AuditPage {
  nodes: AuditEntry[];
  edges: { node: AuditEntry; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const SQL = `select coalesce(json_agg(e)::text, '[]') from (
  select t.id::text as cursor, to_json(t.at at time zone 'UTC') #>> '{}' || 'Z' as at, t.actor_id as "actorId", u.name as "actorName", t.on_behalf_of as "behalfId", b.name as "behalfName", t.change_id as "changeId",
    t.kind, t.operation, t.field, t.before, t.after, f.key
  from visible.audit_entries t left join visible.users u on u.id = t.actor_id left join visible.users b on b.id = t.on_behalf_of
    left join visible.custom_fields f on f.kind = $5 and f.slot = t.field
  where t.record_id = $1 and t.id < $2 and (t.field is null or not t.table_name || '.' || t.field = any($4::text[]))
  order by t.id desc limit $3
) e`;

const FARTHEST = '9223372036854775807';
const encode = (position: string): string => Buffer.from(`audit ${position}`).toString('base64url');

/** @throws INVALID_INPUT */
function decode(cursor: string): string {
  const [, position] = /^audit (\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!position) throw platformErrors.INVALID_INPUT(`"${cursor}" is no cursor of an audit trail.`);
  return position;
}

const camel = (column: string): string => column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

type Row = Omit<AuditEntry, 'actor' | 'onBehalfOf' | 'recordId'> & {
  cursor: string;
  actorId: string;
  actorName: string | null;
  behalfId: string | null;
  behalfName: string | null;
  /** Of the custom field whose column was changed. */
  key: string | null;
};
const person = (id: string | null, name: string | null) => (id === null || name === null ? null : { id: idOf('user', id), name });

/**
 * What was changed of a record, newest first. Its entries are seen by whoever sees the record now.
 *
 * @param first how many, 1 to 200
 * @param hidden columns that the viewer does not see, `customers.tax_id`: their changes are left out
 * @throws NOT_FOUND if there are no entries that the viewer may see: every record has at least one, that it was made
 */
export async function readAuditTrail(
  reader: Reader,
  viewer: Viewer,
  recordId: string,
  hidden: readonly string[],
  first: number,
  after?: string | null,
): Promise<AuditPage> {
  const prefix = prefixOf(recordId);
  if (!prefix) throw platformErrors.INVALID_INPUT(`"${recordId}" is not an id.`);
  const [text] = await reader.read(viewer, SQL, [uuidOf(prefix, recordId), after ? decode(after) : FARTHEST, first + 1, hidden, prefix]);
  const rows = JSON.parse(text ?? '[]') as Row[];
  if (!rows.length && !after) throw notFound(prefix, recordId);
  const edges = rows.slice(0, first).map(({ cursor, actorId, actorName, behalfId, behalfName, key, ...entry }) => ({
    cursor: encode(cursor),
    node: {
      ...entry,
      recordId,
      field: key ? `customFields.${key}` : entry.field && camel(entry.field),
      actor: person(actorId, actorName),
      onBehalfOf: person(behalfId, behalfName),
    },
  }));
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

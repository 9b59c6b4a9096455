import type { Guard } from './access.js';
import { quoted } from './catalogue.js';

/** Columns that say who and when; the entry does so itself. */
const bookkeeping = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version']);

const entry =
  'insert into public.audit_entries (actor_id, change_id, table_name, kind, record_id, operation, field, before, after, on_behalf_of)';

/** One branch a column: the cast to text is made only for what differs. A generic comparison by `jsonb` costs three times as much (measured). */
const differences = (columns: readonly string[], before: (c: string) => string, after: (c: string) => string): string =>
  columns
    .map(
      c =>
        `select '${c}', ${before(quoted(c))}::text, ${after(quoted(c))}::text where ${before(quoted(c))} is distinct from ${after(quoted(c))}`,
    )
    .join('\n        union all ');

/**
 * The statement-level triggers that write the audit trail of a table: for an insert only that it happened, for an update what changed,
 * for a deletion what was there.
 *
 * @param columns of the table, without generated ones
 */
export function auditTriggers(guard: Guard, columns: readonly string[]): string {
  const { table, kind, unaudited } = guard;
  const owner = guard.kindColumn ? undefined : guard.owners[0];
  const behalf = (row: string) =>
    owner ? `case when ${row}.${quoted(owner)} = any(absent) then ${row}.${quoted(owner)} end` : 'null::uuid';
  if (!unaudited) return '';
  const kept = columns.filter(c => !bookkeeping.has(c) && !unaudited.includes(c));
  const who = `actor, change, '${table}', '${kind}'`;
  const changes = (from: string, old: string, pick: string): string =>
    `${entry}\n      select ${who}, r.id, tg_op, d.field, d.before, d.after, ${behalf(old)} ${from} cross join lateral (\n        ${pick}\n      ) d(field, before, after);`;
  return `
create or replace function vault.audit_${table}() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor uuid := coalesce(nullif(current_setting('bw.user', true), ''), '00000000-0000-7000-8000-000000000000');
  change uuid := nullif(current_setting('bw.change', true), '');${
    owner
      ? `
  -- whom the actor stands in for: what they own is changed on their behalf
  absent uuid[] := case when current_setting('bw.write', true) like '% ${kind}@%' then public.owners_within('bw.write', '${kind}') end;`
      : ''
  }
begin
  if tg_op = 'INSERT' then
    ${entry} select ${who}, r.id, tg_op, null, null, null, ${behalf('r')} from new_rows r;
  elsif tg_op = 'UPDATE' then
    ${
      kept.length
        ? changes(
            // The plan is kept for the session, made for as few rows as its first update had. Full, because that join is never a nested loop: an update
            // of 10,000 rows took a minute.
            'from old_rows o full join new_rows r on r.id = o.id',
            'o',
            differences(
              kept,
              c => `o.${c}`,
              c => `r.${c}`,
            ),
          )
        : 'null;'
    }
  else
    ${entry} select ${who}, r.id, tg_op, null, null, null, ${behalf('r')} from old_rows r;
    ${kept.length ? changes('from old_rows r', 'r', kept.map(c => `select '${c}', r.${quoted(c)}::text, null::text where r.${quoted(c)} is not null`).join('\n        union all ')) : ''}
  end if;
  return null;
end $$;
revoke all on function vault.audit_${table} from public;
create or replace trigger audit_insert after insert on public.${table} referencing new table as new_rows for each statement execute function vault.audit_${table}();
create or replace trigger audit_update after update on public.${table} referencing old table as old_rows new table as new_rows for each statement execute function vault.audit_${table}();
create or replace trigger audit_delete after delete on public.${table} referencing old table as old_rows for each statement execute function vault.audit_${table}();
`;
}

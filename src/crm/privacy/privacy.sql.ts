import type { Personal } from '../customers/personal.js';

/** Places outside of the areas' tables where the words of a record may stand: texts in which what names the person is blotted out. */
const TECHNICAL: readonly { table: string; columns: readonly string[]; json?: readonly string[] }[] = [
  { table: 'public.audit_entries', columns: ['before', 'after'] },
  { table: 'public.outbox', columns: [], json: ['payload', 'before'] },
  { table: 'public.event_log', columns: [], json: ['payload', 'before'] },
  { table: 'public.dead_jobs', columns: ['error'], json: ['payload'] },
  { table: 'public.webhook_deliveries', columns: ['body', 'response_body', 'error'] },
  { table: 'public.idempotency_keys', columns: [], json: ['answer'] },
  { table: 'public.import_jobs', columns: ['problem'], json: ['errors'] },
  { table: 'staging.import_lines', columns: ['key'], json: ['cells', 'wrong'] },
];
/** Columns whose type is `json`, not `jsonb`. */
const PLAIN_JSON = new Set(['staging.import_lines']);

const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const list = (words: readonly string[]): string => `'{${words.join(',')}}'::text[]`;
const ids = (table: string): string => `coalesce((select array_agg(f.id) from personal_rows f where f.name = '${table}'), '{}'::uuid[])`;

/** Tables in the order of their declarations, each once, with all that says which rows. */
export function joined(declared: readonly Personal[]): { table: string; conditions: string[]; erased: Personal['erased'] }[] {
  const tables = new Map<string, { table: string; conditions: string[]; erased: Personal['erased'] }>();
  for (const { table, whose, erased } of declared) {
    const known = tables.get(table) ?? { table, conditions: [], erased };
    known.conditions.push(whose(ids, 'emails'));
    tables.set(table, known);
  }
  return [...tables.values()];
}

const among = (table: string, alias: string): string =>
  `exists (select from personal_rows f where f.name = '${table}' and f.id = ${alias}.id)`;
/** Whether a contact point is of the person. */
const own = (alias: string): string =>
  `coalesce(${alias}.customer_id = of_customer or ${alias}.contact_id = any(${ids('contacts')}), false)`;

const finding = (declared: readonly Personal[]): string =>
  declared
    .map(
      ({ table, whose }) =>
        `insert into personal_rows select '${table}', r.id from public.${table} r where (${whose(ids, 'emails')}) and not exists (select from personal_rows f where f.name = '${table}' and f.id = r.id);`,
    )
    .join('\n  ');

const blot = ({ table, columns, json = [] }: (typeof TECHNICAL)[number]): string => {
  const type = PLAIN_JSON.has(table) ? 'json' : 'jsonb';
  const set = [
    ...columns.map(c => `"${c}" = vault.blotted("${c}", words)`),
    ...json.map(c => `"${c}" = vault.blotted("${c}"::text, words)::${type}`),
  ];
  const holds = [...columns, ...json].map(c => `vault.names("${c}"::text, words)`);
  return `update ${table} set ${set.join(', ')} where ${holds.join(' or ')};`;
};

/** The functions that find, export and erase what is known of a person, as SQL. Nothing of it comes from a client. */
export function privacyText(declared: readonly Personal[], versioned: ReadonlySet<string>): string {
  const tables = joined(declared);
  const erase = tables.map(({ table, erased }) => {
    if (erased === 'delete') return `delete from public.${table} r using personal_rows f where f.name = '${table}' and f.id = r.id;`;
    const set = Object.entries(erased).map(([column, to]) => `"${column}" = ${to}`);
    if (!set.length) return '';
    if (versioned.has(table)) set.push('version = r.version + 1', 'updated_at = moment', 'updated_by = actor');
    if (table === 'customers' || table === 'contacts') set.push('archived_at = coalesce(r.archived_at, moment)');
    return `update public.${table} r set ${set.join(', ')} from personal_rows f where f.name = '${table}' and f.id = r.id;`;
  });
  const forgotten = tables.flatMap(({ table, erased }) => {
    const trail = `update public.audit_entries a set before = null, after = null from personal_rows f where f.name = '${table}' and a.record_id = f.id`;
    if (erased === 'delete')
      return [`${trail} and a.field is not null and a.field not in ('owner_id', 'team_id', 'customer_id', 'contact_id');`];
    // Columns that follow from others are in the trail, too.
    const columns = [...Object.keys(erased), 'email', 'phone', 'contact_names'];
    const keys = [...new Set([...columns, ...columns.map(camel)])];
    return [
      `${trail} and a.field = any(${list(columns)});`,
      ...['outbox', 'event_log'].map(
        log =>
          `update public.${log} e set payload = vault.without(e.payload, ${list(keys)}), before = e.before - ${list(columns)} from personal_rows f where f.name = '${table}' and e.subject_id = f.id;`,
      ),
    ];
  });
  return `
create or replace function vault.names(t text, words text[]) returns boolean language sql immutable set search_path = pg_catalog as $$
  select t is not null and exists (select from unnest(words) w where position(lower(w) in lower(t)) > 0)
$$;

-- A text without these words, whatever their case.
create or replace function vault.blotted(t text, words text[]) returns text language plpgsql immutable set search_path = pg_catalog as $$
declare w text;
begin
  foreach w in array words loop
    t := regexp_replace(t, '***=' || w, '(erased)', 'gi');
  end loop;
  return t;
end $$;

-- What an event tells, without the fields of these names; of a list of changes, without what they were and are.
create or replace function vault.without(j jsonb, names text[]) returns jsonb language plpgsql immutable set search_path = pg_catalog as $$
begin
  if jsonb_typeof(j) = 'array' then
    return coalesce((select jsonb_agg(vault.without(e, names) order by n) from jsonb_array_elements(j) with ordinality x(e, n)), '[]');
  elsif jsonb_typeof(j) = 'object' then
    if j ->> 'field' = any(names) then return j || '{"before": null, "after": null}'; end if;
    return coalesce((select jsonb_object_agg(k, case
        when k = any(names) then case jsonb_typeof(v) when 'string' then '"(erased)"'::jsonb when 'array' then '[]' else 'null' end
        else vault.without(v, names) end) from jsonb_each(j) x(k, v)), '{}');
  end if;
  return j;
end $$;

-- Fills the table "personal_rows" with every row about a person, and answers what names the person anywhere: addresses, numbers and whole names.
create or replace function vault.find_person(of_customer uuid, of_contact uuid) returns text[] language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  emails text[];
begin
  create temp table if not exists personal_rows (name text not null, id uuid not null, primary key (name, id)) on commit drop;
  truncate personal_rows;
  insert into personal_rows select 'customers', c.id from public.customers c where c.id = of_customer;
  insert into personal_rows select 'contacts', c.id from public.contacts c where c.id = of_contact or c.customer_id = of_customer;
  -- An address that others have, too, such as that of an office, tells nothing of this person alone.
  emails := array(select distinct p.normalised from public.contact_points p where p.kind = 'EMAIL' and ${own('p')}
    and not exists (select from public.contact_points o where o.kind = 'EMAIL' and o.normalised = p.normalised and not ${own('o')}));
  ${finding(declared)}
  insert into personal_rows select distinct 'timeline_entries', t.id from public.timeline_entries t
    where t.customer_id = of_customer or t.ref_id = any(array(select f.id from personal_rows f));
  return array(
    with said as (
      select unnest(array[p.value, p.normalised]) w from public.contact_points p where ${among('contact_points', 'p')}
      union select c.name collate "default" from public.customers c where ${among('customers', 'c')}
      union select c.name collate "default" from public.contacts c where ${among('contacts', 'c')}
      union select unnest(array[l.email, l.phone, l.phone_normalised, l.name]) from public.leads l where ${among('leads', 'l')}
    ), telling as (
      select w from said
      -- a first name alone, or a word such as "Info", names nobody
      where length(w) >= 6 and (w ~ '@' or w ~ '[0-9]{3}' or w ~ '\\S\\s+\\S' or length(w) >= 12 or w ~ '[^\\x01-\\x7f]')
        -- nor does what others have, too: their trail stays whole
        and not exists (select from public.contact_points o where o.normalised in (w, lower(w)) and not ${among('contact_points', 'o')})
        and not exists (select from public.customers o where o.name = w collate public.names and not ${among('customers', 'o')})
        and not exists (select from public.contacts o where o.name = w collate public.names and not ${among('contacts', 'o')})
        and not exists (select from public.leads o where o.name = w collate "default" and not ${among('leads', 'o')})
    )
    -- as JSON writes it, too
    select w from (select w from telling union select trim(both '"' from to_json(w)::text) from telling) every order by length(w) desc
  );
end $$;

-- Writes the file of an export. The one who asked for it has the right to make exports at this moment.
create or replace function vault.write_person_export(export uuid, keep interval) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted public.person_exports;
  words text[];
  made text;
begin
  select * into wanted from public.person_exports e where e.id = export for update;
  if current_setting('bw.write', true) not like '% privacy:ALL %' or wanted.owner_id is distinct from nullif(current_setting('bw.user', true), '')::uuid then
    raise insufficient_privilege using message = 'only whoever may export people, and asked for this export, makes it';
  end if;
  if wanted.status <> 'WAITING' then return; end if;
  words := vault.find_person(wanted.customer_id, wanted.contact_id);
  select json_build_object(
    'madeAt', now(),
    'tables', json_build_object(${[...tables.map(({ table }) => table), 'timeline_entries']
      .map(
        table =>
          `'${table}', (select coalesce(json_agg(to_jsonb(r) - '{search_text,search_bigrams}'::text[] order by r.id), '[]') from public.${table} r join personal_rows f on f.name = '${table}' and f.id = r.id)`,
      )
      .join(',\n      ')}),
    'audit', (select coalesce(json_agg(a order by a.id), '[]') from public.audit_entries a where a.record_id in (select f.id from personal_rows f)),
    'events', (select coalesce(json_agg(e order by e.position), '[]') from public.event_log e where e.subject_id in (select f.id from personal_rows f)),
    'webhooks', (select coalesce(json_agg(json_build_object('event', d.event, 'body', d.body, 'at', d.created_at)), '[]') from public.webhook_deliveries d
      where vault.names(d.body, words) or d.position in (select e.position from public.event_log e where e.subject_id in (select f.id from personal_rows f))),
    'mails', (select coalesce(json_agg(j.payload -> 'data'), '[]') from graphile_worker._private_jobs j where vault.names(j.payload::text, words)),
    'imports', (select coalesce(json_agg(l.cells), '[]') from staging.import_lines l where vault.names(l.cells::text, words))
  )::text into made;
  insert into vault.person_export_files values (export, made);
  update public.person_exports set status = 'READY', expires_at = now() + keep, size = octet_length(made), version = version + 1, updated_at = now() where id = export;
end $$;

-- The file of an export, for whoever asked for it, until its time is over.
create or replace function vault.person_export_file(export uuid) returns text language sql stable security definer set search_path = pg_catalog as $$
  select x.content from vault.person_export_files x join public.person_exports e on e.id = x.export_id
  where e.id = export and e.owner_id = nullif(current_setting('bw.user', true), '')::uuid and e.expires_at > now()
    and current_setting('bw.read', true) like '% privacy:ALL %'
$$;

-- Deletes the files whose time is over. Answers how many.
create or replace function vault.end_person_exports() returns int language plpgsql volatile security definer set search_path = pg_catalog as $$
declare n int;
begin
  with over as (update public.person_exports set status = 'ENDED', version = version + 1, updated_at = now() where status = 'READY' and expires_at <= now() returning id)
    delete from vault.person_export_files x using over where x.export_id = over.id;
  get diagnostics n = row_count;
  return n;
end $$;

-- Erases a person for good: rows, what repeats them, and every place that names the person. Answers what was done.
create or replace function vault.erase_person(of_customer uuid, of_contact uuid, moment timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := nullif(current_setting('bw.user', true), '')::uuid;
  words text[];
  mails int;
  done jsonb;
begin
  if current_setting('bw.delete', true) not like '% privacy:ALL %' then
    raise insufficient_privilege using message = 'erasing a person takes the right to delete of the kind "privacy"';
  end if;
  -- Whoever follows changes of customers waits: what it has read is the person.
  perform from matching.followed for update;
  words := vault.find_person(of_customer, of_contact);
  select jsonb_build_object(
    'tables', (select coalesce(jsonb_agg(jsonb_build_object('table', c.name, 'rows', c.n) order by c.name), '[]') from (select f.name, count(*) n from personal_rows f group by 1) c),
    'rows', (select count(*) from personal_rows),
    'hash', encode(sha256(convert_to((select string_agg(f.id::text, ',' order by f.id) from personal_rows f), 'UTF8')), 'hex')
  ) into done;

  -- Mails that wait are not sent. One that is on its way would write itself down again if it failed.
  if exists (select from graphile_worker._private_jobs j where j.locked_at is not null and vault.names(j.payload::text, words)) then
    perform public.refused('CONFLICT', 'A job is at work for this person at the moment, such as a mail. Try again when it has ended.');
  end if;
  delete from graphile_worker._private_jobs j where vault.names(j.payload::text, words) or exists (
    select from personal_rows f where position(f.id::text in j.payload::text) > 0 and f.name in ('customers', 'contacts', 'leads'));
  -- What subscribers elsewhere were told stays with them; what waits for them is dropped, since it holds the record as it was.
  update public.webhook_deliveries d set body = '', response_body = null, status = case when d.status = 'PENDING' then 'DROPPED' else d.status end,
      next_attempt_at = null, ended_at = coalesce(d.ended_at, moment)
    where d.position in (select e.position from public.event_log e where e.subject_id in (select f.id from personal_rows f)) or vault.names(d.body, words);

  ${erase.filter(Boolean).join('\n  ')}
  delete from matching.profiles p where p.customer_id in (select f.id from personal_rows f where f.name = 'customers'
    union select c.customer_id from public.contacts c join personal_rows f on f.name = 'contacts' and f.id = c.id);
  delete from matching.lead_profiles p using personal_rows f where f.name = 'leads' and f.id = p.lead_id;
  update public.timeline_entries r set summary = 'Erased' from personal_rows f where f.name = 'timeline_entries' and f.id = r.id;
  delete from vault.person_export_files x using public.person_exports e
    where e.id = x.export_id and (e.customer_id = of_customer or e.contact_id in (select f.id from personal_rows f where f.name = 'contacts'));
  update public.person_exports e set status = 'ENDED', expires_at = coalesce(e.expires_at, moment)
    where e.customer_id = of_customer or e.contact_id in (select f.id from personal_rows f where f.name = 'contacts');

  -- Now what the triggers above have written down, too.
  ${forgotten.join('\n  ')}
  ${TECHNICAL.map(blot).join('\n  ')}
  return done;
end $$;

revoke all on function vault.names, vault.blotted, vault.without, vault.find_person, vault.write_person_export, vault.person_export_file, vault.end_person_exports, vault.erase_person from public;
grant execute on function vault.write_person_export, vault.person_export_file, vault.end_person_exports, vault.erase_person to bellwether_app;
`;
}

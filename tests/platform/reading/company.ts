import type { TestDatabase } from '../../support/database.js';

/** Rows that reads are tested with: in several scripts, with nulls and equal sort keys, spread over three owners and two teams. */
export const CUSTOMERS = 120;

const uuid = (n: number, kind: string) => `00000000-0000-7000-${kind}-${String(n).padStart(12, '0')}`;
export const people = { north: uuid(1, '9001'), south: uuid(2, '9001'), lone: uuid(3, '9001') };
export const teams = { north: uuid(1, '9002'), south: uuid(2, '9002') };

const STAMP = `'2026-01-01T00:00:00Z'::timestamptz + i * interval '1 hour', '${people.north}'::uuid, '2026-01-01T00:00:00Z'::timestamptz + i * interval '90 minutes' + interval '123 microseconds', '${people.north}'::uuid`;
const RECORD = 'created_at, created_by, updated_at, updated_by';
const id = (kind: string, n: string) => `('00000000-0000-7000-${kind}-'||lpad((${n})::text,12,'0'))::uuid`;
const owner = `case i % 4 when 0 then '${people.north}'::uuid when 1 then '${people.south}'::uuid when 2 then '${people.lone}'::uuid end`;
const team = `case i % 4 when 0 then '${teams.north}'::uuid when 1 then '${teams.south}'::uuid when 2 then '${teams.south}'::uuid end`;
const names = `(array['Müller & Söhne','Straßenbau Ångström','Ωmega Hellas','北京市朝阳区公司','東京商事','Иванов','O''Neill "Quotes" \\ Back','Zoë','a','Łódź Tekstylia'])[1 + i % 10] || case when i % 3 = 0 then '' else ' ' || i end`;

const STATEMENTS = [
  `insert into teams (id, ${RECORD}, name) select x.id, ${STAMP}, x.name from (values ('${teams.north}'::uuid, 'North', 1), ('${teams.south}'::uuid, 'South', 2)) x(id, name, i)`,
  `insert into users (id, ${RECORD}, email, name, team_id)
    select x.id, ${STAMP}, x.name || '@reading.example', x.name, x.team from (values ('${people.north}'::uuid, 'Nora', '${teams.north}'::uuid, 1), ('${people.south}'::uuid, 'Sven', '${teams.south}'::uuid, 2), ('${people.lone}'::uuid, 'Lou', null::uuid, 3)) x(id, name, team, i)`,
  `insert into categories (id, ${RECORD}, name, parent_id) select ${id('9003', 'i')}, ${STAMP}, 'Category ' || i, case when i > 3 then ${id('9003', 'i-3')} end from generate_series(1, 9) i`,
  `insert into products (id, ${RECORD}, sku, name, category_id, price, cost, currency, is_active)
    select ${id('9004', 'i')}, ${STAMP}, 'SKU-' || i, 'Product ' || i, case when i % 5 > 0 then ${id('9003', '1 + i % 9')} end, i * 1.25, case when i % 2 = 0 then i end, 'EUR', i % 7 > 0 from generate_series(1, 30) i`,
  `insert into customers (id, ${RECORD}, owner_id, team_id, number, kind, name, industry, size, tier, status, region, tags, tax_id, email)
    select ${id('9005', 'i')}, ${STAMP}, ${owner}, ${team}, 'X-' || i, case when i % 3 = 0 then 'PERSON' else 'COMPANY' end, ${names}, case when i % 4 > 0 then 'Industry ' || i % 5 end,
      case when i % 6 > 0 then i % 7 end, (array['STANDARD','SILVER','GOLD','VIP'])[1 + i % 4], (array['PROSPECT','ACTIVE','DORMANT'])[1 + i % 3], (array['EU','US',null])[1 + i % 3],
      case when i % 2 = 0 then array['tag "' || i % 3 || '"', 'é'] else '{}' end, case when i % 2 = 0 then 'TAX' || i end, case when i % 2 = 1 then 'mail' || i || '@example.com' end
    from generate_series(1, ${CUSTOMERS}) i`,
  `insert into contacts (id, ${RECORD}, owner_id, team_id, customer_id, name, birthday)
    select ${id('9006', 'i')}, ${STAMP}, ${owner}, ${team}, case when i % 9 > 0 then ${id('9005', `1 + i % ${CUSTOMERS}`)} end, 'Contact ' || i, case when i % 3 = 0 then date '1980-01-01' + i end from generate_series(1, 300) i`,
  `insert into tickets (id, ${RECORD}, owner_id, team_id, number, subject, customer_id, channel, type, priority, status, due_at)
    select ${id('9007', 'i')}, ${STAMP}, ${owner}, ${team}, 'XT-' || i, 'Subject ' || i % 17 || E'\\n"quoted"', case when i % 8 > 0 then ${id('9005', `1 + i % ${CUSTOMERS}`)} end, 'EMAIL', 'QUESTION',
      (array['LOW','NORMAL','HIGH','URGENT'])[1 + i % 4], (array['NEW','OPEN','PENDING_CUSTOMER','PENDING_INTERNAL'])[1 + i % 4], case when i % 5 > 0 then now() + (i - 200) * interval '1 day' end
    from generate_series(1, 400) i`,
  `insert into messages (id, owner_id, team_id, ticket_id, kind, body, at, author_id)
    select ${id('9008', 'i')}, t.owner_id, t.team_id, t.id, case when i % 3 = 0 then 'INTERNAL' else 'PUBLIC' end, 'Body ' || i, '2026-02-01T00:00:00Z'::timestamptz + i * interval '1 second', '${people.north}' from generate_series(1, 800) i join tickets t on t.id = ${id('9007', '1 + i % 400')}`,
  `insert into orders (id, ${RECORD}, owner_id, team_id, number, customer_id, channel, ordered_at, status, amount, currency)
    select ${id('9009', 'i')}, ${STAMP}, ${owner}, ${team}, 'XO-' || i, ${id('9005', `1 + i % ${CUSTOMERS}`)}, 'WEB', '2026-03-01T00:00:00Z'::timestamptz + i * interval '1 hour', 'CONFIRMED', i * 10.5, 'EUR' from generate_series(1, 360) i`,
  `insert into order_lines (id, owner_id, team_id, order_id, position, product_id, quantity, price, amount, currency)
    select ${id('9010', 'i')}, o.owner_id, o.team_id, o.id, 1 + (i - 1) / 360, ${id('9004', '1 + i % 30')}, 2, 5.25, 10.5, 'EUR' from generate_series(1, 720) i join orders o on o.id = ${id('9009', '1 + (i - 1) % 360')}`,
  `insert into timeline_entries (id, owner_id, team_id, customer_id, at, kind, summary, ref_kind, ref_id)
    select ${id('9011', 'i')}, c.owner_id, c.team_id, c.id, '2026-04-01T00:00:00Z'::timestamptz + (i / 2) * interval '1 minute', 'NOTE', 'Entry ' || i, case when i % 2 = 0 then 'order' end, case when i % 2 = 0 then ${id('9009', '1 + i % 360')} end
    from generate_series(1, 600) i join customers c on c.id = ${id('9005', `1 + i % ${CUSTOMERS}`)}`,
  `insert into leads (id, ${RECORD}, owner_id, team_id, number, name, email, status, possible_duplicate)
    select ${id('9012', 'i')}, ${STAMP}, ${owner}, ${team}, 'XL-' || i, 'Lead ' || i, case when i % 2 = 0 then 'lead' || i || '@example.com' end, (array['NEW','ASSIGNED','WORKING'])[1 + i % 3], i % 5 = 0 from generate_series(1, 60) i`,
  `insert into activities (id, ${RECORD}, owner_id, team_id, customer_id, kind, subject, status, due_at)
    select ${id('9013', 'i')}, '2026-01-01T00:00:00Z'::timestamptz + (i / 3) * interval '1 hour', '${people.north}', now(), '${people.north}', ${owner}, ${team}, ${id('9005', `1 + i % ${CUSTOMERS}`)}, 'NOTE', 'Note ' || i, 'PLANNED', case when i % 4 > 0 then '2026-06-01T00:00:00Z'::timestamptz + (i % 6) * interval '1 day' end
    from generate_series(1, 90) i`,
];

export const customerId = (n: number): string => `customer_${uuid(n, '9005').replaceAll('-', '')}`;
export const ticketId = (n: number): string => `ticket_${uuid(n, '9007').replaceAll('-', '')}`;
export const leadUuid = (n: number): string => uuid(n, '9012');

/** Puts the company into a migrated database. */
export async function foundCompany({ sql }: Pick<TestDatabase, 'sql'>): Promise<void> {
  for (const statement of STATEMENTS) await sql(statement);
  await sql('analyze');
}

import type pg from 'pg';

/** Rows at scale 1. */
const ROWS = {
  customers: 100_000,
  contacts: 200_000,
  tickets: 300_000,
  messages: 900_000,
  opportunities: 150_000,
  orders: 500_000,
  order_lines: 2_000_000,
  timeline_entries: 2_000_000,
};
export type Rows = typeof ROWS;
/** Rows of a company with a million customers; the others in proportion to them. */
const VOLUME: Rows = {
  customers: 1_000_000,
  contacts: 2_000_000,
  tickets: 1_000_000,
  messages: 3_000_000,
  opportunities: 1_500_000,
  orders: 3_000_000,
  order_lines: 12_000_000,
  timeline_entries: 5_000_000,
};
/** How many rows: so many times those of scale 1, or a million customers with what belongs to them. */
export type Size = number | 'volume';
const rowsAt = (size: Size): Rows =>
  size === 'volume'
    ? VOLUME
    : (Object.fromEntries(Object.entries(ROWS).map(([table, rows]) => [table, Math.max(1_000, Math.round(rows * size))])) as Rows);

const SYSTEM = `'00000000-0000-7000-8000-000000000000'::uuid`;
const [USERS, TEAMS, REGIONS, PRODUCTS, CATEGORIES] = [200, 12, 100, 2_000, 40];
/** Each rep sells in one of them. */
const SALES_REGIONS = 8;
export const BENCH_USER = 'bench@example.com';

/** Hashes spread what plain remainders would correlate: customers of one region would all have the same owner. */
const FUNCTIONS = `
  create schema bench;
  create function bench.pick(i bigint, salt int, n bigint) returns bigint language sql immutable parallel safe
    as 'select abs(hashint8extended(i, salt) % n)';
  create function bench.id(kind text, i bigint) returns uuid language sql immutable parallel safe
    as $$ select (lpad(to_hex(1700000000000 + i), 12, '0') || '7' || substr(md5(kind || i), 1, 3) || '8' || substr(md5(kind || i), 4, 15))::uuid $$;
  create function bench.word(i bigint, salt int) returns text language sql immutable parallel safe
    as $$ select (array['Alder','Birke','Castor','Delta','Élan','Fjord','Gipfel','Hafen','Isar','Jura','Kvant','Lumen','Möwe','Nordlicht','Orion','Polar','Quarz','Rubin','Saphir','Tundra','Ufer','Vega','Welle','Xenon','Ypsilon','Zenit'])[1 + bench.pick(i, salt, 26)] $$;
  create function bench.moment(i bigint, salt int) returns timestamptz language sql immutable parallel safe
    as $$ select '2024-01-01Z'::timestamptz + bench.pick(i, salt, 63000000) * interval '1 second' $$;
`;
const RECORD = 'id, created_at, created_by, updated_at, updated_by';
const made = (kind: string, salt: number) =>
  `bench.id('${kind}', i), bench.moment(i, ${salt}), ${SYSTEM}, bench.moment(i, ${salt}), ${SYSTEM}`;
const series = (rows: number) => `generate_series(1, ${rows}::bigint) i`;

const PEOPLE = `
  insert into teams (${RECORD}, name) select ${made('team', 1)}, 'Team ' || i from ${series(TEAMS)};
  insert into users (${RECORD}, email, name, team_id)
    select ${made('user', 1)}, case i when 1 then '${BENCH_USER}' else 'user' || i || '@example.com' end, bench.word(i, 2) || ' ' || bench.word(i, 3), bench.id('team', 1 + bench.pick(i, 4, ${TEAMS}))
    from ${series(USERS)};
  insert into user_roles (${RECORD}, user_id, role_id) select ${made('userrole', 1)}, bench.id('user', 1), r.id from ${series(1)}, roles r where r.code = 'ADMINISTRATOR';
  insert into categories (${RECORD}, name) select ${made('category', 1)}, 'Category ' || i from ${series(CATEGORIES)};
  insert into products (${RECORD}, sku, name, category_id, price, currency)
    select ${made('product', 1)}, 'P-' || i, bench.word(i, 5) || ' ' || i, bench.id('category', 1 + bench.pick(i, 6, ${CATEGORIES})), 1 + bench.pick(i, 7, 90000) / 100.0, 'EUR' from ${series(PRODUCTS)};
`;

function business(rows: Rows): [string, string][] {
  const { customers } = rows;
  const of = (salt: number) => `c.i = 1 + bench.pick(s.i, ${salt}, ${customers})`;
  const each = (table: keyof Rows) => `(select i from ${series(rows[table])}) s(i)`;
  const owned = 'owner_id, team_id';
  const record = (kind: string, salt: number) => made(kind, salt).replaceAll(/\bi\b(?=[,)])/g, 's.i');
  const stage = 'join stages g on g.position = 1 + bench.pick(s.i, 42, 6)';
  return [
    ['people and products', PEOPLE],
    [
      'customers',
      `insert into customers (${RECORD}, ${owned}, number, kind, name, email, phone, tier, status, region, language, contact_names)
        select ${made('customer', 10)}, u.id, u.team_id, 'C-' || (1000 + i), case bench.pick(i, 11, 5) when 0 then 'PERSON' else 'COMPANY' end,
          bench.word(i, 12) || ' ' || bench.word(i, 13) || ' ' || i, 'office' || i || '@customer.example', '+4930' || (1000000 + i),
          (array['STANDARD','STANDARD','SILVER','GOLD','VIP'])[1 + bench.pick(i, 14, 5)], (array['ACTIVE','ACTIVE','PROSPECT','DORMANT','LOST'])[1 + bench.pick(i, 15, 5)],
          'R' || lpad(bench.pick(i, 16, ${REGIONS})::text, 2, '0'), 'de', ''
        from ${series(customers)} join users u on u.id = bench.id('user', 1 + bench.pick(i, 17, ${USERS}));
       create temporary table c as select i, c.id, c.owner_id, c.team_id from ${series(customers)} join customers c on c.id = bench.id('customer', i);
       create unique index on c (i); analyze c`,
    ],
    [
      'contacts',
      `insert into contacts (${RECORD}, ${owned}, customer_id, name, email, phone)
        select ${record('contact', 20)}, c.owner_id, c.team_id, c.id, bench.word(s.i, 21) || ' ' || bench.word(s.i, 22) || ' ' || s.i, 'person' || s.i || '@customer.example', '+4940' || (1000000 + s.i)
        from ${each('contacts')} join c on ${of(23)}`,
    ],
    [
      'tickets',
      `insert into tickets (${RECORD}, ${owned}, number, subject, customer_id, channel, type, priority, status, solved_at, closed_at)
        select ${record('ticket', 30)}, c.owner_id, c.team_id, 'T-' || (1000 + s.i), 'About ' || bench.word(s.i, 31) || ' and ' || bench.word(s.i, 32), c.id,
          (array['PHONE','EMAIL','WEB','CHAT'])[1 + bench.pick(s.i, 33, 4)], (array['QUESTION','INCIDENT','PROBLEM','COMPLAINT','REQUEST'])[1 + bench.pick(s.i, 34, 5)],
          (array['LOW','NORMAL','HIGH','URGENT'])[1 + bench.pick(s.i, 35, 4)], t.status, case when t.status in ('SOLVED', 'CLOSED') then bench.moment(s.i, 30) end, case t.status when 'CLOSED' then bench.moment(s.i, 30) end
        from ${each('tickets')} join c on ${of(36)} cross join lateral (select (array['OPEN','OPEN','SOLVED','CLOSED','PENDING_CUSTOMER'])[1 + bench.pick(s.i, 37, 5)]) t(status)`,
    ],
    [
      'messages',
      `insert into messages (id, ${owned}, ticket_id, kind, author_id, body, at)
        select bench.id('message', s.i), t.owner_id, t.team_id, t.id, 'PUBLIC', t.owner_id, 'Dear customer, about your question: ' || repeat(bench.word(s.i, 40) || ' ', 12), bench.moment(s.i, 41)
        from ${each('messages')} join tickets t on t.id = bench.id('ticket', 1 + bench.pick(s.i, 39, ${rows.tickets}))`,
    ],
    [
      'opportunities',
      `insert into opportunities (${RECORD}, ${owned}, number, name, customer_id, pipeline_id, stage_id, amount, currency, probability, status, opened_at, closed_at)
        select ${record('opportunity', 43)}, c.owner_id, c.team_id, 'O-' || (1000 + s.i), bench.word(s.i, 44) || ' ' || s.i, c.id, g.pipeline_id, g.id, 100 + bench.pick(s.i, 45, 9000000) / 100.0, 'EUR', g.probability, g.kind, bench.moment(s.i, 43),
          case when g.kind <> 'OPEN' then bench.moment(s.i, 43) end
        from ${each('opportunities')} join c on ${of(46)} ${stage}`,
    ],
    [
      'order lines',
      `insert into order_lines (id, ${owned}, order_id, position, product_id, quantity, price, amount, currency)
        select bench.id('line', s.i), c.owner_id, c.team_id, bench.id('order', o.i), 1 + s.i % 4, p.id, q.quantity, p.price, q.quantity * p.price, 'EUR'
        from ${each('order_lines')} cross join lateral (select 1 + (s.i - 1) / 4) o(i) cross join lateral (select 1 + bench.pick(s.i, 50, 9)) q(quantity)
          join c on c.i = 1 + bench.pick(o.i, 51, ${customers}) join products p on p.id = bench.id('product', 1 + bench.pick(s.i, 52, ${PRODUCTS}))`,
    ],
    [
      'orders',
      `insert into orders (${RECORD}, ${owned}, number, customer_id, channel, region, ordered_at, status, amount, currency, rep_id)
        select ${record('order', 53)}, c.owner_id, c.team_id, 'S-' || (1000 + s.i), c.id, (array['DIRECT','WEB','STORE','PHONE','PARTNER'])[1 + bench.pick(s.i, 54, 5)], 'R' || lpad((1 + bench.pick(hashtext(c.owner_id::text), 55, ${SALES_REGIONS}))::text, 2, '0'), bench.moment(s.i, 53),
          (array['CONFIRMED','FULFILLED','INVOICED','INVOICED','INVOICED','CANCELLED'])[1 + bench.pick(s.i, 56, 6)], l.amount, 'EUR', c.owner_id
        from ${each('orders')} join c on c.i = 1 + bench.pick(s.i, 51, ${customers}) join (select order_id, sum(amount) amount from order_lines group by order_id) l on l.order_id = bench.id('order', s.i)`,
    ],
    [
      'timeline',
      `insert into timeline_entries (id, ${owned}, customer_id, at, kind, direction, summary, author_id)
        select bench.id('entry', s.i), c.owner_id, c.team_id, c.id, bench.moment(s.i, 60), (array['CALL','EMAIL','MEETING','NOTE','TASK'])[1 + bench.pick(s.i, 61, 5)], 'OUTBOUND', 'About ' || bench.word(s.i, 62) || ' and ' || bench.word(s.i, 63), c.owner_id
        from ${each('timeline_entries')} join c on ${of(64)}`,
    ],
  ];
}

/** The same tables without row security and triggers, for the hand-written change. */
const BESIDE = `
  create table bench.tickets (like tickets including all);
  insert into bench.tickets (${RECORD}, owner_id, team_id, number, subject, customer_id, channel, type, priority, status, solved_at, closed_at)
    select ${RECORD}, owner_id, team_id, number, subject, customer_id, channel, type, priority, status, solved_at, closed_at from tickets;
  alter table bench.tickets add foreign key (owner_id) references users, add foreign key (team_id) references teams, add foreign key (customer_id) references customers;
  create table bench.messages (like messages including all);
  insert into bench.messages select * from messages;
  alter table bench.messages add foreign key (ticket_id) references bench.tickets, add foreign key (author_id) references users, add foreign key (owner_id) references users,
    add foreign key (team_id) references teams;
  create table bench.outbox (like outbox including all);
  alter table bench.outbox alter id drop default, alter id add generated always as identity;
  create table bench.audit_entries (like audit_entries including all);
`;

/** What PostGraphile needs to answer Q3 and Q5: functions, as its manual says. */
const FOR_POSTGRAPHILE = `
  create schema extra;
  create type extra.order_totals as (order_count int, amount numeric, last_order_at timestamptz);
  create function extra.customers_order_totals(c customers) returns extra.order_totals language sql stable as $$
    select count(*)::int, coalesce(sum(o.amount), 0), max(o.ordered_at) from orders o where o.customer_id = c.id and o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED')
  $$;
  create type extra.money as (amount numeric, currency text);
  create type extra.category_amount as (category text, amount extra.money);
  create function extra.customers_top_categories(c customers) returns setof extra.category_amount language sql stable rows 3 as $$
    select k.name, row(sum(l.amount), l.currency)::extra.money
    from orders o join order_lines l on l.order_id = o.id join products p on p.id = l.product_id left join categories k on k.id = p.category_id
    where o.customer_id = c.id and o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED')
    group by k.id, k.name, l.currency order by sum(l.amount) desc, k.name, l.currency limit 3
  $$;
  create function extra.ticket_reply(ticket_id uuid, body text, status text, author uuid) returns messages language plpgsql volatile as $$
  declare
    t tickets;
    m messages;
    change uuid := uuidv7();
  begin
    select * into t from tickets where id = ticket_id for update;
    insert into messages (id, owner_id, team_id, ticket_id, kind, author_id, body, at) values (uuidv7(), t.owner_id, t.team_id, t.id, 'PUBLIC', author, ticket_reply.body, now()) returning * into m;
    update tickets set status = ticket_reply.status, first_response_at = coalesce(first_response_at, now()), updated_at = now(), updated_by = author, version = version + 1 where id = t.id;
    insert into bench.outbox (change_id, name, kind, subject_id, version, actor_id, at, payload, before)
      values (change, 'ticket.replied', 'ticket', t.id, t.version + 1, author, now(), jsonb_build_object('messageId', m.id), jsonb_build_object('status', t.status));
    return m;
  end $$;
`;

/** Indexes that no constraint stands on: dropped while rows come in, made again at the end. Ten times as fast. */
async function withoutIndexes(client: pg.Client, tables: string[], load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await load();
  for (const { definition } of rows) await client.query(definition);
}

/** Fills an empty, migrated database. All of it comes from numbers and hashes: every machine has the same rows. */
export async function seed(client: pg.Client, size: Size, passwordHash: string, say: (what: string) => void): Promise<void> {
  const rows = rowsAt(size);
  await client.query(
    `set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '256MB'; set search_path = public`,
  );
  await client.query(FUNCTIONS);
  await withoutIndexes(client, Object.keys(rows), async () => {
    for (const [what, sql] of business(rows)) {
      say(what);
      await client.query(sql);
    }
    say('indexes');
  });
  await client.query(`insert into vault.credentials (user_id, password_hash) select id, $1 from users where email = $2`, [
    passwordHash,
    BENCH_USER,
  ]);
  say('tables for the hand-written change');
  await client.query(BESIDE);
  await client.query(FOR_POSTGRAPHILE);
}

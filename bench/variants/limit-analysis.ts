import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

// Q4 by hand: the same figures from the rows, and from the sums that the product keeps; for everybody, for one owner, for one team.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });

const FROM = "'2024-01-01'::timestamp at time zone 'Europe/Berlin'";
const TO = "'2026-01-01'::timestamp at time zone 'Europe/Berlin'";
const whose = (alias: string) => ({ all: '', own: ` and ${alias}.owner_id = $1`, team: ` and ${alias}.team_id = $1` });
type Scope = keyof ReturnType<typeof whose>;

const raw = (scope: Scope) => `select to_char(o.ordered_at at time zone 'Europe/Berlin', 'YYYY-MM') m, o.region r, g.name c, sum(l.amount) v
  from order_lines l join orders o on o.id = l.order_id join products p on p.id = l.product_id left join categories g on g.id = p.category_id
  where o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED') and o.currency = 'EUR' and o.ordered_at >= ${FROM} and o.ordered_at < ${TO}${whose('o')[scope]} group by 1, 2, 3`;

const rollup = (scope: Scope) => {
  const grain = { all: 'month', own: 'month_owned', team: 'month_team' }[scope];
  const table = `sold_by_region_category_${grain}`;
  const days = "currency = 'EUR' and";
  const parts = [
    `select month, in_region, in_category, n, amount from rollup.${table} t where ${days} month >= '2024-01-01' and month < '2026-01-01'${whose('t')[scope]}`,
    `select date_trunc('month', day::timestamp)::date, in_region, in_category, n, amount from rollup.sold_deltas t where ${days} day >= '2024-01-01' and day < '2026-01-01'${whose('t')[scope]}`,
  ];
  return `select to_char(s.month, 'YYYY-MM') m, s.in_region r, g.name c, s.v from (
    select month, in_region, in_category, sum(amount) v from (${parts.join(' union all ')}) x group by 1, 2, 3 having sum(n) <> 0) s left join categories g on g.id = s.in_category`;
};

const object = `json_build_object('month', json_build_object('key', m), 'region', json_build_object('key', r), 'category', json_build_object('key', c), 'revenue', json_build_object('value', round(v, 2)::text))`;
const answered = (rows: string) =>
  `select json_build_object('data', json_build_object('salesAnalysis', json_build_object('rows', coalesce(json_agg(${object} order by m, r collate names, c collate names), '[]'))))::text "data" from (${rows}) a`;

const statements = new Map(
  (['all', 'own', 'team'] as const).flatMap(scope => [
    [`/raw/${scope}`, answered(raw(scope))],
    [`/rollup/${scope}`, answered(rollup(scope))],
  ]),
);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id?: string };
    const name = request.url ?? '';
    pool.query({ name, text: statements.get(name) ?? '', values: id ? [id] : [] }).then(
      ({ rows }) => {
        const bytes = Buffer.from(rows[0].data);
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }).end(bytes);
      },
      error => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
process.on('disconnect', () => process.exit());

const OPEN = `t.status = 'OPEN'`;
const SOLD = `o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED')`;
const totals = `select count(*) "orderCount", coalesce(sum(o.amount), 0) amount, max(o.ordered_at) "lastOrderAt" from orders o where o.customer_id = c.id and ${SOLD}`;
const categories = `select k.name category, sum(l.amount) amount, l.currency
  from orders o join order_lines l on l.order_id = o.id join products p on p.id = l.product_id left join categories k on k.id = p.category_id
  where o.customer_id = c.id and ${SOLD} group by k.id, k.name, l.currency order by sum(l.amount) desc, k.name, l.currency limit 3`;
const contacts = (limit: number) =>
  `select x.id, x.name, x.email from contacts x where x.customer_id = c.id order by x.name, x.id limit ${limit}`;
const tickets = `select t.id, t.number, t.subject, t.priority, t.created_at from tickets t where t.customer_id = c.id and ${OPEN} order by t.created_at desc, t.id desc limit 5`;
const timeline = `select e.id, e.at, e.kind, e.summary from timeline_entries e where e.customer_id = c.id order by e.at desc, e.id desc limit 20`;
const customers = `select c.id, c.name, c.email, c.tier, c.owner_id from customers c where c.region = $1 order by c.name, c.id limit 20`;

/** As most write it. */
const built = {
  Q1: `select json_build_object('data', json_build_object('customer', (select json_build_object('id', c.id, 'name', c.name, 'email', c.email) from customers c where c.id = $1)))::text "data"`,
  Q2: `select json_build_object('data', json_build_object('customers', json_build_object('nodes', (
    select json_agg(json_build_object('id', c.id, 'name', c.name, 'email', c.email, 'tier', c.tier,
      'contacts', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'email', x.email)), '[]') from (${contacts(5)}) x)),
      'tickets', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', t.id, 'number', t.number, 'subject', t.subject, 'priority', t.priority, 'createdAt', t.created_at)), '[]') from (${tickets}) t)),
      'owner', (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = c.owner_id)))
    from (${customers}) c))))::text "data"`,
  Q3: `select json_build_object('data', json_build_object('customer', (select json_build_object('id', c.id, 'name', c.name,
      'contacts', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'email', x.email)), '[]') from (${contacts(50)}) x)),
      'timeline', json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', e.id, 'at', e.at, 'kind', e.kind, 'summary', e.summary)), '[]') from (${timeline}) e)),
      'orderTotals', (select json_build_object('orderCount', o."orderCount", 'amount', o.amount::text, 'lastOrderAt', o."lastOrderAt") from (${totals}) o),
      'topCategories', (select coalesce(json_agg(json_build_object('category', k.category, 'amount', json_build_object('amount', k.amount::text, 'currency', k.currency))), '[]') from (${categories}) k))
    from customers c where c.id = $1)))::text "data"`,
};

const list = (object: string, from: string) => `'{"nodes":['||coalesce((select string_agg(${object}, ',') from (${from}) r), '')||']}'`;
const contact = `'{"id":"'||r.id||'","name":'||to_json(r.name)||',"email":'||coalesce(to_json(r.email)::text, 'null')||'}'`;
const ticket = `'{"id":"'||r.id||'","number":'||to_json(r.number)||',"subject":'||to_json(r.subject)||',"priority":"'||r.priority||'","createdAt":'||to_json(r.created_at)||'}'`;
const entry = `'{"id":"'||r.id||'","at":'||to_json(r.at)||',"kind":"'||r.kind||'","summary":'||to_json(r.summary)||'}'`;

/** Text put together by hand: harder to write and to read, faster. */
const concatenated = {
  Q1: `select '{"data":{"customer":'||coalesce((select '{"id":"'||c.id||'","name":'||to_json(c.name)||',"email":'||coalesce(to_json(c.email)::text, 'null')||'}' from customers c where c.id = $1), 'null')||'}}' "data"`,
  Q2: `select '{"data":{"customers":{"nodes":['||(select string_agg('{"id":"'||c.id||'","name":'||to_json(c.name)||',"email":'||coalesce(to_json(c.email)::text, 'null')||',"tier":"'||c.tier
      ||'","contacts":'||${list(contact, contacts(5))}||',"tickets":'||${list(ticket, tickets)}
      ||',"owner":'||coalesce((select '{"id":"'||u.id||'","name":'||to_json(u.name)||'}' from users u where u.id = c.owner_id), 'null')||'}', ',')
    from (${customers}) c)||']}}}' "data"`,
  Q3: `select '{"data":{"customer":'||(select '{"id":"'||c.id||'","name":'||to_json(c.name)||',"contacts":'||${list(contact, contacts(50))}||',"timeline":'||${list(entry, timeline)}
      ||',"orderTotals":'||(select '{"orderCount":'||r."orderCount"||',"amount":"'||r.amount||'","lastOrderAt":'||coalesce(to_json(r."lastOrderAt")::text, 'null')||'}' from (${totals}) r)
      ||',"topCategories":['||coalesce((select string_agg('{"category":'||coalesce(to_json(r.category)::text, 'null')||',"amount":{"amount":"'||r.amount||'","currency":"'||r.currency||'"}}', ',') from (${categories}) r), '')||']}'
    from customers c where c.id = $1)||'}}' "data"`,
};

export const statements = { built, concatenated };

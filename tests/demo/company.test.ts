import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { at, Client } from '../support/client.js';
import { makeDatabase, type TestDatabase } from '../support/database.js';
import { operation } from '../support/operation.js';
import { launch, type Server, startServer } from '../support/server.js';

jest.setTimeout(180_000);

interface Account {
  email: string;
  password: string;
  role: string;
}

let database: TestDatabase;
let server: Server;
let accounts: Account[];
const signedIn = async (role: string) => {
  const account = accounts.find(each => each.role === role) as Account;
  return new Client(server.url, await server.anonymous.signIn(account.email, account.password));
};

beforeAll(async () => {
  database = await makeDatabase();
  const { ended, output } = launch({ DATABASE_URL: database.url, LOG_LEVEL: 'warn' }, ['dist/commands/demo.js']);
  expect([await ended, output.at(-1)]).toEqual([0, expect.stringMatching(/^Done\./)]);
  server = await startServer({ database });
  accounts = (await (await fetch(`${server.url}/demo-accounts`)).json()) as Account[];
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

test('customers who were written down twice are found', async () => {
  const manager = await signedIn('MANAGER');
  const found = async () => Number(at(await manager.data('{ duplicateCandidates { totalCount } }'), 'duplicateCandidates.totalCount'));
  while ((await found()) < 20);
  const { customerMatches } = await manager.data<{ customerMatches: object[] }>(operation('customers', 'CustomerMatches'), {
    input: { name: 'Zwillingsrad Optik', emails: ['info@zwillingsrad.example'] },
  });
  expect(customerMatches).toHaveLength(2);
});

test('what is known of all customers at once is what is known of each', async () => {
  const sorted = (list: string) => `array(select e from unnest(${list}) e order by e)`;
  const described = (of: string) =>
    `select id, names, ${sorted('emails')} emails, ${sorted('phones')} phones, tax_id, birthday, addresses from matching.${of}`;
  const [all, each] = [described('described_all()'), described('described(null)')];
  const [counts] = await database.sql<Record<string, string>>(
    `select (select count(*) from matching.described_all()) customers, (select count(birthday) from matching.described_all()) birthdays,
       (select count(*) from (${all} except ${each}) x) more, (select count(*) from (${each} except ${all}) x) less`,
  );
  expect(counts).toMatchObject({ more: '0', less: '0' });
  expect([Number(counts?.customers) > 2_000, Number(counts?.birthdays) > 100]).toEqual([true, true]);
});

test('every role can sign in, and its permissions differ', async () => {
  expect(accounts.map(account => account.role)).toEqual(
    expect.arrayContaining(['SALES', 'SERVICE', 'MARKETING', 'FINANCE', 'OPERATIONS', 'ANALYST', 'MANAGER', 'ADMINISTRATOR']),
  );
  for (const { role } of accounts) {
    expect(await (await signedIn(role)).data('{ me { roles { code } } }')).toMatchObject({ me: { roles: [{ code: role }] } });
  }
});

test('it is as large as promised, and its dates end today', async () => {
  const [counts] = await database.sql<Record<string, string>>(
    `select (select count(*) from customers) customers, (select count(*) from orders) orders, (select count(*) from tickets) tickets,
      (select count(distinct date_trunc('month', date)) from postings) months, (select max(ordered_at) > now() - interval '3 days' from orders) recent,
      (select max(ordered_at) <= now() from orders) past, (select count(*) from orders o where amount <> (select sum(amount) from order_lines l where l.order_id = o.id)) wrong`,
  );
  expect(Number(counts?.customers)).toBeGreaterThanOrEqual(2_000);
  expect(Number(counts?.orders)).toBeGreaterThanOrEqual(20_000);
  expect(Number(counts?.tickets)).toBeGreaterThanOrEqual(5_000);
  expect(Number(counts?.months)).toBeGreaterThanOrEqual(25);
  expect(counts).toMatchObject({ recent: true, past: true, wrong: '0' });
});

test('it has what one looks for: other scripts, a lost customer, a late ticket, an overspent department whose alert was raised', async () => {
  const manager = await signedIn('MANAGER');
  const found = await manager.data(
    `{
      chinese: customers(search: "自行") { totalCount }
      greek: customers(search: "Ποδήλατα") { totalCount }
      lost: customers(where: { status: { eq: LOST } }) { totalCount }
      urgent: tickets(first: 200, where: { priority: { eq: URGENT }, status: { in: [NEW, OPEN] } }) { nodes { dueAt } }
      budgetCrossings(where: { clearedAt: { isNull: true } }) { nodes { percent } }
    }`,
  );
  for (const list of ['chinese', 'greek', 'lost']) expect([list, Number(at(found, `${list}.totalCount`)) > 0]).toEqual([list, true]);
  const due = (at(found, 'urgent.nodes') as { dueAt: string | null }[]).flatMap(ticket => ticket.dueAt ?? []);
  expect(due.some(each => new Date(each) < new Date())).toBe(true);
  expect((at(found, 'budgetCrossings.nodes') as unknown[]).length).toBeGreaterThan(0);
});

test('a second one is refused', async () => {
  const { ended, output } = launch({ DATABASE_URL: database.url, LOG_LEVEL: 'warn' }, ['dist/commands/demo.js']);
  expect([await ended, output.at(-1)]).toEqual([1, expect.stringContaining('only into an empty one')]);
});

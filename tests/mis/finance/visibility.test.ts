import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teams } from '../../support/cast.js';
import { at, type Client } from '../../support/client.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf, inputOf, OVERRUN, type Overrun, posterOf } from './given.js';

let server: Server;
let finance: Client;
let europe: Client;
let asia: Client;
let given: Finance;
let year: string;
let account: string;

const team = (id: string) => `team_${id.replaceAll('-', '')}`;
beforeAll(async () => {
  server = await startServer();
  [finance, europe, asia] = await Promise.all([server.as('finance'), server.as('manager'), server.as('managerAsia')]);
  given = financeOf(finance);
  year = await given.year(2024);
  account = await given.account();
}, 60_000);
afterAll(() => server?.stop());

const SEEN = `query ($line: ID!, $department: ID!, $posting: ID!) {
  budgetLine(id: $line) { id }
  budgetLines(where: { department: { id: { eq: $department } } }) { totalCount nodes { id months { totalCount } thresholds { totalCount } } }
  posting(id: $posting) { id }
  postings(where: { department: { id: { eq: $department } } }) { totalCount nodes { id } }
  budgetCrossings(where: { line: { department: { id: { eq: $department } } } }) { totalCount nodes { id } }
  department(id: $department) { name budgetLines { totalCount } postings { totalCount } }
}`;

test('lines, postings and crossings are seen by the department’s team and by nobody else, whatever the way', async () => {
  const department = await given.department({ teamId: team(teams.asia) });
  const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '1000', thresholds: [annual(80)] }]);
  const { id: posting = '' } = await posterOf(asia, account)({ department, amount: '900' });
  const variables = { line, department, posting };
  const counts = async (client: Client) => {
    const { data } = await client.query(SEEN, variables);
    const paths = [
      'budgetLines.totalCount',
      'postings.totalCount',
      'budgetCrossings.totalCount',
      'department.budgetLines.totalCount',
      'department.postings.totalCount',
    ];
    return [
      ...paths.map(path => at(data, path)),
      at(data, 'budgetLine.id'),
      at(data, 'posting.id'),
      at(data, 'department.name') !== undefined,
    ];
  };
  const everything = [1, 1, 1, 1, 1, line, posting, true];
  expect(await counts(asia)).toEqual(everything);
  expect(await counts(finance)).toEqual(everything);
  expect(await counts(europe)).toEqual([0, 0, 0, 0, 0, undefined, undefined, true]);
  expect(at(await asia.data(SEEN, variables), 'budgetLines.nodes.0')).toMatchObject({
    months: { totalCount: 12 },
    thresholds: { totalCount: 1 },
  });
});

test('an overrun is heard by those who see the line, live and replayed', async () => {
  const inAsia = await given.department({ teamId: team(teams.asia) });
  const inEurope = await given.department({ teamId: team(teams.north) });
  const thresholds = [annual(80), annual(100)];
  const [asian, european] = await given.budget(year, [
    { departmentId: inAsia, annual: '100', thresholds },
    { departmentId: inEurope, annual: '100', thresholds },
  ]);
  const cursor = at(await finance.data('{ budgetLines { cursor } }'), 'budgetLines.cursor');
  const cursors = {
    asia: at(await asia.data('{ budgetLines { cursor } }'), 'budgetLines.cursor'),
    europe: at(await europe.data('{ budgetLines { cursor } }'), 'budgetLines.cursor'),
  };
  expect(cursor).toEqual(expect.any(String));
  const [live, liveElsewhere] = await Promise.all([asia.listen<Overrun>(OVERRUN), europe.listen<Overrun>(OVERRUN)]);
  const post = given.post(account);
  await post({ department: inAsia, amount: '81' });
  await post({ department: inEurope, amount: '101' });
  await post({ department: inAsia, amount: '20' });
  const told = (heard: Overrun[]) =>
    heard.map(({ budgetOverrun: o }) => (o.__typename === 'BudgetCrossed' ? `${o.line.id} ${o.percent} ${o.spent}` : o.__typename));
  const forAsia = [`${asian} 80 81`, `${asian} 100 101`];
  const forEurope = [`${european} 80 101`, `${european} 100 101`];
  expect(told(await live.take(2))).toEqual(forAsia);
  expect(told(await liveElsewhere.take(2))).toEqual(forEurope);
  const replayed = await asia.listen<Overrun>(OVERRUN, { after: cursors.asia });
  const replayedElsewhere = await europe.listen<Overrun>(OVERRUN, { after: cursors.europe });
  expect(told(await replayed.take(3))).toEqual([...forAsia, 'CaughtUp']);
  expect(told(await replayedElsewhere.take(3))).toEqual([...forEurope, 'CaughtUp']);
});

test('a budget above that the author may not see counts all the same, and tells no figures', async () => {
  const company = await given.department({ teamId: team(teams.europe) });
  const branch = await given.department({ parentId: company, teamId: team(teams.asia) });
  const [above] = await given.budget(year, [{ departmentId: company, annual: '1000', thresholds: [annual(80), annual(100, 'STOP')] }]);
  const heard = await europe.listen<Overrun>(OVERRUN, { where: { id: { eq: above } } });
  const post = posterOf(asia, account);
  expect(await post({ department: branch, amount: '801' })).toMatchObject({ id: expect.any(String) });
  expect((await heard.take(1))[0]?.budgetOverrun).toMatchObject({ percent: 80, spent: '801', posting: null });
  const stopped = await post({ department: branch, amount: '200' });
  expect(stopped.code).toBe('BUDGET_EXCEEDED');
  expect(stopped.message).not.toMatch(/1001|1000/);
  expect(stopped.check?.rules).toEqual([
    {
      lineId: null,
      department: null,
      basis: 'ANNUAL',
      percent: 80,
      action: 'WARN',
      exceeded: true,
      limit: null,
      before: null,
      after: null,
    },
    {
      lineId: null,
      department: null,
      basis: 'ANNUAL',
      percent: 100,
      action: 'STOP',
      exceeded: true,
      limit: null,
      before: null,
      after: null,
    },
  ]);
  expect(
    at(await finance.data('query ($id: ID!) { budgetLine(id: $id) { spent { amount } } }', { id: above }), 'budgetLine.spent.amount'),
  ).toBe('801.00');
});

test('nobody posts to a department of others, asks its budgets, or reverses what is booked there', async () => {
  const department = await given.department({ teamId: team(teams.asia) });
  const [line] = await given.budget(year, [{ departmentId: department, annual: '1000', thresholds: [annual(100, 'STOP')] }]);
  const refused = async (document: string, variables: object) =>
    (await europe.query(document, variables as never)).errors?.[0]?.extensions?.code;
  const input = { ...inputOf(account, { department, amount: '5' }), reference: 'NOT-MINE' };
  expect(await refused('mutation ($input: PostingCreateInput!) { postingCreate(input: $input) { posting { id } } }', { input })).toBe(
    'FORBIDDEN',
  );
  const { id } = await given.post(account)({ department, amount: '5', reference: 'THEIRS' });
  expect(
    await refused('mutation ($input: PostingReverseInput!) { postingReverse(input: $input) { posting { id } } }', {
      input: { postingId: id, reference: 'X' },
    }),
  ).toBe('NOT_FOUND');
  const repeated = { ...inputOf(account, { department, amount: '5' }), reference: 'THEIRS' };
  expect(
    await refused('mutation ($input: PostingCreateInput!) { postingCreate(input: $input) { posting { id } } }', { input: repeated }),
  ).toMatch(/CONFLICT|FORBIDDEN/);
  expect(
    await refused('mutation ($input: BudgetLineUpdateInput!) { budgetLineUpdate(input: $input) { line { id } } }', {
      input: { lineId: line, annual: '1' },
    }),
  ).toBe('NOT_FOUND');
  const sales = await server.as('sales');
  const asked = await sales.query('query ($input: BudgetCheckInput!) { budgetCheck(input: $input) { decision } }', {
    input: inputOf(account, { department, amount: '5' }),
  });
  expect(asked.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await given.line(line as string)).spent.amount).toBe('5.00');
});

test('a department that goes to another team takes its lines and postings along, and who saw them is told', async () => {
  const department = await given.department({ teamId: team(teams.asia) });
  const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '100', thresholds: [annual(50)] }]);
  await given.post(account)({ department, amount: '1' });
  const heard = await asia.listen<Overrun>(OVERRUN, { where: { id: { eq: line } } });
  const gained = await europe.listen<Overrun>(OVERRUN);
  await given.update(department, { teamId: team(teams.south) });
  expect((await heard.take(1))[0]?.budgetOverrun).toMatchObject({ __typename: 'BudgetLineLeft', id: line, reason: 'NOT_VISIBLE' });
  await given.post(account)({ department, amount: '60' });
  expect((await gained.take(2)).map(({ budgetOverrun }) => budgetOverrun)).toMatchObject([
    { __typename: 'BudgetLineMoved', line: { id: line } },
    { __typename: 'BudgetCrossed', line: { id: line }, spent: '61' },
  ]);
  const seen = async (client: Client) =>
    at(
      await client.data('query ($id: ID!) { department(id: $id) { budgetLines { totalCount } postings { totalCount } } }', {
        id: department,
      }),
      'department',
    );
  expect(await seen(europe)).toEqual({ budgetLines: { totalCount: 1 }, postings: { totalCount: 2 } });
  expect(await seen(asia)).toEqual({ budgetLines: { totalCount: 0 }, postings: { totalCount: 0 } });
  const refused = await asia.query('mutation ($input: DepartmentUpdateInput!) { departmentUpdate(input: $input) { department { id } } }', {
    input: { departmentId: department, teamId: team(teams.asia) },
  });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

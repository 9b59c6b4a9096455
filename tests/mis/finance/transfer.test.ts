import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teams } from '../../support/cast.js';
import { at, type Client, type Variables } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf, OVERRUN, type Overrun } from './given.js';

let server: Server;
let finance: Client;
let administrator: Client;
let given: Finance;
let year: string;
let account: string;

beforeAll(async () => {
  server = await startServer();
  [finance, administrator] = await Promise.all([server.as('finance'), server.as('administrator')]);
  given = financeOf(finance);
  year = await given.year(2024);
  account = await given.account();
}, 60_000);
afterAll(() => server?.stop());

const team = (id: string) => `team_${id.replaceAll('-', '')}`;
type Given = Parameters<Finance['budget']>[1][number];
/** Two lines in force, each of a department of its own. */
async function pair(from: Partial<Given> = {}, to: Partial<Given> = {}, fromTeam?: string, toTeam?: string) {
  const [one, other] = [await given.department({ teamId: fromTeam }), await given.department({ teamId: toTeam })];
  const lines = [
    { departmentId: one, annual: '1200', ...from },
    { departmentId: other, annual: '600', ...to },
  ];
  const [fromId = '', toId = ''] = await given.budget(year, lines);
  return { fromId, toId, one, other };
}
interface Outcome {
  transfer: { id: string; version: number; status: string; months?: { nodes: { no: number; amount: { amount: string } }[] } } | null;
  errors: { code: string; message: string; path: string[] | null; check?: { rules: object[] } }[];
}
const run = async (client: Client, name: string, input: Variables): Promise<Outcome> =>
  Object.values(await client.data(operation('finance', name), { input }))[0] as Outcome;
const request = (input: Variables, client = finance) => run(client, 'BudgetTransferRequest', { reason: 'The fair is larger', ...input });
const asked = async (input: Variables) => (await request(input)).transfer?.id as string;
const figures = async (id: string) => {
  const line = await given.line(id);
  return [line.annual.amount, ...line.months.nodes.map(month => month.budgeted.amount)];
};

test('a transfer is asked for, heard of, approved by somebody else, and moves its months exactly', async () => {
  const { fromId, toId } = await pair();
  const waiting = await administrator.listen<Variables>(operation('finance', 'BudgetTransferChanged'), {
    where: { status: { eq: 'REQUESTED' } },
  });
  const { transfer, errors } = await request({ fromId, toId, amount: '100.01' });
  expect(errors).toEqual([]);
  expect(transfer?.months?.nodes.map(month => month.amount.amount)).toEqual([...Array(11).fill('8.33'), '8.38']);
  expect(at((await waiting.take(1))[0], 'budgetTransferChanged')).toMatchObject({
    __typename: 'BudgetTransferRequested',
    transfer: { id: transfer?.id },
  });
  expect(await figures(fromId)).toEqual(['1200.00', ...Array(12).fill('100.00')]);

  expect((await run(finance, 'BudgetTransferApprove', { transferId: transfer?.id })).errors).toMatchObject([{ code: 'OWN_REQUEST' }]);
  const tried = await run(administrator, 'BudgetTransferApprove', { transferId: transfer?.id, dryRun: true });
  expect(tried.transfer).toMatchObject({
    status: 'APPROVED',
    from: { annual: { amount: '1099.99' } },
    to: { annual: { amount: '700.01' } },
  });
  expect((await run(administrator, 'BudgetTransferApprove', { transferId: transfer?.id, expectedVersion: 7 })).errors).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  const answers = await Promise.all(
    [1, 2, 3].map(() => run(administrator, 'BudgetTransferApprove', { transferId: transfer?.id, expectedVersion: 1 })),
  );
  expect(answers.map(answer => answer.transfer?.status ?? answer.errors[0]?.code).sort()).toEqual(['APPROVED', 'CONFLICT', 'CONFLICT']);

  expect(await figures(fromId)).toEqual(['1099.99', ...Array(11).fill('91.67'), '91.62']);
  expect(await figures(toId)).toEqual(['700.01', ...Array(11).fill('58.33'), '58.38']);
  expect(at((await waiting.take(1))[0], 'budgetTransferChanged')).toMatchObject({
    __typename: 'BudgetTransferLeft',
    reason: 'NO_LONGER_MATCHES',
  });
  const listed = at(
    await finance.data(operation('finance', 'BudgetTransfers'), { where: { from: { id: { eq: fromId } } } }),
    'budgetTransfers',
  );
  expect(listed).toMatchObject({
    totalCount: 1,
    nodes: [{ status: 'APPROVED', requestedBy: { name: 'Felix Konto' }, decidedBy: { name: 'Ada Admin' } }],
  });
  const trail = at(
    await administrator.data('query ($id: ID!) { auditTrail(recordId: $id, first: 5) { nodes { at } } }', { id: transfer?.id }),
    'auditTrail.nodes.length',
  );
  expect(trail).toBeGreaterThanOrEqual(2);
});

test('it is rejected by who may change the line that gives, withdrawn by who asked, and decided once', async () => {
  const { fromId, toId } = await pair();
  const key = { fromId, toId, amount: '10', idempotencyKey: 'transfer-once' };
  const [transferId, again] = [await asked(key), await asked(key)];
  expect(again).toBe(transferId);
  expect((await run(administrator, 'BudgetTransferReject', { transferId, reason: 'Not this year' })).transfer).toMatchObject({
    status: 'REJECTED',
    decisionReason: 'Not this year',
  });
  for (const name of ['BudgetTransferApprove', 'BudgetTransferWithdraw'])
    expect((await run(finance, name, { transferId })).errors).toMatchObject([
      { code: 'CONFLICT', message: 'The transfer is REJECTED already.' },
    ]);
  const other = await asked({ fromId, toId, amount: '10' });
  const refused = await administrator.query(operation('finance', 'BudgetTransferWithdraw'), { input: { transferId: other } });
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  expect((await run(finance, 'BudgetTransferWithdraw', { transferId: other })).transfer?.status).toBe('WITHDRAWN');
  expect(await figures(fromId)).toEqual(['1200.00', ...Array(12).fill('100.00')]);
});

test('what does not go together is refused, with the field', async () => {
  const { fromId, toId } = await pair();
  const income = await given.account('INCOME');
  const earned = await pair({ accountId: income }, {});
  const [elsewhere = ''] = await given.budget(await given.year(2023), [{ departmentId: await given.department(), annual: '9' }]);
  const draft = await given.create(
    'budgetCreate',
    'budget',
    { name: 'Draft', yearId: year, lines: [{ departmentId: earned.one, annual: '9' }] },
    'lines { nodes { id } }',
  );
  const wrong = [
    { toId: fromId, amount: '1' },
    { toId: elsewhere, amount: '1' },
    { toId: earned.fromId, amount: '1' },
    { toId: at(draft, 'lines.nodes.0.id'), amount: '1' },
    { amount: '0' },
    { amount: '1.001' },
    { amount: '2', months: ['1', '1'] },
    { amount: '1200.01' },
    { amount: '200', months: ['100.01', '99.99', ...Array(10).fill('0')] },
  ];
  const codes = [];
  for (const input of wrong)
    codes.push((await request({ fromId, toId, ...input })).errors.map(error => `${error.code} ${error.path ?? ''}`)[0]);
  expect(codes).toEqual([
    ...[
      'INVALID_INPUT toId',
      'INVALID_INPUT toId',
      'INVALID_INPUT toId',
      'INVALID_INPUT toId',
      'INVALID_INPUT amount',
      'INVALID_INPUT amount',
    ],
    ...['INVALID_INPUT months', 'BUDGET_TOO_SMALL ', 'BUDGET_TOO_SMALL '],
  ]);
  const transferId = await asked({ fromId, toId, amount: '1200' });
  await given.create('budgetLineUpdate', 'line', { lineId: fromId, annual: '1100' });
  expect((await run(administrator, 'BudgetTransferApprove', { transferId })).errors).toMatchObject([{ code: 'BUDGET_TOO_SMALL' }]);
});

test('a line keeps within its STOPs, and both lines are judged by what is spent', async () => {
  const thresholds = [annual(80), annual(100, 'STOP')];
  const { fromId, toId, one, other } = await pair({ thresholds }, { thresholds: [annual(50)] });
  const post = given.post(account);
  const heard = await finance.listen<Overrun>(OVERRUN, { where: { id: { in: [fromId, toId] } } });
  await post({ department: one, amount: '900' });
  await post({ department: other, amount: '400' });
  expect((await heard.take(1))[0]?.budgetOverrun).toMatchObject({ percent: 50, line: { id: toId } });
  const tooMuch = await asked({ fromId, toId, amount: '300.01' });
  const { errors } = await run(administrator, 'BudgetTransferApprove', { transferId: tooMuch });
  expect(errors).toMatchObject([
    { code: 'TRANSFER_STOPPED', check: { rules: [{ basis: 'ANNUAL', percent: 100, limit: '899.99', after: '900' }] } },
  ]);
  expect(errors[0]?.message).toContain('900 EUR would be more than 100 % of 899.99 EUR');
  expect(await figures(fromId)).toEqual(['1200.00', ...Array(12).fill('100.00')]);

  await run(administrator, 'BudgetTransferApprove', { transferId: await asked({ fromId, toId, amount: '300' }) });
  expect((await heard.take(1))[0]?.budgetOverrun).toMatchObject({ percent: 80, spent: '900', line: { id: fromId }, posting: null });
  expect((await given.line(toId)).crossings.nodes).toMatchObject([{ percent: 50, clearedAt: expect.any(String) }]);
  expect((await post({ department: one, amount: '0.01' })).code).toBe('BUDGET_EXCEEDED');
});

test('both departments see and hear of it, and no other; with a department it goes to its new team', async () => {
  const { fromId, toId, other } = await pair({}, {}, team(teams.asia), team(teams.north));
  const [europe, asia, south] = await Promise.all((['manager', 'managerAsia', 'salesSouth'] as const).map(name => server.as(name)));
  const document = operation('finance', 'BudgetTransferChanged');
  const [inAsia, inEurope] = await Promise.all([asia?.listen<Variables>(document), europe?.listen<Variables>(document)]);
  const transferId = await asked({ fromId, toId, amount: '5' });
  for (const heard of [inAsia, inEurope])
    expect(at((await heard?.take(1))?.[0], 'budgetTransferChanged')).toMatchObject({
      __typename: 'BudgetTransferRequested',
      transfer: { id: transferId },
    });
  const seen = async (client: Client | undefined) => {
    const { data } =
      (await client?.query(
        'query ($id: ID!) { budgetTransfer(id: $id) { from { id } to { id } months { totalCount } } budgetTransfers(where: { id: { eq: $id } }) { totalCount } }',
        { id: transferId },
      )) ?? {};
    return [
      at(data, 'budgetTransfer.from.id'),
      at(data, 'budgetTransfer.to.id'),
      at(data, 'budgetTransfer.months.totalCount'),
      at(data, 'budgetTransfers.totalCount'),
    ];
  };
  expect(await seen(asia)).toEqual([fromId, undefined, 12, 1]);
  expect(await seen(europe)).toEqual([undefined, toId, 12, 1]);
  expect(await seen(south)).toEqual([undefined, undefined, undefined, undefined]);
  // neither side alone may change both lines
  for (const client of [asia, europe]) {
    const answer = await client?.query(operation('finance', 'BudgetTransferApprove'), { input: { transferId } });
    expect(answer?.errors?.[0]?.extensions?.code ?? at(answer?.data, 'budgetTransferApprove.errors.0.code')).toMatch(/NOT_FOUND|FORBIDDEN/);
  }
  await given.update(other, { teamId: team(teams.asia) });
  expect(await seen(asia)).toEqual([fromId, toId, 12, 1]);
  expect(await seen(europe)).toEqual([undefined, undefined, undefined, 0]);
  expect((await run(asia as Client, 'BudgetTransferApprove', { transferId })).transfer?.status).toBe('APPROVED');
});

test('who has the right to approve alone approves what they have asked for', async () => {
  await server.sql(
    `insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
     select uuidv7(), now(), r.created_by, now(), r.created_by, r.id, 'budgetSelfApproval', 'NONE', 'ALL', 'NONE' from roles r where code = 'OPERATIONS'`,
  );
  await administrator.data(
    'mutation { roleRuleSet(input: { role: "OPERATIONS", kind: "budget", readScope: ALL, writeScope: ALL, deleteScope: NONE }) { errors { message } } }',
  );
  const operations = await server.as('operations');
  const { fromId, toId } = await pair({}, {}, team(teams.europe), team(teams.europe));
  const { transfer } = await request({ fromId, toId, amount: '5' }, operations);
  expect((await run(operations, 'BudgetTransferApprove', { transferId: transfer?.id })).transfer?.status).toBe('APPROVED');
});

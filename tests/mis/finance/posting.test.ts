import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, type Client } from '../../support/client.js';
import { uuid } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { annual, type Finance, financeOf, inputOf, OVERRUN, type Overrun, type Poster, posterOf } from './given.js';

let server: Server;
let finance: Client;
let given: Finance;
let post: Poster;
let year: string;
let account: string;

beforeAll(async () => {
  server = await startServer();
  finance = await server.as('finance');
  given = financeOf(finance);
  year = await given.year(2024);
  account = await given.account();
  post = given.post(account);
}, 60_000);
afterAll(() => server?.stop());

const watched = async (...thresholds: ReturnType<typeof annual>[]) => {
  const department = await given.department();
  const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '1200', thresholds }]);
  return { department, line };
};
const told = ({ budgetOverrun: { line, percent, episode } }: Overrun) => `${line.id} ${percent} ${episode}`;

describe('postings that arrive together', () => {
  test('never pass a STOP, and cross each threshold once', async () => {
    const { department, line } = await watched(annual(80), annual(100), annual(110, 'STOP'));
    const other = await watched(annual(80));
    const heard = await finance.listen<Overrun>(OVERRUN, { where: { id: { in: [line, other.line] } } });

    const answers = await Promise.all(Array.from({ length: 64 }, () => post({ department, amount: '33.37' })));
    await post({ department: other.department, amount: '1000' });

    const booked = answers.filter(answer => answer.id);
    const stopped = answers.filter(answer => answer.code === 'BUDGET_EXCEEDED');
    // 39 × 33.37 = 1301.43 is within 110 % of 1200, one more is not.
    expect([booked.length, stopped.length]).toEqual([39, 25]);
    const { spent, crossings } = await given.line(line);
    expect(spent.amount).toBe('1301.43');
    expect(crossings.nodes.map(c => c.percent).sort()).toEqual([100, 80]);
    const [sum] = await server.sql<{ sum: string }>(
      'select sum(p.base_amount) from postings p join departments d on d.id = p.department_id where d.id = $1',
      [uuid(department)],
    );
    expect(sum?.sum).toBe('1301.4300');
    expect((await heard.take(3)).map(told)).toEqual([`${line} 80 1`, `${line} 100 1`, `${other.line} 80 1`]);
  });

  test('queue at lines they share, in departments above, and none is lost to a deadlock', async () => {
    const top = await given.department();
    const middle = [await given.department({ parentId: top }), await given.department({ parentId: top })];
    const leaves = await Promise.all([0, 1, 2, 3, 4, 5].map(i => given.department({ parentId: middle[i % 2] as string })));
    const all = [top, ...middle, ...leaves];
    const lines = await given.budget(
      year,
      [...all].reverse().map(departmentId => ({
        departmentId,
        annual: '100',
        thresholds: [annual(50), { basis: 'TO_DATE' as const, percent: 100, action: 'WARN' as const }],
      })),
    );
    const answers = await Promise.all(
      Array.from({ length: 90 }, (_, i) =>
        post({ department: all[i % all.length] as string, amount: '1.01', date: `2024-0${1 + (i % 9)}-10` }),
      ),
    );
    expect(answers.filter(answer => !answer.id)).toEqual([]);
    const spent = await Promise.all(lines.map(async line => (await given.line(line)).spent.amount));
    expect(spent.reverse()).toEqual(['90.90', '40.40', '40.40', ...Array(6).fill('10.10')]);
  });

  test('in lists that name the same departments in another order, and singly, all go in', async () => {
    const one = await watched(annual(1000));
    const other = await watched(annual(1000));
    const row = ({ department }: typeof one, reference: string) => ({ ...inputOf(account, { department, amount: '1' }), reference });
    const lists = Array.from({ length: 12 }, (_, i) => {
      const rows = [row(one, `L-${i}-1`), row(other, `L-${i}-2`), row(one, `L-${i}-3`)];
      return finance.data(operation('finance', 'PostingCreateBulk'), { input: { rows: i % 2 ? rows : rows.slice(0, 2).toReversed() } });
    });
    const single = Array.from({ length: 12 }, (_, i) => post({ department: (i % 2 ? one : other).department, amount: '1' }));
    expect((await Promise.all(lists)).map(list => at(list, 'postingCreateBulk.errors'))).toEqual(Array(12).fill([]));
    expect((await Promise.all(single)).flatMap(answer => answer.code ?? [])).toEqual([]);
    expect((await given.line(one.line)).spent.amount).toBe('24.00');
  });

  test('under one reference are one posting', async () => {
    const { department, line } = await watched(annual(80), annual(100, 'STOP'));
    const answers = await Promise.all(Array.from({ length: 16 }, () => post({ department, amount: '700', reference: 'INV-1' })));
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1);
    expect(answers.flatMap(answer => answer.code ?? [])).toEqual([]);
    expect((await given.line(line)).spent.amount).toBe('700.00');
    expect((await post({ department, amount: '700.00', reference: 'INV-1' })).id).toBe(answers[0]?.id);
    for (const changed of [
      { amount: '701' },
      { amount: '700', date: '2024-03-06' },
      { amount: '700', department: await given.department() },
    ]) {
      expect((await post({ department, ...changed, reference: 'INV-1' })).code).toBe('CONFLICT');
    }
    expect((await given.line(line)).spent.amount).toBe('700.00');
  });

  test('under one reference and different content are one posting and conflicts', async () => {
    const { department, line } = await watched(annual(80));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => post({ department, amount: String(1 + (i % 3)), reference: 'INV-2' })),
    );
    const first = answers.find(answer => answer.id);
    const amount = at(
      await finance.data('query ($id: ID!) { posting(id: $id) { amount { amount } } }', { id: first?.id }),
      'posting.amount.amount',
    );
    expect(answers.filter(answer => answer.id === first?.id)).toHaveLength(4);
    expect(answers.filter(answer => answer.code === 'CONFLICT')).toHaveLength(8);
    expect((await given.line(line)).spent.amount).toBe(amount);
  });
});

describe('a threshold', () => {
  test('is armed again two points below it, and the next crossing is a new episode', async () => {
    const { department, line } = await watched(annual(80));
    const heard = await finance.listen<Overrun>(OVERRUN, { where: { id: { eq: line } } });
    await post({ department, amount: '960' }); // equal is not over
    const over = await post({ department, amount: '0.01' });
    await post({ department, amount: '-24.01' }); // 78 %: not yet two points below
    await post({ department, amount: '100' });
    expect((await given.line(line)).crossings.totalCount).toBe(1);
    await post({ department, amount: '-100.01' });
    await post({ department, amount: '300' });
    expect((await heard.take(2)).map(told)).toEqual([`${line} 80 1`, `${line} 80 2`]);
    const [second, first] = (await given.line(line)).crossings.nodes;
    expect([first?.clearedAt, first?.posting?.id, second?.clearedAt]).toEqual([expect.any(String), over.id, null]);
  });

  test('to date is checked for every later month that a back-dated posting raises', async () => {
    const department = await given.department();
    const thresholds = [{ basis: 'TO_DATE' as const, percent: 100, action: 'WARN' as const }];
    const [line = ''] = await given.budget(year, [{ departmentId: department, annual: '1200', thresholds }]);
    await post({ department, amount: '290', date: '2024-03-01' });
    await post({ department, amount: '50', date: '2024-01-31' });
    await post({ department, amount: '15', date: '2024-01-31' });
    const { crossings } = await given.line(line);
    // January 65 of 100, February 65 of 200, March 355 of 300, April 355 of 400
    expect(crossings.nodes.map(c => c.period?.no)).toEqual([3]);
    await post({ department, amount: '200', date: '2024-02-29' });
    const later = (await given.line(line)).crossings.nodes;
    expect(later.map(c => c.period?.no).sort()).toEqual([2, 3, 4, 5]);
  });

  test('of a month stops what the year would bear', async () => {
    const department = await given.department();
    const [line = ''] = await given.budget(year, [
      { departmentId: department, annual: '1200', thresholds: [{ basis: 'PERIOD', percent: 100, action: 'STOP' }] },
    ]);
    expect((await post({ department, amount: '100', date: '2024-05-31' })).id).toBeDefined();
    expect((await post({ department, amount: '0.01', date: '2024-05-01' })).code).toBe('BUDGET_EXCEEDED');
    expect((await post({ department, amount: '0.01', date: '2024-06-01' })).id).toBeDefined();
    const { spent, months } = await given.line(line);
    expect([spent.amount, months.nodes[4]?.spent.amount, months.nodes[5]?.spent.amount]).toEqual(['100.01', '100.00', '0.01']);
  });
});

describe('what is refused leaves nothing behind', () => {
  const bookings = async () => (await server.sql<{ n: string }>('select count(*) n from postings'))[0]?.n;

  test('amounts that the currency does not have, days without an open period, other currencies without their value', async () => {
    const department = await given.department();
    await given.year(2019);
    const period = at(
      await finance.data('{ fiscalYears(where: { name: { eq: "FY2019" } }) { nodes { periods { nodes { id no } } } } }'),
      'fiscalYears.nodes.0.periods.nodes.3.id',
    );
    await given.create('fiscalPeriodClose', 'period', { periodId: period });
    const before = await bookings();
    const refused = [
      { amount: '1.005' },
      { amount: '0' },
      { amount: '1', currency: 'XYZ' },
      { amount: '1', date: '1999-01-01' },
      { amount: '1', date: '2019-04-30' },
      { amount: '1', currency: 'USD' },
      { amount: '1', currency: 'USD', baseAmount: '-1' },
      { amount: '1', baseAmount: '2' },
    ];
    const answers = await Promise.all(refused.map(each => post({ department, ...each })));
    expect(answers.map(answer => `${answer.code} ${answer.path}`)).toEqual([
      ...[
        'INVALID_INPUT amount,amount',
        'INVALID_INPUT amount,amount',
        'INVALID_INPUT amount,amount',
        'INVALID_INPUT date',
        'INVALID_INPUT date',
      ],
      ...['INVALID_INPUT baseAmount', 'INVALID_INPUT baseAmount', 'INVALID_INPUT baseAmount'],
    ]);
    expect(await bookings()).toBe(before);
    expect((await post({ department, amount: '100', currency: 'JPY', baseAmount: '0.61' })).id).toBeDefined();
  });

  test('a posting that a budget stops: no row, no total, no event', async () => {
    const { department, line } = await watched(annual(50), annual(100, 'STOP'));
    const other = await watched(annual(50));
    const heard = await finance.listen<Overrun>(OVERRUN, { where: { id: { in: [line, other.line] } } });
    const before = await bookings();
    const answer = await post({ department, amount: '1200.01' });
    expect(answer.code).toBe('BUDGET_EXCEEDED');
    expect(answer.message).toContain('1200.01 EUR would be more than 100 % of 1200 EUR');
    expect(answer.check?.rules.map(r => [r.percent, r.exceeded, r.after])).toEqual([
      [50, true, '1200.01'],
      [100, true, '1200.01'],
    ]);
    expect(await bookings()).toBe(before);
    expect((await given.line(line)).spent.amount).toBe('0.00');
    await post({ department: other.department, amount: '601' });
    expect((await heard.take(1)).map(told)).toEqual([`${other.line} 50 1`]);
  });

  test('a posting into a period that is being closed', async () => {
    const department = await given.department();
    const id = await given.year(2018);
    const period = at(
      await finance.data('query ($id: ID!) { fiscalYear(id: $id) { periods { nodes { id } } } }', { id }),
      'fiscalYear.periods.nodes.6.id',
    );
    const posting = Array.from({ length: 20 }, () => post({ department, amount: '1', date: '2018-07-15' }));
    await given.create('fiscalPeriodClose', 'period', { periodId: period });
    const booked = (await Promise.all(posting)).filter(answer => answer.id).length;
    expect((await post({ department, amount: '1', date: '2018-07-15' })).code).toBe('INVALID_INPUT');
    const [row] = await server.sql<{ n: string }>('select count(*) n from postings where date = $1', ['2018-07-15']);
    expect(Number(row?.n)).toBe(booked);
  });
});

describe('a reversal', () => {
  test('gives the budget its amount back, once', async () => {
    const { department, line } = await watched(annual(80));
    const { id = '' } = await post({ department, amount: '1000' });
    const answers = await Promise.all([given.reverse(id, 'BACK'), given.reverse(id, 'BACK'), given.reverse(id, 'OTHER')]);
    expect(answers.filter(answer => answer.code === 'CONFLICT').length).toBeGreaterThan(0);
    expect(new Set(answers.flatMap(answer => answer.id ?? [])).size).toBe(1);
    const { spent, crossings } = await given.line(line);
    expect([spent.amount, crossings.nodes[0]?.clearedAt]).toEqual(['0.00', expect.any(String)]);
    const reversal = answers.find(answer => answer.id)?.id ?? '';
    expect(await given.reverse(reversal)).toMatchObject({ code: 'INVALID_INPUT', path: ['postingId'] });
  });
});

test('who may exceed budgets books beyond a STOP, and that is recorded as a warning', async () => {
  const stamp = "uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000'";
  await server.sql(
    `insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
     select ${stamp}, id, 'budgetException', 'NONE', 'ALL', 'NONE' from roles where code = 'ADMINISTRATOR'`,
  );
  const exceeding = posterOf(await server.as('administrator'), account);
  const { department, line } = await watched(annual(100, 'STOP'));
  expect((await post({ department, amount: '1300' })).code).toBe('BUDGET_EXCEEDED');
  expect(await exceeding({ department, amount: '1300' })).toMatchObject({ id: expect.any(String), exception: true });
  expect(await exceeding({ department, amount: '1' })).toMatchObject({ exception: true });
  expect((await given.line(line)).crossings.nodes).toMatchObject([{ percent: 100, action: 'WARN', exception: true }]);
});

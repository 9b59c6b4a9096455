import { at, type Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import type { Dice } from '../support/dice.js';
import { api, type Company, uuid } from './money-company.js';
import { type Crossing, type Line, type Model, total, units, written, type Year } from './money-model.js';

type Sql = TestDatabase['sql'];

/** Every page of a list. @param field with its arguments but `first` and `after` */
async function pages<T>(client: Client, list: string, where: object, type: string, selection: string): Promise<T[]> {
  const all: T[] = [];
  for (let after: unknown = null; after !== undefined; ) {
    const document = `query ($where: ${type}, $after: Cursor) { ${list}(where: $where, first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
    const answer = await client.data(document, { where, after });
    all.push(...(at(answer, `${list}.nodes`) as T[]));
    after = at(answer, `${list}.pageInfo.hasNextPage`) ? at(answer, `${list}.pageInfo.endCursor`) : undefined;
  }
  return all;
}

/** What is not money as it should be in an answer: a number, or more decimals than the currency has. */
export function impure(answer: unknown, path = ''): string[] {
  if (typeof answer === 'number') return Number.isInteger(answer) ? [] : [`${path}: ${answer}`];
  if (!answer || typeof answer !== 'object') return [];
  const { amount, currency } = answer as Record<string, unknown>;
  const decimals = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }[currency as string];
  const fine =
    amount === undefined ||
    decimals === undefined ||
    (typeof amount === 'string' && new RegExp(`^-?\\d+(\\.\\d{0,${decimals}})?$`).test(amount));
  return [
    ...(fine ? [] : [`${path}: ${amount} ${currency}`]),
    ...Object.entries(answer).flatMap(([key, inner]) => impure(inner, `${path}.${key}`)),
  ];
}

const MONEY = '{ amount currency }';
const LINE = `id annual ${MONEY} spent ${MONEY} available ${MONEY} utilisation months(first: 13) { nodes { no budgeted ${MONEY} spent ${MONEY} } }`;
interface Amount {
  amount: string;
}
interface LineSeen {
  id: string;
  annual: Amount;
  spent: Amount;
  available: Amount;
  utilisation: string | null;
  months: { nodes: { no: number; budgeted: Amount; spent: Amount }[] };
}

/** `spent` in percent of `annual`, cut to four decimals. */
function percentOf(spent: bigint, annual: bigint): string | null {
  if (annual === 0n) return null;
  const text = written((spent * 1_000_000n) / annual, 4);
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0');
}

/** What of the lines that clients see differs from the model. */
async function linesAmiss(client: Client, model: Model): Promise<string[]> {
  const { id, decimals } = model.year;
  const seen = await pages<LineSeen>(
    client,
    'budgetLines',
    { budget: { year: { id: { eq: api('fiscalyear', id) } } } },
    'BudgetLineWhere',
    LINE,
  );
  const figures = (line: Line) => {
    const spent = model.spent(line);
    const months = line.months.map((budgeted, i) => `${i + 1} ${budgeted} ${model.spent(line, i + 1, i + 1)}`);
    return [line.annual, spent, line.annual - spent, percentOf(spent, line.annual), ...months].join(', ');
  };
  const unit = ({ amount }: Amount) => units(amount, decimals);
  const shown = (line: LineSeen) =>
    [
      ...[unit(line.annual), unit(line.spent), unit(line.available), line.utilisation],
      ...line.months.nodes.map(month => `${month.no} ${unit(month.budgeted)} ${unit(month.spent)}`),
    ].join(', ');
  const missing = seen.length === model.lines.size ? [] : [`${seen.length} lines are seen of ${model.lines.size}`];
  return [
    ...missing,
    ...impure(seen),
    ...seen.flatMap(line => {
      const known = model.lines.get(uuid(line.id));
      const wanted = known ? figures(known) : 'none';
      return shown(line) === wanted ? [] : [`${line.id} is ${shown(line)}; by hand ${wanted}`];
    }),
  ];
}

/** What of the sums over the tree of departments differs from the model, and from their children. */
async function rollUpAmiss(client: Client, model: Model, company: Company): Promise<string[]> {
  const selection = `id parentId own ${MONEY} total ${MONEY} budget ${MONEY} partial`;
  const answer = await client.data(`query ($year: ID!) { fiscalYear(id: $year) { departmentSpend(first: 200) { ${selection} } } }`, {
    year: api('fiscalyear', model.year.id),
  });
  type Row = { id: string; parentId: string | null; own: Amount; total: Amount; budget: Amount | null; partial: boolean };
  const rows = at(answer, 'fiscalYear.departmentSpend') as Row[];
  const unit = ({ amount }: Amount) => units(amount, model.year.decimals);
  const below = (id: string) => (other: string) => model.departments.get(other)?.includes(id) ?? false;
  const amiss = rows.flatMap(row => {
    const id = uuid(row.id);
    const planned = model.all(
      line =>
        line.department === id &&
        model.inForce(line) &&
        line.account !== uuid(company.accounts.income) &&
        line.account !== uuid(company.accounts.asset),
    );
    const children = total(rows.filter(each => each.parentId === row.id).map(each => unit(each.total)));
    const wanted = [
      model.expenses(d => d === id),
      model.expenses(below(id)),
      planned.length ? total(planned.map(line => line.annual)) : null,
      false,
    ];
    const shown = [unit(row.own), unit(row.total), row.budget && unit(row.budget), row.partial];
    return [
      ...(shown.join() === wanted.join() ? [] : [`${row.id} has spent ${shown}; by hand ${wanted}`]),
      ...(unit(row.own) + children === unit(row.total)
        ? []
        : [`${row.id}: own ${row.own.amount} and children ${children} are not ${row.total.amount}`]),
    ];
  });
  return [...impure(rows), ...amiss];
}

/** What of the analysis differs from the model. It is in the currency of the organisation: other books are not in it. */
async function analysisAmiss(client: Client, model: Model, books: { name: string; currency: string }): Promise<string[]> {
  const answer = await client.data(
    `{ spendAgainstBudget(period: "${books.name}", by: [DEPARTMENT, MONTH]) { rows { budgeted { value } actual { value } postingCount { value } } totals { budgeted { value } actual { value } available { value } } } }`,
  );
  const value = (path: string) => units((at(answer, `spendAgainstBudget.${path}`) as string | null) ?? '0', 2);
  const rows = at(answer, 'spendAgainstBudget.rows') as Record<string, { value: string | null }>[];
  const sum = (measure: string) => total(rows.map(row => units(row[measure]?.value ?? '0', 2)));
  const inEuro = books.currency === 'EUR';
  const kinds = (account: string | null) => account === null || model.accounts.get(account)?.kind === 'EXPENSE';
  const planned = inEuro ? total(model.all(line => model.inForce(line) && kinds(line.account)).map(line => line.annual)) : 0n;
  const actual = inEuro ? model.expenses(() => true) : 0n;
  const wanted = [planned, planned, actual, actual, planned - actual].join();
  const shown = [
    value('totals.budgeted.value'),
    sum('budgeted'),
    value('totals.actual.value'),
    sum('actual'),
    value('totals.available.value'),
  ].join();
  return shown === wanted ? [] : [`the analysis is ${shown}; by hand ${wanted}`];
}

const told = (c: Omit<Crossing, 'open'>) =>
  `${c.line} ${c.basis} ${c.no} ${c.percent} % #${c.episode} ${c.action}${c.exception ? ' lifted' : ''} ${c.spent} of ${c.limit} by ${c.posting}`;

/** What of the crossings differs from those that the model has made of the same changes. */
async function crossingsAmiss(client: Client, model: Model): Promise<string[]> {
  const { id, decimals } = model.year;
  type Row = {
    line: { id: string };
    basis: Crossing['basis'];
    period: { no: number } | null;
    percent: number;
    episode: number;
    action: string;
    exception: boolean;
    spent: Amount;
    limit: Amount;
    clearedAt: string | null;
    posting: { id: string } | null;
  };
  const where = { line: { budget: { year: { id: { eq: api('fiscalyear', id) } } } } };
  const selection = `line { id } basis period { no } percent episode action exception spent ${MONEY} limit ${MONEY} clearedAt posting { id }`;
  const rows = await pages<Row>(client, 'budgetCrossings', where, 'BudgetCrossingWhere', selection);
  const shown = rows.map(row => {
    const crossing = { ...row, line: uuid(row.line.id), no: row.period?.no ?? null, posting: row.posting ? uuid(row.posting.id) : null };
    const figures = { spent: units(row.spent.amount, decimals), limit: units(row.limit.amount, decimals) };
    return `${told({ ...crossing, ...figures })} ${row.clearedAt ? 'over' : 'open'}`;
  });
  const wanted = model.crossings.map(crossing => `${told(crossing)} ${crossing.open ? 'open' : 'over'}`);
  return [...impure(rows), ...unlike(shown, wanted, 'crossing')];
}

/** What the one list has and the other has not, each as often as it stands there. */
export function unlike(shown: readonly string[], wanted: readonly string[], what: string): string[] {
  const left = [...wanted];
  const extra = shown.filter(each => {
    const place = left.indexOf(each);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return [...extra.map(each => `a ${what} too many: ${each}`), ...left.map(each => `a ${what} is missing: ${each}`)];
}

export interface Told {
  __typename: string;
  basis: Crossing['basis'];
  periodNo: number | null;
  percent: number;
  action: string;
  exception: boolean;
  episode: number;
  spent: string;
  limit: string;
  line: { id: string };
  posting: { id: string } | null;
}
const idsIn = ({ line, posting }: Told) => ({ line: uuid(line.id), posting: posting ? uuid(posting.id) : null });

/** What a subscriber should have been told and was not, or not once, or of one line not in the order of the commits. @param since how many crossings there were before */
export function untold(events: readonly Told[], model: Model, since: number): string[] {
  const { decimals } = model.year;
  const crossings = model.crossings.slice(since);
  const shown = events.map(event =>
    told({ ...event, ...idsIn(event), no: event.periodNo, spent: units(event.spent, decimals), limit: units(event.limit, decimals) }),
  );
  const ofLine = (line: string, list: readonly { line: string; posting: string | null }[]) =>
    list.flatMap(each => (each.line === line ? [each.posting] : [])).join();
  const lines = [...new Set(crossings.map(each => each.line))];
  const mixed = lines.filter(line => ofLine(line, events.map(idsIn)) !== ofLine(line, crossings));
  return [...unlike(shown, crossings.map(told), 'event'), ...mixed.map(line => `events of ${line} are not in the order of the commits`)];
}

/** Asks what some postings would do, and compares with the model. */
export async function foretoldAmiss(
  client: Client,
  model: Model,
  { pick, next }: Dice,
  company: Company,
  books: { name: string; currency: string },
) {
  const amiss: string[] = [];
  const { decimals, periods } = model.year;
  for (let i = 0; i < 3; i++) {
    const open = periods.flatMap((id, at) => (model.closed.has(id) ? [] : [at + 1]));
    const no = pick(open);
    const [departmentId, accountId] = [pick([...company.steady, ...company.moving]), pick(company.accounts.expense)];
    const amount = BigInt(1 + next(60_000));
    const input = {
      date: `${books.name}-${String(no).padStart(2, '0')}-05`,
      departmentId,
      accountId,
      amount: { amount: written(amount, decimals), currency: books.currency },
    };
    const rules = 'lineId basis periodNo percent action exceeded raises limit before after';
    const answer = await client.data(`query ($input: BudgetCheckInput!) { budgetCheck(input: $input) { decision rules { ${rules} } } }`, {
      input,
    });
    type Rule = Record<'lineId' | 'basis' | 'action' | 'limit' | 'before' | 'after', string> & {
      periodNo: number | null;
      percent: number;
      exceeded: boolean;
      raises: boolean;
    };
    const check = at(answer, 'budgetCheck') as { decision: string; rules: Rule[] };
    const { decision, verdicts } = model.foretell({ department: uuid(departmentId), account: uuid(accountId), amount, no });
    const wanted = verdicts.map(({ line, threshold: t, sum, exceeded, open }) =>
      [
        line.id,
        t.basis,
        sum.no,
        t.percent,
        t.action,
        exceeded,
        exceeded && !open && t.action !== 'IGNORE' && decision !== 'STOP',
        sum.limit,
        sum.spent - amount,
        sum.spent,
      ].join(' '),
    );
    const unit = (text: string) => units(text, decimals);
    const shown = check.rules.map(r =>
      [uuid(r.lineId), r.basis, r.periodNo, r.percent, r.action, r.exceeded, r.raises, unit(r.limit), unit(r.before), unit(r.after)].join(
        ' ',
      ),
    );
    amiss.push(...unlike(shown, wanted, 'rule'), ...(check.decision === decision ? [] : [`asked: ${check.decision}, by hand ${decision}`]));
  }
  return amiss;
}

/** Compares everything that clients are told with the model, when nobody writes. */
export async function amissAtRest(
  client: Client,
  model: Model,
  company: Company,
  books: { name: string; currency: string },
): Promise<string[]> {
  const all = await Promise.all([
    linesAmiss(client, model),
    rollUpAmiss(client, model, company),
    analysisAmiss(client, model, books),
    crossingsAmiss(client, model),
  ]);
  return all.flat();
}

// What was posted to each month of each line, from the rows.
const POSTED = `select l.id, b.name, m.no, m.period_id, m.budgeted, f.starts_on <= current_date begun, coalesce(sum(p.base_amount), 0) spent
  from budget_lines l join budgets b on b.id = l.budget_id join budget_months m on m.line_id = l.id join fiscal_periods f on f.id = m.period_id
  left join departments d on l.department_id = any (d.path)
  left join ledger_accounts a on case when l.account_id is null then a.kind = 'EXPENSE' else l.account_id = any (a.path) end
  left join postings p on p.period_id = m.period_id and p.department_id = d.id and p.account_id = a.id
  where b.year_id = $1 and b.status = 'APPROVED' group by l.id, b.name, m.no, m.period_id, m.budgeted, f.starts_on`;
const AT_ANY_TIME = `with posted as (${POSTED}),
  stopped as (
    select p.*, h.basis, h.percent, sum(p.spent) over (partition by p.id, h.id order by p.no) until, sum(p.budgeted) over (partition by p.id, h.id order by p.no) share,
      sum(p.spent) over (partition by p.id, h.id) whole, sum(p.budgeted) over (partition by p.id, h.id) annual
    from posted p join budget_thresholds h on h.line_id = p.id and h.action = 'STOP' where p.name = 'Steady')
  select 'a STOP is passed: ' || id || ' ' || basis || ' ' || percent || ' in ' || no amiss from stopped
    where case basis when 'PERIOD' then spent * 100 > budgeted * percent when 'ANNUAL' then whole * 100 > annual * percent else begun and until * 100 > share * percent end
  union all select 'the total of ' || p.id || ' in ' || p.no || ' is ' || t.spent || ', posted is ' || p.spent
    from posted p join budget_month_totals t on t.line_id = p.id and t.period_id = p.period_id where t.spent <> p.spent
  union all select 'the total of the year of ' || y.line_id || ' is ' || y.spent from budget_year_totals y
    where y.spent <> (select sum(t.spent) from budget_month_totals t where t.line_id = y.line_id)
  union all select 'the rollup ' || r.rollup || ' is wrong in ' || r.cells from rollup.differences() r where r.cells <> 0`;

/** What is wrong in the snapshot of one statement, whoever writes meanwhile. */
export async function amissInRows(sql: Sql, { id }: Year): Promise<string[]> {
  return (await sql<{ amiss: string }>(AT_ANY_TIME, [id])).map(row => row.amiss);
}

/** What does not add up within one answer, whoever writes meanwhile. */
export async function amissInAnswer(client: Client, { id, decimals }: Year): Promise<string[]> {
  const document = `query ($id: ID!, $where: BudgetLineWhere) { budgetLines(where: $where, first: 40) { nodes { ${LINE} } } fiscalYear(id: $id) { departmentSpend(first: 200) { id parentId own ${MONEY} total ${MONEY} } } }`;
  const year = api('fiscalyear', id);
  const answer = await client.data(document, { id: year, where: { budget: { year: { id: { eq: year } } } } });
  const unit = ({ amount }: Amount) => units(amount, decimals);
  const lines = (at(answer, 'budgetLines.nodes') as LineSeen[]).filter(line => {
    const months = line.months.nodes;
    const [annual, spent] = [unit(line.annual), unit(line.spent)];
    const sums = [total(months.map(month => unit(month.budgeted))), total(months.map(month => unit(month.spent))), annual - spent];
    return sums.join() !== [annual, spent, unit(line.available)].join();
  });
  const tree = at(answer, 'fiscalYear.departmentSpend') as { id: string; parentId: string | null; own: Amount; total: Amount }[];
  const nodes = tree.filter(
    node => unit(node.own) + total(tree.filter(n => n.parentId === node.id).map(n => unit(n.total))) !== unit(node.total),
  );
  return [
    ...impure(answer),
    ...lines.map(line => `in one answer: ${JSON.stringify(line)}`),
    ...nodes.map(node => `in one answer: ${JSON.stringify(node)}`),
  ];
}

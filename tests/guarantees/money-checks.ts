import { at, type Client } from '../support/client.js';
import { uuid } from '../support/ids.js';
import { api, type Company } from './money-company.js';
import type { Model } from './money-model.js';
import { type Amount, impure, LINE, type LineSeen, MONEY, pages } from './money-seen.js';
import { crossingsAmiss } from './money-told.js';
import { type Line, type Threshold, total, units, written } from './money-units.js';

/** `spent` in percent of `annual`, cut to four decimals. */
function percentOf(spent: bigint, annual: bigint): string | null {
  if (annual === 0n) return null;
  const text = written((spent * 1_000_000n) / annual, 4);
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0');
}

/** In the order in which lines show them. */
const STAGES = ['ACTUAL', 'ORDER', 'REQUEST'] as const;
const rules = (thresholds: readonly Threshold[]) => thresholds.map(t => `${t.stage} ${t.basis} ${t.percent} ${t.action}`).sort();

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
    const of = (from = 1, to = line.months.length) => STAGES.map(stage => model.counted(line, [stage], from, to));
    const [spent = 0n, ...promised] = of();
    const months = line.months.map((budgeted, i) => `${i + 1} ${budgeted} ${of(i + 1, i + 1).join(' ')}`);
    return [
      line.annual,
      spent,
      ...promised,
      line.annual - spent - total(promised),
      percentOf(spent, line.annual),
      ...months,
      ...rules(line.thresholds),
    ].join(', ');
  };
  const unit = ({ amount }: Amount) => units(amount, decimals);
  const shown = (line: LineSeen) =>
    [
      ...[unit(line.annual), unit(line.spent), unit(line.committed), unit(line.requested), unit(line.available), line.utilisation],
      ...line.months.nodes.map(
        month => `${month.no} ${[month.budgeted, month.spent, month.committed, month.requested].map(unit).join(' ')}`,
      ),
      ...rules(line.thresholds.nodes),
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
    `{ spendAgainstBudget(period: "${books.name}", by: [DEPARTMENT, MONTH]) { rows { budgeted { value } actual { value } postingCount { value } } totals { budgeted { value } actual { value } committed { value } requested { value } available { value } } } }`,
  );
  const value = (path: string) => units((at(answer, `spendAgainstBudget.${path}`) as string | null) ?? '0', 2);
  const rows = at(answer, 'spendAgainstBudget.rows') as Record<string, { value: string | null }>[];
  const sum = (measure: string) => total(rows.map(row => units(row[measure]?.value ?? '0', 2)));
  const inEuro = books.currency === 'EUR';
  const kinds = (account: string | null) => account === null || model.accounts.get(account)?.kind === 'EXPENSE';
  const planned = inEuro ? total(model.all(line => model.inForce(line) && kinds(line.account)).map(line => line.annual)) : 0n;
  const actual = inEuro ? model.expenses(() => true) : 0n;
  const [committed, requested] = (['ORDER', 'REQUEST'] as const).map(stage => (inEuro ? model.expenses(() => true, stage) : 0n)) as [
    bigint,
    bigint,
  ];
  const wanted = [planned, planned, actual, actual, committed, requested, planned - actual - committed - requested].join();
  const shown = [
    value('totals.budgeted.value'),
    sum('budgeted'),
    value('totals.actual.value'),
    sum('actual'),
    value('totals.committed.value'),
    value('totals.requested.value'),
    value('totals.available.value'),
  ].join();
  return shown === wanted ? [] : [`the analysis is ${shown}; by hand ${wanted}`];
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

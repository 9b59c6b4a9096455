import { at, type Client } from '../support/client.js';
import type { Dice } from '../support/dice.js';
import { uuid } from '../support/ids.js';
import { api, type Company } from './money-company.js';
import type { Model } from './money-model.js';
import { unlike } from './money-told.js';
import { type Stage, units, written } from './money-units.js';

/** A posting that somebody thinks of. Ids are uuids. */
interface Thought {
  department: string;
  account: string;
  no: number;
  stage: Stage;
  amount: bigint;
}
interface Rule extends Record<'lineId' | 'stage' | 'basis' | 'action' | 'limit' | 'before' | 'after', string> {
  periodNo: number | null;
  percent: number;
  exceeded: boolean;
  raises: boolean;
}

/** Often one that takes a threshold exactly, or by the least amount more. */
function thought(model: Model, { pick, next }: Dice, company: Company): Thought {
  const no = pick(model.year.periods.flatMap((id, i) => (model.closed.has(id) ? [] : [i + 1])));
  const places = model.all(model.inForce).flatMap(line => line.thresholds.map(threshold => ({ line, threshold })));
  const place = places.length && next(4) ? pick(places) : undefined;
  const account = place?.line.account ?? uuid(pick(company.accounts.expense));
  if (!place)
    return {
      stage: pick(['ACTUAL', 'ORDER', 'REQUEST']),
      department: uuid(pick(company.moving)),
      account,
      no,
      amount: BigInt(1 + next(60_000)),
    };
  const [{ limit, spent } = { limit: 0n, spent: 0n }] = model.sums(place.line, place.threshold, [no]);
  const left = (limit * BigInt(place.threshold.percent)) / 100n - spent;
  const stage = place.threshold.stage === 'CUMULATIVE' ? pick(['ACTUAL', 'ORDER'] as const) : place.threshold.stage;
  return { stage, department: place.line.department, account, no, amount: left > 0n ? left + BigInt(next(2)) : BigInt(1 + next(99)) };
}

const ASK = `query ($input: BudgetCheckInput!) { budgetCheck(input: $input) {
  decision rules { lineId stage basis periodNo percent action exceeded raises limit before after } } }`;

async function amissIn(client: Client, model: Model, books: { name: string; currency: string }, posting: Thought): Promise<string[]> {
  const { decimals } = model.year;
  const { no, amount, stage } = posting;
  const input = {
    stage,
    date: `${books.name}-${String(no).padStart(2, '0')}-05`,
    ...{ departmentId: api('department', posting.department), accountId: api('account', posting.account) },
    amount: { amount: written(amount, decimals), currency: books.currency },
  };
  const check = at(await client.data(ASK, { input }), 'budgetCheck') as { decision: string; rules: Rule[] };
  const { decision, verdicts } = model.foretell(posting);
  const wanted = verdicts.map(({ line, threshold: { stage, basis, percent, action }, sum, exceeded, open }) => {
    const raises = exceeded && !open && action !== 'IGNORE' && decision !== 'STOP';
    return [line.id, stage, basis, sum.no, percent, action, exceeded, raises, sum.limit, sum.spent - amount, sum.spent].join(' ');
  });
  const shown = check.rules.map(({ lineId, stage, basis, periodNo, percent, action, exceeded, raises, ...figures }) => {
    const [limit, before, after] = [figures.limit, figures.before, figures.after].map(text => units(text, decimals));
    return [uuid(lineId), stage, basis, periodNo, percent, action, exceeded, raises, limit, before, after].join(' ');
  });
  return [...unlike(shown, wanted, 'rule'), ...(check.decision === decision ? [] : [`asked: ${check.decision}, by hand ${decision}`])];
}

/** Asks what some postings would do, and compares with the model. */
export async function foretoldAmiss(client: Client, model: Model, dice: Dice, company: Company, books: { name: string; currency: string }) {
  const thoughts = Array.from({ length: 6 }, () => thought(model, dice, company));
  return (await Promise.all(thoughts.map(each => amissIn(client, model, books, each)))).flat();
}

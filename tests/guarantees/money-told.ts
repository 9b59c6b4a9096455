import type { Client } from '../support/client.js';
import { uuid } from '../support/ids.js';
import { api } from './money-company.js';
import type { Model } from './money-model.js';
import { type Amount, impure, MONEY, pages } from './money-seen.js';
import { type Crossing, units } from './money-units.js';

const told = (c: Omit<Crossing, 'open'>) =>
  `${c.line} ${c.stage} ${c.basis} ${c.no} ${c.percent} % #${c.episode} ${c.action}${c.exception ? ' lifted' : ''} ${c.spent} of ${c.limit} by ${c.posting}`;

/** What of the crossings differs from those that the model has made of the same changes. */
export async function crossingsAmiss(client: Client, model: Model): Promise<string[]> {
  const { id, decimals } = model.year;
  type Row = {
    line: { id: string };
    stage: Crossing['stage'];
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
  const selection = `line { id } stage basis period { no } percent episode action exception spent ${MONEY} limit ${MONEY} clearedAt posting { id }`;
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
  stage: Crossing['stage'];
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

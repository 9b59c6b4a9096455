import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import { cents } from './sales.js';
import type { Row } from './table.js';

/** A budget line of this year with its months, as it goes into the database. Amounts are in cents until then. */
export interface DemoLine {
  line: { id: string; team_id: string; department_id: string; account_id: string; annual: string };
  months: { period_id: string; no: number; budgeted: string }[];
  monthly: number;
}

interface Wish {
  from: string;
  to: string;
  /** Cents of each month. */
  monthly: number;
  reason: string;
  role: string;
  daysAgo: number;
  status: 'REQUESTED' | 'APPROVED' | 'REJECTED';
  decision?: string;
}
const WISHES: readonly Wish[] = [
  {
    from: '140 6500',
    to: '120 6200',
    monthly: 150_000,
    reason: 'The autumn fair needs a larger stand',
    role: 'OPERATIONS',
    daysAgo: 2,
    status: 'REQUESTED',
  },
  {
    from: '150 6600',
    to: '130 6400',
    monthly: 50_000,
    reason: 'Two more seats of the desk software',
    role: 'FINANCE',
    daysAgo: 40,
    status: 'APPROVED',
    decision: 'The audit came cheaper',
  },
  {
    from: '111 6300',
    to: '113 6300',
    monthly: 80_000,
    reason: 'Visits to new customers in Chicago',
    role: 'FINANCE',
    daysAgo: 25,
    status: 'REJECTED',
    decision: 'Europe travels to the fair itself',
  },
];

/** Transfers in every state. What is approved has moved: the lines are changed. */
export function demoTransfers(dice: Dice, cast: Cast, lines: ReadonlyMap<string, DemoLine>) {
  const rows: Record<'budget_transfers' | 'budget_transfer_months', Row[]> = { budget_transfers: [], budget_transfer_months: [] };
  for (const { from: giver, to: getter, monthly, reason, role, daysAgo, status, decision } of WISHES) {
    const [from, to] = [lines.get(giver), lines.get(getter)];
    const [requester, decider] = [cast.of(role)[0], cast.of('MANAGER')[0]];
    if (!from || !to || !requester || !decider) continue;
    const at = dice.daysAgo(daysAgo);
    const sides = { owner_id: null, team_id: from.line.team_id, to_owner_id: null, to_team_id: to.line.team_id };
    const record = dice.record(at, requester);
    const decided = status !== 'REQUESTED';
    rows.budget_transfers.push({
      ...{ ...record, ...sides, from_line_id: from.line.id, to_line_id: to.line.id, amount: cents(monthly * 12), currency: 'EUR' },
      ...{ reason, status, requested_by: requester, decided_by: decided ? decider : null },
      ...{ decided_at: decided ? dice.daysAgo(daysAgo - 1) : null, decision_reason: decision ?? null },
    });
    for (const { period_id, no } of from.months)
      rows.budget_transfer_months.push({
        ...{ ...dice.record(at, requester), ...sides, transfer_id: record.id, period_id, no, amount: cents(monthly), currency: 'EUR' },
      });
    if (status === 'APPROVED')
      for (const [side, sign] of [
        [from, -1],
        [to, 1],
      ] as const)
        change(side, sign * monthly);
  }
  return rows;
}

function change(side: DemoLine, monthly: number): void {
  side.monthly += monthly;
  side.line.annual = cents(side.monthly * 12);
  for (const month of side.months) month.budgeted = cents(side.monthly);
}

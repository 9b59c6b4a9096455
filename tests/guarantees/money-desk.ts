import { at, type Client, type Variables } from '../support/client.js';
import type { Dice } from '../support/dice.js';
import { uuid } from '../support/ids.js';
import { api, type Company } from './money-company.js';
import type { Model } from './money-model.js';
import { type Posting, type Stage, units, written } from './money-units.js';

/** Who works at the same time, on which connection. */
export interface Staff {
  clerks: Client[];
  /** May exceed budgets. */
  chief: Client;
}
export interface Entry {
  date: string;
  departmentId: string;
  accountId: string;
  amount: { amount: string; currency: string };
  baseAmount?: string;
  stage?: Stage;
  commitmentId?: string;
  closesCommitment?: boolean;
  reference: string;
}
interface Problem {
  code: string;
  message: string;
  path?: string[] | null;
  check?: { decision: string; rules: { action: string; exceeded: boolean }[] };
}

const PROBLEMS = 'errors { code message path ... on BudgetExceededError { check { decision rules { action exceeded } } } }';
/** What may become of a command that others get in the way of. */
const REFUSALS: Readonly<Record<string, RegExp>> = {
  postingCreate: /^(BUDGET_EXCEEDED|CONFLICT The reference .*|INVALID_INPUT date)$/,
  postingCreateBulk: /^(BUDGET_EXCEEDED.*|INVALID_INPUT rows\.\d+\.date)$/,
  postingReverse: /^(BUDGET_EXCEEDED|CONFLICT (The (reference|posting)|Something of it) .*|INVALID_INPUT date)$/,
  postingRelease: /^(CONFLICT Nothing of it .*|INVALID_INPUT amount)$/,
  budgetTransferRequest: /^(BUDGET_TOO_SMALL|INVALID_INPUT (fromId|toId))$/,
  budgetTransferApprove: /^(BUDGET_TOO_SMALL|TRANSFER_STOPPED|CONFLICT (The transfer is|A line of the transfer) .*)$/,
  budgetTransferReject: /^CONFLICT The transfer is .*$/,
  budgetLineUpdate: /^CONFLICT The budget is superseded .*$/,
  budgetLineCreate: /^CONFLICT (The budget is superseded .*|Another record has .*)$/,
  budgetCreate: /^CONFLICT Another record has this value already \("budgets_revision_unique".*$/,
};

/** Sends commands, and keeps what is asked and answered. */
export abstract class Desk {
  /** Postings by id, as they were asked for. */
  readonly booked = new Map<string, { reference: string; amount: bigint }>();
  /** Transfers that were answered to be approved, each once. */
  protected readonly approved: string[] = [];
  readonly faults: string[] = [];
  /** How often what came of a command. */
  readonly tally = new Map<string, number>();
  protected readonly entries: Entry[] = [];
  protected count = 0;

  constructor(
    protected readonly staff: Staff,
    protected readonly dice: Dice,
    protected readonly company: Company,
    protected readonly model: Model,
    protected readonly books: { name: string; currency: string },
  ) {}

  protected client = (): Client => this.dice.pick(this.staff.clerks);

  protected async run(client: Client, field: string, input: Variables, selection: string): Promise<{ record: unknown; errors: Problem[] }> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} ${PROBLEMS} } }`;
    const record = at(await client.data(document, { input }), field) as { errors: Problem[] };
    const [problem] = record.errors;
    const said =
      problem && [problem.code, problem.path?.join('.') ?? (problem.code === 'CONFLICT' && problem.message)].filter(Boolean).join(' ');
    this.tally.set(`${field} ${problem?.code ?? 'done'}`, (this.tally.get(`${field} ${problem?.code ?? 'done'}`) ?? 0) + 1);
    if (said && !REFUSALS[field]?.test(said)) this.faults.push(`${field}: ${said}: ${problem?.message}`);
    if (problem?.code === 'BUDGET_EXCEEDED' && problem.check && !problem.check.rules.some(r => r.exceeded && r.action === 'STOP'))
      this.faults.push(`${field}: stopped, and no rule says STOP`);
    return { record, errors: record.errors };
  }

  protected day = (no: number) => [this.books.name, no, 1 + this.dice.next(28)].map(part => String(part).padStart(2, '0')).join('-');
  protected reference = () => `M-${this.books.name}-${++this.count}`;

  protected entry(departments = [...this.company.steady, ...this.company.moving]): Entry {
    const { company, books, model } = this;
    const { next, pick } = this.dice;
    const { expense, income, asset } = company.accounts;
    const stage = next(4) ? 'ACTUAL' : pick(['ORDER', 'ORDER', 'REQUEST'] as const);
    const open = next(3) ? [] : this.commitments().filter(each => each.stage === 'REQUEST' || stage === 'ACTUAL');
    const settles = stage !== 'REQUEST' && open.length ? pick(open) : undefined;
    const amount = BigInt(1 + next(next(4) ? 120_000 : 400)) * (settles || stage !== 'ACTUAL' || next(3) ? 1n : -1n);
    const entry = {
      date: this.day(1 + next(12)),
      departmentId: pick(departments),
      accountId: pick([...expense, ...expense, ...expense, income, asset]),
      reference: this.reference(),
      ...(stage !== 'ACTUAL' && { stage }),
      ...(settles && { commitmentId: api('posting', settles.id), closesCommitment: next(4) === 0 }),
    };
    const base = written(amount, model.year.decimals);
    if (next(6)) return { ...entry, amount: { amount: base, currency: books.currency } };
    // another currency, whose amount has nothing to do with ours but its sign
    return { ...entry, amount: { amount: `${amount < 0n ? '-' : ''}${1 + next(90)}.${10 + next(80)}`, currency: 'USD' }, baseAmount: base };
  }

  /** Requests and orders, the newest of them more often open than not. */
  protected commitments = (): Posting[] =>
    [...this.model.postings.values()].filter(each => each.stage !== 'ACTUAL' && !each.relief).slice(-12);

  protected claim(id: unknown, entry: Pick<Entry, 'amount' | 'baseAmount' | 'reference'>): void {
    const amount = units(entry.baseAmount ?? entry.amount.amount, this.model.year.decimals);
    if (typeof id === 'string') this.booked.set(uuid(id), { reference: entry.reference, amount });
  }

  /** What was answered against what is booked. */
  differences(): string[] {
    const { postings, transfers } = this.model;
    const moved = [...transfers.values()].flatMap(({ id, status }) => (status === 'APPROVED' ? [id] : []));
    const wrong = [...this.booked].filter(([id, { reference, amount }]) => {
      const posting = postings.get(id);
      return posting?.reference !== reference || posting.amount !== amount;
    });
    return [
      ...this.faults,
      ...(moved.sort().join() === this.approved.sort().join() ? [] : [`approved are ${moved}, answered was ${this.approved}`]),
      ...wrong.map(([id]) => `posting ${id} was answered, and is not booked so`),
      ...[...postings.values()]
        .filter(({ id, cause }) => !cause && !this.booked.has(id))
        .map(p => `"${p.reference}" is booked, and nobody was answered so`),
    ];
  }
}

import { teams } from '../support/cast.js';
import { at, type Client, type Variables } from '../support/client.js';
import type { Dice } from '../support/dice.js';
import { anyLines, anyPlan, anyThresholds, api, type Company, uuid } from './money-company.js';
import { type Line, type Model, type Sum, units, written } from './money-model.js';

/** Who works at the same time, on which connection. */
export interface Staff {
  clerks: Client[];
  /** May exceed budgets. */
  chief: Client;
}
interface Entry {
  date: string;
  departmentId: string;
  accountId: string;
  amount: { amount: string; currency: string };
  baseAmount?: string;
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
  postingReverse: /^(BUDGET_EXCEEDED|CONFLICT The (reference|posting) .*|INVALID_INPUT date)$/,
  budgetTransferRequest: /^(BUDGET_TOO_SMALL|INVALID_INPUT (fromId|toId))$/,
  budgetTransferApprove: /^(BUDGET_TOO_SMALL|TRANSFER_STOPPED|CONFLICT (The transfer is|A line of the transfer) .*)$/,
  budgetTransferReject: /^CONFLICT The transfer is .*$/,
  budgetLineUpdate: /^CONFLICT The budget is superseded .*$/,
  budgetLineCreate: /^CONFLICT (The budget is superseded .*|Another record has .*)$/,
  budgetCreate: /^CONFLICT Another record has this value already \("budgets_revision_unique".*$/,
};

/** Does at random what the books allow, and keeps what it was answered. */
export class Clerks {
  /** Postings by id, as they were asked for. */
  readonly booked = new Map<string, { reference: string; amount: bigint }>();
  /** Transfers that were answered to be approved, each once. */
  private readonly approved: string[] = [];
  readonly faults: string[] = [];
  /** How often what came of a command. */
  readonly tally = new Map<string, number>();
  private readonly entries: Entry[] = [];
  private count = 0;

  constructor(
    private readonly staff: Staff,
    private readonly dice: Dice,
    private readonly company: Company,
    private readonly model: Model,
    private readonly books: { name: string; currency: string },
  ) {}

  /** So many commands, all at once; in a rush most of them press on one line. */
  async wave(size: number): Promise<void> {
    const press = this.dice.next(5) < 3 ? this.press() : undefined;
    const commands = Array.from({ length: size }, () => (press && this.dice.next(4) ? press() : this.any()));
    await Promise.all(commands.map(command => command()));
  }

  /** Postings that together take a line in force across its next threshold. */
  private press(): (() => () => Promise<unknown>) | undefined {
    const { dice, model } = this;
    const { next, pick } = dice;
    const places = model.all(model.inForce).flatMap(line =>
      line.thresholds.flatMap(threshold => {
        const no = 1 + next(model.year.periods.length);
        const sum = model.sums(line, threshold.basis, no).at(-1) as Sum;
        return threshold.action === 'IGNORE' || sum.limit === 0n ? [] : [{ line, ...threshold, no, sum }];
      }),
    );
    if (!places.length) return undefined;
    // often where a threshold was crossed before: back, and across again
    const known = places.filter(({ line, basis, percent, sum }) =>
      model.crossings.some(c => c.line === line.id && c.basis === basis && c.percent === percent && c.no === sum.no),
    );
    const { line, basis, percent, no, sum } = pick(next(3) && known.length ? known : places);
    // up across the threshold, now and then exactly to it, or from beyond it down to where it is armed again
    const left = (sum.limit * BigInt(percent)) / 100n - sum.spent;
    const way = left >= 0n ? left + 200n : left - (sum.limit * 3n) / 100n - 200n;
    const months = {
      PERIOD: [no],
      TO_DATE: model.year.periods.map((_, i) => 1 + (i % no)),
      ANNUAL: model.year.periods.map((_, i) => i + 1),
    }[basis];
    const accountId = line.account ? api('account', line.account) : pick(this.company.accounts.expense);
    return () => {
      if (next(8) === 0) return this.transfer(line);
      const amount = next(9) ? (way * BigInt(1 + next(100))) / 400n || 1n : left || 1n;
      return this.post({
        date: this.day(pick(months)),
        departmentId: api('department', line.department),
        accountId,
        amount: { amount: written(amount, model.year.decimals), currency: this.books.currency },
      });
    };
  }

  private any(): () => Promise<unknown> {
    const { dice } = this;
    const roll = dice.next(44);
    if (roll < 20) return this.post();
    if (roll < 22) return this.bulk();
    if (roll < 27) return this.reverse();
    if (roll < 29) return this.tryOnly();
    if (roll < 31) return this.exceed();
    if (roll < 35) return this.replan();
    if (roll < 36) return this.revise();
    if (roll < 37) return this.extend();
    if (roll < 38) return this.handOver();
    if (roll < 39) return this.close();
    return roll < 43 ? this.transfer() : this.post();
  }

  private client = (): Client => this.dice.pick(this.staff.clerks);

  private async run(client: Client, field: string, input: Variables, selection: string): Promise<{ record: unknown; errors: Problem[] }> {
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

  private day = (no: number) => [this.books.name, no, 1 + this.dice.next(28)].map(part => String(part).padStart(2, '0')).join('-');
  private reference = () => `M-${this.books.name}-${++this.count}`;

  private entry(departments = [...this.company.steady, ...this.company.moving]): Entry {
    const { company, books, model } = this;
    const { next, pick } = this.dice;
    const { expense, income, asset } = company.accounts;
    const amount = BigInt(1 + next(next(4) ? 120_000 : 400)) * (next(3) ? 1n : -1n);
    const entry = {
      date: this.day(1 + next(12)),
      departmentId: pick(departments),
      accountId: pick([...expense, ...expense, ...expense, income, asset]),
      reference: this.reference(),
    };
    const base = written(amount, model.year.decimals);
    if (next(6)) return { ...entry, amount: { amount: base, currency: books.currency } };
    // another currency, whose amount has nothing to do with ours but its sign
    return { ...entry, amount: { amount: `${amount < 0n ? '-' : ''}${1 + next(90)}.${10 + next(80)}`, currency: 'USD' }, baseAmount: base };
  }

  private claim(id: unknown, entry: Pick<Entry, 'amount' | 'baseAmount' | 'reference'>): void {
    const amount = units(entry.baseAmount ?? entry.amount.amount, this.model.year.decimals);
    if (typeof id === 'string') this.booked.set(uuid(id), { reference: entry.reference, amount });
  }

  private post(wanted?: Omit<Entry, 'reference'>) {
    const { next, pick } = this.dice;
    const again = !wanted && this.entries.length > 0 && next(6) === 0;
    const entry = again ? pick(this.entries) : wanted ? { ...wanted, reference: this.reference() } : this.entry();
    if (!again) this.entries.push(entry);
    // the same document again is one posting; with other content it is none
    const changed = again && next(3) === 0 ? { ...entry, description: `not the same ${++this.count}` } : entry;
    const clients = again ? [this.client(), this.client()] : [this.client()];
    return () => Promise.all(clients.map(client => this.book(client, changed)));
  }

  private async book(client: Client, entry: Entry): Promise<void> {
    const { record } = await this.run(client, 'postingCreate', { ...entry }, 'posting { id }');
    this.claim(at(record, 'posting.id'), entry);
  }

  private bulk() {
    const rows = Array.from({ length: 2 + this.dice.next(5) }, () => this.entry());
    const onError = this.dice.pick(['REJECT_ALL', 'REJECT_ROWS']);
    const client = this.client();
    return async () => {
      const { record } = await this.run(client, 'postingCreateBulk', { rows, onError }, 'results { index posting { id } }');
      for (const { index, posting } of at(record, 'results') as { index: number; posting: { id: string } | null }[])
        this.claim(posting?.id, rows[index] as Entry);
    };
  }

  private reverse() {
    const open = [...this.model.postings.values()].filter(posting => !posting.reverses);
    if (!open.length) return this.post();
    const posting = this.dice.pick(open);
    const reference = `${posting.reference}-R`;
    const date = this.dice.next(3) ? undefined : this.entry().date;
    const clients = this.dice.next(4) ? [this.client()] : [this.client(), this.client()];
    const input = { postingId: api('posting', posting.id), reference, date };
    const entry = { reference, amount: { amount: written(-posting.amount, this.model.year.decimals), currency: this.books.currency } };
    const one = async (client: Client) => {
      const { record } = await this.run(client, 'postingReverse', input, 'posting { id }');
      this.claim(at(record, 'posting.id'), entry);
    };
    return () => Promise.all(clients.map(one));
  }

  private tryOnly() {
    const entry = this.entry();
    const client = this.client();
    return () => this.run(client, 'postingCreate', { ...entry, dryRun: true }, 'posting { exception crossings { totalCount } }');
  }

  private exceed() {
    const entry = this.entry(this.company.moving);
    return () => this.book(this.staff.chief, entry);
  }

  /** Lines of the tree in which everything happens. */
  private lines = () => this.model.all(line => this.company.moving.some(id => uuid(id) === line.department));

  private replan() {
    const { dice } = this;
    const lines = this.lines();
    const inForce = lines.filter(this.model.inForce);
    if (!inForce.length) return this.revise();
    const line = dice.pick(dice.next(6) ? inForce : lines);
    const income = line.account === uuid(this.company.accounts.income);
    const input = {
      lineId: api('budgetline', line.id),
      ...(dice.next(4) ? anyPlan(dice, this.model.year) : {}),
      ...(dice.next(2) && !income ? { thresholds: anyThresholds(dice) } : {}),
    };
    const client = this.client();
    return () => this.run(client, 'budgetLineUpdate', input, 'line { version annual { amount } }');
  }

  /** One asks, another decides, sometimes two at once. */
  private transfer(giver?: Line) {
    const { dice, model, staff } = this;
    const kind = (line: Line) => (line.account ? model.accounts.get(line.account)?.kind : 'EXPENSE');
    const lines = model.all(model.inForce);
    const from = giver ?? (lines.length ? dice.pick(lines) : undefined);
    const others = lines.filter(line => line !== from && from && kind(line) === kind(from));
    if (!from || !others.length) return this.revise();
    const amount = (from.annual * BigInt(1 + dice.next(90))) / 300n || 1n;
    const weights = dice.next(3) ? undefined : model.year.periods.map(() => `${1 + dice.next(9)}`);
    const ids = { fromId: api('budgetline', from.id), toId: api('budgetline', dice.pick(others).id) };
    const input = { ...ids, amount: written(amount, model.year.decimals), weights, reason: 'More is needed there' };
    const client = this.client();
    const decisions = dice.pick([['Approve'], ['Approve'], ['Approve', 'Approve'], ['Approve', 'Reject'], ['Reject'], []]);
    return async () => {
      const { record } = await this.run(client, 'budgetTransferRequest', input, 'transfer { id }');
      const transferId = at(record, 'transfer.id') as string | undefined;
      if (!transferId) return;
      await Promise.all(
        decisions.map(async decision => {
          const reason = 'So it was decided';
          const answer = await this.run(staff.chief, `budgetTransfer${decision}`, { transferId, reason }, 'transfer { status }');
          if (at(answer.record, 'transfer.status') === 'APPROVED') this.approved.push(uuid(transferId));
        }),
      );
    };
  }

  private revise() {
    const lines = anyLines(this.dice, this.model.year, this.company.moving, this.company);
    const input = { name: this.dice.pick(['Operating', 'Projects']), yearId: api('fiscalyear', this.model.year.id), lines };
    const client = this.client();
    return async () => {
      const { record } = await this.run(client, 'budgetCreate', input, 'budget { id }');
      const budgetId = at(record, 'budget.id');
      if (budgetId) await this.run(client, 'budgetApprove', { budgetId }, 'budget { status }');
    };
  }

  private extend() {
    const budgets = [...this.model.budgets].filter(([, { name }]) => name !== 'Steady').map(([id]) => id);
    const [line] = anyLines(this.dice, this.model.year, this.company.moving, this.company);
    if (!budgets.length || !line) return this.revise();
    const budgetId = api('budget', this.dice.pick(budgets));
    const client = this.client();
    return () => this.run(client, 'budgetLineCreate', { budgetId, ...line }, 'line { id }');
  }

  private handOver() {
    const departmentId = this.dice.pick([...this.company.moving, ...this.company.steady]);
    const teamId = this.dice.pick(this.teams);
    const client = this.client();
    return () => this.run(client, 'departmentUpdate', { departmentId, teamId }, 'department { version }');
  }
  private readonly teams = Object.values(teams).map(id => api('team', id));

  private close() {
    const { next, pick } = this.dice;
    const shut = [...this.model.closed];
    const periodId = api('fiscalperiod', shut.length && next(3) ? pick(shut) : pick(this.model.year.periods));
    const closed = !shut.length && next(3) === 0;
    const client = this.client();
    return () => this.run(client, 'fiscalPeriodClose', { periodId, closed }, 'period { closed }');
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
      ...[...postings.values()].filter(({ id }) => !this.booked.has(id)).map(p => `"${p.reference}" is booked, and nobody was answered so`),
    ];
  }
}

import { teams } from '../support/cast.js';
import { at, type Client } from '../support/client.js';
import { uuid } from '../support/ids.js';
import { anyLines, anyPlan, anyThresholds, api } from './money-company.js';
import { Desk, type Entry } from './money-desk.js';
import { type Line, type Sum, written } from './money-units.js';

/** Does at random what the books allow, and keeps what it was answered. */
export class Clerks extends Desk {
  /** So many commands, all at once; in a rush most of them press on one line. */
  async wave(size: number): Promise<void> {
    const press = this.dice.next(3) ? this.press() : undefined;
    const commands = Array.from({ length: size }, () => (press && this.dice.next(4) ? press() : this.any()));
    await Promise.all(commands.map(command => command()));
  }

  private presses = 0;
  private pressed: { id: string; no: number } | undefined;

  /** Postings that together take a line in force across its next threshold. */
  private press(): (() => () => Promise<unknown>) | undefined {
    const { dice, model } = this;
    const { next, pick } = dice;
    const places = model.all(model.inForce).flatMap(line =>
      line.thresholds.flatMap(threshold => {
        const no = 1 + next(model.year.periods.length);
        const sum = model.sums(line, threshold, [no]).at(-1) as Sum;
        return threshold.action === 'IGNORE' || threshold.stage === 'ORDER' || threshold.stage === 'REQUEST' || sum.limit === 0n
          ? []
          : [{ line, ...threshold, no, sum }];
      }),
    );
    if (!places.length) return undefined;
    // three times the same place: across, back, and across again
    const same =
      this.presses++ % 3
        ? places.find(({ line, stage, basis, percent }) => `${line.id} ${stage} ${basis} ${percent}` === this.pressed?.id)
        : undefined;
    const chosen = same ?? pick(next(3) ? places.filter(({ action }) => action === 'WARN') : places) ?? pick(places);
    const { line, stage, basis, percent } = chosen;
    const no = same && this.pressed ? this.pressed.no : chosen.no;
    const sum = model.sums(line, chosen, [no]).at(-1) as Sum;
    this.pressed = { id: `${line.id} ${stage} ${basis} ${percent}`, no };
    // up across the threshold, now and then exactly to it, or from beyond it down to where it is armed again
    const left = (sum.limit * BigInt(percent)) / 100n - sum.spent;
    const way = left >= 0n ? left + 200n : left - (sum.limit * 3n) / 100n - 200n;
    const months = {
      PERIOD: [no],
      TO_DATE: model.year.periods.map((_, i) => 1 + (i % no)),
      ANNUAL: model.year.periods.map((_, i) => i + 1),
    }[basis];
    const accountId = line.account ? api('account', line.account) : pick(this.company.accounts.expense);
    const entry = () => {
      const amount = next(9) ? (way * BigInt(1 + next(100))) / 400n || 1n : left || 1n;
      const money = { amount: written(amount, model.year.decimals), currency: this.books.currency };
      return { date: this.day(pick(months)), departmentId: api('department', line.department), accountId, amount: money };
    };
    return () => {
      const roll = next(12);
      if (roll === 0) return this.transfer(line);
      // a list, in which the line comes before others or after them
      const rows = () => [{ ...entry(), reference: this.reference() }, this.entry(), this.entry()];
      return roll < 3 ? this.bulk(next(2) ? rows() : rows().reverse()) : this.post(entry());
    };
  }

  private any(): () => Promise<unknown> {
    const { dice } = this;
    const roll = dice.next(48);
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
    if (roll < 43) return this.transfer();
    return roll < 46 ? this.release() : this.post();
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

  private bulk(rows = Array.from({ length: 2 + this.dice.next(5) }, () => this.entry())) {
    const onError = this.dice.pick(['REJECT_ALL', 'REJECT_ROWS']);
    const client = this.client();
    return async () => {
      const { record } = await this.run(client, 'postingCreateBulk', { rows, onError }, 'results { index posting { id } }');
      for (const { index, posting } of at(record, 'results') as { index: number; posting: { id: string } | null }[])
        this.claim(posting?.id, rows[index] as Entry);
    };
  }

  private reverse() {
    const open = [...this.model.postings.values()].filter(posting => !posting.reverses && !posting.relief);
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

  private release() {
    const open = this.commitments();
    if (!open.length) return this.post();
    const commitment = this.dice.pick(open);
    const part = this.dice.next(2) ? written(1n + commitment.amount / 4n, this.model.year.decimals) : undefined;
    const input = { postingId: api('posting', commitment.id), reference: this.reference(), amount: part };
    const clients = this.dice.next(4) ? [this.client()] : [this.client(), this.client()];
    const one = async (client: Client) => {
      const { record } = await this.run(client, 'postingRelease', input, 'posting { id baseAmount { amount currency } }');
      const amount = at(record, 'posting.baseAmount') as Entry['amount'] | undefined;
      if (amount) this.claim(at(record, 'posting.id'), { reference: input.reference, amount });
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
    // often to one that is beyond a threshold, and may come back below it
    const needy = others.filter(line => model.crossings.some(crossing => crossing.open && crossing.line === line.id));
    const to = dice.pick(needy.length && dice.next(3) ? needy : others);
    const ids = { fromId: api('budgetline', from.id), toId: api('budgetline', to.id) };
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
}

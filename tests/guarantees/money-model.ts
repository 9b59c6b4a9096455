import {
  type Basis,
  type Crossing,
  type Line,
  over,
  type Posting,
  type Sum,
  type Threshold,
  type Transfer,
  total,
  units,
  wellBelow,
  type Year,
} from './money-units.js';
import type { Note } from './money-witness.js';

/** The books of one year as somebody would keep them by hand: one change after the other, in the order of the commits, each sum added up anew. */
export class Model {
  readonly departments = new Map<string, string[]>();
  readonly accounts = new Map<string, { path: string[]; kind: string }>();
  readonly budgets = new Map<string, { name: string; status: string }>();
  readonly lines = new Map<string, Line>();
  readonly postings = new Map<string, Posting>();
  readonly transfers = new Map<string, Transfer>();
  readonly crossings: Crossing[] = [];
  /** Lines as they were before the transaction at hand. */
  private readonly former = new Map<string, Line>();
  readonly closed = new Set<string>();
  /** What should never be. */
  readonly faults: string[] = [];

  constructor(readonly year: Year) {}

  /** @param notes of whole transactions, in the order of their commits */
  take(notes: readonly Note[]): void {
    const transactions = new Map<string, Note[]>();
    for (const note of notes) transactions.set(note.xid, [...(transactions.get(note.xid) ?? []), note]);
    for (const each of transactions.values()) {
      this.former.clear();
      const touched = new Set(each.flatMap(note => this.note(note)));
      for (const { of, id } of each) if (of === 'budget_transfers') this.checkTransfer(this.transfers.get(id));
      for (const id of touched) this.judgeNow(this.lines.get(id) as Line);
    }
  }

  /** @returns lines that are to be judged when all of the transaction is noted */
  private note({ of, id, what }: Note): string[] {
    const is = what as Record<string, string>;
    if (of === 'departments') this.departments.set(id, what.path as string[]);
    if (of === 'ledger_accounts') this.accounts.set(id, { path: what.path as string[], kind: is.kind as string });
    if (of === 'fiscal_periods' && this.year.periods.includes(id)) this.closed[what.closed ? 'add' : 'delete'](id);
    if (of === 'budgets' && is.year === this.year.id) {
      const before = this.budgets.get(id)?.status;
      this.budgets.set(id, { name: is.name as string, status: is.status as string });
      return before === is.status ? [] : this.all(line => line.budget === id).map(line => line.id);
    }
    if (of === 'budget_lines' && this.budgets.has(is.budget as string)) return this.noteLine(id, what);
    if (of === 'budget_transfers' && this.lines.has(is.from as string)) this.noteTransfer(id, what);
    if (of === 'postings' && this.year.periods.includes(is.period as string)) this.post(id, what);
    return [];
  }

  private noteLine(id: string, what: Record<string, unknown>): string[] {
    const is = what as { budget: string; department: string; account: string | null; annual: string; team: string | null };
    const before = this.lines.get(id);
    const months = (what.months as string[]).map(amount => units(amount, this.year.decimals));
    const line = { ...is, id, months, annual: units(is.annual, this.year.decimals), thresholds: what.thresholds as Threshold[] };
    if (before && !this.former.has(id)) this.former.set(id, before);
    this.lines.set(id, line);
    if (total(months) !== line.annual) this.faults.push(`line ${id}: its months are ${total(months)}, its year ${line.annual}`);
    // with its department to another team: nothing else has changed, and nothing is judged
    return before && before.team !== line.team ? [] : [id];
  }

  private noteTransfer(id: string, what: Record<string, unknown>): void {
    const is = what as { from: string; to: string; status: string; amount: string };
    const months = (what.months as string[]).map(amount => units(amount, this.year.decimals));
    const transfer = { ...is, id, months, amount: units(is.amount, this.year.decimals) };
    if (total(months) !== transfer.amount) this.faults.push(`transfer ${id}: its months are ${total(months)}`);
    this.transfers.set(id, transfer);
  }

  /** Both lines have changed by just that, and the one that gives is beyond no STOP where it has less. */
  private checkTransfer(transfer: Transfer | undefined): void {
    if (transfer?.status !== 'APPROVED') return;
    const { id, from, to, months } = transfer;
    for (const [line, sign] of [
      [from, -1n],
      [to, 1n],
    ] as const) {
      const [was, is] = [this.former.get(line), this.lines.get(line) as Line];
      const wanted = was?.months.map((month, i) => month + sign * (months[i] ?? 0n));
      if (is.months.join() !== wanted?.join()) this.faults.push(`transfer ${id}: ${line} is ${is.months}; by hand ${wanted}`);
      if (is.months.some(month => month < 0n)) this.faults.push(`transfer ${id}: ${line} is below zero`);
    }
    const [was, is] = [this.former.get(from) as Line, this.lines.get(from) as Line];
    for (const { basis, percent, action } of is.thresholds.filter(() => this.watched(is))) {
      const sums = this.year.periods.map((_, i) => [this.sums(was, basis, i + 1)[0], this.sums(is, basis, i + 1)[0]] as [Sum, Sum]);
      for (const [before, { limit, spent, no }] of sums)
        if (action === 'STOP' && limit < before.limit && over(spent, limit, percent))
          this.faults.push(`transfer ${id}: a STOP of ${percent} % is passed in ${no}`);
    }
  }

  private post(id: string, what: Record<string, unknown>): void {
    const is = what as { period: string; department: string; account: string; amount: string; reference: string; reverses: string | null };
    if (this.closed.has(is.period)) this.faults.push(`posting ${is.reference}: its period is closed`);
    const posting = { ...is, id, no: this.year.periods.indexOf(is.period) + 1, amount: units(is.amount, this.year.decimals) };
    this.book({ ...posting, exception: what.exception as boolean });
  }

  private book(posting: Posting): void {
    this.postings.set(posting.id, posting);
    const verdicts = this.verdicts(posting, posting.amount, posting.no);
    const stopped = posting.amount > 0n && verdicts.some(v => v.exceeded && v.threshold.action === 'STOP');
    if (stopped !== posting.exception) this.faults.push(`posting ${posting.reference}: a STOP ${stopped ? 'is passed' : 'was none'}`);
    for (const { line, threshold, sum, exceeded } of verdicts) this.settle(line, threshold, sum, exceeded && posting.amount > 0n, posting);
  }

  /** What every threshold says that watches an amount, when it is booked already. */
  private verdicts(of: Pick<Posting, 'department' | 'account'>, _amount: bigint, no: number) {
    return this.all(line => this.watched(line) && this.covers(line, of)).flatMap(line =>
      line.thresholds.flatMap(threshold =>
        this.sums(line, threshold.basis, no).map(sum => ({
          ...{ line, threshold, sum },
          exceeded: over(sum.spent, sum.limit, threshold.percent),
        })),
      ),
    );
  }

  /** What would be said to a posting, were it booked now. */
  foretell(posting: Pick<Posting, 'department' | 'account' | 'amount' | 'no'>) {
    const thought = { ...posting, id: 'thought', reference: '', exception: false, reverses: null };
    this.postings.set('thought', thought);
    const verdicts = this.verdicts(thought, posting.amount, posting.no).map(v => ({
      ...v,
      open: this.crossings.some(c => c.open && same(c, v.line, v.threshold, v.sum)),
    }));
    this.postings.delete('thought');
    const beyond = posting.amount > 0n ? verdicts.filter(v => v.exceeded).map(v => v.threshold.action) : [];
    const decision = beyond.includes('STOP') ? 'STOP' : beyond.includes('WARN') ? 'WARN' : 'IGNORE';
    return { decision, verdicts };
  }

  /** A change of the plan: what is spent is judged as of today. */
  private judgeNow(line: Line): void {
    for (const crossing of this.crossings.filter(c => c.line === line.id && c.open))
      crossing.open =
        this.watched(line) &&
        line.thresholds.some(t => t.basis === crossing.basis && t.percent === crossing.percent && t.action !== 'IGNORE');
    if (!this.watched(line)) return;
    for (const threshold of line.thresholds) {
      const { basis } = threshold;
      const places = basis === 'ANNUAL' ? [1] : this.year.periods.map((_, i) => i + 1);
      for (const no of places) {
        const [sum] = this.sums(line, basis, no) as [Sum];
        const told = basis === 'ANNUAL' || no === this.year.through;
        this.settle(line, threshold, sum, told && over(sum.spent, sum.limit, threshold.percent), null);
      }
    }
  }

  private settle(line: Line, threshold: Threshold, sum: Sum, raise: boolean, posting: Posting | null): void {
    const { basis, percent, action } = threshold;
    const past = this.crossings.filter(c => same(c, line, threshold, sum));
    const open = past.find(c => c.open);
    if (open && wellBelow(sum.spent, sum.limit, percent)) open.open = false;
    if (open || !raise || action === 'IGNORE') return;
    const lifted = action === 'STOP' && posting?.exception === true;
    this.crossings.push({
      ...{ line: line.id, basis, no: sum.no, percent, episode: past.length + 1, action: lifted ? 'WARN' : action, exception: lifted },
      ...{ spent: sum.spent, limit: sum.limit, posting: posting?.id ?? null, open: true },
    });
  }

  /** The sums of a basis that an amount in a period touches. */
  sums(line: Line, basis: Basis, no: number): Sum[] {
    const until = (from: number, to: number) => ({ limit: total(line.months.slice(from - 1, to)), spent: this.spent(line, from, to) });
    if (basis === 'ANNUAL') return [{ no: null, limit: line.annual, spent: this.spent(line) }];
    if (basis === 'PERIOD') return [{ no, ...until(no, no) }];
    const last = Math.max(no, this.year.through);
    return this.year.periods.flatMap((_, i) => (i + 1 >= no && i + 1 <= last ? [{ no: i + 1, ...until(1, i + 1) }] : []));
  }

  inForce = (line: Line): boolean => this.budgets.get(line.budget)?.status === 'APPROVED';
  private watched = (line: Line): boolean => this.inForce(line) && line.thresholds.length > 0;
  all = (which: (line: Line) => boolean = () => true): Line[] => [...this.lines.values()].filter(which);

  covers(line: Line, { department, account }: Pick<Posting, 'department' | 'account'>): boolean {
    const on = this.accounts.get(account);
    const below = this.departments.get(department)?.includes(line.department) ?? false;
    return below && (line.account ? (on?.path.includes(line.account) ?? false) : on?.kind === 'EXPENSE');
  }

  /** What is spent of a line from a period to another. */
  spent(line: Line, from = 1, to = this.year.periods.length): bigint {
    return total([...this.postings.values()].filter(p => p.no >= from && p.no <= to && this.covers(line, p)).map(p => p.amount));
  }

  /** Expenses of the departments that pass. */
  expenses(which: (department: string) => boolean): bigint {
    const those = [...this.postings.values()].filter(p => which(p.department) && this.accounts.get(p.account)?.kind === 'EXPENSE');
    return total(those.map(p => p.amount));
  }
}

const same = (c: Crossing, line: Line, { basis, percent }: Threshold, { no }: Sum): boolean =>
  c.line === line.id && c.basis === basis && c.percent === percent && c.no === no;

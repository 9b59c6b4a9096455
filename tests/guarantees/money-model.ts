import {
  COUNTED,
  type Crossing,
  type Line,
  over,
  type Posting,
  type Stage,
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
  private inTransaction: readonly Note[] = [];
  /** What should never be. */
  readonly faults: string[] = [];

  constructor(readonly year: Year) {}

  /** @param notes of whole transactions, in the order of their commits */
  take(notes: readonly Note[]): void {
    const transactions = new Map<string, Note[]>();
    for (const note of notes) transactions.set(note.xid, [...(transactions.get(note.xid) ?? []), note]);
    for (const each of transactions.values()) {
      this.former.clear();
      this.inTransaction = each;
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
    if (of === 'postings' && !is.cause && this.year.periods.includes(is.period as string)) this.post(id, what);
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
    for (const threshold of is.thresholds.filter(() => this.watched(is))) {
      const { percent, action } = threshold;
      const sums = this.year.periods.map(
        (_, i) => [this.sums(was, threshold, [i + 1])[0], this.sums(is, threshold, [i + 1])[0]] as [Sum, Sum],
      );
      for (const [before, { limit, spent, no }] of sums)
        if (action === 'STOP' && limit < before.limit && over(spent, limit, percent))
          this.faults.push(`transfer ${id}: a STOP of ${percent} % is passed in ${no}`);
    }
  }

  private posting({ id, what }: Pick<Note, 'id' | 'what'>): Posting {
    const is = what as unknown as Omit<Posting, 'id' | 'no' | 'amount'> & { period: string; amount: string };
    if (!is.relief && this.closed.has(is.period)) this.faults.push(`posting ${is.reference}: its period is closed`);
    return { ...is, id, no: this.year.periods.indexOf(is.period) + 1, amount: units(is.amount, this.year.decimals) };
  }

  /** A document, and what it takes off a request or order. */
  private post(id: string, what: Record<string, unknown>): void {
    const posting = this.posting({ id, what });
    const beside = this.inTransaction.filter(note => note.of === 'postings' && note.what.cause === id).map(note => this.posting(note));
    this.checkRelief(posting, beside);
    for (const each of [posting, ...beside]) this.postings.set(each.id, each);
    const verdicts = this.verdicts([posting, ...beside]);
    const stopped = verdicts.some(v => v.exceeded && v.added > 0n && v.threshold.action === 'STOP');
    if (stopped !== posting.exception) this.faults.push(`posting ${posting.reference}: a STOP ${stopped ? 'is passed' : 'was none'}`);
    for (const { line, threshold, sum, exceeded, added } of verdicts) this.settle(line, threshold, sum, exceeded && added > 0n, posting);
  }

  /** What is open of a request or order. */
  private open({ id, stage, amount }: Posting): bigint {
    return amount + total([...this.postings.values()].filter(p => p.commitment === id && p.stage === stage).map(p => p.amount));
  }

  private checkRelief(posting: Posting, beside: readonly Posting[]): void {
    const amiss = (why: string) => this.faults.push(`posting ${posting.reference}: ${why}`);
    const commitment = posting.commitment ? this.postings.get(posting.commitment) : undefined;
    if (commitment && posting.relief && posting.amount + this.open(commitment) < 0n) amiss('it takes off more than is open');
    const taken = posting.reverses ? [...this.postings.values()].filter(p => p.cause === posting.reverses) : [];
    if (posting.reverses) {
      // what the posting took off is open again
      if (taken.map(p => `${p.commitment} ${-p.amount}`).join() !== beside.map(p => `${p.commitment} ${p.amount}`).join())
        amiss(`it gives back ${beside.map(p => p.amount)}, and ${taken.map(p => p.amount)} was taken off`);
      return;
    }
    if (posting.relief || !commitment) {
      if (beside.length) amiss('it takes off something, and nobody said what');
      return;
    }
    const open = this.open(commitment);
    const off = -total(beside.map(p => p.amount));
    const least = posting.amount < open ? posting.amount : open;
    if ((off !== least && off !== open) || beside.some(p => p.commitment !== commitment.id || p.stage !== commitment.stage))
      amiss(`it takes off ${off} of ${open}`);
  }

  /** What every threshold says whose sum postings change that are booked already. */
  private verdicts(booked: readonly Posting[]) {
    return this.all(line => this.watched(line)).flatMap(line => {
      const own = booked.filter(posting => this.covers(line, posting));
      if (!own.length) return [];
      return line.thresholds.flatMap(threshold =>
        this.sums(
          line,
          threshold,
          own.map(({ no }) => no),
        ).flatMap(sum => {
          const counted = own.filter(({ no, stage }) => no >= sum.from && no <= sum.to && COUNTED[threshold.stage].includes(stage));
          const added = total(counted.map(({ amount }) => amount));
          return added === 0n ? [] : [{ line, threshold, sum, added, exceeded: over(sum.spent, sum.limit, threshold.percent) }];
        }),
      );
    });
  }

  /** What would be said to a posting, were it booked now. */
  foretell(posting: Pick<Posting, 'department' | 'account' | 'amount' | 'no' | 'stage'>) {
    const none = { reference: '', exception: false, reverses: null, commitment: null, cause: null, relief: false };
    const thought = { ...posting, ...none, id: 'thought' };
    this.postings.set('thought', thought);
    const verdicts = this.verdicts([thought]).map(v => ({
      ...v,
      open: this.crossings.some(c => c.open && same(c, v.line, v.threshold, v.sum)),
    }));
    this.postings.delete('thought');
    const beyond = verdicts.filter(v => v.exceeded && v.added > 0n).map(v => v.threshold.action);
    const decision = beyond.includes('STOP') ? 'STOP' : beyond.includes('WARN') ? 'WARN' : 'IGNORE';
    return { decision, verdicts };
  }

  /** A change of the plan: what is spent is judged as of today. */
  private judgeNow(line: Line): void {
    for (const crossing of this.crossings.filter(c => c.line === line.id && c.open))
      crossing.open =
        this.watched(line) &&
        line.thresholds.some(
          t => t.stage === crossing.stage && t.basis === crossing.basis && t.percent === crossing.percent && t.action !== 'IGNORE',
        );
    if (!this.watched(line)) return;
    for (const threshold of line.thresholds) {
      const { basis } = threshold;
      const places = basis === 'ANNUAL' ? [1] : this.year.periods.map((_, i) => i + 1);
      for (const no of places) {
        const [sum] = this.sums(line, threshold, [no]) as [Sum];
        const told = basis === 'ANNUAL' || no === this.year.through;
        this.settle(line, threshold, sum, told && over(sum.spent, sum.limit, threshold.percent), null);
      }
    }
  }

  private settle(line: Line, threshold: Threshold, sum: Sum, raise: boolean, posting: Posting | null): void {
    const { stage, basis, percent, action } = threshold;
    const past = this.crossings.filter(c => same(c, line, threshold, sum));
    const open = past.find(c => c.open);
    if (open && wellBelow(sum.spent, sum.limit, percent)) open.open = false;
    if (open || !raise || action === 'IGNORE') return;
    const lifted = action === 'STOP' && posting?.exception === true;
    this.crossings.push({
      ...{
        line: line.id,
        stage,
        basis,
        no: sum.no,
        percent,
        episode: past.length + 1,
        action: lifted ? 'WARN' : action,
        exception: lifted,
      },
      ...{ spent: sum.spent, limit: sum.limit, posting: posting?.id ?? null, open: true },
    });
  }

  /** The sums of a threshold that amounts in these periods touch. */
  sums(line: Line, { basis, stage }: Pick<Threshold, 'basis' | 'stage'>, nos: readonly number[]): Sum[] {
    const all = this.year.periods.map((_, i) => i + 1);
    const sum = (no: number | null, from: number, to: number): Sum => ({
      ...{ no, from, to, limit: no === null ? line.annual : total(line.months.slice(from - 1, to)) },
      spent: this.counted(line, COUNTED[stage], from, to),
    });
    if (basis === 'ANNUAL') return [sum(null, 1, all.length)];
    if (basis === 'PERIOD') return all.filter(no => nos.includes(no)).map(no => sum(no, no, no));
    const last = Math.max(...nos, this.year.through);
    return all.filter(no => no >= Math.min(...nos) && no <= last).map(no => sum(no, 1, no));
  }

  inForce = (line: Line): boolean => this.budgets.get(line.budget)?.status === 'APPROVED';
  private watched = (line: Line): boolean => this.inForce(line) && line.thresholds.length > 0;
  all = (which: (line: Line) => boolean = () => true): Line[] => [...this.lines.values()].filter(which);

  covers(line: Line, { department, account }: Pick<Posting, 'department' | 'account'>): boolean {
    const on = this.accounts.get(account);
    const below = this.departments.get(department)?.includes(line.department) ?? false;
    return below && (line.account ? (on?.path.includes(line.account) ?? false) : on?.kind === 'EXPENSE');
  }

  /** What counts of a line from a period to another. */
  counted(line: Line, stages: readonly Stage[], from: number, to: number): bigint {
    const those = [...this.postings.values()].filter(p => p.no >= from && p.no <= to && stages.includes(p.stage) && this.covers(line, p));
    return total(those.map(p => p.amount));
  }

  /** Expenses of the departments that pass. */
  expenses(which: (department: string) => boolean, stage: Stage = 'ACTUAL'): bigint {
    const kind = (account: string) => this.accounts.get(account)?.kind;
    const those = [...this.postings.values()].filter(p => p.stage === stage && which(p.department) && kind(p.account) === 'EXPENSE');
    return total(those.map(p => p.amount));
  }
}

const same = (c: Crossing, line: Line, { stage, basis, percent }: Threshold, { no }: Sum): boolean =>
  c.line === line.id && c.stage === stage && c.basis === basis && c.percent === percent && c.no === no;

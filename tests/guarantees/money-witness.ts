import type { TestDatabase } from '../support/database.js';

// A note for each row that a transaction writes, taken at its commit, when it holds all its locks: of two changes that a lock keeps apart, the one that
// commits first has the lower number. So the notes tell the order of commits by themselves, without anything that the product says of it.
const NOTES = `
create schema witness;
create table witness.notes (seq bigserial primary key, xid text not null, of text not null, id uuid not null, what jsonb not null);
create function witness.note() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found jsonb;
begin
  case tg_table_name
    when 'departments' then select jsonb_build_object('path', d.path) into found from departments d where d.id = new.id;
    when 'ledger_accounts' then select jsonb_build_object('path', a.path, 'kind', a.kind) into found from ledger_accounts a where a.id = new.id;
    when 'fiscal_periods' then select jsonb_build_object('closed', f.closed) into found from fiscal_periods f where f.id = new.id;
    when 'budgets' then
      select jsonb_build_object('year', b.year_id, 'name', b.name, 'status', b.status) into found from budgets b where b.id = new.id;
    when 'budget_lines' then
      select jsonb_build_object('budget', l.budget_id, 'department', l.department_id, 'account', l.account_id, 'annual', l.annual::text, 'team', l.team_id,
        'months', (select jsonb_agg(m.budgeted::text order by m.no) from budget_months m where m.line_id = l.id),
        'thresholds', (select coalesce(jsonb_agg(jsonb_build_object('stage', h.stage, 'basis', h.basis, 'percent', h.percent, 'action', h.action)), '[]')
          from budget_thresholds h where h.line_id = l.id)) into found
      from budget_lines l where l.id = new.id;
    when 'budget_transfers' then
      select jsonb_build_object('status', f.status, 'from', f.from_line_id, 'to', f.to_line_id, 'amount', f.amount::text,
        'months', (select jsonb_agg(m.amount::text order by m.no) from budget_transfer_months m where m.transfer_id = f.id)) into found
      from budget_transfers f where f.id = new.id;
    when 'postings' then
      select jsonb_build_object('period', p.period_id, 'date', p.date, 'department', p.department_id, 'account', p.account_id, 'amount', p.base_amount::text,
        'reference', p.reference, 'exception', p.exception, 'reverses', p.reverses_id, 'stage', p.stage, 'commitment', p.commitment_id, 'cause', p.cause_id,
        'relief', p.stage <> 'ACTUAL' and p.open_amount is null) into found
      from postings p where p.id = new.id;
  end case;
  insert into witness.notes (xid, of, id, what) values (pg_current_xact_id()::text, tg_table_name, new.id, found);
  return null;
end $$`;

/** What is noted, and of which changes: that a posting goes to another team with its department changes nothing of it. */
const WATCHED: Readonly<Record<string, string>> = {
  departments: 'insert',
  ledger_accounts: 'insert',
  fiscal_periods: 'update',
  budgets: 'insert or update',
  budget_lines: 'insert or update',
  budget_transfers: 'insert or update of status',
  postings: 'insert',
};

export interface Note {
  seq: string;
  xid: string;
  of: string;
  id: string;
  what: Record<string, unknown>;
}

/** Watches a database from outside. Amounts stay text. */
export async function watch({ sql }: TestDatabase): Promise<{ next(): Promise<Note[]> }> {
  await sql(NOTES);
  for (const [table, events] of Object.entries(WATCHED))
    await sql(
      `create constraint trigger witness after ${events} on ${table} deferrable initially deferred for each row execute function witness.note()`,
    );
  let last = '0';
  return {
    /** What was committed since. Call it when nobody writes. */
    next: async () => {
      const notes = await sql<Note>('select seq, xid, of, id, what from witness.notes where seq > $1 order by seq', [last]);
      last = notes.at(-1)?.seq ?? last;
      return notes;
    },
  };
}

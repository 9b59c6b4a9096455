import type { Readable } from 'node:stream';
import { csvLine, type Row, rowsOf } from './csv.js';

/** Of a log that has a line for each state of a record, the last line of each: how the record is now. */
export async function* lastOfEach(log: Readable, id: string): AsyncGenerator<string> {
  const last = new Map<string, Row>();
  for await (const row of rowsOf(log)) last.set(row[id] ?? '', row);
  const [first] = last.values();
  if (!first) return;
  yield csvLine(Object.keys(first));
  for (const row of last.values()) yield csvLine(Object.values(row));
}

const FIELDS = ['externalId', 'subject', 'status', 'createdAt', 'firstResponseAt', 'solvedAt', 'closedAt'] as const;
/** What a ticket is after a step; other steps are work on it. */
const STATUS: Record<string, string> = {
  Closed: 'CLOSED',
  'Resolve ticket': 'SOLVED',
  RESOLVED: 'SOLVED',
  VERIFIED: 'SOLVED',
  Wait: 'PENDING_CUSTOMER',
};

/** The log of a help desk, a line for each step, as tickets: opened with the first step, answered when somebody took charge, solved and closed by the last such step. */
export async function* helpdeskTickets(log: Readable): AsyncGenerator<string> {
  const tickets = new Map<string, { step: string; at: string }[]>();
  for await (const { 'Case ID': id = '', Activity: step = '', 'Complete Timestamp': at = '' } of rowsOf(log))
    tickets.set(id, [...(tickets.get(id) ?? []), { step, at }]);
  yield csvLine(FIELDS);
  for (const [id, log] of tickets) {
    const steps = log.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const at = (step: string) => steps.findLast(each => each.step === step)?.at;
    const status = STATUS[steps.at(-1)?.step ?? ''] ?? 'OPEN';
    const closed = status === 'CLOSED' ? at('Closed') : undefined;
    const solved = status === 'CLOSED' || status === 'SOLVED' ? (at('Resolve ticket') ?? steps.at(-1)?.at) : undefined;
    const answered = steps.find(each => each.step === 'Take in charge ticket')?.at;
    yield csvLine([id, `${id}: ${steps[0]?.step}`, status, steps[0]?.at, answered, solved, closed]);
  }
}

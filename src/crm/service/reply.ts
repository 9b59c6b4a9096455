import { v7 } from 'uuid';
import { conflict } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { refusal } from '../../platform/database/locked.js';
import { prepare, run } from '../../platform/database/prepared.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { endingsAfter } from './status.rules.js';
import { Ticket, type TicketStatus } from './ticket.entity.js';
import { ticketReplied } from './ticket.events.js';
import type { TicketReplyInput } from './ticket.input.js';
import { checkNotMerged, checkStep } from './triage.js';

interface Row {
  status: TicketStatus;
  version: number;
  ownerId: string | null;
  teamId: string | null;
  firstResponseAt: string | null;
  solvedAt: string | null;
  closedAt: string | null;
}

// The most frequent change of all: through the unit of work the same costs PostgreSQL three times as much, since each statement is planned again.
const LOCK = prepare(
  `select status, version, owner_id "ownerId", team_id "teamId", first_response_at "firstResponseAt", solved_at "solvedAt", closed_at "closedAt"
   from tickets where id = $1 for no key update`,
);
const ANSWER = prepare(
  `with said as (
     insert into messages (id, owner_id, team_id, ticket_id, kind, author_id, body, at) values ($1, $2, $3, $4, 'PUBLIC', $5, $6, $7)
   )
   update tickets set status = $8, first_response_at = coalesce(first_response_at, $7), solved_at = $9, closed_at = $10,
     updated_at = $7, updated_by = $5, version = version + 1
   where id = $4`,
  { later: true },
);

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * Answers the customer. The first answer of a person stops the clock of the first response, once and for all. Source: C12.
 *
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 * @throws INVALID_INPUT if the status may not follow the present one
 * @emits ticket.replied
 */
export async function replyToTicket(tx: Tx, { ticketId, body, status: wanted, expectedVersion }: TicketReplyInput) {
  const [row] = await run<Row>(tx, LOCK, [ticketId]);
  if (!row) throw await refusal(tx, Ticket, 'ticket', ticketId);
  if (expectedVersion != null && row.version !== expectedVersion) throw conflict('ticket', idOf('ticket', ticketId), row.version);
  checkNotMerged(row.status);
  const status = wanted ?? 'PENDING_CUSTOMER';
  checkStep(row.status, status);
  const before = { solvedAt: dateOf(row.solvedAt), closedAt: dateOf(row.closedAt) };
  const { solvedAt, closedAt } = status === row.status ? before : endingsAfter(status, before, tx.now);
  const messageId = v7();
  const { ownerId, teamId } = row;
  await run(tx, ANSWER, [messageId, ownerId, teamId, ticketId, tx.actor.userId, body, tx.now, status, solvedAt, closedAt]);
  emit(tx, ticketReplied, { id: ticketId, version: row.version + 1, ownerId, teamId }, { messageId }, changed(row, status));
  return { ticket: { id: ticketId }, message: { id: messageId } };
}

/** What the answer overwrites, by column, as far as filters can ask for it. */
const changed = (row: Row, status: TicketStatus): Record<string, unknown> => ({
  ...(row.status !== status && { status: row.status, solved_at: row.solvedAt, closed_at: row.closedAt }),
  ...(row.firstResponseAt === null && { first_response_at: null }),
});

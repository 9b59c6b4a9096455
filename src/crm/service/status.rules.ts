import type { TicketStatus } from './ticket.entity.js';

const OPEN: readonly TicketStatus[] = ['OPEN', 'PENDING_CUSTOMER', 'PENDING_INTERNAL', 'SOLVED', 'CLOSED'];
const without = (status: TicketStatus) => OPEN.filter(other => other !== status);

/** NEW is only the beginning; SOLVED and CLOSED are reopened as OPEN; MERGED is the end, and is reached by merging only. */
const NEXT: Record<TicketStatus, readonly TicketStatus[]> = {
  NEW: OPEN,
  OPEN: without('OPEN'),
  PENDING_CUSTOMER: without('PENDING_CUSTOMER'),
  PENDING_INTERNAL: without('PENDING_INTERNAL'),
  SOLVED: ['OPEN', 'CLOSED'],
  CLOSED: ['OPEN'],
  MERGED: [],
};

/** What may follow a status, its own aside. */
export const statusesAfter = (status: TicketStatus): readonly TicketStatus[] => NEXT[status];

/** What the status is when the customer writes: whatever was waiting or solved is open again, a new one stays new. Undefined: the thread takes no more. */
export function statusOnCustomerMessage(status: TicketStatus): TicketStatus | undefined {
  if (status === 'MERGED') return undefined;
  return status === 'NEW' ? 'NEW' : 'OPEN';
}

/** When a ticket was solved and closed, after a step to `status` at `now`. Reopening forgets both; closing without solving solves it as well. */
export function endingsAfter(
  status: TicketStatus,
  before: { solvedAt?: Date | null },
  now: Date,
): { solvedAt: Date | null; closedAt: Date | null } {
  if (status === 'SOLVED') return { solvedAt: now, closedAt: null };
  if (status === 'CLOSED') return { solvedAt: before.solvedAt ?? now, closedAt: now };
  if (status === 'MERGED') return { solvedAt: before.solvedAt ?? null, closedAt: now };
  return { solvedAt: null, closedAt: null };
}

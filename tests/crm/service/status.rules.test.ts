import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endingsAfter, statusesAfter, statusOnCustomerMessage } from '../../../src/crm/service/status.rules.js';
import { TicketStatus } from '../../../src/crm/service/ticket.entity.js';

const statuses = Object.values(TicketStatus);
const status = fc.constantFrom(...statuses);

describe('statuses of a ticket', () => {
  test('NEW is only the beginning, MERGED the end, and no status follows itself', () => {
    for (const each of statuses) {
      expect(statusesAfter(each)).not.toContain('NEW');
      expect(statusesAfter(each)).not.toContain(each);
    }
    expect(statusesAfter('MERGED')).toEqual([]);
  });

  test('whatever is solved or closed can be opened again', () => {
    expect(statusesAfter('SOLVED')).toContain('OPEN');
    expect(statusesAfter('CLOSED')).toEqual(['OPEN']);
  });

  test('along any walk, solvedAt and closedAt stand exactly while the ticket is solved or closed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(status, fc.constant('customer' as const)), { maxLength: 30 }), steps => {
        let ticket: { status: TicketStatus; solvedAt: Date | null; closedAt: Date | null } = {
          status: 'NEW',
          solvedAt: null,
          closedAt: null,
        };
        steps.forEach((step, i) => {
          const next = step === 'customer' ? statusOnCustomerMessage(ticket.status) : statusesAfter(ticket.status).find(s => s === step);
          if (!next) return;
          ticket = { status: next, ...endingsAfter(next, ticket, new Date(1000 + i)) };
          expect(ticket.solvedAt !== null).toBe(next === 'SOLVED' || next === 'CLOSED');
          expect(ticket.closedAt !== null).toBe(next === 'CLOSED');
          if (ticket.solvedAt && ticket.closedAt) expect(ticket.solvedAt.getTime()).toBeLessThanOrEqual(ticket.closedAt.getTime());
        });
      }),
    );
  });

  test('closing keeps the moment of solving', () => {
    const solvedAt = new Date(5);
    expect(endingsAfter('CLOSED', { solvedAt }, new Date(9))).toEqual({ solvedAt, closedAt: new Date(9) });
  });

  test('a message of the customer opens what waited, and leaves a new ticket new', () => {
    for (const each of statuses) {
      const after = statusOnCustomerMessage(each);
      expect(after).toBe(each === 'MERGED' ? undefined : each === 'NEW' ? 'NEW' : 'OPEN');
    }
  });
});

import type pg from 'pg';
import type { Cast } from './cast.js';
import type { Customer } from './customers.js';
import type { Dice } from './dice.js';
import { copyInto, type Row } from './table.js';

/** Subject, first message, answer, type and category of what customers write. */
const CASES: readonly (readonly [subject: string, body: string, answer: string, type: string, category: string])[] = [
  [
    'Display stays dark after charging',
    'The battery is full, but the display does not come on any more. What can I do?',
    'Please hold the power button for ten seconds. If it stays dark, we send you a new display.',
    'INCIDENT',
    'Electronics',
  ],
  [
    'Where is my order?',
    'We ordered two weeks ago and have heard nothing since.',
    'The parcel left our warehouse yesterday; here is the tracking number.',
    'QUESTION',
    'Delivery',
  ],
  [
    'Wrong size delivered',
    'The jersey is a medium, we ordered large.',
    'Sorry for that. The right size is on its way, keep the other one until it arrives.',
    'COMPLAINT',
    'Delivery',
  ],
  [
    'Brake squeals',
    'Since the first service the front brake squeals in the rain.',
    'That is contaminated pads. Your workshop gets a new set from us free of charge.',
    'PROBLEM',
    'Workshop',
  ],
  ['Invoice address', 'Please change the address on our last invoice.', 'Done, the corrected invoice is attached.', 'REQUEST', 'Billing'],
  [
    'Spare key for the battery lock',
    'One of the two keys is lost. Can I order a spare one?',
    'Send us the number on the lock and we cut a new key.',
    'REQUEST',
    'Spare parts',
  ],
  [
    'Payment was taken twice',
    'My card shows the amount two times.',
    'You are right, the second payment goes back to your card today.',
    'COMPLAINT',
    'Billing',
  ],
  [
    'Crack in the pannier',
    'The pannier has a crack near the hook after one month.',
    'That is covered by the warranty, a new one is on its way.',
    'INCIDENT',
    'Warranty',
  ],
];

/** Tickets over two years with their threads. One urgent ticket has been waiting far too long. */
export async function loadTickets(client: pg.Client, dice: Dice, cast: Cast, customers: readonly Customer[], count: number): Promise<void> {
  const agents = cast.of('SERVICE');
  const team_id = cast.teams.Service;
  const moments = Array.from({ length: count }, () => dice.daysAgo(730 * dice.next() ** 1.3)).sort((a, b) => a.getTime() - b.getTime());
  const tickets: Row[] = [];
  const messages: Row[] = [];
  const timeline: Row[] = [];
  const waiting = moments.findLastIndex(at => at < dice.daysAgo(3));
  moments.forEach((at, i) => {
    const late = i === waiting;
    const customer = dice.one(customers);
    const [subject, body, answer, type, category] = dice.one(CASES);
    const age = (dice.today.getTime() - at.getTime()) / 86_400_000;
    const agent = age < 0.3 && dice.chance(0.5) && !late ? null : dice.one(agents);
    const answered = agent !== null && !late && (age > 2 || dice.chance(0.6));
    const solved = answered && (age > 14 ? !dice.chance(0.01) : dice.chance(Math.min(0.9, age / 12)));
    const answerAt = new Date(at.getTime() + Math.min(age * 0.4, 0.05 + dice.next() ** 3 * 1.5) * 86_400_000);
    const solvedAt = new Date(answerAt.getTime() + Math.min(age * 0.5, 0.1 + dice.next() * 3) * 86_400_000);
    const closed = solved && age > 10;
    const record = dice.record(at);
    const owned = { owner_id: agent, team_id };
    const number = `T-${1001 + i}`;
    tickets.push({
      ...record,
      ...owned,
      number,
      subject,
      customer_id: customer.id,
      contact_id: customer.contactId,
      channel: dice.weighted({ EMAIL: 50, WEB: 25, PHONE: 15, CHAT: 10 }),
      queue: category === 'Billing' ? 'billing' : 'support',
      category,
      type,
      priority: late ? 'URGENT' : dice.weighted({ LOW: 20, NORMAL: 55, HIGH: 20, URGENT: 5 }),
      status: closed ? 'CLOSED' : solved ? 'SOLVED' : answered ? dice.one(['PENDING_CUSTOMER', 'OPEN']) : agent ? 'OPEN' : 'NEW',
      first_response_at: answered ? answerAt : null,
      solved_at: solved ? solvedAt : null,
      closed_at: closed ? new Date(solvedAt.getTime() + 86_400_000) : null,
      due_at: late ? new Date(at.getTime() + 86_400_000) : null,
    });
    messages.push({
      id: dice.id(at),
      ...owned,
      ticket_id: record.id,
      kind: 'PUBLIC',
      author_id: null,
      contact_id: customer.contactId,
      body,
      at,
    });
    if (answered)
      messages.push({
        id: dice.id(answerAt),
        ...owned,
        ticket_id: record.id,
        kind: 'PUBLIC',
        author_id: agent,
        contact_id: null,
        body: answer,
        at: answerAt,
      });
    if (answered && dice.chance(0.2)) {
      messages.push({
        id: dice.id(answerAt),
        ...owned,
        ticket_id: record.id,
        kind: 'INTERNAL',
        author_id: agent,
        contact_id: null,
        body: 'Workshop has been asked as well.',
        at: answerAt,
      });
    }
    timeline.push({
      id: dice.id(at),
      owner_id: customer.ownerId,
      team_id: customer.teamId,
      customer_id: customer.id,
      at,
      kind: 'TICKET',
      direction: 'INBOUND',
      summary: `${number}: ${subject}`,
      ref_kind: 'ticket',
      ref_id: record.id,
      author_id: null,
    });
  });
  await copyInto(client, 'tickets', tickets);
  await copyInto(client, 'messages', messages);
  await copyInto(client, 'timeline_entries', timeline);
  await client.query("select setval('ticket_numbers', $1)", [1000 + count]);
}

/** Calls, meetings and notes of the sales people. */
export async function loadActivities(client: pg.Client, dice: Dice, customers: readonly Customer[], count: number): Promise<void> {
  const activities: Row[] = [];
  const timeline: Row[] = [];
  const SUBJECTS = {
    CALL: ['Spoke about the spring order', 'Asked for a new price list'],
    MEETING: ['Visit in the shop', 'Demo of the e-bikes'],
    NOTE: ['Prefers to be called in the morning'],
    EMAIL: ['Sent the offer'],
  };
  for (let i = 0; i < count; i++) {
    const customer = dice.one(customers);
    const kind = dice.weighted({ CALL: 45, EMAIL: 25, MEETING: 15, NOTE: 15 });
    const at = dice.daysAgo(dice.next() * 700);
    const record = dice.record(at, customer.ownerId);
    const owned = { owner_id: customer.ownerId, team_id: customer.teamId };
    const subject = dice.one(SUBJECTS[kind]);
    const direction = kind === 'CALL' || kind === 'EMAIL' ? dice.one(['INBOUND', 'OUTBOUND']) : null;
    activities.push({
      ...record,
      ...owned,
      customer_id: customer.id,
      contact_id: customer.contactId,
      kind,
      direction,
      subject,
      status: 'DONE',
      starts_at: at,
      done_at: at,
      assignee_id: customer.ownerId,
    });
    timeline.push({
      id: dice.id(at),
      ...owned,
      customer_id: customer.id,
      at,
      kind,
      direction,
      summary: subject,
      ref_kind: 'activity',
      ref_id: record.id,
      author_id: customer.ownerId,
    });
  }
  await copyInto(client, 'activities', activities);
  await copyInto(client, 'timeline_entries', timeline);
}

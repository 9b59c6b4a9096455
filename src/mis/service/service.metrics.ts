import { TicketType } from '../../crm/service/ticket.type.js';
import { defineAnalysis, PEOPLE, sum } from '../metrics/define.js';

export const serviceAnalysis = defineAnalysis({
  name: 'serviceAnalysis',
  description:
    'The service desk by any dimension: what came in, what was answered and solved, each by its own day, and what was open at the end of a period.',
  requires: 'analysis.read',
  facts: [
    {
      name: 'desk',
      description: 'What happened to tickets: opened, first answered, solved, ended.',
      tables: [
        { table: 'tickets', as: 't', hot: true },
        { table: 'customers', as: 'c', on: 'c.id = t.customer_id', optional: true },
      ],
      unfolded: `cross join lateral (values
        (t.created_at, 1, 0, 0, 0, 0::numeric),
        (t.first_response_at, 0, 1, 0, 0, extract(epoch from t.first_response_at - t.created_at) / 3600),
        (t.solved_at, 0, 0, 1, 0, 0),
        (coalesce(t.solved_at, t.closed_at), 0, 0, 0, 1, 0)) e(at, opened, answered, solved, ended, hours)`,
      where: 'e.at is not null',
      at: { sql: 'e.at', type: 'instant' },
      kind: 'ticket',
      owner: 't.owner_id',
      team: 't.team_id',
      sums: { opened: 'e.opened', answered: 'e.answered', solved: 'e.solved', ended: 'e.ended', hours: 'e.hours' },
      rollups: [
        { dimensions: ['queue', 'category', 'channel'], owned: true },
        { dimensions: ['priority', 'type', 'assignee', 'team'], owned: true },
      ],
      records: [
        { type: () => TicketType, field: 'ticketsOpened', description: 'Tickets that came in.', where: 'e.opened = 1' },
        {
          type: () => TicketType,
          field: 'ticketsAnswered',
          description: 'Tickets that were answered for the first time.',
          where: 'e.answered = 1',
        },
        { type: () => TicketType, field: 'ticketsSolved', description: 'Tickets that were solved.', where: 'e.solved = 1' },
      ],
    },
  ],
  dimensions: [
    { name: 'queue', label: 'Queue', description: 'Queue of the ticket.', value: 't.queue' },
    { name: 'category', label: 'Category', description: 'Category of the ticket.', value: 't.category' },
    { name: 'channel', label: 'Channel', description: 'How it reached us.', value: 't.channel' },
    { name: 'priority', label: 'Priority', description: 'Priority of the ticket today.', value: 't.priority' },
    { name: 'type', label: 'Type', description: 'Question, incident, problem, complaint or request.', value: 't.type' },
    {
      name: 'assignee',
      label: 'Assignee',
      description: 'Who has the ticket today, by id.',
      value: 't.owner_id',
      lookup: PEOPLE,
    },
    {
      name: 'team',
      label: 'Team',
      description: 'The team that has the ticket today.',
      value: 't.team_id',
      lookup: { table: 'teams', key: 'name', open: true },
    },
    {
      name: 'customer',
      label: 'Customer',
      description: 'By customer number.',
      value: 't.customer_id',
      lookup: { table: 'customers', key: 'number', title: 'name', open: false },
    },
    { name: 'tier', label: 'Customer tier', description: 'Tier of the customer today.', value: 'c.tier' },
    { name: 'industry', label: 'Industry', description: 'Industry of the customer today.', value: 'c.industry' },
  ],
  customFields: [
    { kind: 'ticket', as: 't' },
    { kind: 'customer', as: 'c' },
  ],
  measures: [
    {
      name: 'opened',
      label: 'Opened',
      unit: 'COUNT',
      goodWhen: 'DOWN',
      kind: 'COUNT',
      of: [sum('desk', 'opened')],
      formula: 'number of tickets, by the day they came in',
      description: 'Tickets that came in.',
    },
    {
      name: 'solved',
      label: 'Solved',
      unit: 'COUNT',
      goodWhen: 'UP',
      kind: 'COUNT',
      of: [sum('desk', 'solved')],
      formula: 'number of tickets, by the day they were solved',
      description: 'Tickets that were solved; one that was opened again is no longer, until it is solved once more.',
    },
    {
      name: 'openAtEnd',
      label: 'Open at the end',
      unit: 'COUNT',
      goodWhen: 'DOWN',
      kind: 'LAST',
      of: [sum('desk', 'opened')],
      less: [sum('desk', 'ended')],
      formula: 'opened − (solved or closed), from the first ticket to the end of the period',
      description:
        'Tickets that were open at the end of the period, or are today if it is not over. What was opened again counts as open since it came in.',
    },
    {
      name: 'firstResponseHours',
      label: 'First response',
      unit: 'HOURS',
      goodWhen: 'DOWN',
      kind: 'RATIO',
      of: [sum('desk', 'hours')],
      per: [sum('desk', 'answered')],
      formula: 'Σ (first response − opened) ÷ number of tickets answered, by the day of the first response',
      description: 'Mean hours from opening to the first answer of a person, nights and weekends included.',
    },
  ],
});

import { createHash } from 'node:crypto';
import type { Dice } from '../support/dice.js';

/** A row as PostgreSQL writes it as JSON. */
export type Row = Record<string, unknown>;

/** What rows are made from: chance, and the rows that are there already. */
export interface Making extends Dice {
  /** A row of another table. */
  any(table: string): Row;
  /** The nth row of another table, beginning again after the last. */
  nth(table: string, n: number): Row;
  /** The id of one of the people. */
  person(): string;
  id(row: Row): string;
}

/** Whose the rows of a table are, said once more and plainly, and how some are made. */
export interface Kept {
  kind: string;
  owner?: string | readonly string[];
  team?: string | readonly string[];
  /** Everybody who is signed in reads them. */
  open?: true;
  /** Column and table of the record that a row stands below: it has the record's owner and team. */
  below?: [column: string, table: string][];
  /** Nobody changes a row: the database does, or it stays as it is. */
  fixed?: true;
  /** How many are made; the others are there already, or the product makes them itself. */
  rows?: number;
  /** Columns beside those that every row has; texts that are not named are marks. */
  columns?(making: Making, n: number): Row;
}

const owned = { owner: 'owner_id', team: 'team_id' } as const;
/** Seen by the department that gives and by the one that gets. */
const bothSides = { owner: ['owner_id', 'to_owner_id'], team: ['team_id', 'to_team_id'] } as const;
const otherSide = (making: Making) => ({
  to_owner_id: half(making, () => making.person()),
  to_team_id: half(making, () => making.id(making.any('teams'))),
});
const YEAR = new Date().getUTCFullYear();
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
/** A day of this year that has been. */
const day = (making: Dice) => {
  const begin = Date.UTC(YEAR, 0, 1);
  return new Date(begin + making.next(Math.floor((Date.now() - begin) / DAY) + 1) * DAY).toISOString().slice(0, 10);
};
const external = { external_source: null, external_id: null };
const half = <T>(making: Dice, value: () => T): T | null => (making.next(2) ? value() : null);
const money = (making: Dice) => ({ amount: String(10 + making.next(900)), currency: 'EUR' });
/** The custom field that the world has: a text of customers. */
export const FIELD = { kind: 'customer', key: 'zone', type: 'TEXT', slot: 'custom_text1' };
const REASONS = [
  { field: 'NAME', similarity: 0.9, weight: 7.5 },
  { field: 'ADDRESS', similarity: 0.2, weight: -4 },
];
const sha = (n: number) => String(n).padStart(64, '0');

/** The kinds of which an absent person's rows are passed on to the substitute. */
export const DELEGABLE = ['customer', 'activity', 'opportunity', 'order', 'lead', 'ticket', 'budget', 'posting', 'alert'];

/** By table, in an order in which they can be filled. */
export const TABLES: Record<string, Kept> = {
  organisation: { kind: 'organisation', open: true },
  teams: { kind: 'team', open: true },
  users: { kind: 'user', open: true },
  roles: { kind: 'role', open: true },
  role_rules: { kind: 'role', open: true },
  user_roles: { kind: 'user', owner: 'user_id' },
  absences: { kind: 'absence', open: true },
  business_calendars: { kind: 'calendar', open: true },
  custom_fields: {
    kind: 'customField',
    open: true,
    rows: 1,
    columns: () => ({ ...FIELD, choices: [], reference_kind: null, currency: null, position: 1, archived_at: null }),
  },
  job_schedules: { kind: 'job', fixed: true },
  pipelines: { kind: 'pipeline', open: true },
  stages: { kind: 'pipeline', open: true },
  event_log: { kind: 'event', fixed: true },
  persisted_documents: {
    kind: 'persistedDocument',
    fixed: true,
    rows: 2,
    columns: (_, n) => {
      const text = `{ me { id } } # ${n}`;
      return { text, hash: createHash('sha256').update(text).digest('hex') };
    },
  },
  dead_jobs: {
    kind: 'job',
    ...owned,
    rows: 6,
    columns: () => ({ payload: {}, attempts: 1, max_attempts: 1, queued_at: ago(1), status: 'FAILED' }),
  },
  alerts: {
    kind: 'alert',
    ...owned,
    rows: 8,
    columns: (_, n) => ({
      key: `key ${n}`,
      kind: 'RISK',
      severity: 'INFO',
      state: 'OPEN',
      episode: 1,
      unit: null,
      currency: null,
      closed_reason: null,
      drivers: [],
      opened_at: ago(n),
    }),
  },
  indicators: {
    kind: 'indicator',
    ...owned,
    rows: 6,
    columns: () => ({
      analysis: 'salesAnalysis',
      measure: 'revenue',
      filter: {},
      period: 'THIS_YEAR',
      good_when: 'UP',
      warn_at: '2',
      critical_at: '1',
      unit: 'MONEY',
      currency: 'EUR',
      definition_version: 1,
      status: 'GREEN',
      due_at: ago(-1),
    }),
  },
  anomaly_detectors: {
    kind: 'indicator',
    ...owned,
    rows: 4,
    columns: () => ({
      ...{ analysis: 'salesAnalysis', measure: 'revenue', filter: {}, grain: 'DAY', false_alarms: '1', unit: 'MONEY', currency: 'EUR' },
      ...{ definition_version: 1, due_at: ago(-1) },
    }),
  },
  job_progress: { kind: 'job', ...owned, rows: 6, columns: () => ({ status: 'RUNNING', started_at: ago(0) }) },
  api_keys: {
    kind: 'apiKey',
    ...owned,
    rows: 5,
    columns: (m, n) => ({ account_id: m.person(), prefix: `bw_${String(n).padStart(12, '0')}` }),
  },
  webhooks: {
    kind: 'webhook',
    ...owned,
    rows: 5,
    columns: (m, n) => ({
      owner_id: m.person(),
      url: `https://hook${n}.example/`,
      variables: null,
      status: 'PAUSED',
      reason: null,
      reason_text: null,
      stopped_at: ago(1),
      position: 0,
    }),
  },
  webhook_deliveries: {
    kind: 'webhook',
    ...owned,
    below: [['webhook_id', 'webhooks']],
    rows: 8,
    columns: (m, n) => ({
      webhook_id: m.id(m.nth('webhooks', n)),
      position: n,
      written_at: ago(1),
      status: 'SUCCEEDED',
      attempts: 1,
      ended_at: ago(1),
    }),
  },
  categories: { kind: 'product', open: true, rows: 3, columns: () => ({ ...external, parent_id: null }) },
  products: {
    kind: 'product',
    open: true,
    rows: 4,
    columns: m => ({ ...external, category_id: m.id(m.any('categories')), price: '10', currency: 'EUR', uom: 'piece' }),
  },
  customers: {
    kind: 'customer',
    ...owned,
    rows: 10,
    columns: (m, n) => ({
      ...external,
      kind: m.pick(['COMPANY', 'PERSON']),
      tier: m.pick(['STANDARD', 'GOLD', 'VIP']),
      status: 'ACTIVE',
      region: m.pick(['North', 'South']),
      industry: m.pick(['Steel', 'Bread']),
      parent_id: n ? half(m, () => m.id(m.any('customers'))) : null,
      archived_at: m.next(5) ? null : ago(1),
      email: null,
      phone: null,
      contact_names: '',
      preferred_channel: null,
      contact_from: null,
      contact_until: null,
    }),
  },
  contacts: {
    kind: 'customer',
    ...owned,
    below: [['customer_id', 'customers']],
    rows: 12,
    columns: m => ({
      ...external,
      customer_id: m.next(4) ? m.id(m.any('customers')) : null,
      email: null,
      phone: null,
      birthday: '1980-02-03',
      preferred_channel: null,
      contact_from: null,
      contact_until: null,
    }),
  },
  contact_points: {
    kind: 'customer',
    ...owned,
    below: [
      ['customer_id', 'customers'],
      ['contact_id', 'contacts'],
    ],
    rows: 12,
    columns: (m, n) => ({
      customer_id: n % 2 ? m.id(m.any('customers')) : null,
      contact_id: n % 2 ? null : m.id(m.any('contacts')),
      kind: 'EMAIL',
      is_primary: false,
    }),
  },
  addresses: {
    kind: 'customer',
    ...owned,
    below: [
      ['customer_id', 'customers'],
      ['contact_id', 'contacts'],
    ],
    rows: 10,
    columns: (m, n) => ({
      customer_id: n % 2 ? m.id(m.any('customers')) : null,
      contact_id: n % 2 ? null : m.id(m.any('contacts')),
      kind: 'VISIT',
      country: 'DE',
    }),
  },
  consents: {
    kind: 'customer',
    ...owned,
    below: [
      ['customer_id', 'customers'],
      ['contact_id', 'contacts'],
    ],
    rows: 10,
    columns: (m, n) => ({
      customer_id: n % 2 ? m.id(m.nth('customers', n)) : null,
      contact_id: n % 2 ? null : m.id(m.nth('contacts', n)),
      channel: 'EMAIL',
      purpose: m.pick(['NEWSLETTER', 'OFFERS']),
      state: 'DENIED',
      basis: 'CONSENT',
      at: ago(m.next(9)),
      in_force: false,
      recorded_at: ago(0),
      recorded_by: m.person(),
    }),
  },
  product_interests: {
    kind: 'customer',
    ...owned,
    below: [
      ['customer_id', 'customers'],
      ['contact_id', 'contacts'],
    ],
    rows: 8,
    columns: (m, n) => ({
      customer_id: n % 2 ? m.id(m.nth('customers', n)) : null,
      contact_id: n % 2 ? null : m.id(m.nth('contacts', n)),
      category_id: m.id(m.any('categories')),
      product_id: null,
      strength: 1 + m.next(5),
      since: '2026-01-02',
    }),
  },
  merge_records: {
    kind: 'customer',
    ...owned,
    below: [['survivor_id', 'customers']],
    rows: 4,
    columns: m => ({
      survivor_id: m.id(m.any('customers')),
      merged_ids: [m.id(m.any('customers'))],
      snapshot: {},
      at: ago(m.next(9)),
      undone_at: null,
    }),
  },
  duplicate_candidates: {
    kind: 'customer',
    owner: ['a_owner_id', 'b_owner_id'],
    team: ['a_team_id', 'b_team_id'],
    rows: 12,
    columns: (making, n) => {
      const [a, b] = [making.nth('customers', n), making.nth('customers', n + 1 + Math.floor(n / 10))].sort((x, y) =>
        making.id(x) < making.id(y) ? -1 : 1,
      ) as [Row, Row];
      const side = (name: string, row: Row) => ({
        [`${name}_id`]: making.id(row),
        [`${name}_owner_id`]: row.owner_id,
        [`${name}_team_id`]: row.team_id,
      });
      return { ...side('a', a), ...side('b', b), score: 0.9, reasons: REASONS, state: 'OPEN' };
    },
  },
  timeline_entries: {
    kind: 'customer',
    ...owned,
    fixed: true,
    below: [['customer_id', 'customers']],
    rows: 12,
    columns: m => ({
      customer_id: m.id(m.any('customers')),
      at: ago(m.next(9)),
      kind: 'NOTE',
      direction: null,
      ref_kind: null,
      ref_id: null,
      author_id: m.person(),
    }),
  },
  activities: {
    kind: 'activity',
    ...owned,
    rows: 10,
    columns: m => ({
      customer_id: half(m, () => m.id(m.any('customers'))),
      contact_id: half(m, () => m.id(m.any('contacts'))),
      kind: m.pick(['CALL', 'TASK']),
      direction: null,
      status: 'PLANNED',
      priority: 'NORMAL',
      due_at: ago(1),
      assignee_id: m.person(),
      related_kind: null,
      related_id: null,
    }),
  },
  opportunities: {
    kind: 'opportunity',
    ...owned,
    rows: 10,
    columns: (m, n) => {
      const stage = m.nth('stages', n);
      return {
        ...external,
        ...money(m),
        customer_id: m.id(m.any('customers')),
        contact_id: half(m, () => m.id(m.any('contacts'))),
        pipeline_id: stage.pipeline_id,
        stage_id: stage.id,
        product_id: half(m, () => m.id(m.any('products'))),
        region: m.pick(['North', 'South']),
        close_date: day(m),
        probability: stage.probability,
        status: stage.kind,
        lost_reason: null,
        opened_at: ago(3),
        closed_at: stage.kind === 'OPEN' ? null : ago(1),
      };
    },
  },
  stage_changes: {
    kind: 'opportunity',
    ...owned,
    below: [['opportunity_id', 'opportunities']],
    rows: 10,
    columns: (m, n) => {
      const of = m.nth('opportunities', n);
      return { ...money(m), opportunity_id: of.id, from_stage_id: null, to_stage_id: of.stage_id, at: ago(1), by_id: m.person() };
    },
  },
  orders: {
    kind: 'order',
    ...owned,
    rows: 12,
    columns: m => ({
      ...external,
      ...money(m),
      customer_id: m.id(m.any('customers')),
      contact_id: half(m, () => m.id(m.any('contacts'))),
      opportunity_id: half(m, () => m.id(m.any('opportunities'))),
      channel: m.pick(['WEB', 'STORE']),
      region: m.pick(['North', 'South']),
      ordered_at: ago(m.next(9)),
      status: m.pick(['DRAFT', 'CONFIRMED', 'FULFILLED', 'INVOICED']),
      rep_id: m.person(),
    }),
  },
  order_lines: {
    kind: 'order',
    ...owned,
    below: [['order_id', 'orders']],
    rows: 20,
    columns: (m, n) => ({
      ...money(m),
      order_id: m.id(m.nth('orders', n)),
      position: n + 1,
      product_id: m.id(m.any('products')),
      quantity: '2',
      price: '5',
    }),
  },
  lead_sources: { kind: 'source', open: true, rows: 2, columns: (_, n) => ({ code: `source-${n}`, channel: 'WEB' }) },
  assignment_pools: { kind: 'pool', open: true, rows: 3, columns: () => ({ team_id: null, active: true }) },
  pool_members: {
    kind: 'pool',
    open: true,
    rows: 2,
    columns: (m, n) => ({ pool_id: m.id(m.nth('assignment_pools', n)), user_id: m.person() }),
  },
  assignment_rules: {
    kind: 'pool',
    open: true,
    rows: 2,
    // For no lead: what is given out is nobody's doing but the test's.
    columns: (m, n) => ({
      position: n + 1,
      condition: { territories: ['nowhere'] },
      method: 'ROUND_ROBIN',
      pool_id: m.id(m.nth('assignment_pools', n)),
      capacity_aware: true,
      outside_hours: 'SKIP',
      fallback_after: null,
      archived_at: null,
    }),
  },
  follow_up_policies: {
    kind: 'pool',
    open: true,
    rows: 2,
    columns: (_, n) => ({
      entity: 'LEAD',
      position: n + 1,
      condition: { territories: ['nowhere'] },
      steps: [{ afterBusinessTime: 'PT1H', action: 'REMIND' }],
      restarts: false,
      archived_at: null,
    }),
  },
  leads: {
    kind: 'lead',
    ...owned,
    rows: 12,
    columns: (m, n) => {
      const customer = n % 3 ? null : m.any('customers');
      return {
        ...external,
        phone: null,
        phone_normalised: null,
        source_id: m.id(m.any('lead_sources')),
        product_interest_id: half(m, () => m.id(m.any('products'))),
        status: customer ? 'CONVERTED' : 'NEW',
        disqualify_reason: null,
        converted_at: customer ? ago(0) : null,
        customer_id: customer?.id ?? null,
        contact_id: half(m, () => m.id(m.any('contacts'))),
        opportunity_id: half(m, () => m.id(m.any('opportunities'))),
      };
    },
  },
  lead_forms: {
    kind: 'source',
    open: true,
    rows: 2,
    columns: (m, n) => ({
      key: `form${n}`.padEnd(22, '0'),
      active: true,
      archived_at: null,
      fields: [{ field: 'EMAIL', required: true, label: null }],
      source_id: m.id(m.any('lead_sources')),
      pool_id: null,
      double_opt_in: true,
      lead_before_confirmation: false,
      lifetime: 'PT48H',
      consent_text: null,
      consent_purpose: null,
      consent_required: false,
      consent_version: 0,
    }),
  },
  lead_form_submissions: {
    kind: 'lead',
    ...owned,
    below: [['lead_id', 'leads']],
    rows: 12,
    columns: (m, n) => ({
      form_id: m.id(m.nth('lead_forms', n)),
      lead_id: n % 3 ? m.id(m.nth('leads', n)) : null,
      status: n % 3 ? 'CONFIRMED' : 'PENDING',
      answers: {},
      token_hash: `\\x${sha(n)}`,
      submitted_at: ago(1),
      expires_at: n % 3 ? null : ago(-100),
      confirmed_at: n % 3 ? ago(0) : null,
      consent_text: null,
      consent_version: null,
      consent_purpose: null,
    }),
  },
  assignments: {
    kind: 'lead',
    ...owned,
    below: [['lead_id', 'leads']],
    rows: 12,
    columns: (m, n) => ({
      lead_id: m.id(m.nth('leads', n)),
      pool_id: m.id(m.any('assignment_pools')),
      assignee_id: m.person(),
      candidates: [],
      at: ago(1),
    }),
  },
  waiting_leads: {
    kind: 'lead',
    ...owned,
    below: [['lead_id', 'leads']],
    rows: 12,
    columns: (m, n) => ({
      lead_id: m.id(m.nth('leads', n)),
      // Nobody is in it.
      pool_id: m.id(m.nth('assignment_pools', 2)),
      since: ago(1),
      ended_at: n % 2 ? ago(0) : null,
    }),
  },
  follow_ups: {
    kind: 'lead',
    ...owned,
    below: [['lead_id', 'leads']],
    rows: 12,
    columns: (m, n) => ({
      lead_id: m.id(m.nth('leads', n)),
      policy_id: m.id(m.nth('follow_up_policies', n)),
      step: 1,
      action: 'REMIND',
      due_at: n % 2 ? ago(1) : ago(-100),
      done_at: n % 2 ? ago(0) : null,
      outcome: n % 2 ? 'DONE' : null,
      task_id: half(m, () => m.id(m.any('activities'))),
    }),
  },
  score_models: {
    kind: 'scoreModel',
    open: true,
    rows: 2,
    columns: (_, n) => ({
      version: n + 1,
      state: n ? 'IN_USE' : 'SUPERSEDED',
      trained_until: ago(30),
      trained_leads: 300,
      trained_converted: 60,
      judged_until: ago(20),
      metrics: { auc: 0.7, brier: 0.2, logLoss: 0.5, lift10: 2, n: 100, converted: 20 },
      calibration: [],
      base: -1,
      features: [],
      penalty: 1,
      half_life: null,
    }),
  },
  lead_scores: {
    kind: 'lead',
    ...owned,
    below: [['lead_id', 'leads']],
    rows: 12,
    columns: (m, n) => ({
      lead_id: m.id(m.nth('leads', n)),
      model_id: m.id(m.any('score_models')),
      probability: 0.5,
      reasons: [],
      at: ago(1),
    }),
  },
  tickets: {
    kind: 'ticket',
    ...owned,
    rows: 12,
    columns: m => {
      const solved = m.next(2) === 0;
      return {
        ...external,
        customer_id: half(m, () => m.id(m.any('customers'))),
        contact_id: half(m, () => m.id(m.any('contacts'))),
        channel: 'EMAIL',
        queue: m.pick(['First', 'Second']),
        type: 'QUESTION',
        priority: m.pick(['LOW', 'URGENT']),
        status: solved ? 'SOLVED' : 'OPEN',
        solved_at: solved ? ago(0) : null,
      };
    },
  },
  messages: {
    kind: 'ticket',
    ...owned,
    below: [['ticket_id', 'tickets']],
    rows: 16,
    columns: (m, n) => ({
      ticket_id: m.id(m.nth('tickets', n)),
      kind: m.pick(['PUBLIC', 'INTERNAL']),
      author_id: n % 2 ? m.person() : null,
      contact_id: n % 2 ? null : m.id(m.any('contacts')),
      at: ago(1),
    }),
  },
  departments: { kind: 'department', open: true, ...owned, rows: 6, columns: () => ({ parent_id: null, path: 'own' }) },
  ledger_accounts: {
    kind: 'account',
    open: true,
    rows: 3,
    columns: () => ({ kind: 'EXPENSE', parent_id: null, path: 'own' }),
  },
  fiscal_years: {
    kind: 'account',
    open: true,
    rows: 1,
    columns: () => ({ name: `FY${YEAR}`, starts_on: `${YEAR}-01-01`, ends_on: `${YEAR}-12-31`, currency: 'EUR' }),
  },
  fiscal_periods: {
    kind: 'account',
    open: true,
    rows: 12,
    columns: (m, n) => ({
      year_id: m.id(m.any('fiscal_years')),
      no: n + 1,
      starts_on: new Date(Date.UTC(YEAR, n, 1)).toISOString().slice(0, 10),
      ends_on: new Date(Date.UTC(YEAR, n + 1, 0)).toISOString().slice(0, 10),
    }),
  },
  exchange_rates: {
    kind: 'account',
    open: true,
    rows: 3,
    columns: (_, n) => ({ currency: 'USD', base: 'EUR', valid_from: `${YEAR}-0${n + 1}-01`, rate: `0.${n + 7}` }),
  },
  calculated_measures: {
    kind: 'calculatedMeasure',
    open: true,
    rows: 2,
    columns: (_, n) => ({ code: `calculated${n}`, formula: 'revenue / orders', unit: 'MONEY', good_when: 'UP', archived_at: null }),
  },
  allocation_keys: { kind: 'account', open: true, rows: 2, columns: () => ({}) },
  allocation_shares: {
    kind: 'account',
    open: true,
    rows: 4,
    columns: (m, n) => ({ key_id: m.id(m.nth('allocation_keys', n)), department_id: m.id(m.nth('departments', n)), weight: '2' }),
  },
  projects: { kind: 'account', open: true, rows: 2, columns: () => ({ starts_on: null, ends_on: null }) },
  journal_entries: {
    kind: 'posting',
    ...owned,
    rows: 8,
    columns: () => ({ date: `${YEAR}-03-01`, currency: 'EUR', amount: '10', reverses_id: null }),
  },
  budgets: {
    kind: 'budget',
    open: true,
    rows: 2,
    columns: (m, n) => ({ year_id: m.id(m.any('fiscal_years')), revision: 1, status: n ? 'DRAFT' : 'APPROVED', currency: 'EUR' }),
  },
  budget_lines: {
    kind: 'budget',
    ...owned,
    below: [['department_id', 'departments']],
    rows: 12,
    columns: (m, n) => ({
      budget_id: m.id(m.nth('budgets', n < 6 ? 0 : 1)),
      department_id: m.id(m.nth('departments', n)),
      account_id: null,
      annual: '1200',
      currency: 'EUR',
    }),
  },
  budget_months: {
    kind: 'budget',
    ...owned,
    below: [['line_id', 'budget_lines']],
    rows: 24,
    columns: (m, n) => ({
      line_id: m.id(m.nth('budget_lines', n)),
      period_id: m.id(m.nth('fiscal_periods', n < 12 ? 0 : 1)),
      no: n < 12 ? 1 : 2,
      budgeted: String(50 + m.next(50)),
      currency: 'EUR',
    }),
  },
  budget_thresholds: {
    kind: 'budget',
    ...owned,
    below: [['line_id', 'budget_lines']],
    rows: 12,
    columns: (m, n) => ({ line_id: m.id(m.nth('budget_lines', n)), basis: 'ANNUAL', percent: 80, action: 'WARN' }),
  },
  budget_year_totals: {
    kind: 'budget',
    ...owned,
    fixed: true,
    below: [['line_id', 'budget_lines']],
    rows: 6,
    columns: (m, n) => ({ line_id: m.id(m.nth('budget_lines', n)), spent: '5' }),
  },
  budget_month_totals: {
    kind: 'budget',
    ...owned,
    fixed: true,
    below: [['line_id', 'budget_lines']],
    rows: 6,
    columns: (m, n) => ({ line_id: m.id(m.nth('budget_lines', n)), period_id: m.id(m.nth('fiscal_periods', 0)), spent: '5' }),
  },
  postings: {
    kind: 'posting',
    ...owned,
    below: [['department_id', 'departments']],
    rows: 16,
    columns: (m, n) => {
      const date = day(m);
      const amount = String(10 + m.next(90));
      const stage = ['ACTUAL', 'ORDER', 'ACTUAL', 'REQUEST', 'ACTUAL'][n % 5];
      return {
        date,
        period_id: m.id(m.nth('fiscal_periods', Number(date.slice(5, 7)) - 1)),
        department_id: m.id(m.any('departments')),
        account_id: m.id(m.any('ledger_accounts')),
        amount,
        currency: 'EUR',
        base_amount: amount,
        base_currency: 'EUR',
        stage,
        reverses_id: null,
        commitment_id: null,
        cause_id: null,
        open_amount: stage === 'ACTUAL' ? null : amount,
      };
    },
  },
  budget_crossings: {
    kind: 'budget',
    ...owned,
    fixed: true,
    below: [['line_id', 'budget_lines']],
    rows: 12,
    columns: (m, n) => ({
      line_id: m.id(m.nth('budget_lines', n)),
      basis: 'ANNUAL',
      period_id: null,
      percent: 80,
      episode: 1,
      action: 'WARN',
      spent: '5',
      limit_amount: '1200',
      currency: 'EUR',
      posting_id: m.id(m.nth('postings', n)),
      raised_at: ago(1),
    }),
  },
  budget_transfers: {
    kind: 'budgetTransfer',
    ...bothSides,
    rows: 8,
    columns: (m, n) => ({
      ...otherSide(m),
      from_line_id: m.id(m.nth('budget_lines', n)),
      to_line_id: m.id(m.nth('budget_lines', n + 1)),
      ...money(m),
      status: 'REQUESTED',
      requested_by: m.person(),
      decided_by: null,
      decided_at: null,
    }),
  },
  budget_transfer_months: {
    kind: 'budgetTransfer',
    ...bothSides,
    fixed: true,
    below: [['transfer_id', 'budget_transfers']],
    rows: 8,
    columns: (m, n) => {
      const transfer = m.nth('budget_transfers', n);
      const { to_owner_id, to_team_id } = transfer;
      return { to_owner_id, to_team_id, transfer_id: m.id(transfer), period_id: m.id(m.nth('fiscal_periods', 0)), no: 1, ...money(m) };
    },
  },
  person_exports: {
    kind: 'privacy',
    ...owned,
    fixed: true,
    rows: 5,
    columns: m => ({ customer_id: m.id(m.any('customers')), contact_id: null, status: 'WAITING', expires_at: null, size: null }),
  },
  erasure_records: {
    kind: 'privacy',
    fixed: true,
    rows: 3,
    columns: (m, n) => ({ by_id: m.person(), reason: 'REQUEST', at: ago(1), tables: [], rows: 0, ids_hash: sha(n) }),
  },
  files: { kind: 'import', ...owned, rows: 6, columns: (_, n) => ({ size: 3, sha256: sha(n) }) },
  file_chunks: {
    kind: 'import',
    ...owned,
    below: [['file_id', 'files']],
    rows: 6,
    columns: (m, n) => ({ file_id: m.id(m.nth('files', n)), no: 0, bytes: '\\x612c620a312c320a' }),
  },
  import_jobs: {
    kind: 'import',
    ...owned,
    rows: 6,
    columns: m => ({
      file_id: m.id(m.any('files')),
      progress_id: m.id(m.any('job_progress')),
      kind: 'LEADS',
      status: 'DONE',
      on_error: 'REJECT_ROWS',
      mapping: { delimiter: ',' },
      header: ['a'],
      errors: [],
      total: 1,
      failed: 1,
      finished_at: ago(0),
    }),
  },
  import_mappings: { kind: 'import', ...owned, rows: 5, columns: () => ({ kind: 'LEADS', mapping: {} }) },
};

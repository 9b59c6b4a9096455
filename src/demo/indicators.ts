import type pg from 'pg';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import { copyInto } from './table.js';

type Limits = [good: 'UP' | 'DOWN', target: string | null, warn: string, critical: string];
/** What the manager watches: one figure that is well, one that is not, and one that nearly is. */
const WATCHED: readonly [
  name: string,
  of: [analysis: string, measure: string, unit: string],
  period: string,
  limits: Limits,
  filter?: object,
][] = [
  ['Revenue of the last month', ['salesAnalysis', 'revenue', 'MONEY'], 'LAST_MONTH', ['UP', '9000000', '8000000', '6000000']],
  [
    'Marketing against its budget',
    ['spendAgainstBudget', 'utilisation', 'PERCENT'],
    'THIS_YEAR',
    ['DOWN', '90', '95', '120'],
    { department: ['120'] },
  ],
  ['Orders of the last 30 days', ['salesAnalysis', 'orders', 'COUNT'], 'LAST_30_DAYS', ['UP', '100000', '100000', '50000']],
];

/** Without figures: those come from the first look at them, moments after the start. */
export async function loadIndicators(client: pg.Client, dice: Dice, cast: Cast): Promise<void> {
  const since = dice.daysAgo(20);
  const [manager] = cast.of('MANAGER');
  const rows = WATCHED.map(([name, [analysis, measure, unit], period, [goodWhen, target, warn, critical], filter = {}]) => ({
    ...{ ...dice.record(since), owner_id: manager ?? null, team_id: cast.teams.Nordwind, name, analysis, measure, unit, period },
    ...{
      filter: JSON.stringify(filter),
      good_when: goodWhen,
      target,
      warn_at: warn,
      critical_at: critical,
      definition_version: 1,
      due_at: since,
    },
  }));
  await copyInto(client, 'indicators', rows);
  await copyInto(client, 'anomaly_detectors', [
    {
      ...{ ...dice.record(since), owner_id: manager ?? null, team_id: cast.teams.Nordwind, name: 'Revenue of a day', filter: '{}' },
      ...{ analysis: 'salesAnalysis', measure: 'revenue', grain: 'DAY', false_alarms: '1', least_change: '1000', unit: 'MONEY' },
      ...{ definition_version: 1, due_at: since },
    },
  ]);
}

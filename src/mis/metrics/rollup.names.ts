import { dimensionOf, type Fact, homeOf, type RollupOf, valueIn } from './define.js';

/** Where one set of sums is kept: by month, by day, by month with owner and team, and by month with the team alone. */
export interface Rollup extends RollupOf {
  month: string;
  day: string;
  monthOwned: string | null;
  monthTeam: string | null;
}

/** A fact whose sums are kept, with everything that its SQL is made of. */
export interface RolledFact {
  fact: Fact;
  /** Stored dimensions: name of the column, SQL of the value, type. */
  dimensions: readonly { name: string; sql: string; type: 'uuid' | 'text' }[];
  /** `n`, the number of rows, first. */
  sums: readonly { name: string; sql: string }[];
  deltas: string;
  rollups: readonly Rollup[];
}

/** @returns undefined for a fact of which nothing is kept */
export function rolledFact(fact: Fact): RolledFact | undefined {
  if (!fact.rollups?.length) return undefined;
  const names = [...new Set(fact.rollups.flatMap(r => r.dimensions))];
  return {
    fact,
    dimensions: names.map(name => {
      const dimension = dimensionOf(homeOf(fact), name);
      return { name: `in_${name}`, sql: valueIn(dimension, fact) as string, type: dimension.lookup ? 'uuid' : 'text' };
    }),
    sums: [{ name: 'n', sql: '1' }, ...Object.entries(fact.sums ?? {}).map(([name, sql]) => ({ name, sql }))],
    deltas: `${fact.name}_deltas`,
    rollups: fact.rollups.map(rollup => {
      const by = `${fact.name}_by_${rollup.dimensions.join('_')}`;
      const owned = (grain: string) => (rollup.owned ? `${by}_month_${grain}` : null);
      return { ...rollup, month: `${by}_month`, day: `${by}_day`, monthOwned: owned('owned'), monthTeam: owned('team') };
    }),
  };
}

/** The smallest rollup that has all these dimensions. */
export const rollupFor = (rolled: RolledFact | undefined, dimensions: readonly string[], owned: boolean): Rollup | undefined =>
  rolled?.rollups
    .filter(r => (!owned || r.monthOwned) && dimensions.every(name => r.dimensions.includes(name)))
    .sort((a, b) => a.dimensions.length - b.dimensions.length)[0];

import type { Readable } from 'node:stream';
import { Decimal } from 'decimal.js';
import { csvLine, type Row, rowsOf } from './csv.js';

/** Years of the budget book that are brought in; it has a pair of columns for each year from 1993 on. */
export const COOK_YEARS = [2012, 2013, 2014, 2015, 2016] as const;

interface Place {
  department: string;
  name: string;
  fund: string;
}

const placeOf = (row: Row): Place => ({
  department: `CC ${row['Department ID']}`,
  name: (row.Department ?? '').slice(0, 200),
  fund: (row.Fund ?? '').slice(0, 50),
});

/** Sums of a pair of columns a year, by department and fund: a department may stand on several lines. Those without an amount are left out. */
function* amounts(rows: readonly Row[], column: string): Generator<{ place: Place; year: number; amount: Decimal }> {
  for (const year of COOK_YEARS) {
    const sums = new Map<string, { place: Place; amount: Decimal }>();
    for (const row of rows) {
      const place = placeOf(row);
      const key = JSON.stringify([place.department, place.fund]);
      const sum = (sums.get(key)?.amount ?? new Decimal(0)).plus(row[`${column} ${year}`] || 0);
      sums.set(key, { place, amount: sum });
    }
    for (const { place, amount } of sums.values()) if (!amount.isZero()) yield { place, year, amount: amount.toDecimalPlaces(2) };
  }
}

const PARTS = {
  *accounts(rows: readonly Row[]) {
    yield ['code', 'name', 'kind'];
    for (const fund of new Set(rows.map(row => placeOf(row).fund))) yield [fund, fund, 'EXPENSE'];
  },
  *departments(rows: readonly Row[]) {
    yield ['code', 'name'];
    yield* new Map(rows.map(placeOf).map(({ department, name }) => [department, [department, name]])).values();
  },
  *budgets(rows: readonly Row[]) {
    yield ['line', 'budget', 'year', 'department', 'account', 'annual'];
    for (const { place, year, amount } of amounts(rows, 'Appropriations'))
      yield [`${year} ${place.department} ${place.fund}`, 'Appropriations', `Cook ${year}`, place.department, place.fund, amount.toFixed()];
  },
  *postings(rows: readonly Row[]) {
    yield ['reference', 'date', 'department', 'account', 'amount', 'currency'];
    for (const { place, year, amount } of amounts(rows, 'Expenditures'))
      yield [
        `${year} ${place.department} ${place.fund}`.slice(0, 100),
        `${year}-12-31`,
        place.department,
        place.fund,
        amount.toFixed(),
        'USD',
      ];
  },
};

/** The budget book of the county, which has a row for each department and fund and two columns for each year, as the files of the import. */
export async function* cookCounty(book: Readable, part: keyof typeof PARTS): AsyncGenerator<string> {
  const rows: Row[] = [];
  for await (const row of rowsOf(book)) rows.push(row);
  for (const cells of PARTS[part](rows)) yield csvLine(cells);
}

// How many labelled anomalies the detector finds, and how often it is wrong: the product's own code on real series whose causes are known (NAB), each point
// judged by those before it. `npm run quality:anomalies`; REAL_DATA names the folder with the set.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { judge } from '../../dist/mis/control/anomaly.rules.js';
import type { Season } from '../../src/mis/control/anomaly.rules.ts';

const FOLDER = join(process.env.REAL_DATA ?? '../shared/data', 'anomalies-nab-known-cause');
const [LEAST_FOUND, FALSE_ALARMS] = [60, 1];
const DAY = 86_400_000;

type Row = Record<string, string>;
const rowsOf = (bytes: Buffer): Row[] => parse(bytes, { columns: true });
const momentOf = (text = '') => new Date(`${text.replace(' ', 'T')}Z`).getTime();

interface Series {
  name: string;
  at: number[];
  values: number[];
  windows: { from: number; to: number }[];
}

function seriesIn(folder: string): Series[] {
  const series = new Map<string, Series>();
  for (const { series: name = '', timestamp, value } of rowsOf(gunzipSync(readFileSync(join(folder, 'series.csv.gz'))))) {
    const one = series.get(name) ?? { name: name.replace(/^.*\//, ''), at: [], values: [], windows: [] };
    one.at.push(momentOf(timestamp));
    one.values.push(Number(value));
    series.set(name, one);
  }
  for (const { series: name = '', kind, start, end } of rowsOf(readFileSync(join(folder, 'labels.csv'))))
    if (kind === 'window') series.get(name)?.windows.push({ from: momentOf(start), to: momentOf(end) });
  return [...series.values()];
}

/** Points of a day, by the distance that most neighbours have. */
function pointsOfDay({ at }: Series): number {
  const distances = at.slice(1).map((moment, i) => moment - (at[i] ?? 0));
  return Math.round(DAY / (distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? DAY));
}

interface Found {
  windows: number;
  found: number;
  alarms: number;
  wrong: number;
  judged: number;
}

/** An alarm lasts until half a day has passed without another: as an alert that is raised once. The first 15 % are learned from, as the benchmark allows. */
function tried(series: Series, falseAlarms: number): Found {
  const { at, values, windows } = series;
  const day = pointsOfDay(series);
  const week: Season[] = values.length > 60 * day ? [{ length: 7 * day, many: 4 }] : [];
  const learn = Math.floor(values.length * 0.15);
  const hold = Math.floor(day / 2);
  const judged = judge(values, {
    seasons: [...week, { length: day, many: 14 }],
    // of temperatures, shares and times none is a sum; passengers are a number
    summed: series.name === 'nyc_taxi',
    ...{ falseAlarms, hold, smooth: Math.max(1, Math.round(day / 50)), learn },
  });
  const hit = new Set<number>();
  let [alarms, wrong, last] = [0, 0, Number.NEGATIVE_INFINITY];
  judged.forEach(({ anomalous }, i) => {
    if (!anomalous) return;
    const within = windows.findIndex(({ from, to }) => (at[i] ?? 0) >= from && (at[i] ?? 0) <= to);
    if (within >= 0) hit.add(within);
    if (i - last > hold) {
      alarms++;
      if (within < 0) wrong++;
    }
    last = i;
  });
  return { windows: windows.length, found: hit.size, alarms, wrong, judged: values.length - learn };
}

const say = (text: string) => process.stdout.write(`${text}\n`);
if (!existsSync(FOLDER)) say(`No series in ${FOLDER}: set REAL_DATA to measure how many anomalies are found.`);
else {
  const all = seriesIn(FOLDER);
  for (const rate of [FALSE_ALARMS / 2, FALSE_ALARMS, FALSE_ALARMS * 2, FALSE_ALARMS * 5]) {
    say(`\nasked for: ${rate} false alarms in 1,000 points`);
    const total: Found = { windows: 0, found: 0, alarms: 0, wrong: 0, judged: 0 };
    for (const series of all) {
      const result = tried(series, rate);
      say(`  ${series.name.padEnd(40)} found ${result.found} of ${result.windows}, false alarms ${result.wrong} of ${result.alarms}`);
      for (const key of Object.keys(total) as (keyof Found)[]) total[key] += result[key];
    }
    const [share, wrong] = [(total.found / total.windows) * 100, (total.wrong / total.judged) * 1_000];
    say(`  found ${total.found} of ${total.windows} windows (${share.toFixed(0)} %), ${wrong.toFixed(2)} false alarms in 1,000 points`);
    if (rate === FALSE_ALARMS && (share < LEAST_FOUND || wrong > FALSE_ALARMS)) process.exitCode = 1;
  }
}

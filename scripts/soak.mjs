// npm run soak -- MINUTES [PROMISE …]: tries each promise of docs/guarantees.md for so many minutes, with a seed of its own.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';

const [minutes = '5', ...asked] = process.argv.slice(2);
const promises = readdirSync('tests/guarantees').flatMap(file => /^(.*)\.test\.ts$/.exec(file)?.[1] ?? []);
const unknown = asked.find(each => !promises.some(name => name === each || name.startsWith(`${each}-`)));
if (!(Number(minutes) > 0) || unknown) {
  console.error(`${unknown ? `There is no promise "${unknown}".` : `"${minutes}" is not a number of minutes.`}
npm run soak -- MINUTES [PROMISE …]    MINUTES for each promise, 5 by default
PROMISE                                ${promises.join(', ')}; all by default
SEED=…                                 the seed of a run that failed; by default one at random`);
  process.exit(2);
}
const seed = process.env.SEED ?? String(randomInt(2 ** 31));
console.log(`${(asked.length ? asked : promises).join(', ')}: ${minutes} minutes each, SEED=${seed}`);
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    '--testPathPatterns',
    `tests/guarantees/(${(asked.length ? asked : promises).join('|')})(-[^/]*)?\\.test`,
  ],
  { stdio: 'inherit', env: { ...process.env, SOAK_MINUTES: minutes, SEED: seed } },
);
if (status) console.error(`Again with: SEED=${seed} npm run soak -- ${process.argv.slice(2).join(' ')}`);
process.exit(status ?? 1);

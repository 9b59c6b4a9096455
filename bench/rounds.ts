import { load } from './load.ts';
import { processorTime, usedBetween } from './processor.ts';
import type { Variant } from './variants.ts';
import type { Work } from './work.ts';

const CONNECTIONS = 32;

export interface Figures {
  name: string;
  /** Requests a second ÷ those of L, one a round. */
  ratios: number[];
  /** Requests of all rounds, and milliseconds of processor time spent on them by the server and by PostgreSQL. */
  requests: number;
  server: number;
  postgres: number;
}

export interface Measuring {
  rounds: number;
  /** Of one run; each variant has two a round. */
  seconds: number;
  postmaster: number;
}

/** Compilers and caches have seen what is measured. */
const ENOUGH = 5_000;
const LONGEST = 8;
async function warm<T extends { figures: Figures }>(each: T, run: (each: T, seconds: number) => Promise<number>): Promise<void> {
  const began = performance.now();
  do await run(each, 2);
  while (each.figures.requests < ENOUGH && performance.now() - began < LONGEST * 1000);
}

/** A B C … C B A, as often as asked for: what else the machine does meets all alike. */
export async function measure(work: Work, variants: readonly Variant[], { rounds, seconds, postmaster }: Measuring): Promise<Figures[]> {
  const all = variants.map(variant => ({
    variant,
    target: variant.target(work),
    from: 100,
    figures: { name: variant.name as string, ratios: [] as number[], requests: 0, server: 0, postgres: 0 },
  }));
  type One = (typeof all)[number];
  const run = async (each: One, duration: number): Promise<number> => {
    const before = processorTime(each.variant.server.pid, postmaster);
    const { requests, seconds: took } = await load(each.target, { connections: CONNECTIONS, seconds: duration, from: each.from });
    const after = processorTime(each.variant.server.pid, postmaster);
    each.from += requests;
    each.figures.requests += requests;
    each.figures.server += after.server - before.server;
    each.figures.postgres += usedBetween(before.postgres, after.postgres);
    return requests / took;
  };
  for (const each of all) await warm(each, run);
  for (const { figures } of all) Object.assign(figures, { requests: 0, server: 0, postgres: 0 });
  for (let round = 0; round < rounds; round++) {
    const rates = new Map<One, number>();
    for (const each of [...all, ...all.toReversed()]) rates.set(each, (rates.get(each) ?? 0) + (await run(each, seconds)));
    const limit = rates.get(all[0] as One) as number;
    for (const [{ figures }, rate] of rates) figures.ratios.push(rate / limit);
  }
  return all.map(({ figures }) => figures);
}

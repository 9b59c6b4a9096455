import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that a process has used; undefined where there is no /proc. */
function used(pid: number | string): { parent: number; milliseconds: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), milliseconds: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    return undefined;
  }
}

export interface Used {
  server: number;
  /** By process: some end while we look. */
  postgres: Map<string, number>;
}

/** Processor time of a server and of the processes of PostgreSQL below `postmaster`, in milliseconds so far. */
export function processorTime(server: number, postmaster: number): Used {
  const processes = process.platform === 'linux' ? readdirSync('/proc').filter(name => /^\d+$/.test(name)) : [];
  const postgres = new Map<string, number>();
  for (const pid of processes) {
    const found = used(pid);
    if (found?.parent === postmaster) postgres.set(pid, found.milliseconds);
  }
  return { server: used(server)?.milliseconds ?? Number.NaN, postgres };
}

export const usedBetween = (before: Map<string, number>, after: Map<string, number>): number =>
  [...after].reduce((sum, [pid, milliseconds]) => sum + milliseconds - (before.get(pid) ?? 0), 0);

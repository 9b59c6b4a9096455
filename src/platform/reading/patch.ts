import { PATCH, type Patch } from './compile/compilation.js';
import type { Variables } from './values.js';

type Json = Record<string, unknown> | unknown[] | string | number | boolean | null;

/** One patch for the variables of a request. */
type Work = Pick<Patch, 'path' | 'compute'> & { number: number; args: object };

function descend(value: Json | undefined, work: Work, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) descend(item as Json, work, depth);
    return;
  }
  const { path, number, compute, args } = work;
  const key = path[depth] as string;
  const inner = value[key] as Json | undefined;
  if (depth < path.length - 1) descend(inner, work, depth + 1);
  else if (inner !== null && typeof inner === 'object' && !Array.isArray(inner) && inner[PATCH] === number) {
    value[key] = (compute as (this: unknown, args: object) => unknown).call(inner, args) ?? null;
  }
}

/** Computes what TypeScript computes, where the statement left what it needs. `data` is changed. */
export function applyPatches(data: Record<string, unknown>, patches: readonly Patch[], variables: Variables): void {
  for (const [number, { path, compute, args }] of patches.entries()) descend(data, { path, compute, number, args: args(variables) }, 0);
}

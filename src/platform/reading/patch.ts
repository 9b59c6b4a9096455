import { PATCH, type Patch } from './compile/compilation.js';

type Json = Record<string, unknown> | unknown[] | string | number | boolean | null;

function descend(value: Json | undefined, number: number, patch: Patch, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) descend(item as Json, number, patch, depth);
    return;
  }
  const key = patch.path[depth] as string;
  const inner = value[key] as Json | undefined;
  if (depth < patch.path.length - 1) descend(inner, number, patch, depth + 1);
  else if (inner !== null && typeof inner === 'object' && !Array.isArray(inner) && inner[PATCH] === number) {
    value[key] = (patch.compute as (this: unknown) => unknown).call(inner) ?? null;
  }
}

/** Computes what TypeScript computes, where the statement left what it needs. `data` is changed. */
export function applyPatches(data: Record<string, unknown>, patches: readonly Patch[]): void {
  for (const [number, patch] of patches.entries()) descend(data, number, patch, 0);
}

/** Chance that can be had again: the same seed throws the same. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { seed, next, pick: <T>(list: readonly T[]): T => list[next(list.length)] as T };
}
export type Dice = ReturnType<typeof dice>;

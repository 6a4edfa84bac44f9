/** Random choices from a seed, the same on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** 0 to below - 1. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One to `most` different members, or the only one as itself. */
  some<T>(list: readonly T[], most?: number): T | T[];
  /** The value with that probability, else nothing. */
  maybe<T>(probability: number, value: () => T): T | undefined;
  shuffled<T>(list: readonly T[]): T[];
}

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const shuffled = <T>(list: readonly T[]): T[] => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  };
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
    some: (list, most = 2) => {
      const chosen = shuffled(list).slice(0, 1 + below(Math.min(most, list.length)));
      return chosen.length === 1 ? chosen[0]! : chosen;
    },
    maybe: (probability, value) => (next() < probability ? value() : undefined),
    shuffled,
  };
}

/** Fields that hold nothing are left out, as in a file. */
export function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

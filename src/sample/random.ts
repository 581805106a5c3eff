/** A seeded stream of chance: the same seed gives the same shop, file by file and byte by byte. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
  /** Exponential with this mean, cut at four times the mean. */
  tail(mean: number): number;
  digits(count: number): string;
  /** A stream of its own, so that a change in one part leaves the others as they were. */
  fork(label: string): Random;
}

/** mulberry32: 32 bits of state are plenty for a sample and the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (items) => itemAt(items, int(0, items.length - 1)),
    weighted: (items) => weighted(items, next()),
    tail: (mean) => Math.min(4 * mean, -mean * Math.log(1 - next())),
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
    fork: (label) => seeded(labelled(seed, label)),
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  if (index < 0 || index >= items.length) throw new RangeError('Nothing to choose from.');
  return items[index] as T;
}

function weighted<T extends { readonly weight: number }>(items: readonly T[], share: number): T {
  let left = share * items.reduce((sum, item) => sum + item.weight, 0);
  const found = items.findIndex((item) => (left -= item.weight) < 0);
  return itemAt(items, found < 0 ? items.length - 1 : found);
}

/** FNV-1a, 32 bits. */
function labelled(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of label) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/**
 * Rounds parts to whole numbers that add up to `total` (largest remainder; ties go to the first). `parts` add up to
 * `total` but for rounding.
 */
export function apportion(parts: readonly number[], total: number): number[] {
  const floors = parts.map((part) => Math.floor(part + 1e-9));
  let left = total - floors.reduce((a, b) => a + b, 0);
  const order = parts.map((part, i) => ({ i, rest: part - (floors[i] ?? 0) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const result = [...floors];
  for (let n = 0; left > 0 && order.length > 0; n += 1, left -= 1) add(result, order[n % order.length]?.i ?? 0, 1);
  for (let n = order.length - 1; left < 0 && order.length > 0; n = (n - 1 + order.length) % order.length, left += 1) add(result, order[n]?.i ?? 0, -1);
  return result;
}

function add(list: number[], index: number, step: number): void {
  list[index] = (list[index] ?? 0) + step;
}

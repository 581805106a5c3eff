/**
 * An id that a spreadsheet has turned into a number: `6.91793E+18`, or, in a cell stored as a number, more than 15
 * digits of which all beyond the 15th are zero. Full digits in a numeric cell are fine: another program kept them.
 */
export function lostDigits(raw: string, isNumericCell = false): boolean {
  const text = raw.trim();
  if (/^\d(?:\.\d+)?[eE]\+?\d+$/.test(text)) return true;
  // One zero proves little (one 16-digit id in ten ends so); two or more beyond the 15th digit do.
  return isNumericCell && /^\d{17,}$/.test(text) && /^0+$/.test(text.slice(15));
}

/** Zeros beyond the 15th digit, over all ids of a column, that cannot be chance: one in a million. */
const ZEROS_BEYOND_CHANCE = 6;

/**
 * Ids that a spreadsheet has rounded and then written out in full, as text: `6912345678901230000`. One alone may be a
 * real id; a column in which every id so far is one is not.
 */
export class RoundedIds {
  readonly #zeros = new Map<string, number>();

  /** True once the ids of this column are surely rounded. */
  add(column: string, id: string): boolean {
    const before = this.#zeros.get(column) ?? 0;
    if (before < 0) return false;
    const isRounded = /^\d{17,}$/.test(id) && /^0+$/.test(id.slice(15));
    const zeros = isRounded ? before + id.length - 15 : id === '' ? before : -1;
    this.#zeros.set(column, zeros);
    return zeros >= ZEROS_BEYOND_CHANCE;
  }
}
